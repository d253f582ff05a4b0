/**
 * The tables of one run in memory, as far as outcomes need them: the columns asked for, with the very numbers that the CSV files of the
 * run would have (six significant digits), so that an outcome reckoned here is the one reckoned from a run directory.
 */
import type { OneRun, TableRows } from '../measure/outcomes.ts';
import type { TABLES_OF_OUTCOMES } from '../measure/read-runs.ts';
import { type Cell, type Sink, TABLES, type TableColumn, type TableName } from '../measure/tables.ts';

type Table = (typeof TABLES_OF_OUTCOMES)[number];

/** Names of the columns that are kept of each table. */
export type Wanted = Readonly<Record<Table, ReadonlySet<string>>>;

const columnsOf = (table: Table): readonly TableColumn[] => TABLES[table].columns;

/** What is asked of a run, found by asking it of one that is made up: two rows of ones, in groups of people's own accord. */
export function wantedBy(ask: (run: OneRun) => void): Wanted {
  const wanted = { weeks: new Set<string>(), groups: new Set<string>(), organizations: new Set<string>() };
  const listening = (table: Table): TableRows => ({
    rows: 2,
    numbers: (column) => {
      wanted[table].add(column);
      return [1, 1];
    },
    words: (column) => {
      wanted[table].add(column);
      return ['own', 'own'];
    },
  });
  ask({ weeks: listening('weeks'), groups: listening('groups'), organizations: listening('organizations') });
  return wanted;
}

/** Takes the rows of a run and keeps what is wanted of them. */
export class KeptRows implements Sink, OneRun {
  readonly weeks: Kept;
  readonly groups: Kept;
  readonly organizations: Kept;
  readonly #tables: Readonly<Partial<Record<TableName, Kept>>>;

  constructor(wanted: Wanted) {
    this.weeks = new Kept('weeks', wanted.weeks);
    this.groups = new Kept('groups', wanted.groups);
    this.organizations = new Kept('organizations', wanted.organizations);
    const { weeks, groups, organizations } = this;
    this.#tables = { weeks, groups, organizations };
  }

  row(table: TableName, cells: readonly Cell[]): void {
    checkNumbers(table, cells);
    this.#tables[table]?.add(cells);
  }

  drained(): Promise<void> {
    return Promise.resolve();
  }
}

/** As writing CSV refuses it: a run that `groundswell run` would not finish is none here either. */
function checkNumbers(table: TableName, cells: readonly Cell[]): void {
  const columns: readonly TableColumn[] = TABLES[table].columns;
  for (let c = 0; c < columns.length; c++) {
    const cell = cells[c]!;
    if (cell === null) continue;
    const { kind, name } = columns[c]!;
    if (kind === 'int' ? !Number.isSafeInteger(cell) : kind === 'float' && !Number.isFinite(cell))
      throw new Error(`${table}: ${name} is ${cell}, expected a ${kind === 'int' ? 'whole' : 'finite'} number`);
  }
}

class Kept implements TableRows {
  rows = 0;
  readonly #table: Table;
  readonly #at: number[] = [];
  readonly #raw: Cell[][] = [];
  readonly #numbers = new Map<string, readonly number[]>();

  constructor(table: Table, wanted: ReadonlySet<string>) {
    this.#table = table;
    for (const [at, { name }] of columnsOf(table).entries()) {
      if (!wanted.has(name)) continue;
      this.#at.push(at);
      this.#raw.push([]);
    }
  }

  add(cells: readonly Cell[]): void {
    for (let c = 0; c < this.#at.length; c++) this.#raw[c]!.push(cells[this.#at[c]!]!);
    this.rows++;
  }

  numbers(column: string): readonly number[] {
    const before = this.#numbers.get(column);
    if (before !== undefined) return before;
    const { cells, kind } = this.#column(column);
    const numbers = cells.map((cell) =>
      cell === null ? Number.NaN : kind === 'float' ? asWritten(cell as number) : Number(cell),
    );
    this.#numbers.set(column, numbers);
    return numbers;
  }

  words(column: string): readonly string[] {
    return this.#column(column).cells.map((cell) => (cell === null ? '' : String(cell)));
  }

  #column(name: string): { cells: readonly Cell[]; kind: TableColumn['kind'] } {
    const columns = columnsOf(this.#table);
    const at = columns.findIndex((column) => column.name === name);
    const kept = this.#at.indexOf(at);
    if (kept < 0) throw new Error(`internal: column ${name} of ${this.#table} is asked for and not kept`);
    return { cells: this.#raw[kept]!, kind: columns[at]!.kind };
  }
}

/** The number that is read where this one was written (src/measure/csv-cell.ts). */
function asWritten(value: number): number {
  // Whole numbers of six digits are the most frequent, and written as they are; a negative zero has no sign there.
  if (Number.isInteger(value) && value > -1e6 && value < 1e6) return value + 0;
  return Number(value.toPrecision(6));
}
