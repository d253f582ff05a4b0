/** What a sweep file may hold, as JSON Schema, by which editors complete and check while one types. */
import { z } from 'zod';
import { differingSchema, type JsonSchema, withoutEmptyDefaults } from '../scenario/schema.ts';
import { factorShape, MOST_FACTORS } from './factor-shape.ts';
import { NOT_SET } from './read-base.ts';
import { SWEEP_SECTIONS } from './sweep-shape.ts';

export interface SweepSchema extends JsonSchema {
  readonly $defs: Readonly<Record<string, JsonSchema>>;
}

/** The schema, made from the sections of a sweep and those of a scenario. */
export function sweepSchema(): SweepSchema {
  const whole = z.strictObject(SWEEP_SECTIONS).meta({
    title: 'Groundswell sweep',
    description: 'A scenario at many points: what varies, how points are chosen, how often each is lived, what is kept',
  });
  const { properties, ...schema } = plain(whole);
  const differs = { $ref: '#/$defs/differs' };
  return {
    ...schema,
    properties: {
      ...properties,
      set: { description: properties!.set!.description!, ...differs },
      vary: {
        description: properties!.vary!.description!,
        type: 'object',
        additionalProperties: { anyOf: [...factors(differs), { type: 'null' }] },
        minProperties: 1,
        maxProperties: MOST_FACTORS,
      },
    },
    $defs: { differs: differingSchema(NOT_SET) },
  };
}

/** Ways of writing a factor; choices may hold what a variant may. */
function factors(differs: { readonly $ref: string }): JsonSchema[] {
  const { anyOf } = plain(factorShape);
  return anyOf!.map((one) => {
    const choices = one.properties?.choices;
    if (choices === undefined) return one;
    return { ...one, properties: { ...one.properties, choices: { ...choices, additionalProperties: differs } } };
  });
}

function plain(shape: z.ZodType): JsonSchema {
  return withoutEmptyDefaults(z.toJSONSchema(shape, { io: 'input' })) as JsonSchema;
}
