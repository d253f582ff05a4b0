/**
 * Small worlds made by hand, for tests: every number in them is set here or in the test, none is left to a default, so that no
 * test changes its mind when a parameter is tuned.
 */
import { type Act, play, type Shares } from '../../src/engine/act.ts';
import { begin } from '../../src/model/beginning.ts';
import { NOBODY_YET } from '../../src/model/birth.ts';
import { resonance } from '../../src/model/desire.ts';
import { EVENT_NAMES, EventLog } from '../../src/model/events.ts';
import { BUILT_IN, type OpenRules } from '../../src/model/expression.ts';
import { type Intervention, ROLE } from '../../src/model/interventions.ts';
import { enter } from '../../src/model/membership.ts';
import {
  type Distribution,
  defaultParameters,
  type Parameters,
  type Section,
  TRAITS,
  type TraitName,
} from '../../src/model/parameters.ts';
import { attraction } from '../../src/model/rules/attraction.ts';
import { leaving, lettingGo } from '../../src/model/rules/letting-go.ts';
import { counting, organizing } from '../../src/model/rules/organizing.ts';
import { spreading } from '../../src/model/rules/spreading.ts';
import { calling, gathering } from '../../src/model/rules/talking.ts';
import {
  BOOK,
  emptyWorld,
  MEMBERSHIPS,
  NEEDS,
  NONE,
  partsOf,
  rowsInUse,
  type Settings,
  type World,
  type WorldLayout,
} from '../../src/model/world.ts';

export type Turned = { readonly [S in Section]?: { readonly [P in keyof Parameters[S]]?: number } };
export type WorldAct = Act<WorldLayout, Settings, EventLog>;

/** Numbers of the tests' own. Whatever is not named here has no part in any test that does not set it. */
const PLAIN = {
  needs: {
    rate: 0,
    reach: 0.35,
    met: 0.05,
    care: 0,
    careOfWe: 0,
    closeEnough: 0.5,
    widens: 0,
    beyond: 0,
    direction: 0,
  },
  noticing: { looks: 3, floor: 0.1, team: 0.3, stranger: 0 },
  attraction: {
    threshold: 0.5,
    easedBySpark: 0.6,
    easedByFearlessness: 0.5,
    reserve: 0.6,
    resonance: 0.7,
    joinBase: 0.45,
    joinPull: 0.6,
    settled: 0.5,
    crowding: 0,
    esteem: 0,
    deterred: 0,
  },
  talking: { step: 0.25, bond: 0.05, decay: 0.004, asked: 0.5 },
  founding: { chance: 1, closeEnough: 0.5, easedBySpark: 0.5, across: 0 },
  joining: { room: 4, readiness: 0.3, closeness: 0.2, resonance: 0.3 },
  working: {
    meetsAnyway: 1,
    trustGrowth: 0.06,
    conflict: 0,
    conflictCut: 0.7,
    forgivingAge: 20,
    coordination: 0.5,
    coordinationAge: 20,
    practised: 0,
    expert: 0,
    question: 0,
  },
  learning: {
    alone: 0.02,
    tiring: 26,
    fromEachOther: 0.25,
    discovery: 0.6,
    seeing: 0.01,
    taught: 0.25,
    split: 0,
    practice: 0,
  },
  energy: { start: 0.5, follow: 0.15, even: 3, fade: 0.25, courage: 0.4 },
  recognition: {
    after: 3,
    spontaneity: 0.3,
    energy: 0.65,
    creative: 0.5,
    rewarding: 5,
    accomplishing: 0.02,
    leading: 0.7,
    whole: 0.85,
  },
  spreading: { sigma: 1, distant: 0.3, decay: 0.01, carried: 0.05 },
  growing: {
    fearlessness: 0.05,
    fearReturns: 0.004,
    kept: 1,
    we: 0.03,
    weFades: 0.002,
    esteem: 0,
    esteemFades: 0,
    egoFalls: 0,
    opens: 0,
    angst: 0,
    angstFalls: 0,
    angstFades: 0,
  },
  'letting-go': {
    needed: 0,
    free: 0,
    freeFearless: 0,
    patience: 8,
    impatient: 0,
    commitment: 0.35,
    commitmentPace: 0.1,
    broken: 0.2,
    done: 0.5,
    groupFirst: 0,
  },
  alumni: { help: 0.03, asking: 0, decay: 0.25 },
  supporting: { chance: 0, back: 0 },
  fostering: { individuals: 0, groups: 0, catalysts: 0, persuasion: 0.2, asGroup: 0.5, exposure: 0.1, waiting: 0.5 },
  communities: {
    count: 0,
    size: 4,
    every: 4,
    themed: 1,
    attends: 1,
    looks: 2,
    bond: 0.1,
    draw: 0,
    leave: 0,
    liveOn: 0,
    trust: 0.6,
  },
  bridging: { rate: 0 },
  roles: {
    weavers: 0,
    facilitators: 0,
    coordinators: 0,
    introductions: 1,
    introduced: 0.3,
    aligns: 0.5,
    lowers: 0.5,
  },
  assigning: { share: 0, pace: 1, teams: 1, refused: 0 },
  moving: { leave: 0, change: 0, ties: 0, closeness: 0.3 },
  crisis: { rate: 0, trust: 0.5, energy: 0.5, angst: 0, aftermath: 8 },
  network: { room: 2 },
  organizations: { pass: 1, specialized: 0, changed: 1 },
} satisfies Turned;

