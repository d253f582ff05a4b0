/** Reads who works where: from a column of the file of people, or as blocks of neighbours. */
import type { Organizations } from '../model/scenario.ts';
import { type Context, faultAt } from './context.ts';
import { columnOf, placeOf } from './csv.ts';
import type { Everybody } from './everybody.ts';
import { numbered } from './numbered.ts';
import type { OrganizationsGiven } from './organizations-shape.ts';
import { type Placement, readTeams } from './teams.ts';

export interface OrganizationsRead {
  readonly organizations: Organizations;
  readonly resolved: Record<string, unknown>;
}

/** Null with faults told when it cannot be said who works where. */
export function readOrganizations(
  given: OrganizationsGiven,
  everybody: Everybody,
  context: Context,
): OrganizationsRead | null {
  const own =
    given.column === undefined ? blocks(given, everybody, context) : fromColumn(given.column, everybody, context);
  const teams = readTeams(given.teams, everybody, own, context);
  if (own === null || teams === null) return null;
  if (given.column !== undefined && given.count !== undefined && given.count !== own.count) {
    const expected = `expected ${own.count}, as many as column ${given.column} names`;
    faultAt(context, ['organizations', 'count'], `${given.count} given, ${expected} (or leave it out)`);
  }
  return {
    organizations: { ...own, teams: teams.teams, teamNames: teams.teamNames },
    resolved: { count: own.count, ...(given.column !== undefined && { column: given.column }), teams: teams.resolved },
  };
}

function blocks({ count = 1 }: OrganizationsGiven, everybody: Everybody, context: Context): Placement {
  if (count > everybody.count) {
    const expected = `expected at most ${everybody.count}, the number of people`;
    faultAt(context, ['organizations', 'count'], `${count} given, ${expected}`);
  }
  return { count, of: null, names: null };
}

function fromColumn(column: string, { roster }: Everybody, context: Context): Placement | null {
  if (roster === null) {
    faultAt(context, ['organizations', 'column'], `${column} given without people.file, expected a file of people`);
    return null;
  }
  const { table, file } = roster;
  const at = columnOf(table, column, file);
  if (at < 0) return null;
  const cells = table.rows.map((row) => {
    if (row.cells[at] === '')
      file.fault(placeOf(row, at, table.separator), column, 'nothing given, expected an organization');
    return row.cells[at]!;
  });
  const names = numbered(cells);
  const numbers = new Map(names.map((name, number) => [name, number]));
  return { count: names.length, of: Int32Array.from(cells, (cell) => numbers.get(cell)!), names };
}
