/** Tables come back as they were written, and a table that is not as it should be is named with its line. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTable } from '../../src/chart/read-table.ts';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'groundswell-read-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function file(content: string): Promise<string> {
  const path = join(directory, 'table.csv');
  await writeFile(path, content);
  return path;
}

it('reads the columns asked for, in whatever order they stand, and an empty cell as no number', async () => {
  const path = await file('name,b,a\nx,2,1\ny,,3\n');
  const table = await readTable(path, ['a', 'b'], ['name']);
  expect(table).toEqual({ rows: 2, a: Float64Array.of(1, 3), b: Float64Array.of(2, Number.NaN), name: ['x', 'y'] });
});

it('a table with only a header has no rows; a file that is not there is null', async () => {
  expect(await readTable(await file('a\n'), ['a'])).toEqual({ rows: 0, a: new Float64Array(0) });
  expect(await readTable(join(directory, 'nothing.csv'), ['a'])).toBeNull();
});

it('reads names with commas, quotes and line breaks', async () => {
  const names = ['Ann, Lee', 'the "Boss"', 'two\nlines', 'plain', ''];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(fc.string(), fc.constantFrom(...names))), async (words) => {
      const clean = words.map((word) => word.replaceAll('\r', ''));
      const rows = clean.map((word, k) => `"${word.replaceAll('"', '""')}",${k}\n`);
      const table = await readTable(await file(`name,k\n${rows.join('')}`), ['k'], ['name']);
      expect(table!.name).toEqual(clean);
      expect([...table!.k]).toEqual(clean.map((_, k) => k));
    }),
    { seed: 1, numRuns: 40 },
  );
});

it('reads a table larger than its window, letters of several bytes on every edge', async () => {
  const rows = Array.from({ length: 60_000 }, (_, k) => `${k},É${k}ß\n`);
  const table = await readTable(await file(`k,name\n${rows.join('')}`), ['k'], ['name']);
  expect(table!.rows).toBe(60_000);
  expect(table!.k[59_999]).toBe(59_999);
  expect(table!.name.every((name, k) => name === `É${k}ß`)).toBe(true);
});

it('reads no further than it is told', async () => {
  const path = await file('a\n1\n2\n3\nnot a number\n');
  const table = await readTable(path, ['a'], [], ([a]) => (a === 3 ? 'stop' : a !== 1));
  expect([...table!.a]).toEqual([2]);
});

it('says which line is wrong, and how', async () => {
  await expect(readTable(await file('a,b\n1,2\n1,x\n'), ['b'])).rejects.toThrow(
    /table\.csv:3: b is "x", expected a number/,
  );
  await expect(readTable(await file('a,b\n1\n'), ['a'])).rejects.toThrow(/table\.csv:2: 1 cells, expected 2/);
  await expect(readTable(await file('a,b\n1,2,3\n'), ['a'])).rejects.toThrow(/table\.csv:2: 3 cells, expected 2/);
  await expect(readTable(await file('a,b\n'), ['c'])).rejects.toThrow(/no column c in the header/);
  await expect(readTable(await file(''), ['c'])).rejects.toThrow(/the file is empty/);
});
