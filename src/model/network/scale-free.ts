/**
 * A scale-free network: people come one by one and tie themselves to those who already have many ties, so that a few know
 * very many. Barabási & Albert, "Emergence of scaling in random networks", Science 286 (1999).
 *
 * It begins with ties + 1 people who all know each other. A newcomer draws the end of a tie at random, which finds a
 * person in proportion to their ties (Batagelj & Brandes 2005). Numbers are then shuffled: the well-connected early ones would
 * otherwise be the low numbers, and all sit in the first organization.
 */
import type { Ties } from './ties.ts';

/**
 * @param count people
 * @param ties ties that each newcomer makes, below count
 */
export function scaleFree(count: number, ties: number, random: () => number): Ties {
  const first = ties + 1;
  const many = (first * ties) / 2 + (count - first) * ties;
  const a = new Int32Array(many);
  const b = new Int32Array(many);
  let at = 0;
  for (let i = 1; i < first; i++) {
    for (let j = 0; j < i; j++) {
      a[at] = i;
      b[at++] = j;
    }
  }
  for (let i = first; i < count; i++) {
    const before = at;
    while (at < before + ties) {
      const end = Math.floor(random() * 2 * before);
      const j = end < before ? a[end]! : b[end - before]!;
      if (b.subarray(before, at).includes(j)) continue;
      a[at] = i;
      b[at++] = j;
    }
  }
  const number = shuffled(count, random);
  return { a: a.map((i) => number[i]!), b: b.map((j) => number[j]!) };
}

/** The numbers 0..count-1 in random order (Fisher & Yates). */
function shuffled(count: number, random: () => number): Int32Array {
  const numbers = new Int32Array(count).map((_, i) => i);
  for (let last = count - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1));
    const kept = numbers[last]!;
    numbers[last] = numbers[pick]!;
    numbers[pick] = kept;
  }
  return numbers;
}
