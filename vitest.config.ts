/** How the tests run: separate processes (some tests count memory, send signals and change directories), real builds, real kills. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The command line is tested as it is shipped: built once, before the first test.
    globalSetup: 'test/build.ts',
    pool: 'forks',
    // One a core; the default leaves a core idle, which of two is half.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Left to Node as it is: a world lives twice as fast in it (test/scenario/live-variants.ts).
    server: { deps: { external: [/\/test\/(experiment|scenario|simulate)\/built\.mjs$/] } },
  },
});
