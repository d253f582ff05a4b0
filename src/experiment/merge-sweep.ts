/** Puts a sweep together that was lived in shards, here and on other machines. */
import { placed, reserve } from '../simulate/reserve.ts';
import { Taken } from '../simulate/staging.ts';
import { designOf, drawn, endedIn, gather, OF_OTHERS } from './gather.ts';
import { mergeRuns } from './merge-runs.ts';
import { keptPlan } from './plan-file.ts';
import { Schedule } from './schedule.ts';
import type { SweepRecord } from './sweep-record.ts';
import type { Draw, SweepWatch } from './sweep-watch.ts';
import { takeParts } from './take-parts.ts';

export interface MergeCircumstances {
  /** Makes the tables of the runs that are there, even if some are missing. */
  readonly isPartial: boolean;
  readonly watch?: SweepWatch | undefined;
  readonly draw?: Draw | undefined;
}

export interface Merged {
  /** Runs that are not there; at least so many where replicates depend on outcomes. */
  readonly missing: number;
  /** Null where runs are missing and nothing was written. */
  readonly record: SweepRecord | null;
  readonly outcome: 'merged' | 'already there' | null;
}

/**
 * Makes the tables of a sweep whose runs are all there, of its parts and of those that copies of it have.
 * @param copies directories of the same sweep, lived on other machines
 * @throws Taken, Occupied, Contradiction; errors of the file system with their path
 */
export async function mergeSweep(
  directory: string,
  copies: readonly string[],
  { isPartial, watch, draw }: MergeCircumstances,
): Promise<Merged> {
  const kept = keptPlan(directory);
  if (kept === null) throw new Taken(`${directory}: is no sweep, expected a directory that groundswell sweep wrote`);
  const unlock = reserve(directory);
  try {
    const { plan, command } = kept;
    for (const copy of copies) refuseOther(copy, plan.name);
    for (const copy of copies) await takeParts(copy, directory, (line) => watch?.note(line));
    const gathering = await gather(directory, plan, 'all', watch);
    const { keys, store } = gathering;
    const schedule = new Schedule(
      designOf(plan),
      endedIn(gathering, (key) => store.get(key)),
    );
    const missing = schedule.count(
      ({ at, replicate }) => store.get(keys.key(plan.points[at]!, replicate)) === undefined,
    );
    if (missing > 0 && missing === schedule.count() && store.size > 0) watch?.note(OF_OTHERS);
    if (missing > 0 && !isPartial) return { missing, record: null, outcome: null };
    watch?.step('merging');
    const { record, outcome } = await mergeRuns(directory, { ...gathering, command, schedule });
    await drawn(directory, draw, watch);
    return { missing, record, outcome };
  } catch (error) {
    throw placed(error, directory);
  } finally {
    unlock();
  }
}

/** Parts of another sweep would do no harm, and would be of no use. */
function refuseOther(copy: string, name: string): void {
  const other = keptPlan(copy)?.plan.name ?? name;
  if (other !== name) throw new Taken(`${copy}: holds the sweep ${other}, expected a copy of ${name}`);
}
