/** A small table as CSV (RFC 4180), as the tables of runs are written: a header, a line feed after each row, an empty cell for none. */
import type { Level } from './sweep.ts';

export function csvLine(cells: readonly (Level | null)[]): string {
  return `${cells.map(cellText).join(',')}\n`;
}

/** Numbers in their shortest form that is read back as the same number. */
function cellText(cell: Level | null): string {
  if (cell === null) return '';
  const text = String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
