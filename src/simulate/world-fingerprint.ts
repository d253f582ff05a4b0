/** A world in 64 hex digits: the SHA-256 of every column's rows in use. Two worlds with one fingerprint are the same to the bit. */
import { createHash } from 'node:crypto';
import { LAYOUT, rowsInUse, type World } from '../model/world.ts';

export function fingerprint(world: World): string {
  const hash = createHash('sha256');
  for (const [name, column] of Object.entries(LAYOUT)) {
    const values = world.columns[name as keyof typeof LAYOUT];
    const rows = column.table === 'groups' ? rowsInUse(world, 'groups') : world.block.rows[column.table]!;
    const used = values.subarray(0, rows * world.block.widths[name as keyof typeof LAYOUT]);
    // A hash does not take shared memory: a copy, column by column.
    hash.update(name);
    hash.update(new Uint8Array(used.slice().buffer, 0, used.byteLength));
  }
  return hash.digest('hex');
}
