/** A small make-believe town that writes tables as a run does, so that charts can be tried on data of every kind. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import seedrandom from 'seedrandom';
import { readTables, type Tables } from '../../src/chart/read-tables.ts';
import { type Cell, TABLES, type TableName } from '../../src/measure/tables.ts';
import type { RunInfo } from '../../src/simulate/run-info.ts';

export interface FakeTown {
  people: number;
  weeks: number;
  replicates: number;
  seed: string;
  /** Chance a week that somebody stuck founds a group unprompted, and what each group in sight adds. */
  alone: number;
  pull: number;
  /** Chance a week that a group ends. */
  ending: number;
  /** Weeks of people.csv. */
  moments: number[];
  names?: readonly string[];
  /** Ends everything at this week. */
  stop?: number;
}

export const TOWN: FakeTown = {
  people: 2000,
  weeks: 260,
  replicates: 1,
  seed: 'a',
  alone: 0.00004,
  pull: 0.09,
  ending: 0.02,
  moments: [0, 52, 104, 156, 208, 260],
};
export const MANY: FakeTown = { ...TOWN, people: 400, replicates: 20, alone: 0.0002 };
export const OFFICE: FakeTown = {
  ...TOWN,
  people: 21,
  weeks: 104,
  seed: 'office-16',
  alone: 0.0012,
  pull: 0.03,
  moments: [0, 20, 41, 62, 83, 104],
};
export const NOTHING: FakeTown = { ...TOWN, people: 40, alone: 0, pull: 0 };

export type Rows = Record<TableName, Cell[][]>;

interface Group {
  id: number;
  born: number;
  members: number[];
  parent: Group | null;
  generation: number;
  row: Record<string, Cell>;
}

const COLUMNS = (table: TableName) => TABLES[table].columns.map((column) => column.name);

/** A row in the order of the columns; what is left out is 0 for numbers and empty for the rest. */
function cells(table: TableName, values: Record<string, Cell>): Cell[] {
  return TABLES[table].columns.map((column) =>
    column.name in values ? values[column.name]! : column.kind === 'text' ? '' : 0,
  );
}

/** Rows for tests made by hand: name what matters, the rest is 0 or empty. */
export const row = cells;

export function fakeTables(town: FakeTown): Rows {
  const rows: Rows = {
    weeks: [],
    groups: [],
    events: [],
    people: [],
    ties: [],
    communities: [],
    organizations: [],
    exposure: [],
  };
  for (let replicate = 1; replicate <= town.replicates; replicate++) fakeRun(town, replicate, rows);
  return rows;
}

