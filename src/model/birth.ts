/**
 * The first morning: people with their expertise and traits, their organizations, teams and ties; no needs yet, no groups.
 *
 * Every trait is drawn from a stream of its own, person by person, so that another distribution of one trait leaves all the
 * others as they are. Everybody is expert at one field, knows a second, and little of the rest (T1).
 */
import seedrandom from 'seedrandom';
import { drawer } from './draw.ts';
import { EventLog } from './events.ts';
import { arcsOf } from './network/arcs-of.ts';
import { TRAITS, type TraitName } from './parameters.ts';
import type { People, Scenario } from './scenario.ts';
import { emptyWorld, MEMBERSHIPS, NEEDS, NONE, type Settings, type World } from './world.ts';

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

/** Levels in all fields: one strong, a second, the rest low. */
function giveExpertise(world: World, people: People, seed: string): void {
  const { expertise, norm } = world.columns;
  const { count, fields } = people;
  const strong = traitOf(people, 'strong', seed);
  const second = traitOf(people, 'second', seed);
  const low = drawer(people.traits.rest, TRAITS.rest.range, stream(seed, 'trait/rest'));
  const which = stream(seed, 'fields');
  for (let i = 0; i < count; i++) {
    const first = Math.floor(which() * fields);
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

/** Sizes and parameters of a scenario's world. */
export function settingsOf(scenario: Scenario): Settings {
  const { parameters, people } = scenario;
  return {
    ...parameters,
    size: {
      people: people.count,
      fields: people.fields,
      looks: parameters.noticing.looks + 1,
      seats: parameters.joining.room,
    },
    rules: scenario.rules,
  };
}

/**
 * Makes the world of a scenario.
 * @param seed text; the same text gives the same world to the bit
 */
export function birth(scenario: Scenario, seed: string): World {
  const { people, organizations, network, parameters } = scenario;
  const { count } = people;
  const arcs = arcsOf(network, count, seed);
  const { room } = parameters.network;
  const world = emptyWorld(settingsOf(scenario), arcs.source.length + count * room, seed, new EventLog());
  const w = world.columns;

  giveExpertise(world, people, seed);
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

  let place = 0;
  for (let i = 0, arc = 0; i < count; i++) {
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

  for (const column of [w.stuckSince, w.intentPerson, w.intentGroup, w.stick, w.ask, w.careField] as const)
    column.fill(NONE);
  w.needField.fill(NONE, 0, count * NEEDS);
  w.membership.fill(NONE, 0, count * MEMBERSHIPS);
  w.seenPerson.fill(NONE);
  w.seenGroup.fill(NONE);
  return world;
}
