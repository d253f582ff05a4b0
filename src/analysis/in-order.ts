/** What can be put first, and what cannot: estimates in order of size, as far as their intervals allow. */
import type { Estimate } from './results/sensitivity.ts';

export interface Ordered<T> {
  /** The largest, and all whose intervals reach up to it; one: it is the largest. Largest estimate first. */
  readonly first: readonly T[];
  /** The others, in the order of their estimates. */
  readonly rest: readonly T[];
}

export function inOrder<T>(all: readonly T[], of: (each: T) => Estimate): Ordered<T> {
  const order = [...all].sort((a, b) => of(b).value - of(a).value);
  const floor = order[0] === undefined ? 0 : (of(order[0]).low ?? Number.NEGATIVE_INFINITY);
  const reaches = (each: T) => each === order[0] || (of(each).high ?? Number.POSITIVE_INFINITY) >= floor;
  return { first: order.filter(reaches), rest: order.filter((each) => !reaches(each)) };
}
