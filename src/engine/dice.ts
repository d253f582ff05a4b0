/**
 * Luck as a pure function of (seed, week, purpose, row, turn): whoever asks, in whatever order, gets the same answer.
 *
 * Two layers. The key of an act in a week comes from Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw, "Parallel
 * random numbers: as easy as 1, 2, 3", SC'11), whose published known answers are tested. Inside an act, a row and a turn are
 * mixed into that 64-bit key by two rounds of a 32-bit finalizer (MurmurHash3's fmix32, Appleby, public domain), which costs
 * about 1.5 ns a draw; test/engine/dice.test.ts holds it to a statistical battery over rows, turns, weeks, purposes and seeds.
 */
import seedrandom from 'seedrandom';

/** The 64-bit key of one act in one week, as two signed 32-bit words. */
export interface Luck {
  readonly k0: number;
  readonly k1: number;
  /** The week (tick) this luck belongs to. */
  readonly week: number;
  /** The key of the run: luck that several acts must agree on has a purpose of its own, not that of one of them. */
  readonly key: SeedKey;
}

/** The 64-bit key of a whole run. */
export type SeedKey = readonly [number, number];

/**
 * Turns a user's seed into the key of a run. A seed is text: "42" and "042" are different seeds. Alea, because the other
 * generators of seedrandom repeat a short text until their state is full, so that "1" and "11" would be the same seed.
 */
export function seedKey(seed: string): SeedKey {
  const random = seedrandom.alea(String(seed));
  return [random.int32(), random.int32()];
}

/** By how many places the second word turns in each round, four rounds in turn with the next four. */
const TURNS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const;

/**
 * Threefry-2x32, 20 rounds.
 * @returns two signed 32-bit words
 */
export function threefry2x32(k0: number, k1: number, c0: number, c1: number): [number, number] {
  const keys = [k0, k1, 0x1bd11bda ^ k0 ^ k1];
  let x0 = (c0 + k0) | 0;
  let x1 = (c1 + k1) | 0;
  for (let four = 0; four < 5; four++) {
    const turns = TURNS[four & 1]!;
    for (let round = 0; round < 4; round++) {
      const by = turns[round]!;
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << by) | (x1 >>> (32 - by))) ^ x0;
    }
    x0 = (x0 + keys[(four + 1) % 3]!) | 0;
    x1 = (x1 + keys[(four + 2) % 3]! + four + 1) | 0;
  }
  return [x0, x1];
}

/** A purpose is a name; its number is the name's FNV-1a hash, so that a new act never shifts the luck of the others. */
export function purposeNumber(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** The luck of one act (by its purpose) in one week. */
export function luckOf(key: SeedKey, week: number, purpose: number): Luck {
  const [k0, k1] = threefry2x32(key[0], key[1], week, purpose);
  return { k0, k1, week, key };
}

/** MurmurHash3's 32-bit finalizer: a bijection in which every input bit flips every output bit about half the time. */
export function mix(h: number): number {
  let x = h;
  x ^= x >>> 16;
  x = Math.imul(x, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** What all draws of one row share; take it once a row, outside the loop over turns. */
export function hand(k0: number, row: number): number {
  return mix(k0 ^ Math.imul(row + 1, 0x9e3779b1));
}

/** What all joint draws of two rows share, the same whoever asks first. */
export function jointHand(k0: number, a: number, b: number): number {
  return a < b ? mix(hand(k0, a) ^ Math.imul(b + 1, 0xc2b2ae3d)) : mix(hand(k0, b) ^ Math.imul(a + 1, 0xc2b2ae3d));
}

/** 32 random bits (signed) for a hand and a turn. */
export function bits(of: number, k1: number, turn: number): number {
  return mix((of + k1) ^ Math.imul(turn + 1, 0x85ebca77));
}

/** A uniform number in [0, 1) with 32 bits for a hand and a turn. */
export function uniform(of: number, k1: number, turn: number): number {
  return (bits(of, k1, turn) >>> 0) * 2.3283064365386963e-10;
}
