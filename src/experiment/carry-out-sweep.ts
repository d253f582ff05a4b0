/** Carries out a sweep, from what is there already to tables that are whole: the plot of a sweep on one page. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Interrupted } from '../simulate/carry-out.ts';
import { takeLock } from '../simulate/lock.ts';
import { placed, reserve } from '../simulate/reserve.ts';
import { Taken } from '../simulate/staging.ts';
import { codeHash, SWEEP_ROOMS, version } from '../simulate/version.ts';
import { mergeRuns } from './merge-runs.ts';
import { keepPlan, keptPlan } from './plan-file.ts';
import { type Code, RunKeys, reductionOf } from './run-key.ts';
import { RunPool } from './run-pool.ts';
import { type Known, PARTS, RunStore } from './run-store.ts';
import type { RunEnd } from './run-task.ts';
import { type Job, Schedule, type Shard } from './schedule.ts';
import type { SweepPlan } from './sweep.ts';
import { infoOf, readSweepRecord, type SweepRecord } from './sweep-record.ts';
import { takeParts } from './take-parts.ts';

export interface SweepCircumstances {
  /** Threads, one run each at a time. They change no byte of what is merged. */
  readonly workers: number;
  /** Lives only a share of the runs, and leaves merging to who has all of them. */
  readonly shard?: Shard | undefined;
  /** Runs that are not ok are lived again. */
  readonly retryFailed?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly watch?: SweepWatch | undefined;
  /** Draws charts into a directory whose tables are whole. */
  readonly draw?: ((directory: string) => Promise<void>) | undefined;
  /** The code that lives a run; left out: the real one. */
  readonly worker?: URL | undefined;
}

/** Hears how far a sweep is. */
export interface SweepWatch {
  /** Something that people should know. */
  note(line: string): void;
  /** So many runs are there already. */
  kept(runs: number): void;
  /** A run is over: so many are there now, of so many that are wanted so far. */
  run(done: number, wanted: number, end: RunEnd): void;
  step(what: 'merging' | 'drawing'): void;
}

export interface SweepEnd {
  readonly outcome: 'carried out' | 'already there';
  /** Runs that were lived now. */
  readonly lived: number;
  /** Runs that are there, of this shard. */
  readonly runs: number;
  /** Of these, not ok. */
  readonly failed: number;
  /** Null for a shard, which merges nothing. */
  readonly record: SweepRecord | null;
}

export const codeNow = (): Code => ({ version: version(), code: codeHash(SWEEP_ROOMS) });

/** Said where runs are there and none is of use. */
const OF_OTHERS = 'the runs that are kept there are of other settings or another version: none of them is used';

/** How a shard is called where it writes. */
const whoOf = (shard: Shard | undefined) => (shard === undefined ? 'all' : `shard-${shard.i}-of-${shard.n}`);

/**
 * @param command what repeats the sweep, the same however it was asked for
 * @throws Taken, Occupied, Interrupted, Contradiction; errors of the file system with their path
 */
