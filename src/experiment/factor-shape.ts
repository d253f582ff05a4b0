/** What may stand below `vary`: how one factor is written. */
import { z } from 'zod';
import { mapping, number, oneOf, text, textAsWritten } from '../scenario/shape.ts';

export const MOST_FACTORS = 200;
/** Levels of one factor, values of one list. */
export const MOST_LEVELS = 10_000;

export const FACTOR_NAME = /^\p{L}[\p{L}\p{N}_.-]{0,99}$/u;
export const EXPECTED_FACTOR_NAME = 'a name of letters, digits, . - and _ that begins with a letter';

const any = (description: string) => z.number({ error: 'a number' }).meta({ description });

const told = {
  label: textAsWritten('a text', 'what charts call it (default: its name)').optional(),
  unit: textAsWritten('a text', 'the unit of its values (default: that of the parameter)').optional(),
};

const setting = {
  ...told,
  path: textAsWritten(
    'the path of a setting, as spreading.sigma',
    'the setting that it turns (default: its name)',
  ).optional(),
  scale: oneOf(['linear', 'log'])
    .default('linear')
    .meta({ description: 'how values between the ends, and axes of charts, are spaced' }),
};

export const rangeShape = mapping({
  from: any('the lowest value'),
  to: any('the highest value'),
  steps: number([2, MOST_LEVELS], 'levels', true)
    .meta({ description: 'so many levels, both ends included (default: none, designs draw from the range)' })
    .optional(),
  ...setting,
});

const LIST = 'a list of numbers, or a list of words';

const numbers = z
  .array(z.number({ error: 'a number like the others (anything else: choices)' }), { error: LIST })
  .min(1, { error: 'at least one value' })
  .max(MOST_LEVELS, { error: `at most ${MOST_LEVELS} values` });
const words = z
  .array(text('a word like the others (anything else: choices)'), { error: LIST })
  .min(1, { error: 'at least one value' })
  .max(MOST_LEVELS, { error: `at most ${MOST_LEVELS} values` });

/** A list is of the kind of its first item, so that a fault names the item that differs. */
export function listShape(given: unknown) {
  return Array.isArray(given) && typeof given[0] === 'string' ? words : numbers;
}

export const valuesShape = mapping({
  values: z.union([numbers, words], { error: LIST }).meta({ description: 'the values that it has, in order' }),
  ...setting,
});

export const choicesShape = mapping({
  choices: z
    .record(
      z.string(),
      z
        .record(z.string(), z.unknown(), { error: 'a mapping of what differs ({}: the scenario as it stands)' })
        .nullable(),
      {
        error: 'a mapping: for each choice its name and what differs',
      },
    )
    .meta({ description: 'each laid over the scenario as a variant is' }),
  ...told,
});

/** Its values stand in the table that is the design. */
export const openShape = mapping(setting);

export const factorShape = z.union([numbers, words, rangeShape, valuesShape, choicesShape, openShape]);
