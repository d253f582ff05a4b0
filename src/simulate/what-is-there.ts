/** What a directory holds already, and whether a run may take its place. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './durable.ts';
import { readRunRecord } from './run-record.ts';
import { Taken } from './staging.ts';
import { readVariantsRecord } from './variants-record.ts';

/**
 * @returns 'nothing' where the run can go, 'the same' where one of that fingerprint lies (whole or not)
 * @throws Taken where something lies that must not be lost
 */
export function whatIsThere(directory: string, fingerprint: string, replace: boolean): 'nothing' | 'the same' {
  const there = statSync(directory, { throwIfNoEntry: false });
  if (there === undefined) return 'nothing';
  if (!there.isDirectory()) throw new Taken(`${directory}: is a file; choose another place with --out`);
  const held = readRunRecord(directory) ?? readVariantsRecord(directory);
  if (held === null) {
    if (readdirSync(directory).length === 0) return 'nothing';
    throw new Taken(`${directory}: holds something that is not a run; choose another place with --out`);
  }
  if (replace) {
    const isOwn = ownFiles(directory);
    const foreign = filesBelow(directory).find((path) => !isOwn(path));
    if (foreign === undefined) return 'nothing';
    throw new Taken(`${directory}: holds ${foreign}, which is not of the run and would be lost; move it away`);
  }
  if (held.fingerprint === fingerprint) return 'the same';
  const other = `another run (${held.name}, seed ${held.seed}, fingerprint ${held.fingerprint})`;
  throw new Taken(`${directory}: holds ${other}; choose another place with --out, or replace it with --force`);
}

/** Whether a file below the directory was written by the run, or the variants, that it holds. */
function ownFiles(directory: string): (path: string) => boolean {
  const run = readRunRecord(directory);
  if (run !== null) {
    const own = new Set(['run.json', ...run.outputs.map(({ path }) => path)]);
    return (path) => own.has(path);
  }
  const record = readVariantsRecord(directory);
  // A variant that somebody has emptied.
  if (record === null) return () => false;
  const own = new Set(['variants.json', ...record.outputs.map(({ path }) => path)]);
  const inside = new Map(record.variants.map(({ name }) => [name, ownFiles(join(directory, name))]));
  return (path) => {
    const [variant, ...rest] = path.split('/') as [string, ...string[]];
    return own.has(path) || (inside.get(variant)?.(rest.join('/')) ?? false);
  };
}
