/**
 * A hand of a crew that works at nothing: it counts in shared memory how often each row was done. What it is to do, and where it
 * fails, it is told when it starts; what became of it, it says before it ends.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { help, Leader } from '../../dist/engine/crew.js';

const { hand, hands, board, jobs, marks, meetings, late } = workerData;
let shares = 0;

/** Nobody goes on until every hand has a share of this job: so all are really at work at once. */
function meet(at) {
  Atomics.add(meetings, at, 1);
  Atomics.notify(meetings, at);
  for (let here = Atomics.load(meetings, at); here < hands; here = Atomics.load(meetings, at))
    if (Atomics.wait(meetings, at, here, 10_000) === 'timed-out')
      throw new Error(`only ${here} of ${hands} hands came`);
}

function fail(how) {
  if (how === 'throws') throw new RangeError(`hand ${hand} has slipped`);
  if (how === 'exits') process.exit(0);
  parentPort.postMessage('stuck');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

function workOf(number, week) {
  const job = jobs[number];
  if (job.week !== week) throw new Error(`job ${number} is of week ${job.week}, not ${week}`);
  let met = !job.meeting;
  if (job.fails?.hand === hand && job.fails.how === 'refuses') throw new RangeError(`hand ${hand} has refused`);
  return (from, to) => {
    shares += 1;
    if (hand === 0 && shares === 1) parentPort.postMessage('begun');
    if (!met) {
      met = true;
      meet(number);
      if (job.fails?.hand === hand) fail(job.fails.how);
    }
    for (let row = from; row < to; row++) Atomics.add(marks, job.offset + row, 1);
  };
}

function lead() {
  const leader = new Leader(board, hands - 1);
  for (const [number, { week, rows, grain, pause }] of jobs.entries()) {
    if (pause > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    leader.do({ number, week, rows, grain }, workOf(number, week));
    // Whoever waits for the leader may read what all have written.
    for (let row = 0; row < rows; row++)
      if (marks[jobs[number].offset + row] !== 1) throw new Error(`row ${row} of job ${number} is not done yet`);
  }
  leader.dismiss();
}

try {
  if (late > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, late);
  if (hand === 0) lead();
  else help(board, workOf);
  parentPort.postMessage({ end: 'back', shares });
} catch (error) {
  parentPort.postMessage({ end: error.name === 'Broken' ? 'Broken' : error.message, shares });
}
