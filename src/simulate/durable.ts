/** Makes sure that the disk has what it was given: after this a power cut cannot take it back. */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file below a directory, with forward slashes, in order. */
export function filesBelow(directory: string, prefix = ''): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesBelow(join(directory, entry.name), `${prefix}${entry.name}/`)
        : [`${prefix}${entry.name}`],
    );
}

/** The file's content is on the disk. */
export async function settleFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } catch (error) {
    throw Object.assign(error as Error, { path });
  } finally {
    await file.close();
  }
}

/** The directory's list of names is on the disk. Some systems cannot be asked to do that; they do it on their own. */
export async function settleDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r').catch(() => null);
  await directory?.sync().catch(() => {});
  await directory?.close();
}

/** Writes a small file so that it is either there whole or not at all. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const part = `${path}.part`;
  try {
    writeFileSync(part, content);
  } catch (error) {
    throw Object.assign(error as Error, { path });
  }
  await settleFile(part);
  try {
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw Object.assign(error as Error, { path });
  }
}

/** An empty directory in the place of whatever was there. */
export function freshDirectory(path: string): string {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}
