/** What runs in each thread of a sweep: lives one run after the other and hands back the numbers that each is reduced to. */
import { parentPort, workerData } from 'node:worker_threads';
import { Ground } from '../engine/ground.ts';
import type { OneRun } from '../measure/outcomes.ts';
import { memoryOf } from '../model/birth.ts';
import type { Scenario } from '../model/scenario.ts';
import { sha256 } from '../simulate/fingerprint.ts';
import { runReplicate } from '../simulate/replicate.ts';
import { KeptRows, type Wanted, wantedBy } from './kept-rows.ts';
import type { OutcomeRecipe } from './outcome-recipe.ts';
import { reckon, seriesOf } from './outcomes.ts';
import { pack } from './packed-series.ts';
import { changesKey, scenarioAt } from './point-scenario.ts';
import { type Began, type Common, notOk, type RunEnd, type RunTask } from './run-task.ts';
import type { Level } from './sweep.ts';

/** Points whose scenarios are at hand: runs of one point follow each other, and those of a step that was added come between. */
const POINTS_AT_HAND = 2;

/** What V8 says where it has no room for so long an array. */
const NO_ROOM = /allocation failed|invalid (typed )?array (buffer )?length/i;

/** What is to be lived at a point, and the hash of what is set there. */
interface AtPoint {
  readonly scenario: Scenario;
  readonly changes: string;
}

const ground = new Ground();
const scenarios = new Map<string, AtPoint>();
let wanted: Wanted | null = null;

/** piscina hands over its own data beside ours. */
const common = (): Common => workerData as Common;

export default async function lives(task: RunTask): Promise<RunEnd> {
  parentPort?.postMessage({ began: task.id } satisfies Began);
  return liveRun(common(), task);
}

/** Lives one run to its end; whatever goes wrong in it is told in what is returned. */
export async function liveRun(common: Common, { values, seed }: Omit<RunTask, 'id'>): Promise<RunEnd> {
  const { outcomes, series, memory } = common;
  let changes: string | null = null;
  const not = (status: 'failed' | 'memory', reason: string) => ({ ...notOk(status, reason, outcomes.length), changes });
  try {
    const point = atPoint(common, values);
    changes = point.changes;
    const scenario = { ...point.scenario, seed };
    const megabytes = Math.ceil(memoryOf(scenario) / 1e6);
    if (memory !== null && megabytes > memory)
      return not('memory', `its world alone takes ${megabytes} MB, more than the ${memory} MB of a run`);
    wanted ??= wantedBy((run) => {
      for (const recipe of outcomes) reckon(recipe, run);
      for (const recipe of series) seriesOf(recipe, run);
      run.weeks.numbers('week');
    });
    const rows = new KeptRows(wanted);
    const { fingerprint } = await runReplicate(scenario, 1, rows, { ground });
    return {
      changes,
      status: 'ok',
      reason: '',
      world: fingerprint,
      // A zero has no sign: a table would not keep it.
      outcomes: outcomes.map((recipe) => (reckon(recipe, rows) ?? Number.NaN) + 0),
      series: series.length === 0 ? null : packedSeries(series, rows),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const isNoRoom = error instanceof RangeError && NO_ROOM.test(message);
    return not(isNoRoom ? 'memory' : 'failed', message === '' ? 'failed without a word' : message);
  }
}

/** Side by side, a value for each week that any of them has; NaN in a week that one has not. */
function packedSeries(series: readonly OutcomeRecipe[], run: OneRun): Uint8Array {
  const has = series.map(
    (recipe) => (week: number) => recipe.kind === 'weekly' && week >= recipe.from && week <= recipe.to,
  );
  const weeks = run.weeks.numbers('week').filter((week) => has.some((covers) => covers(week)));
  const columns = series.map((recipe, s) => {
    const values = seriesOf(recipe, run);
    let next = 0;
    return Float64Array.from(weeks, (week) => (has[s]!(week) ? values[next++]! : Number.NaN));
  });
  return pack(weeks, columns);
}

/** Of what a scenario records only what outcomes may need. */
function atPoint(common: Common, values: readonly Level[]): AtPoint {
  const key = JSON.stringify(values);
  const before = scenarios.get(key);
  if (before !== undefined) return before;
  const { scenario } = scenarioAt(common, values);
  const record = { ...scenario.record, events: false, people: [], ties: [] };
  const point = {
    scenario: { ...scenario, replicates: 1, record },
    changes: sha256(changesKey(common, { values })),
  };
  if (scenarios.size >= POINTS_AT_HAND) scenarios.delete(scenarios.keys().next().value!);
  scenarios.set(key, point);
  return point;
}
