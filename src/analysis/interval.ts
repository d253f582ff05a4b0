/** The mean of some measurements with its 95 % interval: the percentile bootstrap over seeds (Efron & Tibshirani 1993, ch. 13). */
import seedrandom from 'seedrandom';
import { mean, quantileSorted, sampleWithReplacement } from 'simple-statistics';

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

const RESAMPLES = 4000;

/**
 * @param values one number a seed; NaN is left out (a seed in which the thing to measure did not occur)
 * @returns NaN throughout when nothing is left
 */
export function interval95(values: readonly number[]): Interval {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return { mean: Number.NaN, low: Number.NaN, high: Number.NaN, n: 0 };
  const random = seedrandom.alea('interval');
  const means = Array.from({ length: RESAMPLES }, () => mean(sampleWithReplacement(known, known.length, random)));
  means.sort((a, b) => a - b);
  return { mean: mean(known), low: quantileSorted(means, 0.025), high: quantileSorted(means, 0.975), n: known.length };
}
