/** What was measured: the values without those that are missing (NaN: there was nothing to measure). */

/** @returns a new list in the same order; null counts as missing, too */
export function known(values: Iterable<number | null>): number[] {
  const kept: number[] = [];
  for (const value of values) if (value !== null && !Number.isNaN(value)) kept.push(value);
  return kept;
}
