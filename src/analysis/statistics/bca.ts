/** Between which bounds a statistic may lie, found by drawing the runs again and again: the BCa bootstrap (Efron 1987, J. Am. Stat. Assoc. 82). */
import seedrandom from 'seedrandom';
import { known } from './known.ts';
import { meanOf } from './moments.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { quantileOf } from './quantile.ts';
import { studentQuantile } from './student-t.ts';
import { gapBetween } from './welch.ts';

export interface BcaInterval {
  /** The statistic of the values themselves; null where they have none. */
  readonly estimate: number | null;
  /** Null for fewer than two values. */
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

export interface Drawing {
  readonly level?: number;
  readonly resamples?: number;
  /** What the draws come from: the same text, the same interval. */
  readonly seed?: string;
}

export interface BcaDrawing extends Drawing {
  /**
   * Whether to look further out for few values, where draws are less spread than they should be (Hesterberg 2015, Am. Stat. 69, 4.2:
   * t and √(n / (n - 1)) instead of the normal quantile). Default: yes; no is the interval as published in 1987.
   */
  readonly expand?: boolean;
}

export interface BcaOptions extends BcaDrawing {
  /** Of a list that is used again: not to be kept. Default: the mean, which is quick. */
  readonly statistic?: (values: ArrayLike<number>) => number;
}

/**
 * Bias-corrected and accelerated: corrects for a statistic that is off on average, and for lopsided values. Values that are all
 * equal, and statistics that are the same in every draw, give an interval without width. It cannot reach beyond what can be drawn,
 * so it is too narrow for fewer than some five values, and for lopsided ones (tests measure by how much).
 *
 * @param values NaN is left out
 */
export function bca(values: Iterable<number>, options: BcaOptions = {}): BcaInterval {
  const { level = 0.95, resamples = 4000, seed = 'bca', expand = true, statistic } = options;
  const kept = Float64Array.from(known(values));
  const n = kept.length;
  const estimate = statistic ? (n === 0 ? Number.NaN : statistic(kept)) : meanOf(kept);
  if (Number.isNaN(estimate)) return { estimate: null, low: null, high: null, n };
  if (n < 2) return { estimate, low: null, high: null, n };
  const random = seedrandom.alea(seed);
  const draws = new Float64Array(resamples);
  if (statistic) {
    const drawn = new Float64Array(n);
    for (let r = 0; r < resamples; r++) {
      for (let i = 0; i < n; i++) drawn[i] = kept[(random() * n) | 0]!;
      draws[r] = statistic(drawn);
    }
  } else drawMeans(kept, random, draws, 1);
  const influence = statistic ? jackknife(kept, statistic) : kept.map((value) => value - estimate);
  const out = expand ? (p: number) => Math.sqrt(n / (n - 1)) * studentQuantile(p, n - 1) : normalQuantile;
  return { estimate, ...corrected(draws, estimate, accelerationOf(influence), level, out), n };
}

/**
 * Difference of the means of two independent groups, a less b; each group is drawn from itself, and both make up the acceleration
 * (Davison & Hinkley 1997, 5.3.2). n is that of the smaller group.
 */
export function bcaDifference(a: Iterable<number>, b: Iterable<number>, options: BcaDrawing = {}): BcaInterval {
  const { level = 0.95, resamples = 4000, seed = 'bca', expand = true } = options;
  const [ofA, ofB] = [Float64Array.from(known(a)), Float64Array.from(known(b))];
  const n = Math.min(ofA.length, ofB.length);
  if (n === 0) return { estimate: null, low: null, high: null, n };
  const [meanA, meanB] = [meanOf(ofA), meanOf(ofB)];
  const estimate = meanA - meanB;
  if (n < 2) return { estimate, low: null, high: null, n };
  const random = seedrandom.alea(seed);
  const draws = new Float64Array(resamples);
  drawMeans(ofA, random, draws, 1);
  drawMeans(ofB, random, draws, -1);
  const influence = new Float64Array(ofA.length + ofB.length);
  influence.set(ofA.map((value) => (value - meanA) / ofA.length));
  influence.set(
    ofB.map((value) => (meanB - value) / ofB.length),
    ofA.length,
  );
  const { error, df } = gapBetween([...ofA], [...ofB]);
  const drawn = Math.sqrt(influence.reduce((sum, value) => sum + value * value, 0));
  const out = expand && error > 0 ? (p: number) => (error / drawn) * studentQuantile(p, df) : normalQuantile;
  return { estimate, ...corrected(draws, estimate, accelerationOf(influence), level, out), n };
}

/** Adds to each draw the mean of as many values drawn with replacement, times the sign. */
function drawMeans(values: Float64Array, random: () => number, draws: Float64Array, sign: number): void {
  const n = values.length;
  const first = values[0]!;
  const away = values.map((value) => value - first);
  for (let r = 0; r < draws.length; r++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += away[(random() * n) | 0]!;
    draws[r]! += sign * (first + sum / n);
  }
}

/** How far the statistic moves when a value is left out: mean over all less that without it. */
function jackknife(values: Float64Array, statistic: (values: ArrayLike<number>) => number): Float64Array {
  const rest = values.slice(1);
  const without = values.map((_, i) => {
    if (i > 0) rest[i - 1] = values[i - 1]!;
    return statistic(rest);
  });
  const middle = meanOf(without);
  return without.map((value) => middle - value);
}

function accelerationOf(influence: Float64Array): number {
  let [squares, cubes] = [0, 0];
  for (const value of influence) {
    squares += value ** 2;
    cubes += value ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

/** Ends of the interval among the draws. Draws that are NaN are left out. `out`: how far out a share lies, in standard errors. */
function corrected(
  draws: Float64Array,
  estimate: number,
  acceleration: number,
  level: number,
  out: (p: number) => number,
): { low: number | null; high: number | null } {
  const sorted = draws.filter((draw) => !Number.isNaN(draw)).sort();
  const count = sorted.length;
  if (count < 2) return { low: null, high: null };
  if (sorted[0] === sorted[count - 1]) return { low: sorted[0]!, high: sorted[0]! };
  let [below, equal] = [0, 0];
  for (const draw of sorted) {
    if (draw < estimate) below += 1;
    else if (draw === estimate) equal += 1;
  }
  // All draws on one side: as if half a draw lay on the other, or the bounds would be endless.
  const share = Math.min(Math.max((below + equal / 2) / count, 0.5 / count), 1 - 0.5 / count);
  const bias = normalQuantile(share);
  const end = (p: number) => {
    const z = bias + out(p);
    return quantileOf(sorted, normalCdf(bias + z / Math.max(1e-9, 1 - acceleration * z)));
  };
  return { low: end((1 - level) / 2), high: end((1 + level) / 2) };
}
