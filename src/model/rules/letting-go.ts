/**
 * Letting go: of a group by its members, and of itself by a group.
 *
 *   commitment   += commitmentPace · (together / (together + alone) - commitment), while the member needs            (T23)
 *   a member leaves
 *     fulfilled, with chance needed · (1 - groupFirst · we) a week while somebody close in the group still needs, otherwise with
 *     chance free + freeFearless · fearlessness                                                             (T7, T20, T28, T32)
 *     after `patience` weeks no faster than alone, or only half committed, with chance `impatient`           (T3, T23)
 *   a group ends
 *     when its trust is below `broken` (conflict), when its energy is below `fade` (faded; fulfilled if it is recognized and
 *     nobody in it needs anything any more), or when fewer than two remain: fulfilled if some and at least `done` of the needs
 *     brought were met, otherwise emptied                                                                    (T32)
 *     within `aftermath` weeks of a crisis what breaks or fades is put down to that                           (T34)
 *   of an assigned team a pupil goes when its field is learned, the expert stays until all are gone          (T38)
 *   who leaves keeps `kept` of the fearlessness gained; the ties to those left become ties among alumni        (T20, T37)
 */
import { bits, hand, uniform } from '../../engine/dice.ts';
import { inLotOrder } from '../../engine/lots.ts';
import { EVENT } from '../events.ts';
import { listed } from '../lists.ts';
import { groupsOf, leads, needBits } from '../membership.ts';
import { causeWhenEmptied, end, PARTING, part } from '../parting.ts';
import { closenessTo } from '../ties.ts';
import { BOOK, CAUSE, each, KIND, LEAVE, MEMBERSHIPS, NONE, type Settings, type Sight, settle } from '../world.ts';

/** A turn beyond the memberships, which draw the order in which members leave. */
const TURN = { livesOn: MEMBERSHIPS } as const;

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
    const { gainOf, gainAsIfAlone, we, kind } = world;
    const rules = settings['letting-go'];

    for (let i = from; i < to; i++) {
      for (let m = 0; m < MEMBERSHIPS; m++) {
        const at = i * MEMBERSHIPS + m;
        leaveWish[at] = LEAVE.stay;
        const g = membership[at]!;
        if (g < 0) continue;
        let wish: number = LEAVE.stay;
        let chance = 0;
        const assigned = kind[g] === KIND.assigned;
        if (assigned && leads(world, i, g)) continue;
        if (assigned && (needBits(world.needField, i) & world.reasonA[g]!) === 0) {
          wish = LEAVE.fulfilled;
          chance = 1;
        } else if (stuckSince[i] === NONE) {
          wish = LEAVE.fulfilled;
          chance = somebodyStays(world, settings, i, g)
            ? rules.needed * (1 - rules.groupFirst * we[i]!)
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

export const deciding = each('deciding', 'groups', ['ending'], (world, settings, { week }, from, to) => {
  const { groupId, ending, needsLeft, energyLevel, trust, recognizedWeek, kind, crisisWeek } = world;
  const { aftermath } = settings.crisis;
  const { broken } = settings['letting-go'];
  const { fade } = settings.energy;
  for (let g = from; g < to; g++) {
    if (groupId[g] === 0) continue;
    const struck = crisisWeek[g]! >= 0 && week - crisisWeek[g]! <= aftermath;
    // Members who have what they came for leave one by one, or stay for each other; only without energy is it over at once.
    if (kind[g] === KIND.assigned) ending[g] = CAUSE.none;
    else if (trust[g]! < broken) ending[g] = struck ? CAUSE.crisis : CAUSE.conflict;
    else if (energyLevel[g]! >= fade) ending[g] = CAUSE.none;
    else if (needsLeft[g] === 0 && recognizedWeek[g]! >= 0) ending[g] = CAUSE.fulfilled;
    else ending[g] = struck ? CAUSE.crisis : CAUSE.faded;
  }
});

/** Lists who wishes to go, in row order. */
export const leaving = each(
  'leaving',
  'parts',
  ['leavers', 'partLeavers'],
  ({ leavers, partLeavers, leaveWish }, { size: { people, partRows } }, _luck, from, to) => {
    for (let part = from; part < to; part++) {
      const start = part * partRows * MEMBERSHIPS;
      const end = Math.min(people, (part + 1) * partRows) * MEMBERSHIPS;
      let count = 0;
      for (let at = start; at < end; at++) {
        if (leaveWish[at] === LEAVE.stay) continue;
        leavers[start + count] = at;
        count += 1;
      }
      partLeavers[part] = count;
    }
  },
);

export const lettingGo = settle('letting-go', PARTING, (world, settings, { k0, k1, week }, log) => {
  const { leavers, partLeavers, membership, size, ending, ended, groupId, groupLuck, book } = world;
  log.mark();
  const over = (g: number, why: number) =>
    end(world, settings, week, g, why, uniform(hand(k0, groupLuck[g]!), k1, TURN.livesOn), log);

  const lot = (at: number) => bits(hand(k0, Math.floor(at / MEMBERSHIPS)), k1, at % MEMBERSHIPS);
  for (const at of inLotOrder(listed(leavers, partLeavers, MEMBERSHIPS, settings), lot)) {
    const g = membership[at]!;
    if (g < 0 || ended[g]! >= 0) continue;
    const i = Math.floor(at / MEMBERSHIPS);
    part(world, settings, i, g);
    log.say(EVENT.left, i, groupId[g]!, NONE);
    if (size[g]! < 2) over(g, causeWhenEmptied(world, settings, g));
  }
  for (let g = 0; g < book[BOOK.rowsUsed]!; g++) {
    if (groupId[g] !== 0 && ended[g]! < 0 && ending[g] !== CAUSE.none) over(g, ending[g]!);
  }
});

/**
 * Rows of groups that ended stay readable until the week is over; now they are free again, the lowest row first in use. The week's
 * count of needs begins anew.
 */
export const resting = settle('resting', ['groupId', 'freeRows', 'book', 'arisen'], (world) => {
  const { groupId, ended, freeRows, book, arisen } = world;
  arisen.fill(0);
  for (let g = book[BOOK.rowsUsed]! - 1; g >= 0; g--) {
    if (groupId[g] === 0 || ended[g]! < 0) continue;
    groupId[g] = 0;
    freeRows[book[BOOK.freeCount]!] = g;
    book[BOOK.freeCount] = book[BOOK.freeCount]! + 1;
  }
});
