/**
 * The order in which proposals are settled: by lot, never by row. Row order made the first tenth of people members a third of
 * the time and the last half never. A lot depends only on who proposes, so one proposal more leaves the order of the others.
 */
import type { ReadonlyColumn } from './columns.ts';

/** A lot of 32 bits and a place among so many proposals are a whole number that a double holds exactly. */
const PLACES = 2 ** 21;

/**
 * Those who propose, in the order drawn by their lots (unsigned), equal lots by who proposes.
 * @param proposing rows, each once, in any order
 * @param lot the lot of a row, 32 bits, keyed by who proposes
 */
export function inLotOrder(proposing: ArrayLike<number>, lot: (row: number) => number): Int32Array {
  const who = new Int32Array(proposing).sort();
  const count = who.length;
  if (count > PLACES) return who.sort((a, b) => (lot(a) >>> 0) - (lot(b) >>> 0) || a - b);
  // Sorting plain numbers is many times as fast as sorting by a comparison.
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at++) keys[at] = (lot(who[at]!) >>> 0) * PLACES + at;
  keys.sort();
  const order = new Int32Array(count);
  for (let at = 0; at < count; at++) order[at] = who[keys[at]! % PLACES]!;
  return order;
}

/** The rows that propose something, `none` meaning nothing, in row order. */
export function proposersIn(proposals: ReadonlyColumn, rows: number, none: number): number[] {
  const who: number[] = [];
  for (let row = 0; row < rows; row++) if (proposals[row] !== none) who.push(row);
  return who;
}
