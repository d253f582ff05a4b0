/** How a community begins, and how people come to belong to it and let go: what its rule, partings and interventions share. */
import type { ReadonlyColumn } from '../engine/columns.ts';
import { EVENT, type EventLog } from './events.ts';
import { BOOK, CIRCLES, NONE, type Settings, type Sight } from './world.ts';

/** The columns that the beginning of a community writes. */
export const CIRCLE_OPENING = [
  'book',
  'community',
  'communityId',
  'communityTheme',
  'communityEvery',
  'communityFrom',
  'communityBorn',
  'communityUntil',
  'communityEnded',
  'communitySize',
  'communityPeak',
  'communityMet',
  'communityCame',
  'communityGroups',
  'gatherStart',
  'gatherEnd',
] as const;

/** The place of community row c among those of i, or NONE. With c = NONE: a free place. */
export function circleOf(community: ReadonlyColumn, i: number, c: number): number {
  for (let at = 0; at < CIRCLES; at++) if (community[i * CIRCLES + at] === c) return at;
  return NONE;
}

type Entering = Sight<'community' | 'communitySize' | 'communityPeak'>;

/** Person i, who has a place free, belongs to community row c from now on. */
export function enterCircle(world: Entering, i: number, c: number): void {
  world.community[i * CIRCLES + circleOf(world.community, i, NONE)] = c;
  const size = world.communitySize[c]! + 1;
  world.communitySize[c] = size;
  if (size > world.communityPeak[c]!) world.communityPeak[c] = size;
}

/** Person i lets go of the community at place `at` of theirs. */
export function leaveCircle(world: Sight<'community' | 'communitySize'>, i: number, at: number): void {
  const c = world.community[i * CIRCLES + at]!;
  world.community[i * CIRCLES + at] = NONE;
  world.communitySize[c] = world.communitySize[c]! - 1;
}

/**
 * A community begins with the people given, each of whom has a place free. Where there is no row left, none begins.
 * @param theme a field, NONE for anything
 * @param from number of the group whose alumni begin it, 0 for none
 * @param until last week, NONE for an open end
 * @returns its row, or NONE
 */
export function openCircle(
  world: Sight<(typeof CIRCLE_OPENING)[number]>,
  settings: Settings,
  week: number,
  theme: number,
  every: number,
  from: number,
  until: number,
  people: readonly number[],
  log: EventLog,
): number {
  const { book, communityId } = world;
  let c = 0;
  while (c < book[BOOK.circleRows]! && communityId[c] !== 0) c += 1;
  if (c >= settings.size.communities) return NONE;
  if (c === book[BOOK.circleRows]) book[BOOK.circleRows] = c + 1;
  book[BOOK.circlesEver] = book[BOOK.circlesEver]! + 1;
  communityId[c] = book[BOOK.circlesEver]!;
  world.communityTheme[c] = theme;
  world.communityEvery[c] = every;
  world.communityFrom[c] = from;
  world.communityBorn[c] = week;
  world.communityUntil[c] = until;
  world.communityEnded[c] = NONE;
  world.communitySize[c] = 0;
  world.communityPeak[c] = 0;
  world.communityMet[c] = 0;
  world.communityCame[c] = 0;
  world.communityGroups[c] = 0;
  world.gatherStart[c] = 0;
  world.gatherEnd[c] = 0;
  for (const i of people) enterCircle(world, i, c);
  log.say(EVENT.opened, NONE, from === 0 ? NONE : from, communityId[c]!);
  return c;
}
