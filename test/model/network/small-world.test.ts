import { expect, it } from 'vitest';
import { arcsOf } from '../../../src/model/network/arcs-of.ts';
import { clustering, degreesOf, mean, pathLength, variance } from './measures.ts';

// Watts & Strogatz 1998, figure 2: n = 1000, k = 10.
const COUNT = 1000;
const K = 10;
const SEEDS = ['a', 'b', 'c', 'd'];
const world = (rewired: number, seed = 'a') =>
  arcsOf({ kind: 'small-world', neighbours: K, rewired, closeness: { constant: 0.4 } }, COUNT, seed);
const over = (rewired: number, measure: (arcs: ReturnType<typeof world>, count: number) => number) =>
  mean(SEEDS.map((seed) => measure(world(rewired, seed), COUNT)));

it('a ring that is not rewired clusters as 3(k-2)/4(k-1), two thirds for ten neighbours', () => {
  expect(clustering(world(0), COUNT)).toBeCloseTo(2 / 3, 12);
});

it('on that ring, people are some n/2k = 50 steps apart', () => {
  // Exactly: half of the 999 others at distance d, ten for each d up to 99, nine at 100.
  expect(pathLength(world(0), COUNT)).toBeCloseTo((10 * ((99 * 100) / 2) + 9 * 100) / 999, 12);
});

it('one tie in a hundred rewired brings the town together and leaves the neighbourhoods: the small world', () => {
  const near = over(0.01, pathLength) / pathLength(world(0), COUNT);
  const clustered = over(0.01, clustering) / clustering(world(0), COUNT);
  expect(near).toBeGreaterThan(0.15);
  expect(near).toBeLessThan(0.3);
  expect(clustered).toBeGreaterThan(0.96);
  expect(clustered).toBeLessThan(0.98);
});

it('along the rewiring curve paths shorten and never lengthen', () => {
  const lengths = [0, 0.001, 0.01, 0.1, 1].map((rewired) => over(rewired, pathLength));
  expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
  // At p = 1 the paper's random limit, ln n / ln k = 3.0.
  expect(lengths.at(-1)).toBeGreaterThan(3);
  expect(lengths.at(-1)).toBeLessThan(3.5);
});

it.each([0.01, 0.1, 0.3])('clustering falls as (1-p)^3 at p = %d (Barrat & Weigt 2000)', (rewired) => {
  const expected = (2 / 3) * (1 - rewired) ** 3;
  expect(Math.abs(over(rewired, clustering) - expected)).toBeLessThan(0.01);
});

it('rewired altogether, next to nothing is left of the neighbourhoods: clustering is about k/n', () => {
  expect(over(1, clustering)).toBeLessThan((2 * K) / COUNT);
});

it('rewiring keeps the number of ties, and nobody loses the ties whose first end they keep', () => {
  const degrees = degreesOf(world(1), COUNT);
  expect(mean(degrees)).toBe(K);
  expect(Math.min(...degrees)).toBeGreaterThanOrEqual(K / 2);
  // Beyond those five, ends fall where they will: Poisson, variance five.
  expect(variance(degrees)).toBeGreaterThan(4);
  expect(variance(degrees)).toBeLessThan(6);
});

it('where everybody knows everybody there is nobody to rewire to', () => {
  const all = arcsOf({ kind: 'small-world', neighbours: 4, rewired: 1, closeness: { constant: 1 } }, 5, 'a');
  expect(all.source.length).toBe(5 * 4);
});
