/** Lives one replicate of a scenario, week by week, and hands what is measured to a sink. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Observer } from '../measure/observer.ts';
import type { Sink } from '../measure/tables.ts';
import { birth } from '../model/birth.ts';
import { type Scenario, seedOf } from '../model/scenario.ts';
import { tick } from '../model/tick.ts';
import { compiledActs } from './compiled-acts.ts';
import { warmUp } from './warm-up.ts';
import { fingerprint } from './world-fingerprint.ts';

export interface ReplicateOptions {
  /** Told after every week. */
  readonly onWeek?: (week: number) => void;
  /** Stops the run at the next week's end: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** How long the weeks may hold the thread before signals and writers get a turn. */
const TURN_MS = 50;

/**
 * Lives replicate number `replicate` (from 1), whose seed is seedOf(scenario.seed, replicate).
 * @returns the fingerprint of the last world
 */
export async function runReplicate(
  scenario: Scenario,
  replicate: number,
  sink: Sink,
  options: ReplicateOptions = {},
): Promise<{ fingerprint: string }> {
  const { onWeek, signal } = options;
  warmUp(scenario.people.count, scenario.weeks, scenario.rules);
  const world = birth(scenario, seedOf(scenario.seed, replicate), compiledActs());
  const observer = new Observer(scenario, replicate, sink);
  observer.observe(world);
  let turn = performance.now();
  while (world.week < scenario.weeks) {
    signal?.throwIfAborted();
    tick(world);
    observer.observe(world);
    onWeek?.(world.week);
    if (performance.now() - turn > TURN_MS) {
      await sink.drained();
      await nextTurn();
      turn = performance.now();
    }
  }
  observer.finish(world);
  await sink.drained();
  return { fingerprint: fingerprint(world) };
}
