/** How many rows a design has before constraints, told without drawing it; or why there is no such design. */
import type { DesignSpec, Factor, Level } from '../sweep.ts';
import { DesignFault } from './design-fault.ts';
import { MOST_DIMENSIONS, MOST_POINTS } from './sobol-sequence.ts';

/**
 * @returns rows, among which equal ones have not yet become one
 * @throws DesignFault where the design does not fit its factors
 */
export function sizeOf(spec: DesignSpec, factors: readonly Factor[]): number {
  const many = factors.length;
  if (many === 0 && DRAWN.has(spec.kind))
    throw new DesignFault(`a design of kind ${spec.kind} needs something that varies`);
  switch (spec.kind) {
    case 'full-factorial':
      return factors.reduce((rows, factor) => rows * levelsOf(factor, spec.kind).length, 1);
    case 'table':
      for (const [at, row] of spec.rows.entries())
        if (row.length !== many)
          throw new DesignFault(
            `row ${at + 1} of the table has ${row.length} values, expected ${many}, one for each factor`,
          );
      return counted('rows of a table', spec.rows.length);
    case 'zip':
      return zipped(factors);
    case 'random':
    case 'latin-hypercube':
      return counted('points', spec.points);
    case 'sobol':
      dimensions(many, many, spec.kind);
      return counted('points', spec.points, MOST_POINTS);
    case 'morris':
      if (!Number.isSafeInteger(spec.levels) || spec.levels < 2 || spec.levels % 2 === 1)
        throw new DesignFault(
          `levels of a design of kind morris are ${spec.levels}, expected an even number, 2 or more`,
        );
      return counted('trajectories', spec.trajectories) * (many + 1);
    case 'saltelli':
      dimensions(2 * many, many, spec.kind);
      return counted('base', spec.base, MOST_POINTS) * (spec.second ? 2 * many + 2 : many + 2);
    case 'one-at-a-time':
      return factors.reduce((rows, factor) => rows + changesOf(factor), 1);
    case 'nested':
      return factorsOfParts(spec, factors).reduce((rows, of, at) => rows * partSize(spec.parts[at]!.design, of), 1);
  }
}

const DRAWN: ReadonlySet<string> = new Set([
  'zip',
  'random',
  'latin-hypercube',
  'sobol',
  'morris',
  'saltelli',
  'nested',
]);

/** What a factor may be, where a design needs it as a list. */
export function levelsOf(factor: Factor, kind: DesignSpec['kind']): readonly Level[] {
  if (factor.levels !== null) return factor.levels;
  const [low, high] = factor.range!;
  throw new DesignFault(
    `${factor.name} is a range (${low} to ${high}) without levels, expected a list or a range with steps: ` +
      `a design of kind ${kind} needs them`,
    factor.name,
  );
}

/** The value of the scenario, where a design begins with it. */
export function usualOf(factor: Factor): Level {
  if (factor.usual !== null) return factor.usual;
  throw new DesignFault(
    `${factor.name} has no usual value, as the scenario's own is none of its categories; a design of kind one-at-a-time needs one`,
    factor.name,
  );
}

function changesOf(factor: Factor): number {
  const usual = usualOf(factor);
  return levelsOf(factor, 'one-at-a-time').filter((level) => level !== usual).length;
}

function zipped(factors: readonly Factor[]): number {
  const lengths = factors.map((factor) => levelsOf(factor, 'zip').length);
  const other = lengths.findIndex((length) => length !== lengths[0]);
  if (other < 0) return lengths[0]!;
  const [first, second] = [factors[0]!, factors[other]!];
  throw new DesignFault(
    `${second.name} has ${lengths[other]} levels and ${first.name} has ${lengths[0]}, expected equally many: a design of kind zip pairs them`,
    second.name,
  );
}

/** The factors of each part of a nested design; every factor must belong to exactly one. */
export function factorsOfParts(
  spec: Extract<DesignSpec, { kind: 'nested' }>,
  factors: readonly Factor[],
): readonly (readonly Factor[])[] {
  const named = new Map(factors.map((factor) => [factor.name, factor]));
  const taken = new Set<string>();
  const parts = spec.parts.map((part) =>
    part.factors.map((name) => {
      const factor = named.get(name);
      if (factor === undefined)
        throw new DesignFault(`no factor ${name}, expected one of ${[...named.keys()].join(', ')}`, name);
      if (taken.has(name))
        throw new DesignFault(`${name} belongs to two parts of the nested design, expected one`, name);
      taken.add(name);
      return factor;
    }),
  );
  for (const name of named.keys())
    if (!taken.has(name)) throw new DesignFault(`${name} belongs to no part of the nested design, expected one`, name);
  return parts;
}

function partSize(spec: DesignSpec, factors: readonly Factor[]): number {
  if (spec.kind === 'morris' || spec.kind === 'saltelli')
    throw new DesignFault(
      `a design of kind ${spec.kind} cannot be part of a nested one, as its analysis needs it by itself: expected a sweep of its own`,
    );
  return sizeOf(spec, factors);
}

function counted(what: string, given: number, most = Number.MAX_SAFE_INTEGER): number {
  if (Number.isSafeInteger(given) && given >= 1 && given <= most) return given;
  const upTo = most === Number.MAX_SAFE_INTEGER ? ', 1 or more' : ` from 1 to ${most}`;
  throw new DesignFault(`${what}: ${given} given, expected a whole number${upTo}`);
}

function dimensions(needed: number, factors: number, kind: string): void {
  if (needed <= MOST_DIMENSIONS) return;
  const most = Math.floor((MOST_DIMENSIONS * factors) / needed);
  throw new DesignFault(
    `${factors} factors given, expected ${most} or fewer: a design of kind ${kind} has no more dimensions`,
  );
}
