/** What the page was made with: the shipped scenarios and their data, the engine, and the file that somebody named. */
import type { Given } from '../protocol.ts';

const read = (id: string): unknown => JSON.parse(document.getElementById(id)!.textContent ?? 'null');

const given = read('given') as Given;
/** Texts of files by their paths. */
export const FILES = given.files;
/** A scenario that the command line was given; null: none. */
export const NAMED = given.file;

const engine = read('engine') as { readonly worker: string; readonly acts: string; readonly counts: string };

export const WORKER = engine.worker;

const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

async function compile(text: string): Promise<WebAssembly.Module | null> {
  try {
    return await WebAssembly.compile(bytes(text));
  } catch {
    // A browser that is too old for them does all as it is written, to the same bits.
    return null;
  }
}

/** The acts and counts as machine code, compiled once for all workers. */
export const COMPILED = Promise.all([compile(engine.acts), compile(engine.counts)]).then(([acts, counts]) => ({
  acts,
  counts,
}));
