/** Counts the world week by week: sums since the row before, and how things stand at the end of the week. */
import { BOOK, NONE, type World } from '../model/world.ts';
import { countAlive, countBefell } from './count-groups.ts';
import { countHappened, countStanding } from './count-people.ts';
import type { Cell } from './tables.ts';
import { ALIVE, ASKED, BEFELL, type Counting, HAPPENED, rowsToCount, STANDING, type Tallies } from './tallies.ts';

/** What is counted of communities and introductions. */
const OPEN = ['gatherings', 'visits', 'introductions'] as const;
/** What is counted of the log of events. */
const LOGGED = ['joined', 'left', 'struck', 'came', 'gone', 'moved'] as const;
/** What is summed from one row of weeks.csv to the next. */
const SUMS = [...HAPPENED, ...BEFELL, ...OPEN, ...LOGGED] as const;
/** The names of the sums that a run which is broken off must be given back. */
export const SUMMED: readonly string[] = SUMS;

function nothing<N extends string>(names: readonly N[]): Record<N, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<N, number>;
}

/** Of people with an unmet need, the share whom nobody they are tied to could teach anything they need. */
function nobodyKnows({ helpKnown }: Tallies['columns']): number | null {
  let stuck = 0;
  let nobody = 0;
  for (const known of helpKnown) {
    if (known !== ASKED.no) stuck += 1;
    if (known === ASKED.nobody) nobody += 1;
  }
  return stuck === 0 ? null : nobody / stuck;
}

/** What happened this week to whom, counted from the log of events. */
export type Happened = Readonly<Record<(typeof LOGGED)[number], number>>;

export class Weeks {
  #sums = nothing(SUMS);
  readonly #counting: Counting;

  constructor(counting: Counting) {
    this.#counting = counting;
  }

  /** The sums so far, by name. */
  state(): Record<string, number> {
    return { ...this.#sums };
  }

  /** Goes on with the sums that `state` gave. */
  restore(sums: Readonly<Record<string, number>>): void {
    for (const name of SUMS) this.#sums[name] = sums[name]!;
  }

  /** Adds the week that has just been lived. Reads only. */
  observe(world: World, happened: Happened): void {
    const sums = this.#sums;
    const { columns: w } = world;
    for (const what of LOGGED) sums[what] += happened[what];
    sums.introductions += w.book[BOOK.introductions]!;
    for (let c = 0; c < w.book[BOOK.circleRows]!; c++) {
      const came = w.gatherEnd[c]! - w.gatherStart[c]!;
      if (came === 0) continue;
      sums.gatherings += 1;
      sums.visits += came;
    }
    this.#counting.do(world, countHappened);
    this.#counting.add(world, countHappened, 'happened', HAPPENED, sums);
    this.#counting.do(world, countBefell);
    this.#counting.add(world, countBefell, 'befell', BEFELL, sums);
  }

  /** The row for this week, when people have been asked (count-asked.ts); the sums begin anew. */
  row(world: World, replicate: number): Cell[] {
    const s = this.#sums;
    this.#sums = nothing(SUMS);
    const { columns: w, settings, week } = world;
    const { fields, organizations } = settings.size;
    const people = nothing(STANDING);
    this.#counting.do(world, countStanding);
    this.#counting.add(world, countStanding, 'standing', STANDING, people);
    const groups = nothing(ALIVE);
    this.#counting.do(world, countAlive);
    this.#counting.add(world, countAlive, 'alive', ALIVE, groups);
    const wanted = new Float64Array(fields);
    for (let stack = 0; stack < rowsToCount(world, countAlive); stack++) {
      for (let k = 0; k < fields; k++)
        wanted[k] = wanted[k]! + this.#counting.tallies.columns.wanted[stack * fields + k]!;
    }
    const mean = (sum: number) => (groups.groups === 0 ? null : sum / groups.groups);
    const among = (sum: number) => (people.people === 0 ? null : sum / people.people);
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
      people.people,
      groups.groups,
      groups.isRecognized,
      people.members,
      people.ever,
      people.carriers,
      people.stuck,
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
      among(people.spark),
      among(people.fearless),
      among(people.we),
      among(people.openness),
      among(people.ego),
      among(people.esteem),
      among(people.angst),
      people.fosterers === 0 ? null : people.cost / people.fosterers,
      groups.leaders,
      mean(groups.trust),
      mean(groups.energy),
      mean(groups.size),
      mean(groups.diversity),
      mean(groups.connected),
      mean(groups.oneSelf),
      mean(groups.pace),
      mean(groups.happy),
      mean(groups.evenness),
      s.meetings,
      s.classWeeks,
      all > 0 ? ((fields * squares) / (all * all) - 1) / (fields - 1) : null,
      s.talks > 0 ? s.talksWithin / s.talks : null,
      nobodyKnows(this.#counting.tallies.columns),
      changed,
      groups.assigned,
      people.taught,
      communities,
      people.circled,
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
