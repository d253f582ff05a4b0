/** A straight line through many factors at once, everything measured in its own standard deviations: what regression and partial correlation share. */

export interface StandardizedFit {
  /** Standard deviations that the outcome moves when the factor moves by one and the others stay. */
  readonly coefficients: readonly number[];
  /** Correlation of factor and outcome once the others are taken out of both: from -1 to 1. */
  readonly partial: readonly number[];
  /** Share of the outcome's variance that the line explains (R²). */
  readonly explained: number;
}

/** A factor of which less than this share is its own, not a mixture of the others, cannot be told apart from them. */
const OWN = 1e-8;

/**
 * Least squares by Cholesky's decomposition of the correlations (they are few and standardized, so that this is exact enough).
 *
 * @param columns a list each factor, one number a row
 * @param output one number a row
 * @param weights how often each row counts
 * @returns null where a column or the output is the same in all rows, where factors cannot be told apart, or rows are too few
 */
export function standardizedFit(
  columns: readonly ArrayLike<number>[],
  output: ArrayLike<number>,
  weights: ArrayLike<number>,
): StandardizedFit | null {
  const k = columns.length;
  const scaled = [...columns, output].map((values) => unit(values, weights));
  if (scaled.some((values) => values === null)) return null;
  const at = (i: number, j: number) => dot(scaled[i]!, scaled[j]!);
  const withOutput = columns.map((_, j) => at(j, k));
  // Lower triangle L with L Lᵀ = correlations of the factors; then its inverse.
  const lower = columns.map(() => new Float64Array(k));
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? 1 : at(i, j);
      for (let m = 0; m < j; m++) sum -= lower[i]![m]! * lower[j]![m]!;
      if (i === j && !(sum > OWN)) return null;
      lower[i]![j] = i === j ? Math.sqrt(sum) : sum / lower[j]![j]!;
    }
  }
  const inverse = columns.map(() => new Float64Array(k));
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? 1 : 0;
      for (let m = j; m < i; m++) sum -= lower[i]![m]! * inverse[m]![j]!;
      inverse[i]![j] = sum / lower[i]![i]!;
    }
  }
  const projected = inverse.map((row) => row.reduce((sum, of, j) => (of === 0 ? sum : sum + of * withOutput[j]!), 0));
  const explained = Math.min(
    1,
    projected.reduce((sum, value) => sum + value * value, 0),
  );
  const coefficients = columns.map((_, j) => inverse.reduce((sum, row, i) => sum + row[j]! * projected[i]!, 0));
  const partial = coefficients.map((coefficient, j) => {
    const own = inverse.reduce((sum, row) => sum + row[j]! ** 2, 0);
    const size = Math.sqrt(coefficient ** 2 + (1 - explained) * own);
    return size > 0 ? coefficient / size : 0;
  });
  return { coefficients, partial, explained };
}

/** Less the mean, of length 1, each row times the root of its weight; null without spread. Written as loops: it is done in every draw. */
function unit(values: ArrayLike<number>, weights: ArrayLike<number>): Float64Array | null {
  const rows = weights.length;
  let [count, sum, first] = [0, 0, Number.NaN];
  for (let row = 0; row < rows; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    if (count === 0) first = values[row]!;
    count += weight;
    sum += weight * (values[row]! - first);
  }
  const mean = first + sum / count;
  const scaled = new Float64Array(rows);
  let squares = 0;
  for (let row = 0; row < rows; row++) {
    const away = Math.sqrt(weights[row]!) * (values[row]! - mean);
    scaled[row] = away;
    squares += away * away;
  }
  if (!(squares > 0)) return null;
  const length = Math.sqrt(squares);
  for (let row = 0; row < rows; row++) scaled[row]! /= length;
  return scaled;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += a[row]! * b[row]!;
  return sum;
}
