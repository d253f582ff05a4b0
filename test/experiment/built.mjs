/** What starts threads, from dist: they are Node's own, and know nothing of TypeScript. Left to Node as it is (vitest.config.ts). */
export { carryOutSweep, mergeSweep } from '../../dist/experiment/carry-out-sweep.js';
export { readSeries, readSweep } from '../../dist/experiment/read-sweep.js';
export { RunPool } from '../../dist/experiment/run-pool.js';
export { recordReplicate } from '../../dist/simulate/record-replicate.js';
