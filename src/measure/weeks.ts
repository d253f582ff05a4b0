/** Counts the world week by week: sums since the row before, and how things stand at the end of the week. */
import { belongs, placeOf } from '../model/membership.ts';
import { closenessTo } from '../model/ties.ts';
import { MEMBERSHIPS, NONE, WAY, type World } from '../model/world.ts';
import type { Cell } from './tables.ts';

/** What is summed from one row of weeks.csv to the next. */
const SUMS = [
  'founded',
  'meetings',
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

/** What can be read of a group from how its members stand to each other and to it (T27). */
function readGroup(world: World, g: number): { connected: number; oneSelf: number; happy: number } {
  const { columns: w, settings } = world;
  const n = w.size[g]!;
  let connected = 0;
  let oneSelf = 0;
  let happy = 0;
  for (let at = 0; at < n; at++) {
    const i = w.members[g * settings.size.seats + at]!;
    oneSelf += w.we[i]!;
    happy += w.commitment[i * MEMBERSHIPS + placeOf(w.membership, i, g)]!;
    for (let other = 0; other < n; other++) {
      if (other !== at) connected += closenessTo(w, i, w.members[g * settings.size.seats + other]!);
    }
  }
  return { connected: connected / (n * (n - 1)), oneSelf: oneSelf / n, happy: happy / n };
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
      sums.meetings += w.meets[g]!;
      if (w.recognizedWeek[g] === week) sums.recognized += 1;
      const cause = CAUSE_SUMS[w.cause[g]!];
      if (w.ended[g] === week && cause) sums[cause] += 1;
    }
    for (let i = 0; i < settings.size.people; i++) {
      sums.needsArisen += w.arisen[i]!;
      if (w.intentPerson[i]! >= 0) sums.talks += 1;
      const met = w.metNow[i]!;
      sums.needsMet += met;
      if (w.way[i] === WAY.together) {
        sums.needsMetTogether += met;
        sums.memberWeeks += 1;
        sums.gainTogether += w.gainTogether[i]!;
        sums.gainAsIfAlone += w.gainAsIfAlone[i]!;
        sums.gainDiscovery += w.gainDiscovery[i]!;
      } else if (w.way[i] === WAY.alone) {
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
      if (w.sparkFrom[i]! > 0 && w.spark[i]! >= settings.spreading.carried) carriers += 1;
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
    let diversity = 0;
    let connected = 0;
    let oneSelf = 0;
    let pace = 0;
    let happy = 0;
    let evenness = 0;
    for (let g = 0; g < w.book[0]!; g++) {
      if (w.groupId[g] === 0 || w.ended[g] !== NONE) continue;
      groups += 1;
      if (w.recognizedWeek[g] !== NONE) recognized += 1;
      trust += w.trust[g]!;
      energy += w.energyLevel[g]!;
      size += w.size[g]!;
      diversity += w.diversity[g]!;
      pace += w.pace[g]!;
      evenness += w.evenness[g]!;
      const read = readGroup(world, g);
      connected += read.connected;
      oneSelf += read.oneSelf;
      happy += read.happy;
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
      mean(diversity),
      mean(connected),
      mean(oneSelf),
      mean(pace),
      mean(happy),
      mean(evenness),
      s.meetings,
    ];
  }
}
