/** The section `record`: what is kept of a run, and how often. */
import { z } from 'zod';
import { mapping, number } from './shape.ts';

/** Up to so many people, everybody and every tie are kept at some weeks unless the scenario says otherwise. */
export const SMALL_WORLD_OF_PEOPLE = 20_000;

/** Moments of a run that are shown: the first morning, the end, and four between. */
export const MOMENTS = 6;

export const LONGEST_RUN = 100_000;

const weeks = z.array(number([0, LONGEST_RUN], 'weeks', true), { error: 'a list of weeks' });

export const recordShape = mapping({
  every: number([1, LONGEST_RUN], 'weeks', true)
    .default(1)
    .meta({ description: 'a row of the table weeks every so often' }),
  events: z
    .boolean({ error: 'true or false' })
    .default(true)
    .meta({ description: 'whether the table events is written' }),
  people: z
    .union([weeks, z.enum(['moments', 'none'])], { error: 'a list of weeks, moments or none' })
    .meta({
      description: `weeks at which the table people is written; moments: ${MOMENTS} evenly spaced, the first and the last among them (default: moments up to ${SMALL_WORLD_OF_PEOPLE} people, none above)`,
    })
    .optional(),
  ties: z
    .union([weeks, z.enum(['ends', 'none'])], { error: 'a list of weeks, ends or none' })
    .meta({
      description: `weeks at which the table ties is written; ends: the first and the last (default: ends up to ${SMALL_WORLD_OF_PEOPLE} people, none above)`,
    })
    .optional(),
});

export type RecordGiven = z.infer<typeof recordShape>;
