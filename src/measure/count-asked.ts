/**
 * Asks people whom they know: how many recognized groups they see, and whether anybody could teach them what they need. In a large world
 * every so manieth is asked; those who are asked are a table of their own. Written so that it can be compiled as acts are.
 */
import { belongs } from '../model/membership.ts';
import { MEMBERSHIPS, NEEDS, NONE, type Sight } from '../model/world.ts';
import { ASKED, count, everyOf, MOST, NOT_ASKED } from './tallies.ts';

/** The recognized groups that somebody has been found to see. */
const seen = new Float64Array(MOST);

/** Recognized groups that i has ties into, at most MOST. */
function groupsInSight(world: Sight, i: number): number {
  const { tieStart, tieEnd, tieTo, membership, recognizedWeek } = world;
  let groups = 0;
  for (let e = tieStart[i]!; e < tieEnd[i]! && groups < MOST; e++) {
    for (let m = 0; m < MEMBERSHIPS && groups < MOST; m++) {
      const g = membership[tieTo[e]! * MEMBERSHIPS + m]!;
      if (g < 0 || recognizedWeek[g]! < 0) continue;
      let known = false;
      for (let at = 0; at < groups; at++) if (seen[at] === g) known = true;
      if (known) continue;
      seen[groups] = g;
      groups += 1;
    }
  }
  return groups;
}

/** Whether anybody to whom i is tied knows more in a field that i needs. */
function somebodyKnows(world: Sight, fields: number, i: number): boolean {
  const { tieStart, tieEnd, tieTo, needField, expertise } = world;
  for (let n = 0; n < NEEDS; n++) {
    const k = needField[i * NEEDS + n]!;
    if (k < 0) continue;
    const own = expertise[i * fields + k]!;
    for (let e = tieStart[i]!; e < tieEnd[i]!; e++) if (expertise[tieTo[e]! * fields + k]! > own) return true;
  }
  return false;
}

export const countAsked = count(
  'count-asked',
  'asked',
  ['inSight', 'groupsThen', 'helpKnown'],
  (world, settings, _luck, from, to) => {
    const { membership, stuckSince, groupsSoFar, inSight, groupsThen, helpKnown } = world;
    const { people, fields } = settings.size;
    const every = everyOf(people);
    for (let at = from; at < to; at++) {
      const i = at * every;
      groupsThen[at] = groupsSoFar[i]!;
      inSight[at] = NOT_ASKED;
      helpKnown[at] = ASKED.no;
      if (stuckSince[i] === NONE) continue;
      if (!belongs(membership, i)) inSight[at] = groupsInSight(world, i);
      helpKnown[at] = somebodyKnows(world, fields, i) ? ASKED.somebody : ASKED.nobody;
    }
  },
);
