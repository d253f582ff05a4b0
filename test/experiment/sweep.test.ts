/** The runs of a sweep, however they are lived: at once or in pieces, here or there, today or tomorrow, give the same bytes. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { expect, it } from 'vitest';
import { reckon, seriesOf } from '../../src/experiment/outcomes.ts';
import { partBytes, partName, partRows } from '../../src/experiment/part-file.ts';
import { scenarioAt } from '../../src/experiment/point-scenario.ts';
import { reductionOf } from '../../src/experiment/run-key.ts';
import type { SweepPlan } from '../../src/experiment/sweep.ts';
import { OUTCOMES } from '../../src/measure/outcomes.ts';
import { readRuns } from '../../src/measure/read-runs.ts';
import { sha256 } from '../../src/simulate/fingerprint.ts';
import { mergeSweep, readSeries, readSweep, recordReplicate } from './built.mjs';
import { factor, madePlan, named, outcome, pointsOf, setting } from './made-plan.ts';
import { at, rowsIn, sweep as sweepBy, tablesIn } from './sweeping.ts';

/** A lively world, so that runs differ, and groups come and go. */
const LIVELY = {
  ...{ people: { count: 40 }, weeks: 20, needs: { rate: 0.5 }, network: { kind: 'small-world', neighbours: 10 } },
  ...{ noticing: { stranger: 0.5 }, attraction: { threshold: 0.1, joinBase: 1, joinPull: 2 } },
  ...{ founding: { closeEnough: 0.1 }, joining: { readiness: 0.1 }, recognition: { after: 1 } },
  'letting-go': { patience: 1, commitment: 0.6 },
};
const lively = (plan: Partial<SweepPlan> = {}) =>
  madePlan(LIVELY, { factors: [factor('needs.rate')], layers: [setting('needs.rate')], ...plan });
const times = (count: number) => ({ replicates: { kind: 'fixed', count } }) as const;

/** By one worker, unless told otherwise: each is a thread that reads all its code first, and no number of them changes a byte. */
const sweep: typeof sweepBy = (plan, directory, circumstances = {}) =>
  sweepBy(plan, directory, { workers: 1, ...circumstances });

const merged = (directory: string, copies: string[] = [], isPartial = false) =>
  mergeSweep(
    at(directory),
    copies.map((copy) => at(copy)),
    { isPartial },
  );

it('1, 2 or 8 workers: the same bytes, and every run is another', async () => {
  const plan = lively(times(5));
  await sweep(plan, 'one');
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
    expect(await sweep(plan, `${workers}`, { workers })).toMatchObject({
      outcome: 'carried out',
      lived: 10,
      failed: 0,
    });
    expect(tablesIn(`${workers}`)).toEqual(one);
  }
  const { runs, points, info } = await readSweep(at('one'));
  expect(info).toMatchObject({ name: 'made', weeks: 20, seed: 'a', command: 'made' });
  expect(points).toEqual(plan.points);
  expect(runs.every(({ status, reason }) => status === 'ok' && reason === '')).toBe(true);
  expect(new Set(runs.map(({ world }) => world)).size).toBe(10);
  expect(runs.map(({ run, point, replicate }) => [run, point, replicate])[6]).toEqual([7, 2, 2]);
  // Nothing of when, where and by how many.
  expect(readFileSync(at('one', 'sweep.json'), 'utf8')).not.toMatch(/worker|machine|\d\d:\d\d/);
});

it('outcomes and series are those of the tables that the same run would write', async () => {
  const all = OUTCOMES.map(({ name }) => named(name));
  const largest = outcome('largest', { kind: 'largest-family' });
  const faded = outcome('faded', { kind: 'ended', cause: 'faded' });
  const plan = lively({ ...times(2), outcomes: [...all, largest, faded] });
  await sweep(plan, 'x');
  const { runs } = await readSweep(at('x'));
  const series = new Map<string, { weeks: readonly number[]; columns: readonly Float64Array[] }>();
  for await (const one of readSeries(at('x'))) series.set(`${one.point} ${one.replicate}`, one);
  for (const { point, replicate, seed, world, outcomes } of runs) {
    const { scenario } = scenarioAt(plan, plan.points[point - 1]!.values);
    const directory = at(`run-${point}-${replicate}`);
    mkdirSync(directory);
    const { fingerprint } = await recordReplicate({ ...scenario, seed }, 1, directory, {});
    const run = (await readRuns(directory)).get(1)!;
    expect(world).toBe(fingerprint);
    expect(outcomes).toEqual(plan.outcomes.map(({ recipe }) => reckon(recipe, run) ?? Number.NaN));
    expect(series.get(`${point} ${replicate}`)).toMatchObject({
      weeks: run.weeks.numbers('week'),
      columns: plan.series.map(({ recipe }) => seriesOf(recipe, run)),
    });
  }
  // Something is measured at all.
  expect(runs[0]!.outcomes.filter((value) => value > 0).length).toBeGreaterThan(10);
});

