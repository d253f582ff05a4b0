/** Where values lie and how much they are spread: mean and sample variance. */

/**
 * Sums go over distances from the first value, in order: values that are all equal have exactly that mean and variance 0 (a plain
 * sum of ten times 0.1 is not 1, and the spread of 1e-17 that comes of it would pass for a very precise measurement).
 *
 * @returns NaN for no values
 */
export function meanOf(values: ArrayLike<number>): number {
  const first = values[0];
  if (first === undefined) return Number.NaN;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! - first;
  return first + sum / values.length;
}

/** Sample variance (divided by n - 1), in two passes; NaN for fewer than two values. */
export function varianceOf(values: ArrayLike<number>): number {
  const n = values.length;
  if (n < 2) return Number.NaN;
  const first = values[0]!;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]! - first;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i]! - first - mean) ** 2;
  return squares / (n - 1);
}
