/** How large a difference is, measured by how much runs differ among themselves: Hedges' g (Hedges 1981, J. Educ. Stat. 6). */
import { lnGamma } from './incomplete-beta.ts';
import { known } from './known.ts';
import { meanOf, varianceOf } from './moments.ts';
import { normalQuantile } from './normal.ts';
import { pairsOf } from './pairs.ts';

export interface Effect {
  /** Standard deviations by which a lies above b; null where there are fewer than two values or no spread. */
  readonly g: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const NONE: Effect = { g: null, low: null, high: null };

/**
 * Two independent groups: difference of means over the pooled standard deviation, less the bias of small samples. The interval is
 * the large-sample one (Hedges & Olkin 1985, Statistical Methods for Meta-Analysis, eq. 5.15). NaN is left out.
 */
export function hedgesG(a: Iterable<number>, b: Iterable<number>, level = 0.95): Effect {
  const [ofA, ofB] = [known(a), known(b)];
  const [n, m] = [ofA.length, ofB.length];
  if (n < 2 || m < 2) return NONE;
  const df = n + m - 2;
  const spread = Math.sqrt(((n - 1) * varianceOf(ofA) + (m - 1) * varianceOf(ofB)) / df);
  if (!(spread > 0)) return NONE;
  const g = (unbiased(df) * (meanOf(ofA) - meanOf(ofB))) / spread;
  return around(g, (n + m) / (n * m) + (g * g) / (2 * (n + m)), level);
}

/**
 * Pairs: mean difference over the standard deviation that both settings have on average (not that of the differences, which the
 * same luck makes small; so it compares with the form for independent groups). Interval: Bonett (2008, Psychol. Methods 13), whose
 * variance knows how alike the pairs are. Pairs with NaN are left out.
 */
export function hedgesGPaired(a: ArrayLike<number>, b: ArrayLike<number>, level = 0.95): Effect {
  const pairs = pairsOf(a, b);
  const df = pairs.differences.length - 1;
  if (df < 1) return NONE;
  const [ofA, ofB, ofD] = [varianceOf(pairs.a), varianceOf(pairs.b), varianceOf(pairs.differences)];
  const square = (ofA + ofB) / 2;
  if (!(square > 0)) return NONE;
  const together = (ofA + ofB - ofD) / 2;
  const d = meanOf(pairs.differences) / Math.sqrt(square);
  const variance = (d * d * (ofA ** 2 + ofB ** 2 + 2 * together ** 2)) / (8 * square ** 2 * df) + ofD / (square * df);
  return around(unbiased(df) * d, variance, level);
}

/** What a standardized difference is multiplied by to be right on average: Γ(df/2) / (√(df/2) Γ((df - 1)/2)). */
function unbiased(df: number): number {
  return df > 1 ? Math.exp(lnGamma(df / 2) - lnGamma((df - 1) / 2)) / Math.sqrt(df / 2) : 0;
}

function around(g: number, variance: number, level: number): Effect {
  const half = normalQuantile((1 + level) / 2) * Math.sqrt(variance);
  return { g, low: g - half, high: g + half };
}
