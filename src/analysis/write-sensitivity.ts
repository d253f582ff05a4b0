/** Writes what a sensitivity analysis found beside the tables of its sweep: sensitivity.csv and sensitivity.json. */
import { join } from 'node:path';
import { writeWhole } from '../simulate/durable.ts';
import type { Sensitivity } from './results/sensitivity.ts';
import { sensitivityCsv } from './sensitivity-csv.ts';

export interface Analysed {
  readonly sensitivity: Sensitivity;
  /** A paragraph for each outcome. */
  readonly words: readonly string[];
  /** Of which sweep it is: its name, fingerprint and version. */
  readonly of: { readonly name: string; readonly fingerprint: string; readonly version: string };
}

/**
 * The same sweep gives the same bytes; each file is there whole or not at all.
 *
 * @returns the path of sensitivity.csv
 */
export async function writeSensitivity(directory: string, { sensitivity, words, of }: Analysed): Promise<string> {
  const path = join(directory, 'sensitivity.csv');
  await writeWhole(path, sensitivityCsv(sensitivity));
  const { method, outcomes } = sensitivity;
  await writeWhole(
    join(directory, 'sensitivity.json'),
    `${JSON.stringify({ sweep: of, method, words, outcomes }, null, 1)}\n`,
  );
  return path;
}
