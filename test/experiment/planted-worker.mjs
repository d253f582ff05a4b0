/** A worker in which some runs go wrong, as the seed of the sweep and the value of the point say; all others are lived. */
import { parentPort, workerData } from 'node:worker_threads';
import { liveRun } from '../../dist/experiment/run-worker.js';

/** By the value of the first factor. */
const PLANTED = {
  0.01: () => process.exit(7),
  0.02: () => {
    const eaten = [];
    for (;;) eaten.push(new Array(1e6).fill(0.5));
  },
  0.03: () => {
    for (;;);
  },
  0.04: () => {
    throw new Error('out of luck\nsecond line');
  },
  0.05: () => Promise.reject(new TypeError('later, too')),
};

export default async function lives(task) {
  parentPort.postMessage({ began: task.id });
  await PLANTED[task.values[0]]?.();
  return liveRun(workerData, task);
}
