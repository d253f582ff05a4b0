/**
 * A small world: everybody knows their neighbours on a ring, and a few ties reach across.
 *
 * Watts & Strogatz, "Collective dynamics of 'small-world' networks", Nature 393 (1998): lap by lap around the ring, each tie
 * keeps its first end and with chance p moves the other to somebody drawn at random, never to oneself nor doubling a tie.
 */
import type { Ties } from './ties.ts';

/**
 * @param count people
 * @param neighbours nearest people on the ring each is tied to: even, below count
 * @param rewired chance that a tie is rewired, 0 to 1
 */
export function smallWorld(count: number, neighbours: number, rewired: number, random: () => number): Ties {
  const half = neighbours / 2;
  // Person i keeps the first end of `half` ties; other[i * half + lap] is the second end of one of them.
  const other = new Int32Array(count * half);
  for (let i = 0; i < count; i++) {
    for (let lap = 0; lap < half; lap++) other[i * half + lap] = (i + lap + 1) % count;
  }
  const degree = new Int32Array(count).fill(neighbours);
  for (let lap = 0; lap < half; lap++) {
    for (let i = 0; i < count; i++) {
      if (random() >= rewired || degree[i]! >= count - 1) continue;
      const place = i * half + lap;
      let j = Math.floor(random() * count);
      while (j === i || keeps(other, half, i, j) || keeps(other, half, j, i)) j = Math.floor(random() * count);
      degree[other[place]!]!--;
      degree[j]!++;
      other[place] = j;
    }
  }
  return { a: other.map((_, place) => Math.floor(place / half)), b: other };
}

/** Whether i keeps the first end of a tie to j. */
function keeps(other: Int32Array, half: number, i: number, j: number): boolean {
  for (let place = i * half; place < (i + 1) * half; place++) if (other[place] === j) return true;
  return false;
}
