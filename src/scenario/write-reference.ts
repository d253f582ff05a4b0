/**
 * Writes what is generated: docs/scenarios.md and scenarios/scenario.schema.json. To be run after a declaration has changed:
 *
 *   node dist/scenario/write-reference.js
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scenarioReference } from './reference.ts';
import { scenarioSchema } from './schema.ts';

/** The generated files by their path in the project. */
export function generatedFiles(): Readonly<Record<string, string>> {
  return {
    'docs/scenarios.md': scenarioReference(),
    'scenarios/scenario.schema.json': `${JSON.stringify(scenarioSchema(), null, 1)}\n`,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of Object.entries(generatedFiles())) {
    writeFileSync(new URL(`../../${path}`, import.meta.url), text);
    process.stdout.write(`${path}\n`);
  }
}
