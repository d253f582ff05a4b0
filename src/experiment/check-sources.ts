/** The files of data that a sweep drew on must be there, and what they were: what is set at a point is found out from them. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { sha256 } from '../simulate/fingerprint.ts';
import { Taken } from '../simulate/staging.ts';
import type { BaseScenario } from './sweep.ts';

/** @throws Taken with the first that is gone or another */
export function checkSources({ file, sources }: BaseScenario): void {
  for (const source of sources) {
    const path = resolve(dirname(file), source.path);
    if (hashOf(path) !== source.sha256) throw new Taken(`${path}: is not the file it was when the sweep was read`);
  }
}

function hashOf(path: string): string {
  try {
    return sha256(readFileSync(path));
  } catch (error) {
    throw new Taken(`${path}: the sweep drew on this file, which cannot be read now (${(error as Error).message})`);
  }
}
