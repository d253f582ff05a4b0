/** Says on stderr how far a run is. */
import type { Watch } from '../simulate/carry-out.ts';
import type { VariantsWatch } from '../simulate/carry-out-variants.ts';
import { Teller, timeSpan } from './teller.ts';

export interface Extent {
  readonly name: string;
  readonly weeks: number;
  readonly replicates: number;
}

export class Progress implements Watch {
  readonly #extent: Extent;
  readonly #total: number;
  /** Of several runs of this extent, how many are over, and what the one at work is called. */
  #over = 0;
  #called: string;
  /** When the first week was over: what comes before is not the pace of weeks. */
  #started = 0;
  #before = 0;
  #done = 0;
  readonly #teller = new Teller();

  /** @param runs how many of this extent are to come, one after the other */
  constructor(extent: Extent, runs = 1) {
    this.#extent = extent;
    this.#total = extent.weeks * extent.replicates * runs;
    this.#called = extent.name;
  }

  /** What is heard from now on is about another run of the same extent. */
  protected begin(over: number, called: string): void {
    this.#over = over;
    this.#called = called;
    this.#done = over * this.#extent.weeks * this.#extent.replicates;
  }

  openBar(): Promise<void> {
    return this.#teller.openBar(this.#total);
  }

  kept(replicates: number): void {
    const all = this.#extent.replicates;
    this.#done = (this.#over * all + replicates) * this.#extent.weeks;
    const whose = this.#called === this.#extent.name ? '' : `${this.#called}: `;
    if (replicates > 0) this.note(`${whose}${replicates} of ${all} replicates were whole already`);
  }

  goesOn(replicate: number, week: number): void {
    this.#done += week;
    this.#before += week;
    const whose = this.#called === this.#extent.name ? '' : `${this.#called}: `;
    this.note(`${whose}goes on from week ${week} of replicate ${replicate}`);
  }

  week(replicate: number, week: number): void {
    if (this.#started === 0) {
      this.#started = Date.now();
      this.#before = this.#done;
    }
    this.#done++;
    if (!this.#isDue()) return;
    const { weeks, replicates } = this.#extent;
    const where =
      replicates > 1 ? `replicate ${replicate} of ${replicates}, week ${week} of ${weeks}` : `week ${week} of ${weeks}`;
    this.#tell(`${this.#called}: ${where}, ${this.#pace()}`);
  }

  step(what: string): void {
    if (this.#isDue()) this.#tell(`${this.#called}: ${what}`);
  }

  drawing(done: number, of: number, what: string): void {
    if (done < of) this.step(`drawing ${done + 1} of ${of}, ${what}`);
  }

  /** A line that stays. */
  note(line: string): void {
    this.#teller.note(line);
  }

  close(): void {
    this.#teller.close();
  }

  #isDue(): boolean {
    return this.#teller.isDue;
  }

  #tell(what: string): void {
    this.#teller.tell(this.#done, this.#total, what);
  }

  #pace(): string {
    const seconds = (Date.now() - this.#started) / 1000;
    const rate = (this.#done - this.#before) / Math.max(seconds, 0.001);
    const left = Math.max(0, this.#total - this.#done) / rate;
    return `${rate < 10 ? rate.toFixed(1) : Math.round(rate)} weeks a second, about ${timeSpan(left)} left`;
  }
}

/** The same for variants, which run one after the other. */
export class VariantsProgress extends Progress implements VariantsWatch {
  readonly #name: string;
  readonly #variants: readonly string[];

  constructor(info: Extent & { readonly variants: readonly { readonly name: string }[] }) {
    super(info, info.variants.length);
    this.#name = info.name;
    this.#variants = info.variants.map(({ name }) => name);
  }

  variant(number: number): void {
    const which = `variant ${this.#variants[number - 1]} (${number} of ${this.#variants.length})`;
    this.begin(number - 1, `${this.#name}, ${which}`);
  }
}
