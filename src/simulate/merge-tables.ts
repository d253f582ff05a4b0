/** Puts the tables of all replicates together, one below the other, in the order of the replicates. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { csvHeader } from '../measure/csv.ts';
import type { TableName } from '../measure/tables.ts';

const PIECE = 1 << 20;

/**
 * @param table which
 * @param directories of the replicates, in order
 * @param target the directory that the whole table goes to
 */
export async function mergeTable(table: TableName, directories: readonly string[], target: string): Promise<void> {
  const path = join(target, `${table}.csv`);
  const header = csvHeader(table);
  const piece = Buffer.allocUnsafe(PIECE);
  const out = await open(path, 'wx');
  try {
    await out.writeFile(header);
    for (const directory of directories) {
      const part = await open(join(directory, `${table}.csv`), 'r');
      try {
        for (let from = Buffer.byteLength(header); ; ) {
          const { bytesRead } = await part.read(piece, 0, PIECE, from);
          if (bytesRead === 0) break;
          from += bytesRead;
          for (let done = 0; done < bytesRead; ) done += (await out.write(piece, done, bytesRead - done)).bytesWritten;
        }
      } finally {
        await part.close();
      }
    }
  } catch (error) {
    throw Object.assign(error as Error, { path });
  } finally {
    await out.close();
  }
}
