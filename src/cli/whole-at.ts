/** Whether a directory holds a run, or variants, that is whole: nothing is left to be done there. */
import { join } from 'node:path';
import { firstDamage, readRunRecord } from '../simulate/run-record.ts';
import { readVariantsRecord } from '../simulate/variants-record.ts';
import { variantsAt } from './run-at.ts';
import { badInput } from './stop.ts';

/** @throws Stop where it does not, or where files are missing */
export function wholeAt(directory: string): void {
  if (directory.endsWith('.partial')) {
    const run = directory.slice(0, -'.partial'.length);
    throw badInput(`${directory}: is where a run is put together, expected the run: groundswell resume ${run}`);
  }
  const run = readRunRecord(directory);
  const variants = readVariantsRecord(directory);
  if (run === null && variants === null)
    throw badInput(
      `${directory}: nothing to go on with: there is no ${directory}.partial, which a run leaves that was stopped`,
    );
  const damage = variants === null ? firstDamage(directory, run!.outputs) : damageOfVariants(directory);
  if (damage !== null) throw badInput(`${directory}: the run is there but damaged: ${damage}`);
}

function damageOfVariants(directory: string): string | null {
  const { record, runs } = variantsAt(directory)!;
  for (const [at, { name }] of record.variants.entries()) {
    const damage = firstDamage(join(directory, name), runs[at]!.outputs);
    if (damage !== null) return `${name}/${damage}`;
  }
  return firstDamage(directory, record.outputs);
}
