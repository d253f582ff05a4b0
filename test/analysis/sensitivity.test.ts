/** From the runs of a sweep to what matters: made-up sweeps whose answers are known, with failures, luck and categories. */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import seedrandom from 'seedrandom';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type SweepLike, type SweptFactor, sensitivityOf } from '../../src/analysis/sensitivity.ts';
import { sensitivityCsv } from '../../src/analysis/sensitivity-csv.ts';
import { sensitivityInWords } from '../../src/analysis/sensitivity-in-words.ts';
import { writeSensitivity } from '../../src/analysis/write-sensitivity.ts';
import type { Structure } from '../../src/experiment/sweep.ts';

type Level = number | string;

const number = (name: string, low = 0, high = 1, scale: 'linear' | 'log' = 'linear'): SweptFactor => ({
  ...{ name, kind: 'number', scale, range: [low, high], levels: null },
});
const category = (name: string, ...levels: string[]): SweptFactor => ({
  ...{ name, kind: 'category', scale: 'linear', range: null, levels },
});

/** Points of a design, and the runs that a function of their values gives. */
function sweep(
  factors: readonly SweptFactor[],
  structure: Structure,
  rows: readonly (readonly Level[])[],
  of: (values: readonly Level[], replicate: number) => number,
  replicates = 1,
): SweepLike {
  const points = rows.map((values, i) => ({ number: i + 1, values }));
  const runs = points.flatMap(({ number: point, values }) =>
    Array.from({ length: replicates }, (_, r) => {
      return { point, replicate: r + 1, status: 'ok', outcomes: [of(values, r + 1)] };
    }),
  );
  return { info: { factors, structure, outcomes: [{ name: 'reach' }] }, points, runs };
}

/** Saltelli's design over the unit cube, by plain luck: every point once, in the order a, b, ab, ba. */
function saltelli(k: number, n: number, second: boolean): [Structure, number[][]] {
  const random = seedrandom.alea('design');
  const rows: number[][] = [];
  const add = (row: number[]) => rows.push(row);
  const matrix = () => Array.from({ length: n }, () => Array.from({ length: k }, () => random()));
  const [a, b] = [matrix(), matrix()];
  const mixed = (of: number[][], from: number[][]) =>
    Array.from({ length: k }, (_, i) => of.map((row, at) => add(row.with(i, from[at]![i]!))));
  const structure = { kind: 'saltelli' as const, a: a.map(add), b: b.map(add), ab: mixed(a, b), ba: null };
  return [second ? { ...structure, ba: mixed(b, a) } : structure, rows];
}

const without = (result: SweepLike, ...points: readonly number[]): SweepLike => ({
  ...result,
  runs: result.runs.map((run) => (points.includes(run.point) ? { ...run, status: 'timeout' } : run)),
});
const names = (result: SweepLike, unit = 'weeks') => ({
  factors: result.info.factors.map(({ name }) => ({ name, label: `the ${name}` })),
  outcomes: [{ name: 'reach', head: 'Reach', unit }],
});
const said = (result: SweepLike, unit?: string) =>
  sensitivityInWords(names(result, unit), sensitivityOf(result, { resamples: 300 }))[0]!.replaceAll('\u00a0', ' ');

