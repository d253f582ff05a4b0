/** Watches a run and writes its tables. It only reads the world: a run that is watched and one that is not are the same. */

import { oneHand } from '../engine/act.ts';
import type { Kind } from '../engine/columns.ts';
import { EVENT } from '../model/events.ts';
import type { Scenario } from '../model/scenario.ts';
import { BOOK, NONE, type World } from '../model/world.ts';
import { communityRow } from './communities.ts';
import { countAsked } from './count-asked.ts';
import { countAlive, countBefell } from './count-groups.ts';
import { countHappened, countOrganizations, countStanding } from './count-people.ts';
import { Exposure, type ExposureState } from './exposure.ts';
import { tellEvents } from './happenings.ts';
import { Organizations, type OrganizationsState } from './organizations.ts';
import { registerRow } from './register.ts';
import { tellPeople, tellTies } from './snapshots.ts';
import type { Sink } from './tables.ts';
import { type Count, Counter, Counting, talliesOf } from './tallies.ts';
import { type Happened, Weeks } from './weeks.ts';

/** What is counted of the log of events, by the kind of event. */
const COUNTED: Readonly<Record<number, keyof Happened>> = {
  [EVENT.joined]: 'joined',
  [EVENT.left]: 'left',
  [EVENT.crisis]: 'struck',
  [EVENT.came]: 'came',
  [EVENT.gone]: 'gone',
  [EVENT.moved]: 'moved',
};

/** What an observer remembers from week to week; together with the world it is all that the next weeks of the tables depend on. */
export interface ObserverState {
  readonly sums: Readonly<Record<string, number>>;
  readonly arrays: ExposureState & OrganizationsState;
}

/** The arrays of that state, and their kinds. */
export const OBSERVED = {
  asked: 'f64',
  entered: 'f64',
  inSight: 'u8',
  groupsBefore: 'i32',
  tenth: 'i32',
  foundedIn: 'i32',
} as const satisfies Record<keyof ObserverState['arrays'], Kind>;

export class Observer {
  readonly #scenario: Scenario;
  readonly #replicate: number;
  readonly #sink: Sink;
  readonly #counting: Counting;
  readonly #weeks: Weeks;
  readonly #exposure = new Exposure();
  readonly #organizations: Organizations;

  /** @param counting how, and by how many hands, the world is counted */
  constructor(scenario: Scenario, replicate: number, sink: Sink, counting: Counting) {
    this.#scenario = scenario;
    this.#replicate = replicate;
    this.#sink = sink;
    this.#counting = counting;
    this.#weeks = new Weeks(counting);
    this.#organizations = new Organizations(counting);
  }

  /** What it remembers after a week, not copied: to be kept before the next. */
  state(): ObserverState {
    const arrays = { ...this.#exposure.state(), ...this.#organizations.state() };
    return { sums: this.#weeks.state(), arrays };
  }

  /** Goes on where the one stood that gave this state. */
  restore({ sums, arrays }: ObserverState): void {
    this.#weeks.restore(sums);
    this.#exposure.restore(arrays);
    this.#organizations.restore(arrays);
  }

  /** Looks at the first morning (week 0) or at the week that has just been lived, and clears the log of events. */
  observe(world: World): void {
    const { week, log, columns: w } = world;
    const { record } = this.#scenario;
    const replicate = this.#replicate;
    const sink = this.#sink;
    if (week > 0) {
      const happened = { joined: 0, left: 0, struck: 0, came: 0, gone: 0, moved: 0 };
      log.read((kind) => {
        const what = COUNTED[kind];
        if (what !== undefined) happened[what] += 1;
      });
      this.#weeks.observe(world, happened);
      this.#organizations.observe(world);
      if (record.events)
        tellEvents(world, this.#counting.tallies.columns, replicate, (cells) => sink.row('events', cells));
      for (let g = 0; g < w.book[0]!; g++) {
        if (w.groupId[g] !== 0 && w.ended[g] === week) sink.row('groups', registerRow(world, replicate, g));
      }
      for (let c = 0; c < w.book[BOOK.circleRows]!; c++) {
        if (w.communityId[c] !== 0 && w.communityEnded[c] === week)
          sink.row('communities', communityRow(world, replicate, c));
      }
    }
    this.#counting.do(world, countAsked);
    this.#exposure.observe(this.#counting.tallies.columns);
    if (week % record.every === 0 || week === this.#scenario.weeks)
      sink.row('weeks', this.#weeks.row(world, replicate));
    if (record.people.includes(week))
      tellPeople(world, this.#scenario, replicate, (cells) => sink.row('people', cells));
    if (record.ties.includes(week)) tellTies(world, replicate, (cells) => sink.row('ties', cells));
    log.clear();
  }

  /** After the last week: the groups still alive, in order of founding, and the exposure. */
  finish(world: World): void {
    const { columns: w } = world;
    const alive: number[] = [];
    for (let g = 0; g < w.book[0]!; g++) if (w.groupId[g] !== 0 && w.ended[g] === NONE) alive.push(g);
    alive.sort((a, b) => w.groupId[a]! - w.groupId[b]!);
    for (const g of alive) this.#sink.row('groups', registerRow(world, this.#replicate, g));
    const circles: number[] = [];
    for (let c = 0; c < w.book[BOOK.circleRows]!; c++)
      if (w.communityId[c] !== 0 && w.communityEnded[c] === NONE) circles.push(c);
    circles.sort((a, b) => w.communityId[a]! - w.communityId[b]!);
    for (const c of circles) this.#sink.row('communities', communityRow(world, this.#replicate, c));
    for (const row of this.#organizations.rows(world, this.#replicate)) this.#sink.row('organizations', row);
    for (const row of this.#exposure.rows(this.#replicate)) this.#sink.row('exposure', row);
  }
}

/** All that is counted, in the order of their numbers. */
export const COUNTS: readonly Count[] = [
  countHappened,
  countStanding,
  countOrganizations,
  countBefell,
  countAlive,
  countAsked,
];

/** How a world is counted by one hand, without compiled counts. */
export function countedAlone(world: World): Counting {
  const tallies = talliesOf(world.settings, world.block.rows);
  return new Counting(new Counter(world, tallies, COUNTS, null), oneHand, 0);
}
