import seedrandom from 'seedrandom';
import { expect, it } from 'vitest';
import { drawer } from '../../../src/model/draw.ts';
import { mean, variance } from './measures.ts';

const many = (distribution: Parameters<typeof drawer>[0], range: readonly [number, number] = [0, 1]) => {
  const draw = drawer(distribution, range, seedrandom.alea('draws').double);
  return Array.from({ length: 40_000 }, draw);
};

it('uniform draws lie between the limits, evenly', () => {
  const drawn = many({ uniform: [0.3, 0.7] });
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0.3);
  expect(Math.max(...drawn)).toBeLessThan(0.7);
  expect(mean(drawn)).toBeCloseTo(0.5, 2);
  expect(variance(drawn)).toBeCloseTo(0.4 ** 2 / 12, 3);
});

it('normal draws have the mean and the standard deviation that were asked for', () => {
  const drawn = many({ normal: { mean: 0.5, sd: 0.1 } });
  expect(mean(drawn)).toBeCloseTo(0.5, 2);
  expect(Math.sqrt(variance(drawn))).toBeCloseTo(0.1, 2);
});

it('beta draws have mean a/(a+b) and variance ab/(a+b)^2(a+b+1)', () => {
  const drawn = many({ beta: { alpha: 2, beta: 3 } });
  expect(mean(drawn)).toBeCloseTo(0.4, 2);
  expect(variance(drawn)).toBeCloseTo(6 / (25 * 6), 3);
});

it('a constant is a constant and costs no luck', () => {
  const never = () => {
    throw new Error('a constant draws no luck');
  };
  expect(drawer({ constant: 0.8 }, [0, 1], never)()).toBe(0.8);
});

it('what lies beyond the range becomes its limit', () => {
  const drawn = many({ normal: { mean: 0.9, sd: 0.3 } }, [0.1, 1]);
  expect(Math.max(...drawn)).toBe(1);
  expect(Math.min(...drawn)).toBe(0.1);
  // A third of the mass lies above 1: P(z > 1/3) = 0.369.
  expect(drawn.filter((value) => value === 1).length / drawn.length).toBeCloseTo(0.369, 1);
});
