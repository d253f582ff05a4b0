/**
 * Many hands on one world: one leads, the others help. They share memory and nothing else, so that this file needs no threads
 * of its own to be read or tested: whoever starts the threads gives each hand the same board (src/simulate/hands.ts).
 *
 * The leader writes a job on the board (which act, how many rows) and raises the turn; every hand takes shares of the rows until none is
 * left, and says that it is done. Shares are taken as they come, so that a hand with easy rows takes more of them; who does which share
 * changes no bit, by the law of acts. A hand that waits looks at the board for a while (half a microsecond when all are awake), then sleeps
 * until it is woken (some 25 microseconds).
 *
 * A hand that breaks says so on the board, and nobody waits for it: the leader and all helpers come back with `Broken`.
 */

/** Words of the board; those that several hands write stand in cache lines of their own. */
const LINE = 16;
const WORD = {
  turn: 0,
  job: 1,
  rows: 2,
  share: 3,
  week: 4,
  next: LINE,
  done: 2 * LINE,
  broken: 3 * LINE,
  stop: 3 * LINE + 1,
  asleep: 4 * LINE,
  leaderAsleep: 5 * LINE,
  looks: 5 * LINE + 1,
} as const;
const WORDS = 6 * LINE;

/**
 * Looks at the board before a hand goes to sleep: as long as it is awake it comes back at once, and waking it takes longer than most
 * acts of one hand. Where there are more hands than cores whoever looks keeps another from its work.
 */
const LOOKS = { ownCore: 200_000, sharedCore: 500 } as const;
/** A sleeper looks up now and then, whatever happens to those who should wake them. */
const NAP_MS = 100;
/** Rows that belong together: so many bytes are a cache line, and no two hands should write into one. */
export const ROWS_TOGETHER = 64;
/** Fewer grains than this are not worth sharing. */
const WORTH_SHARING = 4;
/** Grains of the largest share. */
const LARGEST_SHARE = 16;
/** Shares a hand should find, so that the last ones are small against the whole. */
const SHARES_A_HAND = 8;

/** Another hand broke, or the work was stopped from outside. */
export class Broken extends Error {
  override name = 'Broken';
}

/** Does rows [from, to) of a job. */
export type Work = (from: number, to: number) => void;

/** A job: its number, the same for all hands; its rows, and how many of them are never parted; the week it is done in. */
export interface Job {
  readonly number: number;
  readonly week: number;
  readonly rows: number;
  readonly grain: number;
}

/** Hears what a hand did, in milliseconds, where somebody wants to know. */
export interface Toll {
  now(): number;
  /** So long a hand worked at a job. */
  worked(job: number, ms: number, shares: number): void;
}

/** An empty board, in shared memory. @param ownCores whether there is a core for each hand */
export function newBoard(ownCores: boolean): Int32Array {
  const board = new Int32Array(new SharedArrayBuffer(WORDS * 4));
  board[WORD.looks] = ownCores ? LOOKS.ownCore : LOOKS.sharedCore;
  return board;
}

/** Says that a hand has broken, or that all shall stop: whoever waits comes back. From any thread. */
export function breakUp(board: Int32Array): void {
  Atomics.store(board, WORD.broken, 1);
  Atomics.notify(board, WORD.turn);
  Atomics.notify(board, WORD.done);
}

/** Asks the leader to stop at its next look at the board. From any thread. */
export function askToStop(board: Int32Array): void {
  Atomics.store(board, WORD.stop, 1);
}

/** @throws Broken where somebody has asked the leader to stop, or a hand has broken whom it has not needed since */
export function askedToStop(board: Int32Array): void {
  if (Atomics.load(board, WORD.stop) === 1) throw new Broken('asked to stop');
  if (Atomics.load(board, WORD.broken) === 1) throw new Broken('another hand broke');
}

/** Rows of one share: as many as keep all hands busy to the end. */
export function shareOf(rows: number, grain: number, hands: number): number {
  return grain * Math.max(1, Math.min(LARGEST_SHARE, Math.ceil(rows / (hands * SHARES_A_HAND * grain))));
}

