/** What rules ask of an organization: how much it assigns, and who its people are. */
import { hand, type Luck, luckOf, purposeNumber, uniform } from '../engine/dice.ts';
import type { Settings, Sight } from './world.ts';

/** Share of those stuck whom organization o assigns to an expert; one that has changed as a whole assigns nobody (T19, T20). */
export function assignedIn(world: Sight, o: number): number {
  return world.orgChanged[o]! >= 0 ? 0 : world.assigned[o]!;
}

const LOT = purposeNumber('assigned');

/**
 * Whether somebody stuck is one of those whom their organization assigns: a lot drawn once for each need, so that the share assigned is
 * the share that the organization assigns, however long it takes to find an expert. Who says we refuses any other way of working, as
 * far as `refused` says (T20).
 */
export function isAssigned(world: Sight, settings: Settings, luck: Luck, i: number): boolean {
  const share = assignedIn(world, world.organization[i]!) * (1 - settings.assigning.refused * world.we[i]!);
  const since = world.stuckSince[i]!;
  if (share <= 0 || since < 0) return false;
  if (share >= 1) return true;
  const { k0, k1 } = luckOf(luck.key, since, LOT);
  return uniform(hand(k0, i), k1, 0) < share;
}

export interface Staff {
  /** People of organization o: list[start[o]] to list[start[o + 1] - 1], in row order. */
  readonly start: Int32Array;
  readonly list: Int32Array;
}

/** Who is where now. It goes over everybody: to be asked only in weeks in which it is needed. */
export function staffOf(world: Sight, people: number, organizations: number): Staff {
  const { organization, here } = world;
  const start = new Int32Array(organizations + 1);
  for (let i = 0; i < people; i++) {
    if (here[i] === 0) continue;
    const o = organization[i]! + 1;
    start[o] = start[o]! + 1;
  }
  for (let o = 0; o < organizations; o++) start[o + 1] = start[o + 1]! + start[o]!;
  const list = new Int32Array(start[organizations]!);
  const next = start.slice();
  for (let i = 0; i < people; i++) {
    if (here[i] === 0) continue;
    const o = organization[i]!;
    list[next[o]!] = i;
    next[o] = next[o]! + 1;
  }
  return { start, list };
}
