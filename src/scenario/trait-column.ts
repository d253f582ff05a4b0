/** Reads a trait of each person from a column of the file of people. */
import { TRAITS, type TraitName } from '../model/parameters.ts';
import { type CsvTable, columnOf, numberIn, placeOf } from './csv.ts';
import type { DataFile } from './data-files.ts';
import type { TraitGiven } from './people-shape.ts';
import { expectedNumber } from './shape.ts';
import { show } from './show.ts';

type Column = Extract<TraitGiven, { column: string }>;

/** A trait in proportion to what a column holds: the limits `from` become the limits `to`; an empty cell is NaN. */
export function traitColumn(trait: TraitName, how: Column, table: CsvTable, file: DataFile): Float64Array {
  const values = new Float64Array(table.rows.length).fill(Number.NaN);
  const column = columnOf(table, how.column, file);
  if (column < 0) return values;
  const { range, unit } = TRAITS[trait];
  const [a, b] = how.from ?? [0, 1];
  const [c, d] = how.to ?? (how.from === undefined ? [0, 1] : range);
  for (const [person, row] of table.rows.entries()) {
    const cell = row.cells[column]!;
    if (cell === '') continue;
    const written = numberIn(cell);
    const value = written === null ? Number.NaN : scaled(written, a, b, c, d);
    if (value >= range[0] && value <= range[1]) values[person] = value;
    else {
      const becomes =
        written !== null && written !== value ? `, which becomes ${trait} ${Number(value.toPrecision(6))},` : '';
      const what = written === null ? show(cell) : cell;
      file.fault(
        placeOf(row, column, table.separator),
        how.column,
        `${what} given${becomes || ','} expected ${expectedNumber(range, unit)} for ${trait}`,
      );
    }
  }
  return values;
}

/** The straight line through (a, c) and (b, d), exact at both ends. */
function scaled(value: number, a: number, b: number, c: number, d: number): number {
  const share = (value - a) / (b - a);
  return c * (1 - share) + d * share;
}
