/**
 * Many hands for one world: starts a worker thread for each, gives them their work, and hears how far they are. The thread that asks
 * only waits, so progress and Ctrl-C are heard in the middle of a week.
 *
 * A hand that breaks or dies ends the replicate at once, with the first cause: the others are told through the board, and whoever
 * does not come back from it is stopped.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { askToStop, breakUp, newBoard } from '../engine/crew.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Answer, Order, Shared, Trouble } from './hand.ts';
import { FROM_THE_FIRST_MORNING, type Passage } from './passage.ts';
import type { HandTimes } from './profile.ts';
import type { Recorded } from './record-replicate.ts';

/** Below so many people one thread is as fast (measured: docs/performance.md). */
export const WORTH_THREADS = 10_000;
/** More hands than this are started only when they are asked for by number. */
const ENOUGH = 16;
/** So long the others have, after something went wrong, to close what they have open. */
const LAST_WORDS_MS = 400;

/** Threads for a world: as many as are asked for, or as the machine has cores where the world is large enough. */
export function threadsFor(asked: number | 'auto', people: number): number {
  if (asked !== 'auto') return asked;
  return people < WORTH_THREADS ? 1 : Math.min(ENOUGH, availableParallelism());
}

/** A thread is gone that should be at work. */
export class HandLost extends Error {
  override name = 'HandLost';
}

function asError({ name, message, stack, code, errno, path, syscall }: Trouble): Error {
  const error = Object.assign(new Error(message), { name, stack });
  return Object.assign(error, code !== undefined && { code, errno, path, syscall });
}

/** The profile of the leader, and of the others with it. */
function withOthers(recorded: Recorded, others: readonly HandTimes[]): Recorded {
  const { profile } = recorded;
  return profile === undefined
    ? recorded
    : { ...recorded, profile: { ...profile, hands: [...profile.hands, ...others] } };
}

export interface Heard {
  /** How it begins, and what is kept on its way; left out: on the first morning, and nothing. */
  readonly passage?: Passage;
  readonly onWeek?: (week: number) => void;
  readonly signal?: AbortSignal | undefined;
  readonly profiled?: boolean | undefined;
}

export class Hands {
  /** The first leads. */
  readonly workers: readonly Worker[];
  /** How the first hand was lost that is gone; also one that died while nothing was to be done. */
  #lost: Error | null = null;

  /** @param threads 2 or more */
  constructor(threads: number) {
    const file = new URL(import.meta.url.replace(/hands(\.[jt]s)$/, 'hand$1'));
    const workers: Worker[] = [];
    this.workers = workers;
    try {
      while (workers.length < threads) workers.push(new Worker(file));
    } catch (error) {
      // A thread that waits for work keeps the process alive.
      void this.close();
      throw error;
    }
    for (const [at, worker] of workers.entries()) {
      const lose = (how: string) => {
        this.#lost ??= new HandLost(`thread ${at + 1} of ${threads} died${how}`);
      };
      worker.on('error', (error) => lose(` of "${error.message.split('\n')[0]}"`));
      worker.on('exit', () => lose(''));
    }
  }

  /**
   * Lives replicate number `replicate` of a scenario and writes its tables into a directory.
   * @throws the first thing that went wrong in any hand; HandLost where a thread died; Broken, or the reason of the signal, where it is stopped
   */
  async record(
    scenario: Scenario,
    replicate: number,
    directory: string,
    { passage = FROM_THE_FIRST_MORNING, onWeek, signal, profiled = false }: Heard = {},
  ): Promise<Recorded> {
    signal?.throwIfAborted();
    if (this.#lost !== null) throw this.#lost;
    const board = newBoard(this.workers.length <= availableParallelism());
    const stop = () => askToStop(board);
    signal?.addEventListener('abort', stop);
    const listeners: (() => void)[] = [];
    const on = <T>(worker: Worker, event: 'message' | 'error' | 'exit', heard: (what: T) => void) => {
      worker.on(event, heard);
      listeners.push(() => worker.off(event, heard));
    };
    let lastWords: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Recorded>((resolve, reject) => {
        const [leader, ...helpers] = this.workers;
        const away = new Set<Worker>();
        let cause: Error | null = null;
        let recorded: Recorded | null = null;
        const others: HandTimes[] = [];
        const order = (worker: Worker, what: Order) => {
          away.add(worker);
          worker.postMessage(what);
        };
        const isBack = (worker: Worker) => {
          away.delete(worker);
          if (away.size > 0) return;
          if (cause !== null) reject(cause);
          else if (recorded !== null) resolve(withOthers(recorded, others));
        };
        const broke = (worker: Worker, error: Error) => {
          // Who only came back because another broke has nothing to add.
          if (cause === null || cause.name === 'Broken') cause = error;
          breakUp(board);
          lastWords ??= setTimeout(() => {
            // Somebody is still away: nothing more can be asked of these hands.
            this.#lost ??= cause;
            reject(cause!);
          }, LAST_WORDS_MS);
          isBack(worker);
        };
        const help = (shared: Shared) => {
          // Who is lost already would never come back.
          if (cause !== null) return;
          for (const helper of helpers) order(helper, { kind: 'help', scenario, board, shared, profiled });
        };
        for (const worker of this.workers) {
          on(worker, 'message', (answer: Answer) => {
            if (answer.kind === 'born') help(answer.shared);
            else if (answer.kind === 'week') onWeek?.(answer.week);
            else if (answer.kind === 'broken') broke(worker, asError(answer.trouble));
            else {
              if (answer.kind === 'recorded') recorded = answer.recorded;
              else if (answer.times !== null) others.push(answer.times);
              isBack(worker);
            }
          });
          for (const end of ['error', 'exit'] as const) on(worker, end, () => broke(worker, this.#lost!));
        }
        order(leader!, {
          kind: 'lead',
          scenario,
          replicate,
          directory,
          passage,
          board,
          helpers: helpers.length,
          profiled,
        });
      });
    } finally {
      clearTimeout(lastWords);
      signal?.removeEventListener('abort', stop);
      for (const off of listeners) off();
    }
  }

  /** Whatever they are doing, they are gone afterwards. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}
