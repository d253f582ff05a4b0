/** Differences from the first variant, reckoned by hand: paired within replicates, and only where both have a value. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { compareVariants } from '../../src/analysis/compare-variants.ts';
import { differencesIn, type OutcomeValue } from '../../src/analysis/differences.ts';
import { row, writeTables } from '../chart/fake-tables.ts';

const values = (outcome: string, variant: string, of: readonly (number | null)[]): OutcomeValue[] =>
  of.map((value, at) => ({ outcome, variant, replicate: at + 1, value }));
const differences = (...rows: OutcomeValue[][]) => differencesIn(rows.flat(), ['alone', 'other']);

it('the mean of the differences within replicates, the means of both, and how many pairs stand behind it', () => {
  const [takeoff] = differences(
    values('takeoff', 'alone', [100, 90, null, 50]),
    values('takeoff', 'other', [60, null, 10, 30]),
  ).filter(({ outcome }) => outcome === 'takeoff');
  expect(takeoff).toEqual({
    ...{ outcome: 'takeoff', variant: 'other', first: 'alone', mean_first: 75, mean: 45, difference: -30, pairs: 2 },
    ...{ low: -40, high: -20 },
  });
});

it('the same luck makes a small difference certain where the runs themselves differ much', () => {
  const before = [0.1, 0.9, 0.4, 0.6, 0.2, 0.8, 0.3, 0.7];
  const [ever] = differences(
    values('ever', 'alone', before),
    values(
      'ever',
      'other',
      before.map((value, at) => value + (at % 2 === 0 ? 0.02 : 0.04)),
    ),
  );
  expect(ever!.difference).toBeCloseTo(0.03, 12);
  expect(ever!.low).toBeGreaterThan(0.019);
  expect(ever!.high).toBeLessThan(0.041);
});

it('what the first variant never has is held against the first that has it', () => {
  const rows = differencesIn(
    [
      ...values('takeoff', 'alone', [null, null]),
      ...values('takeoff', 'other', [60, 50]),
      ...values('takeoff', 'third', [40, 40]),
    ],
    ['alone', 'other', 'third'],
  ).filter(({ outcome }) => outcome === 'takeoff');
  expect(rows.map(({ variant, first, difference, pairs }) => [variant, first, difference, pairs])).toEqual([
    ['alone', 'other', null, 0],
    ['third', 'other', -15, 2],
  ]);
});

it('one pair has no interval, no pair has no difference, and alike is no difference at all', () => {
  const [ever] = differences(values('ever', 'alone', [0.25]), values('ever', 'other', [0.5]));
  expect(ever).toMatchObject({ difference: 0.25, low: null, high: null, pairs: 1 });
  const [none] = differences(values('ever', 'alone', [null]), values('ever', 'other', [0.5]));
  expect(none).toMatchObject({ difference: null, mean: null, mean_first: null, low: null, high: null, pairs: 0 });
  const [alike] = differences(values('ever', 'alone', [1, 0]), values('ever', 'other', [1, 0]));
  expect(alike).toMatchObject({ difference: 0, low: 0, high: 0, pairs: 2 });
});

it('both files come from the tables alone: a row for each variant, replicate and outcome', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'groundswell-variants-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const weeks = (ever: readonly number[]) =>
    ever.map((value, at) => row('weeks', { replicate: at + 1, week: 2, people: 4, ever: value, members: value }));
  await writeTables(join(directory, 'alone'), { weeks: weeks([1, 2]), groups: [], organizations: [] });
  await writeTables(join(directory, 'other'), { weeks: weeks([2, 4]), groups: [], organizations: [] });
  await compareVariants(directory, ['alone', 'other']);
  const lines = async (name: string) => (await readFile(join(directory, name), 'utf8')).split('\n');
  const outcomes = await lines('outcomes.csv');
  expect(outcomes[0]).toBe('variant,replicate,outcome,value');
  for (const line of ['alone,1,ever,0.25', 'alone,2,ever,0.5', 'other,2,ever,1', 'other,1,takeoff,2', 'alone,1,size,'])
    expect(outcomes).toContain(line);
  const told = await lines('differences.csv');
  expect(told[0]).toBe('outcome,variant,first,mean_first,mean,difference,low,high,pairs');
  expect(told[1]).toBe('ever,other,alone,0.375,0.75,0.375,0.25,0.5,2');
  expect(told).toContain('size,other,alone,,,,,,0');
});
