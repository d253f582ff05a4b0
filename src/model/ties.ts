/** How ties are found, made and replaced. A person's ties stand in one row of slots; those they began with are never lost. */
import type { ReadonlyColumn } from '../engine/columns.ts';
import { NONE, type Sight } from './world.ts';

/** The place of i's tie to j, or NONE. */
export function tieBetween(tieTo: ReadonlyColumn, start: number, end: number, j: number): number {
  for (let e = start; e < end; e++) if (tieTo[e] === j) return e;
  return NONE;
}

/** Closeness of i to j, 0 without a tie. */
export function closenessTo(world: Sight, i: number, j: number): number {
  const e = tieBetween(world.tieTo, world.tieStart[i]!, world.tieEnd[i]!, j);
  return e === NONE ? 0 : world.closeness[e]!;
}

/**
 * The place of i's tie to j, made if need be: in a free slot, or in place of the weakest tie of i's own making that is weaker
 * than `closeness`. NONE when there is no room.
 */
export function reach(
  world: Sight<'tieTo' | 'tieEnd' | 'closeness' | 'tieOwn' | 'tieAlumni'>,
  i: number,
  j: number,
  closeness: number,
): number {
  const { tieTo, tieStart, tieEnd, tieRoom, tieOwn, tieAlumni } = world;
  const end = tieEnd[i]!;
  let e = tieBetween(tieTo, tieStart[i]!, end, j);
  if (e !== NONE) return e;
  if (end < tieRoom[i]!) {
    e = end;
    tieEnd[i] = end + 1;
  } else {
    let weakest = closeness;
    for (let at = tieStart[i]!; at < end; at++) {
      if (tieOwn[at] === 1 && world.closeness[at]! < weakest) {
        weakest = world.closeness[at]!;
        e = at;
      }
    }
    if (e === NONE) return NONE;
  }
  tieTo[e] = j;
  tieOwn[e] = 1;
  tieAlumni[e] = 0;
  world.closeness[e] = closeness;
  return e;
}
