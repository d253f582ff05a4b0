/**
 * From the words for a design to its points. What is drawn depends on the words, the factors and the seed alone.
 *
 * Points that are set alike are one point. What the constraints forbid is left out, in three ways: listed designs and Latin
 * hypercubes have fewer points; random and Sobol' points go on being drawn until there are as many as asked; and what Morris or
 * Saltelli's analysis needs whole is refused.
 *
 * Designs that can be extended, the points that were there keeping their numbers: random, Sobol' (more points), Morris (more
 * trajectories), Saltelli (a larger base); a table with new rows at its end, and a factorial with new levels of its first factor.
 */
import type { DesignSpec, Factor, Level, Point, Structure } from '../sweep.ts';
import { DesignFault } from './design-fault.ts';
import { fullFactorial } from './full-factorial.ts';
import { latinHypercube } from './latin-hypercube.ts';
import { levelAt } from './level-at.ts';
import { morrisTrajectories } from './morris-trajectories.ts';
import { nested } from './nested.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { randomPoints } from './random-points.ts';
import { saltelli } from './saltelli.ts';
import { factorsOfParts, levelsOf, sizeOf, usualOf } from './size-of-design.ts';
import { scrambledSobolSequence } from './sobol-sequence.ts';
import { zip } from './zip.ts';

export interface DrawnDesign {
  /** Numbered from 1. */
  readonly points: readonly Point[];
  readonly structure: Structure;
  /** Rows that the constraints forbid: left out of a list, or passed over in drawing. */
  readonly dropped: number;
}

type Row = readonly Level[];
type Allowed = (values: Row) => boolean;
type OfKind<K extends DesignSpec['kind']> = Extract<DesignSpec, { kind: K }>;

/**
 * @param allowed whether the constraints of the sweep hold; values in the order of the factors
 * @throws DesignFault where there is no such design, or no point of it is allowed
 */
export function drawDesign(spec: DesignSpec, factors: readonly Factor[], seed: string, allowed: Allowed): DrawnDesign {
  sizeOf(spec, factors);
  const points = new Points();
  switch (spec.kind) {
    case 'morris':
      return { structure: morris(spec, factors, seed, points, allowed), points: points.all, dropped: 0 };
    case 'saltelli':
      return { structure: ofSaltelli(spec, factors, seed, points, allowed), points: points.all, dropped: 0 };
    default: {
      const dropped = drawsOn(spec)
        ? drawUntilEnough(spec, factors, seed, points, allowed)
        : takeAllowed(rowsOf(spec, factors, seed), points, allowed);
      return { structure: { kind: 'plain' }, points: points.all, dropped };
    }
  }
}

