/** The run, or the variants, that a directory holds, or a clear word that it holds none. */
import { join } from 'node:path';
import { firstDamage, type RunRecord, readRunRecord, tablesIn } from '../simulate/run-record.ts';
import { readVariantsRecord, type VariantsRecord } from '../simulate/variants-record.ts';
import { badInput, failure } from './stop.ts';

/** @throws Stop */
export function runAt(directory: string): RunRecord {
  const record = readRunRecord(directory);
  if (record === null) throw badInput(`${directory}: is not a run directory (it has no run.json that can be read)`);
  return record;
}

/** Null where the directory holds no variants, but perhaps a run. */
export function variantsAt(directory: string): { record: VariantsRecord; runs: RunRecord[] } | null {
  const record = readVariantsRecord(directory);
  if (record === null) return null;
  return { record, runs: record.variants.map(({ name }) => runAt(join(directory, name))) };
}

/** @throws Stop */
export function undamagedTables(directory: string, record: RunRecord): void {
  const damage = firstDamage(directory, tablesIn(record));
  if (damage !== null) throw failure(`${directory}: ${damage}`);
}
