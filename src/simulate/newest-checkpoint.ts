/** Where a replicate that was broken off can go on: the newest of its checkpoints that is sound and whose tables are there. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashOfBeginning, type Mark } from '../measure/csv.ts';
import { CHECKPOINTS, type Header, type Owner, readCheckpoint } from './checkpoint.ts';
import { Unusable } from './checkpoint-file.ts';

export interface Found {
  readonly path: string;
  readonly week: number;
}

/** The checkpoints in the directory of a replicate, the newest first. */
function checkpointsIn(directory: string): string[] {
  const inside = join(directory, CHECKPOINTS);
  if (!existsSync(inside)) return [];
  const weekOf = (name: string) => Number(/^week-(\d+)\.checkpoint$/.exec(name)?.[1] ?? Number.NaN);
  const names = readdirSync(inside).filter((name) => !Number.isNaN(weekOf(name)));
  return names.sort((a, b) => weekOf(b) - weekOf(a)).map((name) => join(inside, name));
}

export const hasCheckpoints = (directory: string): boolean => checkpointsIn(directory).length > 0;

/**
 * @param directory of a replicate that was broken off
 * @param note told, in a line, of every checkpoint that cannot be used; a damaged one is removed
 * @throws Unusable where a sound checkpoint is of another run: somebody has put it there
 */
export function newestCheckpoint(
  directory: string,
  owner: Owner,
  replicate: number,
  note: (line: string) => void,
): Found | null {
  const inside = join(directory, CHECKPOINTS);
  // One that was being written when the process died.
  for (const name of existsSync(inside) ? readdirSync(inside) : [])
    if (name.endsWith('.part')) rmSync(join(inside, name));
  for (const path of checkpointsIn(directory)) {
    try {
      const { header } = readCheckpoint(path);
      const foreign = foreignIn(header, owner, replicate);
      if (foreign !== null) throw new Unusable(`${path}: is of another run (${foreign}); move it away`, false);
      const lost = lostTable(directory, header);
      if (lost === null) return { path, week: header.week };
      note(`${path}: is not used: ${lost}`);
    } catch (error) {
      if (!(error instanceof Unusable) || !error.damaged) throw error;
      note(`${error.message}; it is not used`);
      rmSync(path);
    }
  }
  return null;
}

function foreignIn(
  { name, fingerprint, replicate: its, seed }: Header,
  owner: Owner,
  replicate: number,
): string | null {
  if (fingerprint !== owner.fingerprint) return `${name}, seed ${seed}, fingerprint ${fingerprint}`;
  return its === replicate ? null : `replicate ${its} of ${name}`;
}

/** The first table that has not, or no longer, what was written when the checkpoint was made; in words. */
function lostTable(directory: string, { tables }: Header): string | null {
  for (const [table, { bytes, sha256 }] of Object.entries(tables) as [string, Mark][]) {
    const path = join(directory, `${table}.csv`);
    const hash = existsSync(path) ? hashOfBeginning(path, bytes) : null;
    if (hash === null) return `${table}.csv has fewer bytes than it had`;
    if (hash.digest('hex') !== sha256) return `${table}.csv is damaged`;
  }
  return null;
}
