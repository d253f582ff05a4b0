/** Reads a text file as it should be: UTF-8, with or without a byte order mark, lines ended the Unix or the Windows way. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Place } from './fault.ts';
import { nearest } from './near.ts';

export interface TextFile {
  /** Without byte order mark, lines ended by \n. */
  readonly text: string;
  /** Of the bytes as they are on the disk. */
  readonly sha256: string;
}

/** What is wrong with a file; `place` is null when it could not be read at all. */
export interface TextFault {
  readonly place: Place | null;
  readonly message: string;
}

const REASONS: Record<string, string> = {
  ENOENT: 'no such file',
  EISDIR: 'it is a directory',
  EACCES: 'no permission',
  EPERM: 'no permission',
  ENOTDIR: 'no such directory',
  ENAMETOOLONG: 'the name is too long',
  ERR_INVALID_ARG_VALUE: 'the name holds a null character',
};

/** Reads one file; says what is wrong instead of throwing. */
export function readTextFile(path: string): TextFile | TextFault {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { place: null, message: whyNot(path, error as NodeJS.ErrnoException) };
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { place: { line: 1, column: 1 }, message: 'text in UTF-16 given, expected UTF-8' };
  }
  // A decoder without `fatal` puts U+FFFD where bytes are not UTF-8, which tells the place.
  const text = new TextDecoder('utf-8').decode(bytes);
  const strange = text.indexOf('\uFFFD');
  if (strange >= 0 && !isUtf8(bytes)) {
    return { place: placeAt(text, strange), message: 'bytes that are not UTF-8 given, expected text in UTF-8' };
  }
  const zero = text.indexOf('\0');
  if (zero >= 0) return { place: placeAt(text, zero), message: 'a null character given, expected text' };
  return { text: text.replaceAll('\r\n', '\n'), sha256: createHash('sha256').update(bytes).digest('hex') };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The line and column of one character. */
export function placeAt(text: string, offset: number): Place {
  return placesIn(text)(offset);
}

/** Finds the line and column of any character of a text. */
export function placesIn(text: string): (offset: number) => Place {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}

function whyNot(path: string, error: NodeJS.ErrnoException): string {
  const why = REASONS[error.code ?? ''] ?? error.code ?? error.message;
  const near = error.code === 'ENOENT' ? neighbour(path) : null;
  return `cannot be read (${why})${near === null ? '' : `, did you mean ${near}?`}`;
}

/** A file in the same directory with nearly that name. */
function neighbour(path: string): string | null {
  try {
    const near = nearest(basename(path), readdirSync(dirname(path)));
    return near === null || near === basename(path) ? null : join(dirname(path), near);
  } catch {
    return null;
  }
}
