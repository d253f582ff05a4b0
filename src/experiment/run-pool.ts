/**
 * Threads that live the runs of a sweep, one run each at a time. Whatever becomes of a run (it throws, takes too long, eats the memory,
 * takes its thread down), the others go on, and the run comes back as what it is.
 */
import { Piscina } from 'piscina';
import { type Began, type Common, notOk, type RunEnd, type RunTask } from './run-task.ts';

/** The code that lives a run; tests plant others. */
export const WORKER = new URL('./run-worker.js', import.meta.url);

export interface PoolOptions {
  readonly workers: number;
  readonly common: Common;
  /** Seconds after which a run is given up, from its beginning; null: none is. */
  readonly timeout: number | null;
  readonly worker?: URL | undefined;
}

/** A thread of its own needs so much before it has a world, in megabytes: code, and what reading a scenario leaves behind. */
export const THREAD_MB = 48;

export class RunPool {
  readonly #pool: Piscina;
  readonly #options: PoolOptions;
  /** Told when a run begins, by the number of its task. */
  readonly #onBegin = new Map<number, () => void>();
  #tasks = 0;
  #stopped = false;

  constructor(options: PoolOptions) {
    const { workers, common, worker = WORKER } = options;
    this.#options = options;
    const { memory } = common;
    this.#pool = new Piscina({
      filename: worker.href,
      // All are started at once and stay; one that is lost is replaced.
      ...{ minThreads: workers, maxThreads: workers, idleTimeout: Number.POSITIVE_INFINITY },
      workerData: common,
      ...(memory !== null && { resourceLimits: { maxOldGenerationSizeMb: memory + THREAD_MB } }),
    });
    this.#pool.on('message', ({ began }: Began) => this.#onBegin.get(began)?.());
    // A thread that fails while nobody waits for it is replaced, too; a run that it is given next will tell.
    this.#pool.on('error', () => {});
  }

  /**
   * Lives one run. At most as many may be under way as there are workers: who asks for more only fills the memory.
   * @returns null where the pool was stopped before the run was over
   */
  async live(task: Omit<RunTask, 'id'>): Promise<RunEnd | null> {
    const { timeout, common } = this.#options;
    if (this.#stopped) return null;
    this.#tasks += 1;
    const id = this.#tasks;
    const abort = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    if (timeout !== null) {
      this.#onBegin.set(id, () => {
        timer = setTimeout(() => abort.abort(), timeout * 1000);
      });
    }
    try {
      return (await this.#pool.run({ ...task, id }, { signal: abort.signal })) as RunEnd;
    } catch (error) {
      if (this.#stopped) return null;
      const { code, message } = error as NodeJS.ErrnoException;
      const tell = (status: 'timeout' | 'memory' | 'crashed', reason: string) =>
        notOk(status, reason, common.outcomes.length);
      if (abort.signal.aborted) return tell('timeout', `took longer than ${timeout} s`);
      if (code === 'ERR_WORKER_OUT_OF_MEMORY')
        return tell('memory', `ran out of memory${common.memory === null ? '' : ` (${common.memory} MB)`}`);
      const exit = /^worker exited with code: (.*)/.exec(message);
      return tell('crashed', exit ? `its thread ended with exit code ${exit[1]}` : `its thread failed: ${message}`);
    } finally {
      clearTimeout(timer);
      this.#onBegin.delete(id);
    }
  }

  /** Ends all threads; runs under way are dropped. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#pool.destroy();
  }
}
