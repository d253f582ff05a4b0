/**
 * How the chance to enter a group rises with the number of groups in sight (P5; Backstrom, Huttenlocher, Kleinberg & Lan 2006),
 * compared within each week, so that a world in which everything becomes more frequent is not taken for an answer.
 *
 * The null are shuffled ties: everybody is asked about the friends of somebody else, drawn once.
 */
import seedrandom from 'seedrandom';
import { shuffle } from 'simple-statistics';
import { belongs } from '../../model/membership.ts';
import { MEMBERSHIPS, NONE, type World } from '../../model/world.ts';

/** Groups in sight from this number on are counted together. */
const MOST = 3;
const NOT_ASKED = 255;

/** Weeks and entries of those who saw 0, 1, 2, 3 and more groups, in one week. */
type Stratum = readonly { weeks: number; entered: number }[];

class Asked {
  readonly #strata: Stratum[] = [];
  readonly #before: Uint8Array;

  constructor(people: number) {
    this.#before = new Uint8Array(people).fill(NOT_ASKED);
  }

  observe(world: World, asks: (i: number) => number, entered: (i: number) => boolean): void {
    const stratum = Array.from({ length: MOST + 1 }, () => ({ weeks: 0, entered: 0 }));
    const { stuckSince, membership } = world.columns;
    for (let i = 0; i < this.#before.length; i++) {
      const seen = this.#before[i]!;
      if (seen !== NOT_ASKED) {
        stratum[seen]!.weeks += 1;
        if (entered(i)) stratum[seen]!.entered += 1;
      }
      this.#before[i] = stuckSince[i] === NONE || belongs(membership, i) ? NOT_ASKED : inSight(world, asks(i));
    }
    this.#strata.push(stratum);
  }

  /** Entries a week of those with `a` groups in sight less of those with `b`, within weeks (Mantel-Haenszel rate difference). */
  difference(a: number, b: number): number {
    let sum = 0;
    let weight = 0;
    for (const stratum of this.#strata) {
      const [one, other] = [stratum[a]!, stratum[b]!];
      if (one.weeks === 0 || other.weeks === 0) continue;
      const w = (one.weeks * other.weeks) / (one.weeks + other.weeks);
      sum += w * (one.entered / one.weeks - other.entered / other.weeks);
      weight += w;
    }
    return sum / weight;
  }

  /** Rate of those with at least one group in sight over that of those with none, within weeks (Mantel-Haenszel). */
  ratio(): number {
    let above = 0;
    let below = 0;
    for (const [none, ...some] of this.#strata) {
      const weeks = some.reduce((sum, of) => sum + of.weeks, 0);
      const entered = some.reduce((sum, of) => sum + of.entered, 0);
      const all = weeks + none!.weeks;
      if (all === 0) continue;
      above += (entered * none!.weeks) / all;
      below += (none!.entered * weeks) / all;
    }
    return above / below;
  }
}

/** Recognized groups that somebody has ties into, at most MOST. */
function inSight(world: World, i: number): number {
  const { tieStart, tieEnd, tieTo, membership, recognizedWeek } = world.columns;
  const seen: number[] = [];
  for (let e = tieStart[i]!; e < tieEnd[i]! && seen.length < MOST; e++) {
    for (let m = 0; m < MEMBERSHIPS; m++) {
      const g = membership[tieTo[e]! * MEMBERSHIPS + m]!;
      if (g >= 0 && recognizedWeek[g]! >= 0 && !seen.includes(g)) seen.push(g);
    }
  }
  return Math.min(MOST, seen.length);
}

export class InSight {
  readonly #real: Asked;
  readonly #shuffled: Asked;
  readonly #other: readonly number[];
  readonly #groups: Int32Array;

  constructor(people: number, seed: string) {
    this.#real = new Asked(people);
    this.#shuffled = new Asked(people);
    const everybody = Array.from({ length: people }, (_, i) => i);
    this.#other = shuffle(everybody, seedrandom.alea(`${seed}/shuffled ties`));
    this.#groups = new Int32Array(people);
  }

  observe(world: World): void {
    const { groupsSoFar } = world.columns;
    const entered = (i: number) => groupsSoFar[i]! > this.#groups[i]!;
    this.#real.observe(world, (i) => i, entered);
    this.#shuffled.observe(world, (i) => this.#other[i]!, entered);
    this.#groups.set(groupsSoFar);
  }

  findings(): { ratio: number; shuffled: number; first: number; second: number; third: number } {
    return {
      ratio: this.#real.ratio(),
      shuffled: this.#shuffled.ratio(),
      first: this.#real.difference(1, 0),
      second: this.#real.difference(2, 1),
      third: this.#real.difference(3, 2),
    };
  }
}
