/** What can be put first, and what cannot: estimates in order of size, as far as their intervals allow. */
import type { Estimate } from './results/sensitivity.ts';

export interface Ordered<T> {
  /** The largest that is sure, and all sure ones whose intervals reach up to it. Largest estimate first. */
  readonly first: readonly T[];
  /** The other sure ones, in the order of their estimates. */
  readonly rest: readonly T[];
  /** Those not sure that might be as large as the largest: where there are some, nobody is called the first. */
  readonly rivals: readonly T[];
}

/**
 * @param sure those that are clear of no effect
 * @param others those that are not
 */
export function inOrder<T>(sure: readonly T[], others: readonly T[], of: (each: T) => Estimate): Ordered<T> {
  const order = [...sure].sort((a, b) => of(b).value - of(a).value);
  const floor = order[0] === undefined ? Number.POSITIVE_INFINITY : (of(order[0]).low ?? Number.NEGATIVE_INFINITY);
  const reaches = (each: T) => each === order[0] || (of(each).high ?? Number.POSITIVE_INFINITY) >= floor;
  return {
    first: order.filter(reaches),
    rest: order.filter((each) => !reaches(each)),
    rivals: order[0] === undefined ? [] : others.filter(reaches),
  };
}
