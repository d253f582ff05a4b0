/** Every file that a run has written, with its length and hash, as run.json lists it. */
import { dirname, join } from 'node:path';
import { TABLE_NAMES } from '../measure/tables.ts';
import { filesBelow, settleDirectory, settleFile } from './durable.ts';
import { fewAtOnce } from './few-at-once.ts';
import { hashFile } from './hash-file.ts';
import type { OutputFile, ReplicateRecord } from './run-record.ts';

/** The same, once the disk has every file for certain: for what has just been written. */
export async function settleOutputs(
  directory: string,
  worlds: readonly ReplicateRecord[],
  isOutput?: (path: string) => boolean,
): Promise<OutputFile[]> {
  const outputs = await describeOutputs(directory, worlds, isOutput);
  await fewAtOnce(outputs, ({ path }) => settleFile(join(directory, path)));
  const directories = new Set(outputs.map(({ path }) => dirname(join(directory, path))));
  await fewAtOnce([...directories], settleDirectory);
  return outputs;
}

/** Reads every file but run.json once, and writes nothing. */
export async function describeOutputs(
  directory: string,
  worlds: readonly ReplicateRecord[],
  isOutput: (path: string) => boolean = () => true,
): Promise<OutputFile[]> {
  const paths = filesBelow(directory).filter((path) => path !== 'run.json' && isOutput(path));
  return fewAtOnce(paths, async (path): Promise<OutputFile> => {
    const table = TABLE_NAMES.find((name) => path === `${name}.csv` || path === `${name}.parquet`);
    const rows = table && { rows: worlds.reduce((sum, world) => sum + (world.rows[table] ?? 0), 0) };
    return { path, ...(await hashFile(join(directory, path))), ...rows };
  });
}
