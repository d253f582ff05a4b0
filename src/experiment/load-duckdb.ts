/** DuckDB, for those who have it: 70 MB that only questions in SQL need, so nobody else must have it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NAME = '@duckdb/node-api';
/** This file lies in src/experiment or, compiled, in dist/experiment. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Thrown where it is not installed, or not for this machine; says how to get it. */
export class NoDuckDB extends Error {
  constructor() {
    const { peerDependencies } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as {
      peerDependencies: Record<string, string>;
    };
    const install = `npm install --no-save ${NAME}@${peerDependencies[NAME]}`;
    super(`SQL needs DuckDB, which is optional and not installed here; to install it: (cd ${ROOT} && ${install})`);
    this.name = 'NoDuckDB';
  }
}

export async function loadDuckDB(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    // Without the package, or without the part of it that is made for this machine.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') throw new NoDuckDB();
    throw error;
  }
}
