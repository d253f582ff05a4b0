/**
 * Noticing: whom everybody looks at this week, and which group they see through them.
 *
 *   looks a week, drawn among the own ties with weight floor + closeness (+ team within the own team)     (T14, T26)
 *   with chance stranger one more, at anybody
 *   walls hide somebody of another organization with probability 1 - pass, that of the higher of two walls     (T46)
 *   who is invited by a group elsewhere sees it and one of its members in place of the stranger, walls or no walls  (T47)
 *   at a gathering, `looks` others who came, of whatever organization                                     (T13, T45)
 *   through a person one of their groups is seen, not one's own, once its members recognize it, and how far its purpose resonates
 *                                                                                                          (T6, T15, T16)
 *   at somebody close (closeness > closeEnough) who is stuck, a person without a need may take on one of their needs, with
 *   chance care + (careOfWe - care) · we                                                                   (T5, T14)
 */
import type { ReadonlyColumn } from '../../engine/columns.ts';
import { hand, uniform } from '../../engine/dice.ts';
import { resonance } from '../desire.ts';
import { placeOf } from '../membership.ts';
import { closenessTo } from '../ties.ts';
import { BOOK, each, KIND, MEMBERSHIPS, NEEDS, NONE, type Settings, type Sight } from '../world.ts';

const TURN = { stranger: 0, whom: 1, look: 2 } as const;
/** Turns a look takes: which tie, wall, which group, care, which need. */
const TURNS = 5;

/** One recognized group of person j that i does not belong to, each of two as often as the other; NONE if there is none. */
function groupSeen(
  membership: ReadonlyColumn,
  recognizedWeek: ReadonlyColumn,
  i: number,
  j: number,
  luck: number,
): number {
  let seen = NONE;
  let found = 0;
  for (let m = 0; m < MEMBERSHIPS; m++) {
    const g = membership[j * MEMBERSHIPS + m]!;
    if (g < 0 || recognizedWeek[g]! < 0 || placeOf(membership, i, g) !== NONE) continue;
    found += 1;
    if (found === 1 || luck * found < 1) seen = g;
  }
  return seen;
}

/** The group whose lack i would work on who takes on a need of j: one of j's own accord that i is not in, or NONE. */
function groupCaredFor({ membership, kind }: Sight, i: number, j: number): number {
  for (let m = 0; m < MEMBERSHIPS; m++) {
    const g = membership[j * MEMBERSHIPS + m]!;
    if (g >= 0 && kind[g] === KIND.own && placeOf(membership, i, g) === NONE) return g;
  }
  return NONE;
}

/** Sums of weights up to and including each tie of the person at hand. */
let reaching = new Float64Array(64);

function roomFor(ties: number): void {
  if (ties > reaching.length) reaching = new Float64Array(2 * ties);
}

/** Sums the weights of ties start..end into `reaching`; returns the whole. */
function weigh(closeness: ReadonlyColumn, start: number, end: number, floor: number): number {
  roomFor(end - start);
  let total = 0;
  for (let e = start; e < end; e++) {
    total += floor + closeness[e]!;
    reaching[e - start] = total;
  }
  return total;
}

/** The same for somebody in a team, whose teammates weigh more. */
function weighTeam(world: Sight, start: number, end: number, floor: number, ownTeam: number, more: number): number {
  const { closeness, team, tieTo } = world;
  roomFor(end - start);
  let total = 0;
  for (let e = start; e < end; e++) {
    total += floor + closeness[e]! + (team[tieTo[e]!] === ownTeam ? more : 0);
    reaching[e - start] = total;
  }
  return total;
}

/**
 * Whom i looks at besides their ties: at look 0 a member of the group that invites them, or a chance stranger; at further looks
 * somebody who came to the same gathering. NONE where there is nobody.
 */
function elsewhere(
  world: Sight,
  settings: Settings,
  i: number,
  look: number,
  host: number,
  luck: number,
  k1: number,
  turn: number,
): number {
  const { seats } = settings.size;
  if (look > 0) {
    const circle = world.attending[i]!;
    if (circle < 0) return NONE;
    const first = world.gatherStart[circle]!;
    const j = world.attendees[first + ((uniform(luck, k1, turn) * (world.gatherEnd[circle]! - first)) | 0)]!;
    return j === i ? NONE : j;
  }
  if (host >= 0) return world.members[host * seats + ((uniform(luck, k1, TURN.whom) * world.size[host]!) | 0)]!;
  if (uniform(luck, k1, TURN.stranger) >= settings.noticing.stranger || world.here[i] === 0) return NONE;
  const j = (uniform(luck, k1, TURN.whom) * world.book[BOOK.peopleRows]!) | 0;
  return j === i || world.here[j] === 0 ? NONE : j;
}

