/**
 * A tick is a list of acts, of two kinds.
 *
 * each    many hands. Row i reads anything and writes only row i, only the columns that the act names, and no column that
 *         other rows read in the same act. So shares of rows can be done in any order, by any number of hands.
 * settle  one hand. It may write all the columns it names, in an order drawn by keyed lots, never in row order.
 *
 * The types hold the walls: an act sees the columns it names as writable and all others as read-only.
 */
import type { Layout, View } from './columns.ts';
import { type Luck, luckOf, purposeNumber, type SeedKey } from './dice.ts';
import { type Kernels, NO_KERNELS } from './kernels.ts';

interface ActBase<L extends Layout> {
  readonly name: string;
  readonly purpose: number;
  readonly writes: readonly (keyof L & string)[];
}

/** An act of many hands over the rows of one table, here over the share [from, to). */
export interface Each<L extends Layout, S> extends ActBase<L> {
  readonly kind: 'each';
  readonly table: string;
  readonly run: (world: View<L>, settings: S, luck: Luck, from: number, to: number) => void;
}

/** An act of one hand. What happened is said to the log. */
export interface Settle<L extends Layout, S, Log> extends ActBase<L> {
  readonly kind: 'settle';
  readonly run: (world: View<L>, settings: S, luck: Luck, log: Log) => void;
}

export type Act<L extends Layout, S, Log> = Each<L, S> | Settle<L, S, Log>;

/** Gives the two makers of acts for one layout, so that a rule need not repeat its types. */
export function actsOf<L extends Layout, S, Log>() {
  return {
    each<W extends keyof L & string>(
      name: string,
      table: string,
      writes: readonly W[],
      run: (world: View<L, W>, settings: S, luck: Luck, from: number, to: number) => void,
    ): Each<L, S> {
      return {
        kind: 'each',
        name,
        purpose: purposeNumber(name),
        table,
        writes,
        run: run as unknown as Each<L, S>['run'],
      };
    },
    settle<W extends keyof L & string>(
      name: string,
      writes: readonly W[],
      run: (world: View<L, W>, settings: S, luck: Luck, log: Log) => void,
    ): Settle<L, S, Log> {
      return {
        kind: 'settle',
        name,
        purpose: purposeNumber(name),
        writes,
        run: run as unknown as Settle<L, S, Log>['run'],
      };
    },
  };
}

/**
 * How the rows of an each act are divided: sees to it that `share` is called for shares that cover all rows once, in any order it
 * likes. Hands in other threads know the act by its number in the week, and do for it what `share` does here.
 */
export type Shares = (
  rows: number,
  share: (from: number, to: number) => void,
  act: { readonly number: number; readonly week: number },
) => void;

/** One hand does all rows at once. */
export const oneHand: Shares = (rows, share) => share(0, rows);

/** Told when an act of the week is over, or the first of several that were done together. */
export type ActDone = (number: number) => void;

/**
 * Rows that go through all acts that are done together before the next rows do: what one act has fetched the next finds near at hand.
 */
const BLOCK = 256;

/** The number behind the last of the acts that are done together, beginning with act `number`. */
export function endOfWalk<L extends Layout, S, Log>(
  acts: readonly Act<L, S, Log>[],
  joined: ReadonlySet<unknown>,
  number: number,
): number {
  let end = number + 1;
  while (end < acts.length && joined.has(acts[end])) end += 1;
  return end;
}

/**
 * What is to be done for some rows in a week: act `number`, and whatever is done together with it. Acts that have a kernel over this world
 * are done by it.
 */
export function workOf<L extends Layout, S, Log>(
  acts: readonly Act<L, S, Log>[],
  joined: ReadonlySet<unknown>,
  number: number,
  world: View<L>,
  settings: S,
  key: SeedKey,
  week: number,
  kernels: Kernels,
): (from: number, to: number) => void {
  const works = acts.slice(number, endOfWalk(acts, joined, number)).map((act) => {
    if (act.kind === 'settle') throw new RangeError(`internal: ${act.name} is for one hand`);
    const luck = luckOf(key, week, act.purpose);
    const kernel = kernels.get(act.name);
    if (kernel === undefined) return (from: number, to: number) => act.run(world, settings, luck, from, to);
    return (from: number, to: number) => kernel(luck.k0, luck.k1, week, from, to);
  });
  if (works.length === 1) return works[0]!;
  return (from, to) => {
    for (let at = from; at < to; at += BLOCK) for (const work of works) work(at, Math.min(to, at + BLOCK));
  };
}

/**
 * Does the acts of one week in their order.
 * @param rowsOf how many rows of a table are in use now
 * @param joined acts that are done together with the one before, block by block: of other rows they read only what none of them writes
 */
export function play<L extends Layout, S, Log>(
  acts: readonly Act<L, S, Log>[],
  world: View<L>,
  settings: S,
  key: SeedKey,
  week: number,
  rowsOf: (table: string) => number,
  log: Log,
  shares: Shares = oneHand,
  kernels: Kernels = NO_KERNELS,
  joined: ReadonlySet<unknown> = NOTHING,
  done: ActDone | null = null,
): void {
  for (let number = 0; number < acts.length; number = endOfWalk(acts, joined, number)) {
    const act = acts[number]!;
    if (act.kind === 'settle') act.run(world, settings, luckOf(key, week, act.purpose), log);
    else {
      const work = workOf(acts, joined, number, world, settings, key, week, kernels);
      shares(rowsOf(act.table), work, { number, week });
    }
    if (done !== null) done(number);
  }
}

const NOTHING: ReadonlySet<unknown> = new Set();
