/** Lives a replicate of a scenario once more, week by week, and makes a film of it. */
import { neighbourhood, type Ties } from '../../chart/neighbourhood.ts';
import { positionsOf } from '../../chart/positions.ts';
import { birth, settingsOf } from '../../model/birth.ts';
import { type Scenario, seedOf } from '../../model/scenario.ts';
import { tick } from '../../model/tick.ts';
import { BOOK, type World } from '../../model/world.ts';
import { branchOff } from '../../simulate/branch-off.ts';
import { readCheckpoint, restore } from '../../simulate/checkpoint.ts';
import { compiledActs } from '../../simulate/compiled-acts.ts';
import { type Begun, runReplicate } from '../../simulate/replicate.ts';
import type { RunInfo } from '../../simulate/run-info.ts';
import type { Film } from '../replay/film.ts';
import { type Footage, filming } from '../replay/filming.ts';
import { develop, registerOf } from './develop.ts';

/** More dots than these cannot be told apart, and do not move smoothly everywhere. */
export const MOST_SHOWN = 2000;
/** The ground people stand on: about the shape of the stage on a projector. */
const GROUND = { width: 1200, height: 800 };
/** Steps times people: the layout takes some seconds, once. */
const LAYOUT_WORK = 600_000;
/** Of a large group, each is drawn to so many others. */
const COMPANIONS = 4;
/** The neighbourhood shown of a larger world is around those who founded the first of its groups, so many of them. */
const FIRST_GROUPS = 6;

export interface FilmOptions {
  /** The checkpoint that the run began with; null: the first morning. */
  readonly from: string | null;
  readonly onWeek?: (week: number) => void;
}

/** @returns the film, and the fingerprint of the last world, which says whether it is the run that was recorded */
export async function filmRun(
  scenario: Scenario,
  info: RunInfo,
  replicate: number,
  { from, onWeek }: FilmOptions,
): Promise<{ film: Film; fingerprint: string }> {
  const begin = () => beginning(scenario, replicate, from);
  const { world } = begin();
  const ties = tiesOf(world);
  const rows = peopleShown(scenario, begin, ties);
  const shots = filming(rows);
  // A branch begins in the week after its checkpoint, as its tables do.
  if (from === null) shots.look(world);
  const begun = from === null ? undefined : (begin() as Begun);
  const register = registerOf();
  let last = world;
  const { fingerprint } = await runReplicate(everyWeek(scenario), replicate, register.sink, {
    ...(begun && { begun }),
    ...(onWeek && { onWeek }),
    keep: {
      every: 1,
      now: async (living) => {
        shots.look(living);
        last = living;
      },
    },
  });
  const footage = shots.footage();
  const there = (person: number) => world.columns.here[person] === 1;
  const later = only(tiesOf(last, rows), (person, other) => !there(person) || !there(other));
  const near = joined(later, companions(footage.stories, rows));
  const positions = positionsOf(rows, ties, GROUND.width, GROUND.height, near, LAYOUT_WORK);
  return { film: develop(scenario, info, replicate, positions, GROUND, footage, register), fingerprint };
}

/** The same weeks, counted every week; what else is recorded does not matter here. */
const everyWeek = (scenario: Scenario): Scenario => ({
  ...scenario,
  record: { every: 1, events: false, people: [], ties: [] },
});

function beginning(scenario: Scenario, replicate: number, from: string | null): { world: World } & Partial<Begun> {
  if (from === null) return { world: birth(scenario, seedOf(scenario.seed, replicate), compiledActs()) };
  const checkpoint = readCheckpoint(from);
  const begun = restore(checkpoint, settingsOf(scenario), compiledActs());
  branchOff(begun.world, checkpoint.header);
  return begun;
}

/** Rows of the people who are shown: everybody, or of a larger world a neighbourhood around those who began the first groups. */
function peopleShown(scenario: Scenario, begin: () => { world: World }, ties: Ties): number[] {
  const { people } = settingsOf(scenario).size;
  if (people <= MOST_SHOWN) return Array.from({ length: people }, (_, i) => i);
  const { world } = begin();
  const { columns: w } = world;
  while (world.week < scenario.weeks && w.book[BOOK.groupsEver]! < FIRST_GROUPS) {
    tick(world);
    world.log.clear();
  }
  const founders: number[] = [];
  for (let g = 0; g < w.book[BOOK.rowsUsed]!; g++) if (w.groupId[g]! > 0) founders.push(w.founderA[g]!, w.founderB[g]!);
  return neighbourhood(ties, founders, { all: MOST_SHOWN, sample: MOST_SHOWN }).sort((a, b) => a - b);
}

/** Ties as they stand, as seen from the ends of these people; left out: of everybody. */
function tiesOf({ columns: w, settings }: World, of?: readonly number[]): Ties {
  const [person, other, closeness]: number[][] = [[], [], []] as [number[], number[], number[]];
  for (const i of of ?? Array.from({ length: settings.size.people }, (_, i) => i)) {
    for (let e = w.tieStart[i]!; e < w.tieEnd[i]!; e++) {
      person!.push(i);
      other!.push(w.tieTo[e]!);
      closeness!.push(w.closeness[e]!);
    }
  }
  return { rows: person!.length, person: person!, other: other!, closeness: closeness! };
}

function only({ rows, person, other, closeness }: Ties, wanted: (person: number, other: number) => boolean): Ties {
  const kept = Array.from({ length: rows }, (_, t) => t).filter((t) => wanted(person[t]!, other[t]!));
  const of = (column: ArrayLike<number>) => kept.map((t) => column[t]!);
  return { rows: kept.length, person: of(person), other: of(other), closeness: of(closeness) };
}

/** Who was in a group with whom: drawn near each other a little, so that a group has a place, and most hulls are whole. */
function companions({ entries }: Footage['stories'], rows: readonly number[]): Ties {
  const members = new Map<number, number[]>();
  entries.forEach((of, place) => {
    for (const { group } of of) members.set(group, [...(members.get(group) ?? []), rows[place]!]);
  });
  const [person, other]: [number[], number[]] = [[], []];
  for (const those of members.values()) {
    those.forEach((one, at) => {
      for (const two of those.slice(at + 1, at + 1 + COMPANIONS)) {
        person.push(one);
        other.push(two);
      }
    });
  }
  return { rows: person.length, person, other, closeness: person.map(() => 0) };
}

function joined(a: Ties, b: Ties): Ties {
  const both = (of: 'person' | 'other' | 'closeness') => [...Array.from(a[of]), ...Array.from(b[of])];
  return { rows: a.rows + b.rows, person: both('person'), other: both('other'), closeness: both('closeness') };
}
