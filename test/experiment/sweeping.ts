/** Sweeps that tests live: into a directory of the test, with what was said and how many runs were lived. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, inject } from 'vitest';
import type { SweepCircumstances, SweepEnd } from '../../src/experiment/carry-out-sweep.ts';
import type { SweepPlan } from '../../src/experiment/sweep.ts';
import { carryOutSweep } from './built.mjs';

export let here: string;
export const at = (...parts: string[]): string => join(here, ...parts);

beforeEach(() => {
  const fault = inject('buildFault');
  if (fault !== '') throw new Error(`the command line could not be built:\n${fault}`);
  here = mkdtempSync(join(tmpdir(), 'groundswell-sweep-'));
});
afterEach(() => rmSync(here, { recursive: true, force: true }));

export async function sweep(
  plan: SweepPlan,
  directory: string,
  circumstances: Partial<SweepCircumstances> = {},
): Promise<SweepEnd & { readonly said: readonly string[] }> {
  const said: string[] = [];
  const watch = { note: (line: string) => void said.push(line), kept() {}, run() {}, step() {} };
  const end = await carryOutSweep(plan, 'made', at(directory), { workers: 2, watch, ...circumstances });
  return { ...end, said };
}

/** The merged tables by name, with the hash of their bytes. */
export function tablesIn(directory: string): Record<string, string> {
  const files = readdirSync(at(directory)).filter((name) => /\.(csv|parquet)$|^sweep\.json$/.test(name));
  return Object.fromEntries(
    files.sort().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(at(directory, name)))
        .digest('hex'),
    ]),
  );
}

/** Rows of a small CSV table, the header left out. */
export const rowsIn = (...path: string[]): string[][] =>
  readFileSync(at(...path), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
