/** Whether yes is more frequent on one side than on the other, without pairs: Fisher's exact test (Fisher 1935, J. R. Stat. Soc. 98). */
import { logChoose } from './log-choose.ts';

/** Tables as likely as the one found count as such in spite of rounding (as R's fisher.test does). */
const AS_LIKELY = 1 + 1e-7;

/**
 * Two-sided: the probability of all tables with the same margins that are no likelier than the one found.
 *
 * @param yes how many of `of` say yes on one side
 * @param otherYes how many of `otherOf` do on the other
 */
export function fisher(yes: number, of: number, otherYes: number, otherOf: number): number {
  const all = yes + otherYes;
  const whole = logChoose(of + otherOf, all);
  const likelihood = (k: number) => Math.exp(logChoose(of, k) + logChoose(otherOf, all - k) - whole);
  const found = likelihood(yes) * AS_LIKELY;
  let sum = 0;
  for (let k = Math.max(0, all - otherOf); k <= Math.min(of, all); k++) {
    const one = likelihood(k);
    if (one <= found) sum += one;
  }
  return Math.min(1, sum);
}
