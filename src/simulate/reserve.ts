/** Keeps a run directory for this process while it is written, and tells errors of the disk with a path. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { takeLock } from './lock.ts';
import { repairInstall } from './staging.ts';

/** Only this process writes the directory, until the function returned is called. */
export function reserve(directory: string): () => void {
  try {
    mkdirSync(dirname(directory), { recursive: true });
    return takeLock(directory);
  } catch (error) {
    // Who asked for x/y need not know how its lock is called.
    throw Object.assign(error as Error, { path: directory });
  }
}

/** An error of the file system that names no path is told of the run directory. */
export function placed(error: unknown, directory: string): unknown {
  const fault = error as NodeJS.ErrnoException;
  if (fault.code !== undefined && fault.syscall !== undefined) fault.path ??= directory;
  return error;
}

/**
 * Makes what is not there whole yet, while no other process writes the directory.
 * @param isThere whether it is there whole and is to stay
 */
export async function makeOnce(
  directory: string,
  isThere: () => boolean,
  make: () => Promise<void>,
): Promise<'carried out' | 'already there'> {
  if (isThere()) return 'already there';
  const unlock = reserve(directory);
  try {
    repairInstall(directory);
    // Another process may have finished it while the lock was waited for.
    if (isThere()) return 'already there';
    await make();
    return 'carried out';
  } catch (error) {
    throw placed(error, directory);
  } finally {
    unlock();
  }
}
