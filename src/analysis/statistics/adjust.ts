/** Many tests find something by luck alone: p values made larger, so that a whole family of them can be trusted. */

/**
 * Holm (1979, Scand. J. Stat. 6): of all tests whose adjusted p is below 0.05, the chance that any is by luck alone is below 0.05.
 *
 * @param values null or NaN: no test was made, which stays null and does not count
 * @returns adjusted p, in the order given
 */
export function holm(values: readonly (number | null)[]): (number | null)[] {
  const order = known(values);
  const adjusted = values.map((): number | null => null);
  let before = 0;
  order.forEach((i, rank) => {
    before = Math.max(before, Math.min(1, values[i]! * (order.length - rank)));
    adjusted[i] = before;
  });
  return adjusted;
}

/** Benjamini & Hochberg (1995, J. R. Stat. Soc. B 57): of all whose adjusted p is below 0.05, at most a twentieth is by luck, on average. */
export function benjaminiHochberg(values: readonly (number | null)[]): (number | null)[] {
  const order = known(values);
  const adjusted = values.map((): number | null => null);
  let after = 1;
  for (let rank = order.length; rank > 0; rank--) {
    const i = order[rank - 1]!;
    after = Math.min(after, values[i]! * (order.length / rank));
    adjusted[i] = after;
  }
  return adjusted;
}

/** Where tests stand, smallest p first. */
function known(values: readonly (number | null)[]): number[] {
  const tested = values.flatMap((p, i) => (p === null || Number.isNaN(p) ? [] : [i]));
  return tested.sort((i, j) => values[i]! - values[j]! || i - j);
}
