/** Lives the runs of a sweep that are not there yet: hands them to threads, keeps what comes back, and asks for the next. */
import { Interrupted } from '../simulate/carry-out.ts';
import { designOf, endedIn, type Gathering, OF_OTHERS } from './gather.ts';
import { RunPool } from './run-pool.ts';
import { Schedule, type Shard } from './schedule.ts';
import type { SweepWatch } from './sweep-watch.ts';

export interface LiveCircumstances {
  /** Threads, one run each at a time. */
  readonly workers: number;
  /** Only a share of the runs. */
  readonly shard?: Shard | undefined;
  /** Runs that are not ok are lived again. */
  readonly retryFailed?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly watch?: SweepWatch | undefined;
  /** The code that lives a run; left out: the real one. */
  readonly worker?: URL | undefined;
}

export interface Lived {
  readonly lived: number;
  /** Has judged everything that is known now. */
  readonly schedule: Schedule;
}

/** @throws Interrupted when what is done has been kept; Contradiction; errors of the file system with their path */
export async function liveRuns(
  gathering: Gathering,
  { workers, shard, retryFailed = false, signal, watch, worker }: LiveCircumstances,
): Promise<Lived> {
  const { plan, keys, store } = gathering;
  /** Runs that were lived now: what failed before is tried once more, not for ever. */
  const now = new Set<string>();
  const ended = endedIn(gathering, (key) => {
    if (!retryFailed || now.has(key)) return store.agreed(key);
    const known = store.get(key);
    return known?.status === 'ok' ? known : undefined;
  });
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
      // Runs under way cannot be kept any more.
      stop();
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
