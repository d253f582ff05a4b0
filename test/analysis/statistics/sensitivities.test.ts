/** Sensitivity measures on functions whose sensitivities are known, and against published and recorded numbers. */
import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { morrisEffects } from '../../../src/analysis/statistics/morris-effects.ts';
import { prcc } from '../../../src/analysis/statistics/prcc.ts';
import { type SaltelliOutputs, sobolIndices } from '../../../src/analysis/statistics/sobol-indices.ts';
import { standardizedRegression } from '../../../src/analysis/statistics/standardized-regression.ts';
import reference from './reference.json' with { type: 'json' };

type Model = (x: readonly number[]) => number;

/** Saltelli's sample by plain luck: harder for the estimators than Sobol' points would be. */
function saltelli(model: Model, k: number, rows: number, seed: string, second = false): SaltelliOutputs {
  const random = seedrandom.alea(seed);
  const matrix = () => Array.from({ length: rows }, () => Array.from({ length: k }, () => random()));
  const [a, b] = [matrix(), matrix()];
  const mixed = (of: number[][], from: number[][]) =>
    Array.from({ length: k }, (_, i) => of.map((row, at) => model(row.with(i, from[at]![i]!))));
  return { a: a.map(model), b: b.map(model), ab: mixed(a, b), ba: second ? mixed(b, a) : null };
}

const ishigami: Model = (u) => {
  const [x, y, z] = u.map((place) => Math.PI * (2 * place - 1)) as [number, number, number];
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};
const g =
  (a: readonly number[]): Model =>
  (x) =>
    x.reduce((product, value, i) => product * ((Math.abs(4 * value - 2) + a[i]!) / (1 + a[i]!)), 1);

describe("Sobol' indices", () => {
  it("of Ishigami's function are those that can be worked out, the pair that acts together among them", () => {
    const { first, total, second, used, left } = sobolIndices(saltelli(ishigami, 3, 8192, 'ishigami', true), {
      resamples: 200,
    });
    const { S1, ST, S13 } = reference.ishigami;
    S1.forEach((index, i) => {
      expect(Math.abs(first![i]!.value - index)).toBeLessThan(0.05);
      expect(Math.abs(total![i]!.value - ST[i]!)).toBeLessThan(0.05);
      expect(first![i]!.low! - 0.01 < index && index < first![i]!.high! + 0.01).toBe(true);
    });
    expect(second.map(({ pair }) => pair)).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    [0, S13, 0].forEach((index, at) => {
      expect(Math.abs(second[at]!.index.value - index)).toBeLessThan(0.06);
      expect(second[at]!.index.low!).toBeLessThan(index);
      expect(second[at]!.index.high!).toBeGreaterThan(index);
    });
    expect([used, left]).toEqual([8192, 0]);
  });

  it.each([
    ['eight factors of which six do little', [0, 1, 4.5, 9, 99, 99, 99, 99], reference.sobol_g_8],
    ['six factors of which two matter', [78, 12, 0.5, 2, 97, 33], reference.sobol_g_6],
  ])("of Sobol's g with %s are those that can be worked out", (_, a, { S1, ST }) => {
    const { first, total } = sobolIndices(saltelli(g(a), a.length, 8192, 'g'), { resamples: 20 });
    S1.forEach((index, i) => {
      expect(Math.abs(first![i]!.value - index)).toBeLessThan(0.05);
      expect(Math.abs(total![i]!.value - ST[i]!)).toBeLessThan(0.05);
    });
  });

  it("are to the last digits what SALib's formulas give", () => {
    // The formulas of SALib 1.5 (first_order, total_order, second_order), carried out with numpy 2.4 on made-up outcomes.
    const [a, b, ...rest] = [
      [0.346, 0.822, 0.33, -1.303, 0.905, 0.446, -0.537, 0.581],
      [0.365, 0.294, 0.028, 0.547, -0.736, -0.163, -0.482, 0.599],
      [0.04, -0.292, -0.782, -0.257, 0.008, -0.276, 1.294, 1.007],
      [-2.711, -1.889, -0.175, -0.422, 0.214, 0.217, 2.118, -1.112],
      [-0.378, 2.043, 0.647, 0.663, -0.514, -1.648, 0.167, 0.109],
      [-1.227, -0.683, -0.072, -0.945, -0.098, 0.095, 0.036, -0.506],
      [0.594, 0.891, 0.321, -0.818, 0.732, -0.501, 0.879, -1.072],
      [0.914, -0.02, -1.249, -0.314, 0.054, 0.273, -0.982, -1.107],
    ] as const;
    const { first, total, second } = sobolIndices({ a: a!, b: b!, ab: rest.slice(0, 3), ba: rest.slice(3) });
    const values = (of: readonly { readonly value: number }[]) => of.map(({ value }) => value);
    const close = (expected: readonly number[]) => expected.map((value) => expect.closeTo(value, 12));
    expect(values(first!)).toEqual(close([0.0671423410763382, -1.2658707620007454, 0.6729425220747691]));
    expect(values(total!)).toEqual(close([1.5050493089421657, 4.973357039817227, 2.3122355777771357]));
    expect(second.map(({ index }) => index.value)).toEqual(
      close([3.1263359778406015, -1.3091369782089102, 1.3744032204568386]),
    );
  });

  it('leave a row out whole if one of its runs failed, as if it had never been', () => {
    const outputs = saltelli(ishigami, 3, 64, 'failures');
    const failed = { ...outputs, ab: outputs.ab.map((of, i) => (i === 1 ? Array.from(of).with(5, Number.NaN) : of)) };
    const without = (of: ArrayLike<number>) => Array.from(of).toSpliced(5, 1);
    const never = { a: without(outputs.a), b: without(outputs.b), ab: outputs.ab.map(without), ba: null };
    expect(sobolIndices(failed)).toEqual({ ...sobolIndices(never), left: 1 });
    expect(sobolIndices(failed).used).toBe(63);
  });

  it('have nothing to say where the outcome never changes, or too few rows are whole', () => {
    const none = { first: null, total: null, second: [] };
    expect(sobolIndices(saltelli(() => 0.1, 2, 16, 'still', true))).toEqual({ ...none, used: 16, left: 0 });
    expect(sobolIndices({ a: [1, Number.NaN], b: [2, 3], ab: [[1, 2]], ba: null })).toEqual({
      ...none,
      used: 1,
      left: 1,
    });
  });

  it('do not care for the unit of the outcome, nor for its zero', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.constantFrom(-3, 0.01, 250), (shift, scale) => {
        const before = sobolIndices(saltelli(ishigami, 3, 32, 'unit'), { resamples: 30 });
        const after = sobolIndices(
          saltelli((x) => ishigami(x) * scale + shift, 3, 32, 'unit'),
          { resamples: 30 },
        );
        before.total!.forEach((index, i) => {
          expect(after.total![i]!.value).toBeCloseTo(index.value, 5);
          expect(after.total![i]!.high).toBeCloseTo(index.high!, 5);
          expect(after.first![i]!.value).toBeCloseTo(before.first![i]!.value, 5);
        });
      }),
      { numRuns: 10 },
    );
  });
});

