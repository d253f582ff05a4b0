/** How a group begins: its row, its first two members, whom it descends from and whom it supports. */
import type { ReadonlyColumn } from '../engine/columns.ts';
import { enter, needBits, placeOf } from './membership.ts';
import { gather } from './profile.ts';
import { closenessTo } from './ties.ts';
import { BOOK, CAUSE, CIRCLES, KIND, NONE, type Settings, type Sight } from './world.ts';

/** The columns that a beginning writes. */
export const BEGINNING = [
  'book',
  'membership',
  'commitment',
  'slowWeeks',
  'groupsSoFar',
  'groupId',
  'groupLuck',
  'members',
  'size',
  'born',
  'kind',
  'asClass',
  'teacher',
  'source',
  'profile',
  'profileNorm',
  'purpose',
  'purposeNorm',
  'trust',
  'energyLevel',
  'visibility',
  'pace',
  'recognizedWeek',
  'recognizedBy',
  'ending',
  'cause',
  'ended',
  'diversity',
  'learnerStance',
  'coordinationCost',
  'evenness',
  'meets',
  'conflictNow',
  'crisisWeek',
  'supporter',
  'supporterId',
  'needsLeft',
  'parent',
  'generation',
  'supports',
  'origin',
  'communityGroups',
  'founderA',
  'founderB',
  'homeA',
  'homeB',
  'reasonA',
  'reasonB',
  'levelFounders',
  'levelReached',
  'foundersBest',
  'sizePeak',
  'membersTotal',
  'needsBrought',
  'needsMet',
  'sumTogether',
  'sumAsIfAlone',
  'sumDiscovery',
  'trustPeak',
  'energyPeak',
  'conflicts',
] as const;

type Written = Sight<(typeof BEGINNING)[number]>;

/** A free row for a group: the one freed last, or a new one. */
function freeRow(world: Sight<'book'>): number {
  const { book, freeRows } = world;
  if (book[BOOK.freeCount]! > 0) {
    book[BOOK.freeCount] = book[BOOK.freeCount]! - 1;
    return freeRows[book[BOOK.freeCount]!]!;
  }
  const row = book[BOOK.rowsUsed]!;
  if (row >= world.groupId.length) throw new RangeError('internal: more groups than there are rows for');
  book[BOOK.rowsUsed] = row + 1;
  return row;
}

/** The row of a community that i and j both belong to, or NONE. */
function sharedCircle(community: ReadonlyColumn, i: number, j: number): number {
  for (let a = 0; a < CIRCLES; a++) {
    const c = community[i * CIRCLES + a]!;
    if (c < 0) continue;
    for (let b = 0; b < CIRCLES; b++) if (community[j * CIRCLES + b] === c) return c;
  }
  return NONE;
}

/** The row of the group whose lack i has taken on, or NONE when there is none or it is not alive any more. */
function supported(world: Sight, i: number): number {
  const { supportOf, supportRow, groupId, ended } = world;
  const row = supportRow[i]!;
  const alive = supportOf[i]! > 0 && groupId[row] === supportOf[i] && ended[row]! < 0;
  // Who has come to belong to it works for it from inside.
  return alive && placeOf(world.membership, i, row) === NONE ? row : NONE;
}

/** Whom the new group in row g supports: the group whose lack one of the two has taken on, if it is still alive (T18). */
function support(world: Written, g: number, i: number, j: number): void {
  const first = supported(world, i);
  const row = first === NONE ? supported(world, j) : first;
  if (row === NONE) return;
  world.supports[g] = world.groupId[row]!;
  world.supporter[row] = g;
  world.supporterId[row] = world.groupId[g]!;
}

/**
 * Makes a group of i, who wished for it, and j. Of an assigned group i is the expert who leads it and j the first who is taught.
 * @param key what the luck of the group is keyed by
 * @param field what is taught in an assigned group; NONE for a group of their own accord
 * @returns the row of the group
 */
