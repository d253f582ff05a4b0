/** Coming into a group and going out of it: the bookkeeping that founding, joining and letting go share. */
import type { ReadonlyColumn } from '../engine/columns.ts';
import { KIND, MEMBERSHIPS, NEEDS, NONE, type Sight } from './world.ts';

/** The place (0..MEMBERSHIPS-1) of group row g among i's memberships, or NONE. With g = NONE: a free place. */
export function placeOf(membership: ReadonlyColumn, i: number, g: number): number {
  for (let m = 0; m < MEMBERSHIPS; m++) if (membership[i * MEMBERSHIPS + m] === g) return m;
  return NONE;
}

/** Whether i looks for people to work with: has a free place and is not settled in a group, more committed than `settled` (T23). */
export function seeks(membership: ReadonlyColumn, commitment: ReadonlyColumn, i: number, settled: number): boolean {
  let free = false;
  for (let m = 0; m < MEMBERSHIPS; m++) {
    if (membership[i * MEMBERSHIPS + m]! < 0) free = true;
    else if (commitment[i * MEMBERSHIPS + m]! > settled) return false;
  }
  return free;
}

/** Whether j is the expert appointed to lead group row g, who teaches there and is not taught. */
export function leads(world: Sight, j: number, g: number): boolean {
  return world.kind[g] === KIND.assigned && world.founderA[g] === j;
}

/** How many groups i belongs to. */
export function groupsOf(membership: ReadonlyColumn, i: number): number {
  let groups = 0;
  for (let m = 0; m < MEMBERSHIPS; m++) if (membership[i * MEMBERSHIPS + m]! >= 0) groups += 1;
  return groups;
}

/** Whether i belongs to any group. */
export function belongs(membership: ReadonlyColumn, i: number): boolean {
  return groupsOf(membership, i) > 0;
}

/** How many needs i has. */
export function needsOf(needField: ReadonlyColumn, i: number): number {
  let count = 0;
  for (let n = 0; n < NEEDS; n++) if (needField[i * NEEDS + n]! >= 0) count += 1;
  return count;
}

/** The fields i needs, as bits. */
export function needBits(needField: ReadonlyColumn, i: number): number {
  let fields = 0;
  for (let n = 0; n < NEEDS; n++) {
    const k = needField[i * NEEDS + n]!;
    if (k >= 0) fields |= 1 << k;
  }
  return fields;
}

type Entering = 'membership' | 'commitment' | 'slowWeeks' | 'groupsSoFar' | 'members' | 'size';
type Counting = 'sizePeak' | 'membersTotal' | 'needsBrought';

/** Commitment of a newcomer: more than half, or they would not have come. */
const WHOLEHEARTED = 0.75;

/**
 * Person i takes the next seat of group row g. The caller has seen that i has a free place and g a free seat. Needs that arose
 * this week are not counted here: `energy` adds those of all members at the end of the week.
 */
export function enter(world: Sight<Entering | Counting>, seats: number, i: number, g: number): void {
  const m = placeOf(world.membership, i, NONE);
  world.membership[i * MEMBERSHIPS + m] = g;
  world.commitment[i * MEMBERSHIPS + m] = WHOLEHEARTED;
  world.slowWeeks[i * MEMBERSHIPS + m] = 0;
  if (world.kind[g] === KIND.own) world.groupsSoFar[i] = world.groupsSoFar[i]! + 1;
  const size = world.size[g]!;
  world.members[g * seats + size] = i;
  world.size[g] = size + 1;
  if (size + 1 > world.sizePeak[g]!) world.sizePeak[g] = size + 1;
  world.membersTotal[g] = world.membersTotal[g]! + 1;
  if (!leads(world, i, g))
    world.needsBrought[g] = world.needsBrought[g]! + needsOf(world.needField, i) - world.arisen[i]!;
}

/** Person i gives up their seat in group row g; the others move up, so that the order of coming stays. */
export function leave(world: Sight<'membership' | 'members' | 'size'>, seats: number, i: number, g: number): void {
  const m = placeOf(world.membership, i, g);
  world.membership[i * MEMBERSHIPS + m] = NONE;
  const size = world.size[g]!;
  const row = g * seats;
  let at = 0;
  while (world.members[row + at] !== i) at += 1;
  for (; at < size - 1; at++) world.members[row + at] = world.members[row + at + 1]!;
  world.size[g] = size - 1;
}
