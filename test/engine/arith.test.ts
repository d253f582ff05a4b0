import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, ln, power } from '../../src/engine/arith.ts';

const LIMIT = 1e-12;
const relative = (a: number, b: number) => Math.abs(a - b) / Math.abs(b);
const runs = { seed: 20_240_601, numRuns: 20_000 };
/** Levels, shares, pulls: what the model raises to powers. */
const share = fc.double({ min: 1e-9, max: 1, noNaN: true });
const weight = fc.double({ min: 0, max: 1, noNaN: true });

describe('logarithms, exponentials and powers by plain arithmetic', () => {
  it('a logarithm agrees with Math.log to one part in 10^12, from the smallest normal number to the largest', () => {
    fc.assert(
      fc.property(fc.double({ min: 2.3e-308, max: 1.7e308, noNaN: true }), (x) => {
        if (x === 1) return ln(1) === 0;
        return relative(ln(x), Math.log(x)) < LIMIT;
      }),
      runs,
    );
  });

  it('close to 1, where a logarithm is almost nothing, it still agrees', () => {
    for (const d of [1e-3, 1e-6, 1e-9, 1e-12, 2 ** -52]) {
      expect(relative(ln(1 + d), Math.log(1 + d))).toBeLessThan(LIMIT);
      expect(relative(ln(1 - d), Math.log(1 - d))).toBeLessThan(LIMIT);
    }
  });

  it('an exponential agrees with Math.exp to one part in 10^12 for exponents from -700 to 700', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => relative(exp(x), Math.exp(x)) < LIMIT),
      runs,
    );
  });

  it('a power agrees with Math.pow to one part in 10^12 for shares and weights', () => {
    fc.assert(
      fc.property(share, weight, (x, y) => relative(power(x, y), x ** y) < LIMIT),
      runs,
    );
  });

  it('the edges are exact: ln 1, e^0, 1^y, x^0, 0^0 and 0^y', () => {
    expect(ln(1)).toBe(0);
    expect(ln(2)).toBe(Math.LN2);
    expect(exp(0)).toBe(1);
    for (const y of [0, 0.25, 0.5, 1, 7]) expect(power(1, y)).toBe(1);
    for (const x of [1e-9, 0.3, 1, 12]) expect(power(x, 0)).toBe(1);
    expect(power(0, 0)).toBe(1);
    for (const y of [1e-9, 0.5, 1]) expect(power(0, y)).toBe(0);
  });

  it('every power of two comes back from its own logarithm', () => {
    for (let n = -1000; n <= 1000; n++) expect(ln(2 ** n)).toBe(n * Math.LN2);
  });

  it('more is more: neither a logarithm nor a power ever falls as its argument rises by a millionth', () => {
    fc.assert(
      fc.property(share, fc.double({ min: 0.01, max: 1, noNaN: true }), (x, y) => {
        const above = x * (1 + 1e-6);
        return ln(above) > ln(x) && power(above, y) > power(x, y);
      }),
      runs,
    );
    // The places where the reduced argument jumps from one end of its range to the other: around every half power of two.
    for (let n = -40; n <= 40; n++) {
      const x = Math.SQRT2 * 2 ** n;
      expect(ln(x * (1 + 1e-12))).toBeGreaterThan(ln(x * (1 - 1e-12)));
      const e = (n + 0.5) * Math.LN2;
      expect(exp(e + 1e-11)).toBeGreaterThan(exp(e - 1e-11));
    }
  });

  it('a sloppier series would be noticed: with one term less the logarithm misses the limit', () => {
    const short = (x: number) => {
      const t = (x - 1) / (x + 1);
      let sum = 0;
      for (let n = 13; n >= 1; n -= 2) sum += (2 * t ** n) / n;
      return sum;
    };
    expect(relative(short(1.41), Math.log(1.41))).toBeGreaterThan(LIMIT);
  });
});
