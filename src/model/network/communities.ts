/**
 * A network of communities: people have more ties inside their own than to all others.
 *
 * The planted partition of Condon & Karp, "Algorithms for graph partitioning on the planted partition model", Random Structures
 * and Algorithms 18 (2001): every pair inside is tied with one chance, every pair across with another. Instead of throwing for
 * every pair, the number of pairs to the next tie is drawn (geometric; Batagelj & Brandes, Physical Review E 71 (2005)).
 */
import { ln } from '../../engine/arith.ts';
import type { Ties } from './ties.ts';

/** The first person of a community; communities are neighbouring numbers, their sizes differ by one at most. */
export function firstOf(community: number, communities: number, count: number): number {
  return Math.ceil((community * count) / communities);
}

/**
 * @param count people
 * @param communities number of communities, 1 to count
 * @param inside mean number of ties to others of the own community
 * @param between mean number of ties to people of all other communities
 */
export function communityNetwork(
  count: number,
  communities: number,
  inside: number,
  between: number,
  random: () => number,
): Ties {
  // start[i]: the first person of the community of i. Inside pairs are (i, start..i-1), pairs across are (i, 0..start-1).
  const start = new Int32Array(count);
  for (let community = 0; community < communities; community++) {
    const first = firstOf(community, communities, count);
    start.fill(first, first, firstOf(community + 1, communities, count));
  }
  let pairsInside = 0;
  let pairsBetween = 0;
  for (let i = 0; i < count; i++) {
    pairsInside += i - start[i]!;
    pairsBetween += start[i]!;
  }
  const a: number[] = [];
  const b: number[] = [];
  const tie = (i: number, j: number) => {
    a.push(i);
    b.push(j);
  };
  const nothing = new Int32Array(count);
  const self = nothing.map((_, i) => i);
  someOf(start, self, (inside * count) / (2 * pairsInside), random, tie);
  someOf(nothing, start, (between * count) / (2 * pairsBetween), random, tie);
  return { a: Int32Array.from(a), b: Int32Array.from(b) };
}

/** Ties each of the pairs (i, from[i]..to[i]-1) with the given chance. */
function someOf(
  from: Int32Array,
  to: Int32Array,
  chance: number,
  random: () => number,
  tie: (i: number, j: number) => void,
): void {
  // Without any pair the chance is 0/0.
  if (!(chance > 0)) return;
  const sparse = chance < 1 ? ln(1 - chance) : 0;
  let i = 0;
  let at = -1;
  for (;;) {
    at += sparse === 0 ? 1 : 1 + Math.floor(ln(1 - random()) / sparse);
    while (i < from.length && at >= to[i]! - from[i]!) {
      at -= to[i]! - from[i]!;
      i++;
    }
    if (i === from.length) return;
    tie(i, from[i]! + at);
  }
}
