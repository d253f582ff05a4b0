/** Carries out a sweep, from what is there already to tables that are whole: the plot of a sweep on one page. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { takeLock } from '../simulate/lock.ts';
import { placed, reserve } from '../simulate/reserve.ts';
import { Taken } from '../simulate/staging.ts';
import { drawn, gather } from './gather.ts';
import { liveRuns } from './live-runs.ts';
import { mergeRuns } from './merge-runs.ts';
import { keepPlan, keptPlan } from './plan-file.ts';
import { PARTS } from './run-store.ts';
import type { Job, Shard } from './schedule.ts';
import { SLURM } from './slurm.ts';
import type { SweepPlan } from './sweep.ts';
import { readSweepRecord, type SweepRecord } from './sweep-record.ts';
import type { Draw, SweepWatch } from './sweep-watch.ts';

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
  readonly draw?: Draw | undefined;
  /** The code that lives a run; left out: the real one. */
  readonly worker?: URL | undefined;
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
    const gathering = await gather(directory, plan, whoOf(shard), watch);
    const { keys, store } = gathering;
    const { lived, schedule } = await liveRuns(gathering, circumstances);
    await store.tidy();
    const keyOf = ({ at, replicate }: Job) => keys.key(plan.points[at]!, replicate);
    if (shard !== undefined) {
      const runs = schedule.count();
      const failed = schedule.count((job) => store.get(keyOf(job))?.status !== 'ok');
      return { outcome: lived > 0 ? 'carried out' : 'already there', lived, runs, failed, record: null };
    }
    watch?.step('merging');
    const { record, outcome } = await mergeRuns(directory, { ...gathering, command, schedule });
    await drawn(directory, draw, watch);
    const isNew = lived > 0 || outcome === 'merged';
    const { runs, failed } = record;
    return { outcome: isNew ? 'carried out' : 'already there', lived, runs, failed, record };
  } catch (error) {
    throw placed(error, directory);
  } finally {
    unlock();
  }
}

/** A directory of that name that holds something else is nobody's to write into. */
export function refuseOthers(directory: string): void {
  if (!existsSync(directory)) return;
  const isOurs = keptPlan(directory) !== null || readSweepRecord(directory) !== null;
  const isLeft = (name: string) => name === PARTS || name === SLURM || name.startsWith('plan.json');
  if (!isOurs && readdirSync(directory).some((name) => !isLeft(name)))
    throw new Taken(`${directory}: holds something that is no sweep; choose another place with --out`);
}

function reserveShard(directory: string, who: string): () => void {
  const place = join(directory, PARTS, who);
  mkdirSync(dirname(place), { recursive: true });
  return takeLock(place);
}
