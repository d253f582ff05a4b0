/** The first of each list together, then the second of each, and so on. */

/** @param lists all equally long */
export function zip<T>(lists: readonly (readonly T[])[]): T[][] {
  return (lists[0] ?? []).map((_, at) => lists.map((list) => list[at]!));
}
