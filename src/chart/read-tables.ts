/** The tables of a run as the charts need them: few columns, and of people and ties only those that one chart can show. */
import { join } from 'node:path';
import { neighbourhood } from './neighbourhood.ts';
import { type Columns, readTable } from './read-table.ts';
import { shownRun } from './shown-run.ts';

const WEEKS = [
  'replicate',
  'week',
  'people',
  'groups',
  'members',
  'ever',
  'carriers',
  'founded',
  'founded_with_parent',
  'founded_in_community',
  'recognized',
  'ended_fulfilled',
  'ended_faded',
  'ended_conflict',
  'ended_emptied',
  'ended_crisis',
  'ended_closed',
  'needs_arisen',
  'needs_met',
  'needs_met_together',
  'member_weeks',
  'gain_together',
  'gain_as_if_alone',
  'alone_weeks',
  'gain_alone',
  'gain_discovery',
  'fearlessness',
  'we',
  'ego',
  'esteem',
  'angst',
  'assigned_groups',
  'taught',
  'communities',
  'community_members',
  'came',
  'gone',
] as const;
const GROUPS = [
  'replicate',
  'group',
  'born',
  'recognized',
  'founder_a',
  'founder_b',
  'parent',
  'generation',
  'supports',
  'organization',
  'size_peak',
  'members_total',
  'ended',
] as const;
const EXPOSURE = ['replicate', 'in_sight', 'person_weeks', 'entered'] as const;
const TIES = ['replicate', 'week', 'person', 'other', 'closeness'] as const;
const PEOPLE = ['replicate', 'week', 'person', 'organization', 'group', 'second_group', 'groups_so_far'] as const;
const ORGANIZATIONS = ['replicate', 'organization', 'people', 'ever', 'changed', 'tenth'] as const;

export type WeekColumn = (typeof WEEKS)[number];
export type WeeksTable = Columns<WeekColumn>;
export type GroupsTable = Columns<(typeof GROUPS)[number], 'cause'>;
export type OrganizationsTable = Columns<(typeof ORGANIZATIONS)[number]>;
export type ExposureTable = Columns<(typeof EXPOSURE)[number]>;
export type TiesTable = Columns<(typeof TIES)[number]>;
export type PeopleTable = Columns<(typeof PEOPLE)[number], 'name'>;

export interface Tables {
  readonly weeks: WeeksTable;
  /** Groups of their own accord, those that weeks.csv counts. */
  readonly groups: GroupsTable;
  /** Numbers of the assigned teams, each taught by an appointed expert, by replicate; none where there is no entry. */
  readonly teams: ReadonlyMap<number, ReadonlySet<number>>;
  /** Null: not recorded. */
  readonly organizations: OrganizationsTable | null;
  readonly exposure: ExposureTable | null;
  /** Of the run that is shown and the first week recorded; null or without rows: not recorded. */
  readonly ties: TiesTable | null;
  /** Of the same run, the first ties recorded of those who came later. */
  readonly arrivals: TiesTable | null;
  /** Of the run that is shown, and in large worlds only the neighbourhood that is shown; null or without rows: not recorded. */
  readonly people: PeopleTable | null;
}

/**
 * @param directory where weeks.csv, groups.csv and the others lie
 * @throws Error "<file>:<line>: <what is wrong>", or if weeks.csv or groups.csv is missing
 */
export async function readTables(directory: string): Promise<Tables> {
  const weeks = await readWeeks(directory);
  const teams = new Map<number, Set<number>>();
  const groups = await readTable(join(directory, 'groups.csv'), GROUPS, ['cause', 'kind'], (row, words) => {
    if (words[1] !== 'assigned') return true;
    teams.set(row[0]!, (teams.get(row[0]!) ?? new Set()).add(row[1]!));
    return false;
  });
  if (groups === null) throw new Error(`${join(directory, 'groups.csv')}: no such file, expected the groups of a run`);
  const organizations = await readTable(join(directory, 'organizations.csv'), ORGANIZATIONS);
  const exposure = await readTable(join(directory, 'exposure.csv'), EXPOSURE);

  // Tables are written run by run and week by week: what comes after what is wanted need not be read.
  const run = shownRun(groups, weeks);
  let firstWeek: number | null = null;
  const ties = await readTable(join(directory, 'ties.csv'), TIES, [], (row) => {
    if (row[0] !== run) return row[0]! > run && 'stop';
    firstWeek ??= row[1]!;
    return row[1] === firstWeek || 'stop';
  });
  const read = { weeks, groups, teams, organizations, exposure, ties };
  if (ties === null || ties.rows === 0) return { ...read, arrivals: null, people: null };

  const shown = new Set(neighbourhood(ties, firstFounders(groups, run)));
  const arrivals = someCame(weeks, run) ? await readArrivals(directory, run, ties, shown) : null;
  for (const person of arrivals?.person ?? []) shown.add(person);
  const people = await readTable(join(directory, 'people.csv'), PEOPLE, ['name'], (row) =>
    row[0] === run ? shown.has(row[2]!) : row[0]! > run && 'stop',
  );
  return { ...read, arrivals, people };
}

function someCame(weeks: WeeksTable, run: number): boolean {
  return weeks.came.some((came, row) => came > 0 && weeks.replicate[row] === run);
}

/** Of those who were not there at first and are tied to somebody shown, the ties of the first week in which they have any. */
async function readArrivals(
  directory: string,
  run: number,
  ties: TiesTable,
  shown: ReadonlySet<number>,
): Promise<TiesTable | null> {
  const there = new Set(ties.person);
  const since = new Map<number, number>();
  return readTable(join(directory, 'ties.csv'), TIES, [], (row) => {
    if (row[0] !== run) return row[0]! > run && 'stop';
    if (there.has(row[2]!) || !shown.has(row[3]!)) return false;
    if (!since.has(row[2]!)) since.set(row[2]!, row[1]!);
    return since.get(row[2]!) === row[1];
  });
}

/** The weeks of a run alone. */
export async function readWeeks(directory: string): Promise<WeeksTable> {
  const path = join(directory, 'weeks.csv');
  const weeks = await readTable(path, WEEKS);
  if (weeks === null) throw new Error(`${path}: no such file, expected the weeks of a run`);
  return weeks;
}

/** The founders of the first groups of a replicate: where a large world is best looked at. */
function firstFounders(groups: GroupsTable, replicate: number): number[] {
  let earliest = -1;
  for (let g = 0; g < groups.rows; g++) {
    if (groups.replicate[g] !== replicate) continue;
    if (earliest < 0 || groups.group[g]! < groups.group[earliest]!) earliest = g;
  }
  return earliest < 0 ? [] : [groups.founder_a[earliest]!, groups.founder_b[earliest]!];
}
