/** Compares a run with its repetition, file by file: as the record says it was, as it lies there, and as it came out again. */

import { CHECKPOINTS } from './checkpoint.ts';
import { describeOutputs } from './describe-outputs.ts';
import type { OutputFile, RunRecord } from './run-record.ts';

export interface Verdict {
  readonly path: string;
  /** changed: no longer what the record says; differs: came out otherwise; missing, new: only one of the two has it. */
  readonly verdict: 'same' | 'changed' | 'differs' | 'missing' | 'new';
}

/**
 * @param record what the record says of the files
 * @param isOutput which files of the directories are meant; left out: all
 */
export async function compareOutputs(
  directory: string,
  again: string,
  record: Pick<RunRecord, 'outputs' | 'worlds'>,
  isOutput?: (path: string) => boolean,
): Promise<Verdict[]> {
  const byPath = (outputs: readonly OutputFile[]) => new Map(outputs.map((file) => [file.path, file.sha256]));
  const recorded = byPath(record.outputs);
  const there = byPath(await describeOutputs(directory, record.worlds, isOutput));
  const now = byPath(await describeOutputs(again, record.worlds, isOutput));
  return [...new Set([...recorded.keys(), ...now.keys()])].sort().map((path) => {
    const before = recorded.get(path);
    const found = there.get(path);
    // A repetition makes no checkpoints: what is there is held against the record alone.
    const repeated = path.startsWith(`${CHECKPOINTS}/`) ? before : now.get(path);
    if (before === undefined) return { path, verdict: 'new' };
    if (found === undefined || repeated === undefined) return { path, verdict: 'missing' };
    if (found !== before) return { path, verdict: 'changed' };
    return { path, verdict: repeated === before ? 'same' : 'differs' };
  });
}