/** Waits until a word of the board is no longer what it was. */
function awaitChange(board: Int32Array, word: number, was: number, asleep: number): void {
  const looks = board[WORD.looks]!;
  for (let look = 0; look < looks; look++) if (Atomics.load(board, word) !== was) return;
  Atomics.add(board, asleep, 1);
  while (Atomics.load(board, word) === was && Atomics.load(board, WORD.broken) === 0)
    Atomics.wait(board, word, was, NAP_MS);
  Atomics.sub(board, asleep, 1);
}

/** Takes shares of the job on the board until none is left; returns how many. */
function takeShares(board: Int32Array, job: number, work: Work, toll: Toll | null): number {
  const rows = board[WORD.rows]!;
  const share = board[WORD.share]!;
  const began = toll === null ? 0 : toll.now();
  let shares = 0;
  for (;;) {
    const from = Atomics.add(board, WORD.next, share);
    if (from >= rows) break;
    work(from, Math.min(rows, from + share));
    shares += 1;
  }
  toll?.worked(job, toll.now() - began, shares);
  return shares;
}

/** The hand that leads: says what is to be done, does its part, and waits for all. */
export class Leader {
  readonly #board: Int32Array;
  readonly #helpers: number;
  readonly #toll: Toll | null;

  constructor(board: Int32Array, helpers: number, toll: Toll | null = null) {
    this.#board = board;
    this.#helpers = helpers;
    this.#toll = toll;
  }

  /**
   * Sees to it that all rows of a job are done, by all hands.
   * @throws Broken where a helper has broken; whatever goes wrong in the work itself, after saying so on the board
   */
  do({ number, week, rows, grain }: Job, work: Work): void {
    const board = this.#board;
    if (this.#helpers === 0 || rows < WORTH_SHARING * grain) {
      const began = this.#toll === null ? 0 : this.#toll.now();
      if (rows > 0) work(0, rows);
      this.#toll?.worked(number, this.#toll.now() - began, 1);
      return;
    }
    board[WORD.job] = number;
    board[WORD.rows] = rows;
    board[WORD.week] = week;
    board[WORD.share] = shareOf(rows, grain, this.#helpers + 1);
    Atomics.store(board, WORD.next, 0);
    Atomics.store(board, WORD.done, 0);
    Atomics.add(board, WORD.turn, 1);
    if (Atomics.load(board, WORD.asleep) > 0) Atomics.notify(board, WORD.turn);
    try {
      takeShares(board, number, work, this.#toll);
    } catch (error) {
      breakUp(board);
      throw error;
    }
    for (let done = Atomics.load(board, WORD.done); done < this.#helpers; done = Atomics.load(board, WORD.done)) {
      if (Atomics.load(board, WORD.broken) === 1) throw new Broken('another hand broke');
      awaitChange(board, WORD.done, done, WORD.leaderAsleep);
    }
    if (Atomics.load(board, WORD.broken) === 1) throw new Broken('another hand broke');
  }

  /** There is no more to do: the helpers come back from `help`. */
  dismiss(): void {
    const board = this.#board;
    board[WORD.job] = -1;
    Atomics.add(board, WORD.turn, 1);
    Atomics.notify(board, WORD.turn);
  }
}

/**
 * Helps until the leader dismisses all.
 * @param workOf what there is to do for the number of a job, in a week
 * @returns how many shares it has done
 * @throws Broken where another hand broke; whatever goes wrong in the work itself, after saying so on the board
 */
export function help(board: Int32Array, workOf: (job: number, week: number) => Work, toll: Toll | null = null): number {
  let shares = 0;
  for (let turn = 0; ; turn = (turn + 1) | 0) {
    while (Atomics.load(board, WORD.turn) === turn && Atomics.load(board, WORD.broken) === 0)
      awaitChange(board, WORD.turn, turn, WORD.asleep);
    if (Atomics.load(board, WORD.broken) === 1) throw new Broken('another hand broke');
    const job = board[WORD.job]!;
    if (job < 0) return shares;
    try {
      shares += takeShares(board, job, workOf(job, board[WORD.week]!), toll);
    } catch (error) {
      breakUp(board);
      throw error;
    }
    Atomics.add(board, WORD.done, 1);
    if (Atomics.load(board, WORD.leaderAsleep) > 0) Atomics.notify(board, WORD.done);
  }
}
