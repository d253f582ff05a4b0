/** Whether two settings differ by less than matters: two one-sided tests (Schuirmann 1987, J. Pharmacokinet. Biopharm. 15). */
import { known } from './known.ts';
import { meanOf, varianceOf } from './moments.ts';
import { studentCdf, studentQuantile } from './student-t.ts';
import { gapBetween } from './welch.ts';

export interface Equivalence {
  /** How often luck would make them look as alike as this, if they differed by the margin. Null: too few values, or no spread. */
  readonly p: number | null;
  /** Interval of the difference at the level 1 - 2 alpha (90 %); null for fewer than two values. */
  readonly low: number | null;
  readonly high: number | null;
  /** The interval lies within the margin: p is below alpha. */
  readonly equivalent: boolean;
}

/**
 * @param differences of pairs with the same luck; NaN is left out
 * @param margin smallest difference that matters, above 0, in the unit of the differences
 * @param alpha how often what differs by the margin may be called equivalent
 */
export function equivalencePaired(differences: Iterable<number>, margin: number, alpha = 0.05): Equivalence {
  const kept = known(differences);
  const error = Math.sqrt(varianceOf(kept) / kept.length);
  return within(meanOf(kept), error, kept.length - 1, margin, alpha);
}

/** Two independent groups, however different their spread (Welch). NaN is left out. */
export function equivalenceWelch(a: Iterable<number>, b: Iterable<number>, margin: number, alpha = 0.05): Equivalence {
  const { difference, error, df } = gapBetween(known(a), known(b));
  return within(difference, error, df, margin, alpha);
}

function within(difference: number, error: number, df: number, margin: number, alpha: number): Equivalence {
  if (Number.isNaN(error)) return { p: null, low: null, high: null, equivalent: false };
  // Without spread there is no luck to hold the difference against: it is what it is.
  if (error === 0) return { p: null, low: difference, high: difference, equivalent: Math.abs(difference) < margin };
  const p = studentCdf((Math.abs(difference) - margin) / error, df);
  const half = studentQuantile(1 - alpha, df) * error;
  return { p, low: difference - half, high: difference + half, equivalent: p < alpha };
}
