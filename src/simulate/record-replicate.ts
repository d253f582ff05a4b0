/** Lives a replicate and writes its tables into a directory: what one thread does, or the one that leads others. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CsvTables } from '../measure/csv.ts';
import type { TableName } from '../measure/tables.ts';
import { settingsOf } from '../model/birth.ts';
import { type Scenario, seedOf } from '../model/scenario.ts';
import { branchOff } from './branch-off.ts';
import { CHECKPOINTS, checkpointName, keepCheckpoint, readCheckpoint, restore } from './checkpoint.ts';
import { compiledActs } from './compiled-acts.ts';
import { keptTables } from './kept-tables.ts';
import { FROM_THE_FIRST_MORNING, type Passage } from './passage.ts';
import type { Profile } from './profile.ts';
import { type ReplicateOptions, runReplicate } from './replicate.ts';

/** What a replicate came to: the hash of its last world, and the rows of its tables. */
export interface Recorded {
  readonly fingerprint: string;
  readonly rows: Partial<Record<TableName, number>>;
  /** Where the time went, if somebody asked. */
  readonly profile?: Profile | undefined;
}

export interface RecordOptions extends Omit<ReplicateOptions, 'begun' | 'keep'> {
  readonly passage?: Passage;
}

/**
 * @param directory an empty directory, or the one in which the tables go on; where living breaks off, the tables in it hold what was
 * measured so far
 */
export async function recordReplicate(
  scenario: Scenario,
  replicate: number,
  directory: string,
  { passage = FROM_THE_FIRST_MORNING, ...options }: RecordOptions,
): Promise<Recorded> {
  const { from, keep } = passage;
  const checkpoint = from === null ? null : readCheckpoint(from);
  const begun = checkpoint === null ? null : restore(checkpoint, settingsOf(scenario), compiledActs());
  const isGoingOn = checkpoint !== null && passage.tables === 'go on';
  if (checkpoint !== null && !isGoingOn) branchOff(begun!.world, checkpoint.header);
  const tables = new CsvTables(directory, keptTables(scenario), {
    marked: keep !== undefined,
    ...(isGoingOn && { from: checkpoint.header.tables }),
  });
  try {
    const { fingerprint } = await runReplicate(scenario, replicate, tables, {
      ...options,
      ...(begun && { begun }),
      ...(keep && {
        keep: {
          every: keep.every,
          now: (world, observer) => {
            mkdirSync(join(directory, CHECKPOINTS), { recursive: true });
            const path = join(directory, CHECKPOINTS, checkpointName(world.week));
            const seed = seedOf(scenario.seed, replicate);
            return keepCheckpoint(path, keep.owner, replicate, seed, world, observer, tables.marks());
          },
        },
      }),
    });
    return { fingerprint, rows: tables.finish() };
  } catch (error) {
    tables.abandon();
    throw error;
  }
}
