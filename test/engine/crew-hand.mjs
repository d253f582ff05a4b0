/**
 * A hand of a crew that works at nothing: it counts in shared memory how often each row was done. What it is to do, and where it
 * fails, it is told when it starts; what became of it, it says before it ends.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { help, Leader } from '../../dist/engine/crew.js';

const { hand, hands, board, jobs, marks, meetings, turns, values, late } = workerData;
let shares = 0;

/** Nobody goes on until every hand has a share of this job: so all are really at work at once. */
function meet(at) {
  Atomics.add(meetings, at, 1);
  Atomics.notify(meetings, at);
  for (let here = Atomics.load(meetings, at); here < hands; here = Atomics.load(meetings, at))
    if (Atomics.wait(meetings, at, here, 10_000) === 'timed-out')
      throw new Error(`only ${here} of ${hands} hands came`);
}

/** The shares that hands have met with are done one after the other, the last rows first. */
function inTurn(at, place, work) {
  for (let turn = Atomics.load(turns, at); turn !== place; turn = Atomics.load(turns, at))
    Atomics.wait(turns, at, turn);
  work();
  Atomics.store(turns, at, place - 1);
  Atomics.notify(turns, at);
}

/** What a row makes of itself and of the row before it: as both stood when the job began, or as that one stands now. */
function mix(how, from, to) {
  const { was, is } = values;
  const seen = how === 'as it stood' ? was : is;
  for (let row = from; row < to; row++) is[row] = 0.5 * was[row] + 0.5 * seen[(row + is.length - 1) % is.length];
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
      if (job.reads) return inTurn(number, from / (to - from), () => mix(job.reads, from, to));
    }
    if (job.reads) return mix(job.reads, from, to);
    for (let row = from; row < to; row++) Atomics.add(marks, job.offset + row, 1);
  };
}

function lead() {
  const leader = new Leader(board, hands - 1);
  for (const [number, { week, rows, grain, pause }] of jobs.entries()) {
    if (pause > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    leader.do({ number, week, rows, grain }, workOf(number, week));
    // Whoever waits for the leader may read what all have written.
    for (let row = 0; row < rows && !jobs[number].reads; row++)
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
