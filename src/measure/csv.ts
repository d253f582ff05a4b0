/**
 * Writes the tables as CSV files while the run goes on (RFC 4180, a line feed after each row, UTF-8).
 *
 * Each table has one buffer of fixed size that goes to the disk when it is full, so memory stays bounded however many rows
 * come. Writing waits for the disk (writeSync): a queue of promises would grow without bound between two awaits, and the
 * operating system's cache takes 128 KB in some 50 µs.
 */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { writeFloat, writeInt, writeText } from './csv-cell.ts';
import { type Cell, type Sink, TABLES, type TableName } from './tables.ts';

const BUFFER_BYTES = 128 * 1024;
/** No number takes more bytes than this, its comma included. */
const NUMBER_BYTES = 32;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;

/** The first line of a table's file. */
export function csvHeader(table: TableName): string {
  return `${TABLES[table].columns.map((column) => column.name).join(',')}\n`;
}

/** A table as far as it was written at some moment. */
export interface Mark {
  readonly bytes: number;
  readonly rows: number;
  /** Of these bytes. */
  readonly sha256: string;
}

/** The SHA-256 of the first bytes of a file; null where it has not so many. */
export function hashOfBeginning(path: string, bytes: number): Hash | null {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(BUFFER_BYTES);
  const file = openSync(path, 'r');
  try {
    for (let done = 0; done < bytes; ) {
      const read = readSync(file, piece, 0, Math.min(BUFFER_BYTES, bytes - done), done);
      if (read === 0) return null;
      hash.update(piece.subarray(0, read));
      done += read;
    }
    return hash;
  } finally {
    closeSync(file);
  }
}

/** How tables are to be written: from the beginning, or on from a mark; and whether marks will be asked for. */
export interface CsvOptions {
  readonly marked?: boolean;
  readonly from?: Readonly<Partial<Record<TableName, Mark>>>;
}

/** One table's file. */
export class CsvFile {
  readonly path: string;
  rows = 0;
  #table: TableName;
  #columns: (typeof TABLES)[TableName]['columns'];
  #file: number;
  #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  #used = 0;
  /** Of all that went to the disk, where marks are asked for. */
  #hash: Hash | null = null;
  /** Bytes that have gone to the disk: whole rows. */
  #onDisk = 0;

