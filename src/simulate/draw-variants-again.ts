/** Draws variants that are there, each and all together, from their tables, and notes the new files in the records. */
import { join } from 'node:path';
import { drawOn } from './draw-again.ts';
import { takeLock } from './lock.ts';
import type { RunInfo } from './run-info.ts';
import { type RunRecord, readRunRecord } from './run-record.ts';
import { type SideBySide, setSideBySide } from './side-by-side.ts';
import { type VariantsRecord, variantsInfoOf } from './variants-record.ts';

/** @param record of the directory; each of its variants must be there */
export async function drawVariantsAgain(
  directory: string,
  record: VariantsRecord,
  draw: (directory: string, info: RunInfo) => Promise<unknown>,
  together: SideBySide,
): Promise<void> {
  const unlock = takeLock(directory);
  const desk = `${directory}.drawing.part`;
  try {
    const runs: RunRecord[] = [];
    for (const { name } of record.variants) {
      const one = join(directory, name);
      await drawOn(desk, one, readRunRecord(one)!, draw);
      runs.push(readRunRecord(one)!);
    }
    await setSideBySide(directory, desk, variantsInfoOf(record, runs), runs, together);
  } finally {
    unlock();
  }
}
