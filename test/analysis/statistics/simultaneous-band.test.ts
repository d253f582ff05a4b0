/** Bands around weekly differences, by hand; how often they hold is counted in coverage.test.ts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedBand, partings, unpairedBand } from '../../../src/analysis/statistics/simultaneous-band.ts';
import { studentQuantile } from '../../../src/analysis/statistics/student-t.ts';

describe('a band', () => {
  it('lies around the mean, some standard errors wide, the same number in every week', () => {
    const band = pairedBand([
      [0, 1, 10],
      [0, 2, 30],
      [0, 3, 20],
    ]);
    expect([...band.mean]).toEqual([0, 2, 20]);
    // Standard errors: 1 / √3 and 10 / √3; the first week has no spread.
    expect([...band.high].map((value, week) => value - band.mean[week]!)).toEqual([
      ...[0, expect.closeTo(band.reach! / Math.sqrt(3), 10), expect.closeTo((10 * band.reach!) / Math.sqrt(3), 10)],
    ]);
    expect(band.reach!).toBeGreaterThanOrEqual(studentQuantile(0.975, 2) - 1e-12);
    expect(band.reach!).toBeLessThanOrEqual(studentQuantile(1 - 0.025 / 2, 2) + 1e-12);
    expect([...band.n]).toEqual([3, 3, 3]);
  });

  it('of one week is the interval of a mean, or a little wider', () => {
    const alone = pairedBand([[1], [2], [4], [8], [9], [12], [3], [5], [4], [6]]);
    expect(alone.reach).toBe(studentQuantile(0.975, 9));
  });

  it('leaves out what is not known, and says nothing of weeks that nobody or only one knows', () => {
    const band = pairedBand([
      [1, Number.NaN, Number.NaN],
      [3, 5, Number.NaN],
      [Number.NaN, Number.NaN, Number.NaN],
    ]);
    expect([...band.mean]).toEqual([2, 5, Number.NaN]);
    expect([...band.low]).toEqual([expect.any(Number), Number.NaN, Number.NaN]);
    expect([...band.n]).toEqual([2, 1, 0]);
    expect(partings(band)).toEqual([]);
    expect(pairedBand([])).toMatchObject({ reach: null, sure: [] });
  });

  it('of two groups lies around the difference of their means, with the spread of both', () => {
    const band = unpairedBand([[1], [3]], [[10], [14], [12]]);
    expect(band.mean[0]).toBe(-10);
    expect(band.high[0]! - band.mean[0]!).toBeCloseTo(band.reach! * Math.sqrt(1 + 4 / 3), 10);
    expect([...band.n]).toEqual([2]);
  });

  it('moves and stretches with the differences and turns with their sign', () => {
    const weeks = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(weeks, { minLength: 3, maxLength: 8 }), fc.integer({ min: 1, max: 9 }), (rows, by) => {
        const before = pairedBand(rows, { resamples: 100 });
        const after = pairedBand(
          rows.map((row) => row.map((value) => -by * value)),
          { resamples: 100 },
        );
        before.low.forEach((low, week) => {
          expect(after.high[week]).toBeCloseTo(-by * low, 6);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('is the same for the same seed', () => {
    const rows = [
      [1, 5, 2],
      [3, 1, 4],
      [5, 9, 1],
      [2, 2, 8],
    ];
    expect(pairedBand(rows, { seed: 'a' })).toEqual(pairedBand(rows, { seed: 'a' }));
  });
});

describe('curves part', () => {
  const band = (low: number[], high: number[], sure = low.map(() => true)) => ({
    ...{ low: Float64Array.from(low), high: Float64Array.from(high), sure },
  });
  it('where the band leaves zero out, from week to week, on either side', () => {
    expect(partings(band([-1, 1, 2, -1, 1, -5, -5], [1, 2, 3, 1, 2, -1, 0]))).toEqual([
      { from: 1, to: 2, side: 1 },
      { from: 4, to: 4, side: 1 },
      { from: 5, to: 5, side: -1 },
    ]);
  });

  it('not for a few replicates that happen to agree: six pairs must, or four a side', () => {
    const agree = (count: number) => Array.from({ length: count }, (_, i) => [1, i]);
    expect(partings(pairedBand(agree(5))).some(({ from }) => from === 0)).toBe(false);
    expect(partings(pairedBand(agree(6))).some(({ from }) => from === 0)).toBe(true);
    const same = (count: number, value: number) => Array.from({ length: count }, () => [value]);
    expect(partings(unpairedBand(same(3, 1), same(3, 2)))).toEqual([]);
    expect(partings(unpairedBand(same(4, 1), same(4, 2)))).toEqual([{ from: 0, to: 0, side: -1 }]);
  });
});
