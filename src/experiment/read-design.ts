/** Reads how points are chosen, and the tables of points that it names. */
import { columnOf, numberIn, placeOf, readCsv } from '../scenario/csv.ts';
import { DataFiles } from '../scenario/data-files.ts';
import type { Faults } from '../scenario/fault.ts';
import { hint } from '../scenario/near.ts';
import { show } from '../scenario/show.ts';
import type { Written } from '../scenario/yaml.ts';
import type { Path } from '../scenario/yaml-place.ts';
import { asMapping, type DesignGiven } from './design-shape.ts';
import type { Draft, PlacedLevel } from './draft.ts';
import type { DesignSpec, Level, SubDesign } from './sweep.ts';

interface Context {
  readonly drafts: readonly Draft[];
  /** Folder of the sweep. */
  readonly folder: string;
  readonly written: Written;
  readonly faults: Faults;
}

export interface DesignRead {
  readonly spec: DesignSpec;
  /** Values of each factor that stand in tables. */
  readonly listed: ReadonlyMap<string, readonly PlacedLevel[]>;
}

/** Null with faults told when something is wrong with a table. */
export function readDesign(given: DesignGiven, context: Context): DesignRead | null {
  const listed = new Map<string, PlacedLevel[]>();
  const names = context.drafts.map(({ name }) => name);
  const spec = specOf(given, names, ['design'], context, listed);
  return spec === null ? null : { spec, listed };
}

function specOf(
  given: DesignGiven,
  names: readonly string[],
  at: Path,
  context: Context,
  listed: Map<string, PlacedLevel[]>,
): DesignSpec | null {
  switch (given.kind) {
    case 'table': {
      const rows = tableOf(given, names, at, context);
      if (rows === null) return null;
      for (const [column, name] of names.entries())
        listed.set(
          name,
          rows.map((row) => row[column]!),
        );
      return { kind: 'table', rows: rows.map((row) => row.map(({ value }) => value)) };
    }
    case 'nested': {
      const parts = given.parts!.map((part, n): SubDesign | null => {
        const path = [...at, 'parts', n];
        const unknown = part.factors.filter((name) => !names.includes(name));
        for (const name of unknown) {
          const place = [...path, 'factors', part.factors.indexOf(name)];
          context.faults.add(
            context.written.place(place, 'value'),
            place.join('.'),
            `${show(name)} given, expected a factor${hint(name, names)}`,
          );
        }
        if (unknown.length > 0) return null;
        const design = specOf(asMapping(part.design), part.factors, [...path, 'design'], context, listed);
        return design === null ? null : { factors: part.factors, design };
      });
      return parts.every((part) => part !== null) ? { kind: 'nested', parts } : null;
    }
    default: {
      const { seed: _, ...spec } = given;
      return spec as DesignSpec;
    }
  }
}

function tableOf(given: DesignGiven, names: readonly string[], at: Path, context: Context): PlacedLevel[][] | null {
  const { written, faults } = context;
  const tell = (path: Path, part: 'key' | 'value', message: string) =>
    faults.add(written.place([...at, ...path], part), [...at, ...path].join('.'), message);
  const { rows, file } = given;
  if ((rows === undefined) === (file === undefined)) {
    const said = rows === undefined ? 'neither rows nor file' : 'both rows and file';
    tell(
      rows === undefined ? [] : ['file'],
      rows === undefined ? 'value' : 'key',
      `${said} given, expected one of the two`,
    );
    return null;
  }
  const before = faults.told.length;
  if (file !== undefined) return fromFile(file, names, [...at, 'file'], context);
  const placed = rows!.map((row, r) => {
    if (row.length !== names.length)
      tell(['rows', r], 'value', `${row.length} values given, expected ${names.length} (${names.join(', ')})`);
    return row.map((value, column): PlacedLevel => {
      const path = [...at, 'rows', r, column];
      return { value, where: written.place(path, 'value'), told: path.join('.') };
    });
  });
  for (const row of placed) if (row.length === names.length) tellStrangers(row, names, context);
  return faults.told.length === before ? placed : null;
}