describe("Saltelli's design", () => {
  const three = [number('x'), number('y'), number('z')];
  const [structure, rows] = saltelli(3, 512, true);
  // Variance of x + y + 4 (x - 1/2) (y - 1/2): 1/12 each alone, and 16 / 144 = 1/9 together; 5/18 in all.
  const together = ([x, y]: readonly Level[]) => Number(x) + Number(y) + 4 * (Number(x) - 0.5) * (Number(y) - 0.5);
  const result = sweep(three, structure, rows, together);

  it('finds what each does alone and what two do together', () => {
    const { method, outcomes } = sensitivityOf(result, { resamples: 100 });
    const { factors, interactions, mean, variance, noise, used, left } = outcomes[0]!;
    expect(method).toBe('sobol');
    const [x, y, z] = factors;
    expect(x!.first!.value).toBeCloseTo(0.3, 1);
    expect(y!.total!.value).toBeCloseTo(0.7, 1);
    expect([z!.first!.value, z!.total!.value]).toEqual([0, 0]);
    expect(interactions.map(({ factors }) => factors)).toEqual([
      ['x', 'y'],
      ['x', 'z'],
      ['y', 'z'],
    ]);
    expect(interactions[0]!.second.value).toBeCloseTo(0.4, 1);
    expect(mean).toBeCloseTo(1, 1);
    expect(variance).toBeCloseTo(5 / 18, 1);
    expect([noise, used, left]).toEqual([null, 512, 0]);
    // Both go up with the outcome, which a line sees: 0.3 of the variance each.
    expect(x!.src!.value).toBeCloseTo(Math.sqrt(0.3), 1);
    expect(z!.prcc!.low! < 0 && z!.prcc!.high! > 0).toBe(true);
    expect([x!.muStar, x!.mu, x!.sigma]).toEqual([null, null, null]);
  });

  it('leaves out the row of the base sample that a failed run belongs to, and says how many', () => {
    const failed = without(result, structure.kind === 'saltelli' ? structure.ab[2]![7]! : 0, 3);
    const { used, left } = sensitivityOf(failed, { resamples: 10 }).outcomes[0]!;
    expect([used, left]).toEqual([510, 2]);
    expect(said(failed)).toContain('2 of 512 rows of the base sample were left out');
  });

  it('in words: who comes first where that is clear, who cannot be put in order, who hardly matters', () => {
    expect(said(result)).toMatch(
      /^Reach: the [xy] and the [xy] matter most, and which of them more cannot be told: the [xy] accounts for \d+ % \[\d+, \d+\] of the variance alone and \d+ % \[\d+, \d+\] with all it does together with others; /,
    );
    expect(said(result)).toContain('Without any effect: the z.');
    expect(said(result)).toMatch(
      /Together the x and the y account for (3[5-9]|4\d) % \[\d+, \d+\] beyond what each does alone\./,
    );
    const one = sweep(three, structure, rows, ([x, y]) => 3 * Number(x) + Number(y));
    expect(said(one)).toMatch(
      /^Reach: the x matters most: it accounts for (8[4-9]|9[0-4]) % \[\d+, \d+\] of the variance alone/,
    );
  });

  it('luck is stated, and what it could have made alone is not called an effect', () => {
    const random = seedrandom.alea('luck');
    const noisy = sweep(three, structure, rows, ([x]) => Number(x) + 0.6 * (random() - 0.5), 2);
    const found = sensitivityOf(noisy, { resamples: 300 }).outcomes[0]!;
    // Of a point's mean over two: 0.36 / 12 / 2; of the points: 1/12 and that.
    expect(found.noise).toBeCloseTo(0.015 / (1 / 12 + 0.015), 1);
    const words = said(noisy);
    expect(words).toContain('the x matters most');
    expect(words).toContain('Not to be told from no effect: the y and the z.');
    expect(words).toMatch(/Luck makes up 1\d % of the variance between points/);
    expect(said(result)).toContain('cannot be told from one replicate a point');
  });

  it('few rows: no claims beyond what the intervals hold, and a warning', () => {
    const [small, few] = saltelli(3, 8, false);
    const words = said(sweep(three, small, few, together));
    expect(words).toContain('Take these shares as rough: intervals are wide with 8 rows of the base sample.');
    expect(said(sweep(three, small, few, () => 4))).toBe(
      'Reach: the same at every point: there is nothing to explain.',
    );
    const gone = sweep(three, small, few, () => Number.NaN);
    expect(said(gone)).toBe(
      'Reach: too few rows of the design are whole to say anything. 8 of 8 rows of the base sample were left out, because a run failed or had nothing to measure: this is about the others only.',
    );
    expect(sensitivityOf(gone).outcomes[0]).toMatchObject({ used: 0, left: 8, noise: null });
  });
});

