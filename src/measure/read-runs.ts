/** Reads the tables of a run that outcomes are reckoned from, replicate by replicate. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import type { OneRun, TableRows } from './outcomes.ts';
import { TABLES, type TableColumn } from './tables.ts';

/** Every replicate of a run by its number, from the tables of a directory. */
export async function readRuns(directory: string): Promise<Map<number, OneRun>> {
  const weeks = await readByReplicate(directory, 'weeks');
  const groups = await readByReplicate(directory, 'groups');
  const organizations = await readByReplicate(directory, 'organizations');
  return new Map(
    [...weeks].map(([replicate, of]) => [
      replicate,
      {
        weeks: of,
        groups: groups.get(replicate) ?? none('groups'),
        organizations: organizations.get(replicate) ?? none('organizations'),
      },
    ]),
  );
}

/** Nothing in a table: a run without groups, say. */
function none(table: Table): Rows {
  return new Rows(
    columnsOf(table).map(({ name }) => name),
    table,
  );
}

/** The tables that every run keeps and that outcomes need. */
export const TABLES_OF_OUTCOMES = ['weeks', 'groups', 'organizations'] as const;
type Table = (typeof TABLES_OF_OUTCOMES)[number];

const columnsOf = (table: Table): readonly TableColumn[] => TABLES[table].columns;

async function readByReplicate(directory: string, table: Table): Promise<Map<number, Rows>> {
  const path = join(directory, `${table}.csv`);
  const runs = new Map<number, Rows>();
  let header: readonly string[] | null = null;
  // A pipeline, unlike a pipe, hands on what goes wrong at its beginning: a table that is missing is told, not waited for.
  const records = pipeline(createReadStream(path), parse(), () => {});
  for await (const record of records as AsyncIterable<string[]>) {
    if (header === null) {
      header = record;
      continue;
    }
    const replicate = Number(record[header.indexOf('replicate')]);
    if (!runs.has(replicate)) runs.set(replicate, new Rows(header, table));
    runs.get(replicate)!.add(record);
  }
  return runs;
}

class Rows implements TableRows {
  rows = 0;
  readonly #table: Table;
  readonly #numbers = new Map<string, number[]>();
  readonly #words = new Map<string, string[]>();
  readonly #add: ((cell: string) => void)[];

  constructor(header: readonly string[], table: Table) {
    this.#table = table;
    this.#add = header.map((name) => {
      if (columnsOf(table).find((column) => column.name === name)?.kind === 'text') {
        const words: string[] = [];
        this.#words.set(name, words);
        return (cell) => words.push(cell);
      }
      const numbers: number[] = [];
      this.#numbers.set(name, numbers);
      return (cell) => numbers.push(cell === '' ? Number.NaN : Number(cell));
    });
  }

  add(record: readonly string[]): void {
    for (const [at, cell] of record.entries()) this.#add[at]!(cell);
    this.rows++;
  }

  numbers(column: string): readonly number[] {
    return this.#numbers.get(column) ?? this.#missing(column);
  }

  words(column: string): readonly string[] {
    return this.#words.get(column) ?? this.#missing(column);
  }

  #missing(column: string): never {
    throw new Error(`${this.#table}.csv: no column ${column}, expected the tables of a run of this version`);
  }
}
