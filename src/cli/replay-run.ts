/** One run of a sweep again, in full detail, as `groundswell run` would record it; and whether its last world is that of the sweep. */
import { badInput, EXIT, failure } from './stop.ts';
import type { Threads } from './threads-option.ts';

export interface SweepRunOptions {
  /** Which, by its number in runs.parquet, or by its point and replicate. */
  readonly run?: number | undefined;
  readonly point?: number | undefined;
  readonly replicate: number;
  readonly out?: string | undefined;
  readonly noCharts: boolean;
  readonly quiet: boolean;
  readonly threads: Threads;
}

/** @returns the exit code. @throws Stop */
export async function replayRun(
  given: string,
  { run, point, replicate, out, noCharts, quiet, threads }: SweepRunOptions,
): Promise<number> {
  const { join } = await import('node:path');
  const { keptPlan } = await import('../experiment/plan-file.ts');
  const { readSweep } = await import('../experiment/read-sweep.ts');
  const { replayPlan } = await import('../experiment/replay.ts');
  const { readRunRecord } = await import('../simulate/run-record.ts');
  const { live } = await import('./live.ts');
  const { plainPath } = await import('./plain-path.ts');

  const directory = plainPath(given);
  const { runs, points } = await readSweep(directory);
  const plan = keptPlan(directory)?.plan;
  if (plan === undefined) throw failure(`${directory}: has no plan.json, which says what its runs were made from`);
  const row = runs.find((one) =>
    run === undefined ? one.point === point && one.replicate === replicate : one.run === run,
  );
  if (row === undefined) {
    const asked = run === undefined ? `replicate ${replicate} of point ${point}` : `run ${run}`;
    throw badInput(`${directory}: has no ${asked}, expected a run from 1 to ${runs.length}`);
  }
  const command = `groundswell replay ${plan.name} --point ${row.point} --replicate ${row.replicate}`;
  const at = points.find(({ number }) => number === row.point)!;
  const meant = plan.points.find(({ number }) => number === row.point)?.values;
  if (JSON.stringify(meant) !== JSON.stringify(at.values))
    throw failure(`${directory}: plan.json is of a sweep that was changed since; groundswell sweep finishes it`);
  const planned = replayPlan(plan, at, row.seed, command, (fingerprint) =>
    out === undefined ? join(directory, 'replays', fingerprint) : plainPath(out),
  );
  await live({ ...planned, notes: [] }, { quiet, noCharts, threads, force: false });
  const world = readRunRecord(planned.directory)!.worlds[0]!.world;
  const which = `run ${row.run} of the sweep (point ${row.point}, replicate ${row.replicate})`;
  const said = (line: string) => void (quiet || process.stderr.write(`${line}\n`));
  if (row.status !== 'ok') said(`${which} has no last world to hold this one against: ${row.status}, ${row.reason}`);
  else if (row.world !== world)
    throw failure(`${planned.directory}: its last world is not that of ${which}: ${world} here, ${row.world} there`);
  else said(`the last world is that of ${which}, to the bit`);
  return EXIT.fine;
}