describe('Morris trajectories', () => {
  const factors = [number('spark', 1, 100, 'log'), number('walls', 0, 4), category('rule', 'a', 'b', 'c')];
  // Reach grows by 3 for each factor of ten in spark, falls by 2 a wall, and rule b adds 1: effects 6, -8 and 1 or 0.
  const of = ([spark, walls, rule]: readonly Level[]) =>
    3 * Math.log10(Number(spark)) - 2 * Number(walls) + (rule === 'b' ? 1 : 0);
  const rows: Level[][] = [
    ...[
      [1, 0, 'a'],
      [10, 0, 'a'],
      [10, 2, 'a'],
      [10, 2, 'b'],
    ],
    ...[
      [100, 4, 'c'],
      [100, 4, 'a'],
      [10, 4, 'a'],
      [10, 0, 'a'],
    ],
    ...[
      [10, 0, 'b'],
      [10, 0, 'c'],
      [10, 2, 'c'],
      [1, 2, 'c'],
    ],
  ];
  const trajectories = [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
    [9, 10, 11, 12],
  ];
  const result = sweep(factors, { kind: 'morris', trajectories }, rows, of);

  it('effects are by the whole range, on the scale of the factor, and from one category to another', () => {
    const { method, outcomes } = sensitivityOf(result);
    const [spark, walls, rule] = outcomes[0]!.factors;
    expect(method).toBe('morris');
    expect(spark!.muStar!.value).toBeCloseTo(6, 12);
    expect(spark!.mu).toBeCloseTo(6, 12);
    expect(spark!.sigma).toBeCloseTo(0, 12);
    expect(walls!.mu).toBeCloseTo(-8, 12);
    // a to b: +1; c to a, backwards: 0; b to c: -1.
    expect(rule!.muStar!.value).toBeCloseTo(2 / 3, 12);
    expect(rule!.mu).toBeCloseTo(0, 12);
    expect([spark!.first, spark!.prcc, spark!.src, outcomes[0]!.explained]).toEqual([null, null, null, null]);
    expect(outcomes[0]).toMatchObject({ used: 3, left: 0 });
  });

  it('a failed run takes its trajectory with it', () => {
    expect(sensitivityOf(without(result, 10)).outcomes[0]).toMatchObject({ used: 2, left: 1, noise: null });
    expect(said(without(result, 10))).toContain('1 of 3 trajectories was left out');
    expect(said(without(result, 2, 7, 10))).toMatch(/^Reach: too few trajectories are whole to say anything\./);
  });

  it('in words: how far, which way, and whether the same everywhere', () => {
    // Each walk twice: of three nothing is claimed.
    const structure = { kind: 'morris' as const, trajectories: [...trajectories, ...trajectories] };
    const twice = { ...result, info: { ...result.info, structure } };
    const words = said(twice);
    expect(words).toContain(
      'Reach: the walls moves it most: by 8 [8, 8] weeks over its whole range on average, downwards, about the same everywhere.',
    );
    expect(words).toContain('Then the spark, by 6 [6, 6] weeks over its whole range on average, upwards');
    expect(words).toContain('Not to be told from no effect, or from hardly any: the rule.');
    expect(said(twice, 'share')).toContain('by 800 [800, 800] percentage points');
  });

  it('what luck could have done is not called an effect', () => {
    const random = seedrandom.alea('morris luck');
    const noisy = sweep(factors, { kind: 'morris', trajectories }, rows, () => random(), 3);
    expect(said(noisy)).toContain('no factor can be told from no effect.');
    expect(said(noisy)).toMatch(/Luck makes up .* of the variance between points/);
  });
});

