/**
 * The order in which proposals are settled: by lot, never by row. Row order made the first tenth of people members a third of
 * the time and the last half never. A lot depends only on who proposes, so one proposal more leaves the order of the others.
 */
import type { ReadonlyColumn } from './columns.ts';

/**
 * Sorts the first `count` entries of `who` by their lots (unsigned 32-bit), ties by `who` itself.
 * @param who rows that propose; sorted in place
 * @param lots lots[i] belongs to who[i]; sorted along
 */
export function byLot(who: Int32Array, lots: Uint32Array, count: number): void {
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at++) order[at] = at;
  order.sort((a, b) => lots[a]! - lots[b]! || who[a]! - who[b]!);
  const people = who.slice(0, count);
  const drawn = lots.slice(0, count);
  for (let at = 0; at < count; at++) {
    who[at] = people[order[at]!]!;
    lots[at] = drawn[order[at]!]!;
  }
}

/**
 * The rows that propose something, in the order drawn by their lots.
 * @param proposals a column of proposals; `none` means that nothing is proposed
 * @param rows how many rows to look at
 * @param lot the lot of a row, 32 bits, keyed by who proposes
 */
export function inLotOrder(
  proposals: ReadonlyColumn,
  rows: number,
  none: number,
  lot: (row: number) => number,
): Int32Array {
  let count = 0;
  for (let row = 0; row < rows; row++) if (proposals[row] !== none) count += 1;
  const who = new Int32Array(count);
  const lots = new Uint32Array(count);
  for (let row = 0, at = 0; at < count; row++) {
    if (proposals[row] === none) continue;
    who[at] = row;
    lots[at] = lot(row);
    at += 1;
  }
  byLot(who, lots, count);
  return who;
}
