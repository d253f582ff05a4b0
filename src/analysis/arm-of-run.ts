/** A run directory as one side of a comparison: what its replicates came to, and the weeks that are held side by side. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OneRun, OUTCOMES } from '../measure/outcomes.ts';
import { readRuns, TABLES_OF_OUTCOMES } from '../measure/read-runs.ts';
import { layOut } from '../simulate/lay-out.ts';
import type { RunRecord } from '../simulate/run-record.ts';
import type { Arm, ArmSeries } from './arm.ts';
import type { ComparedSeries } from './results/comparison.ts';

/** What of every week is compared where the arms are runs: columns of weeks.csv, as shares of the people there are where a share is wanted. */
export const RUN_SERIES: readonly (ComparedSeries & { readonly column: string; readonly of: string | null })[] = [
  {
    ...{ name: 'members', unit: 'share', head: 'People in a group', column: 'members', of: 'people' },
    meaning: 'share of all people who belonged to a group in that week',
  },
  {
    ...{ name: 'ever', unit: 'share', head: 'People who ever belonged', column: 'ever', of: 'people' },
    meaning: 'share of all people who had ever belonged to a group by that week',
  },
  {
    ...{ name: 'groups', unit: 'groups', head: 'Groups alive', column: 'groups', of: null },
    meaning: 'groups alive in that week',
  },
];

/**
 * @param directory the run directory, with CSV or Parquet tables
 * @throws Error "<file>: <what is wrong>" where a table cannot be read
 */
export async function armOfRun(
  directory: string,
  record: RunRecord,
  called: { readonly name: string; readonly title: string; readonly kind: 'run' | 'variant' },
): Promise<Arm> {
  const runs = await runsIn(directory, record);
  const seedOf = new Map(record.worlds.map(({ replicate, seed }) => [replicate, seed]));
  const lived = [...runs].map(([replicate, run]) => ({ seed: seedOf.get(replicate) ?? `${replicate}`, run }));
  const outcomes = OUTCOMES.map(({ name, of }) => {
    const values = lived.flatMap(({ seed, run }) => {
      const value = of(run);
      return value === null || Number.isNaN(value) ? [] : [[seed, value] as const];
    });
    return [name, new Map(values)] as const;
  });
  return {
    ...called,
    ...{ fingerprint: record.fingerprint, point: null, version: record.version, weeks: record.weeks, failed: 0 },
    seeds: lived.map(({ seed }) => seed),
    outcomes: new Map(outcomes),
    series: new Map(RUN_SERIES.map((series) => [series.name, seriesOf(lived, series)])),
  };
}

/** The tables, through CSV where they are Parquet; the desk for it is gone afterwards. */
async function runsIn(directory: string, record: RunRecord): Promise<Map<number, OneRun>> {
  if (record.format === 'csv') return readRuns(directory);
  const desk = mkdtempSync(join(tmpdir(), 'groundswell-compare-'));
  try {
    for (const table of TABLES_OF_OUTCOMES) await layOut(directory, `${table}.parquet`, desk);
    return await readRuns(desk);
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
}

function seriesOf(
  lived: readonly { readonly seed: string; readonly run: OneRun }[],
  { column, of }: (typeof RUN_SERIES)[number],
): ArmSeries {
  const weeks = lived[0]?.run.weeks.numbers('week') ?? [];
  const runs = lived.map(({ seed, run }) => {
    const row = new Map(run.weeks.numbers('week').map((week, at) => [week, at]));
    const [part, whole] = [run.weeks.numbers(column), of === null ? null : run.weeks.numbers(of)];
    const value = (week: number) => {
      const at = row.get(week);
      return at === undefined ? Number.NaN : part[at]! / (whole === null ? 1 : whole[at]!);
    };
    return [seed, Float64Array.from(weeks, value)] as const;
  });
  return { weeks, runs: new Map(runs) };
}
