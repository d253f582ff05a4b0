/**
 * Where a run is put together: `<directory>.partial`, beside the place it will have.
 *
 *   plan.json            whose run this is, and how to go on: only the same fingerprint does so here
 *   replicate-0001/      a whole replicate: its tables, and replicate.json with their hashes
 *   replicate-0002.part/ one that is being written, or was when the process died; stays where it has checkpoints to go on from
 *   assembled.part/      the run directory to be; renamed into place in one step when nothing is missing
 *   variants/            the same for variants: whole ones gather here, and outlive an interruption
 *   replaced.part/       the run that was there before, for the moment between the two renamings
 *
 * So a run that was killed leaves nothing that looks whole, and the same command goes on from the replicates that are.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CHECKPOINTS, type Owner } from './checkpoint.ts';
import { filesBelow, freshDirectory, settleDirectory, writeWhole } from './durable.ts';
import { canonicalJson } from './fingerprint.ts';
import { hashFile } from './hash-file.ts';
import { linkOrCopy } from './link-or-copy.ts';
import { type Found, hasCheckpoints, newestCheckpoint } from './newest-checkpoint.ts';
import type { ReplicateRecord } from './run-record.ts';
import { planFile, readStagedPlan, type StagedPlan } from './staged-plan.ts';

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
  static async open(directory: string, plan: StagedPlan): Promise<Staging> {
    const path = `${directory}.partial`;
    const staging = new Staging(path);
    if (existsSync(path)) {
      const planned = readStagedPlan(path)?.fingerprint ?? null;
      if (planned === null && readdirSync(path).some((name) => name !== 'plan.json.part')) {
        throw new Taken(`${path}: is needed to put the run together, but holds something else; move it away`);
      }
      const isLeftOver = (name: string) => name.endsWith('.part') && !hasCheckpoints(join(path, name));
      if (planned !== plan.fingerprint) rmSync(path, { recursive: true });
      else for (const name of readdirSync(path)) if (isLeftOver(name)) rmSync(join(path, name), { recursive: true });
    }
    for (const name of existsSync(path) ? readdirSync(path) : []) {
      // A disk that lost something (power, a full disk, a tool that syncs) is found out before it is built on.
      if (name.startsWith('replicate-') && !name.endsWith('.part') && !(await isSound(join(path, name))))
        rmSync(join(path, name), { recursive: true });
    }
    mkdirSync(path, { recursive: true });
    // The same run may be asked for with other wishes.
    if (canonicalJson(readStagedPlan(path)) !== canonicalJson(plan))
      await writeWhole(planFile(path), `${JSON.stringify(plan)}\n`);
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

  /**
   * A directory to write a replicate into: that of an earlier attempt, with the checkpoint to go on from, or an empty one.
   * @param note told of every checkpoint that cannot be used
   */
  begin(replicate: number, owner: Owner, note: (line: string) => void): { place: string; found: Found | null } {
    const place = this.#partOf(replicate);
    const found = newestCheckpoint(place, owner, replicate, note);
    if (found === null) freshDirectory(place);
    else rmSync(join(place, 'incomplete.json'), { force: true });
    return { place, found };
  }

  #partOf(replicate: number): string {
    return `${this.of(replicate)}.part`;
  }

  /** The checkpoints of a whole replicate go into the run directory to be; here they stay, too. */
  handOver(replicate: number, assembled: string): void {
    const from = join(this.of(replicate), CHECKPOINTS);
    if (!existsSync(from)) return;
    const to = join(assembled, CHECKPOINTS, basename(this.of(replicate)));
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) linkOrCopy(join(from, name), join(to, name));
  }

  /** The replicate in the directory that `begin` gave will not become whole: what is there stays to be looked at, and says so. */
  async leave(replicate: number, week: number, cause: string): Promise<void> {
    const mark = { incomplete: true, replicate, weeksLived: week, cause };
    // Where the disk itself is at fault there is nothing to mark it with.
    await writeWhole(join(this.#partOf(replicate), 'incomplete.json'), `${JSON.stringify(mark, null, 2)}\n`).catch(
      () => {},
    );
  }

  /** The replicate in the directory that `begin` gave is whole: its tables are on the disk, and this is its record. */
  async complete(record: ReplicateRecord): Promise<void> {
    const part = this.#partOf(record.replicate);
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
