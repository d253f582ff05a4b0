/** Trajectories: one factor a step, by delta, within the cube; chosen ones lie farther apart than any. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  morrisDelta,
  morrisTrajectories,
  type Trajectory,
} from '../../../src/experiment/designs/morris-trajectories.ts';
import { meanOf } from './spread.ts';

it('each step changes exactly one factor by plus or minus delta, each factor once, on the grid, within the cube', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 12 }),
      fc.string(),
      (many, half, factors, seed) => {
        const levels = 2 * half;
        const trajectories = morrisTrajectories(many, levels, factors, seed);
        expect(trajectories).toHaveLength(many);
        for (const trajectory of trajectories) {
          expect(trajectory).toHaveLength(factors + 1);
          const changed = trajectory.slice(1).map((row, at) => {
            const moved = row.flatMap((value, factor) => (value === trajectory[at]![factor] ? [] : [factor]));
            expect(moved).toHaveLength(1);
            expect(Math.abs(row[moved[0]!]! - trajectory[at]![moved[0]!]!)).toBeCloseTo(morrisDelta(levels), 12);
            return moved[0]!;
          });
          expect(changed.sort((a, b) => a - b)).toEqual(Array.from({ length: factors }, (_, factor) => factor));
          for (const value of trajectory.flat()) {
            expect(value * (levels - 1)).toBeCloseTo(Math.round(value * (levels - 1)), 12);
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
        }
      },
    ),
    { numRuns: 30, seed: 5 },
  );
});

it('delta is that of Morris: two thirds of the way with four levels', () => {
  expect(morrisDelta(4)).toBeCloseTo(2 / 3, 15);
  expect(morrisDelta(2)).toBe(1);
});

/** The mean distance between points of two trajectories, over all pairs. */
function apart(trajectories: readonly Trajectory[]): number {
  const distances = trajectories.flatMap((one, at) =>
    trajectories
      .slice(0, at)
      .flatMap((other) => one.flatMap((a) => other.map((b) => Math.hypot(...a.map((x, i) => x - b[i]!))))),
  );
  return meanOf(distances);
}

it('those that are chosen lie farther apart than those that are not', () => {
  const all = morrisTrajectories(300, 4, 6, 'pool');
  expect(apart(all.slice(0, 10))).toBeGreaterThan(1.05 * apart(all.slice(200, 210)));
});

it('and each factor goes between its lower and between its upper levels more evenly often than by chance', () => {
  // With four levels a factor goes between 0 and 2/3 or between 1/3 and 1. Of ten, by chance: 5 with a variance of 2.5.
  const seeds = Array.from({ length: 10 }, (_, seed) => String(seed));
  const lower = seeds.flatMap((seed) => {
    const trajectories = morrisTrajectories(10, 4, 8, seed);
    return [0, 1, 2, 3, 4, 5, 6, 7].map(
      (factor) => trajectories.filter((of) => of.some((row) => row[factor] === 0)).length,
    );
  });
  expect(Math.abs(meanOf(lower) - 5)).toBeLessThan(0.3);
  expect(meanOf(lower.map((many) => (many - 5) ** 2))).toBeLessThan(1.25);
});

it('no trajectory comes twice while there are others', () => {
  const trajectories = morrisTrajectories(20, 4, 2, 'few').map(String);
  expect(new Set(trajectories).size).toBe(20);
});

it('more trajectories begin with the same ones, beyond the pool, too', () => {
  const few = morrisTrajectories(6, 4, 40, 'more');
  expect(morrisTrajectories(300, 4, 40, 'more').slice(0, 6)).toEqual(few);
  expect(morrisTrajectories(300, 4, 40, 'more')).toHaveLength(300);
  expect(morrisTrajectories(6, 4, 40, 'other')).not.toEqual(few);
});
