/** Reads one CSV table of a run, piece by piece, and keeps only the columns and rows that are asked for. */
import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';

/** Columns of numbers (NaN where the cell is empty) and of words, all of length `rows`. */
export type Columns<N extends string, T extends string = never> = { readonly rows: number } & {
  readonly [K in N]: Float64Array;
} & { readonly [K in T]: readonly string[] };

/** Whether a row is wanted, by its numbers and its words, each in the order asked for; 'stop' reads no further. */
export type Wanted = (numbers: Float64Array, words: readonly string[]) => boolean | 'stop';

const PIECE = 1 << 18;

/**
 * @param path the file
 * @param numbers columns to read as numbers
 * @param texts columns to read as words
 * @param wanted which rows to keep; all of them if left out
 * @returns null if there is no such file
 * @throws Error "<file>:<line>: <what is wrong>"
 */
export async function readTable<N extends string, T extends string = never>(
  path: string,
  numbers: readonly N[],
  texts: readonly T[] = [],
  wanted: Wanted = () => true,
): Promise<Columns<N, T> | null> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return null;
  try {
    const columns = new Growing(path, numbers, texts, wanted);
    const decoder = new StringDecoder('utf8');
    const piece = Buffer.allocUnsafe(PIECE);
    let rest = '';
    while (!columns.stopped) {
      const { bytesRead } = await file.read(piece, 0, PIECE, null);
      if (bytesRead === 0) break;
      rest = columns.take(rest + decoder.write(piece.subarray(0, bytesRead)));
    }
    if (!columns.stopped && rest !== '') columns.take(`${rest}\n`);
    return columns.done() as Columns<N, T>;
  } finally {
    await file.close();
  }
}

/** Columns that grow while a file is read. */
class Growing {
  stopped = false;
  private readonly path: string;
  private readonly names: readonly string[];
  private readonly texts: readonly string[];
  private readonly wanted: Wanted;
  private readonly words: string[][];
  private readonly seen = new Map<string, string>();
  private readonly row: Float64Array;
  private readonly rowWords: string[];
  private data: Float64Array[];
  private rows = 0;
  private line = 1;
  /** For each column of the file: its place among the numbers, or -1 - its place among the texts, or null. */
  private places: (number | null)[] | null = null;

  constructor(path: string, names: readonly string[], texts: readonly string[], wanted: Wanted) {
    this.path = path;
    this.names = names;
    this.texts = texts;
    this.wanted = wanted;
    this.data = names.map(() => new Float64Array(1024));
    this.words = texts.map(() => []);
    this.row = new Float64Array(names.length);
    this.rowWords = texts.map(() => '');
  }

  /** Reads all whole records of a text and returns what is left over. */
  take(text: string): string {
    let from = 0;
    let quote = text.indexOf('"');
    while (!this.stopped) {
      let end = text.indexOf('\n', from);
      if (end < 0) break;
      if (quote >= 0 && quote < end) {
        end = endOfQuoted(text, from);
        if (end < 0) break;
        this.cells(unquoted(text.slice(from, end)));
        quote = text.indexOf('"', end);
      } else if (this.places === null) this.cells(text.slice(from, end).split(','));
      else this.plain(text, from, end);
      this.line++;
      from = end + 1;
    }
    return text.slice(from);
  }

  done(): object {
    if (this.places === null) throw new Error(`${this.path}: the file is empty, expected a header`);
    const { rows } = this;
    const numbers = this.names.map((name, k) => [name, this.data[k]!.slice(0, rows)]);
    const texts = this.texts.map((name, k) => [name, this.words[k]!]);
    return { rows, ...Object.fromEntries([...numbers, ...texts]) };
  }

  /** A record without quotes, read in place: cells that nobody wants are never copied. */
  private plain(text: string, from: number, end: number): void {
    const places = this.places!;
    const last = text.charCodeAt(end - 1) === 13 && end > from ? end - 1 : end;
    if (last === from) return;
    let at = from;
    for (let c = 0; c < places.length; c++) {
      let comma = text.indexOf(',', at);
      if (comma < 0 || comma > last) comma = last;
      if (comma === last && c < places.length - 1) this.ragged(c + 1);
      const place = places[c]!;
      if (place !== null) this.cell(place, text.slice(at, comma));
      at = comma + 1;
    }
    if (at <= last) this.ragged(places.length + 1);
    this.keep();
  }

  private cells(cells: string[]): void {
    cells[cells.length - 1] = cells[cells.length - 1]!.replace(/\r$/, '');
    if (this.places === null) {
      this.header(cells);
      return;
    }
    if (cells.length !== this.places.length) this.ragged(cells.length);
    for (let c = 0; c < cells.length; c++) {
      const place = this.places[c]!;
      if (place !== null) this.cell(place, cells[c]!);
    }
    this.keep();
  }

  private cell(place: number, cell: string): void {
    if (place < 0) {
      this.rowWords[-1 - place] = cell;
      return;
    }
    const value = cell === '' ? Number.NaN : Number(cell);
    if (cell !== '' && Number.isNaN(value))
      throw new Error(`${this.path}:${this.line}: ${this.names[place]} is "${cell}", expected a number`);
    this.row[place] = value;
  }

  private keep(): void {
    const wanted = this.wanted(this.row, this.rowWords);
    if (wanted === 'stop') this.stopped = true;
    if (wanted !== true) return;
    if (this.data.length > 0 && this.rows === this.data[0]!.length) {
      this.data = this.data.map((old) => {
        const grown = new Float64Array(old.length * 2);
        grown.set(old);
        return grown;
      });
    }
    for (let k = 0; k < this.data.length; k++) this.data[k]![this.rows] = this.row[k]!;
    for (let k = 0; k < this.words.length; k++) this.words[k]!.push(this.once(this.rowWords[k]!));
    this.rows++;
  }

  /** One copy of each word, cut loose from the piece of file it was read from, which could otherwise not be let go. */
  private once(word: string): string {
    const known = this.seen.get(word);
    if (known !== undefined) return known;
    const own = Buffer.from(word).toString();
    this.seen.set(own, own);
    return own;
  }

  private header(cells: readonly string[]): void {
    this.places = cells.map((name) => {
      const k = this.names.indexOf(name);
      if (k >= 0) return k;
      const t = this.texts.indexOf(name);
      return t >= 0 ? -1 - t : null;
    });
    const missing = [...this.names, ...this.texts].filter((name) => !cells.includes(name));
    if (missing.length > 0) throw new Error(`${this.path}:1: no column ${missing.join(', ')} in the header`);
  }

  private ragged(cells: number): never {
    throw new Error(`${this.path}:${this.line}: ${cells} cells, expected ${this.places!.length} as in the header`);
  }
}

/** Where the record that begins at `from` ends, newlines inside quotes not counting; -1 if it is not whole yet. */
function endOfQuoted(text: string, from: number): number {
  let inside = false;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) inside = !inside;
    else if (code === 10 && !inside) return at;
  }
  return -1;
}

/** The cells of a record with quotes in it; "" inside quotes is one quote. */
function unquoted(record: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let inside = false;
  for (let at = 0; at < record.length; at++) {
    const letter = record[at]!;
    if (letter === '"') {
      if (inside && record[at + 1] === '"') {
        cell += '"';
        at++;
      } else inside = !inside;
    } else if (letter === ',' && !inside) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  cells.push(cell);
  return cells;
}
