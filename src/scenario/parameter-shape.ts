/** The sections that turn the rules, made from the parameters that the model declares. */
import type { z } from 'zod';
import { PARAMETERS, type Parameter, type Parameters, type Section } from '../model/parameters.ts';
import { number } from './shape.ts';

export const RULE_SECTIONS = Object.keys(PARAMETERS) as Section[];

/** The parameters of a section by name; none for a section that has none. */
export function parametersOf(section: string): Readonly<Record<string, Parameter>> {
  return Object.hasOwn(PARAMETERS, section) ? PARAMETERS[section as Section] : {};
}

/** A key for every parameter of a section, for a mapping that may have other keys too. */
export function parameterKeys(section: string): Readonly<Record<string, z.ZodDefault<z.ZodNumber>>> {
  return Object.fromEntries(
    Object.entries(parametersOf(section)).map(([name, { value, unit, range, meaning, integer }]) => [
      name,
      number(range, unit, integer)
        .default(value)
        .meta({ description: `${meaning} (${unit})` }),
    ]),
  );
}

/** Picks the settings of a world out of its sections. */
export function parametersIn(sections: Readonly<Record<string, unknown>>): Parameters {
  return Object.fromEntries(
    RULE_SECTIONS.map((section) => {
      const given = sections[section] as Record<string, number>;
      return [section, Object.fromEntries(Object.keys(parametersOf(section)).map((name) => [name, given[name]!]))];
    }),
  ) as unknown as Parameters;
}
