/** How much of what differs between points is luck, as each point's mean rests on a few runs only. */

/** One run. */
export interface Cell {
  readonly point: number;
  readonly replicate: number;
  readonly value: number;
}

/**
 * Variance of a point's mean over its replicates: what is left when the mean of the point and the mean of the replicate are taken
 * out (two-way analysis of variance without interaction; Montgomery 2017, Design and Analysis of Experiments, 4.1), over the number
 * of replicates, and its mean over points. Where replicate k has the same luck at every point, what it does to all points alike
 * moves none against another and is no noise; where luck is independent, taking it out costs nothing on average.
 *
 * @param cells without NaN, each point and replicate once; some may be missing (then the means are taken over what there is)
 * @returns NaN where no point has two replicates
 */
export function noiseFloor(cells: readonly Cell[]): number {
  const points = groups(cells, ({ point }) => point);
  const middle = new Map<number, number>();
  for (const [point, of] of points) middle.set(point, of.reduce((sum, { value }) => sum + value, 0) / of.length);
  const away = (cell: Cell) => cell.value - middle.get(cell.point)!;
  // Only points with two replicates and more tell luck from the point.
  const several = cells.filter(({ point }) => points.get(point)!.length > 1);
  const replicates = groups(several, ({ replicate }) => replicate);
  const shared = new Map<number, number>();
  for (const [replicate, of] of replicates) {
    // A replicate that one point alone has cannot be told from the luck of that point.
    shared.set(replicate, of.length < 2 ? 0 : of.reduce((sum, cell) => sum + away(cell), 0) / of.length);
  }
  let sum = 0;
  let count = 0;
  for (const of of points.values()) {
    if (of.length < 2) continue;
    const level = of.reduce((all, { replicate }) => all + shared.get(replicate)!, 0) / of.length;
    let squares = 0;
    for (const cell of of) {
      const peers = replicates.get(cell.replicate)!.length;
      const rest = away(cell) - (shared.get(cell.replicate)! - level);
      squares += (rest * rest * peers) / Math.max(1, peers - 1);
    }
    sum += squares / (of.length - 1) / of.length;
    count += 1;
  }
  return count === 0 ? Number.NaN : sum / count;
}

function groups(cells: readonly Cell[], by: (cell: Cell) => number): Map<number, Cell[]> {
  const found = new Map<number, Cell[]>();
  for (const cell of cells) {
    const of = found.get(by(cell));
    if (of) of.push(cell);
    else found.set(by(cell), [cell]);
  }
  return found;
}
