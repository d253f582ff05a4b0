/** Sentences that follow the numbers, for numbers made up by hand: nothing is claimed that the intervals leave open. */
import { expect, it } from 'vitest';
import type { Estimate, FactorSensitivity, OutcomeSensitivity } from '../../src/analysis/results/sensitivity.ts';
import { named } from '../../src/analysis/said-numbers.ts';
import { sensitivityInWords } from '../../src/analysis/sensitivity-in-words.ts';

const NONE = { first: null, total: null, muStar: null, mu: null, sigma: null, prcc: null, src: null };
const within = (value: number, low: number, high: number): Estimate => ({ value, low, high });
const sobol = (factor: string, first: Estimate, total: Estimate): FactorSensitivity => ({
  ...NONE,
  factor,
  first,
  total,
});
const morris = (factor: string, muStar: Estimate, mu: number, sigma: number): FactorSensitivity => ({
  ...{ ...NONE, factor, muStar, mu, sigma },
});
const ranked = (factor: string, prcc: Estimate | null): FactorSensitivity => ({ ...NONE, factor, prcc });
const outcome = (factors: FactorSensitivity[], more: Partial<OutcomeSensitivity> = {}): OutcomeSensitivity => ({
  ...{ outcome: 'takeoff', factors, interactions: [], explained: null, mean: 5, variance: 4, noise: 0.02 },
  ...{ used: 1024, left: 0, ...more },
});

const NAMES = {
  factors: ['sigma', 'rate', 'decay', 'walls'].map((name) => ({ name, label: name })),
  outcomes: [{ name: 'takeoff', head: 'Take-off', unit: 'weeks' }],
};
const said = (method: 'sobol' | 'morris' | 'regression', of: OutcomeSensitivity) =>
  sensitivityInWords(NAMES, { method, outcomes: [of] })[0]!.replaceAll('\u00a0', ' ');

const SIGMA = sobol('sigma', within(0.46, 0.41, 0.52), within(0.56, 0.5, 0.62));
const RATE = sobol('rate', within(0.2, 0.15, 0.24), within(0.3, 0.25, 0.36));
const SMALL = sobol('decay', within(0.004, -0.002, 0.01), within(0.006, 0.003, 0.012));
const OPEN = sobol('walls', within(0.02, -0.05, 0.08), within(0.06, 0.01, 0.12));

it('the largest, the next, the small and the open', () => {
  expect(said('sobol', outcome([SMALL, RATE, OPEN, SIGMA]))).toBe(
    'Take-off: sigma matters most: it accounts for 46 % [41, 52] of the variance alone and 56 % [50, 62] with all it does together with others. ' +
      'Then rate: 20 % [15, 24] of the variance alone and 30 % [25, 36] with all it does together with others. ' +
      'Hardly anything comes of decay: at most 1.2 %, with all done together with others. ' +
      'Not to be told from no effect: walls.',
  );
});

it('nobody is the first whose interval reaches down to another, be that one clear of no effect or not', () => {
  const near = sobol('rate', within(0.4, 0.3, 0.5), within(0.48, 0.42, 0.55));
  expect(said('sobol', outcome([SIGMA, near]))).toContain(
    'sigma and rate matter most, and which of them more cannot be told: sigma accounts for 46 %',
  );
  const wild = sobol('walls', within(0.2, -0.3, 0.7), within(0.4, 0.01, 0.9));
  const words = said('sobol', outcome([SIGMA, wild]));
  expect(words).toContain('Take-off: sigma matters: it accounts for');
  expect(words).toContain('Not to be told from no effect: walls, but it may matter as much.');
  expect(words).toContain('Take these shares as rough: intervals are wide with 1024 rows of the base sample.');
});

it('what is below the noise is not called an effect, and noise above a tenth is said', () => {
  const noisy = outcome([SIGMA, RATE], { noise: 0.27 });
  expect(said('sobol', noisy)).toContain('Not to be told from no effect: rate.');
  expect(said('sobol', noisy)).toContain('Luck makes up 27 % of the variance between points');
  expect(said('sobol', outcome([SIGMA], { noise: 0.099 }))).not.toContain('Luck');
  expect(said('sobol', outcome([SIGMA], { noise: 1.3 }))).toContain(
    'as much of the variance between points as there is',
  );
});

