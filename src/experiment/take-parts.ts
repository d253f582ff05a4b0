/** Takes over the parts of a copy of a sweep, which lay on another machine. */
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { settleDirectory, settleFile } from '../simulate/durable.ts';
import { Taken } from '../simulate/staging.ts';
import { isSound } from './part-file.ts';
import { PARTS } from './run-store.ts';

/** @param note told of every part that is damaged and stays where it is */
export async function takeParts(copy: string, directory: string, note: (line: string) => void): Promise<void> {
  if (!existsSync(join(copy, PARTS)))
    throw new Taken(`${copy}: is no copy of a sweep, expected a directory that groundswell sweep wrote`);
  const to = join(directory, PARTS);
  for (const name of readdirSync(join(copy, PARTS)).sort()) {
    if (!name.endsWith('.parquet') || existsSync(join(to, name))) continue;
    const from = join(copy, PARTS, name);
    if (!isSound(name, readFileSync(from))) {
      note(`${from}: damaged; it is not taken`);
      continue;
    }
    copyFileSync(from, join(to, `${name}.part`));
    await settleFile(join(to, `${name}.part`));
    renameSync(join(to, `${name}.part`), join(to, name));
  }
  await settleDirectory(to);
}
