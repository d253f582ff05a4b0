/** What the page was made with: the shipped scenarios and their data, the engine, and the file that somebody named. */

const read = (id: string): unknown => JSON.parse(document.getElementById(id)!.textContent ?? 'null');

/** Texts of files by their paths. */
export const FILES = read('files') as Readonly<Record<string, string>>;
/** A file that the command line was given; null: none. */
export const NAMED = read('given') as { readonly file: string; readonly files: Readonly<Record<string, string>> } | null;

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
