/**
 * A random network: a given number of ties, any two people as likely to be tied as any other two.
 *
 * Erdős & Rényi, "On random graphs I", Publicationes Mathematicae 6 (1959), the model G(n, m). Pairs are drawn until m
 * different ones are there; of a network that is more than half full, the missing ties are drawn instead.
 */
import type { Ties } from './ties.ts';

/**
 * @param count people
 * @param degree mean number of ties a person, at most count - 1; m = count * degree / 2, rounded
 */
export function randomNetwork(count: number, degree: number, random: () => number): Ties {
  const pairs = (count * (count - 1)) / 2;
  const many = Math.min(pairs, Math.round((count * degree) / 2));
  if (many <= pairs / 2) return tiesOf(drawPairs(count, many, random), count);
  return tiesOf(allBut(drawPairs(count, pairs - many, random), count, many), count);
}

/** Draws `many` different pairs i < j, as the sorted numbers i * count + j. */
function drawPairs(count: number, many: number, random: () => number): Float64Array {
  let drawn: Float64Array = new Float64Array(0);
  while (drawn.length < many) {
    const more = new Float64Array(many);
    more.set(drawn);
    for (let at = drawn.length; at < many; at++) more[at] = pairAt(count, random);
    drawn = distinct(more.sort());
  }
  return drawn;
}

function pairAt(count: number, random: () => number): number {
  const i = Math.floor(random() * count);
  const other = Math.floor(random() * (count - 1));
  const j = other < i ? other : other + 1;
  return i < j ? i * count + j : j * count + i;
}

/** Sorted numbers without repetition. */
function distinct(sorted: Float64Array): Float64Array {
  return sorted.filter((pair, at) => at === 0 || pair !== sorted[at - 1]);
}

/** All pairs but the given ones, `many` of them. */
function allBut(missing: Float64Array, count: number, many: number): Float64Array {
  const kept = new Float64Array(many);
  let at = 0;
  let gone = 0;
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      if (missing[gone] === i * count + j) gone++;
      else kept[at++] = i * count + j;
    }
  }
  return kept;
}

function tiesOf(pairs: Float64Array, count: number): Ties {
  const a = Int32Array.from(pairs, (pair) => Math.floor(pair / count));
  return { a, b: Int32Array.from(pairs, (pair) => pair % count) };
}