export async function carryOutSweep(
  plan: SweepPlan,
  command: string,
  directory: string,
  circumstances: SweepCircumstances,
): Promise<SweepEnd> {
  const { shard, watch, draw } = circumstances;
  refuseOthers(directory);
  // Shards share the folder; whoever merges has it alone.
  const unlock = shard === undefined ? reserve(directory) : reserveShard(directory, whoOf(shard));
  try {
    mkdirSync(directory, { recursive: true });
    await keepPlan(directory, { plan, command }, whoOf(shard));
    const code = codeNow();
    const keys = new RunKeys(plan, code);
    const store = await RunStore.open(directory, {
      ...{ reduction: reductionOf(plan), outcomes: plan.outcomes.map(({ name }) => name) },
      ...{ who: whoOf(shard), note: (line) => watch?.note(line) },
    });
    const { lived, schedule } = await liveAll(plan, keys, store, circumstances);
    const keyOf = ({ at, replicate }: Job) => keys.key(plan.points[at]!, replicate);
    if (shard !== undefined) {
      const runs = schedule.count();
      const failed = schedule.count((job) => store.get(keyOf(job))?.status !== 'ok');
      return { outcome: lived > 0 ? 'carried out' : 'already there', lived, runs, failed, record: null };
    }
    watch?.step('merging');
    const gathered = { plan, info: infoOf(plan, command, code), code: code.code, keys, store, schedule };
    const { record, outcome } = await mergeRuns(directory, gathered);
    if (draw !== undefined) {
      watch?.step('drawing');
      await draw(directory);
    }
    const isNew = lived > 0 || outcome === 'merged';
    const { runs, failed } = record;
    return { outcome: isNew ? 'carried out' : 'already there', lived, runs, failed, record };
  } catch (error) {
    throw placed(error, directory);
  } finally {
    unlock();
  }
}

/**
 * Makes the tables of a sweep whose runs are all there, of its parts and of those that copies of it have.
 * @param copies directories of the same sweep, lived on other machines
 * @param isPartial makes them of what there is
 * @returns null where runs are missing, and how many
 */
export async function mergeSweep(
  directory: string,
  copies: readonly string[],
  { isPartial, watch, draw }: { readonly isPartial: boolean } & Pick<SweepCircumstances, 'watch' | 'draw'>,
): Promise<{
  readonly missing: number;
  readonly record: SweepRecord | null;
  readonly outcome: 'merged' | 'already there' | null;
}> {
  const kept = keptPlan(directory);
  if (kept === null) throw new Taken(`${directory}: is no sweep, expected a directory that groundswell sweep wrote`);
  const unlock = reserve(directory);
  try {
    const { plan, command } = kept;
    for (const copy of copies) await takeParts(copy, directory, (line) => watch?.note(line));
    const code = codeNow();
    const keys = new RunKeys(plan, code);
    const store = await RunStore.open(directory, {
      ...{ reduction: reductionOf(plan), outcomes: plan.outcomes.map(({ name }) => name) },
      ...{ who: 'all', note: (line) => watch?.note(line) },
    });
    const schedule = new Schedule(designOf(plan), endedIn(plan, keys, store));
    const missing = schedule.count(
      ({ at, replicate }) => store.get(keys.key(plan.points[at]!, replicate)) === undefined,
    );
    if (missing > 0 && missing === schedule.count() && store.size > 0) watch?.note(OF_OTHERS);
    if (missing > 0 && !isPartial) return { missing, record: null, outcome: null };
    watch?.step('merging');
    const gathered = { plan, info: infoOf(plan, command, code), code: code.code, keys, store, schedule };
    const { record, outcome } = await mergeRuns(directory, gathered);
    if (draw !== undefined) {
      watch?.step('drawing');
      await draw(directory);
    }
    return { missing, record, outcome };
  } catch (error) {
    throw placed(error, directory);
  } finally {
    unlock();
  }
}

/** A directory of that name that holds something else is nobody's to write into. */
function refuseOthers(directory: string): void {
  if (!existsSync(directory)) return;
  const isOurs = keptPlan(directory) !== null || readSweepRecord(directory) !== null;
  const isLeft = (name: string) => name === PARTS || name.startsWith('plan.json');
  if (!isOurs && readdirSync(directory).some((name) => !isLeft(name)))
    throw new Taken(`${directory}: holds something that is no sweep; choose another place with --out`);
}

function reserveShard(directory: string, who: string): () => void {
  const place = join(directory, PARTS, who);
  mkdirSync(dirname(place), { recursive: true });
  return takeLock(place);
}

export const designOf = ({ points, replicates, outcomes }: SweepPlan) => ({
  ...{ points: points.length, replicates },
  outcomes: outcomes.map(({ name }) => name),
});

