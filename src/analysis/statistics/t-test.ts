/** Whether a difference of means is more than luck: what Student's t says of a difference and its standard error. */
import { studentQuantile, studentTwoSided } from './student-t.ts';

export interface TTest {
  /** Mean of a less mean of b; null where one of them has no value. */
  readonly difference: number | null;
  /** Interval of the difference; null for fewer than two values (or pairs). */
  readonly low: number | null;
  readonly high: number | null;
  /** Null for fewer than two values, and where there is no spread. */
  readonly t: number | null;
  readonly df: number | null;
  /** Two-sided: how often luck alone would give a difference at least as large. Null for fewer than two values. */
  readonly p: number | null;
}

/** A share of the difference: an error below it is none, but what is left of equal differences in the sixteenth digit. */
const GRAIN = 1e-12;

/**
 * @param error standard error of the difference; 0: all values of a side (all pairs) are equal. Then t has no answer, the interval
 *   has no width, and p is that of the permutation test
 * @param dealt probability that luck deals out the same values so that they differ by as much (permutation test); used without spread
 */
export function tTest(difference: number, error: number, df: number, level: number, dealt: number): TTest {
  if (!(error > GRAIN * Math.abs(difference))) {
    return { difference, low: difference, high: difference, t: null, df: null, p: difference === 0 ? 1 : dealt };
  }
  const half = studentQuantile((1 + level) / 2, df) * error;
  const t = difference / error;
  return { difference, low: difference - half, high: difference + half, t, df, p: studentTwoSided(t, df) };
}

/** Where there are too few values for a test. */
export function noTest(difference: number): TTest {
  const none = { low: null, high: null, t: null, df: null, p: null };
  return { difference: Number.isNaN(difference) ? null : difference, ...none };
}
