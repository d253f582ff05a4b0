/** The place of each value among all of them, from 1; values that are equal share the mean of their places. */

export interface Ranks {
  readonly ranks: Float64Array;
  /** Sum of c³ - c over the sets of c equal values: 0 without ties. */
  readonly ties: number;
}

/** Without NaN among the values. */
export function ranksOf(values: ArrayLike<number>): Ranks {
  const order = orderOf(values);
  const ranks = new Float64Array(values.length);
  let ties = 0;
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to += 1;
    for (let k = from; k < to; k++) ranks[order[k]!] = (from + to + 1) / 2;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  return { ranks, ties };
}

/** Where the values stand, smallest first; equal ones as they came. */
export function orderOf(values: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: values.length }, (_, i) => i).sort((i, j) => values[i]! - values[j]! || i - j);
}
