/** Student's t: how far the mean of a few measurements may lie from the truth by luck alone (Student 1908, Biometrika 6). */
import { incompleteBeta } from './incomplete-beta.ts';
import { normalCdf, normalQuantile } from './normal.ts';

/** Share of the t distribution below t; df > 0 may be a fraction, and Infinity is the normal distribution. NaN for df <= 0. */
export function studentCdf(t: number, df: number): number {
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN;
  if (df === Number.POSITIVE_INFINITY) return normalCdf(t);
  const below = lowerTail(Math.abs(t), df);
  return t < 0 ? below : 1 - below;
}

/** Share of the t distribution at least as far from 0 as t is: the two-sided p value. Exact in the far tail, too. */
export function studentTwoSided(t: number, df: number): number {
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN;
  return df === Number.POSITIVE_INFINITY ? 2 * normalCdf(-Math.abs(t)) : 2 * lowerTail(Math.abs(t), df);
}

/**
 * Share below -t, for t >= 0 (Abramowitz & Stegun 26.7.1). With very many degrees of freedom, where the fraction loses digits, by
 * the normal value that has the same tail (Hill 1970, Algorithm 395).
 */
function lowerTail(t: number, df: number): number {
  const square = t * t;
  if (square === Number.POSITIVE_INFINITY) return 0;
  if (df > 1e5) {
    const a = df - 0.5;
    const b = 48 * a * a;
    const y = a * Math.log1p(square / df);
    const rest = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b);
    return normalCdf(-((rest + y + 3) / b + 1) * Math.sqrt(y));
  }
  return 0.5 * incompleteBeta(df / (df + square), df / 2, 0.5, square / (df + square));
}

/**
 * The t that the share p lies below: -Infinity for 0, Infinity for 1, NaN outside. Found by halving between bounds, with Newton's
 * step where it stays between them; relative error about 1e-13.
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return Number.NaN;
  if (df === Number.POSITIVE_INFINITY || p === 0 || p === 1) return normalQuantile(p);
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  let low = 0;
  let high = Math.max(1, -normalQuantile(tail));
  while (lowerTail(high, df) > tail) {
    low = high;
    high *= 2;
    if (high > 1e150) return p < 0.5 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  let t = (low + high) / 2;
  for (let step = 0; step < 200; step++) {
    const over = lowerTail(t, df) - tail;
    if (over > 0) low = t;
    else high = t;
    // The logarithm of the tail is nearly straight, so Newton's step is taken on it.
    const slope = slopeOfLog(t, df);
    const stepped = t + Math.log1p(over / tail) / slope;
    const next = stepped > low && stepped < high ? stepped : (low + high) / 2;
    if (Math.abs(next - t) <= 1e-15 * Math.abs(t)) return p < 0.5 ? -next : next;
    t = next;
  }
  return p < 0.5 ? -t : t;
}

/** Density over tail at t, by how much the tail's share falls a step: a difference quotient is enough, as bounds hold the search. */
function slopeOfLog(t: number, df: number): number {
  const step = 1e-5 * (1 + t);
  const below = t > step ? t - step : 0;
  return (Math.log(lowerTail(below, df)) - Math.log(lowerTail(t + step, df))) / (t + step - below);
}