it('replicate k has the same luck at every point, or none that two runs share', async () => {
  await sweep(lively(), 'common');
  const seeds = async (directory: string) => (await readSweep(at(directory))).runs.map(({ seed }) => seed);
  expect(await seeds('common')).toEqual(['a', 'a/2', 'a/3', 'a', 'a/2', 'a/3']);
  await sweep(lively({ luck: 'independent' }), 'own');
  const own = await seeds('own');
  expect(new Set(own).size).toBe(6);
  expect(own.every((seed) => seed.startsWith('a/'))).toBe(true);
  // A point that comes first now changes the luck of no other.
  await sweep(lively({ luck: 'independent', points: pointsOf([[0.3], [0.1], [0.6]]) }), 'more');
  expect((await seeds('more')).slice(3)).toEqual(own);
});

it('a sweep that is there is not lived again; more replicates or points live only what is new, to the same bytes as at once', async () => {
  expect((await sweep(lively(), 'x')).lived).toBe(6);
  const before = tablesIn('x');
  expect(await sweep(lively(), 'x')).toMatchObject({ lived: 0, outcome: 'already there' });
  expect(tablesIn('x')).toEqual(before);
  expect((await sweep(lively(times(5)), 'x')).lived).toBe(4);
  const more = lively({ ...times(5), points: pointsOf([[0.6], [0.2], [0.1]]) });
  expect((await sweep(more, 'x', { workers: 2 })).lived).toBe(5);
  await sweep(more, 'at-once');
  expect(tablesIn('x')).toEqual(tablesIn('at-once'));
  // Back to the first: every run of it is still there.
  expect((await sweep(lively(), 'x')).lived).toBe(0);
  expect(tablesIn('x')).toEqual(before);
});

it('another outcome, another base or another seed is another run', async () => {
  await sweep(lively(times(1)), 'x');
  const other = await sweep(lively({ ...times(1), outcomes: [named('groups')] }), 'x');
  expect(other.lived).toBe(2);
  expect(other.said).toEqual([expect.stringMatching(/^the runs that are kept there are of other settings/)]);
  expect((await sweep(lively({ ...times(1), seed: 'b' }), 'x')).lived).toBe(2);
  expect((await sweep(madePlan({ ...LIVELY, needs: { rate: 0.4 } }, times(1)), 'x')).lived).toBe(2);
  expect((await sweep(lively(times(1)), 'x')).lived).toBe(0);
});

it('shards that share a folder, and shards in copies of it, merge into the bytes of a sweep that was never cut', async () => {
  const plan = lively(times(4));
  await sweep(plan, 'whole', { workers: 2 });
  const shards = [1, 2, 3].map((i) => sweep(plan, 'shared', { shard: { i, n: 3 } }));
  expect((await Promise.all(shards)).map(({ lived }) => lived)).toEqual([3, 3, 2]);
  expect(existsSync(at('shared', 'sweep.json'))).toBe(false);
  expect(await merged('shared')).toMatchObject({ missing: 0, outcome: 'merged' });
  expect(tablesIn('shared')).toEqual(tablesIn('whole'));

  await sweep(plan, 'here', { shard: { i: 1, n: 2 } });
  expect(await merged('here')).toEqual({ missing: 4, record: null, outcome: null });
  expect(Object.keys(tablesIn('here'))).toEqual([]);
  await sweep(plan, 'there', { shard: { i: 2, n: 2 } });
  expect(await merged('here', ['there'])).toMatchObject({ missing: 0 });
  expect(tablesIn('here')).toEqual(tablesIn('whole'));
  await expect(merged('there', ['nowhere'])).rejects.toThrow(/nowhere: is no copy of a sweep/);
  await sweep(lively({ ...times(1), name: 'walls' }), 'walls');
  const parts = readdirSync(at('here', 'parts'));
  await expect(merged('here', ['walls'])).rejects.toThrow(/walls: holds the sweep walls, expected a copy of made/);
  expect(readdirSync(at('here', 'parts'))).toEqual(parts);

  expect(await merged('there', [], true)).toMatchObject({ missing: 4, record: { runs: 4, missing: 4 } });
  expect((await readSweep(at('there'))).runs.map(({ replicate }) => replicate)).toEqual([2, 4, 2, 4]);
});