describe('any other design', () => {
  const grid: Level[][] = [1, 10, 100].flatMap((spark) =>
    [0, 1, 2, 3].flatMap((walls) => ['open', 'shut'].map((door) => [spark, walls, door])),
  );
  const factors = [number('spark', 1, 100, 'log'), number('walls', 0, 3), category('door', 'open', 'shut')];
  const result = sweep(factors, { kind: 'plain' }, grid, ([spark, walls, door]) => {
    return 2 * Math.log10(Number(spark)) - Number(walls) + (door === 'shut' ? 0.5 : 0);
  });

  it('is told by regression, factors on their scale, two categories as 0 and 1', () => {
    const { method, outcomes } = sensitivityOf(result, { resamples: 100 });
    const [spark, walls, door] = outcomes[0]!.factors;
    expect(method).toBe('regression');
    expect(outcomes[0]!.explained).toBeCloseTo(1, 10);
    // Variances 4 * 2/3, 5/4 and 1/16.
    const all = 8 / 3 + 5 / 4 + 1 / 16;
    expect(spark!.src!.value).toBeCloseTo(Math.sqrt(8 / 3 / all), 10);
    expect(walls!.src!.value).toBeCloseTo(-Math.sqrt(5 / 4 / all), 10);
    expect(door!.src!.value).toBeCloseTo(Math.sqrt(1 / 16 / all), 10);
    expect(spark!.prcc!.value).toBeGreaterThan(0.9);
    expect(outcomes[0]).toMatchObject({ used: 24, left: 0, interactions: [] });
  });

  it('three categories have no order, a factor that stands still no effect; the others are told all the same', () => {
    const doors = [...factors.slice(0, 2), category('door', 'open', 'ajar', 'shut'), number('still')];
    const more = sweep(
      doors,
      { kind: 'plain' },
      grid.map((row) => [...row, 0.5]),
      ([spark]) => Number(spark),
    );
    const [spark, , door, still] = sensitivityOf(more, { resamples: 50 }).outcomes[0]!.factors;
    expect(spark!.prcc!.value).toBeGreaterThan(0.9);
    expect([door!.prcc, door!.src, still!.src]).toEqual([null, null, null]);
    expect(said(more)).toContain(
      'Without an order that could be measured, or the same at every point: the door and the still.',
    );
  });

  it('a point whose runs all failed, or had nothing to measure, is left out; one good run is enough', () => {
    const twice = sweep(
      factors,
      { kind: 'plain' },
      grid,
      ([spark, walls], r) => {
        return spark === 1 && walls === 0 && r === 1 ? Number.NaN : Number(spark) + Number(walls) + r;
      },
      2,
    );
    expect(sensitivityOf(twice, { resamples: 20 }).outcomes[0]).toMatchObject({ used: 24, left: 0 });
    expect(sensitivityOf(without(twice, 5), { resamples: 20 }).outcomes[0]).toMatchObject({ used: 23, left: 1 });
  });

  it('in words', () => {
    const words = said(result);
    expect(words).toMatch(/^Reach: it goes most steadily with the (spark|walls)/);
    expect(words).toContain('falls with the walls (rank correlation \u2212');
    expect(words).toContain('A straight line through all factors explains 100 % of the variance.');
    const zip = sweep(
      [number('x'), number('y')],
      { kind: 'plain' },
      [0, 1, 2, 3, 4].map((v) => [v, -v]),
      ([x]) => Number(x),
    );
    expect(said(zip)).toMatch(/^Reach: nothing can be said: points are too few, or factors move together/);
  });
});

it('does not depend on the order in which runs were lived', () => {
  const random = seedrandom.alea('order');
  const [structure, rows] = saltelli(2, 16, false);
  const result = sweep([number('x'), number('y')], structure, rows, () => random(), 3);
  const turned = { ...result, runs: [...result.runs].reverse() };
  expect(sensitivityOf(turned)).toEqual(sensitivityOf(result));
});

