/**
 * The runs of a sweep as they gather: files of some hundred rows in parts/, each written in one step and never changed. What was done by
 * several shards, on several machines, before and after a kill, is just all the parts that there are.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { settleDirectory, writeWhole } from '../simulate/durable.ts';
import { Contradiction, digestOf, type Known, weigh } from './known-run.ts';
import { isSound, type PartRow, partBytes, partName, partRows } from './part-file.ts';

export const PARTS = 'parts';

/** A part is written when it has so many rows, or so much in it, or when its first row has waited so long. */
const ROWS = 200;
const BYTES = 8 * 2 ** 20;
const WAIT_MS = 3_000;
/** Parts of fewer rows are put together when a sweep ends, if there are so many: long runs come one by one. */
const FEW_ROWS = 50;
const MANY_PARTS = 32;
/** Series of parts that were read last, for merging in the order of runs. */
const SERIES_AT_HAND = 128 * 2 ** 20;

interface Placed extends Known {
  /** The file of the part, and the row in it; null: not written yet. */
  place: { readonly part: string; readonly row: number } | null;
}

export interface StoreOptions {
  readonly reduction: string;
  readonly outcomes: readonly string[];
  /** Who writes: names the parts. */
  readonly who: string;
  readonly note: (line: string) => void;
}

export class RunStore {
  readonly #path: string;
  readonly #options: StoreOptions;
  readonly #runs = new Map<string, Placed>();
  /** Rows of each part. */
  readonly #parts = new Map<string, number>();
  /** Runs that ended otherwise here than there, neither ok. */
  readonly #disagreeing = new Map<string, string>();
  #others = 0;
  #rows: PartRow[] = [];
  #bytes = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #fault: Error | null = null;
  readonly #atHand = new Map<string, { readonly series: readonly (Uint8Array | null)[]; readonly bytes: number }>();
  #bytesAtHand = 0;

  private constructor(directory: string, options: StoreOptions) {
    this.#path = join(directory, PARTS);
    this.#options = options;
  }

