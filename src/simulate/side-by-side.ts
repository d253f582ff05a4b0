/** Sets variants that are whole side by side: what they came to, and the charts and the report that compare them. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TABLES_OF_OUTCOMES } from '../measure/read-runs.ts';
import { settleOutputs } from './describe-outputs.ts';
import { freshDirectory, settleDirectory, writeWhole } from './durable.ts';
import { hashFile } from './hash-file.ts';
import { layOut } from './lay-out.ts';
import type { VariantsInfo } from './run-info.ts';
import type { RunRecord } from './run-record.ts';
import { isSideBySide, type VariantsRecord } from './variants-record.ts';

export interface SideBySide {
  /** Writes outcomes.csv and differences.csv into a directory that holds a folder of tables for each variant. */
  readonly compare: (directory: string, variants: readonly string[]) => Promise<void>;
  /** Draws charts and report into the same directory; left out: none are drawn. */
  readonly drawTogether?: ((directory: string, info: VariantsInfo) => Promise<unknown>) | undefined;
  /** Called between two steps; may throw. */
  readonly pause?: (() => void) | undefined;
}

/** What comparing makes, and nothing else in the directory. */
const MADE = ['outcomes.csv', 'differences.csv', 'charts', 'report.html'];

/**
 * @param directory holds a whole run for each variant; gets the files that compare them, and variants.json last
 * @param place for a desk beside it, gone afterwards
 */
export async function setSideBySide(
  directory: string,
  place: string,
  info: VariantsInfo,
  runs: readonly RunRecord[],
  { compare, drawTogether, pause }: SideBySide,
): Promise<void> {
  const desk = freshDirectory(place);
  const names = info.variants.map(({ name }) => name);
  try {
    for (const [at, name] of names.entries()) {
      mkdirSync(join(desk, name));
      const { format } = runs[at]!;
      for (const table of TABLES_OF_OUTCOMES)
        await layOut(join(directory, name), `${table}.${format}`, join(desk, name));
    }
    await compare(desk, names);
    pause?.();
    await drawTogether?.(desk, info);
    pause?.();
    for (const name of MADE) {
      if (!existsSync(join(desk, name))) continue;
      rmSync(join(directory, name), { recursive: true, force: true });
      renameSync(join(desk, name), join(directory, name));
    }
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
  const outputs = await settleOutputs(directory, [], isSideBySide);
  const { variants, ...shared } = info;
  const [first] = runs as [RunRecord];
  const record: VariantsRecord = {
    ...shared,
    ...{ format: first.format, code: first.code },
    variants: variants.map(({ name, title, run }) => ({ name, title, fingerprint: run.fingerprint })),
    outputs,
  };
  await writeWhole(join(directory, 'variants.json'), `${JSON.stringify(record, null, 2)}\n`);
  await settleDirectory(directory);
}

/** Whether every file of a run is what its record says, to the byte. */
export async function isSound(directory: string, record: RunRecord): Promise<boolean> {
  for (const { path, sha256 } of record.outputs) {
    if (!existsSync(join(directory, path)) || (await hashFile(join(directory, path))).sha256 !== sha256) return false;
  }
  return true;
}
