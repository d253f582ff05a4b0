/**
 * Writes what is generated for sweeps: docs/sweeps.md and scenarios/sweep.schema.json. To be run after a declaration has changed:
 *
 *   node dist/experiment/write-sweep-reference.js
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sweepReference } from './sweep-reference.ts';
import { sweepSchema } from './sweep-schema.ts';

/** The generated files by their path in the project. */
export function generatedForSweeps(): Readonly<Record<string, string>> {
  return {
    'docs/sweeps.md': sweepReference(),
    'scenarios/sweep.schema.json': `${JSON.stringify(sweepSchema(), null, 1)}\n`,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of Object.entries(generatedForSweeps())) {
    writeFileSync(new URL(`../../${path}`, import.meta.url), text);
    process.stdout.write(`${path}\n`);
  }
}
