/** What a scenario may hold, as JSON Schema, by which editors complete and check while one types. */
import { z } from 'zod';
import { SECTIONS } from './sections.ts';

/** The part of JSON Schema (2020-12) that scenarios use. */
export interface JsonSchema {
  readonly $schema?: string;
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
}

/** The schema, made from the declared parameters, traits and sections. */
export function scenarioSchema(): JsonSchema {
  const whole = z.strictObject(SECTIONS).meta({
    title: 'Groundswell scenario',
    description: 'A question to a simulated world in which groups of learners form, spread and let go',
  });
  return withoutEmptyDefaults(z.toJSONSchema(whole, { io: 'input' })) as JsonSchema;
}

/** A section that may be left out is said to be {} by default, which tells nobody anything. */
function withoutEmptyDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyDefaults);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, item]) => key !== 'default' || JSON.stringify(item) !== '{}');
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutEmptyDefaults(item)]));
}