it('a run that came out in two ways is an error, never silently one of them', async () => {
  const plan = lively({ ...times(1), series: [] });
  await sweep(plan, 'x');
  const reduction = reductionOf(plan);
  const [name] = readdirSync(at('x', 'parts'));
  const names = plan.outcomes.map((one) => one.name);
  const rows = (await partRows(readFileSync(at('x', 'parts', name!)), reduction, names))!;
  const other = partBytes([{ ...rows[0]!, outcomes: [0.123, 1, 2] }], reduction, names);
  writeFileSync(at('x', 'parts', partName('all', other)), other);
  await expect(sweep(plan, 'x')).rejects.toThrow(/parts.*hold different results of one run \(seed a, key /);
});

it('a part that the disk has damaged is told and set aside, and its runs are lived again', async () => {
  const plan = lively();
  await sweep(plan, 'x');
  const before = tablesIn('x');
  const [part] = readdirSync(at('x', 'parts'));
  truncateSync(at('x', 'parts', part!), 500);
  const again = await sweep(plan, 'x');
  expect(again.lived).toBe(6);
  expect(again.said).toEqual([expect.stringMatching(/all-[0-9a-f]{16}\.parquet: damaged; set aside as .*\.damaged,/)]);
  expect(tablesIn('x')).toEqual(before);
  // Something else by that name, whole, is no part either.
  cpSync(at('x', 'runs.parquet'), at('x', 'parts', 'all-0123456789abcdef.parquet'));
  expect((await sweep(plan, 'x')).said).toEqual([expect.stringContaining('0123456789abcdef.parquet: damaged')]);
});

it('a table that is not what was merged is refused, and merged again', async () => {
  const plan = lively(times(1));
  await sweep(plan, 'x');
  const before = tablesIn('x');
  truncateSync(at('x', 'runs.parquet'), 100);
  await expect(readSweep(at('x'))).rejects.toThrow(/runs\.parquet: is not what it was when it was written/);
  expect(await sweep(plan, 'x')).toMatchObject({ lived: 0, outcome: 'carried out' });
  expect(tablesIn('x')).toEqual(before);
  // Killed in the middle of merging: there is no sweep.json.
  rmSync(at('x', 'sweep.json'));
  renameSync(at('x', 'runs.parquet'), at('x', 'runs.parquet.part'));
  await expect(readSweep(at('x'))).rejects.toThrow(/x: holds no whole sweep/);
  expect(await sweep(plan, 'x')).toMatchObject({ lived: 0, outcome: 'carried out' });
  expect(tablesIn('x')).toEqual(before);
});

it('a directory that holds something else is left alone', async () => {
  mkdirSync(at('x', 'photos'), { recursive: true });
  await expect(sweep(lively(), 'x')).rejects.toThrow(/x: holds something that is no sweep/);
});

it('until precise: stops where the interval is narrow enough, or at the most, and the same with any number of workers', async () => {
  const plan = lively({
    replicates: {
      ...{ kind: 'until precise', least: 2, most: 9, step: 3 },
      wanted: [{ outcome: 'stuck_last', width: 12, of: 'unit' }],
    },
    // Nobody ever lacks anything at the first point: no two runs differ. At the others they do.
    points: pointsOf([[0], [0.3], [0.05]]),
  });
  await sweep(plan, 'one');
  await sweep(plan, 'two', { workers: 2 });
  await sweep(plan, 'eight', { workers: 8 });
  expect(tablesIn('two')).toEqual(tablesIn('one'));
  expect(tablesIn('eight')).toEqual(tablesIn('one'));
  const points = rowsIn('one', 'points.csv');
  expect(points[0]).toEqual(['1', '2', '2', '0', 'precise']);
  for (const [point, replicates, , , stopped] of points) {
    const [low, high] = rowsIn('one', 'summary.csv')
      .find((row) => row[0] === point && row[2] === 'stuck_last')!
      .slice(-2)
      .map(Number);
    expect([2, 5, 8, 9]).toContain(Number(replicates));
    expect(stopped === 'precise').toBe(high! - low! <= 12);
    if (stopped === 'most') expect(replicates).toBe('9');
  }

  // By shards, a point each; then with less precision asked for: nothing is lived, and fewer runs count.
  for (const i of [1, 2]) await sweep(plan, 'cut', { shard: { i, n: 2 } });
  await merged('cut');
  expect(tablesIn('cut')).toEqual(tablesIn('one'));
  const coarse = {
    ...plan,
    replicates: { ...plan.replicates, wanted: [{ outcome: 'stuck_last', width: 40, of: 'unit' }] },
  };
  expect((await sweep(coarse as SweepPlan, 'one')).lived).toBe(0);
  await sweep(coarse as SweepPlan, 'coarse');
  expect(tablesIn('one')).toEqual(tablesIn('coarse'));
});

it('a sweep whose files of data are gone, or others, says which', async () => {
  writeFileSync(at('ties.csv'), 'a,b\n');
  const source = { path: 'ties.csv', sha256: sha256('a,b\n') };
  const plan = lively(times(1));
  const drawn = { ...plan, base: { ...plan.base, file: at('base.yaml'), sources: [source] } };
  await sweep(drawn, 'x');
  writeFileSync(at('ties.csv'), 'a,b\n1,2\n');
  await expect(merged('x')).rejects.toThrow(/ties\.csv: is not the file it was when the sweep was read/);
  rmSync(at('ties.csv'));
  await expect(merged('x')).rejects.toThrow(/ties\.csv: the sweep drew on this file, which cannot be read now/);
});

it('a sweep of which no run is there yet can be looked at, too', async () => {
  await sweep(lively(times(1)), 'x', { shard: { i: 3, n: 3 } });
  expect(await merged('x', [], true)).toMatchObject({ missing: 2, record: { runs: 0 } });
  const { runs, points } = await readSweep(at('x'));
  expect([runs.length, points.length]).toEqual([0, 2]);
  for await (const _ of readSeries(at('x'))) throw new Error('there is no run');
});
