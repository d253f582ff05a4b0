/**
 * The acts as compiled by the build (src/compile), read from disk once a process. With GROUNDSWELL_ACTS=written there are none,
 * and all acts are done as they are written, to the same bits: for those who want to see for themselves.
 */
import { readFileSync } from 'node:fs';

/** Compiled or not, this file lies two levels below the project. */
const FILE = new URL('../../dist/kernels.wasm', import.meta.url);

let module: WebAssembly.Module | null = null;

export function compiledActs(): WebAssembly.Module | null {
  if (process.env.GROUNDSWELL_ACTS === 'written' || typeof WebAssembly === 'undefined') return null;
  module ??= new WebAssembly.Module(readFileSync(FILE));
  return module;
}
