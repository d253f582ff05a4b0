/**
 * The form of a checkpoint file: a first line that says what it is and how long, a header in JSON, columns of numbers one after the
 * other, and the SHA-256 of all that.
 *
 *   groundswell checkpoint 1, 123456 bytes, header 4321
 *   {"week":104,...,"columns":[{"name":"expertise","kind":"f32","length":480,"offset":0},...]}
 *   the numbers, as they stand in memory; an offset counts from the first of them
 *   32 bytes
 *
 * Written and read piece by piece, so that a world of millions needs no second copy in memory. A file that has its name is whole.
 */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { KINDS, type Kind } from '../engine/columns.ts';
import { settleDirectory } from './durable.ts';

/** Another form of the file, or another meaning of what is in it, gets another number. */
export const FORMAT = 1;
const FIRST_LINE = /^groundswell checkpoint (\d{1,9}), (\d{1,15}) bytes, header (\d{1,9})\n/;
const FIRST_LINE_AT_MOST = 80;
const PIECE = 1 << 20;
const DIGEST = 32;

export interface ColumnPlace {
  readonly name: string;
  readonly kind: Kind;
  /** Numbers. */
  readonly length: number;
  /** Bytes before it, from the first column on. */
  readonly offset: number;
}

type Numbers = Float32Array | Float64Array | Int32Array | Uint32Array | Uint8Array;

/** Numbers under a name, on their way into a file. */
export interface NamedColumn {
  readonly name: string;
  readonly kind: Kind;
  readonly values: Numbers;
}

/** A file whose every byte has been found to be what it was. */
export interface CheckpointFile {
  readonly path: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly columns: readonly ColumnPlace[];
  /** Of all before the digest at its end: it names the checkpoint. */
  readonly sha256: string;
  /** Where the first column begins. */
  readonly start: number;
}

/** A checkpoint that cannot be used; the message begins with its path. */
export class Unusable extends Error {
  override name = 'Unusable';
  /** Whether the file itself is broken: nothing is lost with it. */
  readonly damaged: boolean;

  constructor(message: string, damaged: boolean) {
    super(message);
    this.damaged = damaged;
  }
}

const bytesOf = (values: Numbers) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** Writes the file beside its place and moves it there when the disk has it. */
export async function writeCheckpoint(path: string, header: object, columns: readonly NamedColumn[]): Promise<void> {
  let bytes = 0;
  const places = columns.map(({ name, kind, values }): ColumnPlace => {
    const offset = bytes;
    bytes += values.byteLength;
    return { name, kind, length: values.length, offset };
  });
  const head = Buffer.from(`${JSON.stringify({ ...header, columns: places })}\n`);
  const length = head.length + bytes + DIGEST;
  const part = `${path}.part`;
  try {
    const file = openSync(part, 'w');
    try {
      const hash = createHash('sha256');
      const put = (piece: Buffer) => {
        for (let done = 0; done < piece.length; ) done += writeSync(file, piece, done);
      };
      const add = (piece: Buffer) => {
        hash.update(piece);
        put(piece);
      };
      add(Buffer.from(`groundswell checkpoint ${FORMAT}, ${length} bytes, header ${head.length}\n`));
      add(head);
      // Neither a hash nor a file takes shared memory: a copy, piece by piece.
      const piece = Buffer.allocUnsafe(PIECE);
      for (const { values } of columns) {
        const all = bytesOf(values);
        for (let from = 0; from < all.length; from += PIECE) {
          const some = all.subarray(from, from + PIECE);
          piece.set(some);
          add(piece.subarray(0, some.length));
        }
      }
      put(hash.digest());
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw Object.assign(error as Error, { path });
  }
  await settleDirectory(dirname(path));
}

/**
 * Opens a checkpoint, once every byte of it has been looked at.
 * @throws Unusable
 */
export function openCheckpoint(path: string): CheckpointFile {
  return withFile(path, (file, size) => {
    const piece = Buffer.allocUnsafe(PIECE);
    const first = FIRST_LINE.exec(piece.toString('latin1', 0, fill(file, piece.subarray(0, FIRST_LINE_AT_MOST), 0)));
    if (first === null) throw new Unusable(`${path}: is not a checkpoint`, true);
    const [format, length, headBytes] = first.slice(1).map(Number) as [number, number, number];
    const whole = first[0].length + length;
    if (size < whole) throw new Unusable(`${path}: is cut short (${size} of ${whole} bytes)`, true);
    const hash = createHash('sha256');
    for (let at = 0; at < whole - DIGEST; ) {
      const read = fill(file, piece.subarray(0, Math.min(PIECE, whole - DIGEST - at)), at);
      if (read === 0) break;
      hash.update(piece.subarray(0, read));
      at += read;
    }
    const sha256 = hash.digest('hex');
    const digest = piece.toString('hex', 0, fill(file, piece.subarray(0, DIGEST), whole - DIGEST));
    if (size !== whole || sha256 !== digest)
      throw new Unusable(`${path}: is damaged: its bytes are not those that were written`, true);
    if (format !== FORMAT)
      throw new Unusable(`${path}: has format ${format}, this version of Groundswell reads format ${FORMAT}`, false);
    const head = Buffer.alloc(headBytes);
    fill(file, head, first[0].length);
    const { columns, ...header } = JSON.parse(head.toString('utf8')) as { columns: ColumnPlace[] };
    return { path, header, columns, sha256, start: first[0].length + headBytes };
  });
}

/** Reads one column into `values`, which has as many numbers. */
export function readColumn({ path, start }: CheckpointFile, place: ColumnPlace, values: Numbers): void {
  if (values.length !== place.length || !(values instanceof KINDS[place.kind]))
    throw new RangeError(`internal: ${path}: ${place.length} of ${place.name} for ${values.length}`);
  withFile(path, (file) => {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, Math.max(1, values.byteLength)));
    const all = bytesOf(values);
    for (let at = 0; at < all.length; ) {
      const read = fill(file, piece.subarray(0, Math.min(piece.length, all.length - at)), start + place.offset + at);
      if (read === 0) throw new Unusable(`${path}: is cut short`, true);
      all.set(piece.subarray(0, read), at);
      at += read;
    }
  });
}

/** Reads until the piece is full or the file is over. */
function fill(file: number, piece: Buffer, from: number): number {
  let done = 0;
  while (done < piece.length) {
    const read = readSync(file, piece, done, piece.length - done, from + done);
    if (read === 0) break;
    done += read;
  }
  return done;
}

function withFile<T>(path: string, use: (file: number, size: number) => T): T {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    throw new Unusable(`${path}: there is no such file`, true);
  }
  try {
    const there = fstatSync(file);
    if (!there.isFile()) throw new Unusable(`${path}: is not a file, expected a checkpoint`, false);
    return use(file, there.size);
  } finally {
    closeSync(file);
  }
}
