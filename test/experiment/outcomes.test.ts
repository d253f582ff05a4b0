/** What a run is reduced to, reckoned by hand. */
import { describe, expect, it } from 'vitest';
import type { OutcomeRecipe } from '../../src/experiment/outcome-recipe.ts';
import { CAUSES, reckon, seriesOf } from '../../src/experiment/outcomes.ts';
import { overRows } from '../../src/experiment/over-rows.ts';
import { reduce, TAKE_NAMES } from '../../src/experiment/reduce.ts';
import { TABLES } from '../../src/measure/tables.ts';
import type { Expression } from '../../src/model/expression.ts';
import { readArithmetic } from '../../src/scenario/arithmetic.ts';
import { run, table } from './made-runs.ts';

function expression(text: string): Expression {
  const read = readArithmetic(text, {
    names: ['week', 'ever', 'people', 'angst'],
    what: 'a column',
    insteadOf: () => '',
  });
  if (!('expression' in read)) throw new Error(JSON.stringify(read.misprints));
  return read.expression;
}

type Take = (OutcomeRecipe & { kind: 'weekly' })['take'];
const weekly = (of: string, take: Take, [from, to]: [number, number] = [0, 1000]): OutcomeRecipe => ({
  kind: 'weekly',
  of: expression(of),
  take,
  from,
  to,
});

// A row every two weeks; nobody is there in week 6, and angst is empty then.
const RUN = run({
  week: [0, 2, 4, 6, 8],
  people: [10, 10, 10, 0, 10],
  ever: [0, 1, 3, 3, 6],
  angst: [0.5, 0.25, 0.75, null, 0.25],
});

describe('a weekly outcome', () => {
  it.each([
    ['final', 'ever', 6],
    ['final', 'ever / people', 0.6],
    ['mean', 'ever', 2.6],
    // (0.5 + 0.25 + 0.75 + 0.25) / 4: the empty week does not count
    ['mean', 'angst', 0.4375],
    // 0, 0.1, 0.3, (3 / 0 is nothing), 0.6
    ['mean', 'ever / people', 0.25],
    ['peak', 'angst', 0.75],
    ['peak-week', 'angst', 4],
    // The first of two.
    ['peak-week', 'people', 0],
    // Weeks 0 2 4 6 8 about 4: sum of squares 40; (-4)(0) + (-2)(1) + 0(3) + 2(3) + 4(6) = 28
    ['slope', 'ever', 0.7],
    // Weeks 0 2 4 8 about 3.5: squares 12.25 + 2.25 + 0.25 + 20.25 = 35; -3.5(0.5) - 1.5(0.25) + 0.5(0.75) + 4.5(0.25) = -0.625
    ['slope', 'angst', -0.625 / 35],
    // 2 (0 + 1) / 2 + 2 (1 + 3) / 2 + 2 (3 + 3) / 2 + 2 (3 + 6) / 2
    ['area', 'ever', 20],
    // 0.75 + 1 + the empty week bridged: 4 (0.75 + 0.25) / 2
    ['area', 'angst', 3.75],
    ['first-week', 'ever / people >= 0.3', 4],
    ['first-week', 'ever > 2 && angst < 0.5', 8],
    ['first-week', 'ever > 99', null],
    ['first-week', 'week', 2],
  ] as [Take, string, number | null][])('%s of %s is %s', (take, of, value) => {
    const reckoned = reckon(weekly(of, take), RUN);
    if (value === null) expect(reckoned).toBeNull();
    else expect(reckoned).toBeCloseTo(value, 12);
  });

  it('looks at its weeks alone, both included, whether or not they have a row', () => {
    expect(reckon(weekly('ever', 'mean', [2, 4]), RUN)).toBe(2);
    expect(reckon(weekly('ever', 'final', [0, 5]), RUN)).toBe(3);
    expect(reckon(weekly('ever', 'peak', [3, 3]), RUN)).toBeNull();
    expect(reckon(weekly('ever > 0', 'first-week', [4, 8]), RUN)).toBe(4);
    expect(reckon(weekly('ever', 'slope', [2, 4]), RUN)).toBe(1);
    expect(reckon(weekly('ever', 'slope', [2, 3]), RUN)).toBeNull();
    expect(reckon(weekly('ever', 'area', [2, 3]), RUN)).toBeNull();
  });

  it('is empty where its last week is, however much there was before', () => {
    expect(reckon(weekly('angst', 'final', [0, 6]), RUN)).toBeNull();
    expect(reckon(weekly('angst', 'peak', [6, 6]), RUN)).toBeNull();
  });

  it('of a run without a row is empty, whatever is taken', () => {
    for (const take of TAKE_NAMES) expect(reduce(take, [], [])).toBeNull();
  });

  it('can be kept for every week', () => {
    const series = weekly('ever / people', 'series', [2, 8]);
    expect([...seriesOf(series, RUN)]).toEqual([0.1, 0.3, Number.NaN, 0.6]);
    expect(() => reckon(series, RUN)).toThrow(TypeError);
    expect(() => seriesOf(weekly('ever', 'final'), RUN)).toThrow(TypeError);
  });
});

