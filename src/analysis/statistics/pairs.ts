/** What the same luck came to twice: pairs of values in which both are known. */

export interface Pairs {
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** a - b. */
  readonly differences: readonly number[];
}

/**
 * @param a value i belongs to value i of b (the same replicate, hence the same luck); NaN on either side leaves the pair out
 */
export function pairsOf(a: ArrayLike<number>, b: ArrayLike<number>): Pairs {
  const pairs = { a: [] as number[], b: [] as number[], differences: [] as number[] };
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (Number.isNaN(a[i]!) || Number.isNaN(b[i]!)) continue;
    pairs.a.push(a[i]!);
    pairs.b.push(b[i]!);
    pairs.differences.push(a[i]! - b[i]!);
  }
  return pairs;
}
