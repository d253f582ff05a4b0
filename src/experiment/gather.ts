/** What is there of a sweep: the runs that are kept in its directory, found by what this plan and this code would live. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { codeHash, SWEEP_ROOMS, version } from '../simulate/version.ts';
import { checkSources } from './check-sources.ts';
import type { Known } from './known-run.ts';
import { PAGE } from './merge-runs.ts';
import { type Code, RunKeys, reductionOf } from './run-key.ts';
import { RunStore } from './run-store.ts';
import type { Design, Ended, Job } from './schedule.ts';
import type { SweepPlan } from './sweep.ts';
import type { Draw, SweepWatch } from './sweep-watch.ts';

export interface Gathering {
  readonly plan: SweepPlan;
  readonly code: Code;
  readonly keys: RunKeys;
  readonly store: RunStore;
}

/** Said where runs are there and none is of use. */
export const OF_OTHERS = 'the runs that are kept there are of other settings or another version: none of them is used';

/**
 * @param who writes what is lived now
 * @throws Taken, Contradiction; errors of the file system with their path
 */
export async function gather(
  directory: string,
  plan: SweepPlan,
  who: string,
  watch: SweepWatch | undefined,
): Promise<Gathering> {
  checkSources(plan.base);
  const code = { version: version(), code: codeHash(SWEEP_ROOMS) };
  const store = await RunStore.open(directory, {
    ...{ reduction: reductionOf(plan), outcomes: plan.outcomes.map(({ name }) => name) },
    ...{ who, note: (line) => watch?.note(line) },
  });
  return { plan, code, keys: new RunKeys(plan, code), store };
}

/** The plan, as far as the order of its runs depends on it. */
export const designOf = ({ points, replicates, outcomes }: SweepPlan): Design => ({
  ...{ points: points.length, replicates },
  outcomes: outcomes.map(({ name }) => name),
});

/**
 * What the schedule is told of a run.
 * @param of how a run is looked up by its key
 */
export function endedIn({ plan, keys, store }: Gathering, of: (key: string) => Known | undefined) {
  return ({ at, replicate }: Job): Ended | undefined => {
    // What is set at a point takes a moment to find out: not before there is anything to be looked up by it.
    if (store.size === 0) return undefined;
    const known = of(keys.key(plan.points[at]!, replicate));
    return known && { outcomes: known.status === 'ok' ? known.outcomes : null };
  };
}

/** Where the page is there, it is of these very tables: merging anew takes it away. */
export async function drawn(directory: string, draw: Draw | undefined, watch: SweepWatch | undefined): Promise<void> {
  if (draw === undefined || existsSync(join(directory, PAGE))) return;
  watch?.step('drawing');
  await draw(directory);
}
