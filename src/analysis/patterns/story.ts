/** What one world went through, kept in memory as far as the patterns need it. */

import { EVENT } from '../../model/events.ts';
import { belongs } from '../../model/membership.ts';
import { MEMBERSHIPS, NONE, type World } from '../../model/world.ts';

/** One group as the register has it. */
export interface GroupStory {
  readonly id: number;
  readonly born: number;
  readonly parent: number;
  readonly founders: readonly [number, number];
  /** Everybody who ever belonged, with the week of coming. */
  readonly members: { readonly person: number; readonly week: number }[];
  recognized: number;
  ended: number;
  cause: number;
  sizePeak: number;
  levelFounders: number;
  levelReached: number;
  together: number;
  asIfAlone: number;
}

/** Of the people stuck and in no group in one week: those who never belonged to one and those who did, and who entered one. */
export interface Risk {
  noviceWeeks: number;
  noviceEntered: number;
  formerWeeks: number;
  formerEntered: number;
}

export class Story {
  readonly groups = new Map<number, GroupStory>();
  /** Share of people who ever belonged, by week. */
  readonly ever: number[] = [0];
  /** By week. */
  readonly risks: Risk[] = [];
  /** Per person: the week in which they first had left all groups. */
  readonly firstLeft: Int32Array;
  /** The week in which, after that, a new difficulty first arose while they were in no group; whether they entered one since. */
  readonly newNeed: Int32Array;
  readonly again: Uint8Array;
  readonly #groups: Int32Array;
  readonly #waiting: Uint8Array;

  constructor(people: number) {
    this.firstLeft = new Int32Array(people).fill(NONE);
    this.newNeed = new Int32Array(people).fill(NONE);
    this.#groups = new Int32Array(people);
    this.again = new Uint8Array(people);
    this.#waiting = new Uint8Array(people);
  }

  /** Looks at the week that has just been lived and clears the log. */
  observe(world: World): void {
    const { columns: w, week, settings, log } = world;
    log.read((kind, person, group) => {
      if (kind === EVENT.founded && !this.groups.has(group)) this.#begin(world, group);
      if (kind === EVENT.founded || kind === EVENT.joined) this.groups.get(group)?.members.push({ person, week });
    });
    log.clear();
    for (let g = 0; g < w.book[0]!; g++) {
      const story = this.groups.get(w.groupId[g]!);
      if (story === undefined || story.ended !== NONE) continue;
      story.recognized = w.recognizedWeek[g]!;
      story.ended = w.ended[g]!;
      story.cause = w.cause[g]!;
      story.sizePeak = w.sizePeak[g]!;
      story.levelReached = w.levelReached[g]!;
      story.together = w.sumTogether[g]!;
      story.asIfAlone = w.sumAsIfAlone[g]!;
    }
    this.#people(world);
    this.ever.push(w.groupsSoFar.reduce((sum, groups) => sum + (groups > 0 ? 1 : 0), 0) / settings.size.people);
  }

  #begin(world: World, id: number): void {
    const { columns: w, week } = world;
    let g = 0;
    while (w.groupId[g] !== id) g += 1;
    this.groups.set(id, {
      id,
      born: week,
      parent: w.parent[g]!,
      founders: [w.founderA[g]!, w.founderB[g]!],
      members: [],
      recognized: NONE,
      ended: NONE,
      cause: 0,
      sizePeak: 2,
      levelFounders: w.levelFounders[g]!,
      levelReached: w.levelFounders[g]!,
      together: 0,
      asIfAlone: 0,
    });
  }

  #people(world: World): void {
    const { columns: w, week, settings } = world;
    const risk: Risk = { noviceWeeks: 0, noviceEntered: 0, formerWeeks: 0, formerEntered: 0 };
    for (let i = 0; i < settings.size.people; i++) {
      const member = belongs(w.membership, i);
      // Also who has left again within the week has entered.
      const entered = w.groupsSoFar[i]! > this.#groups[i]! ? 1 : 0;
      this.#groups[i] = w.groupsSoFar[i]!;
      if (this.#waiting[i] === 1) {
        risk.noviceWeeks += 1;
        risk.noviceEntered += entered;
      } else if (this.#waiting[i] === 2) {
        risk.formerWeeks += 1;
        risk.formerEntered += entered;
      }
      const former = w.groupsSoFar[i]! > 0;
      if (former && !member && this.firstLeft[i] === NONE) this.firstLeft[i] = week;
      const left = this.firstLeft[i]!;
      if (left !== NONE && this.newNeed[i] === NONE && w.stuckSince[i]! > left && !(member && entered === 0)) {
        this.newNeed[i] = week;
      }
      if (this.newNeed[i] !== NONE && entered === 1) this.again[i] = 1;
      this.#waiting[i] = member || w.stuckSince[i] === NONE ? 0 : former ? 2 : 1;
    }
    this.risks.push(risk);
  }
}

/** Membership of i, in any recognized group. */
export function inRecognized(world: World, i: number): boolean {
  const { membership, recognizedWeek } = world.columns;
  for (let m = 0; m < MEMBERSHIPS; m++) {
    const g = membership[i * MEMBERSHIPS + m]!;
    if (g >= 0 && recognizedWeek[g]! >= 0) return true;
  }
  return false;
}
