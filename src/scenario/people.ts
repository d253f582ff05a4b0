/** The people of a scenario as the model knows them, and as they are written with every default. */
import { type Distribution, TRAITS, type TraitName } from '../model/parameters.ts';
import type { People } from '../model/scenario.ts';
import { distributionOf } from './distribution-shape.ts';
import type { Everybody } from './everybody.ts';
import { type PeopleGiven, TRAIT_NAMES, type TraitGiven } from './people-shape.ts';
import type { Roster } from './roster.ts';

export function peopleIn(
  given: PeopleGiven,
  { count, ids }: Everybody,
  roster: Roster | null,
): { people: People; resolved: Record<string, unknown> } {
  const traits = Object.fromEntries(TRAIT_NAMES.map((name) => [name, given.traits[name]])) as Record<
    TraitName,
    TraitGiven
  >;
  const spread = (name: TraitName): Distribution => {
    const how = traits[name];
    if (typeof how !== 'object' || !('column' in how)) return distributionOf(how);
    return how.otherwise === undefined ? TRAITS[name].distribution : distributionOf(how.otherwise);
  };
  const written = (name: TraitName): unknown => {
    const how = traits[name];
    return typeof how === 'object' && 'column' in how ? { ...how, otherwise: spread(name) } : spread(name);
  };
  return {
    people: {
      count,
      fields: given.fields,
      names: roster?.names ?? ids,
      traits: Object.fromEntries(TRAIT_NAMES.map((name) => [name, spread(name)])) as Record<TraitName, Distribution>,
      given: roster?.given ?? {},
    },
    resolved: {
      count,
      ...(roster !== null && {
        file: given.file,
        sha256: roster.file.sha256,
        id: given.id,
        ...(given.name !== undefined && { name: given.name }),
      }),
      fields: given.fields,
      traits: Object.fromEntries(TRAIT_NAMES.map((name) => [name, written(name)])),
    },
  };
}