/** Points by their values: the first of each is kept. */
class Points {
  readonly all: Point[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of these values, which is new where they are. */
  numberOf(values: Row): number {
    const key = JSON.stringify(values);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.all.push({ number: this.all.length + 1, values: [...values] });
    this.#numbers.set(key, this.all.length);
    return this.all.length;
  }
}

function takeAllowed(rows: Iterable<Row>, points: Points, allowed: Allowed): number {
  let dropped = 0;
  for (const row of rows) {
    if (allowed(row)) points.numberOf(row);
    else dropped++;
  }
  if (points.all.length > 0) return dropped;
  throw new DesignFault(`none of the ${inWords(dropped)} points of this design is allowed by the constraints`);
}

/** Rows of all kinds that have a fixed number of them and no structure. */
function rowsOf(spec: DesignSpec, factors: readonly Factor[], seed: string): Iterable<Row> {
  switch (spec.kind) {
    case 'full-factorial':
      return fullFactorial(factors.map((factor) => levelsOf(factor, spec.kind)));
    case 'table':
      return spec.rows;
    case 'zip':
      return zip(factors.map((factor) => levelsOf(factor, spec.kind)));
    case 'one-at-a-time':
      return oneAtATime(
        factors.map(usualOf),
        factors.map((factor) => levelsOf(factor, spec.kind)),
      );
    case 'latin-hypercube':
      return latinHypercube(spec.points, factors.length, seed).map((row) => stretched(row, factors));
    case 'nested': {
      const parts = factorsOfParts(spec, factors).map((of, at) => ({
        places: of.map((factor) => factors.indexOf(factor)),
        // Named by its factors, so that parts are drawn apart and one more part leaves the others as they are.
        rows: partRows(spec.parts[at]!.design, of, `${seed} ${spec.parts[at]!.factors.join(' ')}`),
      }));
      return nested(parts);
    }
    default:
      throw new Error(`internal: rows of a design of kind ${spec.kind} are not listed`);
  }
}

/** Constraints are for whole points: a part of them is drawn without. */
function partRows(spec: DesignSpec, factors: readonly Factor[], seed: string): Row[] {
  if (!drawsOn(spec)) return [...rowsOf(spec, factors, seed)];
  const points = new Points();
  drawUntilEnough(spec, factors, seed, points, () => true);
  return points.all.map(({ values }) => values);
}

const drawsOn = (spec: DesignSpec): spec is OfKind<'random' | 'sobol'> =>
  spec.kind === 'random' || spec.kind === 'sobol';

/** Before so many have been drawn nobody gives up. */
const LEAST_TRIALS = 10_000;
/** Drawing goes on as long as one in so many is allowed. */
const ONE_IN = 1_000;
/** Nothing but points that are there already, so many times as there are: there are no others. */
const REPEATS = 100;

/** @returns how many were passed over, being forbidden */
function drawUntilEnough(
  spec: OfKind<'random' | 'sobol'>,
  factors: readonly Factor[],
  seed: string,
  points: Points,
  allowed: Allowed,
): number {
  const draw = spec.kind === 'random' ? randomPoints : scrambledSobolSequence;
  let drawn = 0;
  let dropped = 0;
  let repeated = 0;
  for (const coordinates of draw(factors.length, seed)) {
    drawn++;
    const values = stretched(coordinates, factors);
    const before = points.all.length;
    if (!allowed(values)) dropped++;
    else if (points.numberOf(values) > before) repeated = 0;
    else repeated++;
    if (points.all.length === spec.points) return dropped;
    if (drawn >= LEAST_TRIALS && (drawn - dropped) * ONE_IN < drawn)
      throw new DesignFault(
        `${inWords(drawn - dropped)} of ${inWords(drawn)} ${spec.kind} points drawn are allowed by the constraints, ` +
          'expected 1 in 1,000 or more: ranges that leave out what is forbidden',
      );
    if (repeated > LEAST_TRIALS + REPEATS * points.all.length) break;
  }
  throw new DesignFault(
    `${inWords(spec.points)} points asked for, but only ${inWords(points.all.length)} differ: expected as many or fewer`,
  );
}

function morris(
  spec: OfKind<'morris'>,
  factors: readonly Factor[],
  seed: string,
  points: Points,
  allowed: Allowed,
): Structure {
  const take = takeWhole(points, factors, allowed);
  const drawn = morrisTrajectories(spec.trajectories, spec.levels, factors.length, seed);
  const trajectories = drawn.map((trajectory) => trajectory.map(take.row));
  take.refuseGaps(spec.kind);
  return { kind: 'morris', trajectories };
}

function ofSaltelli(
  spec: OfKind<'saltelli'>,
  factors: readonly Factor[],
  seed: string,
  points: Points,
  allowed: Allowed,
): Structure {
  const take = takeWhole(points, factors, allowed);
  const a: number[] = [];
  const b: number[] = [];
  const ab = factors.map((): number[] => []);
  const ba = spec.second ? factors.map((): number[] => []) : null;
  for (const base of saltelli(spec.base, factors.length, spec.second, seed)) {
    a.push(take.row(base.a));
    b.push(take.row(base.b));
    for (const [i, of] of ab.entries()) of.push(take.row(base.ab[i]!));
    if (ba !== null) for (const [i, of] of ba.entries()) of.push(take.row(base.ba![i]!));
  }
  take.refuseGaps(spec.kind);
  return { kind: 'saltelli', a, b, ab, ba };
}

/** Takes rows that are needed every one, and refuses them all in the end if any is forbidden. */
function takeWhole(points: Points, factors: readonly Factor[], allowed: Allowed) {
  let rows = 0;
  let forbidden = 0;
  return {
    row(coordinates: readonly number[]): number {
      const values = stretched(coordinates, factors);
      rows++;
      if (!allowed(values)) forbidden++;
      return points.numberOf(values);
    },
    refuseGaps(kind: string): void {
      if (forbidden === 0) return;
      throw new DesignFault(
        `a design of kind ${kind} needs every combination: ${inWords(forbidden)} of ${inWords(rows)} rows break the constraints`,
      );
    },
  };
}

const stretched = (coordinates: readonly number[], factors: readonly Factor[]): Level[] =>
  coordinates.map((at, factor) => levelAt(factors[factor]!, at));

const inWords = (count: number): string => count.toLocaleString('en');
