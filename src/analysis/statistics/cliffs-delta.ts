/** How often a run of one group is above one of another, less how often it is below: Cliff's delta (Cliff 1993, Psychol. Bull. 114). */
import { known } from './known.ts';
import { normalQuantile } from './normal.ts';

export interface Delta {
  /** From -1 (every a below every b) to 1; null where a side has no value. */
  readonly delta: number | null;
  /** Null for fewer than two values on a side. */
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The interval is the asymmetric one of Cliff (1996, Ordinal Methods for Behavioral Data Analysis; Feng & Cliff 2004, J. Mod.
 * Appl. Stat. Methods 3), which stays within -1 and 1; where all of one side are above the other, (n - z²) / (n + z²) to 1,
 * n being the smaller side. NaN is left out.
 */
export function cliffsDelta(a: Iterable<number>, b: Iterable<number>, level = 0.95): Delta {
  const [ofA, ofB] = [Float64Array.from(known(a)).sort(), Float64Array.from(known(b)).sort()];
  const [n, m] = [ofA.length, ofB.length];
  if (n === 0 || m === 0) return { delta: null, low: null, high: null };
  const [rows, tied] = dominance(ofA, ofB);
  const [columns] = dominance(ofB, ofA);
  const delta = rows.reduce((sum, d) => sum + d, 0) / n;
  if (n < 2 || m < 2) return { delta, low: null, high: null };
  const z = normalQuantile((1 + level) / 2);
  if (Math.abs(delta) === 1) {
    const smaller = Math.min(n, m);
    const end = (smaller - z * z) / (smaller + z * z);
    return delta === 1 ? { delta, low: end, high: 1 } : { delta, low: -1, high: -end };
  }
  const ofRows = rows.reduce((sum, d) => sum + (d - delta) ** 2, 0);
  const ofColumns = columns.reduce((sum, d) => sum + (d + delta) ** 2, 0);
  const ofAll = n * m - tied - n * m * delta * delta;
  const unbiased = (m * m * ofRows + n * n * ofColumns - ofAll) / (n * m * (n - 1) * (m - 1));
  const variance = Math.max(unbiased, (1 - delta * delta) / (n * m - 1));
  const middle = delta - delta ** 3;
  const half = z * Math.sqrt(variance) * Math.sqrt((1 - delta * delta) ** 2 + z * z * variance);
  const over = 1 - delta * delta + z * z * variance;
  return { delta, low: Math.max(-1, (middle - half) / over), high: Math.min(1, (middle + half) / over) };
}

/** For each of a: the share of b below it less the share above it; and how many of all pairs are equal. Both sorted. */
function dominance(a: Float64Array, b: Float64Array): [Float64Array, number] {
  const rows = new Float64Array(a.length);
  let [below, upTo, tied] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    while (below < b.length && b[below]! < a[i]!) below += 1;
    while (upTo < b.length && b[upTo]! <= a[i]!) upTo += 1;
    rows[i] = (below - (b.length - upTo)) / b.length;
    tied += upTo - below;
  }
  return [rows, tied];
}
