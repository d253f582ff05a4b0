/** Counts the world week by week: sums since the row before, and how things stand at the end of the week. */
import { belongs } from '../model/membership.ts';
import { NONE, type World } from '../model/world.ts';
import type { Cell } from './tables.ts';

/** Spark from which a person is said to carry it. */
export const CARRIES = 0.1;

/** What is summed from one row of weeks.csv to the next. */
const SUMS = [
  'founded',
  'foundedWithParent',
  'recognized',
  'fulfilled',
  'faded',
  'conflict',
  'emptied',
  'needsArisen',
  'needsMet',
  'needsMetTogether',

  'talks',
  'joined',
  'left',
  'memberWeeks',
  'gainTogether',
  'gainAsIfAlone',
  'aloneWeeks',
  'gainAlone',
  'gainSeeing',
  'gainAlumni',
  'gainDiscovery',
] as const;
type Sums = Record<(typeof SUMS)[number], number>;
const CAUSE_SUMS = [null, 'fulfilled', 'faded', 'conflict', 'emptied'] as const;

function nothing(): Sums {
  return Object.fromEntries(SUMS.map((name) => [name, 0])) as Sums;
}

export class Weeks {
  #sums = nothing();

  /** Adds the week that has just been lived. Reads only. `left`: members who let go of a group this week. */
  observe(world: World, joined: number, left: number): void {
    const sums = this.#sums;
    const { columns: w, settings, week } = world;
    sums.joined += joined;
    sums.left += left;
    for (let g = 0; g < w.book[0]!; g++) {
      if (w.groupId[g] === 0) continue;
      if (w.born[g] === week) {
        sums.founded += 1;
        if (w.parent[g] !== NONE) sums.foundedWithParent += 1;
      }
      if (w.recognizedWeek[g] === week) sums.recognized += 1;
      const cause = CAUSE_SUMS[w.cause[g]!];
      if (w.ended[g] === week && cause) sums[cause] += 1;
    }
    for (let i = 0; i < settings.size.people; i++) {
      sums.needsArisen += w.arisen[i]!;
      if (w.intentPerson[i]! >= 0) sums.talks += 1;
      const met = w.metNow[i]!;
      const together = w.gainTogether[i]! > 0;
      sums.needsMet += met;
      if (together) {
        sums.needsMetTogether += met;
        sums.memberWeeks += 1;
        sums.gainTogether += w.gainTogether[i]!;
        sums.gainAsIfAlone += w.gainAsIfAlone[i]!;
        sums.gainDiscovery += w.gainDiscovery[i]!;
      } else if (w.gainAlone[i]! > 0) {
        sums.aloneWeeks += 1;
        sums.gainAlone += w.gainAlone[i]!;
      }
      sums.gainSeeing += w.gainSeeing[i]!;
      sums.gainAlumni += w.gainAlumni[i]!;
    }
  }

  /** The row for this week; the sums begin anew. */
  row(world: World, replicate: number): Cell[] {
    const s = this.#sums;
    this.#sums = nothing();
    const { columns: w, settings, week } = world;
    const { people } = settings.size;
    let members = 0;
    let ever = 0;
    let carriers = 0;
    let stuck = 0;
    let spark = 0;
    let fearless = 0;
    let we = 0;
    for (let i = 0; i < people; i++) {
      if (belongs(w.membership, i)) members += 1;
      if (w.groupsSoFar[i]! > 0) ever += 1;
      if (w.spark[i]! >= CARRIES) carriers += 1;
      if (w.stuckSince[i] !== NONE) stuck += 1;
      spark += w.spark[i]!;
      fearless += w.fearlessness[i]!;
      we += w.we[i]!;
    }
    let groups = 0;
    let recognized = 0;
    let trust = 0;
    let energy = 0;
    let size = 0;
    for (let g = 0; g < w.book[0]!; g++) {
      if (w.groupId[g] === 0 || w.ended[g] !== NONE) continue;
      groups += 1;
      if (w.recognizedWeek[g] !== NONE) recognized += 1;
      trust += w.trust[g]!;
      energy += w.energyLevel[g]!;
      size += w.size[g]!;
    }
    const mean = (sum: number) => (groups === 0 ? null : sum / groups);
    return [
      replicate,
      week,
      people,
      groups,
      recognized,
      members,
      ever,
      carriers,
      stuck,
      s.founded,
      s.foundedWithParent,
      s.recognized,
      s.fulfilled,
      s.faded,
      s.conflict,
      s.emptied,
      s.needsArisen,
      s.needsMet,
      s.needsMetTogether,
      s.talks,
      s.joined,
      s.left,
      s.memberWeeks,
      s.gainTogether,
      s.gainAsIfAlone,
      s.aloneWeeks,
      s.gainAlone,
      s.gainSeeing,
      s.gainAlumni,
      s.gainDiscovery,
      spark / people,
      fearless / people,
      we / people,
      mean(trust),
      mean(energy),
      mean(size),
    ];
  }
}
