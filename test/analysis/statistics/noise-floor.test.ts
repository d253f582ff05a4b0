/** The noise of points, by hand and by counting. */
import seedrandom from 'seedrandom';
import { expect, it } from 'vitest';
import { type Cell, noiseFloor } from '../../../src/analysis/statistics/noise-floor.ts';
import { normalQuantile } from '../../../src/analysis/statistics/normal.ts';

const cells = (points: number, replicates: number, of: (point: number, replicate: number) => number): Cell[] =>
  Array.from({ length: points * replicates }, (_, i) => {
    const [point, replicate] = [Math.floor(i / replicates), i % replicates];
    return { point, replicate, value: of(point, replicate) };
  });

it('by hand: two points, two replicates', () => {
  // 1, 3 and 5, 9: means 2 and 7; away -1, 1 and -2, 2; a replicate takes -1.5 and 1.5; what is left is ±0.5, four times.
  // Residual mean square: 4 * 0.25 / ((2 - 1) * (2 - 1)) = 1; of a mean over two: 0.5.
  expect(noiseFloor(cells(2, 2, (point, replicate) => [1, 3, 5, 9][point * 2 + replicate]!))).toBeCloseTo(0.5, 12);
});

it('what the same luck does to all points alike is no noise', () => {
  expect(noiseFloor(cells(5, 4, (point, replicate) => 10 * point + replicate ** 2))).toBeCloseTo(0, 12);
});

it('is right on average, with luck shared or not, all replicates there or not', () => {
  const random = seedrandom.alea('noise');
  const normal = () => normalQuantile(random());
  const average = (of: () => number) => Array.from({ length: 400 }, of).reduce((sum, value) => sum + value, 0) / 400;
  // Noise of variance 4 a run, so 1 for a mean over 4.
  expect(average(() => noiseFloor(cells(6, 4, () => 2 * normal())))).toBeCloseTo(1, 1);
  const shared = () => {
    const common = [9 * normal(), 9 * normal(), 9 * normal(), 9 * normal()];
    return cells(6, 4, (point, replicate) => point + common[replicate]! + 2 * normal());
  };
  expect(average(() => noiseFloor(shared()))).toBeCloseTo(1, 1);
  // Points of 4 and of 2 replicates: 1 and 2.
  const some = () =>
    cells(12, 4, () => 2 * normal()).filter(({ point, replicate }) => point % 2 === 0 || replicate < 2);
  expect(Math.abs(average(() => noiseFloor(some())) - 1.5)).toBeLessThan(0.1);
});

it('cannot be told from single runs', () => {
  expect(noiseFloor(cells(5, 1, () => 1))).toBeNaN();
  expect(noiseFloor([])).toBeNaN();
  // One point with two runs tells, though nobody shares its luck.
  const lone = [...cells(2, 1, () => 7), { point: 0, replicate: 5, value: 9 }];
  expect(noiseFloor(lone)).toBeCloseTo(1, 12);
});