/** The tests' own parameters, and these turned. */
export function parameters(turned: Turned = {}): Parameters {
  const defaults = defaultParameters();
  return Object.fromEntries(
    Object.keys(defaults).map((name) => {
      const section = name as Section;
      return [section, { ...defaults[section], ...(PLAIN as Turned)[section], ...turned[section] }];
    }),
  ) as unknown as Parameters;
}

/** A person. Without a word they know nothing (a length of one), need nothing, are half open and fully authentic learners. */
export interface Person {
  readonly knows?: readonly number[];
  /** Needs as [field, level]. */
  readonly needs?: readonly (readonly [field: number, level: number])[];
  /** Week since which they are stuck, if they need something; 1 without a word. */
  readonly since?: number;
  readonly drive?: number;
  readonly openness?: number;
  readonly authenticity?: number;
  readonly stance?: number;
  readonly attention?: number;
  readonly fearless?: number;
  readonly bornFearless?: number;
  readonly we?: number;
  readonly spark?: number;
  readonly organization?: number;
  readonly team?: number;
  readonly ego?: number;
  readonly esteem?: number;
  readonly angst?: number;
  /** A way of fostering, or a role: a number as in src/model/interventions.ts. */
  readonly fostering?: number;
  readonly role?: number;
  /** The field they are expert at; the one they know best, without a word. */
  readonly best?: number;
  /** Somebody who is not in this world (yet, or any more). */
  readonly absent?: boolean;
}

export interface Tiny {
  readonly people: readonly Person[];
  /** Ties of the beginning as arcs [from, to, closeness]. */
  readonly arcs?: readonly (readonly [from: number, to: number, closeness: number])[];
  /** The same both ways. */
  readonly ties?: readonly (readonly [a: number, b: number, closeness: number])[];
  readonly turned?: Turned;
  readonly rules?: Partial<OpenRules>;
  readonly fields?: number;
  readonly seed?: string;
  /** The week lived last; 10 without a word. */
  readonly week?: number;
  /** Organizations; as many as people name, without a word. */
  readonly organizations?: number;
  /** Room for communities; none without a word, and then nobody looks at others in a gathering. */
  readonly communities?: number;
  readonly interventions?: readonly Intervention[];
  /** How traits of newcomers are spread; without a word each is 0.5. */
  readonly traits?: Readonly<Partial<Record<TraitName, Distribution>>>;
}

export function tinyWorld({
  people,
  arcs = [],
  ties = [],
  turned = {},
  rules = {},
  fields = 4,
  seed = 'tiny',
  week = 10,
  organizations = 1 + Math.max(0, ...people.map((person) => person.organization ?? 0)),
  communities = 0,
  interventions = [],
  traits = {},
}: Tiny): World {
  const settings: Settings = {
    ...parameters(turned),
    size: {
      people: people.length,
      fields,
      looks: parameters(turned).noticing.looks + 1 + (communities > 0 ? parameters(turned).communities.looks : 0),
      seats: parameters(turned).joining.room,
      organizations,
      communities: Math.max(1, communities),
      ...partsOf(people.length, organizations),
    },
    traits: {
      ...(Object.fromEntries(Object.keys(TRAITS).map((name) => [name, { constant: 0.5 }])) as Settings['traits']),
      ...traits,
    },
    interventions,
    rules: { ...BUILT_IN, ...rules },
  };
  const all = [...arcs, ...ties, ...ties.map(([a, b, c]) => [b, a, c] as const)];
  const { room } = settings.network;
  const world = emptyWorld(settings, all.length + people.length * room, seed, new EventLog());
  const w = world.columns;
  world.week = week;
  for (const name of NOBODY_YET) w[name].fill(NONE);
  w.pass.fill(settings.organizations.pass);
  w.assigned.fill(settings.assigning.share);
  w.orgChanged.fill(NONE);
  let place = 0;
  people.forEach((person, i) => {
    const knows = person.knows ?? [];
    w.expertise.set(knows, i * fields);
    w.norm[i] = Math.hypot(...knows) || 1;
    for (let n = 0; n < NEEDS; n++) {
      const need = person.needs?.[n];
      w.needField[i * NEEDS + n] = need?.[0] ?? NONE;
      w.needLevel[i * NEEDS + n] = need?.[1] ?? 0;
    }
    w.stuckSince[i] = person.needs?.length ? (person.since ?? 1) : NONE;
    w.drive[i] = person.drive ?? 1;
    w.openness[i] = person.openness ?? 0.5;
    w.authenticity[i] = person.authenticity ?? 1;
    w.stance[i] = person.stance ?? 1;
    w.attention[i] = person.attention ?? 1;
    w.fearlessness[i] = person.fearless ?? 0;
    w.bornFearless[i] = person.bornFearless ?? person.fearless ?? 0;
    w.we[i] = person.we ?? 0;
    w.spark[i] = person.spark ?? 0;
    w.organization[i] = person.organization ?? 0;
    w.team[i] = person.team ?? NONE;
    w.ego[i] = person.ego ?? 0;
    w.esteem[i] = person.esteem ?? 0;
    w.angst[i] = person.angst ?? 0;
    w.fostering[i] = person.fostering ?? 0;
    w.role[i] = person.role ?? 0;
    w.bestField[i] = person.best ?? Math.max(0, knows.indexOf(Math.max(...knows)));
    w.here[i] = person.absent ? 0 : 1;
    w.tieStart[i] = place;
    for (const [from, to, closeness] of all) {
      if (from !== i) continue;
      w.tieTo[place] = to;
      w.closeness[place] = closeness;
      place += 1;
    }
    w.tieEnd[i] = place;
    place += room;
    w.tieRoom[i] = place;
  });
  w.book[BOOK.peopleRows] = people.length;
  // Whoever wishes to found or to join something is heard.
  for (let i = 0; i < people.length; i++) w.talkers[i] = i;
  w.partTalkers[0] = people.length;
  w.book[BOOK.fosterers] = people.filter(({ fostering }) => (fostering ?? 0) > 0).length;
  w.book[BOOK.weavers] = people.filter(({ role }) => role === ROLE.weaver).length;
  return world;
}

