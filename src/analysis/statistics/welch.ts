/** Whether two groups of runs differ in their mean, however different their spread: Welch's t test (Welch 1947, Biometrika 34). */
import { known } from './known.ts';
import { meanOf, varianceOf } from './moments.ts';
import { noTest, type TTest, tTest } from './t-test.ts';

/** Difference of means, its standard error, and the degrees of freedom of Welch and Satterthwaite. */
export interface Gap {
  readonly difference: number;
  readonly error: number;
  readonly df: number;
}

/** NaN where a side has fewer than two values. Without NaN among the values. */
export function gapBetween(a: readonly number[], b: readonly number[]): Gap {
  const [ofA, ofB] = [varianceOf(a) / a.length, varianceOf(b) / b.length];
  const df = (ofA + ofB) ** 2 / (ofA ** 2 / (a.length - 1) + ofB ** 2 / (b.length - 1));
  return { difference: meanOf(a) - meanOf(b), error: Math.sqrt(ofA + ofB), df };
}

/**
 * @param a values of runs that are independent of those in b; NaN is left out
 * @param level of the interval of the difference, a less b
 */
export function welch(a: Iterable<number>, b: Iterable<number>, level = 0.95): TTest {
  const [ofA, ofB] = [known(a), known(b)];
  const { difference, error, df } = gapBetween(ofA, ofB);
  if (ofA.length < 2 || ofB.length < 2) return noTest(difference);
  return tTest(difference, error, df, level, dealtApart(ofA.length, ofB.length));
}

/** Share of the ways to deal out n + m values in which the n smallest or the n largest come together: 2 / (n + m choose n). */
export function dealtApart(n: number, m: number): number {
  let ways = 1;
  for (let k = 1; k <= Math.min(n, m); k++) ways *= (n + m - k + 1) / k;
  return Math.min(1, 2 / ways);
}
