/** The shape that the points of a sweep have in the space of its factors; it decides how they can be drawn. */
import type { Point } from '../../experiment/sweep.ts';
import type { Swept, Varied } from './swept.ts';

export type Shape =
  /** One point, or none. */
  | { readonly kind: 'point' }
  /** One factor along which all points lie; others that change do so along with it. */
  | { readonly kind: 'line'; readonly along: Varied; readonly others: readonly Varied[] }
  /** Levels of two or three factors crossed with each other. */
  | { readonly kind: 'grid'; readonly factors: readonly Varied[] }
  /** One point in the middle, and others that differ from it in one factor each. */
  | { readonly kind: 'star'; readonly middle: Point }
  | { readonly kind: 'cloud' };

/** A grid with more factors cannot be drawn whole. */
const MOST_CROSSED = 3;
/** Constraints and failures leave out some combinations; with fewer than this share it is no grid. */
const LEAST_COVERED = 0.5;

export function shapeOf({ varied, points }: Swept): Shape {
  if (varied.length === 0) return { kind: 'point' };
  const [first] = varied as readonly [Varied, ...Varied[]];
  const along = varied.find(({ kind }) => kind !== 'category') ?? first;
  const others = varied.filter((factor) => factor !== along);
  if (others.length === 0) return { kind: 'line', along, others };
  const middle = middleOf(points, varied);
  if (middle !== undefined) return { kind: 'star', middle };
  if (along.values.length === points.length && isPath(points, along, others)) return { kind: 'line', along, others };
  const combinations = varied.reduce((product, { values }) => product * values.length, 1);
  const isGrid = varied.length <= MOST_CROSSED && varied.every(({ spread }) => !spread);
  if (isGrid && points.length >= LEAST_COVERED * combinations) return { kind: 'grid', factors: varied };
  return { kind: 'cloud' };
}

/** The point from which all others are one step away; with fewer than two arms there is no star. */
function middleOf(points: readonly Point[], varied: readonly Varied[]): Point | undefined {
  const steps = (a: Point, b: Point) => varied.filter(({ at }) => a.values[at] !== b.values[at]).length;
  const levels = varied.reduce((sum, { values }) => sum + values.length - 1, 0);
  if (points.length !== levels + 1 || points.length < 4) return undefined;
  return points.find((middle) => points.every((other) => steps(middle, other) <= 1));
}

/** Whether every other factor only ever goes one way: set by zip, not drawn at random. */
function isPath(points: readonly Point[], along: Varied, others: readonly Varied[]): boolean {
  const sorted = [...points].sort((a, b) => Number(a.values[along.at]) - Number(b.values[along.at]));
  return others.every(({ at, values }) => {
    const rankOf = new Map(values.map((value, rank) => [value, rank]));
    const ranks = sorted.map((point) => rankOf.get(point.values[at]!)!);
    const goes = (sign: number) => ranks.every((rank, k) => k === 0 || sign * (rank - ranks[k - 1]!) >= 0);
    return goes(1) || goes(-1);
  });
}
