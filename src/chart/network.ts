/** The network at six moments: everybody in the same place each time, the members of a group in one colour and joined. */

import { capital, count, list, number, weekNumber } from '../measure/words.ts';
import { type Chart, chart, nothingToDraw, type Spec } from './chart.ts';
import { GROUP_COLOURS, INK, SOFT_INK } from './look.ts';
import { type Positions, positionsOf } from './positions.ts';
import type { PeopleTable, Tables } from './read-tables.ts';
import { shownRun, shownRunInWords } from './shown-run.ts';

const NAME = 'network';
const MOMENTS = 6;
const PANEL_WIDTH = 300;
const PANEL_HEIGHT = 250;
/** More ties than this are a grey veil; the closest are drawn. */
const MOST_TIES = 2500;
const NEVER = '#b4bdc7';
const RING = '#6b7785';

/** Assigned teams are all drawn alike, in the colour of ink: who they are matters less than that they were put together. */
const TEAM = '#3b4856';

/** What somebody is at a moment: the number of their group, 't' in an assigned team only, 'f' formerly in a group, 'n' never, 'a' away. */
type State = number | 't' | 'f' | 'n' | 'a';

interface Moment {
  readonly week: number;
  /** By place in the positions. */
  readonly states: State[];
  readonly members: Map<number, number[]>;
  /** The same of assigned teams. */
  readonly teams: Map<number, number[]>;
}

export function network(tables: Tables): Chart {
  const { ties, people } = tables;
  if (ties === null || ties.rows === 0)
    return nothingToDraw(
      NAME,
      ties === null ? 'The network was not recorded' : 'There was no network to draw',
      ties === null
        ? 'The run has no ties.csv to place people by. Add "ties: ends" to the section "record" of the scenario and run it again.'
        : 'There are no ties on the first morning to place people by.',
    );
  if (people === null || people.rows === 0)
    return nothingToDraw(
      NAME,
      'Who was in which group was not recorded',
      'The run has no people.csv. Add "people: moments" to the section "record" of the scenario and run it again.',
    );
  const rows = new Map<number, number>();
  for (let row = 0; row < people.rows; row++) if (!rows.has(people.person[row]!)) rows.set(people.person[row]!, row);
  const positions = positionsOf([...rows.keys()], ties, PANEL_WIDTH, PANEL_HEIGHT, tables.arrivals);
  const moments = momentsOf(tables, people, positions);
  const colours = coloursOf(moments, positions);
  const radius = Math.max(2.3, Math.min(9, 66 / Math.sqrt(positions.people.length)));

  return chart(
    NAME,
    { ...words(tables, moments, positions), caption: caption(tables, moments, positions) },
    {
      datasets: {
        ties: [
          {
            type: 'MultiLineString',
            coordinates: positions.pairs.slice(0, MOST_TIES).map(([a, b]) => [at(positions, a), at(positions, b)]),
          },
        ],
        people: peopleRows(people, rows, positions, moments, colours),
      },
      data: { name: 'people' },
      concat: moments.map((moment, k) => panel(tables, moment, k, radius, positions, colours)),
      columns: 3,
      // Panels stand in line by their plots, whatever sticks out of them.
      bounds: 'flush',
      spacing: { row: 86, column: 36 },
    },
  );
}

const at = (positions: Positions, k: number): [number, number] => [positions.x[k]!, positions.y[k]!];

/** A row for each person: place, and for each moment the group and its colour; letters are kept short, for there are many. */
function peopleRows(
  people: PeopleTable,
  rows: Map<number, number>,
  positions: Positions,
  moments: readonly Moment[],
  colours: Map<number, number>,
): object[] {
  return positions.people.map((person, k) => {
    const row: Record<string, string | number> = {
      x: positions.x[k]!,
      y: positions.y[k]!,
      name: people.name[rows.get(person)!]!,
    };
    moments.forEach(({ states }, m) => {
      const state = states[k]!;
      if (state === 'a') return;
      row[`c${m}`] = typeof state === 'number' ? colours.get(state)! : state;
      if (typeof state === 'number') row[`g${m}`] = state;
    });
    return row;
  });
}

