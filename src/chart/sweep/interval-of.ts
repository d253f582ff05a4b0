/** The interval of a mean as charts draw it, and how much wider it must be where many are looked at. */
import { meanInterval } from '../../analysis/statistics/mean-interval.ts';
import { studentQuantile } from '../../analysis/statistics/student-t.ts';

export interface MeanInterval {
  readonly n: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The mean of what is known with its 95 % interval; ends NaN for fewer than two values, as is the mean of none. */
export function intervalOf(values: readonly number[]): MeanInterval {
  const { n, mean, low, high } = meanInterval(values);
  return { n, mean: mean ?? Number.NaN, low: low ?? Number.NaN, high: high ?? Number.NaN };
}

/**
 * How many times as wide as a 95 % interval by Student's t one must be so that of so many looks together no more than one in twenty
 * misleads (Bonferroni). Few values make it wider than many: far out t is much wider than the normal curve.
 * @param degrees of freedom: values less one; NaN for fewer than one
 */
export function widerFor(looks: number, degrees: number): number {
  if (!(degrees >= 1)) return Number.NaN;
  return studentQuantile(1 - 0.025 / Math.max(1, looks), degrees) / studentQuantile(0.975, degrees);
}

/** Two-sided 95 % points by degrees of freedom from 1, to three places, for what a page reckons itself. */
export const T95: readonly number[] = Array.from({ length: 30 }, (_, k) =>
  Number(studentQuantile(0.975, k + 1).toFixed(3)),
);
