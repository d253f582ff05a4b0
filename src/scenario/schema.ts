/** What a scenario may hold, as JSON Schema, by which editors complete and check while one types. */
import { z } from 'zod';
import { SECTIONS } from './sections.ts';
import { FEWEST_VARIANTS, MOST_VARIANTS, THE_SAME_FOR_ALL, VARIANT_NAME } from './variants-shape.ts';

/** The part of JSON Schema (2020-12) that scenarios use. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema | boolean;
  readonly prefixItems?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly propertyNames?: JsonSchema;
  readonly pattern?: string;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

/** The schema, made from the declared parameters, traits and sections. */
export function scenarioSchema(): JsonSchema {
  const whole = z.strictObject(SECTIONS).meta({
    title: 'Groundswell scenario',
    description: 'A question to a simulated world in which groups of learners form, spread and let go',
  });
  const schema = withoutEmptyDefaults(z.toJSONSchema(whole, { io: 'input' })) as JsonSchema;
  const { variants, ...sections } = schema.properties!;
  return { ...schema, properties: { ...sections, variants: { ...variants, ...variantsOf(sections) } } };
}

/** What a variant may hold: parts of the sections, anything of which may be null. */
function variantsOf(sections: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const { properties } = partsOf(sections, THE_SAME_FOR_ALL);
  const title = orNull({
    type: ['string', 'number', 'boolean'],
    description: 'what charts call it (default: its name)',
  });
  return {
    propertyNames: { pattern: VARIANT_NAME.source.replaceAll('a-z', 'a-zA-Z') },
    additionalProperties: orNull({
      type: 'object',
      properties: { ...properties, title },
      additionalProperties: false,
    }),
    minProperties: FEWEST_VARIANTS,
    maxProperties: MOST_VARIANTS,
  };
}

function partsOf(sections: Readonly<Record<string, JsonSchema>>, except: readonly string[]): JsonSchema {
  const differing = Object.entries(sections).filter(([name]) => !except.includes(name));
  const properties = Object.fromEntries(differing.map(([name, section]) => [name, orNull(partOf(section))]));
  return { type: 'object', properties, additionalProperties: false };
}

/** What can be laid over a scenario: parts of its sections but these, anything of which may be null. */
export function differingSchema(except: readonly string[]): JsonSchema {
  const whole = withoutEmptyDefaults(z.toJSONSchema(z.strictObject(SECTIONS), { io: 'input' })) as JsonSchema;
  return partsOf(whole.properties!, except);
}

/** A section of which only some keys may be given: none is required, and what is left out is not the default. */
function partOf({ default: _, required, oneOf, ...schema }: JsonSchema): JsonSchema {
  // What must be given together stays together, as the mean and the width of a distribution; kinds of network do not.
  const optional = oneOf === undefined && required !== undefined && !required.includes('kind');
  const within = schema.properties;
  return {
    ...schema,
    ...(optional && { required }),
    ...(within && {
      properties: Object.fromEntries(Object.entries(within).map(([key, of]) => [key, orNull(partOf(of))])),
    }),
    ...(oneOf && { anyOf: oneOf.map(partOf) }),
  };
}

function orNull({ description, ...schema }: JsonSchema): JsonSchema {
  return { ...(description !== undefined && { description }), anyOf: [schema, { type: 'null' }] };
}

/** A section that may be left out is said to be {} by default, which tells nobody anything. */
export function withoutEmptyDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyDefaults);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, item]) => key !== 'default' || JSON.stringify(item) !== '{}');
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutEmptyDefaults(item)]));
}
