import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arcsOf } from '../../../src/model/network/arcs-of.ts';
import { misfit } from '../../../src/model/network/fits.ts';
import type { Arcs } from '../../../src/model/network/ties.ts';
import type { Network } from '../../../src/model/scenario.ts';

const closeness = { uniform: [0.2, 0.6] } as const;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyNetwork: fc.Arbitrary<Exclude<Network, { kind: 'given' }>> = fc.oneof(
  fc.record({
    kind: fc.constant('small-world' as const),
    neighbours: fc.integer({ min: 1, max: 6 }).map((half) => 2 * half),
    rewired: share,
    closeness: fc.constant(closeness),
  }),
  fc.record({
    kind: fc.constant('scale-free' as const),
    ties: fc.integer({ min: 1, max: 9 }),
    closeness: fc.constant(closeness),
  }),
  fc.record({
    kind: fc.constant('random' as const),
    degree: fc.double({ min: 0, max: 12, noNaN: true }),
    closeness: fc.constant(closeness),
  }),
  fc.record({
    kind: fc.constant('communities' as const),
    count: fc.integer({ min: 1, max: 9 }),
    inside: fc.double({ min: 0, max: 9, noNaN: true }),
    between: fc.double({ min: 0, max: 9, noNaN: true }),
    closeness: fc.constant(closeness),
  }),
);
const anyCase = fc
  .record({ network: anyNetwork, count: fc.integer({ min: 1, max: 60 }), seed: fc.string() })
  .filter(({ network, count }) => misfit(network, count) === null);

const listed = ({ source, target, closeness: close }: Arcs) =>
  Array.from(source, (i, at) => [i, target[at]!, close[at]!] as const);

it('ties are mutual and equally close both ways, sorted, without doubles, and nobody is tied to themselves', () => {
  fc.assert(
    fc.property(anyCase, ({ network, count, seed }) => {
      const arcs = listed(arcsOf(network, count, seed));
      const known = new Map(arcs.map(([i, j, close]) => [`${i} ${j}`, close]));
      expect(known.size).toBe(arcs.length);
      expect(arcs.filter(([i, j]) => Math.min(i, j) < 0 || Math.max(i, j) >= count)).toEqual([]);
      expect(arcs.filter(([i, j]) => i === j)).toEqual([]);
      expect(arcs.filter(([i, j, close]) => known.get(`${j} ${i}`) !== close)).toEqual([]);
      expect(arcs.filter(([, , close]) => close < Math.fround(0.2) || close > Math.fround(0.6))).toEqual([]);
      expect(arcs).toEqual([...arcs].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
    }),
    { seed: 1, numRuns: 300 },
  );
});

it('the same seed gives the same network to the bit, another seed another', () => {
  const network = { kind: 'small-world', neighbours: 8, rewired: 0.1, closeness } as const;
  expect(arcsOf(network, 500, '42')).toEqual(arcsOf(network, 500, '42'));
  expect(arcsOf(network, 500, '42').target).not.toEqual(arcsOf(network, 500, '43').target);
  expect(arcsOf(network, 500, '42').target).not.toEqual(arcsOf(network, 500, '042').target);
});

it.each([
  { kind: 'small-world', neighbours: 6, rewired: 0.3 },
  { kind: 'scale-free', ties: 3 },
  { kind: 'random', degree: 6 },
  { kind: 'communities', count: 5, inside: 4, between: 2 },
] as const)('another closeness leaves the ties of $kind as they are', (structure) => {
  const near = arcsOf({ ...structure, closeness: { constant: 0.9 } }, 300, 'a');
  const spread = arcsOf({ ...structure, closeness: { normal: { mean: 0.4, sd: 0.2 } } }, 300, 'a');
  expect([near.source, near.target]).toEqual([spread.source, spread.target]);
  expect([...new Set(near.closeness)]).toEqual([Math.fround(0.9)]);
  expect(new Set(spread.closeness).size).toBeGreaterThan(100);
});

it('arcs from files are put in order and stay one-way, each with its own closeness', () => {
  const given = {
    kind: 'given',
    source: Int32Array.of(2, 0, 2, 1),
    target: Int32Array.of(1, 2, 0, 0),
    closeness: Float32Array.of(0.1, 0.2, 0.3, 0.4),
  } as const;
  expect(arcsOf(given, 3, 'a')).toEqual({
    source: Int32Array.of(0, 1, 2, 2),
    target: Int32Array.of(2, 0, 0, 1),
    closeness: Float32Array.of(0.2, 0.4, 0.3, 0.1),
  });
});

it.each([
  [{ kind: 'small-world', neighbours: 8, rewired: 0, closeness }, 8, 'neighbours'],
  [{ kind: 'small-world', neighbours: 3, rewired: 0, closeness }, 80, 'neighbours'],
  [{ kind: 'scale-free', ties: 5, closeness }, 5, 'ties'],
  [{ kind: 'random', degree: 5, closeness }, 5, 'degree'],
  [{ kind: 'communities', count: 6, inside: 0, between: 0, closeness }, 5, 'count'],
  [{ kind: 'communities', count: 2, inside: 5, between: 0, closeness }, 11, 'inside'],
  [{ kind: 'communities', count: 2, inside: 1, between: 6, closeness }, 11, 'between'],
] as const)('a network that cannot be made is refused: %o among %d people', (network, count, key) => {
  expect(misfit(network, count)?.key).toBe(key);
  expect(() => arcsOf(network, count, 'a')).toThrow(RangeError);
});

it('a million people are tied in seconds', { timeout: 60_000 }, () => {
  const began = performance.now();
  const arcs = arcsOf({ kind: 'communities', count: 1000, inside: 6, between: 2, closeness }, 1_000_000, 'a');
  expect(arcs.source.length / 1_000_000).toBeCloseTo(8, 1);
  expect(performance.now() - began).toBeLessThan(30_000);
});
