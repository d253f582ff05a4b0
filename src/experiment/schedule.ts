/**
 * Which run is to be lived next, and when a point has been lived often enough. It knows neither threads nor disk, and what it decides
 * depends on the runs alone, never on who was quicker: a point is judged when a whole step of its replicates is over.
 */
import { meanInterval } from '../analysis/statistics/mean-interval.ts';
import type { Precision, Replicates } from './sweep.ts';

/** A run of a sweep: point (by its place in the design, from 0) and replicate (from 1). */
export interface Job {
  readonly at: number;
  readonly replicate: number;
}

/** What a run came to, as far as it matters here: null outcomes where it is not ok. */
export interface Ended {
  readonly outcomes: readonly number[] | null;
}

/** The i-th of n shares of a sweep (from 1). */
export interface Shard {
  readonly i: number;
  readonly n: number;
}

/** Why no more replicates of a point are lived. */
export type Stopped = 'fixed' | 'precise' | 'most';

export interface Design {
  readonly points: number;
  readonly replicates: Replicates;
  /** Names of the outcomes, in their order. */
  readonly outcomes: readonly string[];
}

interface State {
  /** Replicates that are wanted so far: whole steps. */
  target: number;
  /** Replicates from 1 to this one have been handed out, or were there already. */
  given: number;
  /** Runs of these that are not over yet. */
  pending: number;
  stopped: Stopped | null;
}

export class Schedule {
  readonly #design: Design;
  readonly #ended: (job: Job) => Ended | undefined;
  readonly #shard: Shard | null;
  readonly #points: State[];
  /** Points that have not been looked at, in order, and before them those that another step was added to. */
  #next = 0;
  readonly #again: number[] = [];

  /**
   * @param ended what is known of a run; asked again after `end`
   * @param shard only the runs of this share are handed out: every n-th run, or every n-th point where replicates depend on outcomes
   */
  constructor(design: Design, ended: (job: Job) => Ended | undefined, shard: Shard | null = null) {
    this.#design = design;
    this.#ended = ended;
    this.#shard = shard;
    const { replicates } = design;
    const target = replicates.kind === 'fixed' ? replicates.count : Math.min(replicates.least, replicates.most);
    this.#points = Array.from({ length: design.points }, () => ({ target, given: 0, pending: 0, stopped: null }));
    for (let at = 0; at < design.points; at++) this.#judge(at);
  }

  /** A run to live now; null: there is none, until another is over or for good. */
  next(): Job | null {
    for (;;) {
      const isAgain = this.#again.length > 0;
      const at = isAgain ? this.#again[0]! : this.#next;
      if (at >= this.#points.length) return null;
      const replicate = this.#giveOf(at);
      if (replicate !== null) return { at, replicate };
      if (isAgain) this.#again.shift();
      else this.#next++;
    }
  }

  /** A run that was handed out is over. */
  end({ at }: Job): void {
    const point = this.#points[at]!;
    point.pending--;
    if (point.pending > 0 || point.given < point.target) return;
    const before = point.target;
    this.#judge(at);
    if (point.target === before || at >= this.#next) return;
    const place = this.#again.findIndex((other) => other >= at);
    if (this.#again[place] !== at) this.#again.splice(place < 0 ? this.#again.length : place, 0, at);
  }

  /** Replicates of a point that are wanted so far. */
  wanted(at: number): number {
    return this.#points[at]!.target;
  }

  /** Null while it is not decided. */
  stopped(at: number): Stopped | null {
    return this.#points[at]!.stopped;
  }

  /** Of this share, the runs wanted so far; where replicates depend on outcomes more may come. */
  count(isCounted: (job: Job) => boolean = () => true): number {
    let count = 0;
    for (const [at, { target }] of this.#points.entries()) {
      for (let replicate = 1; replicate <= target; replicate++) {
        if (this.#isMine({ at, replicate }) && isCounted({ at, replicate })) count++;
      }
    }
    return count;
  }

  #giveOf(at: number): number | null {
    const point = this.#points[at]!;
    while (point.given < point.target) {
      point.given++;
      const job = { at, replicate: point.given };
      if (!this.#isMine(job) || this.#ended(job) !== undefined) continue;
      point.pending++;
      return job.replicate;
    }
    return null;
  }

  #isMine({ at, replicate }: Job): boolean {
    if (this.#shard === null) return true;
    const { i, n } = this.#shard;
    const { replicates } = this.#design;
    return (replicates.kind === 'fixed' ? at * replicates.count + replicate - 1 : at) % n === i - 1;
  }

  /** Goes on judging whole steps as long as all their runs are known. */
  #judge(at: number): void {
    const point = this.#points[at]!;
    const { replicates, outcomes } = this.#design;
    for (let checked = 0; point.stopped === null; ) {
      const values: (readonly number[])[] = [];
      for (let replicate = 1; replicate <= point.target; replicate++) {
        const ended = this.#ended({ at, replicate });
        if (ended === undefined) return;
        if (ended.outcomes !== null) values.push(ended.outcomes);
      }
      if (replicates.kind === 'fixed') point.stopped = 'fixed';
      else if (replicates.wanted.every((wanted) => isPrecise(wanted, outcomes, values))) point.stopped = 'precise';
      else if (point.target >= replicates.most || checked === point.target) point.stopped = 'most';
      else {
        checked = point.target;
        point.target = Math.min(point.target + replicates.step, replicates.most);
      }
    }
  }
}

/** Whether the interval of an outcome's mean is narrow enough. Fewer than two values have none. */
function isPrecise({ outcome, width, of }: Precision, names: readonly string[], runs: readonly (readonly number[])[]) {
  const column = names.indexOf(outcome);
  const { mean, low, high } = meanInterval(runs.map((outcomes) => outcomes[column]!));
  if (mean === null || low === null || high === null) return false;
  return high - low <= width * (of === 'mean' ? Math.abs(mean) : 1);
}
