/** Reads an edge list: a table with a row for each tie. */
import { columnOf, placeOf, readCsv } from './csv.ts';
import type { DataFile } from './data-files.ts';
import { readWeight, type TieList } from './tie-list.ts';

export interface EdgeListOptions {
  readonly source: string;
  readonly target: string;
  readonly weight: string | undefined;
  readonly directed: boolean;
  /** Keeps only the rows with these cells. */
  readonly where: Readonly<Record<string, string>>;
}

/** Null with faults told when there is no such table. */
export function readEdgeList(file: DataFile, options: EdgeListOptions): TieList | null {
  const table = readCsv(file);
  if (table === null) return null;
  const from = columnOf(table, options.source, file);
  const to = columnOf(table, options.target, file);
  const weight = options.weight === undefined ? null : columnOf(table, options.weight, file);
  const kept = Object.entries(options.where).map(([name, cell]) => ({ column: columnOf(table, name, file), cell }));
  if ([from, to, weight ?? 0, ...kept.map(({ column }) => column)].includes(-1)) return null;
  const rows = table.rows.filter(({ cells }) => kept.every(({ column, cell }) => cells[column] === cell));
  const named = rows.filter((row) => {
    const missing = row.cells[from] === '' ? from : row.cells[to] === '' ? to : -1;
    if (missing >= 0) {
      file.fault(placeOf(row, missing, table.separator), table.header[missing]!, 'nothing given, expected a person');
    }
    return missing < 0;
  });
  const place = (tie: number, part: 'from' | 'to' | 'weight') =>
    placeOf(named[tie]!, part === 'from' ? from : part === 'to' ? to : (weight ?? 0), table.separator);
  return {
    people: null,
    from: named.map(({ cells }) => cells[from]!),
    to: named.map(({ cells }) => cells[to]!),
    weight: named.map(({ cells }, tie) =>
      weight === null ? 1 : readWeight(cells[weight]!, file, () => place(tie, 'weight')),
    ),
    directed: named.map(() => options.directed),
    place,
  };
}
