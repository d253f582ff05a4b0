/** What starts threads, from dist: they are Node's own, and know nothing of TypeScript. Left to Node as it is (vitest.config.ts). */
export { carryOutSweep } from '../../dist/experiment/carry-out-sweep.js';
export { mergeSweep } from '../../dist/experiment/merge-sweep.js';
export { readSeries, readSweep } from '../../dist/experiment/read-sweep.js';
export { recordReplicate } from '../../dist/simulate/record-replicate.js';
