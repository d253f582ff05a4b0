/**
 * A part of a sweep's runs as a Parquet file: some hundred rows, each with the key of its run. Its name ends in the hash of its
 * bytes, so that a part is whole or recognised as damaged, and the same part is the same file wherever it lies.
 */
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { sha256 } from '../simulate/fingerprint.ts';
import type { RunEnd } from './run-task.ts';
import type { Status } from './sweep-result.ts';

/** A run as it is kept. */
export interface PartRow extends Omit<RunEnd, 'changes'> {
  readonly key: string;
  readonly seed: string;
  /** How often it has been lived: what failed can be retried. */
  readonly attempt: number;
}

/** Columns that come before the outcomes. */
const HEAD = ['key', 'seed', 'attempt', 'status', 'reason', 'world', 'series'] as const;
const outcomeColumn = (name: string) => `outcome ${name}`;

/**
 * @param reduction what the rows are reduced to (src/experiment/run-key.ts)
 * @param outcomes the names of the outcomes
 */
export function partBytes(rows: readonly PartRow[], reduction: string, outcomes: readonly string[]): Uint8Array {
  const strings = (name: 'key' | 'seed' | 'status' | 'reason' | 'world') => ({
    name,
    data: rows.map((row) => row[name]),
    type: 'STRING' as const,
    nullable: false,
  });
  const buffer = parquetWriteBuffer({
    columnData: [
      strings('key'),
      strings('seed'),
      { name: 'attempt', data: rows.map(({ attempt }) => attempt), type: 'INT32', nullable: false },
      strings('status'),
      strings('reason'),
      strings('world'),
      { name: 'series', data: rows.map(({ series }) => series), type: 'BYTE_ARRAY', nullable: true, statistics: false },
      ...outcomes.map((name, o) => ({
        name: outcomeColumn(name),
        data: rows.map((row) => (Number.isNaN(row.outcomes[o]!) ? null : row.outcomes[o]!)),
        type: 'DOUBLE' as const,
        nullable: true,
      })),
    ],
    kvMetadata: [{ key: 'reduction', value: reduction }],
  });
  return new Uint8Array(buffer);
}

export function partName(who: string, bytes: Uint8Array): string {
  return `${who}-${sha256(bytes).slice(0, 16)}.parquet`;
}

/** Whether a file of that name holds what it held when it was named. */
export function isSound(name: string, bytes: Uint8Array): boolean {
  return name.endsWith(`-${sha256(bytes).slice(0, 16)}.parquet`);
}

/**
 * The rows of a part; null where they are reduced to something else.
 * @throws Error where it is no part at all
 */
export async function partRows(
  bytes: Uint8Array,
  reduction: string,
  outcomes: readonly string[],
): Promise<PartRow[] | null> {
  // A view of a pooled buffer begins anywhere in it.
  const file = new Uint8Array(bytes).buffer;
  const metadata = parquetMetadata(file);
  const of = metadata.key_value_metadata?.find(({ key }) => key === 'reduction')?.value;
  if (of === undefined) throw new Error('is no part of a sweep');
  if (of !== reduction) return null;
  const columns = [...HEAD, ...outcomes.map(outcomeColumn)];
  const objects = await parquetReadObjects({ file, metadata, columns, utf8: false });
  return objects.map((row) => ({
    key: row.key as string,
    seed: row.seed as string,
    attempt: row.attempt as number,
    status: row.status as Status,
    reason: row.reason as string,
    world: row.world as string,
    series: (row.series as Uint8Array | null) ?? null,
    outcomes: outcomes.map((name) => (row[outcomeColumn(name)] as number | null) ?? Number.NaN),
  }));
}
