/** The outline of a group: a rounded hull around those who stand near each other, and arms to those who stand far off. */
import { polygonHull } from 'd3-polygon';

export type Point = [number, number];

export interface Outline {
  /** Closed polygons. */
  readonly hulls: readonly Point[][];
  /** Lines from one hull to another. */
  readonly arms: readonly (readonly [Point, Point])[];
}

/** Points on a circle around each member: enough to look round at the size of a group. */
const ROUND = Array.from({ length: 16 }, (_, k): Point => {
  const angle = (k / 16) * 2 * Math.PI;
  return [Math.cos(angle), Math.sin(angle)];
});

/**
 * @param members where they stand
 * @param pad how far the outline keeps from them
 * @param near members who are further than this from all others get an arm, not a hull that swallows who stands between
 */
export function outlineOf(members: readonly Point[], pad: number, near: number): Outline {
  const clusters: Point[][] = [];
  const arms: [Point, Point][] = [];
  const clusterOf = new Map<number, Point[]>();
  const joined: number[] = [];
  const waiting = members.map((_, k) => k);
  // Each is joined to the nearest one already joined (Prim 1957); a long way is an arm.
  while (waiting.length > 0) {
    let best = { far: Infinity, from: -1, at: 0 };
    for (const from of joined)
      waiting.forEach((to, at) => {
        const far = Math.hypot(members[from]![0] - members[to]![0], members[from]![1] - members[to]![1]);
        if (far < best.far) best = { far, from, at };
      });
    const [next] = waiting.splice(best.at, 1) as [number];
    joined.push(next);
    if (best.from >= 0 && best.far <= near) {
      const cluster = clusterOf.get(best.from)!;
      cluster.push(members[next]!);
      clusterOf.set(next, cluster);
      continue;
    }
    const cluster = [members[next]!];
    clusters.push(cluster);
    clusterOf.set(next, cluster);
    if (best.from >= 0) arms.push([members[best.from]!, members[next]!]);
  }
  const hulls = clusters.map((cluster) => {
    const around = cluster.flatMap(([x, y]) => ROUND.map(([dx, dy]): Point => [x + dx * pad, y + dy * pad]));
    return polygonHull(around) ?? around;
  });
  return { hulls, arms };
}
