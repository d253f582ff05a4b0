/**
 * Intervening: what a scenario plans to do to its world from outside (src/model/interventions.ts). A week acts at its beginning;
 * what a span puts up is taken down in the week after it.
 *
 * Everybody whom it could concern draws a lot of their own, and so many of the lowest are taken. Luck is keyed by week, person and
 * place in the list, so that all that an intervention does not touch stays as it was.
 */
import { bits, hand, type Luck, uniform } from '../../engine/dice.ts';
import { CIRCLE_OPENING, circleOf, openCircle } from '../circles.ts';
import { arrive, COMING_AND_GOING, chosen, depart } from '../coming.ts';
import type { EventLog } from '../events.ts';
import { FOSTERING, type HowMany, type Intervention, ROLE } from '../interventions.ts';
import { staffOf } from '../organization.ts';
import { end } from '../parting.ts';
import { STRIKING, strike, THROWING, throwIntoNeed } from '../striking.ts';
import { BOOK, CAUSE, NONE, type Settings, type Sight, settle } from '../world.ts';

const WRITES = [
  ...COMING_AND_GOING,
  ...STRIKING,
  ...THROWING,
  ...CIRCLE_OPENING,
  'fosterUntil',
  'roleUntil',
  'pass',
  'assigned',
] as const;

/** Each intervention has so many turns of everybody's luck, beyond those that a newcomer takes. */
const TURNS = 4;
const FIRST_TURN = 1 << 20;

/** What every deed is done to and with. */
interface Scene {
  readonly world: Sight<(typeof WRITES)[number]>;
  readonly settings: Settings;
  readonly luck: Luck;
  readonly turn: number;
  readonly log: EventLog;
}

const numberOf = (many: HowMany) => ('count' in many ? many.count : (of: number) => Math.round(many.share * of));

/** So many people of an organization (null: of all) for whom `eligible` holds, drawn by lot. */
function people(
  { world, settings, luck, turn }: Scene,
  o: number | null,
  many: HowMany,
  eligible: (i: number) => boolean,
) {
  const { here, organization } = world;
  const lot = (i: number) => bits(hand(luck.k0, i), luck.k1, turn);
  const able = (i: number) => here[i] === 1 && (o === null || organization[i] === o) && eligible(i);
  return chosen(settings.size.people, able, numberOf(many), lot);
}

/** Does the work of week `week` of a span that begins with `from` and ends with `to`: an even part of the whole. */
function partOf(whole: number, { from, to }: Intervention, week: number): number {
  const span = to - from + 1;
  return Math.floor((whole * (week - from + 1)) / span) - Math.floor((whole * (week - from)) / span);
}

/** The same of a share: of those who are still there, so that in the end the share of those who were there at first has gone. */
function shareOf(share: number, { from, to }: Intervention, week: number): number {
  const aWeek = share / (to - from + 1);
  return Math.min(1, aWeek / (1 - aWeek * (week - from)));
}

const last = ({ from, to }: Intervention) => (to === from ? NONE : to);

const organizationsOf = ({ settings }: Scene, o: number | null) =>
  o === null ? Array.from({ length: settings.size.organizations }, (_, at) => at) : [o];

/** What begins in the first week of an intervention. */
function begin(scene: Scene, deed: Intervention): void {
  const { world, settings, luck, turn, log } = scene;
  const { week } = luck;
  if (deed.kind === 'catalysts') {
    for (const i of people(scene, deed.organization, deed.many, (at) => world.fostering[at] === FOSTERING.none)) {
      world.fostering[i] = FOSTERING[deed.way];
      world.fosterUntil[i] = last(deed);
    }
  } else if (deed.kind === 'roles') {
    for (const i of people(scene, deed.organization, deed.many, (at) => world.role[at] === ROLE.none)) {
      world.role[i] = ROLE[deed.role];
      world.roleUntil[i] = last(deed);
    }
  } else if (deed.kind === 'walls') {
    for (const o of organizationsOf(scene, deed.organization)) world.pass[o] = deed.pass;
  } else if (deed.kind === 'organizing') {
    for (const o of organizationsOf(scene, deed.organization)) world.assigned[o] = deed.assigned;
  } else if (deed.kind === 'gathering') {
    const free = (i: number) => circleOf(world.community, i, NONE) !== NONE;
    const guests = people(scene, deed.organization, { count: deed.count }, free);
    openCircle(world, settings, week, deed.theme ?? NONE, deed.every, 0, last(deed), guests, log);
  } else if (deed.kind === 'end') {
    const { groups } = deed;
    const able = (g: number) =>
      world.groupId[g] !== 0 &&
      world.ended[g]! < 0 &&
      (deed.organization === null || world.homeA[g] === deed.organization);
    const rows = world.book[BOOK.rowsUsed]!;
    const lot = (g: number) => bits(hand(luck.k0, world.groupLuck[g]!), luck.k1, turn);
    const ending =
      groups === 'all' ? chosen(rows, able, rows, lot) : typeof groups === 'string' ? most(scene, groups, able) : null;
    for (const g of ending ?? chosen(rows, able, numberOf(groups as HowMany), lot))
      end(world, settings, week, g, CAUSE.closed, 1, log);
  }
}

