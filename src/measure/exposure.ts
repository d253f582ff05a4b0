/**
 * How the chance to found or join a group depends on the number of groups in sight (Backstrom, Huttenlocher, Kleinberg & Lan 2006):
 * at the end of a week, everybody who is stuck and in no group is asked how many recognized groups they have ties to members of;
 * a week later it is seen who has entered one.
 */
import type { Cell } from './tables.ts';
import { MOST, NOT_ASKED, type Tallies } from './tallies.ts';

/** What must be given back to go on: what was counted so far, and who was asked last. */
export interface ExposureState {
  readonly asked: Float64Array;
  readonly entered: Float64Array;
  readonly inSight: Uint8Array;
  readonly groupsBefore: Int32Array;
}

export class Exposure {
  readonly #weeks = new Float64Array(MOST + 1);
  readonly #entered = new Float64Array(MOST + 1);
  #inSight = new Uint8Array(0);
  /** Groups they had belonged to when they were asked. */
  #groups = new Int32Array(0);

  state(): ExposureState {
    return { asked: this.#weeks, entered: this.#entered, inSight: this.#inSight, groupsBefore: this.#groups };
  }

  /** Goes on with copies of what `state` gave. */
  restore({ asked, entered, inSight, groupsBefore }: ExposureState): void {
    this.#weeks.set(asked);
    this.#entered.set(entered);
    this.#inSight = inSight.slice();
    this.#groups = groupsBefore.slice();
  }

  /** Sees who has entered a group since last week, from what they were asked now (count-asked.ts). */
  observe({ inSight, groupsThen }: Tallies['columns']): void {
    if (this.#inSight.length === 0) {
      this.#inSight = new Uint8Array(inSight.length).fill(NOT_ASKED);
      this.#groups = new Int32Array(inSight.length);
    }
    for (let at = 0; at < inSight.length; at++) {
      const before = this.#inSight[at]!;
      if (before === NOT_ASKED) continue;
      this.#weeks[before] = this.#weeks[before]! + 1;
      if (groupsThen[at]! > this.#groups[at]!) this.#entered[before] = this.#entered[before]! + 1;
    }
    this.#groups.set(groupsThen);
    this.#inSight.set(inSight);
  }

  rows(replicate: number): Cell[][] {
    return Array.from(this.#weeks, (weeks, inSight) => [replicate, inSight, weeks, this.#entered[inSight]!]);
  }
}
