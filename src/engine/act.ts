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

/** Told when each act of the week is over. */
export type ActDone = (number: number) => void;

/**
 * Does the acts of one week in their order. `rowsOf` says how many rows of a table are in use now. Acts that have a kernel over
 * this world are done by it.
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
  done: ActDone | null = null,
): void {
  for (let number = 0; number < acts.length; number++) {
    const act = acts[number]!;
    const luck = luckOf(key, week, act.purpose);
    const kernel = kernels.get(act.name);
    if (act.kind === 'settle') act.run(world, settings, luck, log);
    else if (kernel)
      shares(rowsOf(act.table), (from, to) => kernel(luck.k0, luck.k1, week, from, to), { number, week });
    // One hand needs no shares, and the compiler under us makes better code of a plain call.
    else if (shares === oneHand) act.run(world, settings, luck, 0, rowsOf(act.table));
    else shares(rowsOf(act.table), (from, to) => act.run(world, settings, luck, from, to), { number, week });
    if (done !== null) done(number);
  }
}