describe('an expression over rows', () => {
  const values = (text: string) =>
    [...overRows(expression(text), table({ week: [1], ever: [null], people: [0], angst: [2] }))][0];

  it.each([
    ['ever + 1', Number.NaN],
    ['ever < 1', Number.NaN],
    ['ever != 1', Number.NaN],
    ['!ever', Number.NaN],
    ['angst / people', Number.NaN],
    ['max(ever, 1)', Number.NaN],
    ['ln(-1)', Number.NaN],
    ['ever ? 1 : 2', Number.NaN],
    // One side decides alone.
    ['people && ever', 0],
    ['angst || ever', 1],
    ['people || ever', Number.NaN],
    ['angst && ever', Number.NaN],
    ['ever && people', Number.NaN],
    ['angst ? 5 : ever', 5],
    ['angst && week', 1],
    ['!people', 1],
    ['-angst', -2],
    ['angst == 2', 1],
    ['angst >= 3', 0],
    ['pow(angst, 3) - 1', 7],
    ['clamp(angst, 0, 1)', 1],
  ])('%s is %s', (text, value) => {
    if (Number.isNaN(value)) expect(values(text)).toBeNaN();
    else expect(values(text)).toBeCloseTo(value, 12);
  });
});

describe('groups', () => {
  // 1 has the children 2 and 3, 3 has 4; 5 stands alone; 6 is an assigned team; 8 came before its parent in the table.
  const groups = {
    group: [2, 1, 4, 3, 5, 6, 8, 7],
    kind: ['own', 'own', 'own', 'own', 'own', 'assigned', 'own', 'own'],
    parent: [1, null, 3, 1, null, null, 7, null],
    ended: [5, 9, null, 12, 3, 4, null, null],
    cause: ['conflict', 'fulfilled', null, 'conflict', 'faded', 'conflict', null, null],
  };

  it('that ended by a cause are counted over all that ended of their own accord', () => {
    const of = (cause: string) => reckon({ kind: 'ended', cause }, run({}, groups));
    expect(Object.keys(CAUSES).map(of)).toEqual([0.25, 0.25, 0.5, 0, 0, 0]);
  });

  it('have no share of causes while none has ended', () => {
    const alive = { ...groups, ended: groups.ended.map(() => null), cause: groups.cause.map(() => null) };
    expect(reckon({ kind: 'ended', cause: 'conflict' }, run({}, alive))).toBeNull();
  });

  it('descend from one another: the largest family is counted over all generations', () => {
    expect(reckon({ kind: 'largest-family' }, run({}, groups))).toBe(4);
    const none = Object.fromEntries(Object.keys(groups).map((column) => [column, []]));
    expect(reckon({ kind: 'largest-family' }, run({}, none))).toBe(0);
  });

  it('a family of a thousand generations is counted as soon as one of two', () => {
    const chain = Array.from({ length: 1000 }, (_, n) => n + 1);
    const long = { group: chain, kind: chain.map(() => 'own'), parent: chain.map((n) => (n === 1 ? null : n - 1)) };
    expect(reckon({ kind: 'largest-family' }, run({}, long))).toBe(1000);
  });
});

it('a named outcome is the one that variants are compared by', () => {
  expect(reckon({ kind: 'named', name: 'ever' }, RUN)).toBe(0.6);
  expect(reckon({ kind: 'named', name: 'takeoff' }, RUN)).toBe(2);
  expect(() => reckon({ kind: 'named', name: 'nothing' }, RUN)).toThrow(RangeError);
});

it('the causes are those that the table of groups tells', () => {
  const { meaning } = TABLES.groups.columns.find(({ name }) => name === 'cause')!;
  for (const cause of Object.keys(CAUSES)) expect(meaning).toContain(cause);
});
