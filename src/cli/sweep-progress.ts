/** Says on stderr how far a sweep is: runs of all, how many a second, how long it will take, how many failed. */
import type { RunEnd } from '../experiment/run-task.ts';
import type { SweepWatch } from '../experiment/sweep-watch.ts';
import { Teller, timeSpan } from './teller.ts';

/** The first failures are told one by one; of a sweep in which all fail the sum is enough. */
const TOLD = 5;

export class SweepProgress implements SweepWatch {
  readonly #name: string;
  readonly #total: number;
  readonly #teller = new Teller();
  #started = 0;
  #lived = 0;
  #failed = 0;

  /** @param total runs, as far as is known before */
  constructor(name: string, total: number) {
    this.#name = name;
    this.#total = total;
  }

  openBar(): Promise<void> {
    this.#started = Date.now();
    return this.#teller.openBar(this.#total);
  }

  note(line: string): void {
    this.#teller.note(line);
  }

  kept(runs: number): void {
    this.note(`${runs} ${runs === 1 ? 'run was' : 'runs were'} there already`);
  }

  run(done: number, wanted: number, { status, reason }: RunEnd): void {
    this.#lived++;
    if (status !== 'ok') {
      this.#failed++;
      if (this.#failed <= TOLD) this.note(`run failed (${status}): ${reason}`);
      if (this.#failed === TOLD) this.note('further failures are counted only; runs.parquet has them all');
    }
    if (!this.#teller.isDue) return;
    const seconds = (Date.now() - this.#started) / 1000;
    const rate = this.#lived / Math.max(seconds, 0.001);
    const pace = rate < 1 ? `${(60 * rate).toFixed(1)} runs a minute` : `${rate.toFixed(1)} runs a second`;
    const failed = this.#failed === 0 ? '' : `, ${this.#failed} failed`;
    const left = timeSpan((wanted - done) / rate);
    this.#teller.tell(done, wanted, `${this.#name}: ${done} of ${wanted} runs${failed}, ${pace}, about ${left} left`);
  }

  step(what: string): void {
    if (this.#teller.isDue) this.#teller.tell(1, 1, `${this.#name}: ${what}`);
  }

  drawing(done: number, of: number, what: string): void {
    if (done < of) this.step(`drawing ${done + 1} of ${of}, ${what}`);
  }

  close(): void {
    this.#teller.close();
  }
}
