/** Writes what variants came to: outcomes.csv, a row for each number of each replicate, and differences.csv, each against the first. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OUTCOMES } from '../measure/outcomes.ts';
import { readRuns } from '../measure/read-runs.ts';
import { type Difference, differencesIn, type OutcomeValue } from './differences.ts';

const OUTCOME_COLUMNS = ['variant', 'replicate', 'outcome', 'value'] as const satisfies (keyof OutcomeValue)[];
const DIFFERENCE_COLUMNS = [
  ...(['outcome', 'variant', 'first', 'mean_first', 'mean', 'difference', 'low', 'high', 'pairs'] as const),
] satisfies (keyof Difference)[];

/**
 * @param directory holds a folder for each variant with its tables as CSV; gets the two files
 * @param variants names of the variants, the first being the one that the others are held against
 */
export async function compareVariants(directory: string, variants: readonly string[]): Promise<void> {
  const values: OutcomeValue[] = [];
  for (const variant of variants) {
    for (const [replicate, run] of await readRuns(join(directory, variant))) {
      for (const { name, of } of OUTCOMES) values.push({ variant, replicate, outcome: name, value: of(run) });
    }
  }
  const differences = differencesIn(values, variants);
  await writeFile(join(directory, 'outcomes.csv'), csv(OUTCOME_COLUMNS, values));
  await writeFile(join(directory, 'differences.csv'), csv(DIFFERENCE_COLUMNS, differences));
}

/** Names of variants and outcomes need no quotes, and numbers have none. */
function csv<K extends string>(
  columns: readonly K[],
  rows: readonly Readonly<Record<K, string | number | null>>[],
): string {
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}
