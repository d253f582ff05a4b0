/** What passes between the thread that conducts a sweep and those that live its runs: plain data. */
import type { OutcomeRecipe } from './outcome-recipe.ts';
import type { PointSource } from './point-scenario.ts';
import type { Level } from './sweep.ts';
import type { Status } from './sweep-result.ts';

/** What all runs of a sweep have in common; every thread gets it once, when it starts. */
export interface Common extends PointSource {
  readonly outcomes: readonly OutcomeRecipe[];
  readonly series: readonly OutcomeRecipe[];
  /** A world that alone takes more than so many megabytes is not begun; null: any is. */
  readonly memory: number | null;
}

/** One run. */
export interface RunTask {
  /** Told back when the run begins: it may have waited for its thread to start. */
  readonly id: number;
  /** In the order of the factors. */
  readonly values: readonly Level[];
  readonly seed: string;
}

export interface Began {
  readonly began: number;
}

/** How a run ended. */
export interface RunEnd {
  readonly status: Status;
  /** Why it is not ok, in one line; '' where it is. The same wherever and whenever it is lived: no times, no sizes of machines. */
  readonly reason: string;
  /** Hash of the last world; '' where there is none. */
  readonly world: string;
  /** NaN: nothing to measure, or the run is not ok. */
  readonly outcomes: readonly number[];
  /** Hash of what is set at its point (src/experiment/point-scenario.ts); null where the thread did not get so far. */
  readonly changes: string | null;
  /** Weeks and series as src/experiment/packed-series.ts packs them; null where there are none. */
  readonly series: Uint8Array | null;
}

/** A run that did not come to its end. */
export function notOk(status: Status, reason: string, outcomes: number): RunEnd {
  const line = reason.trim().split('\n')[0]!.slice(0, 500);
  return {
    status,
    reason: line,
    world: '',
    outcomes: new Array(outcomes).fill(Number.NaN),
    series: null,
    changes: null,
  };
}
