/**
 * The first morning: people with their expertise and traits, their organizations, teams and ties; no needs yet, no groups.
 *
 * Every trait is drawn from a stream of its own, person by person, so that another distribution of one trait leaves all the
 * others as they are. Everybody is expert at one field, knows a second, and little of the rest (T1). Who fosters, who has a role in the
 * network, and the communities that are there from the beginning have streams of their own.
 */
import seedrandom from 'seedrandom';
import type { Clearing } from '../engine/columns.ts';
import { circleOf, openCircle } from './circles.ts';
import { drawer } from './draw.ts';
import { EventLog } from './events.ts';
import type { Intervention } from './interventions.ts';
import { arcsOf } from './network/arcs-of.ts';
import { TRAITS, type TraitName } from './parameters.ts';
import type { Network, People, Scenario } from './scenario.ts';
import { BOOK, CIRCLES, emptyWorld, NONE, partsOf, type Settings, type World, worldBytes } from './world.ts';

/** Columns that begin with nobody, nothing, not yet. */
export const NOBODY_YET = [
  'stuckSince',
  'needField',
  'membership',
  'community',
  'circleWish',
  'attending',
  'invitedTo',
  'seenPerson',
  'seenGroup',
  'careField',
  'careGroup',
  'intentPerson',
  'intentGroup',
  'stick',
  'ask',
  'helpGroup',
  'fosterUntil',
  'roleUntil',
] as const;

/** A stream of uniform numbers for one purpose of the first morning. */
function stream(seed: string, purpose: string): () => number {
  return seedrandom.alea(`${seed}/${purpose}`).double;
}

/** A trait of everybody: as given where a file gives it, otherwise drawn. */
function traitOf(people: People, name: TraitName, seed: string): Float64Array {
  const draw = drawer(people.traits[name], TRAITS[name].range, stream(seed, `trait/${name}`));
  const given = people.given[name];
  const values = new Float64Array(people.count);
  for (let i = 0; i < people.count; i++) {
    const drawn = draw(); // also where it is given, so that a gap filled in the file moves nobody else
    const known = given?.[i];
    values[i] = known === undefined || Number.isNaN(known) ? drawn : known;
  }
  return values;
}

/**
 * Levels in all fields: one strong, a second, the rest low. The strong field is drawn; with chance `specialized` it is the one of the
 * own organization (T43).
 */
function giveExpertise(world: World, people: People, seed: string): void {
  const { expertise, norm, bestField, organization } = world.columns;
  const { specialized } = world.settings.organizations;
  const special = stream(seed, 'specialized');
  const { count, fields } = people;
  const strong = traitOf(people, 'strong', seed);
  const second = traitOf(people, 'second', seed);
  const low = drawer(people.traits.rest, TRAITS.rest.range, stream(seed, 'trait/rest'));
  const which = stream(seed, 'fields');
  for (let i = 0; i < count; i++) {
    const drawnField = Math.floor(which() * fields);
    const first = special() < specialized ? organization[i]! % fields : drawnField;
    bestField[i] = first;
    const other = (first + 1 + Math.floor(which() * (fields - 1))) % fields;
    const known = people.given.rest?.[i];
    let square = 0;
    for (let k = 0; k < fields; k++) {
      const drawn = low(); // also where it is given, as for every trait
      const rest = known === undefined || Number.isNaN(known) ? drawn : known;
      const level = k === first ? strong[i]! : k === other ? second[i]! : rest;
      expertise[i * fields + k] = level;
      square += expertise[i * fields + k]! * expertise[i * fields + k]!;
    }
    // Somebody who knows nothing at all has no direction; a length of one keeps their cosines at 0.
    norm[i] = square > 0 ? Math.sqrt(square) : 1;
  }
}

/** Everybody who is to come by intervention. */
function newcomers(interventions: readonly Intervention[]): number {
  return interventions.reduce((sum, deed) => sum + (deed.kind === 'newcomers' ? deed.count : 0), 0);
}

/** Communities that there can be at once: those of the first morning and by intervention; where groups live on, as people can fill. */
function circlesAtMost({ parameters, people, interventions }: Scenario): number {
  const { count, liveOn } = parameters.communities;
  const planned = count + interventions.filter(({ kind }) => kind === 'gathering').length;
  return planned + (liveOn > 0 ? Math.ceil((people.count * CIRCLES) / 2) : 0);
}

/** So many people as a share says, drawn from a stream of its own. */
function someOf(count: number, shares: readonly number[], random: () => number): Uint8Array {
  const of = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    let point = random();
    for (const [at, share] of shares.entries()) {
      if (point < share) {
        of[i] = at + 1;
        break;
      }
      point -= share;
    }
  }
  return of;
}

