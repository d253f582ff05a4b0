/**
 * The Sobol' sequence is the published one, and stays as even when it is scrambled. joe_kuo_first_100.csv, sobol_unscrambled_d6_n32.csv
 * and sobol_d300.csv come from scipy 1.17.1 (new-joe-kuo-6.21201; BSD), and so do the discrepancies.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { JOE_KUO } from '../../../src/experiment/designs/joe-kuo-numbers.ts';
import { randomPoints } from '../../../src/experiment/designs/random-points.ts';
import {
  MOST_DIMENSIONS,
  scrambledSobolSequence,
  sobolSequence,
} from '../../../src/experiment/designs/sobol-sequence.ts';
import { centredDiscrepancy, meanOf, take } from './spread.ts';

const table = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(',').map(Number));

it('the direction numbers are those of Joe and Kuo', () => {
  const rows = table('joe_kuo_first_100.csv').slice(2);
  expect(rows).toHaveLength(99);
  for (const [at, [, polynomial, ...first]] of rows.entries())
    expect(JOE_KUO[at]).toEqual({ polynomial, first: first.slice(0, Math.floor(Math.log2(polynomial!))) });
  expect(MOST_DIMENSIONS).toBe(300);
});

it('unscrambled it equals the published sequence', () => {
  const published = table('sobol_unscrambled_d6_n32.csv');
  expect(take(32, sobolSequence(6))).toEqual(published);
  expect(centredDiscrepancy(published)).toBeCloseTo(0.016810418923753012, 12);
});

it('in all three hundred dimensions, far into the sequence', () => {
  const [, near, far] = table('sobol_d300.csv');
  let at = 0;
  for (const point of sobolSequence(300)) {
    if (at === near![0]) expect(point).toEqual(near!.slice(1));
    if (at === far![0]) {
      expect(point).toEqual(far!.slice(1));
      break;
    }
    at++;
  }
});

it('scrambled, every factor has one point in each of 2^m slices, and pairs keep their boxes', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 40 }), (seed, m, dimensions) => {
      const n = 2 ** m;
      const points = take(n, scrambledSobolSequence(dimensions, seed));
      for (let i = 0; i < dimensions; i++)
        expect(new Set(points.map((point) => Math.floor(point[i]! * n))).size).toBe(n);
      // The first two dimensions are a (0, m, 2)-net: each box of sides 2^-a and 2^-(m - a) holds one point.
      for (let a = 0; dimensions >= 2 && a <= m; a++)
        expect(
          new Set(points.map(([x, y]) => `${Math.floor(x! * 2 ** a)} ${Math.floor(y! * 2 ** (m - a))}`)).size,
        ).toBe(n);
    }),
    { numRuns: 40, seed: 5 },
  );
});

it('every run of 2^m points after a multiple of 2^m is a net, too: the second half fills the gaps of the first', () => {
  const points = take(64, scrambledSobolSequence(5, 'halves'));
  for (const from of [0, 16, 32, 48])
    for (let i = 0; i < 5; i++)
      expect(new Set(points.slice(from, from + 16).map((point) => Math.floor(point[i]! * 16))).size).toBe(16);
});

it('scrambled points are uniform: mean, variance and covariance over seeds are those of the cube', () => {
  // One point a seed, the first: unscrambled it would be the corner (0, 0).
  const first = Array.from({ length: 4000 }, (_, seed) => take(1, scrambledSobolSequence(2, String(seed)))[0]!);
  const x = first.map((point) => point[0]!);
  const y = first.map((point) => point[1]!);
  // Three standard errors of 4,000 draws.
  expect(Math.abs(meanOf(x) - 0.5)).toBeLessThan(3 * Math.sqrt(1 / 12 / 4000));
  expect(Math.abs(meanOf(x.map((at) => (at - 0.5) ** 2)) - 1 / 12)).toBeLessThan(3 * Math.sqrt(1 / 180 / 4000));
  expect(Math.abs(meanOf(x.map((at, i) => (at - 0.5) * (y[i]! - 0.5))))).toBeLessThan(3 / 12 / Math.sqrt(4000));
});

it('as even as scipy scrambles it, and far more even than random points', () => {
  const over = (draw: (seed: string) => Iterator<number[]>) =>
    meanOf(Array.from({ length: 20 }, (_, seed) => centredDiscrepancy(take(256, draw(String(seed))))));
  const scrambled = over((seed) => scrambledSobolSequence(6, seed));
  // scipy 1.17.1: 0.000551 (50 seeds, 256 points, 6 dimensions; standard deviation 0.000005); random 0.0095.
  expect(scrambled).toBeGreaterThan(0.00051);
  expect(scrambled).toBeLessThan(0.00059);
  expect(over((seed) => randomPoints(6, seed))).toBeGreaterThan(10 * scrambled);
});

it('integrals over a scrambled sequence are right on average, and much nearer each time than over random points', () => {
  // The mean of the product of (1 + (x - 1/2) / 2) is 1 in any dimension.
  const estimate = (points: number[][]) =>
    meanOf(points.map((point) => point.reduce((product, at) => product * (1 + (at - 0.5) / 2), 1)));
  const errors = (draw: (seed: string) => Iterator<number[]>) =>
    Array.from({ length: 100 }, (_, seed) => estimate(take(128, draw(String(seed)))) - 1);
  const size = (of: number[]) => Math.sqrt(meanOf(of.map((error) => error * error)));
  const scrambled = errors((seed) => scrambledSobolSequence(4, seed));
  const random = errors((seed) => randomPoints(4, seed));
  expect(size(scrambled)).toBeLessThan(size(random) / 20);
  expect(Math.abs(meanOf(scrambled))).toBeLessThan((3 * size(scrambled)) / 10);
});

it('more points and more dimensions begin with the same ones; another seed is another scramble', () => {
  const few = take(10, scrambledSobolSequence(3, 'a'));
  expect(take(100, scrambledSobolSequence(3, 'a')).slice(0, 10)).toEqual(few);
  expect(take(10, scrambledSobolSequence(5, 'a')).map((point) => point.slice(0, 3))).toEqual(few);
  expect(take(10, scrambledSobolSequence(3, 'b'))).not.toEqual(few);
});
