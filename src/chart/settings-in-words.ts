/** The settings of a run for a reader: what was turned away from its default first, then the rest, then the world itself. */
import { PARAMETERS, type Parameter, TRAITS } from '../model/parameters.ts';

export interface Setting {
  /** As it is written in a scenario: "needs.rate". */
  readonly name: string;
  /** A number, or how a trait is spread, in words. */
  readonly value: number | string;
  readonly usual: number | string;
  readonly unit: string;
  readonly meaning: string;
}

/** Every parameter and every trait with its value in this run. */
export function settingsOf(resolved: Readonly<Record<string, unknown>>): { turned: Setting[]; usual: Setting[] } {
  const turned: Setting[] = [];
  const usual: Setting[] = [];
  for (const [section, ofIt] of Object.entries(PARAMETERS)) {
    for (const [key, parameter] of Object.entries(ofIt) as [string, Parameter][]) {
      const given = sectionOf(resolved, section)[key];
      const value = typeof given === 'number' ? given : parameter.value;
      const { unit, meaning } = parameter;
      (value === parameter.value ? usual : turned).push({
        name: `${section}.${key}`,
        value,
        usual: parameter.value,
        unit,
        meaning,
      });
    }
  }
  const traits = sectionOf(sectionOf(resolved, 'people'), 'traits');
  for (const [name, { distribution, unit, meaning }] of Object.entries(TRAITS)) {
    const value = spread(traits[name] ?? distribution);
    const byDefault = spread(distribution);
    (value === byDefault ? usual : turned).push({
      name: `people.traits.${name}`,
      value,
      usual: byDefault,
      unit,
      meaning,
    });
  }
  return { turned, usual };
}

/** How a trait is spread, as a scenario writes it without its marks: "uniform 0.3, 0.7", "normal mean 0.7, sd 0.15", "1". */
export function spread(distribution: unknown): string {
  return JSON.stringify(distribution)
    .replace(/"constant":/, '')
    .replaceAll(/["{}[\]]/g, '')
    .replaceAll(':', ' ')
    .replaceAll(',', ', ');
}

/**
 * What a resolved scenario holds beyond parameters, traits and what is done to it: the people, the network, the organizations,
 * what is recorded.
 */
export function worldOf(resolved: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const said = new Set(['name', 'title', 'question', 'why', 'finding', 'weeks', 'seed', 'replicates', 'interventions']);
  const world: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(resolved)) {
    if (said.has(key)) continue;
    const parameters = (PARAMETERS as Readonly<Record<string, object>>)[key] ?? {};
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      world[key] = value;
      continue;
    }
    const rest = Object.fromEntries(
      Object.entries(value).filter(
        ([inner]) => !Object.hasOwn(parameters, inner) && !(key === 'people' && inner === 'traits'),
      ),
    );
    if (Object.keys(rest).length > 0) world[key] = rest;
  }
  return world;
}

function sectionOf(resolved: Readonly<Record<string, unknown>>, section: string): Record<string, unknown> {
  const value = Object.hasOwn(resolved, section) ? resolved[section] : null;
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
