/** Where the time of a world goes: for each act how long it took, how long hands worked at it, and how long they waited. */
import type { ActDone } from '../engine/act.ts';
import type { Toll } from '../engine/crew.ts';
import { COUNTS } from '../measure/observer.ts';
import { ACTS } from '../model/tick.ts';
import { FIRST_COUNT } from './replicate.ts';

/** What one hand did, by the number of the job; the numbers behind the acts are what is counted. */
export interface HandTimes {
  readonly busyMs: Float64Array;
  readonly shares: Float64Array;
}

/** What a world took: times by the number of the act, everything that is measured in the last place. */
export interface Profile {
  /** From the beginning of each act to its end, as the leading hand sees it. */
  readonly wallMs: Float64Array;
  readonly hands: readonly HandTimes[];
}

/** A line of the profile. */
export interface ActTime {
  readonly name: string;
  /** Who does it: one hand, or many over the rows of a table. */
  readonly by: string;
  readonly wallMs: number;
  readonly busyMs: readonly number[];
  readonly shares: number;
}

/** Keeps the times of one hand. */
export class HandWatch implements Toll, HandTimes {
  readonly busyMs = new Float64Array(FIRST_COUNT + COUNTS.length);
  readonly shares = new Float64Array(FIRST_COUNT + COUNTS.length);

  now(): number {
    return performance.now();
  }

  worked(job: number, ms: number, shares: number): void {
    this.busyMs[job] = this.busyMs[job]! + ms;
    this.shares[job] = this.shares[job]! + shares;
  }
}

/** Keeps the time from one act to the next. */
export class WeekWatch {
  readonly wallMs = new Float64Array(FIRST_COUNT + 1);
  #last = performance.now();

  /** What comes next is a week. */
  readonly begin = (): void => {
    this.#last = performance.now();
  };

  readonly onAct: ActDone = (number) => {
    const now = performance.now();
    this.wallMs[number] = this.wallMs[number]! + now - this.#last;
    this.#last = now;
  };
}

/** What the only hand of a world did: all that was done. */
export function alone(wallMs: Float64Array): HandTimes {
  return { busyMs: wallMs, shares: wallMs.map((ms) => (ms > 0 ? 1 : 0)) };
}

/** The profiles of several replicates together. */
export function together(profiles: readonly Profile[]): Profile {
  const sum = (all: readonly Float64Array[]) => all[0]!.map((_, at) => all.reduce((whole, one) => whole + one[at]!, 0));
  return {
    wallMs: sum(profiles.map(({ wallMs }) => wallMs)),
    hands: profiles[0]!.hands.map((_, hand) => ({
      busyMs: sum(profiles.map(({ hands }) => hands[hand]!.busyMs)),
      shares: sum(profiles.map(({ hands }) => hands[hand]!.shares)),
    })),
  };
}

/** The profile in the order of the week. */
export function actTimes({ wallMs, hands }: Profile): ActTime[] {
  const counted = (values: Float64Array) => values.subarray(FIRST_COUNT).reduce((whole, one) => whole + one, 0);
  const acts = ACTS.map((act, number): ActTime => {
    const alone = act.kind === 'settle';
    return {
      name: act.name,
      by: alone ? 'one hand' : `many, ${act.table}`,
      wallMs: wallMs[number]!,
      busyMs: hands.map(({ busyMs }, hand) => (alone ? (hand === 0 ? wallMs[number]! : 0) : busyMs[number]!)),
      shares: hands.reduce((whole, { shares }) => whole + shares[number]!, 0),
    };
  });
  const measuring = {
    name: 'measuring',
    by: 'many, parts and stacks',
    wallMs: wallMs[FIRST_COUNT]!,
    busyMs: hands.map(({ busyMs }) => counted(busyMs)),
    shares: hands.reduce((whole, { shares }) => whole + counted(shares), 0),
  };
  return [...acts, measuring];
}
