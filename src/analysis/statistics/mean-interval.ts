/** The mean of some measurements, and between which bounds the true mean lies: Student's t interval. */
import { medianSorted } from 'simple-statistics';
import { known } from './known.ts';
import { meanOf, varianceOf } from './moments.ts';
import { studentQuantile } from './student-t.ts';

export interface MeanInterval {
  /** Null for no values. */
  readonly mean: number | null;
  /** Sample standard deviation; null for fewer than two values, as are the ends. */
  readonly sd: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Values that are not NaN. */
  readonly n: number;
}

export interface Summary extends MeanInterval {
  readonly median: number | null;
}

/**
 * Mean ± t(n - 1) sd / √n. Exact for normal measurements, good for others from some 20 on unless they are very lopsided
 * (tests measure how often the interval holds the truth).
 *
 * @param values NaN is left out: a run in which there was nothing to measure
 * @param level share of such intervals that hold the true mean, between 0 and 1
 */
export function meanInterval(values: Iterable<number>, level = 0.95): MeanInterval {
  const kept = known(values);
  const n = kept.length;
  if (n === 0) return { mean: null, sd: null, low: null, high: null, n };
  const mean = meanOf(kept);
  if (n === 1) return { mean, sd: null, low: null, high: null, n };
  const sd = Math.sqrt(varianceOf(kept));
  const half = (quantileFor(level, n - 1) * sd) / Math.sqrt(n);
  return { mean, sd, low: mean - half, high: mean + half, n };
}

/** The same with the median, which a few odd runs do not move. */
export function summaryOf(values: Iterable<number>, level = 0.95): Summary {
  const kept = known(values);
  const median = kept.length === 0 ? null : medianSorted(Float64Array.from(kept).sort() as unknown as number[]);
  return { ...meanInterval(kept, level), median };
}

/** A sweep asks for the same few again and again. */
const found = new Map<string, number>();

function quantileFor(level: number, df: number): number {
  const key = `${level} ${df}`;
  const t = found.get(key) ?? studentQuantile((1 + level) / 2, df);
  found.set(key, t);
  return t;
}
