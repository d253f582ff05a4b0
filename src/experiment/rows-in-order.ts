/** The runs of a sweep that are known, in the order of its points and then of replicates, wherever they were lived. */

import type { Known } from './known-run.ts';
import type { RunKeys } from './run-key.ts';
import type { RunStore } from './run-store.ts';
import type { Schedule } from './schedule.ts';
import type { Point, SweepPlan } from './sweep.ts';

export interface Gathered {
  readonly plan: SweepPlan;
  readonly keys: RunKeys;
  readonly store: RunStore;
  /** Has judged all that is known. */
  readonly schedule: Schedule;
}

/** A run that is known, and where it stands in the sweep. */
export interface Row {
  readonly point: Point;
  readonly replicate: number;
  readonly key: string;
  readonly known: Known;
}

export interface RowsOfPoint {
  readonly point: Point;
  /** Its place in the design, from 0. */
  readonly at: number;
  readonly rows: readonly Row[];
}

/** Point by point, also those without a run. @throws Contradiction */
export function* rowsByPoint({ plan, keys, store, schedule }: Gathered): Generator<RowsOfPoint> {
  for (const [at, point] of plan.points.entries()) {
    const rows: Row[] = [];
    for (let replicate = 1; replicate <= schedule.wanted(at); replicate++) {
      const key = keys.key(point, replicate);
      const known = store.agreed(key);
      if (known !== undefined) rows.push({ point, replicate, key, known });
    }
    yield { point, at, rows };
  }
}

/** What is missing is left out. @throws Contradiction */
export function* rowsInOrder(gathered: Gathered): Generator<Row> {
  for (const { rows } of rowsByPoint(gathered)) yield* rows;
}
