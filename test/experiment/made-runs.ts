/** Runs made by hand: tables of a few columns, as outcomes are given them. */
import type { OneRun, TableRows } from '../../src/measure/outcomes.ts';

type Columns = Readonly<Record<string, readonly (number | string | null)[]>>;

/** Null is an empty cell. */
export function table(columns: Columns): TableRows {
  const column = (name: string) => {
    const found = columns[name];
    if (found === undefined) throw new Error(`no column ${name}`);
    return found;
  };
  return {
    rows: Object.values(columns)[0]?.length ?? 0,
    numbers: (name) => column(name).map((cell) => (cell === null ? Number.NaN : Number(cell))),
    words: (name) => column(name).map((cell) => (cell === null ? '' : String(cell))),
  };
}

export function run(weeks: Columns, groups: Columns = {}): OneRun {
  return { weeks: table(weeks), groups: table(groups), organizations: table({}) };
}
