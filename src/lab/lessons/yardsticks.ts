/** What a world came to, reckoned from its table of weeks as the outcomes of a run are (src/measure/outcomes.ts). */
import { TABLES } from '../../measure/tables.ts';
import type { Row } from '../protocol.ts';
import type { Yardstick } from './lesson.ts';

const COLUMNS = TABLES.weeks.columns.map(({ name }) => name);

const sum = (rows: readonly Row[], name: string): number => {
  const at = COLUMNS.indexOf(name);
  return rows.reduce((all, row) => all + ((row[at] as number | null) ?? 0), 0);
};
const last = (rows: readonly Row[], name: string): number => (rows.at(-1)?.[COLUMNS.indexOf(name)] as number) ?? 0;
const first = (rows: readonly Row[], name: string): number => (rows[0]?.[COLUMNS.indexOf(name)] as number) ?? 0;

/** Null where there was nothing to measure. */
export function measured(name: Yardstick['name'], rows: readonly Row[]): number | null {
  switch (name) {
    case 'pace': {
      const alone = sum(rows, 'gain_as_if_alone');
      return alone === 0 ? null : sum(rows, 'gain_together') / alone;
    }
    case 'changed':
      return last(rows, 'organizations_changed');
    case 'needs_met':
      return sum(rows, 'needs_met') / first(rows, 'people');
  }
}

/** The middle of some numbers; null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
