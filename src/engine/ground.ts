/**
 * A place where worlds stand one after the other: a thread that lives thousands of small ones takes the memory of one.
 *
 * V8 frees the memory of compiled acts late, and each takes ten gigabytes of addresses; after some ten thousand a process has no
 * more. So the memory is cleared and used again. What stands behind a world (tallies, what acts keep for themselves) is not: each
 * world gets new pages for that, and where half the spare pages are used up, or a world is larger than the last, all is new.
 */
import { type Clearing, type ForKernels, type Memory, newMemory, PAGE, SPARE_PAGES } from './columns.ts';

/** Clearing touches every byte, which a world of millions does not: it gets memory of its own, and takes long enough anyway. */
const MOST_BYTES = 2 ** 26;

export class Ground implements Clearing {
  #memory: WebAssembly.Memory | null = null;
  /** Bytes that the first world had, and so every one after it. */
  #room = 0;

  /** So many bytes, all zero. Whatever stood here before must not be used any more. */
  clear(bytes: number, forKernels: ForKernels): Memory {
    if (forKernels !== true || bytes > MOST_BYTES) return newMemory(bytes, forKernels);
    if (this.#memory === null || bytes > this.#room || !this.#hasPages()) {
      const made = newMemory(bytes, forKernels);
      this.#memory = made.memory;
      this.#room = made.buffer.byteLength;
      return made;
    }
    const memory = this.#memory;
    new Uint8Array(memory.buffer as ArrayBuffer, 0, bytes).fill(0);
    return { buffer: memory.buffer, memory, offset: 0 };
  }

  #hasPages(): boolean {
    return (this.#memory!.buffer.byteLength - this.#room) / PAGE < SPARE_PAGES / 2;
  }
}
