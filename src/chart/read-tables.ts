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
  'recognized',
  'ended_fulfilled',
  'ended_faded',
  'ended_conflict',
  'ended_emptied',
  'needs_arisen',
  'needs_met',
  'needs_met_together',
  'member_weeks',
  'gain_together',
  'gain_as_if_alone',
  'alone_weeks',
  'gain_alone',
  'gain_discovery',
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
  'organization',
  'size_peak',
  'members_total',
  'ended',
] as const;
const EXPOSURE = ['replicate', 'in_sight', 'person_weeks', 'entered'] as const;
const TIES = ['replicate', 'week', 'person', 'other', 'closeness'] as const;
const PEOPLE = ['replicate', 'week', 'person', 'organization', 'group', 'second_group', 'groups_so_far'] as const;

export type WeekColumn = (typeof WEEKS)[number];
export type WeeksTable = Columns<WeekColumn>;
export type GroupsTable = Columns<(typeof GROUPS)[number], 'cause'>;
export type ExposureTable = Columns<(typeof EXPOSURE)[number]>;
export type TiesTable = Columns<(typeof TIES)[number]>;
export type PeopleTable = Columns<(typeof PEOPLE)[number], 'name'>;

export interface Tables {
  readonly weeks: WeeksTable;
  readonly groups: GroupsTable;
  readonly exposure: ExposureTable | null;
  /** Of the run that is shown and the first week recorded; null or without rows: not recorded. */
  readonly ties: TiesTable | null;
  /** Of the run that is shown, and in large worlds only the neighbourhood that is shown; null or without rows: not recorded. */
  readonly people: PeopleTable | null;
}

/**
 * @param directory where weeks.csv, groups.csv and the others lie
 * @throws Error "<file>:<line>: <what is wrong>", or if weeks.csv or groups.csv is missing
 */
export async function readTables(directory: string): Promise<Tables> {
  const weeks = await readWeeks(directory);
  const groups = await readTable(join(directory, 'groups.csv'), GROUPS, ['cause']);
  if (groups === null) throw new Error(`${join(directory, 'groups.csv')}: no such file, expected the groups of a run`);
  const exposure = await readTable(join(directory, 'exposure.csv'), EXPOSURE);

  // Tables are written run by run and week by week: what comes after what is wanted need not be read.
  const run = shownRun(groups, weeks);
  let firstWeek: number | null = null;
  const ties = await readTable(join(directory, 'ties.csv'), TIES, [], (row) => {
    if (row[0] !== run) return row[0]! > run && 'stop';
    firstWeek ??= row[1]!;
    return row[1] === firstWeek || 'stop';
  });
  if (ties === null || ties.rows === 0) return { weeks, groups, exposure, ties, people: null };

  const shown = new Set(neighbourhood(ties, firstFounders(groups, run)));
  const people = await readTable(join(directory, 'people.csv'), PEOPLE, ['name'], (row) =>
    row[0] === run ? shown.has(row[2]!) : row[0]! > run && 'stop',
  );
  return { weeks, groups, exposure, ties, people };
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
