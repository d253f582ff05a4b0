/** Reads a CSV table, or one separated by tabs, and knows the place of every cell. */
import { type CsvError, type InfoRecord, parse } from 'csv-parse/sync';
import type { DataFile } from './data-files.ts';
import type { Place } from './fault.ts';
import { hint } from './near.ts';

export interface Row {
  /** Without blanks around them. */
  readonly cells: readonly string[];
  /** Line on which the row begins. */
  readonly line: number;
  /** The row as it stands in the file, from which places are found when they are asked for. */
  readonly raw: string;
}

export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  readonly separator: string;
}

interface Parsed {
  readonly record: string[];
  readonly raw: string;
  readonly info: InfoRecord;
}

/** Reads a table; rows with another number of cells than the header are told and left out. Null when there is no table. */
export function readCsv(file: DataFile): CsvTable | null {
  const separator = file.shown.endsWith('.tsv') ? '\t' : ',';
  let parsed: Parsed[];
  try {
    parsed = parse(file.text, {
      delimiter: separator,
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Parsed[];
  } catch (error) {
    const { lines, message } = error as CsvError & { lines?: number };
    file.fault({ line: lines ?? 1, column: 1 }, '', message);
    return null;
  }
  let line = 1;
  const rows = parsed.map(({ record, raw }): Row => {
    // Empty lines before a row belong to its raw text.
    const blank = raw.length - raw.replace(/^\n+/, '').length;
    const row = { cells: record.map((cell) => cell.trim()), line: line + blank, raw: raw.slice(blank) };
    line += raw.split('\n').length - 1;
    return row;
  });
  const head = rows.shift();
  if (head === undefined) {
    file.fault({ line: 1, column: 1 }, '', 'an empty file given, expected a header and rows');
    return null;
  }
  let sound = true;
  for (const [at, name] of head.cells.entries()) {
    if (name !== '' && head.cells.indexOf(name) === at) continue;
    const what = name === '' ? 'a column without a name given' : `column ${name} given twice`;
    file.fault(placeOf(head, at, separator), 'header', `${what}, expected a different name for each`);
    sound = false;
  }
  const whole = rows.filter((row) => {
    const fits = row.cells.length === head.cells.length;
    if (!fits) {
      const cells = `${row.cells.length} ${row.cells.length === 1 ? 'cell' : 'cells'}`;
      file.fault(
        { line: row.line, column: 1 },
        'row',
        `${cells} given, expected ${head.cells.length} as in the header`,
      );
    }
    return fits;
  });
  return sound ? { header: head.cells, rows: whole, separator } : null;
}

/** The number of a column by its name, or -1 with a fault told at the header. */
export function columnOf(table: CsvTable, name: string, file: DataFile): number {
  const at = table.header.indexOf(name);
  if (at < 0) {
    const columns = `header ${table.header.join(table.separator)} given, expected a column ${name}`;
    file.fault(
      { line: 1, column: 1 },
      name,
      `${columns}${hint(name, table.header).replace(/^, expected one of .*/, '')}`,
    );
  }
  return at;
}

/** Where a cell begins. */
export function placeOf(row: Row, cell: number, separator: string): Place {
  let line = row.line;
  let column = 1;
  let quoted = false;
  for (let at = 0, passed = 0; at < row.raw.length && passed < cell; at++) {
    const letter = row.raw[at];
    column++;
    if (letter === '"') quoted = !quoted;
    else if (letter === '\n') {
      line++;
      column = 1;
    } else if (letter === separator && !quoted) passed++;
  }
  return { line, column };
}

/** A number as tables write it, or null: no blanks, no words, nothing infinite. */
export function numberIn(cell: string): number | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell)) return null;
  const value = Number(cell);
  return Number.isFinite(value) ? value : null;
}
