/** Measures networks as the papers do: clustering, path length, degrees. */
import type { Arcs } from '../../../src/model/network/ties.ts';

/** Where the row of each person starts. */
export function rowsOf(arcs: Arcs, count: number): Int32Array {
  const start = new Int32Array(count + 1);
  for (const source of arcs.source) start[source + 1]!++;
  for (let i = 0; i < count; i++) start[i + 1]! += start[i]!;
  return start;
}

export function degreesOf(arcs: Arcs, count: number): Int32Array {
  const start = rowsOf(arcs, count);
  return new Int32Array(count).map((_, i) => start[i + 1]! - start[i]!);
}

/** Watts & Strogatz's C: of all pairs of a person's neighbours, the share tied to each other; the mean over people. */
export function clustering(arcs: Arcs, count: number): number {
  const start = rowsOf(arcs, count);
  const marked = new Int32Array(count).fill(-1);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const mine = arcs.target.subarray(start[i], start[i + 1]);
    for (const j of mine) marked[j] = i;
    let closed = 0;
    for (const j of mine) for (const h of arcs.target.subarray(start[j], start[j + 1])) if (marked[h] === i) closed++;
    if (mine.length > 1) sum += closed / (mine.length * (mine.length - 1));
  }
  return sum / count;
}

/** The mean number of steps between two people, over all pairs that a path joins. */
export function pathLength(arcs: Arcs, count: number): number {
  const start = rowsOf(arcs, count);
  let steps = 0;
  let pairs = 0;
  for (let from = 0; from < count; from++) {
    const far = new Int32Array(count).fill(-1);
    const queue = new Int32Array(count);
    far[from] = 0;
    queue[0] = from;
    for (let head = 0, tail = 1; head < tail; head++) {
      const i = queue[head]!;
      for (const j of arcs.target.subarray(start[i], start[i + 1])) {
        if (far[j] !== -1) continue;
        far[j] = far[i]! + 1;
        queue[tail++] = j;
        steps += far[j]!;
        pairs++;
      }
    }
  }
  return steps / pairs;
}

export const mean = (numbers: ArrayLike<number>): number =>
  Array.from(numbers).reduce((sum, one) => sum + one, 0) / numbers.length;

export const variance = (numbers: ArrayLike<number>): number => {
  const middle = mean(numbers);
  return mean(Array.from(numbers, (one) => (one - middle) ** 2));
};
