/** Before the first test: dist is what src says. A failed build fails only the tests that start the command line. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Why the command line could not be built; empty when it was. */
    buildFault: string;
  }
}

export default function build(project: TestProject): void {
  const start = fileURLToPath(new URL('../src/start.mjs', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [start, '--prepare'], { encoding: 'utf8' });
  project.provide('buildFault', status === 0 ? '' : stderr);
}
