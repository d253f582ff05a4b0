/** How people go out of a group, and how a group ends: what letting go, leaving the world and closing a group share. */
import { CIRCLE_OPENING, openCircle } from './circles.ts';
import { EVENT, type EventLog } from './events.ts';
import { leave } from './membership.ts';
import { tieBetween } from './ties.ts';
import { BOOK, CAUSE, CIRCLES, KIND, NONE, type Settings, type Sight } from './world.ts';

/** The columns that a parting writes. */
export const PARTING = [
  'membership',
  'members',
  'size',
  'fearlessness',
  'tieAlumni',
  'cause',
  'ended',
  ...CIRCLE_OPENING,
] as const;
type Written = Sight<(typeof PARTING)[number]>;

/**
 * Person i goes out of group row g; the ties between them and those who remain become ties among alumni. Who was assigned to a team
 * is nobody's alumnus.
 */
export function part(world: Written, settings: Settings, i: number, g: number): void {
  const { tieTo, tieStart, tieEnd, tieAlumni, members, size, fearlessness, bornFearless } = world;
  const { seats } = settings.size;
  leave(world, seats, i, g);
  for (let at = 0; world.kind[g] === KIND.own && at < size[g]!; at++) {
    const j = members[g * seats + at]!;
    const there = tieBetween(tieTo, tieStart[i]!, tieEnd[i]!, j);
    if (there >= 0) tieAlumni[there] = 1;
    const back = tieBetween(tieTo, tieStart[j]!, tieEnd[j]!, i);
    if (back >= 0) tieAlumni[back] = 1;
  }
  // A team gave no courage, and takes none.
  const gained = world.kind[g] === KIND.own ? Math.max(0, fearlessness[i]! - bornFearless[i]!) : 0;
  fearlessness[i] = fearlessness[i]! - (1 - settings.growing.kept) * gained;
}

/** Why a group in row g ends that has fewer than two members: enough of the needs brought were met, or not. */
export function causeWhenEmptied(world: Sight, settings: Settings, g: number): number {
  const { needsBrought, needsMet } = world;
  const enough = needsMet[g]! >= settings['letting-go'].done * needsBrought[g]! && needsMet[g]! > 0;
  return enough ? CAUSE.fulfilled : CAUSE.emptied;
}

/**
 * Group row g ends: its members go, its row can be read until the week is over. A trusting group that ends fulfilled may live on
 * as a community of those who were in it last, its founders, and the friends they have from earlier groups (T30).
 * @param luck a uniform draw in [0, 1) that belongs to this group and week
 */
export function end(
  world: Written,
  settings: Settings,
  week: number,
  g: number,
  why: number,
  luck: number,
  log: EventLog,
): void {
  const { members, size, groupId, trustPeak, kind, founderA, founderB, born, arrived, here, community } = world;
  const { seats } = settings.size;
  const { liveOn, trust, every } = settings.communities;
  const last: number[] = [];
  if (why === CAUSE.fulfilled && kind[g] === KIND.own && luck < liveOn && trustPeak[g]! >= trust) {
    for (let at = 0; at < size[g]!; at++) last.push(members[g * seats + at]!);
    for (const i of [founderA[g]!, founderB[g]!]) {
      // In the place of a founder who has left this world there may be somebody else.
      if (here[i] === 1 && arrived[i]! <= born[g]! && !last.includes(i)) last.push(i);
    }
  }
  for (let at = size[g]! - 1; at >= 0; at--) part(world, settings, members[g * seats + at]!, g);
  world.cause[g] = why;
  world.ended[g] = week;
  log.say(EVENT.ended, NONE, groupId[g]!, NONE);
  world.book[BOOK.alive] = world.book[BOOK.alive]! - 1;

  if (last.length < 2) return;
  for (const i of [...last]) {
    for (let e = world.tieStart[i]!; e < world.tieEnd[i]!; e++) {
      const friend = world.tieTo[e]!;
      const near = world.tieAlumni[e] === 1 && world.closeness[e]! > settings.needs.closeEnough;
      if (near && here[friend] === 1 && !last.includes(friend)) last.push(friend);
    }
  }
  const free = last.filter((i) => community.subarray(i * CIRCLES, (i + 1) * CIRCLES).includes(NONE));
  if (free.length >= 2) openCircle(world, settings, week, NONE, every, groupId[g]!, NONE, free, log);
}
