/** Whether runs of one group tend to be higher than those of another, whatever their shape: Mann & Whitney (1947, Ann. Math. Stat. 18). */
import { known } from './known.ts';
import { normalCdf } from './normal.ts';
import { ranksOf } from './ranks.ts';

export interface MannWhitney {
  /** Pairs in which a is the higher, ties as halves; null where a side has no value, as is p. */
  readonly u: number | null;
  /** Two-sided. */
  readonly p: number | null;
  /** Whether every order of the values was counted; else by the normal approximation, corrected for ties and continuity. */
  readonly exact: boolean;
}

/** As R's wilcox.test: below this many values a side, and without ties, every order is counted. */
const FEW = 50;

/** @param how 'best': exact where there are few values and no ties. NaN is left out. */
export function mannWhitney(
  a: Iterable<number>,
  b: Iterable<number>,
  how: 'best' | 'exact' | 'approximate' = 'best',
): MannWhitney {
  const [ofA, ofB] = [known(a), known(b)];
  const [n, m] = [ofA.length, ofB.length];
  if (n === 0 || m === 0) return { u: null, p: null, exact: false };
  const { ranks, ties } = ranksOf([...ofA, ...ofB]);
  let u = (-n * (n + 1)) / 2;
  for (let i = 0; i < n; i++) u += ranks[i]!;
  const exact = how === 'exact' || (how === 'best' && ties === 0 && n < FEW && m < FEW);
  return { u, p: exact ? exactP(u, n, m) : approximateP(u, n, m, ties), exact };
}

/** Hollander & Wolfe (1973), Nonparametric Statistical Methods, p. 68-75. */
function approximateP(u: number, n: number, m: number, ties: number): number {
  const all = n + m;
  const variance = ((n * m) / 12) * (all + 1 - ties / (all * (all - 1)));
  // All values are equal: no order, and no doubt.
  if (!(variance > 0)) return 1;
  const z = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / Math.sqrt(variance);
  return Math.min(1, 2 * normalCdf(-z));
}

/**
 * Probability of every u by the recurrence of Mann and Whitney: the largest of all n + m values is one of a with probability
 * n / (n + m), and is then above all m of b. Only sums of positive numbers, so that small ones stay exact. Half a u is rounded
 * towards the middle (ties were asked to be counted exactly, which is no more than nearly right).
 */
function exactP(u: number, n: number, m: number): number {
  // row[j]: distribution of u with i of a and j of b.
  let row = Array.from({ length: m + 1 }, () => Float64Array.of(1));
  for (let i = 1; i <= n; i++) {
    const next = [Float64Array.of(1)];
    for (let j = 1; j <= m; j++) {
      const of = new Float64Array(i * j + 1);
      const [above, below] = [row[j]!, next[j - 1]!];
      for (let k = 0; k < above.length; k++) of[k + j]! += (i / (i + j)) * above[k]!;
      for (let k = 0; k < below.length; k++) of[k]! += (j / (i + j)) * below[k]!;
      next.push(of);
    }
    row = next;
  }
  const of = row[m]!;
  const end = Math.ceil(Math.min(u, n * m - u));
  let tail = 0;
  for (let k = 0; k <= end && k < of.length; k++) tail += of[k]!;
  return Math.min(1, 2 * tail);
}