export function begin(
  world: Written,
  settings: Settings,
  week: number,
  i: number,
  j: number,
  key: number,
  field: number = NONE,
): number {
  const { fields, seats } = settings.size;
  const { book, spark, sparkFrom, sparkGeneration, expertise } = world;
  const assigned = field !== NONE;
  const g = freeRow(world);
  book[BOOK.groupsEver] = book[BOOK.groupsEver]! + 1;
  book[BOOK.alive] = book[BOOK.alive]! + 1;
  world.groupId[g] = book[BOOK.groupsEver]!;
  world.groupLuck[g] = key;
  world.born[g] = week;
  world.kind[g] = assigned ? KIND.assigned : KIND.own;
  world.asClass[g] = 0;
  world.teacher[g] = NONE;
  for (let k = 0; k < fields; k++) world.source[g * fields + k] = 0;
  world.size[g] = 0;
  world.sizePeak[g] = 0;
  world.membersTotal[g] = 0;
  world.needsBrought[g] = 0;
  world.needsMet[g] = 0;
  world.needsLeft[g] = 0;
  world.founderA[g] = i;
  world.founderB[g] = j;
  world.homeA[g] = world.organization[i]!;
  world.homeB[g] = world.organization[j]!;
  world.reasonA[g] = assigned ? 1 << field : needBits(world.needField, i);
  world.reasonB[g] = assigned ? 1 << field : needBits(world.needField, j);

  const carrier = spark[j]! > spark[i]! ? j : i;
  const carried = !assigned && spark[carrier]! >= settings.spreading.carried && sparkFrom[carrier]! > 0;
  world.parent[g] = carried ? sparkFrom[carrier]! : NONE;
  world.generation[g] = carried ? sparkGeneration[carrier]! + 1 : 1;
  world.supports[g] = 0;
  world.supporter[g] = NONE;
  world.supporterId[g] = 0;
  world.origin[g] = 0;
  if (!assigned) {
    support(world, g, i, j);
    const circle = book[BOOK.circleRows]! > 0 ? sharedCircle(world.community, i, j) : NONE;
    if (circle >= 0) {
      world.origin[g] = world.communityId[circle]!;
      world.communityGroups[circle] = world.communityGroups[circle]! + 1;
    }
  }

  world.trust[g] = (closenessTo(world, i, j) + closenessTo(world, j, i)) / 2;
  world.trustPeak[g] = world.trust[g]!;
  world.energyLevel[g] = settings.energy.start;
  world.energyPeak[g] = settings.energy.start;
  world.visibility[g] = 0;
  world.pace[g] = 1;
  world.diversity[g] = 0;
  world.learnerStance[g] = 0;
  world.coordinationCost[g] = 0;
  world.evenness[g] = 0;
  world.meets[g] = 1;
  world.conflictNow[g] = 0;
  world.crisisWeek[g] = NONE;
  world.recognizedWeek[g] = NONE;
  world.recognizedBy[g] = 0;
  world.ending[g] = CAUSE.none;
  world.cause[g] = CAUSE.none;
  world.ended[g] = NONE;
  world.sumTogether[g] = 0;
  world.sumAsIfAlone[g] = 0;
  world.sumDiscovery[g] = 0;
  world.conflicts[g] = 0;

  enter(world, seats, i, g);
  enter(world, seats, j, g);
  gather(world, fields, seats, g);

  let sum = 0;
  let wanted = 0;
  for (let k = 0; k < fields; k++) {
    const best = Math.max(expertise[i * fields + k]!, expertise[j * fields + k]!);
    world.foundersBest[g * fields + k] = best;
    if (((world.reasonA[g]! | world.reasonB[g]!) >>> k) & 1) {
      sum += best;
      wanted += 1;
    }
  }
  world.levelFounders[g] = wanted > 0 ? sum / wanted : 0;
  world.levelReached[g] = world.levelFounders[g]!;
  return g;
}
