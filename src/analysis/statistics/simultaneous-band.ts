/**
 * A band around a mean curve that holds the true curve in all its weeks at once, and the weeks in which the band excludes zero:
 * many weeks looked at one by one would part somewhere by luck alone.
 */
import seedrandom from 'seedrandom';
import type { Drawing } from './bca.ts';
import { allOneWay } from './paired-t.ts';
import { quantileOf } from './quantile.ts';
import { studentQuantile } from './student-t.ts';
import { dealtApart } from './welch.ts';

/** Each has one number a week. */
export interface Band {
  /** NaN in weeks without any value. */
  readonly mean: Float64Array;
  /** NaN in weeks with fewer than two values (a side). In weeks without any spread the band has no width. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Pairs known (replicates of the smaller side). */
  readonly n: Uint32Array;
  /** Whether a week without spread may count as parted: luck would hardly make so many values agree. */
  readonly sure: readonly boolean[];
  /** Half the width of the band, in standard errors of the mean; null where no week has spread. */
  readonly reach: number | null;
}

/** Weeks from..to (both included, counted from 0 as in the band) in which the difference is above (1) or below (-1) zero. */
export interface Parting {
  readonly from: number;
  readonly to: number;
  readonly side: 1 | -1;
}

/** What is known of one side in each week, and how each replicate lies about it. */
interface Side {
  readonly n: Uint32Array;
  readonly mean: Float64Array;
  /** Value less mean, stretched by √(n / (n - 1)), 0 where the value is missing; one list a replicate. */
  readonly rest: readonly Float64Array[];
  /** Square of the standard error of the mean. */
  readonly error: Float64Array;
}

/**
 * Mean of paired differences. The reach is the level's quantile of the largest |t| over all weeks, where whole replicates change
 * sign at random about the mean (Wu 1986, Ann. Stat. 14; studentized in each draw), so that what weeks have in common is kept.
 * Never less than what a single week would take, nor more than Bonferroni's bound for normal values.
 *
 * @param differences a replicate each, a number a week each, all as long; NaN: not known
 */
export function pairedBand(differences: readonly ArrayLike<number>[], options: Drawing = {}): Band {
  const side = sideOf(differences);
  return bandOf([side], side.mean, side.n, (week) => allOneWay(side.n[week]!) < 0.05, options);
}

/** Difference of the means of two independent groups of replicates, a less b. */
export function unpairedBand(
  a: readonly ArrayLike<number>[],
  b: readonly ArrayLike<number>[],
  options: Drawing = {},
): Band {
  const [ofA, ofB] = [sideOf(a), sideOf(b)];
  const weeks = Math.min(ofA.n.length, ofB.n.length);
  const mean = Float64Array.from({ length: weeks }, (_, week) => ofA.mean[week]! - ofB.mean[week]!);
  const n = Uint32Array.from({ length: weeks }, (_, week) => Math.min(ofA.n[week]!, ofB.n[week]!));
  return bandOf([ofA, ofB], mean, n, (week) => dealtApart(ofA.n[week]!, ofB.n[week]!) < 0.05, options);
}

function bandOf(
  sides: readonly Side[],
  mean: Float64Array,
  n: Uint32Array,
  isSure: (week: number) => boolean,
  { level = 0.95, resamples = 1000, seed = 'band' }: Drawing,
): Band {
  const weeks = mean.length;
  const error = new Float64Array(weeks);
  for (const side of sides) for (let week = 0; week < weeks; week++) error[week]! += side.error[week]!;
  const spread = Array.from({ length: weeks }, (_, week) => week).filter((week) => error[week]! > 0);
  const reach = spread.length === 0 ? null : reachOf(sides, spread, n, level, resamples, seed);
  const half = error.map((square) => (square > 0 ? reach! * Math.sqrt(square) : square));
  return {
    mean,
    low: mean.map((value, week) => value - half[week]!),
    high: mean.map((value, week) => value + half[week]!),
    n,
    sure: Array.from(mean, (_, week) => isSure(week)),
    reach,
  };
}

function reachOf(
  sides: readonly Side[],
  weeks: readonly number[],
  n: Uint32Array,
  level: number,
  resamples: number,
  seed: string,
): number {
  const random = seedrandom.alea(seed);
  const largest = new Float64Array(resamples);
  const drawn = sides.map((side) => ({ side, sum: new Float64Array(n.length) }));
  for (let draw = 0; draw < resamples; draw++) {
    for (const { side, sum } of drawn) {
      sum.fill(0);
      for (const rest of side.rest) {
        if (random() < 0.5) for (const week of weeks) sum[week]! += rest[week]!;
        else for (const week of weeks) sum[week]! -= rest[week]!;
      }
    }
    let top = 0;
    for (const week of weeks) {
      let [difference, error] = [0, 0];
      drawn.forEach(({ side, sum }, at) => {
        const count = side.n[week]!;
        const mean = sum[week]! / count;
        difference += at === 0 ? mean : -mean;
        // Signs do not change squares: the sum of the squares of rest is n² error, about the drawn mean it is n mean² less.
        error += Math.max(0, (count * side.error[week]! - mean * mean) / (count - 1));
      });
      if (error > 0) top = Math.max(top, Math.abs(difference) / Math.sqrt(error));
    }
    largest[draw] = top;
  }
  largest.sort();
  const fewest = Math.min(...weeks.map((week) => n[week]!));
  const alone = studentQuantile((1 + level) / 2, fewest - 1);
  const bound = studentQuantile(1 - (1 - level) / (2 * weeks.length), fewest - 1);
  return Math.min(Math.max(quantileOf(largest, level), alone), bound);
}

function sideOf(rows: readonly ArrayLike<number>[]): Side {
  const weeks = Math.min(...rows.map((row) => row.length), rows.length === 0 ? 0 : Number.POSITIVE_INFINITY);
  const n = new Uint32Array(weeks);
  const mean = new Float64Array(weeks).fill(Number.NaN);
  const error = new Float64Array(weeks).fill(Number.NaN);
  const rest = rows.map(() => new Float64Array(weeks));
  for (let week = 0; week < weeks; week++) {
    const known = rows.flatMap((row, at) => (Number.isNaN(row[week]!) ? [] : [at]));
    const count = known.length;
    n[week] = count;
    if (count === 0) continue;
    const first = rows[known[0]!]![week]!;
    const middle = first + known.reduce((sum, at) => sum + (rows[at]![week]! - first), 0) / count;
    mean[week] = middle;
    if (count < 2) continue;
    const squares = known.reduce((sum, at) => sum + (rows[at]![week]! - middle) ** 2, 0);
    error[week] = squares / (count * (count - 1));
    for (const at of known) rest[at]![week] = (rows[at]![week]! - middle) * Math.sqrt(count / (count - 1));
  }
  return { n, mean, rest, error };
}

/**
 * The stretches of weeks in which the band excludes zero. A week in which all replicates agree to the last bit counts only with
 * so many of them that luck would not make them agree (6 pairs, or 4 a side).
 */
export function partings({ low, high, sure }: Pick<Band, 'low' | 'high' | 'sure'>): Parting[] {
  const found: Parting[] = [];
  for (let week = 0; week < low.length; week++) {
    if (low[week] === high[week] && !sure[week]) continue;
    const side = low[week]! > 0 ? 1 : high[week]! < 0 ? -1 : 0;
    if (side === 0) continue;
    const last = found.at(-1);
    if (last && last.to === week - 1 && last.side === side) found[found.length - 1] = { ...last, to: week };
    else found.push({ from: week, to: week, side });
  }
  return found;
}
