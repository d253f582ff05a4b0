/** Reads who works in which team: from a column of the file of people, or from who reports to whom. */
import type { Organizations } from '../model/scenario.ts';
import { type Context, faultAt } from './context.ts';
import { columnOf } from './csv.ts';
import { readEdgeList } from './edge-list.ts';
import type { Everybody } from './everybody.ts';
import { numbered } from './numbered.ts';
import type { TeamsGiven } from './organizations-shape.ts';
import { show } from './show.ts';

/** Who works in which organization. */
export type Placement = Pick<Organizations, 'count' | 'of' | 'names'>;

export interface Teams {
  /** Number of each person's team, -1 for none; null: nobody is in a team. */
  readonly teams: Int32Array | null;
  readonly teamNames: readonly string[] | null;
  readonly resolved: unknown;
}

const NO_TEAM = -1;

/** Null with faults told when it cannot be said. */
export function readTeams(
  given: 'none' | TeamsGiven,
  everybody: Everybody,
  organizations: Placement | null,
  context: Context,
): Teams | null {
  if (given === 'none') return { teams: null, teamNames: null, resolved: 'none' };
  if ((given.column === undefined) === (given.reports === undefined)) {
    const what = given.column === undefined ? 'neither column nor reports' : 'both column and reports';
    faultAt(context, ['organizations', 'teams'], `${what} given, expected one of the two`);
    return null;
  }
  return given.column !== undefined
    ? fromColumn(given.column, everybody, organizations, context)
    : fromReports(given.reports!, everybody, context);
}

/** Teams are inside organizations: litigation in one office and litigation in another are two teams. */
function fromColumn(
  column: string,
  { roster }: Everybody,
  organizations: Placement | null,
  context: Context,
): Teams | null {
  if (roster === null) {
    faultAt(
      context,
      ['organizations', 'teams', 'column'],
      `${column} given without people.file, expected a file of people`,
    );
    return null;
  }
  const at = columnOf(roster.table, column, roster.file);
  if (at < 0) return null;
  const cells = roster.table.rows.map((row) => row.cells[at]!);
  const own = numbered(cells.filter((cell) => cell !== ''));
  const many = organizations === null ? 1 : organizations.count;
  const place = (person: number) => own.indexOf(cells[person]!) * many + (organizations?.of?.[person] ?? 0);
  const inTeam = cells.map((cell, person) => (cell === '' ? NO_TEAM : place(person)));
  const used = [...new Set(inTeam.filter((team) => team !== NO_TEAM))].sort((a, b) => (a % many) - (b % many) || a - b);
  const nameOf = (team: number) => {
    const name = own[Math.floor(team / many)]!;
    return organizations?.names && many > 1 ? `${organizations.names[team % many]} / ${name}` : name;
  };
  return {
    teams: Int32Array.from(inTeam, (team) => used.indexOf(team)),
    teamNames: used.map(nameOf),
    resolved: { column },
  };
}

/** Who leads others belongs to the team they lead, everybody else to the team of the one they report to. */
function fromReports(
  given: NonNullable<TeamsGiven['reports']>,
  { ids, roster }: Everybody,
  context: Context,
): Teams | null {
  const reports = typeof given === 'string' ? { file: given, sha256: undefined } : given;
  const path = ['organizations', 'teams', 'reports', ...(typeof given === 'string' ? [] : ['file'])];
  if (ids === null) {
    faultAt(context, path, `${reports.file} given, expected people named by people.file or by the network`);
    return null;
  }
  const file = context.files.open(reports.file, reports.sha256, path);
  if (file === null) return null;
  const options = { source: 'source', target: 'target', weight: undefined, directed: true, where: {} };
  const list = readEdgeList(file, options);
  if (list === null) return null;
  const numberOf = roster?.numberOf ?? new Map(ids.map((id, person) => [id, person]));
  const leader = new Int32Array(ids.length).fill(NO_TEAM);
  const leads = new Set<number>();
  for (const [row, from] of list.from.entries()) {
    const to = list.to[row]!;
    const [who, whom] = [numberOf.get(from), numberOf.get(to)];
    const stranger = who === undefined ? 'from' : whom === undefined ? 'to' : null;
    if (stranger !== null) {
      const message = `${show(stranger === 'from' ? from : to)} given, expected somebody of ${roster?.file.shown ?? 'the network'}`;
      file.fault(list.place(row, stranger), 'person', message);
    } else if (who === whom) {
      file.fault(
        list.place(row, 'to'),
        'target',
        `${show(to)} given, who cannot report to themselves, expected somebody else`,
      );
    } else if (leader[who!]! !== NO_TEAM) {
      file.fault(list.place(row, 'from'), 'source', `${show(from)} given twice, expected to report to one person only`);
    } else {
      leader[who!] = whom!;
      leads.add(whom!);
    }
  }
  const leaders = [...leads].sort((a, b) => a - b);
  const names = roster?.names ?? ids;
  return {
    teams: leader.map((whom, person) => leaders.indexOf(leads.has(person) ? person : whom)),
    teamNames: leaders.map((person) => names[person]!),
    resolved: { reports: { file: reports.file, sha256: file.sha256 } },
  };
}