  /** @param from goes on after it in a file that is there, and has as many bytes or more; what comes after them is gone */
  constructor(path: string, table: TableName, { marked = false, from }: { marked?: boolean; from?: Mark } = {}) {
    this.path = path;
    this.#table = table;
    this.#columns = TABLES[table].columns;
    if (from === undefined) {
      this.#file = openSync(path, 'wx');
      this.#used = this.#buffer.write(csvHeader(table));
      if (marked) this.#hash = createHash('sha256');
    } else {
      if (marked) this.#hash = hashOfBeginning(path, from.bytes);
      this.#file = openSync(path, 'r+');
      ftruncateSync(this.#file, from.bytes);
      this.#onDisk = from.bytes;
      this.rows = from.rows;
    }
  }

  /** All rows so far are on the disk, and this is how far it got. Asked only of a file that is made to be marked. */
  mark(): Mark {
    this.#flush();
    this.#sync();
    return { bytes: this.#onDisk, rows: this.rows, sha256: this.#hash!.copy().digest('hex') };
  }

  row(cells: readonly Cell[]): void {
    const columns = this.#columns;
    const count = columns.length;
    if (cells.length !== count) this.#refuse(`a row of ${cells.length} cells, expected ${count}`);
    if (this.#used + count * NUMBER_BYTES > BUFFER_BYTES) this.#flush();
    const buffer = this.#buffer;
    let at = this.#used;
    for (let c = 0; c < count; c++) {
      if (c > 0) buffer[at++] = COMMA;
      const cell = cells[c]!;
      if (cell === null) continue;
      const kind = columns[c]!.kind;
      if (kind === 'text') {
        const room = String(cell).length * 4 + 2 + (count - c) * NUMBER_BYTES;
        if (at + room > BUFFER_BYTES) {
          // Only whole rows go to the disk: whoever stops the thread between two flushes finds no torn line there.
          const begun = buffer.subarray(this.#used, at);
          this.#flush();
          at = begun.copy(buffer);
          if (at + room > BUFFER_BYTES) this.#refuse(`a text of ${String(cell).length} letters in ${columns[c]!.name}`);
        }
        at = writeText(buffer, at, String(cell));
      } else if (kind === 'int' && Number.isSafeInteger(cell)) at = writeInt(buffer, at, cell as number);
      else if (kind === 'float' && Number.isFinite(cell)) at = writeFloat(buffer, at, cell as number);
      else this.#refuse(`${columns[c]!.name} is ${cell}, expected a ${kind === 'int' ? 'whole' : 'finite'} number`);
    }
    buffer[at++] = LINE_FEED;
    this.#used = at;
    this.rows++;
  }

  /** What is in the buffer goes to the disk, and the disk is told to keep it. */
  finish(): void {
    this.#flush();
    this.#sync();
    this.close();
  }

  /** What is in the buffer goes to the disk if it can; where it cannot, that is no news to whoever gives up. */
  abandon(): void {
    try {
      this.#flush();
    } catch {}
    this.close();
  }

  close(): void {
    if (this.#file >= 0) closeSync(this.#file);
    this.#file = -1;
  }

  #sync(): void {
    try {
      fsyncSync(this.#file);
    } catch (error) {
      throw Object.assign(error as Error, { path: this.path });
    }
  }

  #flush(): void {
    let written = 0;
    try {
      // A disk that is almost full takes a part; only the next attempt says that it is full.
      while (written < this.#used)
        written += writeSync(this.#file, this.#buffer, written, this.#used - written, this.#onDisk + written);
    } catch (error) {
      // What it took of a row is taken back.
      ftruncateSync(this.#file, this.#onDisk);
      throw Object.assign(error as Error, { path: this.path });
    }
    this.#hash?.update(this.#buffer.subarray(0, this.#used));
    this.#onDisk += this.#used;
    this.#used = 0;
  }

  #refuse(what: string): never {
    throw new Error(`internal: table ${this.#table}, row ${this.rows + 1}: ${what}`);
  }
}

/** Takes the rows of one replicate into `<directory>/<table>.csv`, a file for each of the tables asked for. */
export class CsvTables implements Sink {
  #files = new Map<TableName, CsvFile>();

  constructor(directory: string, tables: readonly TableName[], { marked = false, from = {} }: CsvOptions = {}) {
    for (const table of tables) {
      const mark = from[table];
      const options = { marked, ...(mark && { from: mark }) };
      this.#files.set(table, new CsvFile(join(directory, `${table}.csv`), table, options));
    }
  }

  row(table: TableName, cells: readonly Cell[]): void {
    const file = this.#files.get(table);
    if (file === undefined) throw new Error(`internal: a row for table ${table}, which this run does not keep`);
    file.row(cells);
  }

  /** Nothing ever waits in memory but one buffer a table. */
  drained(): Promise<void> {
    return Promise.resolve();
  }

  /** All rows so far are on the disk; how far each table got. */
  marks(): Partial<Record<TableName, Mark>> {
    return Object.fromEntries([...this.#files].map(([table, file]) => [table, file.mark()]));
  }

  /** Everything is on the disk. Returns the number of rows of each table. */
  finish(): Partial<Record<TableName, number>> {
    for (const file of this.#files.values()) file.finish();
    return Object.fromEntries([...this.#files].map(([table, file]) => [table, file.rows]));
  }

  /** Gives up: the files stay, unfinished, with all rows that came. */
  abandon(): void {
    for (const file of this.#files.values()) file.abandon();
  }
}