/** So many faults of one table are told. */
const MOST_TOLD = 20;

function fromFile(file: string, names: readonly string[], path: Path, context: Context): PlacedLevel[][] | null {
  const before = context.faults.told.length;
  const opened = new DataFiles(context.folder, context.written, context.faults).open(file, undefined, path);
  const table = opened === null ? null : readCsv(opened);
  if (opened === null || table === null) return null;
  const columns = names.map((name) => columnOf(table, name, opened));
  for (const [at, name] of table.header.entries()) {
    if (names.includes(name)) continue;
    opened.fault(
      placeOf({ cells: table.header, line: 1, raw: table.header.join(table.separator) }, at, table.separator),
      name,
      `no factor${hint(name, names)}`,
    );
  }
  if (table.rows.length === 0)
    opened.fault({ line: 1, column: 1 }, 'row', 'a header alone given, expected a row for each point');
  if (context.faults.told.length > before) return null;
  const rows = table.rows.map((row) =>
    columns.map((column, at): PlacedLevel => {
      const cell = row.cells[column]!;
      const place = placeOf(row, column, table.separator);
      const value = cellValue(
        cell,
        context.drafts.find(({ name }) => name === names[at]),
      );
      return { value, where: { file: opened.shown, ...place }, told: names[at]! };
    }),
  );
  for (const row of rows) {
    // A table that is wrong is wrong in every row.
    if (context.faults.told.length < before + MOST_TOLD) tellStrangers(row, names, context);
  }
  return context.faults.told.length > before ? null : rows;
}

/** A cell is a word where the factor has words, and otherwise a number if it looks like one. */
function cellValue(cell: string, draft: Draft | undefined): Level {
  const words = draft?.layer.kind === 'choices' || typeof draft?.values?.[0]?.value === 'string';
  return words ? cell : (numberIn(cell) ?? cell);
}

/** Tells values that the factor cannot have. */
function tellStrangers(row: readonly PlacedLevel[], names: readonly string[], { drafts, faults }: Context): void {
  for (const [at, { value, where, told }] of row.entries()) {
    const draft = drafts.find(({ name }) => name === names[at]);
    if (draft === undefined) continue;
    const { range, values } = draft;
    const tell = (expected: string) => faults.add(where, told, `${show(value)} given, expected ${expected}`);
    if (value === '') tell('a value');
    else if (range !== null) {
      const [low, high] = range;
      if (typeof value !== 'number' || value < low || value > high)
        tell(`a number from ${low} to ${high}, as ${names[at]} has`);
    } else if (values !== null && !values.some((one) => one.value === value)) {
      const valid = values.map((one) => String(one.value));
      const end = typeof value === 'string' ? hint(value, valid) : '';
      tell(`a value of ${names[at]}${end === '' ? ` (${valid.slice(0, 8).join(', ')})` : end}`);
    }
  }
}

/** Values of a factor that stand in the table alone, each once: numbers from the lowest to the highest, words as they come. */
export function inTable(draft: Draft, { listed }: DesignRead, written: Written, faults: Faults): PlacedLevel[] | null {
  const values = listed.get(draft.name);
  const path = ['vary', draft.name];
  if (values === undefined) {
    faults.add(
      written.place(path, 'value'),
      path.join('.'),
      'no values given, expected some (only a table has its own)',
    );
    return null;
  }
  const firsts = new Map<Level, PlacedLevel>();
  for (const one of values) if (!firsts.has(one.value)) firsts.set(one.value, one);
  const once = [...firsts.values()];
  const odd = once.find(({ value }) => typeof value !== typeof once[0]!.value);
  if (odd !== undefined) {
    const kind = typeof once[0]!.value === 'number' ? 'a number' : 'a word';
    faults.add(odd.where, odd.told, `${odd.value} given, expected ${kind} like the others`);
    return null;
  }
  return typeof once[0]!.value === 'number' ? once.sort((a, b) => Number(a.value) - Number(b.value)) : once;
}
