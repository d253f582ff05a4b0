/** Tests of differences against published numbers and scipy 1.17.1; what is not in reference.json is recorded from scipy here. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from '../../../src/analysis/statistics/adjust.ts';
import { equivalencePaired, equivalenceWelch } from '../../../src/analysis/statistics/equivalence.ts';
import { mannWhitney } from '../../../src/analysis/statistics/mann-whitney.ts';
import { oneSampleT, pairedT } from '../../../src/analysis/statistics/paired-t.ts';
import { welch } from '../../../src/analysis/statistics/welch.ts';
import reference from './reference.json' with { type: 'json' };

const { a, b, expected, scipy_recomputed_t_df_p_ci90 } = reference.welch;
const near = (given: number | null, expected: number, relative = 1e-10) =>
  expect(Math.abs(given! - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));

describe('Welch', () => {
  it('gives what R and scipy give', () => {
    const { t, df, p, low, high } = welch(a, b, 0.9);
    const [tOf, dfOf, pOf, lowOf, highOf] = scipy_recomputed_t_df_p_ci90;
    [t, df, p, low, high].forEach((value, i) => {
      near(value, [tOf, dfOf, pOf, lowOf, highOf][i]!);
    });
    near(t, expected.t, 1e-6);
    near(df, expected.df, 1e-6);
    near(p, expected.p_two, 1e-6);
    // scipy 1.17.1: ttest_ind(a, b, equal_var=False).confidence_interval(0.95)
    near(welch(a, b).low, -0.29289737999244664);
    near(welch(a, b).high, 0.23440702866377533);
  });

  it('has no answer for single runs, and for sides without spread the one that counting gives', () => {
    expect(welch([1], [2, 3])).toEqual({ difference: -1.5, low: null, high: null, t: null, df: null, p: null });
    expect(welch([], [2, 3]).difference).toBeNull();
    // Of the 6 ways to deal out 4 values two by two, 2 put those that are alike together.
    expect(welch([3, 3], [4, 4])).toEqual({ difference: -1, low: -1, high: -1, t: null, df: null, p: 1 / 3 });
    expect(welch([3, 3, 3], [3, 3])).toMatchObject({ difference: 0, p: 1 });
    expect(welch([3, 3, Number.NaN], [4, 5])).toMatchObject({ difference: -1.5, df: 1 });
  });
});

describe('pairs', () => {
  it('give what scipy gives', () => {
    // scipy 1.17.1: ttest_rel(a, b[:11])
    const { t, df, p, low, high } = pairedT(a, b);
    near(t, -0.4788404504417501);
    expect(df).toBe(10);
    near(p, 0.6423500111033493);
    near(low, -0.4032380103675636);
    near(high, 0.26057960854938184);
  });

  it('of which a side is missing are left out', () => {
    expect(pairedT([1, Number.NaN, 3, 5], [0, 7, 1, Number.NaN])).toEqual(oneSampleT([1, 2]));
  });

  it('that all differ by the same have no spread: five may, once in sixteen times, fall the same way by luck', () => {
    expect(pairedT([2, 3, 4, 5, 6], [1, 2, 3, 4, 5])).toEqual({
      ...{ difference: 1, low: 1, high: 1, t: null, df: null, p: 1 / 16 },
    });
    // All 0.1, but for the last digit of a double.
    const { t, p } = pairedT([0.3, 0.5, 0.7, 0.9, 0.2], [0.2, 0.4, 0.6, 0.8, 0.1]);
    expect([t, p]).toEqual([null, 1 / 16]);
  });
});

describe('Mann and Whitney', () => {
  const { x, y, expected, ties } = reference.mannwhitney;
  it('give what R gives, counted and approximate', () => {
    expect(mannWhitney(x, y)).toMatchObject({ u: expected.U_x, exact: true });
    near(mannWhitney(x, y).p, expected.exact_two, 1e-9);
    near(mannWhitney(x, y, 'approximate').p, expected.asymptotic_two_cc, 1e-9);
    expect(mannWhitney(y, x).u).toBe(expected.swapped_y_x.U);
    near(mannWhitney(y, x, 'approximate').p, expected.swapped_y_x.two_cc, 1e-9);
    expect(mannWhitney(ties.x, ties.y0)).toMatchObject({ u: ties.U, exact: false });
    near(mannWhitney(ties.x, ties.y0).p, ties.p_asymptotic, 1e-9);
    // scipy 1.17.1: mannwhitneyu(a, b, method='exact')
    expect(mannWhitney(a, b).u).toBe(70);
    near(mannWhitney(a, b).p, 0.9546853066169261);
  });

  it('give what scipy gives for many values with many ties', () => {
    // scipy 1.17.1: mannwhitneyu(few, many, method='asymptotic')
    const few = [
      -2, -3, 0, 1, 2, 0, -1, -2, 1, 3, 1, -2, -2, 3, 0, -3, 0, -2, -1, -1, -1, 1, 0, -1, 1, 2, -3, -1, -2, 0, -3, 0, 0,
      -1, -2, -1, -2, -3, 0, -2,
    ];
    const many = [
      3, 2, -3, 1, -2, 1, 1, -3, 0, 0, 3, -2, 2, -1, 0, -1, 4, 2, 6, 2, 2, 2, -1, 1, 3, 0, 1, 1, 2, 0, 0, 1, 1, -1, 2,
      -2, -2, -2, 3, 0, -1, -2, 2, -1, -2, 2, -2, 0, 1, 0, 1, 3, 0, -2, -3, 0, 0, 1, 0, 0,
    ];
    expect(mannWhitney(few, many).u).toBe(814.5);
    near(mannWhitney(few, many).p, 0.0060209398493017326);
  });

  it('count every order: of two and two, two of six are as far apart as can be', () => {
    expect(mannWhitney([1, 2], [3, 4])).toEqual({ u: 0, p: expect.closeTo(1 / 3, 12), exact: true });
    expect(mannWhitney([1, 1], [1, 1])).toEqual({ u: 2, p: 1, exact: false });
    expect(mannWhitney([], [1])).toEqual({ u: null, p: null, exact: false });
  });

  it('do not care which side is called first, nor for what keeps the order', () => {
    const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(values, values, (some, others) => {
        const one = mannWhitney(some, others);
        const other = mannWhitney(others, some);
        expect(one.u! + other.u!).toBe(some.length * others.length);
        expect(one.p).toBeCloseTo(other.p!, 12);
        const cubed = (list: number[]) => list.map((value) => value ** 3 + 1);
        expect(mannWhitney(cubed(some), cubed(others))).toEqual(one);
        expect(one.p!).toBeGreaterThan(0);
        expect(one.p!).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('many tests', () => {
  const { p, holm: ofHolm, bh } = reference.multiple_comparisons;
  it('are adjusted as the papers say', () => {
    holm(p).forEach((value, i) => {
      expect(value).toBeCloseTo(ofHolm[i]!, 12);
    });
    benjaminiHochberg(p).forEach((value, i) => {
      expect(value).toBeCloseTo(bh[i]!, 12);
    });
    expect(benjaminiHochberg(p).filter((value) => value! <= 0.05)).toHaveLength(4);
  });

  it('that were not made do not count', () => {
    expect(holm([0.04, null, 0.01, Number.NaN])).toEqual([0.04, null, 0.02, null]);
    expect(benjaminiHochberg([0.04, null, 0.01])).toEqual([0.04, null, 0.02]);
    expect(holm([])).toEqual([]);
  });

  it('keep their order, never get smaller, and are harsher with Holm', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (values) => {
        const [one, other] = [holm(values), benjaminiHochberg(values)];
        values.forEach((value, i) => {
          expect(one[i]!).toBeGreaterThanOrEqual(other[i]! - 1e-15);
          expect(other[i]!).toBeGreaterThanOrEqual(value);
          values.forEach((than, j) => {
            if (value <= than) expect(one[i]! <= one[j]! && other[i]! <= other[j]!).toBe(true);
          });
        });
      }),
    );
  });
});

describe('alike enough', () => {
  const differences = a.map((value, i) => value - b[i]!);
  it.each([
    // scipy 1.17.1: the larger p of ttest_1samp(d, -margin, alternative='greater') and (d, margin, alternative='less'), and of ttest_ind
    [0.2, 0.2039745272030117, 0.09586188022348976],
    [0.4, 0.025937905090694782, 0.004115461274914856],
  ])('within %d: two one-sided tests', (margin, ofPairs, ofGroups) => {
    near(equivalencePaired(differences, margin).p, ofPairs);
    near(equivalenceWelch(a, b, margin).p, ofGroups);
    expect(equivalencePaired(differences, margin).equivalent).toBe(ofPairs < 0.05);
  });

  it('the interval is that of 90 %, and what lies within the margin is what the test finds', () => {
    near(equivalencePaired(differences, 1).low, -0.3413176771326078);
    near(equivalencePaired(differences, 1).high, 0.19865927531442584);
    near(equivalenceWelch(a, b, 1).low, scipy_recomputed_t_df_p_ci90[3]!);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 9 }), (list) => {
        const { low, high, equivalent, p } = equivalencePaired(list, 7);
        expect(equivalent).toBe(low! > -7 && high! < 7);
        if (p !== null) expect(equivalent).toBe(p < 0.05);
      }),
    );
  });

  it('is nothing that one pair can say; without spread it is seen at once', () => {
    expect(equivalencePaired([0], 1)).toEqual({ p: null, low: null, high: null, equivalent: false });
    expect(equivalencePaired([0.5, 0.5], 1)).toEqual({ p: null, low: 0.5, high: 0.5, equivalent: true });
    expect(equivalencePaired([2, 2], 1).equivalent).toBe(false);
  });
});