function fakeRun(town: FakeTown, replicate: number, rows: Rows): void {
  const random = seedrandom(`${town.seed}/${replicate}`);
  const n = town.people;
  const ties = Array.from({ length: n }, () => new Set<number>());
  for (let i = 0; i < n; i++) {
    for (let k = 1; k <= Math.min(4, (n - 1) >> 1); k++) {
      const j = random() < 0.1 ? Math.floor(random() * n) : (i + k) % n;
      if (j === i) continue;
      ties[i]!.add(j);
      ties[j]!.add(i);
    }
  }
  ties.forEach((of, i) => {
    for (const j of of)
      rows.ties.push(
        cells('ties', { replicate, week: 0, person: i + 1, other: j + 1, closeness: 0.2 + ((i * j) % 7) / 10 }),
      );
  });
  const group: (Group | null)[] = Array(n).fill(null);
  const soFar = new Int32Array(n);
  const carries: (Group | null)[] = Array(n).fill(null);
  const exposure = Array.from({ length: 9 }, () => ({ weeks: 0, entered: 0 }));
  let alive: Group[] = [];
  let founded = 0;
  const register = (g: Group, ended: number | null, cause: string) => {
    rows.groups.push(
      cells('groups', {
        ...g.row,
        replicate,
        kind: 'own',
        group: g.id,
        born: g.born,
        recognized: (ended ?? town.weeks) - g.born >= 3 ? g.born + 3 : null,
        parent: g.parent?.id ?? null,
        supports: null,
        generation: g.generation,
        ended,
        cause,
      }),
    );
  };
  for (let week = 0; week <= town.weeks; week++) {
    const counts: Record<string, number> = {};
    const add = (name: string, by = 1) => {
      counts[name] = (counts[name] ?? 0) + by;
    };
    if (week > 0) {
      for (let turn = 0; turn < n; turn++) {
        const i = Math.floor(random() * n);
        if (group[i] !== null) continue;
        const seen = new Set<Group>();
        for (const j of ties[i]!) if (group[j] && week - group[j]!.born > 3) seen.add(group[j]!);
        const sight = exposure[Math.min(8, seen.size)]!;
        sight.weeks++;
        if (seen.size > 0 && random() < 0.2) carries[i] = [...seen][0]!;
        const chance = town.alone + town.pull * (1 - 0.75 ** seen.size);
        if (random() > chance || week >= (town.stop ?? Infinity)) continue;
        const room = [...seen].find((g) => g.members.length < 8);
        if (room && random() < 0.3) {
          room.members.push(i);
          group[i] = room;
          soFar[i]!++;
          sight.entered++;
          add('joined');
          room.row.size_peak = Math.max(room.row.size_peak as number, room.members.length);
          room.row.members_total = (room.row.members_total as number) + 1;
          continue;
        }
        const partner = [...ties[i]!].find((j) => group[j] === null);
        if (partner === undefined) continue;
        sight.entered++;
        const parent = carries[i] ?? [...seen][0] ?? null;
        const g: Group = {
          id: ++founded,
          born: week,
          members: [i, partner],
          parent,
          generation: (parent?.generation ?? 0) + 1,
          row: {
            size_peak: 2,
            members_total: 2,
            founder_a: i + 1,
            founder_b: partner + 1,
            organization: 1 + Math.floor((i * 8) / n),
          },
        };
        add('founded');
        if (parent) add('founded_with_parent');
        alive.push(g);
        group[i] = g;
        group[partner] = g;
        soFar[i]!++;
        soFar[partner]!++;
      }
      alive = alive.filter((g) => {
        if (week - g.born === 3) add('recognized');
        const over = town.stop !== undefined && week >= town.stop + (g.id % 9);
        if (!over && (week - g.born < 4 || random() > town.ending)) return true;
        const luck = random();
        const cause = luck < 0.5 ? 'fulfilled' : luck < 0.75 ? 'emptied' : luck < 0.92 ? 'faded' : 'conflict';
        add(`ended_${cause}`);
        register(g, week, cause);
        for (const i of g.members) group[i] = null;
        return false;
      });
    }
    const members = group.filter((g) => g !== null).length;
    const stuck = Math.round(n * 0.6);
    rows.weeks.push(
      cells('weeks', {
        ...counts,
        replicate,
        week,
        people: n,
        groups: alive.length,
        members,
        ever: soFar.filter((times) => times > 0).length,
        carriers: carries.filter((g) => g !== null).length,
        stuck,
        needs_arisen: Math.round(n * 0.01),
        needs_met: Math.round(members * 0.02),
        needs_met_together: Math.round(members * 0.018),
        member_weeks: members,
        gain_together: members * (0.011 + 0.004 * random()),
        gain_as_if_alone: members * (0.003 + 0.001 * random()),
        alone_weeks: stuck - Math.min(stuck, members),
        gain_alone: (stuck - Math.min(stuck, members)) * 0.0024,
        gain_discovery: members * 0.004,
        angst: 0.5 * (1 - members / n),
        esteem: (0.6 * members) / n,
        ego: 0.15,
        we: members / n,
        fearlessness: 0.2 + (0.5 * members) / n,
      }),
    );
    if (town.moments.includes(week)) {
      for (let i = 0; i < n; i++)
        rows.people.push(
          cells('people', {
            replicate,
            week,
            person: i + 1,
            name: town.names?.[i] ?? String(i + 1),
            organization: 1 + Math.floor((i * 8) / n),
            team: null,
            group: group[i]?.id ?? null,
            second_group: null,
            groups_so_far: soFar[i]!,
          }),
        );
    }
  }
  for (const g of alive) register(g, null, '');
  for (let organization = 1; organization <= 8; organization++) {
    const of = soFar.filter((_, i) => 1 + Math.floor((i * 8) / n) === organization);
    const ever = of.filter((times) => times > 0).length;
    rows.organizations.push(
      cells('organizations', {
        ...{ replicate, organization, people: of.length, ever, carriers: ever },
        changed: ever * 2 > of.length ? town.weeks - organization : null,
        tenth: ever * 10 >= of.length ? organization : null,
      }),
    );
  }
  exposure.forEach(({ weeks, entered }, in_sight) => {
    rows.exposure.push(cells('exposure', { replicate, in_sight, person_weeks: weeks, entered }));
  });
}

/** Writes tables as a run does. */
export async function writeTables(directory: string, rows: Partial<Rows>): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [table, of] of Object.entries(rows) as [TableName, Cell[][]][]) {
    const quoted = (cell: Cell) =>
      typeof cell === 'string' && /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : String(cell ?? '');
    const lines = [COLUMNS(table), ...of].map((line) => line.map(quoted).join(','));
    await writeFile(join(directory, `${table}.csv`), `${lines.join('\n')}\n`);
  }
}

export function fakeRunInfo(town: FakeTown, extra: Partial<RunInfo> = {}): RunInfo {
  return {
    name: 'town',
    title: 'A town of two thousand',
    question: 'Do groups that form by themselves spread through a town in which founding one is hard?',
    why: '',
    finding: '',
    weeks: town.weeks,
    seed: town.seed,
    replicates: town.replicates,
    fingerprint: '0123456789abcdef',
    version: '0.2.0',
    resolved: {
      name: 'town',
      weeks: town.weeks,
      seed: town.seed,
      people: { count: town.people, fields: 8 },
      network: { kind: 'small-world', neighbours: 8, rewired: 0.1 },
      needs: { rate: 0.03 },
    },
    sources: [{ path: 'data/town.csv', sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }],
    command: `groundswell run scenarios/town.yaml --seed ${town.seed}`,
    ...extra,
  };
}

/** Writes rows to a folder of their own and reads them back as the charts do. */
export async function tablesOf(rows: Partial<Rows>): Promise<Tables> {
  const directory = await mkdtemp(join(tmpdir(), 'groundswell-tables-'));
  try {
    await writeTables(directory, rows);
    return await readTables(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}
