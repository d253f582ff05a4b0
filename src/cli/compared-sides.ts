/** What is compared of the arms that were found: in which order, by which outcomes and series, and what must be said before. */
import type { Arm } from '../analysis/arm.ts';
import type { ComparedOutcome, ComparedSeries } from '../analysis/results/comparison.ts';
import { hint } from '../scenario/near.ts';
import type { OfferedArm, OfferedOutcome } from './arms-at.ts';
import { marginsIn } from './margins.ts';
import { badInput } from './stop.ts';

export interface Asked {
  /** Names, or "all" alone; undefined: the usual. */
  readonly outcomes: readonly string[] | undefined;
  readonly matters: readonly string[];
  readonly against: string | undefined;
}

export interface Sides {
  readonly arms: readonly Arm[];
  readonly compared: readonly ComparedOutcome[];
  readonly series: readonly ComparedSeries[];
  readonly notes: readonly string[];
}

/** @throws Stop where the arms cannot be compared, or not as asked */
export function sidesOf(found: readonly OfferedArm[], asked: Asked): Sides {
  const [first, ...others] = found as [OfferedArm, ...OfferedArm[]];
  for (const { from, arm } of others)
    if (arm.weeks !== first.arm.weeks)
      throw badInput(
        `${from}: has ${arm.weeks} weeks and ${first.from} ${first.arm.weeks}, expected runs of one length`,
      );
  for (const { from, arm } of found)
    if (arm.seeds.length === 0) throw badInput(`${from}: no run of it came to its end`);
  const common = commonOutcomes(found);
  const names = common.map(({ name }) => name);
  const notes = [...leftOut(found, names), ...codesOf(found)];
  const told = outcomesTold(found, names, asked.outcomes);
  const margins = marginsIn(asked.matters, told);
  return {
    arms: ordered(found, asked.against),
    compared: told.map((name) => ({
      ...common.find((outcome) => outcome.name === name)!,
      margin: margins.get(name) ?? null,
    })),
    series: first.series.filter(({ name }) => others.every(({ series }) => series.some((one) => one.name === name))),
    notes,
  };
}

/** @throws Stop where they have none in common, or mean different things by one name */
function commonOutcomes(found: readonly OfferedArm[]): OfferedOutcome[] {
  const [first, ...others] = found as [OfferedArm, ...OfferedArm[]];
  const common = first.outcomes.filter(({ name }) =>
    others.every(({ outcomes }) => outcomes.some((one) => one.name === name)),
  );
  if (common.length === 0)
    throw badInput(
      `${others[0]!.from}: has no outcome in common with ${first.from} (${list(first)}; ${list(others[0]!)})`,
    );
  for (const { name, unit, meaning } of common) {
    for (const { from, outcomes } of others) {
      const other = outcomes.find((one) => one.name === name)!;
      if (other.unit !== unit || other.meaning !== meaning)
        throw badInput(`${from}: its outcome ${name} is "${other.meaning}", that of ${first.from} "${meaning}"`);
    }
  }
  return common;
}

const list = ({ usual }: OfferedArm) => usual.join(', ');

/** Names of what is told, in order. */
function outcomesTold(
  found: readonly OfferedArm[],
  common: readonly string[],
  asked: readonly string[] | undefined,
): readonly string[] {
  if (asked?.length === 1 && asked[0] === 'all') return common;
  if (asked === undefined) {
    const usual = found.map((arm) => arm.usual.filter((name) => common.includes(name))).find((of) => of.length > 0);
    return usual ?? common;
  }
  for (const name of asked)
    if (!common.includes(name))
      throw badInput(`--outcomes: no outcome ${name} in all that is compared${hint(name, common)}`);
  return [...new Set(asked)];
}

/** Outcomes of a sweep that not all have are not passed over in silence. */
function leftOut(found: readonly OfferedArm[], common: readonly string[]): string[] {
  return found.flatMap(({ from, arm, usual }) => {
    const left = arm.kind === 'point' ? usual.filter((name) => !common.includes(name)) : [];
    return left.length === 0 ? [] : [`${from}: ${left.join(', ')} left out, as not all have it`];
  });
}

function codesOf(found: readonly OfferedArm[]): string[] {
  const codes = new Set(found.map(({ code }) => code).filter((code) => code !== ''));
  const versions = new Set(found.map(({ arm }) => arm.version));
  // Other versions are told pair by pair.
  if (codes.size < 2 || versions.size > 1) return [];
  return ['the runs were made by different states of the program: part of what differs may come from there'];
}

/** The one that the others are held against comes first. */
function ordered(found: readonly OfferedArm[], against: string | undefined): Arm[] {
  const arms = found.map(({ arm }) => arm);
  if (against === undefined) return arms;
  const names = arms.map(({ name }) => name);
  const first = arms.find(({ name, title }) => name === against || title === against);
  if (first === undefined) throw badInput(`--against: nothing called ${against} is compared${hint(against, names)}`);
  return [first, ...arms.filter((arm) => arm !== first)];
}
