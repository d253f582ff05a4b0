/** Points that lie on a grid of two factors, by the place of their levels; and on which side of R = 1 each lies. */
import type { Point } from '../../experiment/sweep.ts';
import type { Swept, ToldOutcome, Varied } from './swept.ts';

export interface Grid {
  readonly x: Varied;
  readonly y: Varied;
  /** By the place of the levels: rows of y, columns of x; undefined where there is no such point. */
  readonly at: readonly (readonly (Point | undefined)[])[];
}

export function gridOf(points: readonly Point[], x: Varied, y: Varied): Grid {
  const known = new Map(points.map((point) => [key(point.values[x.at]!, point.values[y.at]!), point]));
  return { x, y, at: y.values.map((below) => x.values.map((along) => known.get(key(along, below)))) };
}

const key = (x: unknown, y: unknown) => JSON.stringify([x, y]);

/** Whether R is clearly above 1 (1) or below it (-1) at a point; 0: its interval holds 1, or there is none. */
export function side(swept: Swept, reproduction: ToldOutcome, point: Point): -1 | 0 | 1 {
  const { low, high } = swept.cell(point, reproduction);
  return low > 1 ? 1 : high < 1 ? -1 : 0;
}
