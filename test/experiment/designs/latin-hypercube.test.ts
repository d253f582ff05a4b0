/** Latin hypercubes: each slice once, whatever is done to them, and points that keep away from each other. */
import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { expect, it } from 'vitest';
import { drawLatinHypercube, latinHypercube } from '../../../src/experiment/designs/latin-hypercube.ts';
import { leastDistance, meanOf } from './spread.ts';

const slices = (points: number[][], factor: number) =>
  points.map((point) => Math.floor(point[factor]! * points.length)).sort((a, b) => a - b);

it('each slice of each factor holds exactly one point', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 8 }),
      fc.string(),
      (points, factors, seed) => {
        const drawn = latinHypercube(points, factors, seed);
        for (let factor = 0; factor < factors; factor++)
          expect(slices(drawn, factor)).toEqual(Array.from({ length: points }, (_, slice) => slice));
      },
    ),
    { numRuns: 25, seed: 5 },
  );
});

it('the same seed gives the same points, another seed others', () => {
  expect(latinHypercube(20, 4, 'a')).toEqual(latinHypercube(20, 4, 'a'));
  expect(latinHypercube(20, 4, 'a')).not.toEqual(latinHypercube(20, 4, 'b'));
});

it.each([
  // Mean least distance of scipy 1.17.1, qmc.LatinHypercube with optimization="random-cd".
  [20, 2, 0.1216],
  [50, 5, 0.2612],
  [200, 10, 0.4798],
])('the two nearest of %i points in %i dimensions are far apart', (points, factors, ofScipy) => {
  const seeds = ['a', 'b', 'c'];
  const chosen = meanOf(seeds.map((seed) => leastDistance(latinHypercube(points, factors, seed))));
  const any = meanOf(seeds.map((seed) => leastDistance(drawLatinHypercube(points, factors, seedrandom.alea(seed)))));
  expect(chosen).toBeGreaterThan(1.4 * any);
  expect(chosen).toBeGreaterThan(ofScipy);
});

it('means over it are not biased by keeping away: within its slice a point stands anywhere', () => {
  const within = Array.from({ length: 30 }, (_, seed) => latinHypercube(8, 2, String(seed))).flatMap((points) =>
    points.flatMap((point) => point.map((at) => (at * 8) % 1)),
  );
  expect(Math.abs(meanOf(within) - 0.5)).toBeLessThan(3 * Math.sqrt(1 / 12 / within.length));
  expect(Math.min(...within)).toBeLessThan(0.03);
  expect(Math.max(...within)).toBeGreaterThan(0.97);
});

it('five hundred points in thirty dimensions are there in a moment, five thousand, too', () => {
  const begun = Date.now();
  expect(latinHypercube(500, 30, 'large')).toHaveLength(500);
  expect(latinHypercube(5000, 30, 'larger')).toHaveLength(5000);
  // Measured: well below a second each on a free core.
  expect(Date.now() - begun).toBeLessThan(10_000);
});
