/** The table of weeks as the file that a run writes: the same bytes. */
import { TABLES } from '../../measure/tables.ts';
import type { Row } from '../protocol.ts';

const { columns } = TABLES.weeks;

/** Whole numbers as they are, others in the shortest form of six significant digits, nothing for nothing (src/measure/csv-cell.ts). */
function cell(value: Row[number], kind: string): string {
  if (value === null) return '';
  return kind === 'float' ? String(Number((value as number).toPrecision(6))) : String(value);
}

export function weeksCsv(rows: readonly Row[]): string {
  const lines = rows.map((row) => row.map((value, at) => cell(value, columns[at]!.kind)).join(','));
  return `${[columns.map(({ name }) => name).join(','), ...lines].join('\n')}\n`;
}
