/**
 * Loaded before the command line (node --import): kills one thread of the run in mid-run, as a machine that runs out of something
 * would, and notes when. Which one is in KILL: 0 leads.
 */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const workers = [];
if (isMainThread) {
  process.on('worker', (worker) => {
    workers.push(worker);
    if (workers.length > 1) return;
    worker.on('message', ({ kind, week }) => {
      if (kind !== 'week' || week !== 30) return;
      writeFileSync('killed', String(Date.now()));
      void workers[Number(process.env.KILL)].terminate();
    });
  });
}
