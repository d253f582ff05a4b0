/** The crew itself, with work that is nothing but counting: every row once, and nobody waits for a hand that is gone. */
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { askedToStop, askToStop, Broken, breakUp, help, Leader, newBoard, shareOf } from '../../src/engine/crew.ts';

interface Job {
  readonly rows: number;
  readonly grain: number;
  /** Milliseconds for which the leader does something else before. */
  readonly pause?: number;
  /** Every hand waits in its first share until all have one; needs as many shares as hands. */
  readonly meeting?: boolean;
  /** Rows are made of the rows before them instead of marked; the shares of a meeting are done the last rows first. */
  readonly reads?: 'as it stood' | 'as it stands';
  /** In its first share of a meeting, or (refuses) before it takes one. */
  readonly fails?: { readonly hand: number; readonly how: 'throws' | 'exits' | 'is stuck' | 'refuses' };
}

interface End {
  readonly end: string;
  readonly shares: number;
}

/** Far above what a slow machine needs, far below what a hang takes. */
const LIMIT = 30_000;
const running = new Set<Worker>();

beforeEach(() => {
  const fault = inject('buildFault');
  if (fault !== '') throw new Error(`what the hands import could not be built:\n${fault}`);
});
afterEach(async () => {
  await Promise.all([...running].map((worker) => worker.terminate()));
});

interface Crew {
  readonly ends: Promise<End[]>;
  /** How often each row of each job was done. */
  readonly done: () => number[][];
  /** What rows have been made of rows. */
  readonly values: Float64Array;
}

interface Start {
  /** Milliseconds after which each helper first looks at the board, the same for all. */
  readonly late?: number;
  /** Helpers start when the leader is in the middle of its first job. */
  readonly onceBegun?: boolean;
}

const startOf = (row: number) => ((row * 7919) % 1000) / 1000;

/** Starts the hands; like every starter it breaks up the crew when one dies. */
function crew(hands: number, made: readonly Job[], { late = 0, onceBegun = false }: Start = {}): Crew {
  const board = newBoard(false);
  let offset = 0;
  const jobs = made.map((job, at) => {
    offset += job.rows;
    return { ...job, week: at + 1, offset: offset - job.rows };
  });
  const marks = new Int32Array(new SharedArrayBuffer(4 * offset));
  const meetings = new Int32Array(new SharedArrayBuffer(4 * jobs.length));
  const turns = new Int32Array(new SharedArrayBuffer(4 * jobs.length)).fill(hands - 1);
  const fresh = () => new Float64Array(new SharedArrayBuffer(8 * Math.max(...made.map(({ rows }) => rows))));
  const values = { was: fresh(), is: fresh() };
  for (const column of [values.was, values.is])
    column.forEach((_, row) => {
      column[row] = startOf(row);
    });
  const ends: Promise<End>[] = [];
  const start = (hand: number, begun: () => void) => {
    const worker = new Worker(new URL('./crew-hand.mjs', import.meta.url), {
      workerData: { hand, hands, board, jobs, marks, meetings, turns, values, late: hand === 0 ? 0 : late },
    });
    running.add(worker);
    let end: End = { end: 'died', shares: 0 };
    ends[hand] = new Promise((resolve) => {
      worker.on('message', (said: 'begun' | 'stuck' | End) => {
        if (said === 'begun') begun();
        else if (said === 'stuck') void worker.terminate();
        else end = said;
      });
      worker.on('exit', () => {
        running.delete(worker);
        if (end.end === 'died') breakUp(board);
        resolve(end);
      });
    });
  };
  const helpers = () => {
    for (let hand = 1; hand < hands; hand++) start(hand, () => {});
  };
  const all = new Promise<End[]>((resolve) => {
    start(0, () => {
      if (onceBegun) helpers();
      if (onceBegun) resolve(Promise.all(ends));
    });
    if (!onceBegun) helpers();
    if (!onceBegun) resolve(Promise.all(ends));
  });
  return {
    ends: all,
    values: values.is,
    done: () => jobs.map((job) => [...marks.subarray(job.offset, job.offset + job.rows)]),
  };
}

