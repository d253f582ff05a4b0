/** How far an outcome moves with each factor, if it moves in straight lines: standardized regression coefficients (Saltelli et al. 2008, Global Sensitivity Analysis: The Primer, 1.2.5). */
import seedrandom from 'seedrandom';
import type { Estimate } from '../results/sensitivity.ts';
import type { Drawing } from './bca.ts';
import { drawRows } from './draw-rows.ts';
import { percentileInterval } from './quantile.ts';
import { standardizedFit } from './standardized-fit.ts';

export interface StandardizedRegression {
  /** In the order of the factors. */
  readonly coefficients: readonly Estimate[];
  /** R²: where it is low, the coefficients say little. */
  readonly explained: number;
}

/**
 * @param columns a list each factor, one number a row
 * @param output one number a row, none missing
 * @returns null for fewer rows than factors and two more, for factors that cannot be told apart, and without spread
 */
export function standardizedRegression(
  columns: readonly ArrayLike<number>[],
  output: ArrayLike<number>,
  options: Drawing = {},
): StandardizedRegression | null {
  const { level = 0.95, resamples = 1000, seed = 'regression' } = options;
  const rows = output.length;
  const fit = rows < columns.length + 2 ? null : standardizedFit(columns, output, new Float64Array(rows).fill(1));
  if (fit === null) return null;
  const random = seedrandom.alea(seed);
  const weights = new Float64Array(rows);
  const draws = columns.map(() => new Float64Array(resamples).fill(Number.NaN));
  for (let draw = 0; draw < resamples; draw++) {
    drawRows(random, weights);
    standardizedFit(columns, output, weights)?.coefficients.forEach((value, factor) => {
      draws[factor]![draw] = value;
    });
  }
  const coefficients = fit.coefficients.map((value, factor): Estimate => {
    return { value, ...(percentileInterval(draws[factor]!, level) ?? { low: null, high: null }) };
  });
  return { coefficients, explained: fit.explained };
}
