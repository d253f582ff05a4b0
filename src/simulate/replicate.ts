/** Lives one replicate of a scenario, week by week, and hands what is measured to a sink. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ActDone, oneHand, type Shares } from '../engine/act.ts';
import type { Clearing } from '../engine/columns.ts';
import { COUNTS, Observer, type ObserverState } from '../measure/observer.ts';
import type { Sink } from '../measure/tables.ts';
import { Counter, Counting, type Tallies, talliesOf } from '../measure/tallies.ts';
import { birth } from '../model/birth.ts';
import { type Scenario, seedOf } from '../model/scenario.ts';
import { ACTS, tick } from '../model/tick.ts';
import type { World } from '../model/world.ts';
import { compiledActs, compiledCounts } from './compiled-acts.ts';
import { warmUp } from './warm-up.ts';
import { fingerprint } from './world-fingerprint.ts';

/** Further hands: told of the world when it is there, and let go when it has been lived. */
export interface Crew {
  begin(world: World, tallies: Tallies): Shares;
  end(): void;
}

/** A world in mid-life, and what its observer remembers. */
export interface Begun {
  readonly world: World;
  readonly state: ObserverState;
}

export interface ReplicateOptions {
  /** Goes on from there; left out: from the first morning. */
  readonly begun?: Begun;
  /** Told of the world after every so many weeks, when they have been observed. */
  readonly keep?: { readonly every: number; readonly now: (world: World, observer: Observer) => Promise<void> };
  /** Told after every week. */
  readonly onWeek?: (week: number) => void;
  /** Asked before every week: throws where the run is to stop. */
  readonly goOn?: () => void;
  readonly crew?: Crew;
  /** Told when an act, or everything that is measured in a week, is over. */
  readonly onAct?: ActDone;
  /** Told before every week. */
  readonly onBegin?: () => void;
  /** Where worlds of this thread stand one after the other; left out: memory of its own. */
  readonly ground?: Clearing;
}

/** How long the weeks may hold the thread before signals and writers get a turn. */
const TURN_MS = 50;

/** The number by which hands know a count: they come after the acts. */
export const FIRST_COUNT = ACTS.length;

/**
 * Lives replicate number `replicate` (from 1), whose seed is seedOf(scenario.seed, replicate).
 * @returns the fingerprint of the last world
 */
export async function runReplicate(
  scenario: Scenario,
  replicate: number,
  sink: Sink,
  { begun, keep, onWeek, goOn, crew, onAct, onBegin, ground }: ReplicateOptions = {},
): Promise<{ fingerprint: string }> {
  warmUp(scenario.people.count, scenario.weeks, scenario.rules);
  const world = begun?.world ?? birth(scenario, seedOf(scenario.seed, replicate), compiledActs(), ground);
  const tallies = talliesOf(world.settings, world.block.rows, { behind: world.block });
  const counter = new Counter(world, tallies, COUNTS, compiledCounts());
  const shares = crew?.begin(world, tallies) ?? oneHand;
  const observer = new Observer(scenario, replicate, sink, new Counting(counter, shares, FIRST_COUNT));
  if (begun === undefined) observer.observe(world);
  else observer.restore(begun.state);
  let turn = performance.now();
  while (world.week < scenario.weeks) {
    goOn?.();
    onBegin?.();
    tick(world, shares, onAct);
    observer.observe(world);
    onAct?.(FIRST_COUNT);
    if (keep !== undefined && world.week % keep.every === 0) await keep.now(world, observer);
    onWeek?.(world.week);
    if (performance.now() - turn > TURN_MS) {
      await sink.drained();
      await nextTurn();
      turn = performance.now();
    }
  }
  observer.finish(world);
  crew?.end();
  await sink.drained();
  return { fingerprint: fingerprint(world) };
}
