/** How evenly points fill the unit cube, in two numbers. */

type Points = readonly (readonly number[])[];

/** The centred L2 discrepancy (Hickernell 1998): 0 would be perfectly even. */
export function centredDiscrepancy(points: Points): number {
  const n = points.length;
  const d = points[0]!.length;
  let one = 0;
  let two = 0;
  for (const x of points) {
    one += x.reduce((product, at) => product * (1 + 0.5 * Math.abs(at - 0.5) - 0.5 * (at - 0.5) ** 2), 1);
    for (const y of points)
      two += x.reduce(
        (product, at, i) =>
          product * (1 + 0.5 * Math.abs(at - 0.5) + 0.5 * Math.abs(y[i]! - 0.5) - 0.5 * Math.abs(at - y[i]!)),
        1,
      );
  }
  return (13 / 12) ** d - (2 / n) * one + two / n ** 2;
}

/** How far the two nearest points are from each other. */
export function leastDistance(points: Points): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [at, x] of points.entries())
    for (const y of points.slice(0, at)) least = Math.min(least, Math.hypot(...x.map((value, i) => value - y[i]!)));
  return least;
}

export const take = <T>(many: number, of: Iterator<T>): T[] => Array.from({ length: many }, () => of.next().value as T);
export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
