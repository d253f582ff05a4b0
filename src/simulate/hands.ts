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
import type { Passage } from './passage.ts';
import type { HandTimes } from './profile.ts';
import type { Recorded } from './record-replicate.ts';

/** Below so many people one thread is as fast (measured: docs/performance.md). */
export const WORTH_THREADS = 20_000;
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
  readonly onWeek?: (week: number) => void;
  readonly signal?: AbortSignal | undefined;
  readonly profiled?: boolean | undefined;
}

export class Hands {
  /** The first leads. */
  readonly workers: readonly Worker[];
  readonly #scenario: Scenario;

  /** @param threads 2 or more */
  constructor(threads: number, scenario: Scenario) {
    const file = new URL(import.meta.url.replace(/hands(\.[jt]s)$/, 'hand$1'));
    this.workers = Array.from({ length: threads }, () => new Worker(file));
    for (const worker of this.workers) worker.setMaxListeners(0);
    this.#scenario = scenario;
  }

  /**
   * Lives replicate number `replicate` and writes its tables into a directory.
   * @throws the first thing that went wrong in any hand; HandLost where a thread died; the reason of the signal
   */
  async record(
    replicate: number,
    directory: string,
    passage: Passage,
    { onWeek, signal, profiled = false }: Heard,
  ): Promise<Recorded> {
    const board = newBoard();
    const scenario = this.#scenario;
    const [leader, ...helpers] = this.workers;
    const stop = () => askToStop(board);
    signal?.addEventListener('abort', stop);
    const listeners: (() => void)[] = [];
    const on = <T>(worker: Worker, event: 'message' | 'error' | 'exit', heard: (what: T) => void) => {
      worker.on(event, heard);
      listeners.push(() => worker.off(event, heard));
    };
    try {
      signal?.throwIfAborted();
      return await new Promise<Recorded>((resolve, reject) => {
        let first: Error | null = null;
        let recorded: Recorded | null = null;
        let busy = 1;
        const others: HandTimes[] = [];
        const broke = (cause: Error) => {
          // Who only came back because another broke has nothing to add.
          if (first === null && cause.name !== 'Broken') first = cause;
          breakUp(board);
          setTimeout(() => reject(first ?? cause), LAST_WORDS_MS);
        };
        const over = () => {
          busy -= 1;
          if (busy > 0) return;
          if (first !== null) reject(first);
          else if (recorded !== null) resolve(withOthers(recorded, others));
        };
        const order = (worker: Worker, what: Order) => worker.postMessage(what);
        const help = (shared: Shared) => {
          busy += helpers.length;
          for (const helper of helpers) order(helper, { kind: 'help', scenario, board, shared, profiled });
        };
        for (const [at, worker] of this.workers.entries()) {
          on(worker, 'message', (answer: Answer) => {
            if (answer.kind === 'born') help(answer.shared);
            else if (answer.kind === 'week') onWeek?.(answer.week);
            else if (answer.kind === 'recorded') {
              recorded = answer.recorded;
              over();
            } else if (answer.kind === 'helped') {
              if (answer.times !== null) others.push(answer.times);
              over();
            } else {
              broke(asError(answer.trouble));
              over();
            }
          });
          on(worker, 'error', broke);
          on(worker, 'exit', () => broke(new HandLost(`thread ${at + 1} of ${this.workers.length} died`)));
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
      signal?.removeEventListener('abort', stop);
      for (const off of listeners) off();
    }
  }

  /** Whatever they are doing, they are gone afterwards. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}
