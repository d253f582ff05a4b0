/** What charts need to set variants side by side: the weeks of each, what each came to, and how that differs from the first. */
import { join } from 'node:path';
import type { MeanDifference } from '../measure/difference-in-words.ts';
import { type Outcome, outcomesNamed } from '../measure/outcomes.ts';
import type { VariantsInfo } from '../simulate/run-info.ts';
import { variantLook } from './look.ts';
import { readTable } from './read-table.ts';
import { readWeeks } from './read-tables.ts';
import { type Runs, runsOf } from './runs.ts';

export interface ShownVariant {
  readonly name: string;
  readonly title: string;
  readonly runs: Runs;
  readonly colour: string;
  readonly ink: string;
  readonly dash: readonly number[];
}

/** A row of differences.csv; NaN where a cell is empty. */
export interface ShownDifference extends MeanDifference {
  readonly outcome: string;
  readonly variant: string;
}

export interface Variants {
  readonly replicates: number;
  /** What is told first, in this order; at least one. */
  readonly outcomes: readonly Outcome[];
  /** The first is the one that the others are held against. */
  readonly variants: readonly [ShownVariant, ...ShownVariant[]];
  /** What each replicate of a variant came to, where there was something to measure. */
  values(outcome: string, variant: string): readonly number[];
  difference(outcome: string, variant: string): ShownDifference;
  /** The variant that the others are held against in an outcome: the first, or where it has none the first that has. */
  reference(outcome: string): ShownVariant;
}

/**
 * @param directory holds outcomes.csv, differences.csv and a folder for each variant with its weeks.csv
 * @throws Error "<file>:<line>: <what is wrong>", or if a file is missing
 */
export async function readVariants(directory: string, info: VariantsInfo): Promise<Variants> {
  const outcomes = await readTable(join(directory, 'outcomes.csv'), ['value'], ['variant', 'outcome']);
  const numbers = ['difference', 'low', 'high', 'pairs'] as const;
  const differences = await readTable(join(directory, 'differences.csv'), numbers, ['variant', 'first', 'outcome']);
  if (outcomes === null || differences === null)
    throw new Error(`${directory}: no outcomes.csv or differences.csv, expected what variants came to`);
  const variants: ShownVariant[] = [];
  for (const [at, { name, title }] of info.variants.entries()) {
    const weeks = await readWeeks(join(directory, name));
    variants.push({ name, title, runs: runsOf(weeks), ...variantLook(at) });
  }
  const [first] = variants as [ShownVariant];
  const against = (outcome: string) => differences.first[differences.outcome.indexOf(outcome)] ?? first.name;
  return {
    replicates: info.replicates,
    outcomes: outcomesNamed(info.outcomes),
    variants: variants as [ShownVariant, ...ShownVariant[]],
    reference: (outcome) => variants.find(({ name }) => name === against(outcome)) ?? first,
    values: (outcome, variant) =>
      [...outcomes.value].filter(
        (value, row) => outcomes.outcome[row] === outcome && outcomes.variant[row] === variant && !Number.isNaN(value),
      ),
    difference: (outcome, variant) => {
      const row = differences.outcome.findIndex((name, at) => name === outcome && differences.variant[at] === variant);
      const cell = (column: (typeof numbers)[number]) => differences[column][row] ?? Number.NaN;
      const [difference, low, high] = [cell('difference'), cell('low'), cell('high')];
      return { outcome, variant, difference, low, high, pairs: row < 0 ? 0 : cell('pairs') };
    },
  };
}
