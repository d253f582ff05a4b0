/** The picture of a world: who is shown and where they stand, and what can be seen of them in a week. */
// Where people stand is reckoned as for the charts of a run: the one file of that room that the lab takes, pure as it is.
import { positionsOf } from '../../chart/positions.ts';
import { MEMBERSHIPS, NONE, type World } from '../../model/world.ts';
import type { Borne, Shown } from '../protocol.ts';
import { GROUP_COLOURS } from '../view/palette.ts';
import { GROUPS_EACH, type GroupNow, type Moment, STATE } from '../view/scene.ts';

/** More dots than these can be told apart on no screen. */
export const MOST_SHOWN = 2000;
const GROUND = { width: 1000, height: 640 };
/** Ties for which there are lines; the closest come first. */
const MOST_TIES = 6000;
/** A spark that adds less than this is not seen to travel. */
const FAINT = 0.02;
const MOST_SPARKS = 200;
/** Distance, in units of the ground, below which all is equally near. */
const NEAR = 15;

/** Where everybody stands who is shown: all, or of many the first, whose neighbours come next to them in networks that are made. */
export function shownIn({ columns: w, settings }: World): Shown {
  const all = settings.size.people;
  const shown = Math.min(all, MOST_SHOWN);
  const [person, other, closeness]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < shown; i++) {
    for (let e = w.tieStart[i]!; e < w.tieEnd[i]!; e++) {
      if (w.tieTo[e]! >= shown) continue;
      person.push(i);
      other.push(w.tieTo[e]!);
      closeness.push(w.closeness[e]!);
    }
  }
  const people = Array.from({ length: shown }, (_, i) => i);
  const ties = { rows: person.length, person, other, closeness };
  const { x, y, pairs } = positionsOf(people, ties, GROUND.width, GROUND.height);
  const scene = { ...GROUND, x, y, ties: Int32Array.from(pairs.slice(0, MOST_TIES).flat()) };
  return { scene, people: shown, of: all };
}

/** Gives every group, when it is first seen, a colour that no group near it bears. */
export class Colours {
  readonly #known = new Map<number, { colour: number; x: number; y: number }>();

  /** @param borne colours that groups have from before: a branch goes on with them */
  constructor(borne: readonly Borne[] = []) {
    for (const { group, colour, x, y } of borne) this.#known.set(group, { colour, x, y });
  }

  of(number: number, x: number, y: number): number {
    const known = this.#known.get(number);
    if (known !== undefined) return known.colour;
    const crowd = new Float64Array(GROUP_COLOURS.length);
    for (const other of this.#known.values())
      crowd[other.colour]! += 1 / (NEAR * NEAR + (other.x - x) ** 2 + (other.y - y) ** 2);
    const colour = crowd.indexOf(Math.min(...crowd));
    this.#known.set(number, { colour, x, y });
    return colour;
  }

  /** Groups that are over bear no colour any more. */
  forget(alive: ReadonlySet<number>): void {
    for (const number of this.#known.keys()) if (!alive.has(number)) this.#known.delete(number);
  }
}

/** What can be seen of those who are shown when a week is over. Reads only. */
export function momentOf(world: World, { scene, people }: Shown, colours: Colours): Moment {
  const { columns: w, settings, week } = world;
  // The loops go through many columns: each is looked up once.
  const { membership, groupId, groupsSoFar, here, stuckSince } = w;
  const state = new Uint8Array(people);
  const stuck = new Uint8Array(people);
  const groupsOf = new Int32Array(people * GROUPS_EACH).fill(-1);
  const rows = new Set<number>();
  for (let i = 0; i < people; i++) {
    let belongs = 0;
    for (let m = i * MEMBERSHIPS; m < (i + 1) * MEMBERSHIPS; m++) {
      const g = membership[m]!;
      if (g < 0) continue;
      groupsOf[i * GROUPS_EACH + belongs++] = groupId[g]!;
      rows.add(g);
    }
    const former = groupsSoFar[i]! > 0 ? STATE.former : STATE.never;
    state[i] = here[i] === 0 ? STATE.away : belongs > 0 ? STATE.member : former;
    stuck[i] = belongs === 0 && stuckSince[i] !== NONE ? 1 : 0;
  }
  const { seats } = settings.size;
  const { members: seated, size, kind, energyLevel, recognizedWeek } = w;
  const groups: GroupNow[] = [...rows]
    .sort((a, b) => groupId[a]! - groupId[b]!)
    .map((g) => {
      const members: number[] = [];
      for (let seat = g * seats; seat < g * seats + size[g]!; seat++)
        if (seated[seat]! < people) members.push(seated[seat]!);
      const [first = 0] = members;
      return {
        number: groupId[g]!,
        colour: kind[g] === 0 ? colours.of(groupId[g]!, scene.x[first]!, scene.y[first]!) : -1,
        members,
        energy: energyLevel[g]!,
        recognized: recognizedWeek[g] !== NONE,
      };
    });
  colours.forget(new Set(groups.map(({ number }) => number)));
  const spark = Float32Array.from(w.spark.subarray(0, people));
  return { week, state, stuck, spark, groupsOf, groups, sparks: sparksOf(world, people) };
}

/** Sparks that came over from somebody looked at, in whose group it could be seen. */
function sparksOf({ columns: w, settings }: World, people: number): Int32Array {
  const { sigma, distant } = settings.spreading;
  const { looks } = settings.size;
  const { seenPerson, seenGroup, seenClose, seenLike, groupId, visibility, spark } = w;
  const sparks: number[] = [];
  for (let i = 0; i < people && sparks.length < 3 * MOST_SPARKS; i++) {
    const most = sigma * (1 - spark[i]!);
    if (most < FAINT) continue;
    for (let look = i * looks; look < (i + 1) * looks; look++) {
      const g = seenGroup[look]!;
      if (g < 0 || groupId[g] === 0) continue;
      const j = seenPerson[look]!;
      if (j < 0 || j >= people) continue;
      const near = distant + (1 - distant) * seenClose[look]!;
      if (most * visibility[g]! * seenLike[look]! * near >= FAINT) sparks.push(j, i, groupId[g]!);
    }
  }
  return Int32Array.from(sparks);
}

/** What of a moment can be handed over instead of copied. */
export const buffersOf = (moment: Moment): ArrayBufferLike[] =>
  Object.values(moment)
    .filter((value) => ArrayBuffer.isView(value))
    .map(({ buffer }) => buffer);
