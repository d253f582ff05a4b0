/** Whether two settings differ under the same luck: Student's t over the differences of pairs (Student 1908, Biometrika 6). */
import { meanOf, varianceOf } from './moments.ts';
import { pairsOf } from './pairs.ts';
import { noTest, type TTest, tTest } from './t-test.ts';

/**
 * @param a value i and value i of b have the same luck; pairs with NaN are left out
 * @param level of the interval of the mean difference, a less b
 */
export function pairedT(a: ArrayLike<number>, b: ArrayLike<number>, level = 0.95): TTest {
  return oneSampleT(pairsOf(a, b).differences, level);
}

/** The same, of differences without NaN. */
export function oneSampleT(differences: readonly number[], level = 0.95): TTest {
  const n = differences.length;
  if (n < 2) return noTest(meanOf(differences));
  const error = Math.sqrt(varianceOf(differences) / n);
  return tTest(meanOf(differences), error, n - 1, level, allOneWay(n));
}

/** Probability that n pairs all differ in one direction, where either is as likely. */
export const allOneWay = (n: number) => Math.min(1, 2 ** (1 - n));
