/** Says on stderr how far something is: a bar on a terminal, otherwise a plain line every few seconds. */
import type { SingleBar } from 'cli-progress';

const LINE_EVERY_MS = 5_000;

export class Teller {
  #lastLine = Date.now();
  #bar: SingleBar | null = null;

  /** The bar is loaded only when there is a terminal to draw it on. */
  async openBar(total: number): Promise<void> {
    if (!process.stderr.isTTY) return;
    const { default: progress } = await import('cli-progress');
    this.#bar = new progress.SingleBar({
      format: '{bar} {percentage} %  {what}',
      stream: process.stderr,
      clearOnComplete: true,
      // Interrupting is the run's own business, and a second Ctrl-C must not leave the terminal without a cursor.
      gracefulExit: false,
      hideCursor: null,
      barsize: 30,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      fps: 8,
    });
    this.#bar.start(total, 0, { what: '' });
    // The bar keeps the terminal from wrapping lines; whatever ends the process, the terminal gets that back.
    process.once('exit', () => this.close());
  }

  /** A bar draws itself as often as it likes; lines come seldom, and none from what is done in a moment. */
  get isDue(): boolean {
    return this.#bar !== null || Date.now() - this.#lastLine >= LINE_EVERY_MS;
  }

  /** How far it is; `total` may grow. */
  tell(done: number, total: number, what: string): void {
    if (this.#bar !== null) {
      if (this.#bar.getTotal() !== total) this.#bar.setTotal(total);
      this.#bar.update(Math.min(done, total), { what });
    } else this.note(`${what} (${Math.floor((100 * done) / total)} %)`);
  }

  /** A line that stays. */
  note(line: string): void {
    this.#lastLine = Date.now();
    process.stderr.write(`${this.#bar === null ? '' : '\r\x1b[K'}${line}\n`);
  }

  close(): void {
    this.#bar?.stop();
    this.#bar = null;
  }
}

/** 8 s, 5 min, 2.3 h */
export function timeSpan(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  if (seconds < 6000) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
