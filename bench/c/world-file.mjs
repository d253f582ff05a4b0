/** Files of named columns, which the C program reads and writes: a magic line, then for each column a name, a kind, a count and its numbers. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

const MAGIC = 'GROUNDSWELL WORLD 1\n';
const MAGIC_BYTES = 24;
/** An entry begins with its name (40 bytes), its kind (8) and its count (8); its numbers are filled up to whole words of 8 bytes. */
const NAME = 40;
const KIND = 8;
const HEAD = NAME + KIND + 8;
const KINDS = { f64: Float64Array, f32: Float32Array, i32: Int32Array, u32: Uint32Array, u8: Uint8Array };

const kindOf = (numbers) => Object.keys(KINDS).find((kind) => numbers instanceof KINDS[kind]);

/** Writes columns, [name, typed array] each. */
export function writeColumns(path, columns) {
  const file = openSync(path, 'w');
  const write = (bytes) => {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, Math.min(bytes.length - at, 1 << 28));
  };
  write(Buffer.from(MAGIC.padEnd(MAGIC_BYTES, '\0')));
  for (const [name, numbers] of columns) {
    const head = Buffer.alloc(HEAD);
    head.write(name, 0, NAME - 1);
    head.write(kindOf(numbers), NAME);
    head.writeBigUInt64LE(BigInt(numbers.length), NAME + KIND);
    write(head);
    write(Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength));
    write(Buffer.alloc((8 - (numbers.byteLength % 8)) % 8));
  }
  closeSync(file);
}

/** Reads what writeColumns, or the C program, has written: a Map of typed arrays by name. */
export function readColumns(path) {
  const bytes = readFileSync(path);
  if (!bytes.toString('latin1', 0, MAGIC_BYTES).startsWith(MAGIC)) throw new Error(`${path} is not a world file`);
  const text = (at, length) => bytes.toString('latin1', at, at + length).replace(/\0.*$/s, '');
  const columns = new Map();
  for (let at = MAGIC_BYTES; at < bytes.length; ) {
    const name = text(at, NAME);
    const Kind = KINDS[text(at + NAME, KIND)];
    const count = Number(bytes.readBigUInt64LE(at + NAME + KIND));
    const size = count * Kind.BYTES_PER_ELEMENT;
    const from = bytes.byteOffset + at + HEAD;
    columns.set(name, new Kind(bytes.buffer.slice(from, from + size)));
    at += HEAD + Math.ceil(size / 8) * 8;
  }
  return columns;
}