export const noticing = each(
  'noticing',
  'people',
  ['seenPerson', 'seenGroup', 'seenClose', 'seenLike', 'careField', 'careLevel', 'careGroup'],
  (world, settings, { k0, k1 }, from, to) => {
    const { seenPerson, seenGroup, seenClose, careField, careLevel, careGroup } = world;
    const { tieStart, tieEnd, tieTo, closeness, organization, team, membership, recognizedWeek } = world;
    const { stuckSince, needField, needLevel, we } = world;
    const { looks, floor, team: teamWeight } = settings.noticing;
    const { pass, invitedTo } = world;
    const bridging = settings.bridging.rate > 0;
    const { care, careOfWe, closeEnough } = settings.needs;
    const { looks: width, fields } = settings.size;
    const { seenLike, expertise, norm, purpose, purposeNorm } = world;

    // First everybody chooses whom to look at, then they look: what is far off is fetched while others still choose.
    for (let i = from; i < to; i++) {
      const luck = hand(k0, i);
      const start = tieStart[i]!;
      const end = tieEnd[i]!;
      const last = end - start - 1;
      const ownTeam = team[i]!;
      const total =
        ownTeam < 0 ? weigh(closeness, start, end, floor) : weighTeam(world, start, end, floor, ownTeam, teamWeight);
      const host = bridging ? invitedTo[i]! : NONE;

      for (let look = 0; look < width; look++) {
        const at = i * width + look;
        const turn = TURN.look + look * TURNS;
        let j = NONE;
        let close = 0;
        if (look < looks) {
          if (last >= 0) {
            const point = uniform(luck, k1, turn) * total;
            let e = start;
            // The first whose sum reaches beyond the point: counting them all costs less than a jump that nobody can foresee.
            for (let tie = 0; tie < last; tie++) e += reaching[tie]! <= point ? 1 : 0;
            j = tieTo[e]!;
            close = closeness[e]!;
          }
        } else {
          j = elsewhere(world, settings, i, look - looks, host, luck, k1, turn);
          if (j >= 0 && (look > looks || host >= 0)) close = closenessTo(world, i, j);
        }
        seenPerson[at] = j;
        seenClose[at] = close;
      }
    }

    for (let i = from; i < to; i++) {
      const luck = hand(k0, i);
      const ownOrganization = organization[i]!;
      const ownWalls = pass[ownOrganization]!;
      const free = stuckSince[i] === NONE;
      const host = bridging ? invitedTo[i]! : NONE;
      careField[i] = NONE;
      careGroup[i] = NONE;

      for (let look = 0; look < width; look++) {
        const at = i * width + look;
        const turn = TURN.look + look * TURNS;
        seenGroup[at] = NONE;
        const j = seenPerson[at]!;
        if (j < 0) continue;
        const close = seenClose[at]!;
        // Who is invited, and who comes to a gathering, sees beyond walls.
        const open = look > looks || (look === looks && host >= 0);
        const theirs = organization[j]!;
        if (theirs !== ownOrganization && !open && uniform(luck, k1, turn + 1) >= Math.min(pass[theirs]!, ownWalls)) {
          seenPerson[at] = NONE;
          seenClose[at] = 0;
          continue;
        }

        if (membership[j * MEMBERSHIPS]! >= 0 || membership[j * MEMBERSHIPS + 1]! >= 0) {
          seenGroup[at] =
            host >= 0 && look === looks
              ? host
              : groupSeen(membership, recognizedWeek, i, j, uniform(luck, k1, turn + 2));
          const g = seenGroup[at]!;
          if (g >= 0)
            seenLike[at] = resonance(
              expertise,
              needField,
              needLevel,
              i,
              fields,
              norm[i]!,
              purpose,
              g * fields,
              purposeNorm[g]!,
            );
        }
        if (free && close > closeEnough && stuckSince[j]! >= 0) {
          if (uniform(luck, k1, turn + 3) < care + (careOfWe - care) * we[i]!) {
            const first = Math.floor(uniform(luck, k1, turn + 4) * NEEDS);
            const n = needField[j * NEEDS + first]! >= 0 ? first : NEEDS - 1 - first;
            careField[i] = needField[j * NEEDS + n]!;
            careLevel[i] = needLevel[j * NEEDS + n]!;
            careGroup[i] = groupCaredFor(world, i, j);
          }
        }
      }
    }
  },
);
