/**
 * How much of an outcome's variance comes of each factor, alone and with all it does together with others: Sobol' indices
 * (Sobol' 2001, Math. Comput. Simul. 55), as estimated from Saltelli's sample.
 */
import seedrandom from 'seedrandom';
import type { Estimate } from '../results/sensitivity.ts';
import type { Drawing } from './bca.ts';
import { drawRows } from './draw-rows.ts';
import { meanOf } from './moments.ts';
import { percentileInterval } from './quantile.ts';

/** Outcomes at the points of the sample, one number a row of the base sample; NaN: missing. */
export interface SaltelliOutputs {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  /** For each factor: rows of A with this factor from B. */
  readonly ab: readonly ArrayLike<number>[];
  /** For each factor: rows of B with this factor from A; null: no second order. */
  readonly ba: readonly ArrayLike<number>[] | null;
}

export interface SobolIndices {
  /** In the order of the factors; null where the outcome is the same at every point, or no two rows are whole. */
  readonly first: readonly Estimate[] | null;
  readonly total: readonly Estimate[] | null;
  /** Of each pair of factors i < j; empty without `ba`. */
  readonly second: readonly { readonly pair: readonly [number, number]; readonly index: Estimate }[];
  /** Rows that are whole, and rows left out because something is missing in them. */
  readonly used: number;
  readonly left: number;
}

/**
 * First order after Saltelli et al. (2010, Comput. Phys. Commun. 181, table 2 b), total after Jansen (1999, same journal, 117),
 * second order after Saltelli (2002, same journal, 145). Outcomes are standardized first and variances taken over A and B, as
 * SALib does, which gives the same numbers. A row in which any number is missing is left out whole. Intervals: percentiles over
 * draws of whole rows. Estimates may be a little below 0 or above 1 by luck.
 */
export function sobolIndices(outputs: SaltelliOutputs, options: Drawing = {}): SobolIndices {
  const { level = 0.95, resamples = 1000, seed = 'sobol' } = options;
  const every = [outputs.a, outputs.b, ...outputs.ab, ...(outputs.ba ?? [])];
  const whole = Array.from({ length: outputs.a.length }, (_, row) => row).filter((row) =>
    every.every((of) => !Number.isNaN(of[row]!)),
  );
  const [used, left] = [whole.length, outputs.a.length - whole.length];
  const none = { first: null, total: null, second: [], used, left };
  if (used < 2) return none;
  const all = every.map((of) => Float64Array.from(whole, (row) => of[row]!));
  const scaled = standardized(all);
  if (scaled === null) return none;
  const k = outputs.ab.length;
  const [a, b] = [scaled[0]!, scaled[1]!];
  const [ab, ba] = [scaled.slice(2, 2 + k), scaled.slice(2 + k)];
  // Every index is a mean over rows divided by the variance of A and B, or made of such.
  const each = (of: (row: number) => number) => Float64Array.from(a, (_, row) => of(row));
  const sums = each((row) => (a[row]! + b[row]!) / 2);
  const squares = each((row) => (a[row]! ** 2 + b[row]! ** 2) / 2);
  const firsts = ab.map((of) => each((row) => b[row]! * (of[row]! - a[row]!)));
  const totals = ab.map((of) => each((row) => (a[row]! - of[row]!) ** 2 / 2));
  const pairs = ba.flatMap((_, i) => ba.slice(i + 1).map((_, more) => [i, i + 1 + more] as const));
  const closed = pairs.map(([i, j]) => each((row) => ba[i]![row]! * ab[j]![row]! - a[row]! * b[row]!));
  const terms = [...firsts, ...totals, ...closed];
  const reckon = (weights: Float64Array): number[] => {
    const middle = weigh(weights, sums) / used;
    const variance = weigh(weights, squares) / used - middle * middle;
    const shares = terms.map((term) => weigh(weights, term) / used / variance);
    return shares.map((share, at) => {
      const [i, j] = pairs[at - 2 * k] ?? [];
      return i === undefined || j === undefined ? share : share - shares[i]! - shares[j]!;
    });
  };
  const values = reckon(new Float64Array(used).fill(1));
  const draws = terms.map(() => new Float64Array(resamples));
  const random = seedrandom.alea(seed);
  const weights = new Float64Array(used);
  for (let draw = 0; draw < resamples; draw++) {
    drawRows(random, weights);
    reckon(weights).forEach((value, at) => {
      draws[at]![draw] = Number.isFinite(value) ? value : Number.NaN;
    });
  }
  const estimates = values.map((value, at): Estimate => {
    return { value, ...(percentileInterval(draws[at]!, level) ?? { low: null, high: null }) };
  });
  return {
    first: estimates.slice(0, k),
    total: estimates.slice(k, 2 * k),
    second: pairs.map((pair, at) => ({ pair, index: estimates[2 * k + at]! })),
    used,
    left,
  };
}

/** All outcomes less their common mean, over their common standard deviation; null where they are all equal. */
function standardized(all: readonly Float64Array[]): Float64Array[] | null {
  const middle = meanOf(Float64Array.from(all.map(meanOf)));
  let squares = 0;
  for (const of of all) for (const value of of) squares += (value - middle) ** 2;
  const spread = Math.sqrt(squares / (all.length * all[0]!.length));
  const first = all[0]![0]!;
  if (!(spread > 0) || [all[0]!, all[1]!].every((of) => of.every((value) => value === first))) return null;
  return all.map((of) => of.map((value) => (value - middle) / spread));
}

function weigh(weights: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < weights.length; row++) sum += weights[row]! * values[row]!;
  return sum;
}
