export { carryOutSweep, mergeSweep } from '../../src/experiment/carry-out-sweep.ts';
export { readSeries, readSweep } from '../../src/experiment/read-sweep.ts';
export { RunPool } from '../../src/experiment/run-pool.ts';
export { recordReplicate } from '../../src/simulate/record-replicate.ts';
