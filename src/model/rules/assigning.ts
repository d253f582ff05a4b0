/**
 * Assigning: the rival (T38). In an organization that assigns, the share of those stuck whom it assigns is taught by appointed
 * experts; who is one of them is drawn once for each need (src/model/organization.ts). With chance `pace` a week (finding and
 * appointing an expert takes time) the best of the organization who is free in the field of the largest gap, and knows more, leads a
 * team in that field; who else is stuck there comes to the same team, up to its room.
 *
 * An expert who teaches gives a part of their own week to it, and leads at most `teams` teams. Somebody who says we refuses any
 * other way of working, as far as `refused` says (T20). An organization that has changed as a whole assigns nobody (T19).
 */
import { bits, hand, uniform } from '../../engine/dice.ts';
import { inLotOrder } from '../../engine/lots.ts';
import { BEGINNING, begin } from '../beginning.ts';
import { EVENT } from '../events.ts';
import { belongs, enter, leads, placeOf } from '../membership.ts';
import { assignedIn, isAssigned, type Staff, staffOf } from '../organization.ts';
import { MEMBERSHIPS, NEEDS, NONE, type Settings, type Sight, settle } from '../world.ts';

const TURN = { found: 0, lot: 1, key: 2, expert: 3 } as const;

/** The field in which i lacks most, or NONE. */
function field(world: Sight, fields: number, i: number): number {
  let most = 0;
  let which = NONE;
  for (let n = 0; n < NEEDS; n++) {
    const k = world.needField[i * NEEDS + n]!;
    if (k < 0) continue;
    const gap = world.needLevel[i * NEEDS + n]! - world.expertise[i * fields + k]!;
    if (gap > most) {
      most = gap;
      which = k;
    }
  }
  return which;
}

/** The team in field k that e leads and that has room, or NONE; and how many teams e leads. */
function teamsOf(world: Sight, seats: number, e: number, k: number): { open: number; led: number } {
  let open = NONE;
  let led = 0;
  for (let m = 0; m < MEMBERSHIPS; m++) {
    const g = world.membership[e * MEMBERSHIPS + m]!;
    if (g < 0 || !leads(world, e, g)) continue;
    led += 1;
    if (world.reasonA[g] === 1 << k && world.size[g]! < seats) open = g;
  }
  return { open, led };
}

/**
 * The best of an organization in field k who knows more than the pupil and can teach now, with the open team they lead there. Of equals
 * who leads one already, otherwise who has the lower lot.
 */
function expertFor(
  world: Sight,
  settings: Settings,
  { start, list }: Staff,
  o: number,
  pupil: number,
  k: number,
  lotOf: (e: number) => number,
): { expert: number; team: number } {
  const { fields, seats } = settings.size;
  const { expertise, membership } = world;
  let best = expertise[pupil * fields + k]! + settings.needs.met;
  let expert = NONE;
  let team = NONE;
  for (let at = start[o]!; at < start[o + 1]!; at++) {
    const e = list[at]!;
    if (expertise[e * fields + k]! < best || (expertise[e * fields + k] === best && expert === NONE)) continue;
    if (e === pupil) continue;
    const { open, led } = teamsOf(world, seats, e, k);
    if (open === NONE && (led >= settings.assigning.teams || placeOf(membership, e, NONE) === NONE)) continue;
    const even = expert !== NONE && expertise[e * fields + k] === best;
    if (even && ((open === NONE && team !== NONE) || ((open === NONE) === (team === NONE) && lotOf(e) > lotOf(expert))))
      continue;
    best = expertise[e * fields + k]!;
    expert = e;
    team = open;
  }
  return { expert, team };
}

export const assigning = settle('assigning', BEGINNING, (world, settings, luck, log) => {
  const { k0, k1, week } = luck;
  const { stuckSince, membership, organization, groupId } = world;
  const { people, organizations, fields, seats } = settings.size;
  const { pace } = settings.assigning;
  let any = false;
  for (let o = 0; o < organizations; o++) if (assignedIn(world, o) > 0) any = true;
  if (!any) return;

  const waiting: number[] = [];
  for (let i = 0; i < people; i++) {
    if (stuckSince[i] === NONE || belongs(membership, i)) continue;
    if (uniform(hand(k0, i), k1, TURN.found) < pace && isAssigned(world, settings, luck, i)) waiting.push(i);
  }
  const staff = staffOf(world, people, organizations);
  const lotOf = (e: number) => bits(hand(k0, e), k1, TURN.expert) >>> 0;
  for (const i of inLotOrder(waiting, (pupil) => bits(hand(k0, pupil), k1, TURN.lot))) {
    // Who was taken on as an expert a moment ago has something else to do.
    if (belongs(membership, i)) continue;
    const k = field(world, fields, i);
    if (k === NONE) continue;
    const { expert, team } = expertFor(world, settings, staff, organization[i]!, i, k, lotOf);
    if (expert === NONE) continue;
    if (team !== NONE) {
      enter(world, seats, i, team);
      log.say(EVENT.assigned, i, groupId[team]!, expert);
    } else {
      const g = begin(world, settings, week, expert, i, bits(hand(k0, i), k1, TURN.key), k);
      log.say(EVENT.appointed, expert, groupId[g]!, NONE);
      log.say(EVENT.assigned, i, groupId[g]!, expert);
    }
  }
});