/** Makes a group of these people, founded in a week (the world's, without a word); returns its row. */
export function group(world: World, members: readonly number[], born = world.week): number {
  const g = begin(world.columns, world.settings, born, members[0]!, members[1]!, 1000 + members[0]!);
  for (const i of members.slice(2)) enter(world.columns, world.settings.size.seats, i, g);
  return g;
}

/** Makes a team of an expert, who is the first, and the others, who are taught in a field; returns its row. */
export function team(world: World, members: readonly number[], field: number, born = world.week): number {
  const g = begin(world.columns, world.settings, born, members[0]!, members[1]!, 1000 + members[0]!, field);
  for (const i of members.slice(2)) enter(world.columns, world.settings.size.seats, i, g);
  return g;
}

/** What is counted or listed for an act that settles, part by part, just before. */
const BEFORE = new Map<WorldAct, WorldAct>([
  [organizing, counting],
  [gathering, calling],
  [lettingGo, leaving],
]);

/** How far the groups that people see resonate with them, as `noticing` finds it when it sees them. */
function resonate({ columns: w, settings }: World): void {
  const { people, looks, fields } = settings.size;
  for (let at = 0; at < people * looks; at++) {
    const g = w.seenGroup[at]!;
    const i = Math.floor(at / looks);
    if (g >= 0)
      w.seenLike[at] = resonance(
        w.expertise,
        w.needField,
        w.needLevel,
        i,
        fields,
        w.norm[i]!,
        w.purpose,
        g * fields,
        w.purposeNorm[g]!,
      );
  }
}

/** Does one act, in the week the world is in. */
export function act(world: World, one: WorldAct, shares?: Shares): void {
  const before = BEFORE.get(one);
  if (one === attraction || one === spreading) resonate(world);
  play(
    before === undefined ? [one] : [before, one],
    world.columns,
    world.settings,
    world.key,
    world.week,
    (table) => rowsInUse(world, table),
    world.log,
    shares,
  );
}

/** Does one act in so many weeks, each as if the world stood as it stands now but for what `before` sets. */
export function everyWeek(world: World, one: WorldAct, weeks: number, after: (week: number) => void): void {
  for (let n = 0; n < weeks; n++) {
    world.week += 1;
    act(world, one);
    after(world.week);
  }
}

/** What was said to the log, as lines like "joined 3 1 0" (person, group, other), and clears it. */
export function told(world: World): string[] {
  const lines: string[] = [];
  world.log.read((kind, person, group, other) => lines.push(`${EVENT_NAMES[kind]} ${person} ${group} ${other}`));
  world.log.clear();
  return lines;
}

/** Members of a group's row, in order of coming. */
export function membersOf(world: World, g: number): number[] {
  const { seats } = world.settings.size;
  return [...world.columns.members.subarray(g * seats, g * seats + world.columns.size[g]!)];
}

/** Rows of the groups of a person. */
export function groupsOf(world: World, i: number): number[] {
  return [...world.columns.membership.subarray(i * MEMBERSHIPS, (i + 1) * MEMBERSHIPS)].filter((g) => g >= 0);
}

/** Closeness of a person to another; NaN without a tie. */
export function closeness(world: World, i: number, j: number): number {
  const { tieStart, tieEnd, tieTo, closeness: c } = world.columns;
  for (let e = tieStart[i]!; e < tieEnd[i]!; e++) if (tieTo[e] === j) return c[e]!;
  return Number.NaN;
}

/** Half the width of the band in which a binomial share lies with a chance of all but one in a million (4.9 sigma). */
export function band(p: number, n: number): number {
  return 4.9 * Math.sqrt((p * (1 - p)) / n) + 0.5 / n;
}
