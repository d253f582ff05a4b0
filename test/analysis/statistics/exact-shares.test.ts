/** Shares of two sides: exact tests and intervals against published numbers and scipy 1.17.1. */
import { expect, it } from 'vitest';
import { fisher } from '../../../src/analysis/statistics/fisher.ts';
import { mcnemar } from '../../../src/analysis/statistics/mcnemar.ts';
import { independentShares, pairedShares } from '../../../src/analysis/statistics/newcombe.ts';

it('disagreeing pairs are coins: 12 against 2 of 14 (scipy.stats.binomtest(2, 14)), and by hand', () => {
  expect(mcnemar(12, 2)).toBeCloseTo(0.012939453125, 12);
  expect(mcnemar(2, 12)).toBe(mcnemar(12, 2));
  // Five of five one way: 2 / 32. None at all, or as many each way: 1.
  expect(mcnemar(5, 0)).toBeCloseTo(0.0625, 14);
  expect(mcnemar(0, 0)).toBe(1);
  expect(mcnemar(3, 3)).toBe(1);
});

it('a table of four is as likely as Fisher has it (scipy.stats.fisher_exact), and the lady tasting tea (1935): 1 in 70, both ends', () => {
  expect(fisher(8, 10, 1, 6)).toBeCloseTo(0.034965034965034975, 12);
  expect(fisher(4, 4, 0, 4)).toBeCloseTo(2 / 70, 12);
  expect(fisher(0, 9, 0, 7)).toBe(1);
  expect(fisher(900, 2000, 1100, 2000)).toBeLessThan(1e-9);
});

it('the difference of two shares has the interval that Newcombe printed for 56 of 70 less 48 of 80 (1998, p. 873 ff.)', () => {
  const { difference, low, high } = independentShares(56, 70, 48, 80);
  expect(difference).toBeCloseTo(0.2, 12);
  expect([low, high].map((end) => end.toFixed(4))).toEqual(['0.0524', '0.3339']);
  // All and none still leave doubt (Newcombe's example g, 10 of 10 less 0 of 20: 0.6791 to 1).
  const sure = independentShares(10, 10, 0, 20);
  expect([sure.low, sure.high].map((end) => end.toFixed(4))).toEqual(['0.6791', '1.0000']);
});

it('that of pairs has the interval that Newcombe printed for 36, 12, 2 and 0 (1998, p. 2635 ff.)', () => {
  const { difference, low, high } = pairedShares(36, 12, 2, 0);
  expect(difference).toBeCloseTo(0.2, 12);
  expect([low, high].map((end) => end.toFixed(4))).toEqual(['0.0569', '0.3404']);
  // Turned round, it is the same the other way.
  const round = pairedShares(36, 2, 12, 0);
  expect(round.low).toBeCloseTo(-high, 12);
  expect(round.high).toBeCloseTo(-low, 12);
  // Twenty pairs alike leave doubt.
  expect(pairedShares(20, 0, 0, 0).high).toBeGreaterThan(0.1);
});