it('pairs that work together, how many were looked at, and shares that sum to more than there is', () => {
  const pair = (second: Estimate) => ({ factors: ['sigma', 'rate'] as const, second });
  const one = outcome([SIGMA, RATE], { interactions: [pair(within(0.11, 0.06, 0.16))] });
  expect(said('sobol', one)).toContain('Together sigma and rate account for 11 % [6, 16] beyond what each does alone.');
  const doubtful = outcome([SIGMA, RATE], { interactions: [pair(within(0.11, -0.02, 0.24))] });
  expect(said('sobol', doubtful)).not.toContain('Together');
  const many = outcome([SIGMA], { interactions: Array(28).fill(pair(within(0.11, 0.06, 0.16))) });
  expect(said('sobol', many)).toContain('Of 28 pairs looked at, about one in forty would seem to do so by luck.');
  const large = (low: number) => sobol('sigma', within(0.7, low, 0.85), within(0.7, low, 0.85));
  expect(said('sobol', outcome([large(0.45), large(0.45)]))).toContain(
    'Alone the factors sum to 140 % of the variance, more than there is: that is within their error.',
  );
  expect(said('sobol', outcome([large(0.6), large(0.6)]))).toContain('these indices are not to be trusted.');
});

it('elementary effects: how far, which way, how steadily, and what luck alone would do', () => {
  const sigma = morris('sigma', within(12.34, 10, 15), -12.34, 0.5);
  const rate = morris('rate', within(4, 3, 5), 1, 6);
  const decay = morris('decay', within(0.3, 0.1, 0.5), 0.3, 0.1);
  const walls = morris('walls', within(1.5, 0.5, 3), 1.5, 0.9);
  expect(said('morris', outcome([rate, sigma, decay, walls], { noise: 0.001 }))).toBe(
    'Take-off: sigma moves it most: by 12.3 [10, 15] weeks over its whole range on average, downwards, about the same everywhere. ' +
      'Then rate, by 4 [3, 5] weeks over its whole range on average, now up, now down, very differently from place to place: it bends, or depends on other factors. ' +
      'Hardly moved by decay: less than a twentieth of the largest effect. ' +
      'Not to be told from no effect, or from hardly any: walls.',
  );
  // Differences of two means of variance 4 each, over a step of a half: 2 √(2 / π) √8 = 4.51 by luck alone.
  expect(said('morris', outcome([sigma, rate], { noise: 1 }))).toContain('or from hardly any: rate.');
});

it('rank correlations: which way, and those that may be nothing', () => {
  const words = said(
    'regression',
    outcome(
      [ranked('sigma', within(-0.8, -0.86, -0.7)), ranked('rate', within(0.1, -0.2, 0.4)), ranked('walls', null)],
      {
        ...{ explained: 0.31, noise: null, used: 9, left: 1 },
      },
    ),
  );
  expect(words).toBe(
    'Take-off: it goes most steadily with sigma: it falls with sigma (rank correlation \u22120.80 [\u22120.86, \u22120.70], the others held). ' +
      'Not to be told from no steady effect: rate. What rises and falls again would not be seen. ' +
      'Without an order that could be measured, or the same at every point: walls. ' +
      'A straight line through all factors explains 31 % of the variance: what is not straight, and what factors do together, is not told here. ' +
      'How much of this is luck cannot be told from one replicate a point: small effects may be none. ' +
      '1 of 10 points was left out, because a run failed or had nothing to measure: this is about the others only.',
  );
});

it('of very many factors a few are named and the others counted', () => {
  expect(named(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])).toBe('a, b, c, d, e, f, g and h');
  expect(named(Array.from({ length: 62 }, (_, n) => `f${n}`))).toBe('f0, f1, f2, f3, f4 and 57\u00a0others');
});
