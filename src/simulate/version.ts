/** Which Groundswell this is: the version people know it by, and a hash of the code that makes the data. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** This file lies in src/simulate or, compiled, in dist/simulate. */
const ROOMS = new URL('../', import.meta.url);
const DATA_ROOMS = ['engine', 'model', 'compile', 'scenario', 'simulate', 'measure', 'analysis'];
/** What a run of a sweep is reduced to depends on one more; what is told of differences between runs has no part in it. */
export const SWEEP_ROOMS = [...DATA_ROOMS.filter((room) => room !== 'analysis'), 'analysis/statistics', 'experiment'];

export function version(): string {
  return (JSON.parse(readFileSync(new URL('../package.json', ROOMS), 'utf8')) as { version: string }).version;
}

/** 16 hex digits over every program file that has a part in the data (charts and command line have none). */
export function codeHash(rooms: readonly string[] = DATA_ROOMS): string {
  const ending = extname(import.meta.url);
  const hash = createHash('sha256');
  for (const room of rooms) {
    const directory = new URL(`${room}/`, ROOMS);
    const files = readdirSync(directory, { recursive: true, encoding: 'utf8' });
    for (const file of files.map((name) => name.replaceAll('\\', '/')).sort()) {
      if (extname(file) !== ending) continue;
      const content = readFileSync(new URL(file, directory));
      hash.update(`${join(room, file).replaceAll('\\', '/')} ${content.length}\n`).update(content);
    }
  }
  return hash.digest('hex').slice(0, 16);
}
