/** The acts as compiled by the build (src/compile), read from disk once a process. */
import { readFileSync } from 'node:fs';

/** Compiled or not, this file lies two levels below the project. */
const FILE = new URL('../../dist/kernels.wasm', import.meta.url);

let module: WebAssembly.Module | null = null;

export function compiledActs(): WebAssembly.Module {
  module ??= new WebAssembly.Module(readFileSync(FILE));
  return module;
}
