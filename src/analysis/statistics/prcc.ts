/** How steadily an outcome rises or falls with each factor, the others being held: partial rank correlation (Marino et al. 2008, J. Theor. Biol. 254). */
import seedrandom from 'seedrandom';
import type { Estimate } from '../results/sensitivity.ts';
import type { Drawing } from './bca.ts';
import { drawRows } from './draw-rows.ts';
import { percentileInterval } from './quantile.ts';
import { orderOf } from './ranks.ts';
import { standardizedFit } from './standardized-fit.ts';

/**
 * @param columns a list each factor, one number a row
 * @param output one number a row, none missing
 * @returns from -1 to 1 in the order of the factors, with percentiles over draws of rows, ranked anew in every draw; null for fewer
 *   rows than factors and two more, for factors that cannot be told apart, and without spread
 */
export function prcc(
  columns: readonly ArrayLike<number>[],
  output: ArrayLike<number>,
  options: Drawing = {},
): readonly Estimate[] | null {
  const { level = 0.95, resamples = 1000, seed = 'prcc' } = options;
  const rows = output.length;
  if (rows < columns.length + 2) return null;
  const all = [...columns, output].map((values) => ({ values, order: orderOf(values), ranks: new Float64Array(rows) }));
  const reckon = (weights: Float64Array) => {
    for (const { values, order, ranks } of all) rankWeighted(values, order, weights, ranks);
    const ranked = all.map(({ ranks }) => ranks);
    return standardizedFit(ranked.slice(0, -1), ranked.at(-1)!, weights)?.partial ?? null;
  };
  const found = reckon(new Float64Array(rows).fill(1));
  if (found === null) return null;
  const random = seedrandom.alea(seed);
  const weights = new Float64Array(rows);
  const draws = columns.map(() => new Float64Array(resamples).fill(Number.NaN));
  for (let draw = 0; draw < resamples; draw++) {
    drawRows(random, weights);
    reckon(weights)?.forEach((value, factor) => {
      draws[factor]![draw] = value;
    });
  }
  return found.map((value, factor): Estimate => {
    return { value, ...(percentileInterval(draws[factor]!, level) ?? { low: null, high: null }) };
  });
}

/** Ranks of rows of which each stands there as often as its weight says; equal values share the mean of their places. */
function rankWeighted(values: ArrayLike<number>, order: Uint32Array, weights: Float64Array, ranks: Float64Array): void {
  let before = 0;
  for (let from = 0; from < order.length; ) {
    let [to, count] = [from, 0];
    while (to < order.length && values[order[to]!] === values[order[from]!]) count += weights[order[to++]!]!;
    for (let k = from; k < to; k++) ranks[order[k]!] = before + (count + 1) / 2;
    before += count;
    from = to;
  }
}
