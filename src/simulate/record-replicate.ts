/** Lives a replicate and writes its tables into a directory: what one thread does, or the one that leads others. */
import { CsvTables } from '../measure/csv.ts';
import type { TableName } from '../measure/tables.ts';
import type { Scenario } from '../model/scenario.ts';
import { keptTables } from './kept-tables.ts';
import type { Profile } from './profile.ts';
import { type ReplicateOptions, runReplicate } from './replicate.ts';

/** What a replicate came to: the hash of its last world, and the rows of its tables. */
export interface Recorded {
  readonly fingerprint: string;
  readonly rows: Partial<Record<TableName, number>>;
  /** Where the time went, if somebody asked. */
  readonly profile?: Profile | undefined;
}

/** @param directory an empty directory; where living breaks off, the tables in it hold what was measured so far */
export async function recordReplicate(
  scenario: Scenario,
  replicate: number,
  directory: string,
  options: ReplicateOptions,
): Promise<Recorded> {
  const tables = new CsvTables(directory, keptTables(scenario));
  try {
    const { fingerprint } = await runReplicate(scenario, replicate, tables, options);
    return { fingerprint, rows: tables.finish() };
  } catch (error) {
    tables.abandon();
    throw error;
  }
}
