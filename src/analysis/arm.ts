/** One side of a comparison as plain data: the runs of one world, each known by its seed, and what each came to. */
import type { ComparedArm } from './results/comparison.ts';

/** A number for each week that was kept, run by run. */
export interface ArmSeries {
  readonly weeks: readonly number[];
  /** By seed, in the order of the weeks; NaN where a week has none. */
  readonly runs: ReadonlyMap<string, Float64Array>;
}

export interface Arm extends Omit<ComparedArm, 'runs'> {
  readonly weeks: number;
  /** Seeds of the runs that came to their end, in their order. Two runs with one seed had the same luck. */
  readonly seeds: readonly string[];
  /** By name of the outcome, then by seed; a seed is missing where the outcome did not come about. */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly series: ReadonlyMap<string, ArmSeries>;
}

/** Seeds that two arms have in common, in the order of the first: runs that are pairs. None: the arms are not paired. */
export function commonSeeds(arm: Arm, against: Arm): string[] {
  const known = new Set(against.seeds);
  return arm.seeds.filter((seed) => known.has(seed));
}

/** What the runs of these seeds came to, where the outcome came about. */
export function valuesOf(arm: Arm, outcome: string, seeds: readonly string[] = arm.seeds): number[] {
  const values = arm.outcomes.get(outcome);
  return seeds.flatMap((seed) => values?.get(seed) ?? []);
}
