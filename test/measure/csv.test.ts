/** Rows become files: bounded in memory, complete when finished, and never with a number that is not one. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CsvTables, hashOfBeginning } from '../../src/measure/csv.ts';
import { type Cell, TABLES } from '../../src/measure/tables.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'groundswell-csv-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

it('a table begins with its header, has a line a row, and leaves a cell empty where there is nothing', () => {
  const tables = new CsvTables(directory, ['ties', 'events']);
  tables.row('ties', [1, 0, 3, 4, 0.25, 0, 1, 'team']);
  tables.row('events', [1, 12, 'recognized', null, 7, null]);
  expect(tables.finish()).toEqual({ ties: 1, events: 1 });
  expect(readFileSync(join(directory, 'ties.csv'), 'utf8')).toBe(
    'replicate,week,person,other,closeness,alumni,own,within\n1,0,3,4,0.25,0,1,team\n',
  );
  expect(readFileSync(join(directory, 'events.csv'), 'utf8')).toBe(
    'replicate,week,kind,person,group,other\n1,12,recognized,,7,\n',
  );
});

it('refuses what cannot be a cell, and says which', () => {
  const tables = new CsvTables(directory, ['ties']);
  const row = (...cells: Cell[]) => {
    return () => tables.row('ties', cells);
  };
  expect(row(1, 0, 3, 4, Number.NaN, 0, 1, '')).toThrow(
    'table ties, row 1: closeness is NaN, expected a finite number',
  );
  expect(row(1, 0, 3.5, 4, 0, 0, 1, '')).toThrow('person is 3.5, expected a whole number');
  expect(row(1, 0)).toThrow('a row of 2 cells, expected 8');
  expect(() => tables.row('people', [])).toThrow('table people, which this run does not keep');
  tables.abandon();
});

it('takes a million rows in bounded memory, and every one of them arrives', () => {
  const tables = new CsvTables(directory, ['ties']);
  const before = process.memoryUsage().rss;
  for (let i = 1; i <= 1_000_000; i++) tables.row('ties', [1, 0, i, i + 1, (i % 1000) / 999, i & 1, 0, '']);
  expect(process.memoryUsage().rss - before).toBeLessThan(150e6);
  expect(tables.finish()).toEqual({ ties: 1_000_000 });
  const lines = readFileSync(join(directory, 'ties.csv'), 'latin1').split('\n');
  expect(lines.length).toBe(1_000_002);
  expect(lines[1_000_000]).toBe('1,0,1000000,1000001,0,0,0,');
});

it('texts longer than a buffer boundary are whole', () => {
  const tables = new CsvTables(directory, ['events']);
  const kinds = Array.from({ length: 3_000 }, (_, i) => `${'ö,"'.repeat(i % 97)}${i}`);
  kinds.forEach((kind, i) => {
    tables.row('events', [1, i, kind, i, null, null]);
  });
  tables.finish();
  const rows = parse(readFileSync(join(directory, 'events.csv')), { columns: true }) as {
    kind: string;
    week: string;
  }[];
  expect(rows.map((row) => row.kind)).toEqual(kinds);
  expect(Object.keys(rows[0]!)).toEqual(TABLES.events.columns.map((column) => column.name));
});

it('a table goes on from a mark as if nothing had been in between, and what came after the mark is gone', () => {
  const row = (n: number): Cell[] => [1, n, 'recognized', null, n, null];
  const path = join(directory, 'events.csv');
  const tables = new CsvTables(directory, ['events'], { marked: true });
  for (let n = 0; n < 20_000; n++) tables.row('events', row(n));
  const { events: mark } = tables.marks();
  expect(mark).toMatchObject({ rows: 20_000, bytes: readFileSync(path).length });
  for (let n = 20_000; n < 30_000; n++) tables.row('events', row(n));
  const { events: later } = tables.marks();
  expect(tables.finish()).toEqual({ events: 30_000 });
  const whole = readFileSync(path);
  expect(hashOfBeginning(path, mark!.bytes)!.digest('hex')).toBe(mark!.sha256);
  expect(hashOfBeginning(path, whole.length + 1)).toBeNull();

  const again = new CsvTables(directory, ['events'], { marked: true, from: { events: mark! } });
  for (let n = 20_000; n < 30_000; n++) again.row('events', row(n));
  expect(again.marks().events).toEqual(later);
  expect(again.finish()).toEqual({ events: 30_000 });
  expect(readFileSync(path).equals(whole)).toBe(true);
});

it('only whole rows ever lie on the disk, whenever the thread is stopped', () => {
  const tables = new CsvTables(directory, ['events']);
  const kinds = Array.from({ length: 400 }, (_, i) => `${'a'.repeat((i * 977) % 5_000)}${i}`);
  const whole = new Set<string>();
  kinds.forEach((kind, i) => {
    tables.row('events', [1, i, kind, i, null, null]);
    const onDisk = readFileSync(join(directory, 'events.csv'), 'latin1');
    whole.add(onDisk.slice(-1));
  });
  tables.abandon();
  expect([...whole]).toEqual(['', '\n']);
  expect(readFileSync(join(directory, 'events.csv'), 'latin1').split('\n').length).toBe(kinds.length + 2);
});
