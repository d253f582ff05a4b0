export { carryOutSweep } from '../../src/experiment/carry-out-sweep.ts';
export { mergeSweep } from '../../src/experiment/merge-sweep.ts';
export { readSeries, readSweep } from '../../src/experiment/read-sweep.ts';
export { recordReplicate } from '../../src/simulate/record-replicate.ts';
