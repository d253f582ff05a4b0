/** Distribution functions against scipy 1.17.1 (stats.t, stats.norm, special.betainc). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incompleteBeta, lnGamma } from '../../../src/analysis/statistics/incomplete-beta.ts';
import { normalCdf, normalQuantile } from '../../../src/analysis/statistics/normal.ts';
import { studentCdf, studentQuantile, studentTwoSided } from '../../../src/analysis/statistics/student-t.ts';

const near = (given: number, expected: number, relative = 1e-11) =>
  expect(Math.abs(given - expected)).toBeLessThanOrEqual(relative * Math.abs(expected) + 1e-300);

describe("Student's t", () => {
  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 2, 4.302652729749462],
    [0.975, 4.5, 2.6589123472044034],
    [0.975, 9, 2.262157162798205],
    [0.975, 29, 2.045229642132703],
    [0.975, 1e6, 1.959966356814107],
    [0.95, 9, 1.833112932656237],
    [0.9995, 3, 12.923978636687961],
    [0.01, 12, -2.680997993120915],
    [1e-8, 5, -62.4045061109673],
  ])('the share %d lies, with %d degrees of freedom, below %d', (p, df, t) => near(studentQuantile(p, df), t));

  it.each([
    [-2, 3, 0.06966298427942152],
    [0.5, 1, 0.6475836176504333],
    [1.5, 10.7, 0.9187349494778951],
    [-12, 30, 2.7900927075996303e-13],
    [40, 2, 0.9996877926639076],
    [1e-3, 7, 0.5003849913775006],
  ])('below %d lies, with %d degrees of freedom, the share %d', (t, df, p) => near(studentCdf(t, df), p));

  it('has no answer without degrees of freedom, and is the normal distribution with endlessly many', () => {
    expect([studentCdf(1, 0), studentCdf(Number.NaN, 3), studentQuantile(0.5, -1), studentQuantile(1.1, 3)]).toEqual(
      Array(4).fill(Number.NaN),
    );
    expect(studentQuantile(0.975, Number.POSITIVE_INFINITY)).toBe(normalQuantile(0.975));
    expect([studentQuantile(0, 3), studentQuantile(1, 3)]).toEqual([-Infinity, Infinity]);
    expect([studentCdf(-Infinity, 3), studentCdf(Infinity, 3), studentTwoSided(Infinity, 3)]).toEqual([0, 1, 0]);
  });

  it('quantile and share undo each other, and both sides are alike', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 0.4999, noNaN: true }),
        fc.double({ min: 0.7, max: 1e6, noNaN: true }),
        (p, df) => {
          const t = studentQuantile(p, df);
          near(studentCdf(t, df), p, 1e-10);
          near(studentTwoSided(-t, df), 2 * p, 1e-10);
          expect(studentCdf(-t, df)).toBe(1 - studentCdf(t, df));
        },
      ),
    );
  });
});

describe('the normal distribution', () => {
  it.each([
    [-37, 5.7255712225239266e-300],
    [-8, 6.22096057427174e-16],
    [-3.1, 0.0009676032132183563],
    [-1, 0.15865525393145707],
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [2.9, 0.998134186699616],
    [3.2, 0.9993128620620841],
  ])('below %d lies the share %d', (z, p) => near(normalCdf(z), p, 1e-12));

  it.each([
    [1e-300, -37.0470962993612],
    [1e-9, -5.9978070150076865],
    [0.025, -1.9599639845400545],
    [0.3, -0.5244005127080409],
    [0.975, 1.959963984540054],
    [0.99999, 4.264890793923841],
  ])('the share %d lies below %d', (p, z) => near(normalQuantile(p), z, 1e-14));

  it('ends at the ends', () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1), normalQuantile(-0.1)]).toEqual([
      ...[-Infinity, 0, Infinity, Number.NaN],
    ]);
    expect([normalCdf(-Infinity), normalCdf(Infinity), normalCdf(Number.NaN)]).toEqual([0, 1, Number.NaN]);
  });
});

it.each([
  [0.3, 2, 3, 0.3483],
  [0.999, 40, 0.5, 0.777919867635688],
  [0.01, 0.5, 0.5, 0.06376856085851985],
  [0.5, 200, 210, 0.6894852134274166],
])('the incomplete beta function at %d with %d and %d is %d', (x, a, b, value) => near(incompleteBeta(x, a, b), value));

it('ln Γ is the logarithm of factorials', () => {
  near(lnGamma(5), Math.log(24), 1e-14);
  near(lnGamma(0.5), Math.log(Math.sqrt(Math.PI)), 1e-14);
  near(lnGamma(21), Math.log(2432902008176640000), 1e-14);
});
