/** Factors to draw designs over. */
import type { Factor, Level } from '../../../src/experiment/sweep.ts';

const NUMBER = {
  label: '',
  unit: 'share',
  kind: 'number',
  scale: 'linear',
  range: null,
  levels: null,
  usual: null,
} as const;

export const range = (name: string, low: number, high: number, more: Partial<Factor> = {}): Factor => ({
  ...NUMBER,
  name,
  range: [low, high],
  usual: low,
  ...more,
});

export const list = (name: string, levels: readonly Level[], more: Partial<Factor> = {}): Factor => ({
  ...NUMBER,
  name,
  kind: typeof levels[0] === 'string' ? 'category' : 'number',
  levels,
  usual: levels[0]!,
  ...more,
});

export const unitRanges = (many: number): Factor[] =>
  Array.from({ length: many }, (_, at) => range(`x${at + 1}`, 0, 1));

export const everything = (): boolean => true;