const endedOf = ({ status, outcomes }: Known) => ({ outcomes: status === 'ok' ? outcomes : null });

function endedIn(plan: SweepPlan, keys: RunKeys, store: RunStore) {
  return ({ at, replicate }: Job) => {
    if (store.size === 0) return undefined;
    const known = store.get(keys.key(plan.points[at]!, replicate));
    return known === undefined ? undefined : endedOf(known);
  };
}

/** Lives every run that is not there yet. */
async function liveAll(
  plan: SweepPlan,
  keys: RunKeys,
  store: RunStore,
  { workers, shard, retryFailed = false, signal, watch, worker }: SweepCircumstances,
): Promise<{ lived: number; schedule: Schedule }> {
  /** Runs that are over and that the schedule has not been told of twice: what failed before is lived once more, not for ever. */
  const now = new Set<string>();
  const ended = ({ at, replicate }: Job) => {
    // What is set at a point takes a moment to find out: not before there is anything to be looked up by it.
    if (store.size === 0) return undefined;
    const key = keys.key(plan.points[at]!, replicate);
    const known = retryFailed || now.has(key) ? store.get(key) : store.agreed(key);
    if (known === undefined || (retryFailed && known.status !== 'ok' && !now.has(key))) return undefined;
    return endedOf(known);
  };
  const schedule = new Schedule(designOf(plan), ended, shard ?? null);
  let done = schedule.count((job) => ended(job) !== undefined);
  if (done > 0) watch?.kept(done);
  else if (store.size > 0) watch?.note(OF_OTHERS);
  let total = schedule.count();
  if (done === total) return { lived: 0, schedule };

  const { base, factors, layers, memory, timeout } = plan;
  const common = {
    ...{ base, factors, layers, memory },
    outcomes: plan.outcomes.map(({ recipe }) => recipe),
    series: plan.series.map(({ recipe }) => recipe),
  };
  const threads = plan.replicates.kind === 'fixed' ? Math.min(workers, total - done) : workers;
  const pool = new RunPool({ workers: threads, common, timeout, worker });
  const stop = () => void pool.stop();
  signal?.addEventListener('abort', stop);
  let lived = 0;
  let underWay = 0;
  let fault: unknown = null;
  /** Wakes those who wait for a step to be over. */
  let wake: () => void = () => {};
  let waking = new Promise<void>((resolve) => {
    wake = resolve;
  });

  const lane = async () => {
    while (fault === null && !signal?.aborted) {
      const job = schedule.next();
      if (job === null) {
        if (underWay === 0) return;
        await waking;
        continue;
      }
      underWay++;
      const point = plan.points[job.at]!;
      const seed = keys.seed(point, job.replicate);
      const end = await pool.live({ values: point.values, seed });
      underWay--;
      if (end !== null) {
        const { changes, ...row } = end;
        if (changes !== null) keys.learn(point, changes);
        const key = keys.key(point, job.replicate);
        store.add({ ...row, key, seed, attempt: (store.get(key)?.attempt ?? 0) + 1 });
        now.add(key);
        const before = schedule.wanted(job.at);
        schedule.end(job);
        lived++;
        done++;
        total += schedule.wanted(job.at) - before;
        watch?.run(done, total, end);
      }
      wake();
      waking = new Promise((resolve) => {
        wake = resolve;
      });
    }
  };
  const guarded = () =>
    lane().catch((error) => {
      fault ??= error;
      wake();
    });
  try {
    await Promise.all(Array.from({ length: threads }, guarded));
  } finally {
    signal?.removeEventListener('abort', stop);
    await pool.stop();
  }
  // What is done is kept, whatever ended it; where the disk itself is at fault that is told.
  await store.settle().catch((error) => {
    fault ??= error;
  });
  if (fault !== null) throw fault;
  if (signal?.aborted)
    throw new Interrupted(`stopped; ${done} of ${total} runs kept, the same command goes on from there`);
  return { lived, schedule };
}
