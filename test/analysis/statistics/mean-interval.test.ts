/** The mean and its interval, by hand and by counting how often the interval holds the truth. */
import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { expect, it } from 'vitest';
import { meanInterval, summaryOf } from '../../../src/analysis/statistics/mean-interval.ts';
import { normalQuantile } from '../../../src/analysis/statistics/normal.ts';

it('2, 4, 4, 4, 5, 5, 7, 9 have the mean 5 and the variance 32/7, and t(7) is 2.364624', () => {
  const { mean, sd, low, high, n } = meanInterval([2, 4, 4, 4, 5, 5, 7, 9]);
  expect([mean, n]).toEqual([5, 8]);
  expect(sd).toBeCloseTo(Math.sqrt(32 / 7), 12);
  // scipy 1.17.1: stats.t.interval(0.95, 7, 5, sqrt(32 / 7 / 8))
  expect(low).toBeCloseTo(5 - 2.3646242515927844 * Math.sqrt(32 / 7 / 8), 10);
  expect(high! - 5).toBeCloseTo(5 - low!, 12);
});

it('what is missing is left out; nothing has no mean, and one value no spread', () => {
  expect(summaryOf([])).toEqual({ mean: null, sd: null, low: null, high: null, n: 0, median: null });
  expect(summaryOf([Number.NaN, 3, Number.NaN])).toEqual({ mean: 3, sd: null, low: null, high: null, n: 1, median: 3 });
  expect(summaryOf([1, Number.NaN, 10, 3])).toMatchObject({ n: 3, median: 3 });
  expect(summaryOf([4, 1, 10, 3]).median).toBe(3.5);
});

it('values that are all equal have no spread at all, whatever their last bit', () => {
  expect(meanInterval(Array(10).fill(0.1))).toEqual({ mean: 0.1, sd: 0, low: 0.1, high: 0.1, n: 10 });
});

it('moves and stretches with its values, and is wider where it is to be surer', () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(values, fc.integer({ min: -100, max: 100 }), fc.integer({ min: 1, max: 50 }), (list, shift, scale) => {
      const before = meanInterval(list);
      const after = meanInterval(list.map((value) => value * scale + shift));
      expect(after.low).toBeCloseTo(before.low! * scale + shift, 6);
      expect(after.high).toBeCloseTo(before.high! * scale + shift, 6);
      expect(meanInterval(list, 0.99).high!).toBeGreaterThanOrEqual(before.high!);
      expect(meanInterval([...list].reverse()).mean).toBeCloseTo(before.mean!, 9);
    }),
  );
});

it('holds the truth 95 times in 100 for normal measurements, were there only five', () => {
  const random = seedrandom.alea('coverage of the mean');
  const trials = 4000;
  let held = 0;
  for (let trial = 0; trial < trials; trial++) {
    const { low, high } = meanInterval(Array.from({ length: 5 }, () => 3 + 2 * normalQuantile(random())));
    if (low! <= 3 && 3 <= high!) held += 1;
  }
  // Three standard errors of a share of 0.95 in 4000: 0.0103.
  expect(Math.abs(held / trials - 0.95)).toBeLessThan(0.0103);
});