/** The largest group, or the oldest, of those for which `able` holds; of equals the one founded first. */
function most({ world }: Scene, which: 'largest' | 'oldest', able: (g: number) => boolean): number[] {
  let best = NONE;
  for (let g = 0; g < world.book[BOOK.rowsUsed]!; g++) {
    if (!able(g)) continue;
    const more = (of: number) => (which === 'largest' ? world.size[of]! : 0);
    const first = best === NONE || more(g) > more(best);
    if (first || (more(g) === more(best) && world.groupId[g]! < world.groupId[best]!)) best = g;
  }
  return best === NONE ? [] : [best];
}

/** What happens in every week of an intervention. */
function goOn(scene: Scene, deed: Intervention): void {
  const { world, settings, luck, turn, log } = scene;
  const { week } = luck;
  const { organizations } = settings.size;
  if (deed.kind === 'crisis') {
    const { trust, energy } = deed;
    const blow = { trust, energy, organization: deed.organization ?? NONE, field: deed.field ?? NONE };
    strike(world, settings, week, blow, log);
    if (blow.field !== NONE) throwIntoNeed(world, settings, luck, turn, blow);
  } else if (deed.kind === 'leave') {
    const { many, organization: o } = deed;
    const now =
      'count' in many ? { count: partOf(many.count, deed, week) } : { share: shareOf(many.share, deed, week) };
    const gone = new Uint8Array(settings.size.people);
    for (const i of people(scene, o, now, () => true)) gone[i] = 1;
    const luckOfGroup = (g: number) => uniform(hand(luck.k0, world.groupLuck[g]!), luck.k1, turn + 1);
    depart(world, settings, week, gone, luckOfGroup, log);
  } else if (deed.kind === 'newcomers') {
    const staff = staffOf(world, settings.size.people, organizations);
    let coming = partOf(deed.count, deed, week);
    for (let i = 0; i < settings.size.people && coming > 0; i++) {
      if (world.here[i] === 1) continue;
      // Where nothing else is said, one comes to the organization of somebody who is there, drawn at random.
      const like = staff.list[Math.floor(uniform(hand(luck.k0, i), luck.k1, turn) * staff.list.length)];
      const o = deed.organization ?? (like === undefined ? i % organizations : world.organization[like]!);
      arrive(world, settings, week, i, o, staff, luck, log);
      coming -= 1;
    }
  }
}

/** Of such interventions in organization o that were begun before this week and still hold, the one begun last, if any. */
function inForce(
  { settings, luck: { week } }: Scene,
  o: number,
  such: (deed: Intervention) => boolean,
): Intervention | undefined {
  let standing: Intervention | undefined;
  for (const deed of settings.interventions) {
    const holds = deed.from < week && (deed.to === deed.from || week <= deed.to);
    const there = deed.organization === null || deed.organization === o;
    if (such(deed) && holds && there && deed.from >= (standing?.from ?? 0)) standing = deed;
  }
  return standing;
}

/** What is taken down in the week after a span. */
function takeDown(scene: Scene, deed: Intervention): void {
  const { world, settings } = scene;
  if (deed.kind === 'walls') {
    for (const o of organizationsOf(scene, deed.organization)) {
      const standing = inForce(scene, o, ({ kind }) => kind === 'walls');
      world.pass[o] = standing?.kind === 'walls' ? standing.pass : settings.organizations.pass;
    }
  } else if (deed.kind === 'organizing') {
    for (const o of organizationsOf(scene, deed.organization)) {
      const standing = inForce(scene, o, ({ kind }) => kind === 'organizing');
      world.assigned[o] = standing?.kind === 'organizing' ? standing.assigned : settings.assigning.share;
    }
  } else if (deed.kind === 'catalysts') {
    for (let i = 0; i < settings.size.people; i++) {
      if (world.fosterUntil[i] !== deed.to || world.fostering[i] !== FOSTERING[deed.way]) continue;
      world.fostering[i] = FOSTERING.none;
      world.fosterUntil[i] = NONE;
    }
  } else if (deed.kind === 'roles') {
    for (let i = 0; i < settings.size.people; i++) {
      if (world.roleUntil[i] !== deed.to || world.role[i] !== ROLE[deed.role]) continue;
      world.role[i] = ROLE.none;
      world.roleUntil[i] = NONE;
    }
  }
}

export const intervening = settle('intervening', WRITES, (world, settings, luck, log) => {
  const { week } = luck;
  const { interventions } = settings;
  const sceneOf = (place: number) => ({ world, settings, luck, turn: FIRST_TURN + place * TURNS, log });
  // What is over is taken down before anything new is put up, wherever in the list it stands.
  for (const [place, deed] of interventions.entries())
    if (deed.to > deed.from && week === deed.to + 1) takeDown(sceneOf(place), deed);
  for (const [place, deed] of interventions.entries()) {
    if (week < deed.from || week > deed.to) continue;
    const scene = sceneOf(place);
    if (week === deed.from) begin(scene, deed);
    goOn(scene, deed);
  }
});