  /**
   * Reads all parts that there are. One that is damaged is told and set aside, so that its runs are lived again.
   * @throws Contradiction
   */
  static async open(directory: string, options: StoreOptions): Promise<RunStore> {
    const store = new RunStore(directory, options);
    mkdirSync(store.#path, { recursive: true });
    for (const name of readdirSync(store.#path).sort()) {
      // What this writer was at when it died.
      if (name.startsWith(`${options.who}-`) && name.endsWith('.part')) rmSync(join(store.#path, name));
      if (name.endsWith('.parquet')) await store.#take(name);
    }
    return store;
  }

  /** Runs that are there, and parts of runs that are reduced to something else. */
  get size(): number {
    return this.#runs.size + this.#others;
  }

  get(key: string): Known | undefined {
    return this.#runs.get(key);
  }

  /** @throws Contradiction where a run that is no more than known here failed in two ways */
  agreed(key: string): Known | undefined {
    const where = this.#disagreeing.get(key);
    if (where !== undefined) throw new Contradiction(where);
    return this.#runs.get(key);
  }

  /** Keeps a run; it is on the disk a few seconds later, or after `settle`. @throws what the disk answered meanwhile */
  add(row: PartRow): void {
    if (this.#fault !== null) throw this.#fault;
    const { series, ...known } = row;
    this.#disagreeing.delete(row.key);
    this.#runs.set(row.key, { ...known, digest: digestOf(row), place: null });
    this.#rows.push(row);
    this.#bytes += series?.length ?? 0;
    if (this.#rows.length >= ROWS || this.#bytes >= BYTES) this.#write();
    else this.#timer ??= setTimeout(() => this.#write(), WAIT_MS);
  }

  /** All rows are on the disk. */
  async settle(): Promise<void> {
    this.#write();
    await this.#writing;
    if (this.#fault !== null) throw this.#fault;
  }

  /** The series of a run that is on the disk. */
  async series(key: string): Promise<Uint8Array | null> {
    const place = this.#runs.get(key)?.place;
    if (!place) throw new Error(`internal: the series of run ${key} are asked for before they are kept`);
    const before = this.#atHand.get(place.part);
    if (before !== undefined) {
      this.#atHand.delete(place.part);
      this.#atHand.set(place.part, before);
      return before.series[place.row]!;
    }
    const { reduction, outcomes } = this.#options;
    const rows = (await partRows(readFileSync(join(this.#path, place.part)), reduction, outcomes))!;
    const series = rows.map((row) => row.series);
    const bytes = series.reduce((sum, one) => sum + (one?.length ?? 0), 0);
    for (const [part, old] of this.#atHand) {
      if (this.#bytesAtHand + bytes <= SERIES_AT_HAND) break;
      this.#atHand.delete(part);
      this.#bytesAtHand -= old.bytes;
    }
    this.#atHand.set(place.part, { series, bytes });
    this.#bytesAtHand += bytes;
    return series[place.row]!;
  }

  /** Puts small parts of this writer together, if there are many. Killed in between, there are rows twice, which are the same. */
  async tidy(): Promise<void> {
    const { reduction, outcomes, who } = this.#options;
    const small = [...this.#parts].filter(([part, rows]) => part.startsWith(`${who}-`) && rows < FEW_ROWS);
    if (small.length < MANY_PARTS) return;
    for (const [part] of small) {
      this.#rows.push(...(await partRows(readFileSync(join(this.#path, part)), reduction, outcomes))!);
      this.#bytes = this.#rows.reduce((sum, { series }) => sum + (series?.length ?? 0), 0);
      if (this.#rows.length >= ROWS || this.#bytes >= BYTES) await this.settle();
    }
    await this.settle();
    this.#atHand.clear();
    this.#bytesAtHand = 0;
    // What came last may be just the rows of one small part, and so that very file again.
    const inUse = new Set([...this.#runs.values()].map(({ place }) => place?.part));
    for (const [part] of small) {
      if (inUse.has(part)) continue;
      rmSync(join(this.#path, part));
      this.#parts.delete(part);
    }
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const rows = this.#rows;
    if (rows.length === 0) return;
    this.#rows = [];
    this.#bytes = 0;
    const { reduction, outcomes, who } = this.#options;
    const bytes = partBytes(rows, reduction, outcomes);
    const part = partName(who, bytes);
    this.#writing = this.#writing.then(async () => {
      try {
        await writeWhole(join(this.#path, part), bytes);
        await settleDirectory(this.#path);
      } catch (error) {
        this.#fault ??= error as Error;
        return;
      }
      this.#parts.set(part, rows.length);
      for (const [row, { key, attempt }] of rows.entries()) {
        const known = this.#runs.get(key);
        if (known?.attempt === attempt) known.place = { part, row };
      }
    });
  }

  async #take(part: string): Promise<void> {
    const { reduction, outcomes } = this.#options;
    const path = join(this.#path, part);
    const bytes = readFileSync(path);
    const rows = isSound(part, bytes)
      ? await partRows(bytes, reduction, outcomes).catch(() => 'damaged' as const)
      : 'damaged';
    if (rows === 'damaged') {
      const aside = asideOf(path);
      renameSync(path, aside);
      this.#options.note(`${path}: damaged; set aside as ${aside}, and its runs are lived again`);
      return;
    }
    if (rows === null) this.#others++;
    else this.#parts.set(part, rows.length);
    for (const [at, row] of (rows ?? []).entries()) {
      const { series: _, ...known } = row;
      const placed: Placed = { ...known, digest: digestOf(row), place: { part, row: at } };
      const other = this.#runs.get(row.key);
      if (other !== undefined) {
        const where = [other.place!.part, part].map((name) => join(this.#path, name)).join(' and ');
        const { isFirst, disagreement } = weigh(placed, other, where);
        if (disagreement !== 'as before') this.#disagreeing.delete(row.key);
        if (disagreement !== null && disagreement !== 'as before') this.#disagreeing.set(row.key, disagreement);
        if (!isFirst) continue;
      }
      this.#runs.set(row.key, placed);
    }
  }
}

function asideOf(path: string): string {
  for (let n = 1; ; n++) {
    const aside = `${path}.damaged${n === 1 ? '' : `-${n}`}`;
    if (!existsSync(aside)) return aside;
  }
}
