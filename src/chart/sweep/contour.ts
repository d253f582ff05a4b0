/** Where a surface that is known on a grid passes a height: marching squares (Lorensen & Cline 1987, in two dimensions). */

/** A piece of the line, in steps of the grid from its first row and column. */
export interface Piece {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}

/**
 * Interpolated linearly along the sides of each square of four neighbours; squares with a corner that is not known have no line.
 * @param heights rows of the grid (y), each with its columns (x); NaN: not known
 */
export function contour(heights: readonly (readonly number[])[], level: number): Piece[] {
  const pieces: Piece[] = [];
  for (let y = 0; y + 1 < heights.length; y++)
    for (let x = 0; x + 1 < heights[y]!.length; x++) {
      const [a, b, c, d] = [heights[y]![x]!, heights[y]![x + 1]!, heights[y + 1]![x + 1]!, heights[y + 1]![x]!];
      if (Number.isNaN(a + b + c + d)) continue;
      const on = (from: number, to: number) => (level - from) / (to - from);
      const sides = [
        isBetween(a, b, level) ? { x: x + on(a, b), y } : null,
        isBetween(b, c, level) ? { x: x + 1, y: y + on(b, c) } : null,
        isBetween(d, c, level) ? { x: x + on(d, c), y: y + 1 } : null,
        isBetween(a, d, level) ? { x, y: y + on(a, d) } : null,
      ] as const;
      const crossed = sides.filter((side) => side !== null);
      if (crossed.length === 2) pieces.push(piece(crossed[0]!, crossed[1]!));
      if (crossed.length < 4) continue;
      // A saddle: the middle tells which two corners belong together.
      const [low, right, high, left] = sides as readonly [Place, Place, Place, Place];
      const together = a >= level === (a + b + c + d) / 4 >= level;
      pieces.push(together ? piece(low, right) : piece(low, left), together ? piece(high, left) : piece(high, right));
    }
  return pieces;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

const piece = (from: Place, to: Place): Piece => ({ x: from.x, y: from.y, x2: to.x, y2: to.y });
const isBetween = (a: number, b: number, level: number) => a >= level !== b >= level;
