/**
 * Everything a world holds, as columns of numbers in one shared block of memory. A column belongs to a table, has a kind and
 * a width (numbers a row), and states its meaning, its unit and who writes it. The block is a SharedArrayBuffer, so that
 * many hands can work on one world; where a page has none (not cross-origin isolated) it is an ordinary ArrayBuffer. Where it is
 * to be worked on by compiled acts (src/engine/kernels.ts) it is the memory that these share; or, where one hand alone lives a
 * world, a memory that nobody shares, which every page has.
 */
import type {} from './web-assembly.ts';

/** The arrays that columns are made of. */
export const KINDS = {
  f32: Float32Array,
  f64: Float64Array,
  i32: Int32Array,
  u32: Uint32Array,
  u8: Uint8Array,
} as const;

export type Kind = keyof typeof KINDS;

/** The declaration of one column. `width` is a count, or the name of a width given when the block is laid out. */
export interface Column {
  readonly table: string;
  readonly kind: Kind;
  readonly width?: number | string;
  readonly unit: string;
  readonly meaning: string;
}

export type Layout = Readonly<Record<string, Column>>;

/** A column that may be read only. */
export interface ReadonlyColumn {
  readonly length: number;
  readonly [row: number]: number;
}

type Writable<K extends Kind> = InstanceType<(typeof KINDS)[K]>;

/** A world as one act sees it: the columns it names can be written, all others only read. */
export type View<L extends Layout, W extends keyof L = never> = {
  readonly [C in keyof L]: C extends W ? Writable<L[C]['kind']> : ReadonlyColumn;
};

/** All columns writable: for the first morning, for tests, never for an act. */
export type Columns<L extends Layout> = { readonly [C in keyof L]: Writable<L[C]['kind']> };

/** Where columns stand. */
export interface Memory {
  readonly buffer: ArrayBufferLike;
  /** The same as the memory of compiled acts; null where it is not theirs. */
  readonly memory: WebAssembly.Memory | null;
  /** Bytes before the first column. */
  readonly offset: number;
}

export interface Block<L extends Layout> extends Memory {
  readonly columns: Columns<L>;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Numbers a row of each column. */
  readonly widths: Readonly<Record<keyof L & string, number>>;
}

const ALIGN = 64;

export const PAGE = 65_536;
/** Compiled acts reach four gigabytes; in the last page a place could not be told from the first. */
const MOST_PAGES = 65_535;
/** Pages for what hands need for themselves: only those used cost anything. */
export const SPARE_PAGES = 1024;

/** Whether compiled acts are to work on a block: many hands', those of one hand alone, or none. */
export type ForKernels = boolean | 'alone';

export function newMemory(bytes: number, forKernels: ForKernels): Memory {
  const memory = forKernels === 'alone' ? memoryAlone(bytes) : forKernels ? sharedMemory(bytes) : null;
  if (memory !== null) return { buffer: memory.buffer, memory, offset: 0 };
  const buffer = typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
  return { buffer, memory: null, offset: 0 };
}

/**
 * V8 does not count shared memory when it asks itself whether to look for what can be freed. An ordinary buffer of the same size
 * is counted; it goes with the memory and, never touched, takes none itself.
 */
const COUNTED = new WeakMap<ArrayBufferLike, ArrayBuffer>();

