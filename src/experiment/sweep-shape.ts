/** Every section of a sweep file, in the order in which they are told. */
import { z } from 'zod';
import { headOf, isTextOfScenario, TEXTS } from '../scenario/sections.ts';
import { mapping, number, oneOf, text, textAsWritten } from '../scenario/shape.ts';
import { designShape } from './design-shape.ts';
import { outcomesShape, seriesShape } from './outcome-shape.ts';

export const REPLICATES_BY_DEFAULT = 10;
const MOST_REPLICATES = 100_000;

const positive = (unit: string) =>
  z.number({ error: 'a number above 0' }).positive({ error: 'a number above 0' }).meta({ description: unit });

const runs = (description: string, least = 1) => number([least, MOST_REPLICATES], 'runs', true).meta({ description });

const precise = mapping({
  least: runs('so many at least', 2).default(10),
  most: runs('so many at most, even if it is not precise enough', 2).default(200),
  step: runs('so many more at a time').default(10),
  until: z
    .record(
      z.string(),
      z.union([positive('in the unit of the outcome'), mapping({ relative: positive('as a share of the mean') })], {
        error: 'a number above 0 (in the unit of the outcome), or {relative: share of the mean}',
      }),
      { error: 'a mapping of outcomes to widths' },
    )
    .meta({
      description:
        'for outcomes by name: how wide the 95 % interval of the mean may be, from its lower to its upper end',
    }),
});

/** The shape of each section by name. What stands in vary and set is looked at against the scenario. */
export const SWEEP_SECTIONS = {
  ...headOf('sweep'),
  scenario: text('the file of a scenario, relative to the sweep').meta({
    description: 'the scenario that all points are made from, a file, relative to the sweep',
  }),
  variant: textAsWritten('the name of a variant', 'which of the variants of the scenario (default: none)').optional(),
  set: z
    .record(z.string(), z.unknown(), { error: 'a mapping of what differs from the scenario' })
    .default({})
    .meta({ description: 'laid over the scenario for every point, as a variant is' }),
  vary: z
    .record(z.string(), z.unknown(), { error: 'a mapping: for each factor its name and its values' })
    .meta({ description: 'the factors: what varies, each with its values' }),
  constraints: z
    .array(textAsWritten('an expression over factors', 'an expression over the names of factors'), {
      error: 'a list of expressions over factors',
    })
    .default([])
    .meta({ description: 'what must hold at every point; where it does not, the point is left out' }),
  design: designShape,
  replicates: z
    .union([runs('runs of each point'), precise], {
      error: `a whole number from 1 to ${MOST_REPLICATES} (runs), or {least, most, step, until: {outcome: width}}`,
    })
    .default(REPLICATES_BY_DEFAULT)
    .meta({ description: 'how often each point is lived: a number, or until outcomes are precise' }),
  luck: oneOf(['common', 'independent']).default('common').meta({
    description: 'common: replicate k has the same luck at every point; independent: every run has luck of its own',
  }),
  outcomes: outcomesShape,
  series: seriesShape,
  timeout: number([0.001, 10_000_000], 'seconds')
    .meta({ description: 'a run that takes longer is given up (seconds; default: none is)' })
    .optional(),
  memory: number([1, 10_000_000], 'megabytes')
    .meta({ description: 'a run that needs more is given up (megabytes; default: none is)' })
    .optional(),
  seed: textAsWritten(
    'a text',
    'what the luck of all runs comes from, kept as it is written (default: the seed of the scenario)',
  ).optional(),
};

export type SweepSections = { -readonly [S in keyof typeof SWEEP_SECTIONS]?: z.infer<(typeof SWEEP_SECTIONS)[S]> };

/** Keys anywhere in a sweep whose value is text whatever it looks like. */
const TEXTS_IN: Readonly<Record<string, readonly string[]>> = {
  design: ['seed', 'file'],
  vary: ['label', 'unit', 'path'],
};

/** Texts of a sweep, and of what it lays over the scenario. */
export function isTextOfSweep(path: readonly string[]): boolean {
  const [top, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) return [...TEXTS, 'scenario', 'variant'].includes(top);
  if (top === 'set') return isTextOfScenario(rest);
  if (top === 'constraints') return rest.length === 1;
  // All but the weeks are texts; those of words are in a list.
  if (top === 'outcomes' || top === 'series') return rest.length === 2 && rest[1] !== 'weeks';
  if (top === 'vary' && rest[1] === 'choices' && rest.length > 3) return isTextOfScenario(rest.slice(3));
  const last = top === 'vary' ? rest[1] : rest[0];
  return rest.length === (top === 'vary' ? 2 : 1) && (TEXTS_IN[top] ?? []).includes(last!);
}
