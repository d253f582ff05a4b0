/** Runs as they are kept: whole or not at all, each once, and never one of two that differ without a word. */
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pack } from '../../src/experiment/packed-series.ts';
import type { PartRow } from '../../src/experiment/part-file.ts';
import { RunStore } from '../../src/experiment/run-store.ts';
import { at } from './sweeping.ts';

const open = async (who = 'all', reduction = 'r') => {
  const said: string[] = [];
  const store = await RunStore.open(at('x'), { reduction, outcomes: ['a'], who, note: (line) => said.push(line) });
  return { store, said };
};
const row = (key: string, more: Partial<PartRow> = {}): PartRow => ({
  ...{ key, seed: `s/${key}`, attempt: 1, status: 'ok', reason: '', world: `w${key}` },
  ...{ outcomes: [Number(key) / 3], series: pack([0], [Float64Array.of(Number(key))]) },
  ...more,
});
const failed = (key: string, reason: string, attempt = 1) =>
  row(key, { status: 'timeout', reason, attempt, world: '', outcomes: [Number.NaN], series: null });
const parts = () => readdirSync(at('x', 'parts')).sort();
/** One part by somebody. */
async function write(who: string, ...rows: PartRow[]): Promise<void> {
  const { store } = await open(who);
  for (const one of rows) store.add(one);
  await store.settle();
}

it('what was kept is there again, numbers to the last bit, and nothing of another reduction', async () => {
  await write('all', row('1'), row('2', { outcomes: [Number.NaN] }), failed('3', 'took longer than 1 s'));
  const { store } = await open();
  expect(store.size).toBe(3);
  expect(store.get('1')).toMatchObject({ outcomes: [1 / 3], world: 'w1', attempt: 1, status: 'ok' });
  expect(store.get('2')!.outcomes).toEqual([Number.NaN]);
  expect(store.get('3')).toMatchObject({ status: 'timeout', reason: 'took longer than 1 s' });
  expect(await store.series('1')).toEqual(row('1').series);
  const other = await open('all', 'another');
  expect(other.store.get('1')).toBeUndefined();
});

it('many small parts become few, with the same runs; those of other writers stay as they are', async () => {
  await write('shard-1-of-2', row('99'));
  const { store } = await open();
  for (let n = 1; n <= 40; n++) {
    store.add(row(`${n}`));
    await store.settle();
  }
  expect(parts().length).toBe(41);
  await store.tidy();
  expect(parts().length).toBe(2);
  expect(await store.series('17')).toEqual(row('17').series);
  const again = await open();
  expect(again.store.size).toBe(41);
  for (let n = 1; n <= 40; n++) expect(again.store.get(`${n}`)!.digest).toBe(store.get(`${n}`)!.digest);
});

it('a small part that is left over by itself when others become few keeps its runs', async () => {
  const { store } = await open();
  for (let part = 0; part < 36; part++) {
    for (let n = 1; n <= 40; n++) store.add(row(`${part * 40 + n}`));
    await store.settle();
  }
  await store.tidy();
  // Seven of two hundred, and the last forty, which are the very file that they were.
  expect(parts().length).toBe(8);
  for (let n = 1; n <= 1440; n++) expect(await store.series(`${n}`)).toEqual(row(`${n}`).series);
  expect((await open()).store.size).toBe(1440);
});

it('the same run lived twice is one run', async () => {
  await write('all', row('1'));
  await write('shard-1-of-2', row('1'), row('2'));
  expect((await open()).store.size).toBe(2);
});

it('a run that came to its end outweighs its failures, of which the later attempt counts', async () => {
  await write('a', failed('1', 'slow here'), failed('2', 'first'), row('3'));
  await write('b', row('1'), failed('2', 'second', 2), failed('3', 'slow there'));
  const { store } = await open();
  expect(store.agreed('1')).toMatchObject({ status: 'ok' });
  expect(store.agreed('2')).toMatchObject({ reason: 'second' });
  expect(store.agreed('3')).toMatchObject({ status: 'ok' });
});

it('one that failed in two ways is told, unless it is to be lived again', async () => {
  await write('a', failed('1', 'slow'));
  await write('b', failed('1', 'slower'));
  const { store } = await open();
  expect(() => store.agreed('1')).toThrow(
    /say "timeout: slow.*" and "timeout: slow.*" of one run.*; --retry-failed lives it/,
  );
  expect(store.get('1')?.status).toBe('timeout');
  store.add(row('1', { attempt: 2 }));
  expect(store.agreed('1')?.status).toBe('ok');
  await store.settle();
  expect((await open()).store.agreed('1')?.status).toBe('ok');
});

it('two ends of one run that differ in one bit of one number are an error that names both parts', async () => {
  await write('a', row('1'));
  await write('b', row('1', { outcomes: [1 / 3 + 2 ** -54] }));
  await expect(open()).rejects.toThrow(
    /parts\/a-.*\.parquet and .*parts\/b-.*\.parquet: hold different results of one run/,
  );
});
