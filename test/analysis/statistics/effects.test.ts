/** Effect sizes, the bootstrap, and how many runs more: by hand, from R and from scipy 1.17.1. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bca, bcaDifference } from '../../../src/analysis/statistics/bca.ts';
import { cliffsDelta } from '../../../src/analysis/statistics/cliffs-delta.ts';
import { hedgesG, hedgesGPaired } from '../../../src/analysis/statistics/hedges-g.ts';
import { pairsNeeded, replicatesNeeded } from '../../../src/analysis/statistics/replicates-needed.ts';
import reference from './reference.json' with { type: 'json' };

const { a, b } = reference.welch;
const numbers = (minLength: number) => fc.array(fc.integer({ min: -50, max: 50 }), { minLength, maxLength: 15 });

describe("Hedges' g", () => {
  it('is the difference in standard deviations, less what small samples exaggerate', () => {
    // numpy 2.4 and scipy 1.17.1, by the formulas of Hedges (1981) and Hedges & Olkin (1985)
    const { g, low, high } = hedgesG(a, b);
    expect([g, low, high]).toEqual([
      expect.closeTo(-0.09277400961162212, 12),
      expect.closeTo(-0.8961476365431698, 12),
      expect.closeTo(0.7105996173199256, 12),
    ]);
  });

  it('of pairs is measured by the spread of both settings, not by that of the differences', () => {
    // 10, 20, 30 against 11, 21, 31.6: sd 10 and about 10.3; differences -1, -1, -1.6.
    const { g, low, high } = hedgesGPaired([10, 20, 30], [11, 21, 31.6]);
    const spread = Math.sqrt((100 + 106.12) / 2);
    // Γ(1) / Γ(1/2): the correction for 2 degrees of freedom, which is what the pairs, nearly on one line, are worth.
    expect(g).toBeCloseTo((-1.2 / spread) * (1 / Math.sqrt(Math.PI)), 3);
    expect(low!).toBeLessThan(g!);
    expect(high!).toBeGreaterThan(g!);
  });

  it('has no answer without spread or with single values', () => {
    const none = { g: null, low: null, high: null };
    expect([hedgesG([1, 1], [2, 2]), hedgesG([1], [2, 3]), hedgesGPaired([1], [2])]).toEqual([none, none, none]);
  });

  it('is the same in any unit and from any zero, and turns its sign with its sides', () => {
    fc.assert(
      fc.property(numbers(2), numbers(2), fc.integer({ min: 1, max: 9 }), (some, others, scale) => {
        const moved = (list: number[]) => list.map((value) => value * scale - 7);
        for (const of of [hedgesG, hedgesGPaired]) {
          const [one, other, back] = [of(some, others), of(moved(some), moved(others)), of(others, some)];
          if (one.g === null) return;
          expect(other.g).toBeCloseTo(one.g, 9);
          expect(other.high).toBeCloseTo(one.high!, 9);
          expect(back.g).toBeCloseTo(-one.g, 9);
          expect(back.low).toBeCloseTo(-one.high!, 9);
        }
      }),
    );
  });
});

describe("Cliff's delta", () => {
  it('is how many more pairs fall one way than the other', () => {
    // numpy 2.4, from the whole matrix of signs, by the formulas of Cliff (1996)
    expect(cliffsDelta(a, b)).toEqual({
      delta: expect.closeTo(-0.02097902097902098, 12),
      low: expect.closeTo(-0.45935497420043064, 12),
      high: expect.closeTo(0.4256149287960936, 12),
    });
    // Of 2 x 3 pairs: 1 against 1, 2, 3 is 0, -1, -1; 3 against them is 1, 1, 0.
    expect(cliffsDelta([1, 3], [1, 2, 3]).delta).toBeCloseTo(0, 12);
    expect(cliffsDelta([2, 3], [1, 2, 3]).delta).toBeCloseTo((1 + 0 - 1 + 1 + 1 + 0) / 6, 12);
  });

  it('where all are above all others: 1, and how few runs say so', () => {
    const z2 = 1.959963984540054 ** 2;
    expect(cliffsDelta([4, 5, 6, 7], [1, 2, 3])).toEqual({
      ...{ delta: 1, low: expect.closeTo((3 - z2) / (3 + z2), 12), high: 1 },
    });
    expect(cliffsDelta([1], [2])).toEqual({ delta: -1, low: null, high: null });
  });

  it('stays between -1 and 1 with its interval, turns its sign with its sides, and only asks for the order', () => {
    fc.assert(
      fc.property(numbers(2), numbers(2), (some, others) => {
        const { delta, low, high } = cliffsDelta(some, others);
        expect(-1 <= low! && low! <= delta! + 1e-12 && delta! - 1e-12 <= high! && high! <= 1).toBe(true);
        expect(cliffsDelta(others, some).delta).toBeCloseTo(-delta!, 12);
        expect(cliffsDelta(others, some).low).toBeCloseTo(-high!, 12);
        const cubed = (list: number[]) => list.map((value) => value ** 3);
        expect(cliffsDelta(cubed(some), cubed(others)).delta).toBe(delta);
      }),
    );
  });
});

describe('the bootstrap', () => {
  const { x, BCa } = reference.bootstrap_mean_R_boot;
  it("gives R boot's interval (to 0.5 %, with a hundred times as many draws as usual)", () => {
    const { low, high, estimate } = bca(x, { resamples: 400_000, seed: 'boot', expand: false });
    expect(estimate).toBeCloseTo(53.99375, 10);
    expect(Math.abs(low! / BCa[0]! - 1)).toBeLessThan(0.005);
    expect(Math.abs(high! / BCa[1]! - 1)).toBeLessThan(0.005);
  });

  it("gives scipy's interval for a difference of means, and for a statistic of one's own", () => {
    // scipy 1.17.1: bootstrap((a, b), mean - mean, n_resamples=300000, method='BCa')
    const { low, high } = bcaDifference(a, b, { resamples: 200_000, expand: false });
    expect(low).toBeCloseTo(-0.2587, 2);
    expect(high).toBeCloseTo(0.2146, 2);
    // scipy 1.17.1: bootstrap((x,), np.std, n_resamples=100000, method='BCa')
    const spread = (values: ArrayLike<number>) => {
      const list = Array.from(values);
      const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
      return Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length);
    };
    const own = bca(x, { statistic: spread, resamples: 50_000, expand: false });
    expect(Math.abs(own.low! / 36.05 - 1)).toBeLessThan(0.02);
    expect(Math.abs(own.high! / 87.72 - 1)).toBeLessThan(0.02);
  });

  it('is the same for the same seed, whether the mean is told or known, and wider where few values are to be made up for', () => {
    const mean = (values: ArrayLike<number>) =>
      Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
    const [known, told] = [bca(x, { seed: '7' }), bca(x, { seed: '7', statistic: mean })];
    expect(told.low).toBeCloseTo(known.low!, 9);
    expect(told.high).toBeCloseTo(known.high!, 9);
    expect(bca(x, { seed: '7' })).toEqual(known);
    expect(bca(x, { seed: '8' })).not.toEqual(known);
    expect(bca(x, { seed: '7', expand: false }).high!).toBeLessThan(known.high!);
  });

  it('has no width where there is no spread, and no ends for one value', () => {
    expect(bca([3, 3, 3])).toEqual({ estimate: 3, low: 3, high: 3, n: 3 });
    expect(bca([3, Number.NaN])).toEqual({ estimate: 3, low: null, high: null, n: 1 });
    expect(bca([])).toEqual({ estimate: null, low: null, high: null, n: 0 });
    expect(bca([1, 5, 9], { statistic: () => 4 })).toMatchObject({ estimate: 4, low: 4, high: 4 });
    expect(bcaDifference([3, 3], [1, 1])).toEqual({ estimate: 2, low: 2, high: 2, n: 2 });
    expect(bcaDifference([3], [1, 2])).toEqual({ estimate: 1.5, low: null, high: null, n: 1 });
  });

  it('moves and stretches with its values', () => {
    fc.assert(
      fc.property(
        numbers(2),
        fc.integer({ min: -100, max: 100 }),
        fc.integer({ min: 1, max: 20 }),
        (list, shift, by) => {
          const before = bca(list, { resamples: 200 });
          const after = bca(
            list.map((value) => value * by + shift),
            { resamples: 200 },
          );
          expect(after.low).toBeCloseTo(before.low! * by + shift, 6);
          expect(after.high).toBeCloseTo(before.high! * by + shift, 6);
          expect(before.low! <= before.high!).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('how many runs would tell', () => {
  /** Ten values with the mean 0 and the standard deviation 1. */
  const still = [-1, -1, -1, -1, -1, 1, 1, 1, 1, 1].map((value) => value * Math.sqrt(0.9));
  const moved = (by: number) => still.map((value) => value + by);

  it.each([
    // Counted with the noncentral t of scipy 1.17.1: 199, 34, 15, 6 pairs; 394, 64, 26, 9 a side.
    [0.2, 199, 394],
    [0.5, 34, 64],
    [0.8, 15, 26],
    [1.5, 6, 9],
  ])('a difference of %d standard deviations takes %d pairs, or %d a side', (difference, pairs, aSide) => {
    expect(Math.abs(pairsNeeded(moved(difference)).total! - pairs)).toBeLessThanOrEqual(1);
    expect(Math.abs(replicatesNeeded(moved(difference), still).total! - aSide)).toBeLessThanOrEqual(1);
    expect(pairsNeeded(moved(difference)).shows).toBe('difference');
  });

  it('counts what there is already', () => {
    const { total, more } = pairsNeeded(moved(0.5));
    expect(more).toBe(total! - 10);
    expect(pairsNeeded(moved(5)).more).toBe(0);
  });

  it('that there is no difference larger than a margin: (t + t) / margin, squared', () => {
    // (1.95996 + 1.28155)² / 0.5² = 42.03, and some two more for t instead of the normal quantile.
    const { total, shows } = pairsNeeded(still, { margin: 0.5 });
    expect(shows).toBe('equivalence');
    expect(total!).toBeGreaterThanOrEqual(43);
    expect(total!).toBeLessThanOrEqual(45);
    expect(pairsNeeded(moved(0.1), { margin: 1 }).shows).toBe('equivalence');
    expect(pairsNeeded(moved(0.9), { margin: 1 }).shows).toBe('difference');
  });

  it('never, where there is nothing to find; not said, where one pair is all there is', () => {
    const never = { total: null, more: null, shows: null };
    expect(pairsNeeded([-1, 1])).toEqual(never);
    expect(pairsNeeded(moved(0.001))).toEqual(never);
    expect(pairsNeeded([1])).toEqual(never);
    expect(pairsNeeded([1, 1, 1])).toEqual({ total: 3, more: 0, shows: 'difference' });
    expect(pairsNeeded([0, 0, 0], { margin: 1 })).toEqual({ total: 3, more: 0, shows: 'equivalence' });
  });

  it('a larger difference takes no more runs, and more power no fewer', () => {
    const by = fc.double({ min: 0.05, max: 3, noNaN: true });
    fc.assert(
      fc.property(by, by, (one, other) => {
        const [small, large] = one < other ? [one, other] : [other, one];
        expect(pairsNeeded(moved(large)).total!).toBeLessThanOrEqual(pairsNeeded(moved(small)).total!);
        expect(pairsNeeded(moved(one), { power: 0.95 }).total!).toBeGreaterThanOrEqual(pairsNeeded(moved(one)).total!);
      }),
      { numRuns: 30 },
    );
  });
});
