/** Places names beside dots so that none lies on another, on a dot, or outside; a name without room is left out. */

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where a name stands, and for one that stands apart the end of a line that leads to its dot. */
export interface Named extends Place {
  readonly leader: Place | null;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Place, Size {}

const DOT = 7;
/** Around the dot: right, left, above, below, and the corners; then again further away. */
const SIDES = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const;
const DISTANCES = [10, 18, 30, 48];
const CLOSE = 14;

/**
 * Greedy, in the order given: the first that is free, so that the most important name gets the best place.
 * @param sizes of the names; the k-th belongs to the k-th dot
 * @param dots all of them, named or not
 * @param kept what no name may cover besides
 * @returns left end and middle of each name, null where there is no room
 */
export function placeLabels(
  sizes: readonly Size[],
  dots: readonly Place[],
  frame: Size,
  kept: readonly Box[] = [],
): (Named | null)[] {
  const around = ({ x, y }: Place) => ({ x: x - DOT, y: y - DOT, width: 2 * DOT, height: 2 * DOT });
  const taken: Box[] = [...dots.map(around), ...kept];
  return sizes.map((size, k) => {
    const dot = dots[k]!;
    for (const distance of DISTANCES)
      for (const side of SIDES) {
        const box = boxAt(dot, size, side, distance);
        const inside =
          box.x >= 0 && box.y >= 0 && box.x + box.width <= frame.width && box.y + box.height <= frame.height;
        if (!inside || taken.some((other) => overlap(box, other))) continue;
        taken.push(box);
        return { x: Math.round(box.x), y: Math.round(box.y + box.height / 2), leader: leaderTo(dot, box) };
      }
    return null;
  });
}

function leaderTo(dot: Place, { x, y, width, height }: Box): Place | null {
  const near = { x: Math.max(x, Math.min(dot.x, x + width)), y: Math.max(y, Math.min(dot.y, y + height)) };
  return Math.hypot(near.x - dot.x, near.y - dot.y) <= CLOSE ? null : { x: Math.round(near.x), y: Math.round(near.y) };
}

function boxAt(
  { x, y }: Place,
  { width, height }: Size,
  [right, down]: readonly [number, number],
  distance: number,
): Box {
  const left = right > 0 ? x + distance : right < 0 ? x - distance - width : x - width / 2;
  const top = down > 0 ? y + distance - 2 : down < 0 ? y - distance - height + 2 : y - height / 2;
  return { x: left, y: top, width, height };
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