it('is written beside the tables, once and again to the same bytes', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sensitivity-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const [structure, rows] = saltelli(2, 8, true);
  const result = sweep([number('a, b'), number('y')], structure, rows, ([x]) => Number(x));
  const write = async () => {
    const sensitivity = sensitivityOf(result, { resamples: 50 });
    const words = sensitivityInWords(names(result), sensitivity);
    const of = { name: 'mine', fingerprint: 'f00', version: '1' };
    const path = await writeSensitivity(directory, { sensitivity, words, of });
    return [path, await readFile(path, 'utf8'), await readFile(join(directory, 'sensitivity.json'), 'utf8')];
  };
  const [path, csv, json] = await write();
  expect(await write()).toEqual([path, csv, json]);
  expect(await readdir(directory)).toEqual(['sensitivity.csv', 'sensitivity.json']);
  const lines = csv!.trimEnd().split('\n');
  expect(lines[0]).toBe('outcome,factor,with,measure,value,low,high');
  expect(lines[1]).toMatch(/^reach,"a, b",,first,[\d.]+,[\d.]+,[\d.]+$/);
  expect(lines).toContain('reach,,,used,8,,');
  expect(lines.filter((line) => line.startsWith('reach,"a, b",y,second,'))).toHaveLength(1);
  const read = JSON.parse(json!);
  expect(read).toMatchObject({ sweep: { name: 'mine' }, method: 'sobol', outcomes: [{ outcome: 'reach' }] });
  expect(read.words[0]).toMatch(/^Reach: /);
  expect(sensitivityCsv({ method: 'sobol', outcomes: [] })).toBe('outcome,factor,with,measure,value,low,high\n');
});

it('means that are equal but for the order in which their runs were added share their place among ranks', () => {
  // The same three runs in every order: 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1 in the last digit.
  const orders = [
    [0.1, 0.2, 0.3],
    [0.3, 0.2, 0.1],
    [0.2, 0.3, 0.1],
    [0.1, 0.3, 0.2],
    [0.3, 0.1, 0.2],
  ];
  const rows = [...orders.map((_, k) => [k / 6]), [1]];
  const runs = (values: readonly Level[], r: number) => orders[Math.round(Number(values[0]) * 6)]?.[r - 1] ?? r;
  const of = sensitivityOf(sweep([number('x')], { kind: 'plain' }, rows, runs, 3), { resamples: 100 }).outcomes[0]!;
  // Ranks 3, 3, 3, 3, 3, 6 against 1 to 6: r = 7.5 / sqrt(17.5 * 7.5).
  expect(of.factors[0]!.prcc!.value).toBeCloseTo(7.5 / Math.sqrt(17.5 * 7.5), 12);
});

it('claims nothing from four points or trajectories, and does not call one point the same as all others', () => {
  const four = sweep([number('x')], { kind: 'plain' }, [[0], [0.2], [0.7], [1]], ([x]) => Number(x));
  expect(sensitivityOf(four).outcomes[0]!.factors[0]!.prcc).toEqual({ value: 1, low: null, high: null });
  expect(said(four)).toContain('Reach: no factor can be told from no steady effect.');
  const five = sweep([number('x')], { kind: 'plain' }, [[0], [0.2], [0.5], [0.7], [1]], ([x]) => Number(x));
  expect(said(five)).toContain('Reach: it goes most steadily with the x');
  const steps = [0, 1, 2, 3].map((k) => [2 * k + 1, 2 * k + 2]);
  const walks = sweep(
    [number('x')],
    { kind: 'morris', trajectories: steps },
    steps.flatMap(() => [[0], [1]]),
    ([x]) => Number(x),
  );
  expect(said(walks)).toContain('Reach: no factor can be told from no effect.');
  expect(said(without(four, 1, 2, 3, 4))).toContain('Reach: nothing can be said: points are too few');
});
