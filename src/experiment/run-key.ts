/** What a run of a sweep is known by: everything that decides its numbers, and nothing else, so that it is never lived twice. */
import { seedOf } from '../model/scenario.ts';
import { ScenarioFault } from '../scenario/fault.ts';
import { canonicalJson, sha256 } from '../simulate/fingerprint.ts';
import { changesKey } from './point-scenario.ts';
import type { Point, SweepPlan } from './sweep.ts';

/** What counts as the same code (src/simulate/version.ts). */
export interface Code {
  readonly version: string;
  readonly code: string;
}

/** What the rows of a store are reduced to: rows of another reduction are of no use. */
export function reductionOf({ outcomes, series }: Pick<SweepPlan, 'outcomes' | 'series'>): string {
  const recipes = [outcomes, series].map((all) => all.map(({ name, recipe }) => ({ name, recipe })));
  return sha256(canonicalJson(recipes)).slice(0, 16);
}

/** The keys and seeds of all runs of a plan. A point is found by what is set in it, never by its number: points may be added. */
export class RunKeys {
  readonly #plan: SweepPlan;
  readonly #of: string;
  readonly #points: (string | undefined)[] = [];

  constructor(plan: SweepPlan, { version, code }: Code) {
    this.#plan = plan;
    this.#of = canonicalJson({ reduction: reductionOf(plan), version, code });
  }

  /** The luck of a run: replicate k has the same at every point, or each point has its own. */
  seed(point: Point, replicate: number): string {
    const { seed, luck } = this.#plan;
    return seedOf(luck === 'common' ? seed : `${seed}/${this.#changes(point).slice(0, 16)}`, replicate);
  }

  /** The thread that lived a run of a point has found out already what is set there. */
  learn(point: Point, changes: string): void {
    this.#points[point.number] ??= changes;
  }

  /** 32 hex digits. */
  key(point: Point, replicate: number): string {
    return sha256(`${this.#of} ${this.#changes(point)} ${this.seed(point, replicate)}`).slice(0, 32);
  }

  #changes(point: Point): string {
    const known = this.#points[point.number];
    if (known !== undefined) return known;
    const hash = sha256(changesOf(this.#plan, point));
    this.#points[point.number] = hash;
    return hash;
  }
}

/** Values that cannot be had together make no world; their runs fail, and are known by what was asked for. */
function changesOf(plan: SweepPlan, point: Point): string {
  try {
    return changesKey(plan, point);
  } catch (error) {
    if (!(error instanceof ScenarioFault)) throw error;
    return canonicalJson({ base: plan.base.sha256, layers: plan.layers, values: point.values, faults: error.faults });
  }
}
