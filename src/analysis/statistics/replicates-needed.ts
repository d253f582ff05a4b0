/** How many runs would settle an open question, if the truth is about what the runs so far say. */
import { known } from './known.ts';
import { meanOf, varianceOf } from './moments.ts';
import { studentCdf, studentQuantile } from './student-t.ts';

export interface Needed {
  /** Pairs (or replicates a side) in all, those there are included; null: not settled by as many as `most`. */
  readonly total: number | null;
  /** So many more than there are. */
  readonly more: number | null;
  /** What would be shown: that there is a difference, or that there is none larger than the margin. */
  readonly shows: 'difference' | 'equivalence' | null;
}

export interface Asked {
  /** Smallest difference that matters; null: none was named, and only a difference can be shown. */
  readonly margin?: number | null;
  /** Of the interval that is to exclude 0 or to lie within ± margin. */
  readonly level?: number;
  /** How often so many runs would be enough. */
  readonly power?: number;
  readonly most?: number;
}

/**
 * Pairs needed until the interval of the mean difference excludes 0, or lies within ± margin, with the power asked. The difference
 * and its spread are taken as estimated, so the answer is as rough as they are: an order of magnitude, where there are few pairs.
 * Power by Student's t, shifted (Chow, Shao & Wang 2008, Sample Size Calculations in Clinical Research, 3.1).
 *
 * @param differences of pairs with the same luck; NaN is left out; nulls for fewer than two
 */
export function pairsNeeded(differences: Iterable<number>, asked: Asked = {}): Needed {
  const kept = known(differences);
  const n = kept.length;
  const sd = Math.sqrt(varianceOf(kept));
  return needed(meanOf(kept), n, (count) => [sd / Math.sqrt(count), count - 1], asked);
}

/** Replicates a side, of two independent groups that both have as many. The smaller side counts as what there is. */
export function replicatesNeeded(a: Iterable<number>, b: Iterable<number>, asked: Asked = {}): Needed {
  const [ofA, ofB] = [known(a), known(b)];
  const [v, w] = [varianceOf(ofA), varianceOf(ofB)];
  const df = v + w > 0 ? (v + w) ** 2 / (v * v + w * w) : 1;
  const errorAndDf = (count: number): [number, number] => [Math.sqrt((v + w) / count), df * (count - 1)];
  return needed(meanOf(ofA) - meanOf(ofB), Math.min(ofA.length, ofB.length), errorAndDf, asked);
}

function needed(
  difference: number,
  n: number,
  errorAndDf: (count: number) => readonly [error: number, df: number],
  { margin = null, level = 0.95, power = 0.8, most = 10_000 }: Asked,
): Needed {
  const size = Math.abs(difference);
  const [now] = errorAndDf(Math.max(n, 2));
  if (n < 2 || Number.isNaN(now)) return { total: null, more: null, shows: null };
  /** Probability that so many runs show a difference, and that they show that there is none that matters. */
  const difference80 = (count: number) => chance(count, (error, df, t) => studentCdf(size / error - t, df));
  const equivalence80 = (count: number) =>
    margin === null || size >= margin
      ? 0
      : chance(
          count,
          (error, df, t) =>
            studentCdf((margin - size) / error - t, df) + studentCdf((margin + size) / error - t, df) - 1,
        );
  const chance = (count: number, of: (error: number, df: number, t: number) => number): number => {
    const [error, df] = errorAndDf(count);
    return of(error, df, studentQuantile((1 + level) / 2, df));
  };
  if (now === 0) {
    const shows = size > 0 ? 'difference' : margin === null ? null : 'equivalence';
    return shows === null ? { total: null, more: null, shows } : { total: n, more: 0, shows };
  }
  const forDifference = size === 0 ? null : smallest((count) => difference80(count) >= power, most);
  const forEquivalence = smallest((count) => equivalence80(count) >= power, most);
  const total = Math.min(forDifference ?? Infinity, forEquivalence ?? Infinity);
  if (total === Infinity) return { total: null, more: null, shows: null };
  return { total, more: Math.max(0, total - n), shows: total === forDifference ? 'difference' : 'equivalence' };
}

/** The first count from 2 to most for which it is enough, as more are never worse. */
function smallest(enough: (count: number) => boolean, most: number): number | null {
  let [low, high] = [1, 2];
  while (!enough(high)) {
    if (high >= most) return null;
    low = high;
    high = Math.min(most, high * 2);
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
