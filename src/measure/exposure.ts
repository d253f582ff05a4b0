/**
 * How the chance to found or join a group depends on the number of groups in sight (Backstrom, Huttenlocher, Kleinberg & Lan 2006):
 * at the end of a week, everybody who is stuck and in no group is asked how many recognized groups they have ties to members of;
 * a week later it is seen who has entered one.
 */
import { belongs } from '../model/membership.ts';
import { MEMBERSHIPS, NONE, type World } from '../model/world.ts';
import type { Cell } from './tables.ts';

/** Groups in sight from this number on are counted together. */
export const MOST = 8;
/** Above so many people only every so manieth is asked. */
const ENOUGH = 20_000;
const NOT_ASKED = 255;

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
  readonly #seen = new Int32Array(MOST);

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

  /** Sees who has entered a group since last week, and asks anew. */
  observe(world: World): void {
    const { people } = world.settings.size;
    const every = Math.ceil(people / ENOUGH);
    if (this.#inSight.length === 0) {
      this.#inSight = new Uint8Array(Math.ceil(people / every)).fill(NOT_ASKED);
      this.#groups = new Int32Array(this.#inSight.length);
    }
    const { membership, stuckSince, groupsSoFar } = world.columns;
    for (let i = 0, at = 0; i < people; i += every, at++) {
      const member = belongs(membership, i);
      const before = this.#inSight[at]!;
      if (before !== NOT_ASKED) {
        this.#weeks[before] = this.#weeks[before]! + 1;
        if (groupsSoFar[i]! > this.#groups[at]!) this.#entered[before] = this.#entered[before]! + 1;
      }
      this.#groups[at] = groupsSoFar[i]!;
      this.#inSight[at] = member || stuckSince[i] === NONE ? NOT_ASKED : this.#count(world, i);
    }
  }

  /** Recognized groups that i has ties into, at most MOST. */
  #count(world: World, i: number): number {
    const { tieStart, tieEnd, tieTo, membership, recognizedWeek } = world.columns;
    const seen = this.#seen;
    let count = 0;
    for (let e = tieStart[i]!; e < tieEnd[i]! && count < MOST; e++) {
      for (let m = 0; m < MEMBERSHIPS && count < MOST; m++) {
        const g = membership[tieTo[e]! * MEMBERSHIPS + m]!;
        if (g < 0 || recognizedWeek[g]! < 0) continue;
        let known = false;
        for (let at = 0; at < count; at++) if (seen[at] === g) known = true;
        if (!known) seen[count++] = g;
      }
    }
    return count;
  }

  rows(replicate: number): Cell[][] {
    return Array.from(this.#weeks, (weeks, inSight) => [replicate, inSight, weeks, this.#entered[inSight]!]);
  }
}
