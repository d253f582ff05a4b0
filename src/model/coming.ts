/** How people come into a world and go out of it while it runs: what turnover and interventions share (T43). */
import { hand, uniform } from '../engine/dice.ts';
import { leaveCircle } from './circles.ts';
import { drawer } from './draw.ts';
import { EVENT, type EventLog } from './events.ts';
import { leads } from './membership.ts';
import type { Staff } from './organization.ts';
import { TRAITS, type TraitName } from './parameters.ts';
import { causeWhenEmptied, end, PARTING, part } from './parting.ts';
import { reach, tieBetween } from './ties.ts';
import { BOOK, CIRCLES, MEMBERSHIPS, NEEDS, NONE, type Settings, type Sight } from './world.ts';

/** The columns that coming and going write. */
export const COMING_AND_GOING = [
  ...PARTING,
  'here',
  'arrived',
  'expertise',
  'norm',
  'bestField',
  'needField',
  'stuckSince',
  'supportOf',
  'drive',
  'openness',
  'authenticity',
  'stance',
  'attention',
  'bornFearless',
  'we',
  'ego',
  'esteem',
  'angst',
  'spark',
  'sparkFrom',
  'sparkGeneration',
  'fostering',
  'role',
  'organization',
  'team',
  'groupsSoFar',
  'arisen',
  'careField',
  'helpGroup',
  'circleWish',
  'circleQuit',
  'seenGroup',
  'tieTo',
  'tieEnd',
  'closeness',
  'tieOwn',
] as const;
type Written = Sight<(typeof COMING_AND_GOING)[number]>;

/**
 * These people leave the world: their groups, their communities, and the ties of everybody else to them.
 * @param gone 1 for everybody who goes, a byte for each person
 * @param luckOfGroup a uniform draw that belongs to a group (by its row) and this week
 */
export function depart(
  world: Written,
  settings: Settings,
  week: number,
  gone: Uint8Array,
  luckOfGroup: (g: number) => number,
  log: EventLog,
): void {
  const { membership, size, ended, here, community, tieStart, tieEnd, tieTo, needField, stuckSince } = world;
  const { people, looks } = settings.size;
  for (let i = 0; i < people; i++) if (gone[i] === 1) here[i] = 0;
  for (let i = 0; i < people; i++) {
    if (gone[i] === 0) continue;
    for (let m = 0; m < MEMBERSHIPS; m++) {
      const g = membership[i * MEMBERSHIPS + m]!;
      if (g < 0) continue;
      const leaderless = leads(world, i, g);
      part(world, settings, i, g);
      log.say(EVENT.left, i, world.groupId[g]!, NONE);
      // A team without the expert who led it is none.
      if ((size[g]! < 2 || leaderless) && ended[g]! < 0)
        end(world, settings, week, g, causeWhenEmptied(world, settings, g), luckOfGroup(g), log);
    }
    for (let at = 0; at < CIRCLES; at++) if (community[i * CIRCLES + at]! >= 0) leaveCircle(world, i, at);
    tieEnd[i] = tieStart[i]!;
    for (let n = 0; n < NEEDS; n++) needField[i * NEEDS + n] = NONE;
    stuckSince[i] = NONE;
    world.supportOf[i] = 0;
    // What they saw and wished is nothing to whoever comes in their place.
    world.arisen[i] = 0;
    world.careField[i] = NONE;
    world.helpGroup[i] = NONE;
    world.circleWish[i] = NONE;
    for (let at = 0; at < CIRCLES; at++) world.circleQuit[i * CIRCLES + at] = 0;
    for (let look = 0; look < looks; look++) world.seenGroup[i * looks + look] = NONE;
    world.groupsSoFar[i] = 0;
    world.spark[i] = 0;
    world.sparkFrom[i] = 0;
    world.fostering[i] = 0;
    world.role[i] = 0;
    log.say(EVENT.gone, i, NONE, NONE);
  }
  for (let i = 0; i < people; i++) {
    let kept = tieStart[i]!;
    for (let e = tieStart[i]!; e < tieEnd[i]!; e++) {
      if (gone[tieTo[e]!] === 1) continue;
      if (kept !== e) {
        tieTo[kept] = tieTo[e]!;
        world.closeness[kept] = world.closeness[e]!;
        world.tieOwn[kept] = world.tieOwn[e]!;
        world.tieAlumni[kept] = world.tieAlumni[e]!;
      }
      kept += 1;
    }
    tieEnd[i] = kept;
  }
}

/** Turns of a newcomer's luck that come before those of their traits. */
const TURN = { first: 0, other: 1 } as const;

/** Where the turns of traits begin: each trait has so many, whatever distribution it has. */
const TRAIT_TURNS = 1 << 10;