function panel(
  tables: Tables,
  moment: Moment,
  m: number,
  radius: number,
  positions: Positions,
  colours: Map<number, number>,
): Spec {
  const projection = { type: 'identity', scale: 1, translate: [0, 0] };
  const encoding = {
    x: { field: 'x', type: 'quantitative', scale: { domain: [0, PANEL_WIDTH], nice: false }, axis: null },
    y: {
      field: 'y',
      type: 'quantitative',
      scale: { domain: [0, PANEL_HEIGHT], reverse: true, nice: false },
      axis: null,
    },
  };
  const size = Math.PI * radius * radius;
  const dots = (state: string, mark: object) => ({
    transform: [{ filter: `datum.c${m} === '${state}'` }],
    mark: { type: 'point', opacity: 1, aria: false, ...mark },
    encoding: { ...encoding, tooltip: { field: 'name', title: 'person' } },
  });
  const bands = bandsOf(moment, positions, colours);
  const { groups, members } = atWeek(tables, moment.week);
  return {
    title: {
      text: capital(weekNumber(moment.week)),
      subtitle: groups === 0 ? 'no group' : `${count(groups, 'group')}, ${count(members, 'person', 'people')}`,
      fontSize: 19,
      subtitleFontSize: 16,
      subtitleColor: SOFT_INK,
      subtitlePadding: 4,
      color: INK,
      offset: 10,
      frame: 'group',
      anchor: 'start',
    },
    width: PANEL_WIDTH,
    height: PANEL_HEIGHT,
    layer: [
      {
        data: { name: 'ties' },
        mark: {
          type: 'geoshape',
          filled: false,
          stroke: '#7b8794',
          strokeWidth: 0.7,
          opacity: veil(positions),
          aria: false,
        },
        projection,
      },
      ...teamLayer(moment, positions, radius, projection),
      dots('n', { filled: true, color: NEVER, size: size * 0.75 }),
      dots('f', {
        filled: true,
        fill: 'white',
        stroke: RING,
        strokeWidth: Math.max(1, radius * 0.28),
        size: size * 0.7,
      }),
      dots('t', { filled: true, color: TEAM, size: size * 0.75 }),
      ...(bands.length === 0
        ? []
        : [
            {
              data: { values: bands },
              mark: {
                type: 'geoshape',
                filled: false,
                strokeWidth: radius * 1.3,
                strokeCap: 'round',
                strokeJoin: 'round',
                opacity: 0.55,
                aria: false,
              },
              projection,
              encoding: { stroke: { field: 'properties.colour', type: 'nominal', scale: null } },
            },
          ]),
      {
        transform: [{ filter: `isNumber(datum.c${m})` }],
        mark: {
          type: 'point',
          filled: true,
          opacity: 1,
          size: size * 1.25,
          stroke: 'white',
          strokeWidth: radius * 0.16,
          aria: false,
        },
        encoding: {
          ...encoding,
          fill: {
            field: `c${m}`,
            type: 'nominal',
            scale: { domain: GROUP_COLOURS.map((_, k) => k), range: GROUP_COLOURS },
            legend: null,
          },
          tooltip: [
            { field: 'name', title: 'person' },
            { field: `g${m}`, title: 'group' },
          ],
        },
      },
    ],
    resolve: { scale: { fill: 'independent', stroke: 'independent' } },
  };
}

/** Few ties may be seen clearly, many must not hide the people. */
function veil({ people, pairs }: Positions): number {
  return Math.max(0.12, Math.min(0.5, (1.1 * people.length) / Math.min(MOST_TIES, pairs.length)));
}

/** Lines that join people, each to the nearest one already joined. */
function joinedUp(members: readonly number[], positions: Positions): [number, number][][] {
  const lines: [number, number][][] = [];
  const joined = [members[0]!];
  const waiting = members.slice(1);
  while (waiting.length > 0) {
    let best = { far: Infinity, from: 0, w: 0 };
    for (const from of joined) {
      waiting.forEach((to, w) => {
        const far = Math.hypot(positions.x[from]! - positions.x[to]!, positions.y[from]! - positions.y[to]!);
        if (far < best.far) best = { far, from, w };
      });
    }
    const [to] = waiting.splice(best.w, 1);
    lines.push([at(positions, best.from), at(positions, to!)]);
    joined.push(to!);
  }
  return lines;
}

