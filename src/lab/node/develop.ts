/** Makes the film of what was seen of a run, of what was measured of it, and of where people stand. */
import { interventionsOf } from '../../chart/interventions-in-words.ts';
import type { Positions } from '../../chart/positions.ts';
import { type Cell, type Sink, TABLES, type TableName } from '../../measure/tables.ts';
import { settingsOf } from '../../model/birth.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { RunInfo } from '../../simulate/run-info.ts';
import type { Film, GroupStory, PersonStory } from '../replay/film.ts';
import type { Footage } from '../replay/filming.ts';
import { coloursFor } from '../view/colours.ts';
import { GROUP_COLOURS } from '../view/palette.ts';

type Row = Readonly<Record<string, Cell>>;

/** Takes in what is measured, and keeps the weeks and the register of groups. */
export function registerOf(): { readonly sink: Sink; readonly weeks: Row[]; readonly groups: Map<number, Row> } {
  const weeks: Row[] = [];
  const groups = new Map<number, Row>();
  const named = (table: TableName, cells: readonly Cell[]): Row =>
    Object.fromEntries(TABLES[table].columns.map(({ name }, at) => [name, cells[at]!]));
  const row: Sink['row'] = (table, cells) => {
    if (table === 'weeks') weeks.push(named(table, cells));
    if (table === 'groups') groups.set(Number(cells[1]), named(table, cells));
  };
  return { sink: { row, drained: async () => {} }, weeks, groups };
}

export function develop(
  scenario: Scenario,
  info: RunInfo,
  replicate: number,
  positions: Positions,
  ground: { readonly width: number; readonly height: number },
  { lives, stories, ...weeks }: Footage,
  register: ReturnType<typeof registerOf>,
): Film {
  const { people, organizations } = scenario;
  const counted = (name: string) => register.weeks.map((row) => Number(row[name]));
  const rows = positions.people;
  return {
    title: info.title,
    question: info.question,
    source: {
      ...{ version: info.version, fingerprint: info.fingerprint, seed: info.seed },
      ...{ replicate, replicates: info.replicates, command: info.command },
    },
    everybody: settingsOf(scenario).size.people,
    organizations: Array.from({ length: organizations.count }, (_, o) => organizations.names?.[o] ?? String(o + 1)),
    fields: people.fields,
    deeds: interventionsOf(info.resolved).map(({ from, to, words }) => ({ from, to, words })),
    scene: {
      ...ground,
      x: Float32Array.from(positions.x),
      y: Float32Array.from(positions.y),
      ties: Int32Array.from(positions.pairs.flat()),
    },
    counts: {
      people: counted('people'),
      ever: counted('ever'),
      members: counted('members'),
      groups: counted('groups'),
      recognized: counted('recognized_groups'),
      stuck: counted('stuck'),
    },
    ...weeks,
    groups: groupsOf(lives, register.groups, positions, weeks.end),
    people: rows.map(
      (row, k): PersonStory => ({
        row,
        name: people.names?.[row] ?? '',
        organization: stories.organization[k]!,
        best: stories.best[k]!,
        level: stories.level[k]!,
        fearlessness: stories.fearlessness[k]!,
        we: stories.we[k]!,
        needs: stories.needs[k]!,
        entries: stories.entries[k]!,
      }),
    ),
  };
}

/** The stories of groups with somebody who is shown, in order of their numbers, each with its colour. */
function groupsOf(
  lives: Footage['lives'],
  register: ReadonlyMap<number, Row>,
  { x, y }: Positions,
  end: number,
): GroupStory[] {
  const numbers = [...lives.keys()].sort((a, b) => a - b);
  const or = (cell: Cell | undefined, none: number) => (cell === null || cell === undefined ? none : Number(cell));
  const middle = (of: readonly number[], from: Float64Array) => of.reduce((sum, k) => sum + from[k]!, 0) / of.length;
  const own = numbers.filter((number) => register.get(number)!.kind === 'own');
  const colours = coloursFor(
    own.map((number) => ({
      born: Number(register.get(number)!.born),
      ended: or(register.get(number)!.ended, end),
      x: middle(lives.get(number)!.home, x),
      y: middle(lives.get(number)!.home, y),
    })),
    GROUP_COLOURS.length,
  );
  const colourOf = new Map(own.map((number, at) => [number, colours[at]!]));
  return numbers.map((number): GroupStory => {
    const row = register.get(number)!;
    const { first, energy, trust, size } = lives.get(number)!;
    const cell = (name: string) => or(row[name], -1);
    return {
      number,
      assigned: row.kind === 'assigned',
      born: cell('born'),
      ended: cell('ended'),
      cause: String(row.cause ?? ''),
      recognized: cell('recognized'),
      recognizedBy: String(row.recognized_by ?? ''),
      founders: [cell('founder_a'), cell('founder_b')],
      reasons: [String(row.reason_a ?? ''), String(row.reason_b ?? '')],
      parent: cell('parent'),
      generation: cell('generation'),
      supports: cell('supports'),
      peak: cell('size_peak'),
      members: cell('members_total'),
      brought: cell('needs_brought'),
      met: cell('needs_met'),
      together: Math.round(100 * Number(row.gain_together)),
      asIfAlone: Math.round(100 * Number(row.gain_as_if_alone)),
      discovered: Math.round(100 * Number(row.gain_discovery)),
      conflicts: cell('conflicts'),
      crisis: cell('crisis'),
      colour: colourOf.get(number) ?? -1,
      first,
      energy: Uint8Array.from(energy),
      trust: Uint8Array.from(trust),
      size: Uint8Array.from(size),
    };
  });
}
