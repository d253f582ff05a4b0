/**
 * What is counted of a world, week by week, over parts of its people and stacks of its groups: each part has sums of its own,
 * and all are added in the order of the parts. So many hands can count, and however many do, the sums are the same to the bit.
 */
import { actsOf, type Each, type Shares, workOf } from '../engine/act.ts';
import { type Block, type Columns, type Layout, layOut, type Memory, type View } from '../engine/columns.ts';
import type { Luck } from '../engine/dice.ts';
import type { Kernels } from '../engine/kernels.ts';
import { BOOK, kernelsFor, type Settings, type World, type WorldLayout } from '../model/world.ts';

/** Numbers in a row of a tally, of which the first are used: whole cache lines, so that no two hands write into one. */
export const ROOM = 24;

/** Groups in sight from this number on are counted together. */
export const MOST = 8;
/** In place of the number of groups in sight of who is not asked. */
export const NOT_ASKED = 255;
/** What those who need something say to whether anybody they know knows more. */
export const ASKED = { no: 0, somebody: 1, nobody: 2 } as const;
/** Above so many people only every so manieth is asked. */
const ENOUGH = 20_000;

/** Every so manieth of so many people is asked whom they know. */
export function everyOf(people: number): number {
  let every = 1;
  while (every * ENOUGH < people) every += 1;
  return every;
}

const askedOf = (people: number) => Math.ceil(people / everyOf(people));

const namesOf = <N extends string>(places: Readonly<Record<N, number>>): readonly N[] => Object.keys(places) as N[];

/** What happened to people in a week, by its place in a row. */
export const HAPPENED_AT = {
  needsArisen: 0,
  needsBeyond: 1,
  beyondMet: 2,
  talks: 3,
  talksWithin: 4,
  guests: 5,
  gainPractice: 6,
  needsMet: 7,
  needsMetTogether: 8,
  memberWeeks: 9,
  gainTogether: 10,
  gainAsIfAlone: 11,
  gainDiscovery: 12,
  gainTaught: 13,
  gainSupport: 14,
  aloneWeeks: 15,
  gainAlone: 16,
  gainSeeing: 17,
  gainAlumni: 18,
} as const;
export const HAPPENED = namesOf(HAPPENED_AT);

/** How people are at the end of a week, by its place in a row. */
export const STANDING_AT = {
  people: 0,
  members: 1,
  taught: 2,
  circled: 3,
  openness: 4,
  ego: 5,
  esteem: 6,
  angst: 7,
  fosterers: 8,
  cost: 9,
  ever: 10,
  carriers: 11,
  stuck: 12,
  spark: 13,
  fearless: 14,
  we: 15,
} as const;
export const STANDING = namesOf(STANDING_AT);

/** What happened to groups of people's own accord in a week, by its place in a row. */
export const BEFELL_AT = {
  founded: 0,
  foundedWithParent: 1,
  foundedSupporting: 2,
  foundedInCommunity: 3,
  foundedInside: 4,
  meetings: 5,
  classWeeks: 6,
  recognized: 7,
  fulfilled: 8,
  faded: 9,
  conflict: 10,
  emptied: 11,
  crisis: 12,
  closed: 13,
} as const;
export const BEFELL = namesOf(BEFELL_AT);

/** How groups are at the end of a week, by its place in a row; all but `assigned` are summed over those of people's own accord. */
export const ALIVE_AT = {
  assigned: 0,
  groups: 1,
  leaders: 2,
  isRecognized: 3,
  trust: 4,
  energy: 5,
  size: 6,
  diversity: 7,
  pace: 8,
  evenness: 9,
  connected: 10,
  oneSelf: 11,
  happy: 12,
} as const;
export const ALIVE = namesOf(ALIVE_AT);

export const TALLIES = {
  happened: { table: 'parts', kind: 'f64', width: ROOM, unit: 'various', meaning: 'see HAPPENED_AT' },
  standing: { table: 'parts', kind: 'f64', width: ROOM, unit: 'various', meaning: 'see STANDING_AT' },
  orgHere: { table: 'parts', kind: 'i32', width: 'organizations', unit: 'people', meaning: 'of each organization' },
  orgEver: { table: 'parts', kind: 'i32', width: 'organizations', unit: 'people', meaning: 'who ever belonged' },
  arisenMany: { table: 'parts', kind: 'i32', unit: 'people', meaning: 'with new needs: so many are listed' },
  metMany: { table: 'parts', kind: 'i32', unit: 'people', meaning: 'with needs met: so many are listed' },
  arisenList: {
    table: 'people',
    kind: 'i32',
    unit: 'person',
    meaning: 'of each part, its people with new needs, from its first row',
  },
  metList: {
    table: 'people',
    kind: 'i32',
    unit: 'person',
    meaning: 'of each part, its people with needs met, from its first row',
  },
  inSight: {
    table: 'asked',
    kind: 'u8',
    unit: 'groups',
    meaning: 'recognized, in sight of who is in none; or NOT_ASKED',
  },
  groupsThen: { table: 'asked', kind: 'i32', unit: 'groups', meaning: 'they had belonged to' },
  helpKnown: { table: 'asked', kind: 'u8', unit: 'code', meaning: 'see ASKED' },
  befell: { table: 'stacks', kind: 'f64', width: ROOM, unit: 'various', meaning: 'see BEFELL_AT' },
  alive: { table: 'stacks', kind: 'f64', width: ROOM, unit: 'various', meaning: 'see ALIVE_AT' },
  wanted: { table: 'stacks', kind: 'f64', width: 'fields', unit: 'expertise', meaning: 'purposes, summed by field' },
} as const satisfies Layout;