/** How far each factor moves from point to point. */
const movesOf = (places: readonly (readonly number[])[]) =>
  places.slice(1).map((to, at) => to.map((place, i) => place - places[at]![i]!));

describe('elementary effects', () => {
  const { X, Y, trajectories, expected_SALib } = reference.morris_saltelli2008_ex4;
  const walks = Array.from({ length: trajectories }, (_, at) => ({
    places: X.slice(3 * at, 3 * at + 3),
    moves: movesOf(X.slice(3 * at, 3 * at + 3)),
    outputs: Y.slice(3 * at, 3 * at + 3),
  }));

  it('are those of the exercise in Saltelli et al. (2008), p. 138', () => {
    const { factors, used, left } = morrisEffects(walks, 2);
    factors.forEach((factor, i) => {
      expect(Math.abs(factor!.mu - expected_SALib.mu[i]!)).toBeLessThan(0.011);
      expect(factor!.muStar.value).toBeCloseTo(expected_SALib.mu_star[i]!, 10);
      expect(Math.abs(factor!.sigma! - expected_SALib.sigma[i]!)).toBeLessThan(0.005);
      expect(factor!.muStar.low!).toBeLessThan(factor!.muStar.value);
      expect(factor!.muStar.high!).toBeGreaterThan(factor!.muStar.value);
    });
    expect([used, left]).toEqual([6, 0]);
  });

  it('of a straight line are its slope everywhere: no doubt and no spread', () => {
    const straight = walks.map(({ places, moves }) => ({
      moves,
      outputs: places.map(([x, y]) => 3 * x! - 2 * y! + 1),
    }));
    const [x, y] = morrisEffects(straight, 2).factors;
    expect(x!.mu).toBeCloseTo(3, 12);
    expect(y!.mu).toBeCloseTo(-2, 12);
    expect(y!.muStar.value).toBeCloseTo(2, 12);
    expect(y!.muStar.high! - y!.muStar.low!).toBeLessThan(1e-12);
    expect(x!.sigma).toBeLessThan(1e-12);
  });

  it('leave out a trajectory with a failed run, and a step that was rounded away', () => {
    const failed = walks.with(2, { ...walks[2]!, outputs: [1, Number.NaN, 2] });
    expect(morrisEffects(failed, 2)).toEqual({ ...morrisEffects(walks.toSpliced(2, 1), 2), left: 1 });
    const rounded = {
      moves: movesOf([
        [0, 0],
        [0, 0],
        [0, 1],
      ]),
      outputs: [1, 1, 4],
    };
    const { factors } = morrisEffects([rounded], 2);
    expect(factors[0]).toBeNull();
    expect(factors[1]).toEqual({ muStar: { value: 3, low: null, high: null }, mu: 3, sigma: null, effects: 1 });
  });
});

