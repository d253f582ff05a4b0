/**
 * Where a run is put together: `<directory>.partial`, beside the place it will have.
 *
 *   plan.json            whose run this is: only the same fingerprint goes on here
 *   replicate-0001/      a whole replicate: its tables, and replicate.json with their hashes
 *   replicate-0002.part/ one that is being written, or was when the process died
 *   assembled.part/      the run directory to be; renamed into place in one step when nothing is missing
 *   variants/            the same for variants: whole ones gather here, and outlive an interruption
 *   replaced.part/       the run that was there before, for the moment between the two renamings
 *
 * So a run that was killed leaves nothing that looks whole, and the same command goes on from the replicates that are.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, settleDirectory, writeWhole } from './durable.ts';
import { canonicalJson } from './fingerprint.ts';
import { hashFile } from './hash-file.ts';
import type { ReplicateRecord } from './run-record.ts';

/** A directory of that name holds something else, which nobody asked to remove. */
export class Taken extends Error {
  override name = 'Taken';
}

export class Staging {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** Goes on where a run of the same fingerprint stopped, or begins afresh. The lock of the directory must be held. */
  static async open(directory: string, fingerprint: string): Promise<Staging> {
    const path = `${directory}.partial`;
    const staging = new Staging(path);
    if (existsSync(path)) {
      const planned = fingerprintIn(join(path, 'plan.json'));
      if (planned === null && readdirSync(path).some((name) => name !== 'plan.json.part')) {
        throw new Taken(`${path}: is needed to put the run together, but holds something else; move it away`);
      }
      if (planned !== fingerprint) rmSync(path, { recursive: true });
      else
        for (const name of readdirSync(path)) if (name.endsWith('.part')) rmSync(join(path, name), { recursive: true });
    }
    for (const name of existsSync(path) ? readdirSync(path) : []) {
      // A disk that lost something (power, a full disk, a tool that syncs) is found out before it is built on.
      if (name.startsWith('replicate-') && !(await isSound(join(path, name))))
        rmSync(join(path, name), { recursive: true });
    }
    mkdirSync(path, { recursive: true });
    if (fingerprintIn(join(path, 'plan.json')) === null) {
      await writeWhole(join(path, 'plan.json'), `${JSON.stringify({ fingerprint })}\n`);
    }
    return staging;
  }

  /** The replicate as it was recorded when it became whole, or null. */
  whole(replicate: number): ReplicateRecord | null {
    try {
      const { hashes: _, ...record } = readRecord(this.of(replicate));
      return record;
    } catch {
      return null;
    }
  }

  /** The directory of a whole replicate. */
  of(replicate: number): string {
    return join(this.path, `replicate-${String(replicate).padStart(4, '0')}`);
  }

  /** An empty directory to write a replicate into. */
  begin(replicate: number): string {
    const part = `${this.of(replicate)}.part`;
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part);
    return part;
  }

  /** The replicate in the directory that `begin` gave will not become whole: what is there stays to be looked at, and says so. */
  async leave(replicate: number, week: number, cause: string): Promise<void> {
    const mark = { incomplete: true, replicate, weeksLived: week, cause };
    // Where the disk itself is at fault there is nothing to mark it with.
    await writeWhole(join(`${this.of(replicate)}.part`, 'incomplete.json'), `${JSON.stringify(mark, null, 2)}\n`).catch(
      () => {},
    );
  }

  /** The replicate in the directory that `begin` gave is whole: its tables are on the disk, and this is its record. */
  async complete(record: ReplicateRecord): Promise<void> {
    const part = `${this.of(record.replicate)}.part`;
    const hashes = await hashesIn(part);
    await writeWhole(join(part, 'replicate.json'), `${JSON.stringify({ ...record, hashes })}\n`);
    await settleDirectory(part);
    rmSync(this.of(record.replicate), { recursive: true, force: true });
    renameSync(part, this.of(record.replicate));
    await settleDirectory(this.path);
  }

  /** An empty directory to put the run together in. */
  assemble(): string {
    const part = join(this.path, 'assembled.part');
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part);
    return part;
  }

  /** The directory that whole variants gather in; those of an earlier attempt are still there. */
  gather(): string {
    const path = join(this.path, 'variants');
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** What is assembled takes its place; what is there already goes when the new one stands. */
  async install(directory: string, assembled: string): Promise<void> {
    if (existsSync(directory)) renameSync(directory, replacedIn(this.path));
    renameSync(assembled, directory);
    await settleDirectory(join(directory, '..'));
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Puts right what a process left that died in the middle of `install`. The lock of the directory must be held. */
export function repairInstall(directory: string): void {
  const old = replacedIn(`${directory}.partial`);
  if (existsSync(old) && !existsSync(directory)) renameSync(old, directory);
}

/** In the staging directory, which nobody else uses: a neighbour of the run may be somebody's backup. */
const replacedIn = (staging: string) => join(staging, 'replaced.part');

/** A replicate as it lies in staging: its record, and the hash of each of its files. */
type StagedRecord = ReplicateRecord & { readonly hashes: Readonly<Record<string, string>> };

const readRecord = (directory: string) =>
  JSON.parse(readFileSync(join(directory, 'replicate.json'), 'utf8')) as StagedRecord;

async function hashesIn(directory: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const name of filesBelow(directory)) {
    if (name !== 'replicate.json') hashes[name] = (await hashFile(join(directory, name))).sha256;
  }
  return hashes;
}

/** Whether every file of a replicate is what it was when the replicate became whole. */
async function isSound(directory: string): Promise<boolean> {
  try {
    return canonicalJson(await hashesIn(directory)) === canonicalJson(readRecord(directory).hashes);
  } catch {
    return false;
  }
}

function fingerprintIn(path: string): string | null {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { fingerprint: string }).fingerprint;
  } catch {
    return null;
  }
}
