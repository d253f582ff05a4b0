/** Puts a table of a run on a desk as CSV, whatever its format, so that something can be drawn or reckoned from it. */
import { join } from 'node:path';
import type { TableName } from '../measure/tables.ts';
import { linkOrCopy } from './link-or-copy.ts';

/**
 * @param directory the run directory
 * @param path of the table inside it, with its ending
 * @param desk the directory that gets it
 */
export async function layOut(directory: string, path: string, desk: string): Promise<void> {
  const table = path.slice(0, path.lastIndexOf('.')) as TableName;
  const csv = join(desk, `${table}.csv`);
  if (path.endsWith('.parquet')) {
    const { parquetToCsv } = await import('../measure/parquet.ts');
    await parquetToCsv(table, join(directory, path), csv);
    return;
  }
  linkOrCopy(join(directory, path), csv);
}
