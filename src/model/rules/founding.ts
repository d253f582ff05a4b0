/**
 * Founding: two who want to stick together are a group (T11), each for their own reason (T15).
 *
 * Pairs are taken in an order drawn by lot, the same lot whoever of the two asked; with chance `chance` they begin. Where both
 * asked, who is said to have wished for it is drawn. Trust begins at their mean closeness, energy at `start`. The parent is the
 * group whose spark the founders carry: of the two, the one with more spark, if it is at least `carried` (T8).
 */
import { bits, jointHand, uniform } from '../../engine/dice.ts';
import { inLotOrder } from '../../engine/lots.ts';
import { EVENT } from '../events.ts';
import { enter, needBits, placeOf } from '../membership.ts';
import { gather } from '../profile.ts';
import { closenessTo } from '../ties.ts';
import { BOOK, CAUSE, NONE, type Settings, type Sight, settle } from '../world.ts';

const TURN = { lot: 0, begins: 1, key: 2, first: 3 } as const;

const WRITES = [
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
  'needsLeft',
  'parent',
  'generation',
  'founderA',
  'founderB',
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

/** A free row for a group: the one freed last, or a new one. */
function freeRow(world: Sight<'book'>): number {
  const { book, freeRows } = world;
  if (book[BOOK.freeCount]! > 0) {
    book[BOOK.freeCount] = book[BOOK.freeCount]! - 1;
    return freeRows[book[BOOK.freeCount]!]!;
  }
  const row = book[BOOK.rowsUsed]!;
  book[BOOK.rowsUsed] = row + 1;
  return row;
}

/** Makes a group of i, who wished for it, and j. Returns its row. */
export function found(
  world: Sight<(typeof WRITES)[number]>,
  settings: Settings,
  week: number,
  i: number,
  j: number,
  key: number,
): number {
  const { fields, seats } = settings.size;
  const { book, spark, sparkFrom, sparkGeneration, expertise } = world;
  const g = freeRow(world);
  book[BOOK.groupsEver] = book[BOOK.groupsEver]! + 1;
  book[BOOK.alive] = book[BOOK.alive]! + 1;
  world.groupId[g] = book[BOOK.groupsEver]!;
  world.groupLuck[g] = key;
  world.born[g] = week;
  world.size[g] = 0;
  world.sizePeak[g] = 0;
  world.membersTotal[g] = 0;
  world.needsBrought[g] = 0;
  world.needsMet[g] = 0;
  world.needsLeft[g] = 0;
  world.founderA[g] = i;
  world.founderB[g] = j;
  world.reasonA[g] = needBits(world.needField, i);
  world.reasonB[g] = needBits(world.needField, j);

  const carrier = spark[j]! > spark[i]! ? j : i;
  const carried = spark[carrier]! >= settings.spreading.carried && sparkFrom[carrier]! > 0;
  world.parent[g] = carried ? sparkFrom[carrier]! : NONE;
  world.generation[g] = carried ? sparkGeneration[carrier]! + 1 : 1;

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

export const founding = settle('founding', WRITES, (world, settings, { k0, k1, week }, log) => {
  const { stick, membership, groupId } = world;
  const { people } = settings.size;
  const { chance } = settings.founding;
  const lot = (i: number) => bits(jointHand(k0, i, stick[i]!), k1, TURN.lot);
  for (const asks of inLotOrder(stick, people, NONE, lot)) {
    const asked = stick[asks]!;
    const mutual = stick[asked] === asks;
    // Where both asked, one of the two wishes is enough.
    if (mutual && asks > asked) continue;
    const both = jointHand(k0, asks, asked);
    const turned = mutual && uniform(both, k1, TURN.first) < 0.5;
    const i = turned ? asked : asks;
    const j = turned ? asks : asked;
    if (placeOf(membership, i, NONE) === NONE || placeOf(membership, j, NONE) === NONE) continue;
    if (uniform(both, k1, TURN.begins) >= chance) continue;
    const g = found(world, settings, week, i, j, bits(both, k1, TURN.key));
    log.say(EVENT.founded, i, groupId[g]!, j);
    log.say(EVENT.founded, j, groupId[g]!, i);
  }
});