/** Thin lines within assigned teams, beneath everything else: they must not outshine the groups. */
function teamLayer(moment: Moment, positions: Positions, radius: number, projection: object): object[] {
  const coordinates = [...moment.teams.values()].flatMap((members) => joinedUp(members, positions));
  if (coordinates.length === 0) return [];
  return [
    {
      data: { values: [{ type: 'MultiLineString', coordinates }] },
      mark: {
        ...{ type: 'geoshape', filled: false, stroke: TEAM, strokeWidth: Math.max(1, radius * 0.35) },
        ...{ strokeDash: [4, 3], opacity: 0.45, aria: false },
      },
      projection,
    },
  ];
}

/** For each colour the lines that join the members of groups of that colour, each to the nearest one already joined. */
function bandsOf(moment: Moment, positions: Positions, colours: Map<number, number>): object[] {
  const lines: [number, number][][][] = GROUP_COLOURS.map(() => []);
  for (const [group, members] of moment.members) lines[colours.get(group)!]!.push(...joinedUp(members, positions));
  return lines.flatMap((coordinates, k) =>
    coordinates.length === 0
      ? []
      : [
          {
            type: 'Feature',
            properties: { colour: GROUP_COLOURS[k] },
            geometry: { type: 'MultiLineString', coordinates },
          },
        ],
  );
}

/** Up to six of the recorded weeks, evenly spread, the first and the last among them. */
function momentsOf(tables: Tables, people: PeopleTable, positions: Positions): Moment[] {
  const teams = tables.teams.get(shownRun(tables.groups, tables.weeks)) ?? new Set();
  const weeks = [...new Set(people.week)].sort((a, b) => a - b);
  const wanted = Math.min(MOMENTS, weeks.length);
  const chosen = Array.from(
    { length: wanted },
    (_, k) => weeks[Math.round((k * (weeks.length - 1)) / Math.max(1, wanted - 1))]!,
  );
  const place = new Map(positions.people.map((person, k) => [person, k]));
  const moments = new Map(
    chosen.map((week): [number, Moment] => [
      week,
      { week, states: positions.people.map((): State => 'a'), members: new Map(), teams: new Map() },
    ]),
  );
  for (let row = 0; row < people.rows; row++) {
    const moment = moments.get(people.week[row]!);
    if (moment === undefined) continue;
    const k = place.get(people.person[row]!)!;
    // Who belongs to two groups has the colour of the first and is joined to the members of both.
    const belongs = [people.group[row]!, people.second_group[row]!].filter((group) => !Number.isNaN(group));
    const groups = belongs.filter((group) => !teams.has(group));
    const taught = belongs.length > groups.length;
    moment.states[k] = groups[0] ?? (taught ? 't' : people.groups_so_far[row]! > 0 ? 'f' : 'n');
    for (const group of belongs) {
      const kind = teams.has(group) ? moment.teams : moment.members;
      kind.set(group, [...(kind.get(group) ?? []), k]);
    }
  }
  return [...moments.values()];
}

/** A colour for each group, the one whose bearers seen at the same moments are farthest away. */
function coloursOf(moments: readonly Moment[], positions: Positions): Map<number, number> {
  const seen = new Map<number, { x: number; y: number; moments: Set<number> }>();
  moments.forEach(({ members }, m) => {
    for (const [group, of] of members) {
      if (!seen.has(group)) {
        const middle = (from: Float64Array) => of.reduce((sum, k) => sum + from[k]!, 0) / of.length;
        seen.set(group, { x: middle(positions.x), y: middle(positions.y), moments: new Set() });
      }
      seen.get(group)!.moments.add(m);
    }
  });
  const colours = new Map<number, number>();
  const bearers = GROUP_COLOURS.map(() => [] as { x: number; y: number; moments: Set<number> }[]);
  for (const [group, here] of [...seen].sort((a, b) => a[0] - b[0])) {
    let best = 0;
    let least = Infinity;
    bearers.forEach((others, k) => {
      let crowd = others.length * 1e-9;
      for (const other of others) {
        const together = [...here.moments].some((m) => other.moments.has(m));
        if (together) crowd += 1 / (25 + (here.x - other.x) ** 2 + (here.y - other.y) ** 2);
      }
      if (crowd < least) {
        least = crowd;
        best = k;
      }
    });
    colours.set(group, best);
    bearers[best]!.push(here);
  }
  return colours;
}

