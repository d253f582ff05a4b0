import { expect, it } from 'vitest';
import { arcsOf } from '../../../src/model/network/arcs-of.ts';
import { clustering, degreesOf, mean, variance } from './measures.ts';

const world = (degree: number, count: number, seed = 'a') =>
  arcsOf({ kind: 'random', degree, closeness: { constant: 0.4 } }, count, seed);

it('the mean degree is what was asked for, and degrees are Poisson: the variance is the mean', () => {
  const degrees = degreesOf(world(8, 20_000), 20_000);
  expect(mean(degrees)).toBe(8);
  // Standard error of the variance of 20,000 Poisson draws: about 0.08.
  expect(Math.abs(variance(degrees) - 8)).toBeLessThan(0.35);
});

it('neighbours know each other no more often than anybody: clustering is k/n (Erdős & Rényi 1959)', () => {
  const count = 2000;
  const measured = mean(['a', 'b', 'c', 'd'].map((seed) => clustering(world(20, count, seed), count)));
  expect(Math.abs(measured / (20 / count) - 1)).toBeLessThan(0.05);
});

it('one pair is as likely as another, in a sparse network and in a dense one', () => {
  const count = 6;
  for (const degree of [1, 4]) {
    const times = new Map<number, number>();
    const draws = 3000;
    for (let draw = 0; draw < draws; draw++) {
      const { source, target } = world(degree, count, `seed ${draw}`);
      for (const [at, i] of source.entries()) {
        if (i < target[at]!) times.set(i * count + target[at]!, (times.get(i * count + target[at]!) ?? 0) + 1);
      }
    }
    const expected = (draws * degree * count) / 2 / 15;
    const chi = [...times.values()].reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
    expect(times.size).toBe(15);
    // 14 degrees of freedom, one in a thousand above 36.1; drawing without replacement only lowers it.
    expect(chi).toBeLessThan(36.1);
  }
});

it('with the highest degree there is, everybody knows everybody; with none, nobody anybody', () => {
  expect(world(29, 30).source.length).toBe(30 * 29);
  expect(world(0, 30).source.length).toBe(0);
});
