/** The runs of a sweep, however they are lived: at once or in pieces, here or there, today or tomorrow, give the same bytes. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { reckon } from '../../src/experiment/outcomes.ts';
import { scenarioAt } from '../../src/experiment/point-scenario.ts';
import { readRuns } from '../../src/measure/read-runs.ts';
import { mkdirSync } from 'node:fs';
import { mergeSweep, readSeries, readSweep, recordReplicate } from './built.mjs';
import { factor, madePlan, named, outcome, pointsOf, setting } from './made-plan.ts';
import { at, rowsIn, sweep, tablesIn } from './sweeping.ts';

/** A lively world, so that runs differ and have groups. */
const LIVELY = { people: { count: 40 }, weeks: 20, needs: { rate: 0.5 }, founding: { 'close-enough': 0.1 } };
const lively = (plan: Parameters<typeof madePlan>[1] = {}) => madePlan(LIVELY, plan);

it('1, 2 or 8 workers: the same bytes', async () => {
  const plan = lively({ replicates: { kind: 'fixed', count: 5 } });
  await sweep(plan, 'one', { workers: 1 });
  const one = tablesIn('one');
  expect(Object.keys(one)).toEqual([
    'design.csv',
    'points.csv',
    'runs.parquet',
    'series.parquet',
    'summary.csv',
    'sweep.json',
  ]);
  for (const workers of [2, 8]) {
    const { lived } = await sweep(plan, `${workers}`, { workers });
    expect(lived).toBe(10);
    expect(tablesIn(`${workers}`)).toEqual(one);
  }
  const { runs } = await readSweep(at('one'));
  expect(new Set(runs.map(({ world }) => world)).size).toBe(10);
  expect(runs.map(({ run, point, replicate }) => [run, point, replicate])[6]).toEqual([7, 2, 2]);
});
