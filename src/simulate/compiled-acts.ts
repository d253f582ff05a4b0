/**
 * The acts and counts as compiled by the build (src/compile), read from disk once a process. With GROUNDSWELL_ACTS=written there are none,
 * and all is done as it is written, to the same bits: for those who want to see for themselves.
 */
import { readFileSync } from 'node:fs';

const modules = new Map<string, WebAssembly.Module>();

/** Compiled or not, this file lies two levels below the project. */
function compiled(name: string): WebAssembly.Module | null {
  if (process.env.GROUNDSWELL_ACTS === 'written' || typeof WebAssembly === 'undefined') return null;
  const known = modules.get(name);
  if (known) return known;
  const module = new WebAssembly.Module(readFileSync(new URL(`../../dist/${name}.wasm`, import.meta.url)));
  modules.set(name, module);
  return module;
}

export const compiledActs = (): WebAssembly.Module | null => compiled('kernels');
export const compiledCounts = (): WebAssembly.Module | null => compiled('counts');
