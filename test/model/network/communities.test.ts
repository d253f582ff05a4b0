import { expect, it } from 'vitest';
import { arcsOf } from '../../../src/model/network/arcs-of.ts';
import { mean, variance } from './measures.ts';

/** Ties of each person inside the own community and to all others. */
function degrees(count: number, communities: number, inside: number, between: number, seed = 'a') {
  const arcs = arcsOf(
    { kind: 'communities', count: communities, inside, between, closeness: { constant: 0.4 } },
    count,
    seed,
  );
  const own = new Int32Array(count);
  const other = new Int32Array(count);
  const communityOf = (i: number) => Math.floor((i * communities) / count);
  for (const [at, i] of arcs.source.entries()) {
    if (communityOf(i) === communityOf(arcs.target[at]!)) own[i]!++;
    else other[i]!++;
  }
  return { own, other };
}

it('people have the mean number of ties inside and across that was asked for', () => {
  const { own, other } = degrees(20_000, 50, 6, 2);
  // Half of 60,000 and 20,000 ties, drawn one by one: standard errors 0.025 and 0.014.
  expect(Math.abs(mean(own) - 6)).toBeLessThan(0.1);
  expect(Math.abs(mean(other) - 2)).toBeLessThan(0.06);
});

it('each pair is tied by itself: degrees are binomial', () => {
  const { own, other } = degrees(20_000, 50, 6, 2);
  expect(Math.abs(variance(own) - 6 * (1 - 6 / 399))).toBeLessThan(0.4);
  expect(Math.abs(variance(other) - 2)).toBeLessThan(0.15);
});

it('communities that do not divide the people evenly get their ties all the same', () => {
  const { own, other } = degrees(10_007, 13, 5, 3);
  expect(Math.abs(mean(own) - 5)).toBeLessThan(0.15);
  expect(Math.abs(mean(other) - 3)).toBeLessThan(0.12);
  // The first community and the last are no different from the rest.
  expect(Math.abs(mean(own.slice(0, 769)) - 5)).toBeLessThan(0.5);
  expect(Math.abs(mean(other.slice(-769)) - 3)).toBeLessThan(0.35);
});

it('cliques without a bridge, and a single community', () => {
  const cliques = degrees(40, 8, 4, 0);
  expect([...new Set(cliques.own)]).toEqual([4]);
  expect([...new Set(cliques.other)]).toEqual([0]);
  expect(mean(degrees(1000, 1, 999, 0).own)).toBe(999);
});

it('as many communities as people: nobody has an inside', () => {
  const { own, other } = degrees(50, 50, 0, 49);
  expect(mean(own)).toBe(0);
  expect([...new Set(other)]).toEqual([49]);
});
