/** The key `outcomes`: by which of them variants are compared first, and in which order. */
import { z } from 'zod';
import { MAIN_OUTCOMES, OUTCOMES } from '../measure/outcomes.ts';
import { nearest } from './near.ts';

export const MOST_OUTCOMES = 8;

const NAMES = OUTCOMES.map(({ name }) => name);
const LIST = `a list of 1 to ${MOST_OUTCOMES} outcomes`;

/** All names would be too many for a fault. */
function expected(given: unknown): string {
  const near = typeof given === 'string' ? nearest(given, NAMES) : null;
  return near === null ? 'an outcome (groundswell explain outcomes tells them)' : `an outcome, did you mean ${near}?`;
}

export const outcomesShape = z
  .array(z.enum(NAMES, { error: ({ input }) => expected(input) }), { error: LIST })
  .min(1, { error: LIST })
  .max(MOST_OUTCOMES, { error: LIST })
  .superRefine((names, context) => {
    for (const [at, name] of names.entries()) {
      if (names.indexOf(name) < at)
        context.addIssue({ code: 'custom', path: [at], message: 'each outcome once', input: name });
    }
  })
  .meta({
    description: `what the side-by-side report of variants tells first, in this order; 1 to ${MOST_OUTCOMES} of the outcomes, each once, and the first is its headline (default: ${MAIN_OUTCOMES.join(', ')})`,
  });
