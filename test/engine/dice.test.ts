import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bits,
  hand,
  jointHand,
  luckOf,
  mix,
  purposeNumber,
  type SeedKey,
  seedKey,
  threefry2x32,
  uniform,
} from '../../src/engine/dice.ts';
import { correlation, SIGMAS, smells } from './battery.ts';

const hex = (words: readonly number[]) => words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(' ');

describe('Threefry-2x32 with 20 rounds', () => {
  // kat_vectors of Random123 1.09 (Salmon et al. 2011); JAX tests its threefry2x32 against the same three.
  it.each([
    [0, 0, 0, 0, '6b200159 99ba4efe'],
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, '1cb996fc bb002be7'],
    [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3, 'c4923a9c 483df7a0'],
  ])('gives the published answer for key %#', (k0, k1, c0, c1, answer) => {
    expect(hex(threefry2x32(k0, k1, c0, c1))).toBe(answer);
  });

  it('agrees with a second writing of the cipher in unsigned integers of any size', () => {
    const M = 0xffffffffn;
    const ROTATIONS = [13n, 15n, 26n, 6n, 17n, 29n, 16n, 24n];
    const plain = (k0: number, k1: number, c0: number, c1: number) => {
      const key = [BigInt(k0 >>> 0), BigInt(k1 >>> 0), 0x1bd11bdan ^ BigInt(k0 >>> 0) ^ BigInt(k1 >>> 0)];
      let x = (BigInt(c0 >>> 0) + key[0]!) & M;
      let y = (BigInt(c1 >>> 0) + key[1]!) & M;
      for (let round = 0; round < 20; round++) {
        const turn = ROTATIONS[round % 8]!;
        x = (x + y) & M;
        y = (((y << turn) | (y >> (32n - turn))) & M) ^ x;
        if (round % 4 !== 3) continue;
        const n = (round + 1) / 4;
        x = (x + key[n % 3]!) & M;
        y = (y + key[(n + 1) % 3]! + BigInt(n)) & M;
      }
      return hex([Number(x), Number(y)]);
    };
    const word = fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(word, word, word, word, (k0, k1, c0, c1) => {
        expect(hex(threefry2x32(k0, k1, c0, c1))).toBe(plain(k0, k1, c0, c1));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('the finalizer of MurmurHash3', () => {
  it('agrees with fmix32 written in integers of any size', () => {
    const M = 0xffffffffn;
    const fmix32 = (h: number) => {
      let x = BigInt(h >>> 0);
      x ^= x >> 16n;
      x = (x * 0x85ebca6bn) & M;
      x ^= x >> 13n;
      x = (x * 0xc2b2ae35n) & M;
      return Number(x ^ (x >> 16n));
    };
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (h) => mix(h) >>> 0 === fmix32(h)),
      { seed: 2, numRuns: 2000 },
    );
    for (const h of [0, 1, -1, 2 ** 31 - 1, -(2 ** 31)]) expect(mix(h) >>> 0).toBe(fmix32(h));
  });

  it('gives the values that reference implementations give for 0, 1 and all bits set', () => {
    // MurmurHash3_x86_32 of nothing is fmix32(seed): smhasher's answers for seeds 0, 1 and 0xffffffff.
    expect(mix(0) >>> 0).toBe(0);
    expect(mix(1) >>> 0).toBe(0x514e28b7);
    expect(mix(0xffffffff) >>> 0).toBe(0x81f16f39);
  });
});

describe("a purpose's number", () => {
  // Known answers of FNV-1a with 32 bits, from the authors' test vectors (Fowler, Noll, Vo).
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('of "%s" is its published FNV-1a hash', (name, number) => {
    expect(purposeNumber(name) >>> 0).toBe(number);
  });
});

describe('the key of a run', () => {
  it('is the same for the same text and another for "42" and "042"', () => {
    expect(seedKey('42')).toEqual(seedKey('42'));
    expect(seedKey('42')).not.toEqual(seedKey('042'));
  });

  it('is another for a text and for the same text said twice: 1 and 11, 12 and 1212, ab and ababab', () => {
    for (const [once, again] of [
      ['1', '11'],
      ['1', '111'],
      ['12', '1212'],
      ['ab', 'ababab'],
    ] as const)
      expect(seedKey(once), `${once} and ${again}`).not.toEqual(seedKey(again));
  });

  it('never repeats over ten thousand seeds that follow each other', () => {
    const keys = new Set(Array.from({ length: 10_000 }, (_, seed) => hex(seedKey(String(seed)))));
    expect(keys.size).toBe(10_000);
  });
});

const KEY = seedKey('battery');
const PURPOSE = purposeNumber('noticing');
const N = 2 ** 15;
const draws = (of: (at: number) => number) => Uint32Array.from({ length: N }, (_, at) => of(at));

/** The draw of a row at a turn, in a week, for a purpose, with a seed. */
function draw(row: number, turn: number, week = 1, purpose = PURPOSE, key: SeedKey = KEY): number {
  const { k0, k1 } = luckOf(key, week, purpose);
  return bits(hand(k0, row), k1, turn);
}

/** How the five coordinates of a draw can be walked along. */
const WALKS: Readonly<Record<string, (at: number) => number>> = {
  'rows, first turn': (at) => draw(at, 0),
  'rows, another turn': (at) => draw(at, 6),
  'rows, backward from a million': (at) => draw(1_000_000 - at, 0),
  'every thousandth row': (at) => draw(at * 1000, 1),
  'rows that are powers and sums of powers of two': (at) => draw(at << 8, 1),
  'rows in another week': (at) => draw(at, 0, 400),
  'turns of one row': (at) => draw(5, at),
  'turns of another row': (at) => draw(99_999, at),
  'weeks of one row': (at) => draw(5, 0, at),
  'weeks, ten apart': (at) => draw(99_999, 3, at * 10),
  'purposes by number': (at) => draw(5, 0, 1, at),
  'purposes by name': (at) => draw(5, 0, 1, purposeNumber(`act ${at}`)),
  'rows and turns, four draws each': (at) => draw(at >> 2, at & 3),
  'rows and weeks, a week at a time': (at) => draw(at & 127, 0, at >> 7),
  'weeks and rows, a row at a time': (at) => draw(at >> 7, 0, at & 127),
  'two purposes in turn': (at) => draw(at >> 1, 0, 1, (at & 1) === 0 ? PURPOSE : purposeNumber('attraction')),
};

describe('luck, by the battery', () => {
  it.each(Object.keys(WALKS))('cannot be told from chance along %s', (walk) => {
    expect(smells(draws(WALKS[walk]!))).toEqual([]);
  });

  it('cannot be told from chance along seeds', () => {
    const along = Uint32Array.from({ length: 2 ** 14 }, (_, seed) => draw(5, 0, 1, PURPOSE, seedKey(String(seed))));
    expect(smells(along)).toEqual([]);
  });

  it('of two rows together cannot be told from chance along one of them, nor along both', () => {
    const { k0, k1 } = luckOf(KEY, 1, PURPOSE);
    expect(smells(draws((at) => bits(jointHand(k0, 7, at + 8), k1, 0)))).toEqual([]);
    expect(smells(draws((at) => bits(jointHand(k0, at, at + 1), k1, 0)))).toEqual([]);
    expect(smells(draws((at) => bits(jointHand(k0, at >> 7, 1000 + (at & 127)), k1, 0)))).toEqual([]);
  });

  it('of neighbours on every axis, and across, is not correlated', () => {
    const SIZE = 4096;
    const at = (dRow: number, dTurn: number, dWeek: number) =>
      Uint32Array.from({ length: SIZE * 4 }, (_, n) =>
        draw((n % SIZE) + 10 + dRow, 2 + dTurn, 2 + Math.floor(n / SIZE) * 3 + dWeek),
      );
    const here = at(0, 0, 0);
    for (const [dRow, dTurn, dWeek] of [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [1, -1, 0],
      [1, 1, 0],
      [1, 0, -1],
      [0, 1, -1],
      [8, 0, 0],
      [2, -2, 1],
    ] as const)
      expect(Math.abs(correlation(here, at(dRow, dTurn, dWeek)))).toBeLessThan(SIGMAS);
  });

  it('is a uniform number from 0 up to but not including 1, with the 32 bits of the draw', () => {
    const { k0, k1 } = luckOf(KEY, 3, PURPOSE);
    for (let row = 0; row < 2000; row++) {
      const u = uniform(hand(k0, row), k1, 0);
      expect(u * 2 ** 32).toBe(bits(hand(k0, row), k1, 0) >>> 0);
      expect(u).toBeLessThan(1);
    }
    // The largest 32 bits there are still fall below 1.
    expect(0xffffffff * 2.3283064365386963e-10).toBeLessThan(1);
  });
});

/** For each input bit, the share of cases in which flipping it flips each output bit; returns the furthest from one half. */
function worstFlip(of: (input: number, other: number) => number, inputBits: number): number {
  const CASES = 12_000;
  let worst = 0;
  for (let input = 0; input < inputBits; input++) {
    const flips = new Float64Array(32);
    for (let n = 0; n < CASES; n++) {
      const a = mix(n * 2 + 1) >>> (32 - inputBits);
      const changed = of(a, n) ^ of((a ^ (1 << input)) >>> 0, n);
      for (let bit = 0; bit < 32; bit++) flips[bit] = flips[bit]! + ((changed >>> bit) & 1);
    }
    for (const flipped of flips) worst = Math.max(worst, Math.abs(flipped / CASES - 0.5));
  }
  return worst;
}

describe('every bit of what luck is keyed by flips every bit of the draw half of the time (0.5 ± 0.03)', () => {
  // 12,000 cases: one sigma is 0.0046, the limit lies at 6.6 sigma.
  const key = (n: number): [number, number] => threefry2x32(1, 2, n, 0);
  it('the row', () => {
    const flip = worstFlip((row, n) => {
      const [k0, k1] = key(n);
      return bits(hand(k0, row), k1, 0);
    }, 22);
    expect(flip).toBeLessThan(0.03);
  });
  it('the turn', () => {
    const flip = worstFlip((turn, n) => {
      const [k0, k1] = key(n);
      return bits(hand(k0, 12), k1, turn);
    }, 6);
    expect(flip).toBeLessThan(0.03);
  });
  it('the other of two rows', () => {
    const flip = worstFlip((row, n) => {
      const [k0, k1] = key(n);
      return bits(jointHand(k0, 12, row + 13), k1, 0);
    }, 16);
    expect(flip).toBeLessThan(0.03);
  });
  it('the week and the purpose', () => {
    expect(worstFlip((week, n) => draw(n & 1023, 0, week), 10)).toBeLessThan(0.03);
    expect(worstFlip((purpose, n) => draw(n & 1023, 0, 1 + (n >> 10), purpose), 8)).toBeLessThan(0.03);
  });
  it('both words of the key of a run', () => {
    expect(worstFlip((word, n) => draw(n, 0, 1, PURPOSE, [word, 5]), 8)).toBeLessThan(0.03);
    expect(worstFlip((word, n) => draw(n, 0, 1, PURPOSE, [5, word << 24]), 8)).toBeLessThan(0.03);
  });
});

describe('what the finalizer promises for sure', () => {
  it('no two rows get the same 32 bits in the same turn of an act, nor one row in two turns', () => {
    expect(new Set(draws((at) => draw(at, 0))).size).toBe(N);
    expect(new Set(draws((at) => draw(5, at))).size).toBe(N);
  });

  it('a joint draw is the same whoever asks first, and another for every pair', () => {
    const { k0, k1 } = luckOf(KEY, 1, PURPOSE);
    const seen = new Set<number>();
    for (let a = 0; a < 100; a++) {
      for (let b = 0; b < a; b++) {
        expect(jointHand(k0, a, b)).toBe(jointHand(k0, b, a));
        seen.add(bits(jointHand(k0, a, b), k1, 0));
      }
    }
    expect(seen.size).toBe(4950);
  });
});

describe('the battery finds bad generators out', () => {
  const GOLDEN = 0x9e3779b1;
  const lcg = (count: number) => {
    let state = 42;
    return Uint32Array.from({ length: count }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state;
    });
  };

  it('the low bits of a linear congruential generator', () => {
    expect(smells(lcg(N))).toContain('a single bit');
    expect(smells(lcg(N))).toContain('pairs of low bits uneven');
  });

  it('a row times a constant, not mixed', () => {
    expect(smells(draws((at) => Math.imul(at + 1, GOLDEN)))).toEqual(
      expect.arrayContaining(['neighbours correlated', 'distribution not even', 'birthdays in the high bits']),
    );
  });

  it('a row times a constant, half mixed', () => {
    const half = (at: number) => {
      const x = Math.imul(at + 1, GOLDEN);
      return x ^ (x >>> 16);
    };
    expect(smells(draws(half)).length).toBeGreaterThan(0);
  });

  it('luck that forgets the week', () => {
    expect(smells(draws((at) => draw(at & 127, 0)))).toContain('birthdays in the high bits');
  });

  it('luck that takes a row and a turn for one number, by its neighbours across', () => {
    const sum = (row: number, turn: number) => mix(KEY[0] ^ Math.imul(row + turn, GOLDEN));
    const a = draws((row) => sum(row, 1));
    const b = draws((row) => sum(row + 1, 0));
    expect(smells(a)).toEqual([]);
    expect(Math.abs(correlation(a, b))).toBeGreaterThan(SIGMAS);
  });

  it('luck with one bit in thirty-two a little lame', () => {
    const lame = draws((at) => draw(at, 0) & ((at & 15) === 0 ? ~(1 << 17) : -1));
    expect(smells(lame)).toContain('a single bit');
  });

  it('luck whose every fiftieth number repeats the one before', () => {
    const last = draws((at) => draw(at % 50 === 0 && at > 0 ? at - 1 : at, 0));
    expect(smells(last).length).toBeGreaterThan(0);
  });

  it('a row that passes a bit on unmixed, by what it flips', () => {
    const lazy = (row: number, n: number) => mix(row >>> 4) ^ Math.imul(n, GOLDEN) ^ row;
    expect(worstFlip(lazy, 16)).toBeGreaterThan(0.03);
  });
});
