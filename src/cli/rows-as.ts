/** Rows for people or for programs: an aligned table, CSV, or JSON, written as they come. */

type Value = number | string | boolean | null;
type Row = readonly Value[];
/** Rows, so many at a time. */
type Pieces = AsyncIterable<readonly Row[]>;

export const FORMATS = ['table', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** Text of whole lines, a piece at a time. */
export function rowsAs(format: Format, columns: readonly string[], pieces: Pieces): AsyncGenerator<string> {
  if (format === 'json') return asJson(columns, pieces);
  return format === 'csv' ? asCsv(columns, pieces) : asTable(columns, pieces);
}

/** One array of objects, an object a line. A number that JSON does not have (NaN) is null. */
async function* asJson(columns: readonly string[], pieces: Pieces): AsyncGenerator<string> {
  const object = (row: Row) => JSON.stringify(Object.fromEntries(columns.map((column, at) => [column, row[at]])));
  let before = '[\n';
  for await (const rows of pieces) {
    if (rows.length === 0) continue;
    yield `${before}${rows.map(object).join(',\n')}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** As RFC 4180 has it; null is an empty cell. */
async function* asCsv(columns: readonly string[], pieces: Pieces): AsyncGenerator<string> {
  const cell = (value: Value) => {
    const text = String(value ?? '');
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const line = (row: Row) => `${row.map(cell).join(',')}\n`;
  yield line(columns);
  for await (const rows of pieces) yield rows.map(line).join('');
}

/**
 * Numbers to the right, all else to the left, under a line; null is empty. The widths are those of the first piece (some two thousand
 * rows); a later cell that is wider stands out.
 */
async function* asTable(columns: readonly string[], pieces: Pieces): AsyncGenerator<string> {
  let table: Table | null = null;
  for await (const rows of pieces) {
    if (table === null) {
      table = new Table(columns, rows);
      yield table.head();
    }
    yield rows.map((row) => table!.line(row)).join('');
  }
  if (table === null) yield new Table(columns, []).head();
}

class Table {
  readonly #columns: readonly string[];
  readonly #widths: readonly number[];
  readonly #toTheRight: readonly boolean[];

  constructor(columns: readonly string[], rows: readonly Row[]) {
    this.#columns = columns;
    this.#widths = columns.map((column, at) =>
      rows.reduce((width, row) => Math.max(width, shown(row[at]!).length), column.length),
    );
    this.#toTheRight = columns.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  }

  head(): string {
    const names = this.#columns.map((column, at) => this.#cell(column, at, this.#toTheRight[at]!));
    return together(names) + together(this.#widths.map((width) => '-'.repeat(width)));
  }

  line(row: Row): string {
    return together(row.map((value, at) => this.#cell(shown(value), at, typeof value === 'number')));
  }

  #cell(text: string, at: number, toTheRight: boolean): string {
    return toTheRight ? text.padStart(this.#widths[at]!) : text.padEnd(this.#widths[at]!);
  }
}

const together = (cells: readonly string[]): string => `${cells.join('  ').trimEnd()}\n`;

/** What would break the line or move the cursor of a terminal is shown as a space. */
const shown = (value: Value): string => String(value ?? '').replaceAll(/\p{Cc}/gu, ' ');
