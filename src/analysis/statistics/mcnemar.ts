/** Pairs of yes and no: whether one side says yes more often than the other, by the pairs that disagree (McNemar 1947, Psychometrika 12). */
import { logChoose } from './log-choose.ts';

/**
 * Exact, two-sided: without a difference each pair that disagrees is a coin's throw, so the fewer of the two kinds is at most that
 * few with probability P, and p = 2 P, at most 1. Never too small, for any number of pairs.
 *
 * @param onlyFirst pairs in which the first alone says yes
 * @param onlySecond pairs in which the second alone does
 */
export function mcnemar(onlyFirst: number, onlySecond: number): number {
  const n = onlyFirst + onlySecond;
  let below = 0;
  for (let k = 0; k <= Math.min(onlyFirst, onlySecond); k++) below += Math.exp(logChoose(n, k) - n * Math.LN2);
  return Math.min(1, 2 * below);
}
