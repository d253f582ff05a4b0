/** One point of a sweep as one side of a comparison. */
import type { Point } from '../experiment/sweep.ts';
import type { RunSeries, SweepResult } from '../experiment/sweep-result.ts';
import type { Arm, ArmSeries } from './arm.ts';

/**
 * @param result the sweep; runs that are not ok are counted and otherwise left out
 * @param series of all runs, or none; in each the columns in the order of the sweep's series
 */
export function armOfPoint(
  { info, runs }: SweepResult,
  series: readonly RunSeries[],
  point: Point,
  called: { readonly name: string; readonly title: string },
): Arm {
  const here = runs.filter((run) => run.point === point.number);
  const lived = here.filter(({ status }) => status === 'ok').toSorted((a, b) => a.replicate - b.replicate);
  const outcomes = info.outcomes.map(({ name }, at) => {
    const values = lived.flatMap(({ seed, outcomes: of }) => {
      const value = of[at] ?? Number.NaN;
      return Number.isNaN(value) ? [] : [[seed, value] as const];
    });
    return [name, new Map(values)] as const;
  });
  const seedOf = new Map(lived.map(({ replicate, seed }) => [replicate, seed]));
  const kept = series.filter((run) => run.point === point.number && seedOf.has(run.replicate));
  return {
    ...called,
    ...{ kind: 'point', fingerprint: info.fingerprint, point: point.number, version: info.version, weeks: info.weeks },
    failed: here.length - lived.length,
    seeds: lived.map(({ seed }) => seed),
    outcomes: new Map(outcomes),
    series: new Map(
      info.series.map(({ name }, at): [string, ArmSeries] => [
        name,
        {
          weeks: kept[0]?.weeks ?? [],
          runs: new Map(kept.map((run) => [seedOf.get(run.replicate)!, run.columns[at] ?? new Float64Array()])),
        },
      ]),
    ),
  };
}