/** The communities of the first morning: each of people drawn at random who have a place free, the theme a field drawn at random. */
function openCircles(world: World, seed: string): void {
  const { count, size, every, themed } = world.settings.communities;
  const { fields } = world.settings.size;
  const people = world.columns.book[BOOK.peopleRows]!;
  const random = stream(seed, 'communities');
  for (let c = 0; c < count; c++) {
    const theme = random() < themed ? Math.floor(random() * fields) : NONE;
    const guests = new Set<number>();
    for (let tries = 0; tries < 20 * size && guests.size < size; tries++) {
      const i = Math.floor(random() * people);
      if (world.columns.here[i] === 1 && circleOf(world.columns.community, i, NONE) !== NONE) guests.add(i);
    }
    openCircle(world.columns, world.settings, 0, theme, every, 0, NONE, [...guests], world.log);
  }
}

/** Sizes and parameters of a scenario's world. */
export function settingsOf(scenario: Scenario): Settings {
  const { parameters, people, organizations, interventions } = scenario;
  const circles = circlesAtMost(scenario);
  const places = people.count + newcomers(interventions);
  return {
    ...parameters,
    size: {
      people: places,
      fields: people.fields,
      looks: parameters.noticing.looks + 1 + (circles > 0 ? parameters.communities.looks : 0),
      seats: parameters.joining.room,
      organizations: organizations.count,
      communities: Math.max(1, circles),
      ...partsOf(places, organizations.count),
    },
    traits: people.traits,
    interventions,
    rules: scenario.rules,
  };
}

/**
 * How much memory the columns of a scenario's world will take, in bytes: exact but for a few ties of networks that are drawn, which are
 * counted as what is expected of them.
 */
export function memoryOf(scenario: Scenario): number {
  const { people, network, parameters } = scenario;
  const settings = settingsOf(scenario);
  const arcs = arcsExpected(network, people.count);
  return worldBytes(settings, arcs + settings.size.people * parameters.network.room);
}

/** Every tie is two arcs. */
function arcsExpected(network: Network, people: number): number {
  if (network.kind === 'given') return network.source.length;
  if (network.kind === 'small-world') return people * network.neighbours;
  if (network.kind === 'scale-free') return 2 * people * network.ties;
  return people * (network.kind === 'random' ? network.degree : network.inside + network.between);
}

/**
 * Makes the world of a scenario.
 * @param seed text; the same text gives the same world to the bit
 * @param compiled the acts as compiled by src/compile; null: they are done as they are written, to the same bits
 * @param ground where worlds stand one after the other; left out: memory of its own
 */
export function birth(
  scenario: Scenario,
  seed: string,
  compiled: WebAssembly.Module | null = null,
  ground?: Clearing,
): World {
  const { people, organizations, network, parameters } = scenario;
  const { count } = people;
  const arcs = arcsOf(network, count, seed);
  const { room } = parameters.network;
  const settings = settingsOf(scenario);
  const rows = settings.size.people;
  const world = emptyWorld(settings, arcs.source.length + rows * room, seed, new EventLog(), compiled, ground);
  const w = world.columns;

  w.drive.set(traitOf(people, 'drive', seed));
  w.openness.set(traitOf(people, 'openness', seed));
  w.authenticity.set(traitOf(people, 'authenticity', seed));
  w.stance.set(traitOf(people, 'stance', seed));
  w.attention.set(traitOf(people, 'attention', seed));
  w.bornFearless.set(traitOf(people, 'fearlessness', seed));
  w.fearlessness.set(w.bornFearless);

  for (let i = 0; i < count; i++) {
    w.organization[i] =
      organizations.of === null ? Math.floor((i * organizations.count) / count) : organizations.of[i]!;
    w.team[i] = organizations.teams === null ? NONE : organizations.teams[i]!;
  }

  giveExpertise(world, people, seed);
  w.ego.set(traitOf(people, 'ego', seed));
  const { fostering, roles } = parameters;
  w.fostering.set(
    someOf(count, [fostering.individuals, fostering.groups, fostering.catalysts], stream(seed, 'fostering')),
  );
  w.role.set(someOf(count, [roles.weavers, roles.facilitators, roles.coordinators], stream(seed, 'roles')));
  w.here.fill(1, 0, count);
  w.book[BOOK.peopleRows] = count;
  w.pass.fill(parameters.organizations.pass);
  w.assigned.fill(parameters.assigning.share);
  w.orgChanged.fill(NONE);

  // Rows beyond the people of the first morning are for newcomers: room for ties, and nobody there yet.
  let place = 0;
  for (let i = 0, arc = 0; i < rows; i++) {
    w.tieStart[i] = place;
    for (; arc < arcs.source.length && arcs.source[arc] === i; arc++) {
      w.tieTo[place] = arcs.target[arc]!;
      w.closeness[place] = arcs.closeness[arc]!;
      place += 1;
    }
    w.tieEnd[i] = place;
    place += room;
    w.tieRoom[i] = place;
  }

  for (const name of NOBODY_YET) w[name].fill(NONE);
  w.arrived.fill(NONE, count);
  w.norm.fill(1, count);
  openCircles(world, seed);
  return world;
}
