/** How wide a 95 % interval of a mean is for few values: Student's t, from its published table. */

/** Two-sided 95 % points by degrees of freedom from 1 (Fisher & Yates 1963, table III). */
export const T95 = [
  ...[12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228],
  ...[2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086],
  ...[2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042],
] as const;

export interface MeanInterval {
  readonly n: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Half the width in standard errors; above 30 the first two terms of Cornish & Fisher 1937, right to three places. */
export function t95(degrees: number): number {
  if (degrees < 1) return Number.NaN;
  return T95[degrees - 1] ?? 1.95996 + 2.3722 / degrees + 2.8225 / degrees ** 2;
}

/** The mean of what is known with its 95 % interval; ends NaN for fewer than two values. */
export function meanInterval(values: readonly number[]): MeanInterval {
  const known = values.filter((value) => !Number.isNaN(value));
  const n = known.length;
  const mean = known.reduce((sum, value) => sum + value, 0) / n;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = t95(n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { n, mean, low: mean - half, high: mean + half };
}

/** Two-sided normal points for k looks at once, of which no more than one in twenty is to mislead (Bonferroni). */
const LOOKS = [1.96, 2.241, 2.394, 2.498, 2.576, 2.638, 2.69, 2.734, 2.773, 2.807] as const;

/** How much wider intervals are to be where so many are looked at. */
export function widerFor(looks: number): number {
  return (LOOKS[Math.max(1, looks) - 1] ?? Math.sqrt(2 * Math.log(20 * looks))) / LOOKS[0];
}
