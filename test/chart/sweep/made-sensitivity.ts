/** Sensitivity analyses whose numbers are known: the Ishigami function's analytic Sobol' indices, and others written down by hand. */
import type {
  Estimate,
  FactorSensitivity,
  OutcomeSensitivity,
  Sensitivity,
} from '../../../src/analysis/results/sensitivity.ts';
import type { SweepInfo } from '../../../src/experiment/sweep-result.ts';
import { factor, formula } from './lived.ts';

const NOTHING = { first: null, total: null, muStar: null, mu: null, sigma: null, prcc: null, src: null };
export const estimate = (value: number, half: number): Estimate => ({ value, low: value - half, high: value + half });
const of = (name: string, given: Partial<FactorSensitivity>): FactorSensitivity => ({
  factor: name,
  ...NOTHING,
  ...given,
});
const outcome = (name: string, given: Partial<OutcomeSensitivity>): OutcomeSensitivity => ({
  ...{ outcome: name, factors: [], interactions: [], explained: null, mean: 3.5, variance: 13.84, noise: null },
  ...{ used: 1024, left: 0, ...given },
});

/**
 * sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1, each x uniform on (-π, π): S = 0.3139, 0.4424, 0; T = 0.5576, 0.4424, 0.2437; S13 = 0.2437
 * (Ishigami & Homma 1990; Sobol' & Levitan 1999).
 */
export function ishigami(noise: number | null = 0.04): { info: SweepInfo; sensitivity: Sensitivity } {
  const names = ['x1', 'x2', 'x3'];
  const first = [0.3139, 0.4424, 0];
  const total = [0.5576, 0.4424, 0.2437];
  const pairs = [
    ['x1', 'x3', 0.2437],
    ['x1', 'x2', 0],
    ['x2', 'x3', 0],
  ] as const;
  return {
    info: infoOf(names, ['ishigami']),
    sensitivity: {
      method: 'sobol',
      outcomes: [
        outcome('ishigami', {
          factors: names.map((name, k) =>
            of(name, { first: estimate(first[k]!, 0.04), total: estimate(total[k]!, 0.05) }),
          ),
          interactions: pairs.map(([a, b, second]) => ({ factors: [a, b], second: estimate(second, 0.06) })),
          noise,
        }),
      ],
    },
  };
}

/** Many factors, of which few matter, for two outcomes. */
export function morris(many = 40): { info: SweepInfo; sensitivity: Sensitivity } {
  const names = Array.from({ length: many }, (_, k) => `section.setting${k + 1}`);
  const made = (turn: number) =>
    names.map((name, k) => {
      const place = (k * 7 + turn) % many;
      const size = 0.6 * Math.exp(-place / 5) + 0.004 * (k % 3);
      return of(name, {
        muStar: estimate(size, 0.02 + size * 0.12),
        mu: place % 2 === 0 ? size * 0.9 : -size * 0.7,
        sigma: size * (place % 4 === 1 ? 1.1 : 0.35) + 0.004 * (k % 4),
      });
    });
  return {
    info: infoOf(names, ['ever', 'groups']),
    sensitivity: {
      method: 'morris',
      outcomes: [
        outcome('ever', { factors: made(0), used: 20, mean: 0.4, variance: 0.06, noise: 0.1 }),
        outcome('groups', { factors: made(3), used: 20, mean: 30, variance: 60, noise: 0.2 }),
      ],
    },
  };
}

export function regression(): { info: SweepInfo; sensitivity: Sensitivity } {
  const names = ['spark', 'walls', 'threshold', 'rate', 'organizations', 'network'];
  const prcc = [0.61, 0.02, -0.82, 0.55, -0.08, 0];
  const made = (sign: number) =>
    names.map((name, k) =>
      name === 'network'
        ? of(name, {})
        : of(name, { prcc: estimate(sign * prcc[k]!, 0.12), src: estimate(sign * prcc[k]! * 0.8, 0.14) }),
    );
  return {
    info: infoOf(names, ['ever', 'groups', 'takeoff']),
    sensitivity: {
      method: 'regression',
      outcomes: [
        outcome('ever', { factors: made(1), explained: 0.71, used: 90, noise: 0.08 }),
        outcome('groups', { factors: made(0.7), explained: 0.62, used: 90, noise: 0.1 }),
        outcome('takeoff', { factors: made(-0.9), explained: 0.35, used: 61, left: 29, noise: 0.3 }),
      ],
    },
  };
}

function infoOf(names: readonly string[], outcomes: readonly string[]): SweepInfo {
  const factors = names.map((name) => factor(name, [0, 1]));
  const of = Object.fromEntries(outcomes.map((name) => [name, () => 1]));
  return formula(factors, [names.map(() => 0)], 1, of, { title: 'What matters', question: 'Which settings matter?' })
    .result.info;
}
