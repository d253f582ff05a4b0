/** How the tests run: separate processes (some tests count memory, send signals and change directories), real builds, real kills. */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // What shipped scenarios find takes long to live: npm run validate does it.
    projects: [
      { extends: true, test: { name: 'test', include: ['test/**/*.test.ts'], exclude: ['test/validation/**'] } },
      { extends: true, test: { name: 'validation', include: ['test/validation/**/*.test.ts'] } },
    ],
    // The command line is tested as it is shipped: built once, before the first test.
    globalSetup: 'test/build.ts',
    pool: 'forks',
    // Three for two cores: many a test waits for a command line or a browser.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Left to Node as it is: a world lives twice as fast in it (test/validation/live-variants.ts).
    server: { deps: { external: [/\/test\/(experiment|scenario|simulate)\/built\.mjs$/] } },
  },
});
