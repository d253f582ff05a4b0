/**
 * Letting go: of a group by its members, and of itself by a group.
 *
 *   commitment   += commitmentPace · (together / (together + alone) - commitment), while the member needs            (T23)
 *   a member leaves
 *     fulfilled, with chance `needed` a week while somebody close in the group still needs, otherwise with chance
 *     free + freeFearless · fearlessness                                                                    (T7, T28, T32)
 *     after `patience` weeks no faster than alone, or only half committed, with chance `impatient`           (T3, T23)
 *   a group ends
 *     when its trust is below `broken` (conflict), when its energy is below `fade` (faded; fulfilled if it is recognized and
 *     nobody in it needs anything any more), or when fewer than two remain: fulfilled if some and at least `done` of the needs
 *     brought were met, otherwise emptied                                                                    (T32)
 *   who leaves keeps `kept` of the fearlessness gained; the ties to those left become ties among alumni        (T20, T37)
 */
import { bits, hand, uniform } from '../../engine/dice.ts';
import { inLotOrder } from '../../engine/lots.ts';
import { EVENT } from '../events.ts';
import { groupsOf, leave } from '../membership.ts';
import { closenessTo, tieBetween } from '../ties.ts';
import { BOOK, CAUSE, each, LEAVE, MEMBERSHIPS, NONE, type Settings, type Sight, settle } from '../world.ts';

/** Whether somebody in group row g who is close to i still needs something. */
function somebodyStays(world: Sight, settings: Settings, i: number, g: number): boolean {
  const { members, size, stuckSince } = world;
  for (let at = 0; at < size[g]!; at++) {
    const j = members[g * settings.size.seats + at]!;
    if (j !== i && stuckSince[j]! >= 0 && closenessTo(world, i, j) > settings.needs.closeEnough) return true;
  }
  return false;
}

export const committing = each(
  'committing',
  'people',
  ['commitment', 'slowWeeks', 'leaveWish'],
  (world, settings, { k0, k1 }, from, to) => {
    const { commitment, slowWeeks, leaveWish, membership, stuckSince, fearlessness } = world;
    const { gainOf, gainAsIfAlone } = world;
    const rules = settings['letting-go'];

    for (let i = from; i < to; i++) {
      for (let m = 0; m < MEMBERSHIPS; m++) {
        const at = i * MEMBERSHIPS + m;
        leaveWish[at] = LEAVE.stay;
        const g = membership[at]!;
        if (g < 0) continue;
        let wish: number = LEAVE.stay;
        let chance = 0;
        if (stuckSince[i] === NONE) {
          wish = LEAVE.fulfilled;
          chance = somebodyStays(world, settings, i, g)
            ? rules.needed
            : rules.free + rules.freeFearless * fearlessness[i]!;
        } else {
          const here = gainOf[at]!;
          const alone = gainAsIfAlone[i]! / groupsOf(membership, i);
          if (here + alone > 0) {
            slowWeeks[at] = here > alone ? 0 : slowWeeks[at]! + 1;
            commitment[at] = commitment[at]! + rules.commitmentPace * (here / (here + alone) - commitment[at]!);
          }
          if (slowWeeks[at]! > rules.patience) wish = LEAVE.slow;
          else if (commitment[at]! < rules.commitment) wish = LEAVE.halfHearted;
          if (wish !== LEAVE.stay) chance = rules.impatient;
        }
        if (chance > 0 && uniform(hand(k0, i), k1, m) < chance) leaveWish[at] = wish;
      }
    }
  },
);

export const deciding = each('deciding', 'groups', ['ending'], (world, settings, _luck, from, to) => {
  const { groupId, ending, needsLeft, energyLevel, trust, recognizedWeek } = world;
  const { broken } = settings['letting-go'];
  const { fade } = settings.energy;
  for (let g = from; g < to; g++) {
    if (groupId[g] === 0) continue;
    // Members who have what they came for leave one by one, or stay for each other; only without energy is it over at once.
    if (trust[g]! < broken) ending[g] = CAUSE.conflict;
    else if (energyLevel[g]! < fade)
      ending[g] = needsLeft[g] === 0 && recognizedWeek[g]! >= 0 ? CAUSE.fulfilled : CAUSE.faded;
    else ending[g] = CAUSE.none;
  }
});

const WRITES = ['membership', 'members', 'size', 'fearlessness', 'tieAlumni', 'cause', 'ended', 'book'] as const;
type Written = Sight<(typeof WRITES)[number]>;

/** Person i goes out of group row g; the ties between them and those who remain become ties among alumni. */
function part(world: Written, settings: Settings, i: number, g: number): void {
  const { tieTo, tieStart, tieEnd, tieAlumni, members, size, fearlessness, bornFearless } = world;
  const { seats } = settings.size;
  leave(world, seats, i, g);
  for (let at = 0; at < size[g]!; at++) {
    const j = members[g * seats + at]!;
    const there = tieBetween(tieTo, tieStart[i]!, tieEnd[i]!, j);
    if (there >= 0) tieAlumni[there] = 1;
    const back = tieBetween(tieTo, tieStart[j]!, tieEnd[j]!, i);
    if (back >= 0) tieAlumni[back] = 1;
  }
  const gained = Math.max(0, fearlessness[i]! - bornFearless[i]!);
  fearlessness[i] = fearlessness[i]! - (1 - settings.growing.kept) * gained;
}

export const lettingGo = settle('letting-go', WRITES, (world, settings, { k0, k1, week }, log) => {
  const { leaveWish, membership, size, members, ending, cause, ended, groupId, book } = world;
  const { needsBrought, needsMet } = world;
  const { people, seats } = settings.size;
  const { done } = settings['letting-go'];

  const end = (g: number, why: number) => {
    for (let at = size[g]! - 1; at >= 0; at--) part(world, settings, members[g * seats + at]!, g);
    cause[g] = why;
    ended[g] = week;
    log.say(EVENT.ended, NONE, groupId[g]!, NONE);
    book[BOOK.alive] = book[BOOK.alive]! - 1;
  };

  const lot = (at: number) => bits(hand(k0, Math.floor(at / MEMBERSHIPS)), k1, at % MEMBERSHIPS);
  for (const at of inLotOrder(leaveWish, people * MEMBERSHIPS, LEAVE.stay, lot)) {
    const g = membership[at]!;
    if (g < 0 || ended[g]! >= 0) continue;
    const i = Math.floor(at / MEMBERSHIPS);
    part(world, settings, i, g);
    log.say(EVENT.left, i, groupId[g]!, NONE);
    if (size[g]! < 2)
      end(g, needsMet[g]! >= done * needsBrought[g]! && needsMet[g]! > 0 ? CAUSE.fulfilled : CAUSE.emptied);
  }
  for (let g = 0; g < book[BOOK.rowsUsed]!; g++) {
    if (groupId[g] !== 0 && ended[g]! < 0 && ending[g] !== CAUSE.none) end(g, ending[g]!);
  }
});

/** Rows of groups that ended stay readable until the week is over; now they are free again, the lowest row first in use. */
export const resting = settle('resting', ['groupId', 'freeRows', 'book'], (world) => {
  const { groupId, ended, freeRows, book } = world;
  for (let g = book[BOOK.rowsUsed]! - 1; g >= 0; g--) {
    if (groupId[g] === 0 || ended[g]! < 0) continue;
    groupId[g] = 0;
    freeRows[book[BOOK.freeCount]!] = g;
    book[BOOK.freeCount] = book[BOOK.freeCount]! + 1;
  }
});