describe('rank correlation and regression', () => {
  const { X, y, prcc_residual } = reference.prcc;
  const columns = [0, 1, 2].map((i) => X.map((row) => row[i]!));

  it('give what two independent ways of reckoning give', () => {
    prcc(columns, y, { resamples: 50 })!.forEach(({ value, low, high }, i) => {
      expect(value).toBeCloseTo(prcc_residual[i]!, 10);
      expect(low! <= value && value <= high!).toBe(true);
    });
    const { coefficients, explained } = standardizedRegression(columns, y, { resamples: 50 })!;
    // numpy 2.4: linalg.lstsq of standardized columns
    expect(coefficients.map(({ value }) => value)).toEqual([
      expect.closeTo(0.8466242377932146, 10),
      expect.closeTo(-0.40801374461948914, 10),
      expect.closeTo(0.01835559796177171, 10),
    ]);
    expect(explained).toBeCloseTo(0.92539245, 7);
  });

  it('find a straight line of one factor: all explained, whatever others there are', () => {
    const line = columns[0]!.map((x) => 5 * x + 2);
    const { coefficients, explained } = standardizedRegression(columns, line, { resamples: 20 })!;
    expect(explained).toBeCloseTo(1, 12);
    expect(coefficients.map(({ value }) => value)).toEqual([1, 0, 0].map((value) => expect.closeTo(value, 10)));
    expect(prcc(columns, line, { resamples: 20 })![0]!.value).toBeCloseTo(1, 6);
  });

  it('have nothing to say where factors move together, stand still, or are nearly as many as the points', () => {
    const twice = [columns[0]!, columns[0]!.map((x) => 3 - x)];
    const still = [columns[0]!, columns[0]!.map(() => 0.3)];
    for (const of of [prcc, standardizedRegression]) {
      expect(of(twice, y)).toBeNull();
      expect(of(still, y)).toBeNull();
      expect(
        of(
          columns,
          y.map(() => 0.1),
        ),
      ).toBeNull();
      expect(
        of(
          columns.map((column) => column.slice(0, 4)),
          y.slice(0, 4),
        ),
      ).toBeNull();
    }
  });

  it("the rank correlation of one factor is Spearman's, equal values sharing their place", () => {
    // scipy 1.17.1: spearmanr
    const one = prcc([[1, 1, 2, 3, 3, 3, 4]], [2, 1, 1, 4, 3, 5, 4], { resamples: 20 });
    expect(one![0]!.value).toBeCloseTo(0.7717436331412899, 12);
  });

  it('ranks do not care how a factor or the outcome is stretched', () => {
    const cubed = prcc([columns[0]!.map((x) => x ** 3), columns[1]!.map(Math.log), columns[2]!], y.map(Math.exp), {
      resamples: 30,
    });
    expect(cubed).toEqual(prcc(columns, y, { resamples: 30 }));
  });

  it('the coefficients of factors drawn apart are their correlations', () => {
    // Full factorial: factors do not correlate, so each coefficient is a correlation and their squares sum to R².
    const points = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((z) => [x, z] as const));
    const out = points.map(([x, z]) => 2 * x - z + (x * x - 2 / 3));
    const { coefficients, explained } = standardizedRegression(
      [points.map(([x]) => x), points.map(([, z]) => z)],
      out,
      { resamples: 20 },
    )!;
    // Variances: 4 * 2/3, 2/3 and 2/9, of 32/9 in all.
    expect(coefficients[0]!.value ** 2).toBeCloseTo(24 / 32, 12);
    expect(coefficients[1]!.value).toBeCloseTo(-Math.sqrt(6 / 32), 12);
    expect(explained).toBeCloseTo(30 / 32, 12);
  });
});
