/** The checkpoint that a branch began with, found again from its record; it must still be the one that it was. */
import { resolve } from 'node:path';
import type { Plan } from '../simulate/carry-out.ts';
import { readCheckpoint } from '../simulate/checkpoint.ts';
import type { RunRecord } from '../simulate/run-record.ts';
import { failure } from './stop.ts';

/**
 * @param directory the run directory
 * @returns null where the run began on the first morning
 * @throws Stop, Unusable
 */
export function recordedOrigin(
  directory: string,
  { from, fromFile = '' }: Pick<RunRecord, 'from' | 'fromFile'>,
): NonNullable<Plan['from']> | null {
  if (from === undefined) return null;
  const path = resolve(directory, fromFile);
  const { file } = readCheckpoint(path);
  if (file.sha256 !== from.sha256) throw failure(`${path}: is not the checkpoint that the run began with`);
  return { path, file: fromFile };
}
