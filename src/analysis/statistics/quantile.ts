/** The value below which a share of many draws lies. */

/**
 * Between the (R + 1) p-th smallest draws (Davison & Hinkley 1997, Bootstrap Methods and their Application, 2.4), never beyond the
 * first and the last. simple-statistics has none that interpolates.
 *
 * @param sorted draws, smallest first, at least one
 */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  const place = Math.min(Math.max((sorted.length + 1) * p - 1, 0), sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (place - below) * (high - low);
}

/** The interval that leaves out as many draws below as above; NaN is left out, null where fewer than two draws are left. */
export function percentileInterval(draws: ArrayLike<number>, level: number): { low: number; high: number } | null {
  const sorted = Float64Array.from(draws)
    .filter((draw) => !Number.isNaN(draw))
    .sort();
  if (sorted.length < 2) return null;
  return { low: quantileOf(sorted, (1 - level) / 2), high: quantileOf(sorted, (1 + level) / 2) };
}
