/**
 * The Sobol' sequence: points that fill the unit cube evenly, whatever their number, with direction numbers by Joe & Kuo (2008).
 *
 * Order: that of Antonov & Saleev (1979), by Gray code, as Joe & Kuo's own program and scipy have it. The first 2^m points are
 * the same set in either order.
 *
 * Scrambling: nested and uniform (Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences", 1995), each bit turned or not by a
 * hash of the bits before it. Of the two customary ways this is the stronger: a linear scramble with a digital shift (Matousek
 * 1998, in scipy) has the same variance for one integral, but all points share a few random numbers, so that repeated estimates
 * are not near to normal; for nested scrambling they are (Loh 2003). The short cuts for graphics (Laine & Karras 2011, Burley
 * 2020) save hashes at the price of known flaws. Thirty-two hashes a coordinate cost about a tenth of a microsecond.
 *
 * No point is skipped: dropping the first ruins the balance of the rest (Owen, "On dropping the first Sobol' point", 2020). It
 * need not be, as scrambled it is a random point like the others. Balance is whole where the number of points is a power of two.
 */
import { bits, hand, luckOf, purposeNumber, seedKey } from '../../engine/dice.ts';
import { JOE_KUO } from './joe-kuo-numbers.ts';

/** The first dimension (van der Corput's) needs no numbers. */
export const MOST_DIMENSIONS = JOE_KUO.length + 1;
/** After so many points the sequence is over. */
export const MOST_POINTS = 2 ** 32;

const BITS = 32;
const UNIT = 2 ** -BITS;

/** Without end (up to 2^32), one after the other: more points begin with the same points. */
export function* sobolSequence(dimensions: number): Generator<number[], void> {
  for (const words of wordsOfPoints(dimensions)) yield Array.from(words, (word) => word * UNIT);
}

/** The same, scrambled. Dimensions are scrambled each by itself: one more leaves the others as they are. */
export function* scrambledSobolSequence(dimensions: number, seed: string): Generator<number[], void> {
  const key = seedKey(`${seed} sobol sequence`);
  const lucks = Array.from({ length: dimensions }, (_, dimension) => luckOf(key, dimension, SCRAMBLING));
  for (const words of wordsOfPoints(dimensions))
    yield Array.from(words, (word, dimension) => scrambled(word, lucks[dimension]!) * UNIT);
}

const SCRAMBLING = purposeNumber('scrambling');

/** A word with each bit turned or not, as the bits above it say: words that begin alike still do. */
function scrambled(word: number, { k0, k1 }: { readonly k0: number; readonly k1: number }): number {
  let turned = 0;
  for (let bit = 0; bit < BITS; bit++) {
    // The bits above, with a one before them: every place in the tree of beginnings has a number of its own.
    const above = bit === 0 ? 1 : (word >>> (BITS - bit)) | (1 << bit);
    turned |= (bits(hand(k0, above), k1, bit) >>> 31) << (BITS - 1 - bit);
  }
  return (word ^ turned) >>> 0;
}

/** Points as words of 32 bits; the array is the same one every time. */
function* wordsOfPoints(dimensions: number): Generator<Uint32Array, void> {
  const directions = Array.from({ length: dimensions }, (_, dimension) => directionsOf(dimension));
  const words = new Uint32Array(dimensions);
  for (let next = 1; ; next++) {
    yield words;
    if (next === MOST_POINTS) return;
    // In Gray code the next number differs in one bit: where this one has its lowest one.
    const changed = 31 - Math.clz32(next & -next);
    for (let dimension = 0; dimension < dimensions; dimension++) words[dimension]! ^= directions[dimension]![changed]!;
  }
}

/** The 32 direction numbers of a dimension, from the recurrence of its polynomial (Bratley & Fox 1988). */
function directionsOf(dimension: number): Uint32Array {
  const directions = new Uint32Array(BITS);
  const { polynomial, first } = dimension === 0 ? { polynomial: 1, first: [] } : JOE_KUO[dimension - 1]!;
  const degree = first.length;
  for (let i = 0; i < BITS; i++) {
    if (degree === 0) directions[i] = 1 << (BITS - 1 - i);
    else if (i < degree) directions[i] = first[i]! << (BITS - 1 - i);
    else {
      let direction = directions[i - degree]! ^ (directions[i - degree]! >>> degree);
      for (let j = 1; j < degree; j++) if ((polynomial >>> (degree - j)) & 1) direction ^= directions[i - j]!;
      directions[i] = direction;
    }
  }
  return directions;
}
