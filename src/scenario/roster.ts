/** Reads who the people are: from a file with a row for each of them, or by number alone. */
import type { TraitName } from '../model/parameters.ts';
import { type Context, faultAt } from './context.ts';
import { type CsvTable, columnOf, placeOf, readCsv } from './csv.ts';
import type { DataFile } from './data-files.ts';
import { type PeopleGiven, TRAIT_NAMES } from './people-shape.ts';
import { traitColumn } from './trait-column.ts';

/** The file of people, read. */
export interface Roster {
  /** In the order of the file. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** The number of a person by identifier. */
  readonly numberOf: ReadonlyMap<string, number>;
  /** Traits that the file gives, NaN where it leaves them open. */
  readonly given: Readonly<Partial<Record<TraitName, Float64Array>>>;
  readonly table: CsvTable;
  readonly file: DataFile;
}

/** Null without a file, and null with faults told when the file is none of people. */
export function readRoster(people: PeopleGiven, context: Context): Roster | null {
  if (people.file === undefined) {
    tellWhatNeedsAFile(people, context);
    return null;
  }
  const file = context.files.open(people.file, people.sha256, ['people', 'file']);
  const table = file === null ? null : readCsv(file);
  if (file === null || table === null) return null;
  const idColumn = columnOf(table, people.id, file);
  const nameColumn = people.name === undefined ? idColumn : columnOf(table, people.name, file);
  const given = Object.fromEntries(
    TRAIT_NAMES.flatMap((trait) => {
      const how = people.traits[trait];
      if (typeof how === 'number' || !('column' in how)) return [];
      return [[trait, traitColumn(trait, how, table, file)]];
    }),
  );
  if (idColumn < 0) return null;
  if (table.rows.length === 0)
    file.fault({ line: 1, column: 1 }, 'row', 'a header alone given, expected a row for each person');
  const numberOf = new Map<string, number>();
  const ids = table.rows.map((row, person) => {
    const id = row.cells[idColumn]!;
    const before = numberOf.get(id);
    if (id === '')
      file.fault(placeOf(row, idColumn, table.separator), people.id, 'nothing given, expected an identifier');
    else if (before === undefined) numberOf.set(id, person);
    else {
      const first = `first on line ${table.rows[before]!.line}`;
      file.fault(
        placeOf(row, idColumn, table.separator),
        people.id,
        `${id} given twice, ${first}, expected each person once`,
      );
    }
    return id;
  });
  const names = table.rows.map(({ cells }, person) => (nameColumn < 0 ? '' : cells[nameColumn]!) || ids[person]!);
  return { ids, names, numberOf, given, table, file };
}

function tellWhatNeedsAFile(people: PeopleGiven, context: Context): void {
  for (const key of ['name', 'sha256'] as const) {
    if (people[key] !== undefined)
      faultAt(context, ['people', key], 'given without people.file, expected a file of people');
  }
  for (const trait of TRAIT_NAMES) {
    const how = people.traits[trait];
    if (typeof how === 'number' || !('column' in how)) continue;
    faultAt(
      context,
      ['people', 'traits', trait, 'column'],
      `${how.column} given without people.file, expected a file of people`,
    );
  }
}