/** Person i, new in organization o, gets to know a few people there whom they do not know yet, drawn at random. */
export function meetColleagues(
  world: Sight<'tieTo' | 'tieEnd' | 'closeness' | 'tieOwn' | 'tieAlumni'>,
  settings: Settings,
  i: number,
  o: number,
  { start, list }: Staff,
  { k0, k1 }: { readonly k0: number; readonly k1: number },
): void {
  const { tieTo, tieStart, tieEnd } = world;
  const { ties, closeness } = settings.moving;
  const luck = hand(k0, i);
  const from = start[o]!;
  const colleagues = start[o + 1]! - from;
  for (let n = 0; n < Math.min(ties, colleagues); n++) {
    const first = Math.floor(uniform(luck, k1, TRAIT_TURNS - 1 - n) * colleagues);
    // Whom they know already is not met again, but the next one.
    for (let step = 0; step < colleagues; step++) {
      const j = list[from + ((first + step) % colleagues)]!;
      if (j === i || tieBetween(tieTo, tieStart[i]!, tieEnd[i]!, j) !== NONE) continue;
      if (reach(world, i, j, closeness) >= 0) reach(world, j, i, closeness);
      break;
    }
  }
}

/**
 * Somebody new in row i, of organization o: expertise and traits as the scenario spreads them, a few ties to people there, no
 * group, no need. Who comes into an organization that has changed as a whole finds its way of working natural: they begin with
 * the mean spark of its people (T19).
 */
export function arrive(
  world: Written,
  settings: Settings,
  week: number,
  i: number,
  o: number,
  staff: Staff,
  { k0, k1 }: { readonly k0: number; readonly k1: number },
  log: EventLog,
): void {
  const { expertise } = world;
  const { fields } = settings.size;
  const luck = hand(k0, i);
  const trait = (name: TraitName, number: number) => {
    let turn = TRAIT_TURNS * (number + 1);
    return drawer(settings.traits[name], TRAITS[name].range, () => uniform(luck, k1, turn++));
  };
  const drawn = Object.fromEntries(
    (Object.keys(TRAITS) as TraitName[]).map((name, number) => [name, trait(name, number)]),
  ) as Record<TraitName, () => number>;

  const own = uniform(luck, k1, TURN.first);
  const special = settings.organizations.specialized;
  const first = own < special ? o % fields : Math.floor(((own - special) / (1 - special)) * fields);
  const other = (first + 1 + Math.floor(uniform(luck, k1, TURN.other) * (fields - 1))) % fields;
  let square = 0;
  for (let k = 0; k < fields; k++) {
    expertise[i * fields + k] = k === first ? drawn.strong() : k === other ? drawn.second() : drawn.rest();
    square += expertise[i * fields + k]! * expertise[i * fields + k]!;
  }
  world.norm[i] = square > 0 ? Math.sqrt(square) : 1;
  world.bestField[i] = first;
  world.drive[i] = drawn.drive();
  world.openness[i] = drawn.openness();
  world.authenticity[i] = drawn.authenticity();
  world.stance[i] = drawn.stance();
  world.attention[i] = drawn.attention();
  world.bornFearless[i] = drawn.fearlessness();
  world.fearlessness[i] = world.bornFearless[i]!;
  world.ego[i] = drawn.ego();
  world.we[i] = 0;
  world.esteem[i] = 0;
  world.angst[i] = 0;
  world.here[i] = 1;
  if (i >= world.book[BOOK.peopleRows]!) world.book[BOOK.peopleRows] = i + 1;
  world.arrived[i] = week;
  world.organization[i] = o;
  world.team[i] = NONE;
  world.tieEnd[i] = world.tieStart[i]!;

  const from = staff.start[o]!;
  const colleagues = staff.start[o + 1]! - from;
  let spark = 0;
  for (let at = 0; at < colleagues; at++) spark += world.spark[staff.list[from + at]!]!;
  world.spark[i] = world.orgChanged[o]! >= 0 && colleagues > 0 ? spark / colleagues : 0;
  world.sparkFrom[i] = 0;
  world.sparkGeneration[i] = 0;

  meetColleagues(world, settings, i, o, staff, { k0, k1 });
  log.say(EVENT.came, i, NONE, o + 1);
}

/** The share of those for whom `eligible` holds, or so many of them, with the lowest lots, in row order. */
export function chosen(
  rows: number,
  eligible: (row: number) => boolean,
  many: number | ((of: number) => number),
  lotOf: (row: number) => number,
): number[] {
  const able: number[] = [];
  for (let row = 0; row < rows; row++) if (eligible(row)) able.push(row);
  const count = Math.min(able.length, typeof many === 'number' ? many : many(able.length));
  const lots = new Map(able.map((row) => [row, lotOf(row) >>> 0]));
  able.sort((a, b) => lots.get(a)! - lots.get(b)! || a - b);
  return able.slice(0, count).sort((a, b) => a - b);
}