/** Groups alive and people in groups in the run that is shown, at a week, or at the last week recorded before it. */
function atWeek(tables: Tables, week: number): { groups: number; members: number } {
  const { weeks, groups } = tables;
  const run = shownRun(groups, weeks);
  let best = -1;
  for (let row = 0; row < weeks.rows; row++) {
    if (weeks.replicate[row] !== run || weeks.week[row]! > week) continue;
    if (best < 0 || weeks.week[row]! >= weeks.week[best]!) best = row;
  }
  return best < 0 ? { groups: 0, members: 0 } : { groups: weeks.groups[best]!, members: weeks.members[best]! };
}

function caption(tables: Tables, moments: readonly Moment[], positions: Positions): string {
  const { weeks } = tables;
  const world = weeks.people[0] ?? positions.people.length;
  const shown = positions.people.length;
  const who =
    shown < world
      ? ` Shown: ${number(shown)} of ${number(world)} people, those nearest to the founders of the first group; a lone dot in colour has its fellows elsewhere.`
      : '';
  const which = shownRunInWords(tables.groups, weeks);
  const run = which === '' ? '' : ` ${capital(which)}.`;
  const teams = moments.some((moment) => moment.teams.size > 0)
    ? ' Dark grey, joined by broken lines: assigned teams.'
    : '';
  const came = comeAndGo(tables)
    ? ' Who comes later stands near those they are then tied to, or where somebody was who left; who is gone is not drawn.'
    : '';
  const ties = positions.pairs.length > MOST_TIES ? ` Drawn: the ${number(MOST_TIES)} closest ties.` : '';
  return `Everybody stays in place, near those they were tied to at the start. Joined dots of one colour: a group; grey: never in a group; ring: was in one and let go.${teams}${came}${who}${ties}${run}`;
}

/** Whether anybody came into this world or left it in the run that is shown. */
function comeAndGo({ weeks, groups }: Tables): boolean {
  const run = shownRun(groups, weeks);
  return weeks.came.some((came, row) => weeks.replicate[row] === run && (came > 0 || weeks.gone[row]! > 0));
}

function words(tables: Tables, moments: readonly Moment[], positions: Positions): { title: string; finding: string } {
  const seen = moments.map(({ week }) => ({ week, ...atWeek(tables, week) }));
  const world = tables.weeks.people[0] ?? positions.people.length;
  const peak = seen.reduce((best, moment) => (moment.members > best.members ? moment : best));
  const last = seen[seen.length - 1]!;
  const first = seen[0]!;
  if (peak.members === 0)
    return {
      title: `Nobody is in a group at ${seen.length === 1 ? 'this moment' : `any of these ${seen.length} moments`}`,
      finding: `The picture shows the ties among ${count(world, 'person', 'people')}, and no group.`,
    };
  const finding = `In groups were ${list(seen.map(({ week, members }) => `${number(members)} in ${weekNumber(week)}`))}, of ${count(
    world,
    'person',
    'people',
  )}${comeAndGo(tables) ? ' on the first morning' : ''}.`;
  if (seen.length === 1)
    return {
      title: `In ${weekNumber(peak.week)} ${count(peak.members, 'person is', 'people are')} in groups`,
      finding,
    };
  const then =
    peak === last ? '' : `, and ${last.members === 0 ? 'nobody' : number(last.members)} in ${weekNumber(last.week)}`;
  if (first === peak)
    return {
      title: `${count(peak.members, 'person', 'people')} in groups in ${weekNumber(peak.week)}${then}`,
      finding,
    };
  const start = first.members === 0 ? 'nobody' : count(first.members, 'person', 'people');
  const peaked = count(peak.members, 'person', 'people');
  return {
    title: `From ${start} in groups in ${weekNumber(first.week)} to ${peaked} in ${weekNumber(peak.week)}${then}`,
    finding,
  };
}
