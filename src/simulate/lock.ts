/**
 * Lets only one process at a time write a run directory: a file beside it names the process that does.
 *
 * A process that was killed leaves its lock behind. Whether it is still there is asked of the system: same machine, a process
 * of that number, started at that time (numbers are used again, above all in containers). A lock from another machine is
 * never taken over, because nobody here can know.
 */
import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When that process was started, in the system's own clock; empty where it does not say. */
  readonly born: string;
}

/** Another process is at work there. */
export class Occupied extends Error {
  constructor(what: string, lock: string, { pid, host }: Holder) {
    const who = host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`;
    super(`${who} is writing ${what} at this moment; wait for it (if it is long gone, remove ${lock})`);
  }
}

/** What file systems without hard links answer (memory sticks). */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK']);

/** How long after taking over a stale lock a half-done takeover counts as broken off. */
const TAKEOVER_MS = 10_000;

/**
 * @param directory what is going to be written
 * @returns lets go of it again
 * @throws Occupied
 */
export function takeLock(directory: string): () => void {
  const lock = `${directory}.lock`;
  const mine: Holder = { pid: process.pid, host: hostname(), born: bornOf(process.pid) };
  const text = JSON.stringify(mine);
  // Linked or renamed into place with its content: nobody ever reads half a lock.
  const draft = `${lock}.${process.pid}.part`;
  writeFileSync(draft, text);
  try {
    for (;;) {
      if (linked(draft, lock)) break;
      const stale = read(lock);
      if (stale === null) continue;
      const holder = holderIn(stale);
      if (holder !== null && isAtWork(holder)) throw new Occupied(directory, lock, holder);
      if (takenOver(lock, stale, draft)) break;
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (read(lock) === text) rmSync(lock, { force: true });
  };
}

/** Puts our lock in the place of a stale one, unless somebody else is doing the same. */
function takenOver(lock: string, stale: string, draft: string): boolean {
  const claim = `${lock}.claim.part`;
  if (!linked(draft, claim)) {
    const age = Date.now() - (statSync(claim, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > TAKEOVER_MS) rmSync(claim, { force: true });
    return false;
  }
  try {
    // With the claim in hand nobody else replaces the lock; it may have been replaced just before.
    if (read(lock) !== stale) return false;
    const copy = `${draft}.copy.part`;
    copyFileSync(draft, copy);
    renameSync(copy, lock);
    return true;
  } finally {
    rmSync(claim, { force: true });
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!NO_LINKS.has(code)) throw error;
  }
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Null where the lock was broken off in writing. */
function holderIn(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return null;
  }
}

function isAtWork({ pid, host, born }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return bornOf(pid) === born;
}

/** Linux: field 22 of /proc/PID/stat, counted after the name in brackets, which may hold anything. */
function bornOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
