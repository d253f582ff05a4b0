/**
 * What is counted of a world, week by week, over parts of its people and stacks of its groups: each part has sums of its own,
 * and all are added in the order of the parts. So many hands can count, and however many do, the sums are the same to the bit.
 */
import type { Shares } from '../engine/act.ts';
import { type Block, type Layout, layOut, type Memory } from '../engine/columns.ts';
import { BOOK, type Settings, type World } from '../model/world.ts';

/** What happened to people in a week. */
export const HAPPENED = [
  'needsArisen',
  'needsBeyond',
  'beyondMet',
  'talks',
  'talksWithin',
  'guests',
  'gainPractice',
  'needsMet',
  'needsMetTogether',
  'memberWeeks',
  'gainTogether',
  'gainAsIfAlone',
  'gainDiscovery',
  'gainTaught',
  'gainSupport',
  'aloneWeeks',
  'gainAlone',
  'gainSeeing',
  'gainAlumni',
] as const;

/** How people are at the end of a week. */
export const STANDING = [
  'people',
  'members',
  'taught',
  'circled',
  'openness',
  'ego',
  'esteem',
  'angst',
  'fosterers',
  'cost',
  'ever',
  'carriers',
  'stuck',
  'spark',
  'fearless',
  'we',
] as const;

/** What happened to groups of people's own accord in a week. */
export const BEFELL = [
  'founded',
  'foundedWithParent',
  'foundedSupporting',
  'foundedInCommunity',
  'foundedInside',
  'meetings',
  'classWeeks',
  'recognized',
  'fulfilled',
  'faded',
  'conflict',
  'emptied',
  'crisis',
  'closed',
] as const;

/** How groups are at the end of a week, all but `assigned` summed over those of people's own accord. */
export const ALIVE = [
  'assigned',
  'groups',
  'leaders',
  'isRecognized',
  'trust',
  'energy',
  'size',
  'diversity',
  'pace',
  'evenness',
  'connected',
  'oneSelf',
  'happy',
] as const;

/** The place of each name in a row of its tally. */
export function placesOf<N extends string>(names: readonly N[]): Readonly<Record<N, number>> {
  return Object.fromEntries(names.map((name, place) => [name, place])) as Record<N, number>;
}

/** Adds to a place of a tally. */
export function add(sums: Float64Array, place: number, more: number): void {
  sums[place] = sums[place]! + more;
}

export const TALLIES = {
  happened: { table: 'parts', kind: 'f64', width: HAPPENED.length, unit: 'various', meaning: 'see HAPPENED' },
  standing: { table: 'parts', kind: 'f64', width: STANDING.length, unit: 'various', meaning: 'see STANDING' },
  orgHere: { table: 'parts', kind: 'i32', width: 'organizations', unit: 'people', meaning: 'of each organization' },
  orgEver: { table: 'parts', kind: 'i32', width: 'organizations', unit: 'people', meaning: 'who ever belonged' },
  befell: { table: 'stacks', kind: 'f64', width: BEFELL.length, unit: 'various', meaning: 'see BEFELL' },
  alive: { table: 'stacks', kind: 'f64', width: ALIVE.length, unit: 'various', meaning: 'see ALIVE' },
  wanted: { table: 'stacks', kind: 'f64', width: 'fields', unit: 'expertise', meaning: 'purposes, summed by field' },
} as const satisfies Layout;

export type Tallies = Block<typeof TALLIES>;

/** One thing that is counted: writes the rows [from, to) of its table. */
export interface Count {
  readonly table: 'parts' | 'stacks';
  readonly run: (world: World, tallies: Tallies['columns'], from: number, to: number) => void;
}

/** Rows of groups in a stack. */
export const STACK = 128;

/** The memory for the tallies of a world; with `given`, memory in which they stand already. */
export function talliesOf(settings: Settings, rows: Readonly<Record<string, number>>, given?: Memory): Tallies {
  const { parts, fields, organizations } = settings.size;
  const tables = { parts, stacks: Math.ceil(rows.groups! / STACK) };
  return layOut(TALLIES, tables, { fields, organizations }, false, given);
}

/** Rows of the table of a count that are in use now. */
export function rowsToCount(world: World, { table }: Count): number {
  return table === 'parts' ? world.settings.size.parts : Math.ceil(world.columns.book[BOOK.rowsUsed]! / STACK);
}

/** Counts a world, by as many hands as `shares` has; the number of a count is its place in `all`, behind the `first` acts. */
export class Counting {
  readonly tallies: Tallies;
  readonly #all: readonly Count[];
  readonly #shares: Shares;
  readonly #first: number;

  constructor(tallies: Tallies, all: readonly Count[], shares: Shares, first: number) {
    this.tallies = tallies;
    this.#all = all;
    this.#shares = shares;
    this.#first = first;
  }

  /** Does one count over a world as it stands. */
  do(world: World, count: Count): void {
    const number = this.#first + this.#all.indexOf(count);
    const share = (from: number, to: number) => count.run(world, this.tallies.columns, from, to);
    this.#shares(rowsToCount(world, count), share, { number, week: world.week });
  }

  /** Adds up, over the rows that were counted, what `names` says stands in the columns of a tally. */
  add<N extends string>(
    world: World,
    count: Count,
    tally: 'happened' | 'standing' | 'befell' | 'alive',
    names: readonly N[],
    to: Record<N, number>,
  ): void {
    const values = this.tallies.columns[tally];
    const rows = rowsToCount(world, count);
    for (let row = 0; row < rows; row++) {
      for (let at = 0; at < names.length; at++) to[names[at]!] += values[row * names.length + at]!;
    }
  }
}
