/** Points by the value of one factor: the mean of an outcome for each level, or for bins of like many neighbours. */
import type { Point } from '../../experiment/sweep.ts';
import { intervalOf } from './interval-of.ts';
import { isNumeric, type Swept, type ToldOutcome, type Varied } from './swept.ts';

/** Of more levels each would have too few points for a mean of its own. */
const FEW_LEVELS = 6;

export interface Bin {
  /** Middle of the bin on the axis: the median of its points, or the level. */
  readonly at: number;
  readonly n: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Every so many-th, so that about `most` are left. */
export function thinned<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, k) => all[Math.floor(((k + 0.5) * all.length) / most)]!);
}

/** Bins of like many neighbouring points, or the levels themselves where there are few. */
export function binsOf(swept: Swept, outcome: ToldOutcome, factor: Varied, points: readonly Point[]): Bin[] {
  const value = (point: Point) =>
    isNumeric(factor) ? Number(point.values[factor.at]) : factor.values.indexOf(point.values[factor.at]!);
  const mean = (some: readonly Point[]) => intervalOf(some.map((point) => swept.cell(point, outcome).mean));
  if (factor.values.length <= FEW_LEVELS || !isNumeric(factor))
    return factor.values.flatMap((level, k) => {
      const own = points.filter(({ values }) => values[factor.at] === level);
      return own.length === 0 ? [] : [{ at: isNumeric(factor) ? Number(level) : k, ...mean(own) }];
    });
  const sorted = [...points].sort((a, b) => value(a) - value(b));
  const many = Math.max(1, Math.min(8, Math.floor(sorted.length / 15)));
  return Array.from({ length: many }, (_, k) => {
    const own = sorted.slice(Math.floor((k * sorted.length) / many), Math.floor(((k + 1) * sorted.length) / many));
    const middle = own[Math.floor(own.length / 2)];
    return { at: middle === undefined ? Number.NaN : value(middle), ...mean(own) };
  }).filter(({ n }) => n > 0);
}

/** At most so many factors: where there are more, those whose means of an outcome lie furthest apart, in the order of the sweep. */
export function strongest(swept: Swept, outcome: ToldOutcome, most: number): readonly Varied[] {
  const { varied, points } = swept;
  if (varied.length <= most) return varied;
  const known = points.filter((point) => !Number.isNaN(swept.cell(point, outcome).mean));
  const apart = new Map(
    varied.map((factor) => {
      const means = binsOf(swept, outcome, factor, known).map(({ mean }) => mean);
      return [factor, Math.max(...means) - Math.min(...means)];
    }),
  );
  const kept = new Set(varied.toSorted((a, b) => apart.get(b)! - apart.get(a)!).slice(0, most));
  return varied.filter((factor) => kept.has(factor));
}