export type Tallies = Block<typeof TALLIES>;

/** The columns of a world, and behind them its tallies, as counts see them. */
export type CountedLayout = WorldLayout & typeof TALLIES;

/** One thing that is counted, over parts, stacks or those who are asked: an act that writes nothing but tallies. */
export type Count = Each<CountedLayout, Settings>;

/** The maker of counts: only tallies can be written. */
export const count: <W extends keyof typeof TALLIES>(
  name: string,
  table: 'parts' | 'stacks' | 'asked',
  writes: readonly W[],
  run: (world: View<CountedLayout, W>, settings: Settings, luck: Luck, from: number, to: number) => void,
) => Count = actsOf<CountedLayout, Settings, never>().each;

/** Rows of groups in a stack. */
export const STACK = 128;

/**
 * The memory for the tallies of a world.
 * @param given memory in which they stand already, or the world behind whose columns they are to stand; left out: memory of their own
 */
export function talliesOf(
  settings: Settings,
  rows: Readonly<Record<string, number>>,
  given?: Memory | { readonly behind: Memory },
): Tallies {
  const { people, parts, fields, organizations } = settings.size;
  const tables = { people, parts, asked: askedOf(people), stacks: Math.ceil(rows.groups! / STACK) };
  return layOut(TALLIES, tables, { fields, organizations }, false, given);
}

/** Rows of the table of a count that are in use now. */
export function rowsToCount(world: World, { table }: Count): number {
  const { parts, people } = world.settings.size;
  if (table === 'parts') return parts;
  return table === 'asked' ? askedOf(people) : Math.ceil(world.columns.book[BOOK.rowsUsed]! / STACK);
}

const NONE_TOGETHER: ReadonlySet<unknown> = new Set();

/** How one hand counts a world: its columns and tallies as counts see them, and compiled counts over both. */
export class Counter {
  readonly tallies: Tallies;
  readonly #all: readonly Count[];
  readonly #world: World;
  readonly #columns: Columns<CountedLayout>;
  readonly #kernels: Kernels;

  /** @param compiled the counts as compiled by src/compile; null: they are done as they are written */
  constructor(world: World, tallies: Tallies, all: readonly Count[], compiled: WebAssembly.Module | null) {
    this.tallies = tallies;
    this.#all = all;
    this.#world = world;
    // As in layOut: an object of so many names is fast only when it is made at once.
    const columns = [...Object.entries(world.columns), ...Object.entries(tallies.columns)];
    this.#columns = Object.fromEntries(columns) as unknown as Columns<CountedLayout>;
    this.#kernels = kernelsFor(world.settings, { memory: tallies.memory, columns: this.#columns }, compiled);
  }

  numberOf(one: Count): number {
    return this.#all.indexOf(one);
  }

  /** What is to be done for some rows of a count, by its number, in the week of the world. */
  work(number: number): (from: number, to: number) => void {
    const { settings, key, week } = this.#world;
    return workOf(this.#all, NONE_TOGETHER, number, this.#columns, settings, key, week, this.#kernels);
  }
}

/** Counts a world, by as many hands as `shares` has; they know a count by its number behind the `first` acts. */
export class Counting {
  readonly tallies: Tallies;
  readonly #counter: Counter;
  readonly #shares: Shares;
  readonly #first: number;

  constructor(counter: Counter, shares: Shares, first: number) {
    this.tallies = counter.tallies;
    this.#counter = counter;
    this.#shares = shares;
    this.#first = first;
  }

  /** Does one count over a world as it stands. */
  do(world: World, one: Count): void {
    const number = this.#counter.numberOf(one);
    this.#shares(rowsToCount(world, one), this.#counter.work(number), {
      number: this.#first + number,
      week: world.week,
    });
  }

  /** Adds up, over the rows that were counted, what `names` says stands in the columns of a tally. */
  add<N extends string>(
    world: World,
    one: Count,
    tally: 'happened' | 'standing' | 'befell' | 'alive',
    names: readonly N[],
    to: Record<N, number>,
  ): void {
    const values = this.tallies.columns[tally];
    const rows = rowsToCount(world, one);
    const sums = names.map((name) => to[name]);
    for (let row = 0; row < rows; row++) {
      for (let at = 0; at < sums.length; at++) sums[at] = sums[at]! + values[row * ROOM + at]!;
    }
    names.forEach((name, at) => {
      to[name] = sums[at]!;
    });
  }
}