const once = (jobs: readonly Job[]) => jobs.map(({ rows }) => Array.from({ length: rows }, () => 1));
const namesOf = (ends: readonly End[]) => ends.map(({ end }) => end);
const times = <T>(count: number, what: T): T[] => Array.from({ length: count }, () => what);

describe('a share', () => {
  it('is whole grains, one to sixteen of them, and small enough that every hand finds some', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.constantFrom(1, 64),
        fc.integer({ min: 1, max: 256 }),
        (rows, grain, hands) => {
          const share = shareOf(rows, grain, hands);
          expect(share % grain).toBe(0);
          expect(share / grain).toBeGreaterThanOrEqual(1);
          expect(share / grain).toBeLessThanOrEqual(16);
          if (share > grain) expect(rows / share).toBeGreaterThan(4 * hands);
        },
      ),
    );
  });
});

describe('every row is done exactly once,', { timeout: LIMIT }, () => {
  it('by any number of hands, whatever the jobs', async () => {
    const job = fc.record({ rows: fc.integer({ min: 0, max: 3_000 }), grain: fc.constantFrom(1, 3, 64) });
    const jobs = fc.array(job, { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 8 }), jobs, async (hands, made) => {
        const { ends, done } = crew(hands, made);
        expect(namesOf(await ends)).toEqual(times(hands, 'back'));
        expect(done()).toEqual(once(made));
      }),
      { numRuns: 12 },
    );
  });

  it('by hands that come fresh from the job before, in thousands of short ones', async () => {
    const jobs = Array.from({ length: 4_000 }, (_, at) => ({ rows: 4 + ((at * 37) % 90), grain: 1 }));
    const { ends, done } = crew(2, jobs);
    expect(namesOf(await ends)).toEqual(times(2, 'back'));
    expect(done()).toEqual(once(jobs));
  });

  it('by sixteen hands, more than most machines have cores, each of which has a share of each job', async () => {
    const jobs = times(40, { rows: 2_000, grain: 1, meeting: true });
    const { ends, done } = crew(16, jobs);
    const ended = await ends;
    expect(namesOf(ended)).toEqual(times(16, 'back'));
    expect(Math.min(...ended.map(({ shares }) => shares))).toBeGreaterThanOrEqual(40);
    expect(done()).toEqual(once(jobs));
  });

  it('by hands that fall asleep between jobs and are woken', async () => {
    const jobs = times(12, { rows: 500, grain: 1, meeting: true, pause: 60 });
    const { ends, done } = crew(4, jobs);
    expect(namesOf(await ends)).toEqual(times(4, 'back'));
    expect(done()).toEqual(once(jobs));
  });

  it('by helpers that come when the leader has been at work for a while', async () => {
    const jobs = times(5, { rows: 900, grain: 1 });
    const { ends, done } = crew(4, jobs, { onceBegun: true, late: 100 });
    expect(namesOf(await ends)).toEqual(times(4, 'back'));
    expect(done()).toEqual(once(jobs));
  });

  it('by the leader alone, in one go, where there are too few rows to be worth sharing; the helpers are let go all the same', async () => {
    const jobs = [
      { rows: 255, grain: 64 },
      { rows: 3, grain: 1 },
      { rows: 0, grain: 1 },
    ];
    const { ends, done } = crew(3, jobs, { late: 100 });
    expect(await ends).toEqual([
      { end: 'back', shares: 2 },
      { end: 'back', shares: 0 },
      { end: 'back', shares: 0 },
    ]);
    expect(done()).toEqual(once(jobs));
  });
});

