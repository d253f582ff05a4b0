/** Sweeps as charts are given them: those that were lived for the tests (live-sweeps.mjs), and others made up by a formula. */
import { readFileSync } from 'node:fs';
import { intervalOf } from '../../../src/chart/sweep/interval-of.ts';
import type { Factor, Level } from '../../../src/experiment/sweep.ts';
import type { RunRow, SummaryRow, SweepInfo, SweepResult } from '../../../src/experiment/sweep-result.ts';
import { OUTCOMES } from '../../../src/measure/outcomes.ts';

interface Kept {
  readonly people: number;
  readonly design: string;
  readonly replicates: number;
  readonly outcomes: readonly string[];
  readonly factors: readonly Factor[];
  readonly points: readonly (readonly Level[])[];
  readonly runs: readonly [point: number, replicate: number, world: string, ...outcomes: (number | null)[]][];
}

export interface Given {
  readonly result: SweepResult;
  readonly summary: readonly SummaryRow[];
}

export function lived(name: 'grid' | 'sampled' | 'kinds', more: Partial<SweepInfo> = {}): Given {
  const kept = JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as Kept;
  const runs = kept.runs.map(([point, replicate, world, ...outcomes], k): RunRow => {
    const values = outcomes.map((value) => value ?? Number.NaN);
    return {
      run: k + 1,
      point,
      replicate,
      seed: `grid-${replicate}`,
      status: 'ok',
      reason: '',
      world,
      outcomes: values,
    };
  });
  const info: SweepInfo = {
    ...INFO,
    name,
    title: TITLES[name],
    question: QUESTIONS[name],
    weeks: 156,
    factors: kept.factors,
    design: kept.design,
    replicates: { kind: 'fixed', count: kept.replicates },
    outcomes: kept.outcomes.map((outcome) => {
      const {
        of: _,
        main: __,
        ends = ['most', 'least'] as const,
        ...told
      } = OUTCOMES.find((one) => one.name === outcome)!;
      return { ...told, ends };
    }),
    ...more,
  };
  return given({ info, points: kept.points.map((values, k) => ({ number: k + 1, values })), runs });
}

const TITLES = { grid: 'Spark against walls', sampled: 'Five settings at once', kinds: 'Four kinds of network' };
const QUESTIONS = {
  grid: 'From which strength of the spark on do groups spread, and what do walls between organizations change?',
  sampled: 'Which settings move the town, all of them varied together?',
  kinds: 'Does it matter how people are tied to each other?',
};

const INFO: SweepInfo = {
  ...{ name: '', title: '', question: '', why: '', finding: '', weeks: 100, seed: 'grid', luck: 'common' },
  ...{
    fingerprint: '0123456789abcdef',
    version: '0.3.0',
    command: 'groundswell sweep scenarios/sweeps/tipping-point.yaml',
  },
  ...{ factors: [], constraints: [], design: 'as listed', structure: { kind: 'plain' } },
  ...{ replicates: { kind: 'fixed', count: 1 }, outcomes: [], series: [] },
};

/** With its summary, reckoned as the store does. */
export function given(result: SweepResult): Given {
  const { info, points, runs } = result;
  const ofPoint = new Map<number, RunRow[]>();
  for (const run of runs) ofPoint.set(run.point, [...(ofPoint.get(run.point) ?? []), run]);
  const summary = points.flatMap(({ number, values }) => {
    const own = ofPoint.get(number) ?? [];
    return info.outcomes.map(({ name }, k): SummaryRow => {
      const known = own.filter(({ status }) => status === 'ok').map(({ outcomes }) => outcomes[k]!);
      const { n, mean, low, high } = intervalOf(known);
      const orNull = (value: number) => (Number.isNaN(value) ? null : value);
      const failed = own.filter(({ status }) => status !== 'ok').length;
      return {
        ...{ point: number, values, outcome: name, n, failed, sd: null, median: null },
        ...{ mean: orNull(mean), low: orNull(low), high: orNull(high) },
      };
    });
  });
  return { result, summary };
}

/** A sweep by a formula: an outcome is what it gives for the values of a point and the number of the replicate. */
export function formula(
  factors: readonly Factor[],
  points: readonly (readonly Level[])[],
  replicates: number,
  outcomes: Readonly<Record<string, (values: readonly Level[], replicate: number) => number>>,
  more: Partial<SweepInfo> = {},
): Given {
  const runs = points.flatMap((values, k) =>
    Array.from({ length: replicates }, (_, r): RunRow => {
      const of = Object.values(outcomes).map((outcome) => outcome(values, r + 1));
      const run = k * replicates + r + 1;
      return { run, point: k + 1, replicate: r + 1, seed: `s${r}`, status: 'ok', reason: '', world: 'w', outcomes: of };
    }),
  );
  const told = Object.keys(outcomes).map((name) => {
    const known = OUTCOMES.find((one) => one.name === name);
    if (known !== undefined) return { ...known, ends: known.ends ?? (['most', 'least'] as const) };
    const ends = ['highest', 'lowest'] as const;
    return { name, unit: '', meaning: name, head: name, more: '{} more', less: '{} less', ends };
  });
  const info = { ...INFO, name: 'formula', title: 'A formula', factors, outcomes: told, ...more } as SweepInfo;
  return given({ info, points: points.map((values, k) => ({ number: k + 1, values })), runs });
}

export function factor(name: string, levels: readonly Level[] | null, more: Partial<Factor> = {}): Factor {
  const kind = levels?.some((level) => typeof level === 'string') ? 'category' : 'number';
  return { ...{ name, label: name, unit: '', kind, scale: 'linear', range: null, levels, usual: null }, ...more };
}
