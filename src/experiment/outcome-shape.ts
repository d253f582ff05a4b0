/** The keys `outcomes` and `series`: what a run is reduced to, and what is kept of every week. */
import { z } from 'zod';
import { MAIN_OUTCOMES, OUTCOMES } from '../measure/outcomes.ts';
import { TABLES } from '../measure/tables.ts';
import { nearest } from '../scenario/near.ts';
import { LONGEST_RUN } from '../scenario/record-shape.ts';
import { mapping, number, oneOf, textAsWritten } from '../scenario/shape.ts';
import { CAUSES } from './outcomes.ts';
import { TAKE_NAMES, TAKES, type Take } from './reduce.ts';

export const MOST_OUTCOMES = 100;

/** Columns of weeks.csv that an expression may name. */
export const COLUMNS = TABLES.weeks.columns.filter(({ name, kind }) => name !== 'replicate' && kind !== 'text');
export const COLUMN_NAMES: readonly string[] = COLUMNS.map(({ name }) => name);

/** Outcomes that a name alone stands for. */
export const OUTCOME_WORDS: readonly [string, ...string[]] = [
  ...(OUTCOMES.map(({ name }) => name) as [string]),
  'R',
  'largest-family',
];

const CAUSE_NAMES = Object.keys(CAUSES) as [keyof typeof CAUSES];

const name = textAsWritten('a name', 'names its column').regex(/^[a-z][a-z0-9_]{0,59}$/i, {
  error: 'a name of letters, digits and _ that begins with a letter',
});

const told = {
  label: textAsWritten('a text', 'what charts call it (default: its name)').optional(),
  unit: textAsWritten('a text', 'its unit, "share" for shares (default: that of the column, if it is one)').optional(),
  meaning: textAsWritten('a text', 'what it is, in a sentence (default: how it is reckoned)').optional(),
};

const EXPRESSION = 'a column of weeks.csv, or an expression over them (one with a colon in quotes)';

const takes = Object.fromEntries(
  TAKE_NAMES.map((take) => [
    take,
    textAsWritten(EXPRESSION, `an expression over columns of weeks: ${TAKES[take]}`).optional(),
  ]),
) as Record<Take, ReturnType<typeof optionalText>>;

function optionalText() {
  return textAsWritten('', '').optional();
}

const week = number([0, LONGEST_RUN], 'weeks', true);

const made = mapping({
  name,
  ...takes,
  ended: oneOf(CAUSE_NAMES)
    .meta({ description: 'a cause: share of the groups that ended, those that ended by it; empty: none has' })
    .optional(),
  weeks: z
    .tuple([week, week], { error: 'the first and the last of some weeks, as [150, 200]' })
    .meta({
      description: 'over which weeks, both included (default: all; for mean without the first morning, week 0)',
    })
    .optional(),
  ...told,
});

export type MadeOutcome = z.infer<typeof made>;

function expected(given: unknown): string {
  if (typeof given !== 'string') return 'an outcome, or a mapping as {name: settled, mean: members / people}';
  const near = nearest(given, OUTCOME_WORDS);
  if (near !== null) return `an outcome, did you mean ${near}?`;
  return 'an outcome (groundswell explain outcomes tells them), or a mapping as {name: settled, mean: members / people}';
}

const OUTCOME_LIST = `a list of 1 to ${MOST_OUTCOMES} outcomes`;

export const outcomeShape = z.union([z.enum(OUTCOME_WORDS), made], { error: ({ input }) => expected(input) });

export const outcomesShape = z
  .array(outcomeShape, { error: OUTCOME_LIST })
  .min(1, { error: OUTCOME_LIST })
  .max(MOST_OUTCOMES, { error: OUTCOME_LIST })
  .default([...MAIN_OUTCOMES])
  .meta({ description: `what each run is reduced to (default: ${MAIN_OUTCOMES.join(', ')})` });

const madeSeries = mapping({
  name,
  of: textAsWritten(EXPRESSION, 'an expression over columns of weeks'),
  unit: told.unit,
  meaning: told.meaning,
});

function expectedSeries(given: unknown): string {
  if (typeof given !== 'string') return 'a column of weeks.csv, or a mapping as {name: share, of: ever / people}';
  const near = nearest(given, COLUMN_NAMES);
  const end = near === null ? ' (groundswell explain weeks lists them)' : `, did you mean ${near}?`;
  return `a column of weeks.csv${end}`;
}

const SERIES_LIST = `a list of at most ${MOST_OUTCOMES} series`;

export const oneSeriesShape = z.union([z.enum(COLUMN_NAMES as [string, ...string[]]), madeSeries], {
  error: ({ input }) => expectedSeries(input),
});

export const seriesShape = z
  .array(oneSeriesShape, { error: SERIES_LIST })
  .max(MOST_OUTCOMES, { error: SERIES_LIST })
  .default([])
  .meta({ description: 'what is kept of every week of every run: columns of weeks.csv, or expressions over them' });

export type OutcomeGiven = z.infer<typeof outcomeShape>;
export type SeriesGiven = z.infer<typeof oneSeriesShape>;

/** The items of a list that have the right shape, null for the others: what is wrong with one does not hide another's faults. */
export function soundItems<T>(given: unknown, shape: z.ZodType<T>): (T | null)[] {
  if (!Array.isArray(given)) return [];
  return given.slice(0, MOST_OUTCOMES).map((item) => shape.safeParse(item).data ?? null);
}
