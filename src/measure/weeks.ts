/** Counts the world week by week: sums since the row before, and how things stand at the end of the week. */
import { FOSTERING } from '../model/interventions.ts';
import { placeOf } from '../model/membership.ts';
import { closenessTo } from '../model/ties.ts';
import { BOOK, CIRCLES, KIND, MEMBERSHIPS, NEED, NEEDS, NONE, WAY, type World } from '../model/world.ts';
import type { Cell } from './tables.ts';

/** What is summed from one row of weeks.csv to the next. */
const SUMS = [
  'founded',
  'meetings',
  'foundedWithParent',
  'foundedSupporting',
  'foundedInside',
  'foundedInCommunity',
  'classWeeks',
  'crisis',
  'closed',
  'needsBeyond',
  'beyondMet',
  'talksWithin',
  'gainTaught',
  'gainSupport',
  'gainPractice',
  'gatherings',
  'visits',
  'introductions',
  'guests',
  'struck',
  'came',
  'gone',
  'moved',
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
const CAUSE_SUMS = [null, 'fulfilled', 'faded', 'conflict', 'emptied', 'crisis', 'closed'] as const;
/** Above so many people only every so manieth is asked whether anybody they know knows more. */
const ENOUGH = 20_000;

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

/** Whether anybody to whom i is tied knows more in a field that i needs. */
function somebodyKnows(world: World, i: number): boolean {
  const { tieStart, tieEnd, tieTo, needField, expertise } = world.columns;
  const { fields } = world.settings.size;
  for (let n = 0; n < NEEDS; n++) {
    const k = needField[i * NEEDS + n]!;
    if (k < 0) continue;
    const own = expertise[i * fields + k]!;
    for (let e = tieStart[i]!; e < tieEnd[i]!; e++) if (expertise[tieTo[e]! * fields + k]! > own) return true;
  }
  return false;
}

/** Of people with an unmet need, the share whom nobody they are tied to could teach anything they need. */
function nobodyKnows(world: World): number | null {
  const { people } = world.settings.size;
  const { stuckSince } = world.columns;
  const every = Math.ceil(people / ENOUGH);
  let stuck = 0;
  let nobody = 0;
  for (let i = 0; i < people; i += every) {
    if (stuckSince[i] === NONE) continue;
    stuck += 1;
    if (!somebodyKnows(world, i)) nobody += 1;
  }
  return stuck === 0 ? null : nobody / stuck;
}

/** What happened this week to whom, counted from the log of events. */
export interface Happened {
  readonly joined: number;
  readonly left: number;
  readonly struck: number;
  readonly came: number;
  readonly gone: number;
  readonly moved: number;
}

export class Weeks {
  #sums = nothing();

  /** Adds the week that has just been lived. Reads only. */
  observe(world: World, happened: Happened): void {
    const sums = this.#sums;
    const { columns: w, settings, week } = world;
    for (const [what, times] of Object.entries(happened) as [keyof Happened, number][]) sums[what] += times;
    sums.introductions += w.book[BOOK.introductions]!;
    for (let c = 0; c < w.book[BOOK.circleRows]!; c++) {
      const came = w.gatherEnd[c]! - w.gatherStart[c]!;
      if (came === 0) continue;
      sums.gatherings += 1;
      sums.visits += came;
    }
    for (let g = 0; g < w.book[0]!; g++) {
      if (w.groupId[g] === 0 || w.kind[g] !== KIND.own) continue;
      if (w.born[g] === week) {
        sums.founded += 1;
        if (w.parent[g] !== NONE) sums.foundedWithParent += 1;
        if (w.supports[g]! > 0) sums.foundedSupporting += 1;
        if (w.origin[g]! > 0) sums.foundedInCommunity += 1;
        if (w.homeA[g] === w.homeB[g]) sums.foundedInside += 1;
      }
      sums.meetings += w.meets[g]!;
      if (w.meets[g] === 1 && w.asClass[g] === 1) sums.classWeeks += 1;
      if (w.recognizedWeek[g] === week) sums.recognized += 1;
      const cause = CAUSE_SUMS[w.cause[g]!];
      if (w.ended[g] === week && cause) sums[cause] += 1;
    }
    for (let i = 0; i < settings.size.people; i++) {
      sums.needsArisen += w.arisen[i]!;
      if (w.arisen[i]! > 0 && w.stuckSince[i] === week) {
        for (let n = 0; n < NEEDS; n++) {
          if (w.needField[i * NEEDS + n]! >= 0 && w.needKind[i * NEEDS + n] === NEED.beyond) sums.needsBeyond += 1;
        }
      }
      sums.beyondMet += w.metBeyond[i]!;
      const partner = w.intentPerson[i]!;
      if (partner >= 0) {
        sums.talks += 1;
        if (w.organization[partner] === w.organization[i]) sums.talksWithin += 1;
      }
      if (w.invitedTo[i]! >= 0) sums.guests += 1;
      sums.gainPractice += w.gainPractice[i]!;
      const met = w.metNow[i]!;
      sums.needsMet += met;
      if (w.way[i] === WAY.together) {
        sums.needsMetTogether += met;
        sums.memberWeeks += 1;
        sums.gainTogether += w.gainTogether[i]!;
        sums.gainAsIfAlone += w.gainAsIfAlone[i]!;
        sums.gainDiscovery += w.gainDiscovery[i]!;
        sums.gainTaught += w.gainTaught[i]!;
        sums.gainSupport += w.gainSupport[i]!;
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
    const { people: places, fields, organizations } = settings.size;
    let people = 0;
    let openness = 0;
    let ego = 0;
    let esteem = 0;
    let angst = 0;
    let taught = 0;
    let fosterers = 0;
    let cost = 0;
    let circled = 0;
    let members = 0;
    let ever = 0;
    let carriers = 0;
    let stuck = 0;
    let spark = 0;
    let fearless = 0;
    let we = 0;
    for (let i = 0; i < places; i++) {
      if (w.here[i] === 0) continue;
      people += 1;
      let member = 0;
      for (let m = 0; m < MEMBERSHIPS; m++) {
        const g = w.membership[i * MEMBERSHIPS + m]!;
        if (g < 0) continue;
        if (w.kind[g] === KIND.own) member = 1;
        else if (w.founderA[g] !== i) taught += 1;
      }
      members += member;
      for (let at = 0; at < CIRCLES; at++) {
        if (w.community[i * CIRCLES + at]! < 0) continue;
        circled += 1;
        break;
      }
      openness += w.openness[i]!;
      ego += w.ego[i]!;
      esteem += w.esteem[i]!;
      angst += w.angst[i]!;
      // Who fosters as the group does so while they belong to one.
      if (w.fostering[i]! > 0 && (w.fostering[i] !== FOSTERING.group || member === 1)) {
        fosterers += 1;
        cost += w.angst[i]!;
      }
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
    let assigned = 0;
    let leaders = 0;
    const wanted = new Float64Array(fields);
    for (let g = 0; g < w.book[0]!; g++) {
      if (w.groupId[g] === 0 || w.ended[g] !== NONE) continue;
      if (w.kind[g] === KIND.assigned) {
        assigned += 1;
        continue;
      }
      groups += 1;
      let seats = 0;
      for (let k = 0; k < fields; k++) {
        wanted[k] = wanted[k]! + w.purpose[g * fields + k]!;
        if (w.source[g * fields + k]! > 0) seats |= 1 << w.source[g * fields + k]!;
      }
      for (; seats > 0; seats &= seats - 1) leaders += 1;
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
    const among = (sum: number) => (people === 0 ? null : sum / people);
    let all = 0;
    let squares = 0;
    for (const one of wanted) {
      all += one;
      squares += one * one;
    }
    let changed = 0;
    for (let o = 0; o < organizations; o++) if (w.orgChanged[o]! >= 0) changed += 1;
    let communities = 0;
    for (let c = 0; c < w.book[BOOK.circleRows]!; c++)
      if (w.communityId[c] !== 0 && w.communityEnded[c] === NONE) communities += 1;
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
      s.foundedSupporting,
      s.foundedInside,
      s.foundedInCommunity,
      s.recognized,
      s.fulfilled,
      s.faded,
      s.conflict,
      s.emptied,
      s.crisis,
      s.closed,
      s.needsArisen,
      s.needsMet,
      s.needsMetTogether,
      s.needsBeyond,
      s.beyondMet,
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
      s.gainTaught,
      s.gainSupport,
      s.gainPractice,
      among(spark),
      among(fearless),
      among(we),
      among(openness),
      among(ego),
      among(esteem),
      among(angst),
      fosterers === 0 ? null : cost / fosterers,
      leaders,
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
      s.classWeeks,
      all > 0 ? ((fields * squares) / (all * all) - 1) / (fields - 1) : null,
      s.talks > 0 ? s.talksWithin / s.talks : null,
      nobodyKnows(world),
      changed,
      assigned,
      taught,
      communities,
      circled,
      s.gatherings,
      s.visits,
      s.introductions,
      s.guests,
      s.struck,
      s.came,
      s.gone,
      s.moved,
    ];
  }
}
