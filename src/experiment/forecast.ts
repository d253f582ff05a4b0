/** What a sweep will take, before it begins: time, memory and disk, from a few of its runs lived for a moment. */
import { memoryOf } from '../model/birth.ts';
import { runReplicate } from '../simulate/replicate.ts';
import { scenarioAt } from './point-scenario.ts';
import { THREAD_MB } from './run-pool.ts';
import type { Replicates, SweepPlan } from './sweep.ts';

export interface Forecast {
  /** Least and most runs: they differ where replicates depend on outcomes. */
  readonly runs: readonly [least: number, most: number];
  /** Of one run, from the points that were tried. */
  readonly secondsARun: number;
  /** Of the whole sweep, for least and most runs. */
  readonly seconds: readonly [least: number, most: number];
  /** Of one worker, with the largest world that was looked at, in megabytes. */
  readonly memoryMB: number;
  /** Of parts and merged tables, for the most runs, in megabytes. */
  readonly diskMB: number;
}

/** Points that are tried: the first, the last and one between; runs stop when their time is up. */
const TRIED_MS = 700;
const LOOKED_AT = 16;

/** Measured: a row of parts and runs with its key, seed and hashes, and so much for each number, compressed. */
const ROW_BYTES = 260;
const NUMBER_BYTES = 14;

export function runsOf(points: number, replicates: Replicates): readonly [least: number, most: number] {
  if (replicates.kind === 'fixed') return [points * replicates.count, points * replicates.count];
  return [points * Math.min(replicates.least, replicates.most), points * replicates.most];
}

/** @throws ScenarioFault where a point cannot be read */
export async function forecast(plan: SweepPlan, workers: number): Promise<Forecast> {
  const { points, series, outcomes } = plan;
  const runs = runsOf(points.length, plan.replicates);
  const spread = (count: number) => {
    const places = Math.min(count, points.length);
    return Array.from(
      { length: places },
      (_, k) => points[Math.round((k * (points.length - 1)) / Math.max(1, places - 1))]!,
    );
  };
  let bytes = 0;
  for (const point of spread(LOOKED_AT)) bytes = Math.max(bytes, memoryOf(scenarioAt(plan, point.values).scenario));
  const times: number[] = [];
  // The first run warms the process up and does not count.
  for (const [n, point] of [...spread(1), ...spread(3)].entries()) {
    const { scenario } = scenarioAt(plan, point.values);
    // A world that is refused is over at once.
    if (plan.memory !== null && memoryOf(scenario) > plan.memory * 1e6) continue;
    const seconds = await secondsOf({ ...scenario, seed: plan.seed });
    if (n > 0) times.push(seconds);
  }
  const mean = times.reduce((sum, seconds) => sum + seconds, 0) / Math.max(1, times.length);
  const secondsARun = plan.timeout === null ? mean : Math.min(mean, plan.timeout);
  const numbers = outcomes.length + plan.factors.length + 2 * series.length * (plan.weeks + 1);
  return {
    runs,
    secondsARun,
    seconds: [(runs[0] * secondsARun) / workers, (runs[1] * secondsARun) / workers],
    memoryMB: Math.ceil(bytes / 1e6) + THREAD_MB,
    diskMB: (runs[1] * (ROW_BYTES + numbers * NUMBER_BYTES)) / 1e6,
  };
}

const ENOUGH = new Error('enough');

/** Weeks cost more as a world comes to life, so that a run which was broken off took longer than its weeks say. */
async function secondsOf(scenario: Parameters<typeof runReplicate>[0]): Promise<number> {
  const record = { ...scenario.record, events: false, people: [], ties: [] };
  const started = performance.now();
  let weeks = 0;
  const goOn = () => {
    if (performance.now() - started > TRIED_MS) throw ENOUGH;
  };
  try {
    await runReplicate(
      { ...scenario, record },
      1,
      { row() {}, drained: () => Promise.resolve() },
      {
        goOn,
        onWeek: (week) => {
          weeks = week;
        },
      },
    );
  } catch (error) {
    // A run that fails here fails in the sweep, which will tell.
    if (error !== ENOUGH) return (performance.now() - started) / 1000;
  }
  return ((performance.now() - started) / 1000) * (scenario.weeks / Math.max(1, weeks));
}
