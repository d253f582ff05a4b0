/** A table as Parquet says what the CSV says: typed, with its empty cells, and back again to the byte. */
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CsvTables } from '../../src/measure/csv.ts';
import { csvToParquet, parquetToCsv } from '../../src/measure/parquet.ts';
import { type Cell, TABLE_NAMES, TABLES, type TableName } from '../../src/measure/tables.ts';

let directory: string;
const at = (name: string) => join(directory, name);
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'groundswell-parquet-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function write(table: TableName, rows: Iterable<Cell[]>): void {
  const tables = new CsvTables(directory, [table]);
  for (const row of rows) tables.row(table, row);
  tables.finish();
}

it('keeps types, names and empty cells', async () => {
  write('events', [
    [1, 0, 'need', 12, null, 3],
    [1, 2, 'a "kind", so to say', null, 5, null],
    [2, 2, '', null, null, null],
  ]);
  expect(await csvToParquet('events', at('events.csv'), at('events.parquet'))).toBe(3);
  const file = await asyncBufferFromFile(at('events.parquet'));
  expect(await parquetReadObjects({ file })).toEqual([
    { replicate: 1, week: 0, kind: 'need', person: 12, group: null, other: 3 },
    { replicate: 1, week: 2, kind: 'a "kind", so to say', person: null, group: 5, other: null },
    { replicate: 2, week: 2, kind: null, person: null, group: null, other: null },
  ]);
  const metadata = await parquetMetadataAsync(file);
  expect(metadata.key_value_metadata?.find(({ key }) => key === 'week')?.value).toBe(
    'the week, 0 being the first morning (week)',
  );
});

it('counts that sum over many people and weeks have 64 bits, numbers of things 32, measures are doubles', async () => {
  write('weeks', [TABLES.weeks.columns.map(({ kind }, c) => (kind === 'int' ? 2 ** 40 * Number(c > 1) : 1 / 3))]);
  await csvToParquet('weeks', at('weeks.csv'), at('weeks.parquet'));
  const file = await asyncBufferFromFile(at('weeks.parquet'));
  const [row] = await parquetReadObjects({ file });
  expect(row).toMatchObject({ replicate: 0, week: 0, people: 2n ** 40n, size: 0.333333 });
});

it('every table, empty or longer than two pieces, comes back to the same bytes', async () => {
  for (const table of TABLE_NAMES) {
    const count = table === 'people' ? 120_001 : table === 'ties' ? 0 : 7;
    const rows = Array.from({ length: count }, (_, i) =>
      TABLES[table].columns.map(({ kind }, c) => {
        if ((i + c) % 5 === 4) return null;
        return kind === 'int' ? i * c : kind === 'float' ? Math.sin(i + c) * 10 ** (i % 9) : `${c}+${i}, "ö"`;
      }),
    );
    write(table, rows);
    expect(await csvToParquet(table, at(`${table}.csv`), at(`${table}.parquet`))).toBe(count);
    await parquetToCsv(table, at(`${table}.parquet`), at('back.csv'));
    expect(readFileSync(at('back.csv')).equals(readFileSync(at(`${table}.csv`))), table).toBe(true);
    rmSync(at('back.csv'));
  }
  const file = await asyncBufferFromFile(at('people.parquet'));
  expect((await parquetMetadataAsync(file)).row_groups.map((group) => Number(group.num_rows))).toEqual([
    50_000, 50_000, 20_001,
  ]);
});

it('a file that was broken off does not look whole', async () => {
  write('ties', [[1, 0, 1, 2, 0.5, 0, 0, '']]);
  await csvToParquet('ties', at('ties.csv'), at('ties.parquet'));
  truncateSync(at('ties.parquet'), statSync(at('ties.parquet')).size - 20);
  await expect(parquetToCsv('ties', at('ties.parquet'), at('back.csv'))).rejects.toThrow();
});
