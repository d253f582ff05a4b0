/** The run that a directory holds, or a clear word that it holds none. */
import { firstDamage, type RunRecord, readRunRecord, tablesIn } from '../simulate/run-record.ts';
import { badInput, failure } from './stop.ts';

/** @throws Stop */
export function runAt(directory: string): RunRecord {
  const record = readRunRecord(directory);
  if (record === null) throw badInput(`${directory}: is not a run directory (it has no run.json that can be read)`);
  return record;
}

/** @throws Stop */
export function undamagedTables(directory: string, record: RunRecord): void {
  const damage = firstDamage(directory, tablesIn(record));
  if (damage !== null) throw failure(`${directory}: ${damage}`);
}
