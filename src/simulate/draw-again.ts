/** Draws the charts and the report of a run that is there, from its tables, and notes the new files in run.json. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TABLE_NAMES } from '../measure/tables.ts';
import { settleOutputs } from './describe-outputs.ts';
import { freshDirectory, settleDirectory, writeWhole } from './durable.ts';
import { layOut } from './lay-out.ts';
import { takeLock } from './lock.ts';
import type { RunInfo } from './run-info.ts';
import { infoOf, type RunRecord } from './run-record.ts';

/** What drawing makes, beside the tables that it reads. */
const DRAWN = ['charts', 'report.html'];
/** What it reads; a run.json from elsewhere may name anything. */
const TABLE_FILES = new Set(TABLE_NAMES.flatMap((table) => [`${table}.csv`, `${table}.parquet`]));

export async function drawAgain(
  directory: string,
  record: RunRecord,
  draw: (directory: string, info: RunInfo) => Promise<unknown>,
): Promise<void> {
  const unlock = takeLock(directory);
  try {
    await drawOn(`${directory}.drawing.part`, directory, record, draw);
  } finally {
    unlock();
  }
}

/** Draws the run of a directory that nobody else writes, on a desk beside it that is gone afterwards. */
export async function drawOn(
  place: string,
  directory: string,
  record: RunRecord,
  draw: (directory: string, info: RunInfo) => Promise<unknown>,
): Promise<void> {
  // Moved in when whole: a drawing that fails leaves the old one as it was.
  const desk = freshDirectory(place);
  try {
    for (const { path } of record.outputs) if (TABLE_FILES.has(path)) await layOut(directory, path, desk);
    await draw(desk, infoOf(record));
    for (const name of DRAWN) {
      if (!existsSync(join(desk, name))) continue;
      rmSync(join(directory, name), { recursive: true, force: true });
      renameSync(join(desk, name), join(directory, name));
    }
    // What somebody has laid beside the run (notes, say) is theirs, and no output.
    const recorded = new Set(record.outputs.map(({ path }) => path));
    const isOutput = (path: string) => recorded.has(path) || DRAWN.includes(path.split('/')[0]!);
    const outputs = await settleOutputs(directory, record.worlds, isOutput);
    await writeWhole(join(directory, 'run.json'), `${JSON.stringify({ ...record, outputs }, null, 2)}\n`);
    await settleDirectory(directory);
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
}