/** Memory that compiled acts and JavaScript share; null where there is none, or too little of it. */
function sharedMemory(bytes: number): WebAssembly.Memory | null {
  const initial = Math.ceil(bytes / PAGE);
  const maximum = initial + SPARE_PAGES;
  if (typeof SharedArrayBuffer === 'undefined' || maximum > MOST_PAGES) return null;
  try {
    const memory = new WebAssembly.Memory({ initial, maximum, shared: true });
    COUNTED.set(memory.buffer, new ArrayBuffer(bytes));
    return memory;
  } catch (error) {
    // It takes more addresses than a process may be allowed to have.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * Memory that is not shared is moved when it grows, and columns over it would be lost. So it has its spare pages from the beginning, and
 * these are given away one after the other: the first that is free, and the first behind the last.
 */
const SPARE = new WeakMap<WebAssembly.Memory, { free: number; end: number }>();

/** Memory of compiled acts that one hand has alone; null where there is too little of it. */
function memoryAlone(bytes: number): WebAssembly.Memory | null {
  const free = Math.ceil(bytes / PAGE);
  const end = free + SPARE_PAGES;
  if (end > MOST_PAGES) return null;
  try {
    const memory = new WebAssembly.Memory({ initial: end, maximum: end });
    SPARE.set(memory, { free, end });
    return memory;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Further pages at the end of a memory: the number of the first; -1 where it has no more of its own, as when memory cannot grow. */
export function takePages(memory: WebAssembly.Memory, pages: number): number {
  const spare = SPARE.get(memory);
  if (spare === undefined) return memory.grow(pages);
  if (spare.free + pages > spare.end) return -1;
  spare.free += pages;
  return spare.free - pages;
}

/** Room behind all else in the memory of compiled acts, so that they reach it, too; elsewhere where they have none left. */
function roomBehind(memory: WebAssembly.Memory | null, bytes: number): Memory {
  if (memory === null) return newMemory(bytes, false);
  try {
    const first = takePages(memory, Math.ceil(bytes / PAGE));
    return first < 0 ? newMemory(bytes, false) : { buffer: memory.buffer, memory, offset: PAGE * first };
  } catch (error) {
    if (error instanceof RangeError) return newMemory(bytes, false);
    throw error;
  }
}

/** How many bytes the columns of a layout take, each on cache lines of its own. */
export function bytesOf(
  layout: Layout,
  rows: Readonly<Record<string, number>>,
  widths: Readonly<Record<string, number>>,
): number {
  return placesOf(layout, rows, widths).bytes;
}

/** Where memory for a world comes from, if it is not made anew each time (src/engine/ground.ts). */
export interface Clearing {
  /** So many bytes, all zero. */
  clear(bytes: number, forKernels: ForKernels): Memory;
}

interface Spot {
  readonly name: string;
  readonly kind: Kind;
  readonly begin: number;
  readonly length: number;
  readonly width: number;
}

function placesOf(
  layout: Layout,
  rows: Readonly<Record<string, number>>,
  widths: Readonly<Record<string, number>>,
): { places: Spot[]; bytes: number } {
  const places: Spot[] = [];
  let bytes = 0;
  for (const [name, column] of Object.entries(layout)) {
    const width = typeof column.width === 'string' ? widths[column.width] : (column.width ?? 1);
    const count = rows[column.table];
    if (width === undefined || count === undefined) {
      throw new RangeError(`column ${name}: table ${column.table} or width ${String(column.width)} is not given`);
    }
    const length = count * width;
    places.push({ name, kind: column.kind, begin: bytes, length, width });
    bytes += Math.ceil((length * KINDS[column.kind].BYTES_PER_ELEMENT) / ALIGN) * ALIGN;
  }
  return { places, bytes };
}

/**
 * Lays the columns out one after the other, each starting on a cache line of its own (64 bytes).
 * @param rows rows of each table by name
 * @param widths the named widths
 * @param forKernels whether compiled acts are to work on it, if they can
 * @param given memory in which they stand already, laid out the same way; or where memory is cleared for them; or a block behind which
 *   they are to stand; left out: new memory, all zero
 * @throws RangeError when a column names a table or width that is not given, or when the memory given is too small
 */
export function layOut<L extends Layout>(
  layout: L,
  rows: Readonly<Record<string, number>>,
  widths: Readonly<Record<string, number>>,
  forKernels: ForKernels = false,
  given?: Memory | Clearing | { readonly behind: Memory },
): Block<L> {
  const { places, bytes } = placesOf(layout, rows, widths);
  const { buffer, memory, offset } =
    given === undefined
      ? newMemory(bytes, forKernels)
      : 'behind' in given
        ? roomBehind(given.behind.memory, bytes)
        : 'clear' in given
          ? given.clear(bytes, forKernels)
          : given;
  if (buffer.byteLength < offset + bytes)
    throw new RangeError(`${buffer.byteLength - offset} bytes are given, ${bytes} are needed`);
  // Object.fromEntries keeps the object in V8's fast mode; adding twenty and more names one by one does not.
  const columns = Object.fromEntries(
    places.map(({ name, kind, begin, length }) => [
      name,
      new KINDS[kind](buffer as ArrayBuffer, offset + begin, length),
    ]),
  ) as unknown as Columns<L>;
  const widthOf = Object.fromEntries(places.map(({ name, width }) => [name, width])) as Record<
    keyof L & string,
    number
  >;
  return { buffer, memory, offset, columns, rows, widths: widthOf };
}