describe('nobody waits for a hand that is gone:', { timeout: LIMIT }, () => {
  const before = times(20, { rows: 300, grain: 1, meeting: true });
  const failing = (hand: number, how: 'throws' | 'exits' | 'is stuck' | 'refuses') => [
    ...before,
    { rows: 300, grain: 1, meeting: how !== 'refuses', fails: { hand, how } },
    ...before,
  ];
  const expected = (at: number, end: string) => times(4, 'Broken').with(at, end);

  it('a helper that throws says why, the others that another broke', async () => {
    const { ends, done } = crew(4, failing(2, 'throws'));
    expect(namesOf(await ends)).toEqual(expected(2, 'hand 2 has slipped'));
    expect(done().slice(0, 20)).toEqual(once(before));
    expect(done().slice(21).flat()).not.toContain(1);
  });

  it('a helper that cannot even begin', async () => {
    const { ends } = crew(4, failing(3, 'refuses'));
    expect(namesOf(await ends)).toEqual(expected(3, 'hand 3 has refused'));
  });

  it('a leader that throws', async () => {
    const { ends } = crew(4, failing(0, 'throws'));
    expect(namesOf(await ends)).toEqual(expected(0, 'hand 0 has slipped'));
  });

  it('a helper that ends without a word', async () => {
    const { ends } = crew(4, failing(1, 'exits'));
    expect(namesOf(await ends)).toEqual(expected(1, 'died'));
  });

  it('a helper that is stuck and killed', async () => {
    const { ends } = crew(4, failing(1, 'is stuck'));
    expect(namesOf(await ends)).toEqual(expected(1, 'died'));
  });

  it('a leader that is stuck and killed', async () => {
    const { ends } = crew(4, failing(0, 'is stuck'));
    expect(namesOf(await ends)).toEqual(expected(0, 'died'));
  });

  it('whoever comes to a board that is broken goes away again', () => {
    const board = newBoard(false);
    breakUp(board);
    expect(() => help(board, () => () => {})).toThrow(Broken);
    // A leader with nobody to wait for asks between two weeks.
    expect(() => askedToStop(board)).toThrow(new Broken('another hand broke'));
  });
});

describe('hands in one memory, each with a share at the same time, the last rows done first,', {
  timeout: LIMIT,
}, () => {
  const ROWS = 640;
  const previous = (row: number) => (row + ROWS - 1) % ROWS;
  const made = (reads: 'as it stood' | 'as it stands') => crew(4, [{ rows: ROWS, grain: 1, meeting: true, reads }]);

  it('do what one hand does where each row reads what others were', async () => {
    const { ends, values } = made('as it stood');
    expect(namesOf(await ends)).toEqual(times(4, 'back'));
    const alone = values.map((_, row) => 0.5 * startOf(row) + 0.5 * startOf(previous(row)));
    expect(values).toEqual(alone);
  });

  it('do not where a race is planted: each row reads what others write; it is caught', async () => {
    const { ends, values } = made('as it stands');
    expect(namesOf(await ends)).toEqual(times(4, 'back'));
    const alone = values.map((_, row) => startOf(row));
    for (let row = 0; row < ROWS; row++) alone[row] = 0.5 * alone[row]! + 0.5 * alone[previous(row)]!;
    const share = shareOf(ROWS, 1, 4);
    // Seen where a share begins whose hand came before that of the rows in front of it.
    for (const row of [1, 2, 3].map((at) => at * share)) expect(values[row]).not.toBe(alone[row]);
  });
});

describe('a leader', () => {
  it('goes on until it is asked to stop', () => {
    const board = newBoard(false);
    expect(() => askedToStop(board)).not.toThrow();
    askToStop(board);
    expect(() => askedToStop(board)).toThrow(new Broken('asked to stop'));
  });

  it('without helpers does all rows at once', () => {
    const shares: number[][] = [];
    new Leader(newBoard(false), 0).do({ number: 0, week: 1, rows: 100_000, grain: 1 }, (...share) =>
      shares.push(share),
    );
    expect(shares).toEqual([[0, 100_000]]);
  });

  it('that has dismissed its helpers before they come lets them go', () => {
    const board = newBoard(false);
    new Leader(board, 1).dismiss();
    expect(() => help(board, () => expect.fail('there is nothing to do'))).not.toThrow();
  });

  it('says how long it worked and waited, to those who want to know', () => {
    const told: string[] = [];
    let now = 0;
    const toll = {
      now: () => ++now,
      worked: (job: number, ms: number, shares: number) => told.push(`worked ${job} ${ms} ${shares}`),
      waited: (ms: number) => told.push(`waited ${ms}`),
    };
    new Leader(newBoard(false), 0, toll).do({ number: 7, week: 1, rows: 10, grain: 1 }, () => {});
    expect(told).toEqual(['worked 7 1 1']);
  });
});
