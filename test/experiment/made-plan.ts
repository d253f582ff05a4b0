/** Sweeps made by hand: a small world, one or two things that vary. */

import type { OutcomeRecipe } from '../../src/experiment/outcome-recipe.ts';
import type { Factor, Layer, Level, SweepOutcome, SweepPlan } from '../../src/experiment/sweep.ts';
import type { Expression } from '../../src/model/expression.ts';
import { canonicalJson, sha256 } from '../../src/simulate/fingerprint.ts';

export const factor = (name: string, kind: Factor['kind'] = 'number'): Factor => ({
  ...{ name, label: name, unit: '', kind, scale: 'linear' },
  ...{ range: null, levels: null, usual: null },
});

export const setting = (path: string): Layer => ({ kind: 'setting', path: path.split('.') });

const column = (name: string): Expression => ({ is: 'name', name });
const weeks = (name: string, take: 'final' | 'series', to: number): OutcomeRecipe => ({
  ...{ kind: 'weekly', of: column(name), take, from: 0, to },
});

export const outcome = (name: string, recipe: OutcomeRecipe): SweepOutcome => ({
  ...{ name, unit: 'share', meaning: name, head: name, more: '{} more', less: '{} less' },
  ...{ ends: ['most', 'least'] as const, recipe },
});

export const named = (name: string): SweepOutcome => outcome(name, { kind: 'named', name });

/** 40 people for 20 weeks, two points of the spark, three replicates each. */
export function madePlan(data: Record<string, unknown> = {}, plan: Partial<SweepPlan> = {}): SweepPlan {
  const scenario = { people: { count: 40 }, weeks: 20, ...data };
  const long = plan.weeks ?? 20;
  return {
    ...{ name: 'made', title: 'Made by hand', question: '', why: '', finding: '', file: 'made.yaml' },
    base: { data: scenario, file: 'base.yaml', sources: [], sha256: sha256(canonicalJson(scenario)) },
    weeks: long,
    seed: 'a',
    factors: [factor('spreading.sigma')],
    layers: [setting('spreading.sigma')],
    constraints: [],
    design: { kind: 'full-factorial' },
    designSeed: 'a',
    points: pointsOf([[0.1], [0.6]]),
    structure: { kind: 'plain' },
    replicates: { kind: 'fixed', count: 3 },
    luck: 'common',
    outcomes: [named('ever'), named('takeoff'), outcome('stuck_last', weeks('stuck', 'final', long))],
    series: [{ name: 'members', unit: 'people', meaning: 'members', recipe: weeks('members', 'series', long) }],
    timeout: null,
    memory: null,
    ...plan,
  };
}

export const pointsOf = (values: readonly (readonly Level[])[]) =>
  values.map((levels, at) => ({ number: at + 1, values: levels }));
