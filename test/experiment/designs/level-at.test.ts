/** From a coordinate to a level: worked out by hand, and within its bounds whatever the factor. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { levelAt } from '../../../src/experiment/designs/level-at.ts';
import { list, range } from './factors.ts';

const at = (coordinates: readonly number[], factor: Parameters<typeof levelAt>[0]) =>
  coordinates.map((coordinate) => levelAt(factor, coordinate));

it('a range is gone along evenly, from its lower end to its upper', () => {
  expect(at([0, 0.25, 0.5, 1], range('x', -2, 2))).toEqual([-2, -1, 0, 2]);
  expect(levelAt(range('x', 0.1, 0.7), 0.5)).toBe(0.4);
});

it('on a log scale equal steps multiply by equal factors', () => {
  expect(at([0, 1 / 3, 0.5, 2 / 3, 1], range('x', 0.1, 100, { scale: 'log' }))).toEqual([
    0.1, 1, 3.16227766017, 10, 100,
  ]);
});

it('the whole numbers of a range have equal shares', () => {
  const dice = range('dice', 1, 6, { kind: 'whole' });
  expect(at([0, 0.166, 0.167, 0.5, 0.84, 1], dice)).toEqual([1, 1, 2, 4, 6, 6]);
  const counts = new Map<unknown, number>();
  for (let i = 0; i < 6000; i++) counts.set(levelAt(dice, i / 6000), (counts.get(levelAt(dice, i / 6000)) ?? 0) + 1);
  expect([...counts]).toEqual([1, 2, 3, 4, 5, 6].map((face) => [face, 1000]));
});

it('whole numbers on a log scale: as many tens as hundreds', () => {
  const people = range('people', 10, 999, { kind: 'whole', scale: 'log' });
  expect(at([0, 0.499, 0.501, 1], people)).toEqual([10, 99, 100, 999]);
});

it('lists and categories have equal shares, in their order; a range with steps is a list', () => {
  expect(at([0, 0.33, 0.34, 0.99, 1], list('rule', ['a', 'b', 'c']))).toEqual(['a', 'a', 'b', 'c', 'c']);
  expect(at([0.1, 0.6, 0.9], range('x', 0, 1, { levels: [0, 0.5, 1] }))).toEqual([0, 0.5, 1]);
});

it('a grid of as many steps meets every level of a list, though 1/49 of 49 is less than 1 in the machine', () => {
  const steps = Array.from({ length: 50 }, (_, step) => step);
  expect((1 / 49) * 49).toBeLessThan(1);
  expect(
    at(
      steps.map((step) => step / 49),
      list('x', steps.slice(0, 49)),
    ),
  ).toEqual([...steps.slice(0, 49), 48]);
  expect(
    at(
      steps.map((step) => step / 49),
      range('x', 0, 48, { kind: 'whole' }),
    ),
  ).toEqual([...steps.slice(0, 49), 48]);
});

it('never outside the range, never backwards, and always whole where it must be', () => {
  const ends = fc.tuple(
    fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
    fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
  );
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(ends, unit, unit, fc.boolean(), fc.boolean(), ([one, other], u, v, log, whole) => {
      const tidy = (x: number) => (whole ? Math.round(x) + 1 : x);
      const [low, high] = [tidy(Math.min(one, other)), tidy(Math.max(one, other))];
      const factor = range('x', low, high, { scale: log ? 'log' : 'linear', kind: whole ? 'whole' : 'number' });
      const [first, second] = at([Math.min(u, v), Math.max(u, v)], factor) as [number, number];
      expect(low <= first && first <= second && second <= high).toBe(true);
      if (whole) expect(Number.isInteger(first) && Number.isInteger(second)).toBe(true);
      expect(at([0, 1], factor)).toEqual([low, high]);
    }),
    { numRuns: 2000, seed: 5 },
  );
});
