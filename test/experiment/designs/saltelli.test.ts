/** Saltelli's rows: what stands where, and that indices reckoned from them are those of Ishigami's function. */
import { expect, it } from 'vitest';
import { saltelli } from '../../../src/experiment/designs/saltelli.ts';
import { meanOf } from './spread.ts';

it('each mixed row is one sample but for one factor, which is as in the other', () => {
  for (const { a, b, ab, ba } of saltelli(32, 5, true, 'mixed')) {
    expect(ab).toHaveLength(5);
    for (let i = 0; i < 5; i++) {
      expect(ab[i]).toEqual(a.map((value, column) => (column === i ? b[i] : value)));
      expect(ba![i]).toEqual(b.map((value, column) => (column === i ? a[i] : value)));
    }
  }
  for (const { ba } of saltelli(4, 5, false, 'mixed')) expect(ba).toBeNull();
});

it('a larger base begins with the same rows, and asking for second order changes none', () => {
  const few = [...saltelli(8, 3, false, 'base')];
  expect([...saltelli(32, 3, false, 'base')].slice(0, 8)).toEqual(few);
  expect([...saltelli(8, 3, true, 'base')].map((row) => ({ ...row, ba: null }))).toEqual(few);
});

it("Ishigami's function: mean, variance, first and total indices as known analytically", () => {
  // Ishigami & Homma 1990 with a = 7, b = 0.1: mean 3.5, variance 13.844588, S 0.3139 0.4424 0, ST 0.5576 0.4424 0.2437.
  const y = (row: readonly number[]) => {
    const [x1, x2, x3] = row.map((at) => Math.PI * (2 * at - 1));
    return Math.sin(x1!) + 7 * Math.sin(x2!) ** 2 + 0.1 * x3! ** 4 * Math.sin(x1!);
  };
  const rows = [...saltelli(4096, 3, false, 'Ishigami')];
  const a = rows.map((row) => y(row.a));
  const b = rows.map((row) => y(row.b));
  const mean = meanOf([...a, ...b]);
  const variance = meanOf([...a, ...b].map((value) => (value - mean) ** 2));
  expect(mean).toBeCloseTo(3.5, 2);
  expect(variance).toBeCloseTo(13.844588, 1);
  for (const [i, [first, total]] of (
    [
      [0.3139, 0.5576],
      [0.4424, 0.4424],
      [0, 0.2437],
    ] as const
  ).entries()) {
    const ab = rows.map((row) => y(row.ab[i]!));
    expect(meanOf(ab.map((value, at) => b[at]! * (value - a[at]!))) / variance).toBeCloseTo(first, 1.6);
    expect(meanOf(ab.map((value, at) => (a[at]! - value) ** 2)) / 2 / variance).toBeCloseTo(total, 1.6);
  }
});
