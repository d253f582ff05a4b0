/** Watches a world week by week and keeps what its replay shows. It only reads. */
import { BOOK, MEMBERSHIPS, NONE, type World } from '../../model/world.ts';
import { GROUPS_EACH, STATE } from '../view/scene.ts';
import { points, SPARK_STEPS } from './film.ts';
import { type Stories, telling } from './stories.ts';

/** What has been seen, before anybody says where people stand. */
export interface Footage {
  /** First and last week. */
  readonly begin: number;
  readonly end: number;
  /** A block for each week, as in Film. */
  readonly state: Uint8Array;
  readonly stuck: Uint8Array;
  readonly spark: Uint8Array;
  readonly groupsOf: Int32Array;
  readonly sparks: readonly Int32Array[];
  /** By the group's number. */
  readonly lives: ReadonlyMap<number, GroupLife>;
  readonly stories: Stories;
}

/** A group from the first week in which somebody who is shown is in it: a number for each week. */
export interface GroupLife {
  readonly first: number;
  /** Places of those who were in it then. */
  readonly home: readonly number[];
  readonly energy: number[];
  readonly trust: number[];
  readonly size: number[];
}

/** How much a spark must have grown in a week for somebody who fosters to be seen as its source, who leaves no name in it. */
const FELT = 0.05;

/**
 * @param rows rows of the people who are shown, in the order of their places
 * @returns `look`, to be called on the first morning and after every week, and `footage`, for the end
 */
export function filming(rows: readonly number[]): { look(world: World): void; footage(): Footage } {
  const many = rows.length;
  const placeOf = new Map(rows.map((row, place) => [row, place]));
  const stories = telling(rows);
  const [states, stucks, sparks]: Uint8Array[][] = [[], [], []];
  const memberships: Int32Array[] = [];
  const flights: Int32Array[] = [];
  const lives = new Map<number, GroupLife>();
  const sparkBefore = new Float32Array(many);
  const fromBefore = new Int32Array(many);
  let begin = 0;
  let end = -1;

  function look(world: World): void {
    const { columns: w, week } = world;
    if (end < 0) begin = week;
    const isFirst = end < 0;
    end = week;
    const state = new Uint8Array(many);
    const stuck = new Uint8Array(many);
    const spark = new Uint8Array(many);
    const groupsOf = new Int32Array(many * GROUPS_EACH).fill(NONE);
    const flying: number[] = [];
    const present = new Map<number, number[]>();
    rows.forEach((i, k) => {
      let belongs = 0;
      for (let m = 0; m < MEMBERSHIPS; m++) {
        const g = w.membership[i * MEMBERSHIPS + m]!;
        if (g < 0) continue;
        groupsOf[k * GROUPS_EACH + belongs++] = w.groupId[g]!;
        const others = present.get(g);
        if (others === undefined) present.set(g, [k]);
        else others.push(k);
      }
      const outside = w.groupsSoFar[i]! > 0 ? STATE.former : STATE.never;
      state[k] = w.here[i] === 0 ? STATE.away : belongs > 0 ? STATE.member : outside;
      stuck[k] = w.here[i] === 1 && belongs === 0 && w.stuckSince[i]! >= 0 ? 1 : 0;
      spark[k] = w.here[i] === 0 ? 0 : Math.round(w.spark[i]! * SPARK_STEPS);
      const source = isFirst ? null : sourceOf(world, i, sparkBefore[k]!, fromBefore[k]!);
      const from = source === null ? undefined : placeOf.get(source.person);
      if (from !== undefined) flying.push(from, k, source!.group);
      sparkBefore[k] = w.spark[i]!;
      fromBefore[k] = w.sparkFrom[i]!;
    });
    for (const [g, home] of present) {
      const number = w.groupId[g]!;
      if (!lives.has(number)) lives.set(number, { first: week, home, energy: [], trust: [], size: [] });
    }
    // A group of which nobody shown is left for a while has its weeks all the same.
    for (let g = 0; g < w.book[BOOK.rowsUsed]!; g++) {
      const life = w.groupId[g]! > 0 && w.ended[g] === NONE ? lives.get(w.groupId[g]!) : undefined;
      if (life === undefined) continue;
      life.energy.push(points(w.energyLevel[g]!));
      life.trust.push(points(w.trust[g]!));
      life.size.push(w.size[g]!);
    }
    states.push(state);
    stucks.push(stuck);
    sparks.push(spark);
    memberships.push(groupsOf);
    flights.push(Int32Array.from(flying));
    stories.look(world);
  }

  return {
    look,
    footage: () => ({
      ...{ begin, end },
      state: joined(Uint8Array, states),
      stuck: joined(Uint8Array, stucks),
      spark: joined(Uint8Array, sparks),
      groupsOf: joined(Int32Array, memberships),
      sparks: flights,
      lives,
      stories: stories.told(),
    }),
  };
}

/**
 * Through whom a spark came over this week: somebody in whose group it was seen that is now its source and was not before, or who fosters
 * and lit it without a group.
 */
function sourceOf(
  { columns: w, settings }: World,
  i: number,
  before: number,
  fromBefore: number,
): { person: number; group: number } | null {
  const { looks } = settings.size;
  const group = w.sparkFrom[i]!;
  if (group > 0 && group !== fromBefore) {
    for (let look = i * looks; look < (i + 1) * looks; look++) {
      const g = w.seenGroup[look]!;
      if (g >= 0 && w.groupId[g] === group && w.seenPerson[look]! >= 0) return { person: w.seenPerson[look]!, group };
    }
    return null;
  }
  if (w.book[BOOK.fosterers] === 0 || w.spark[i]! - before < FELT) return null;
  for (let look = i * looks; look < (i + 1) * looks; look++) {
    const j = w.seenPerson[look]!;
    if (j >= 0 && w.seenGroup[look]! < 0 && w.fostering[j]! > 0) return { person: j, group: 0 };
  }
  return null;
}

function joined<T extends Uint8Array | Int32Array>(Kind: new (length: number) => T, blocks: readonly T[]): T {
  const all = new Kind(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of blocks) {
    all.set(block, at);
    at += block.length;
  }
  return all;
}
