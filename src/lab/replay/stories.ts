/** Follows people through a run: what they lacked and learned, and how, step by step, each of them came into a group. */
import { KIND, MEMBERSHIPS, NEEDS, NONE, type World } from '../../model/world.ts';
import { type EntryStory, type NeedStory, points } from './film.ts';

/** In the order of places. */
export interface Stories {
  readonly needs: readonly (readonly NeedStory[])[];
  readonly entries: readonly (readonly EntryStory[])[];
  /** Points at the beginning and at the end. */
  readonly fearlessness: readonly (readonly [number, number])[];
  readonly we: readonly (readonly [number, number])[];
  readonly organization: readonly number[];
  /** Strongest field and its level at the beginning. */
  readonly best: readonly number[];
  readonly level: readonly number[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What passed between somebody and another person, or a group, since the difficulty arose. */
interface Approach {
  saw: number;
  through: number;
  wanted: number;
  talked: number;
  talks: number;
}

interface Followed {
  readonly needs: Writable<NeedStory>[];
  /** By slot: the need that is open there. */
  readonly open: (Writable<NeedStory> | null)[];
  readonly entries: Writable<EntryStory>[];
  /** Groups they are in, by number. */
  groups: ReadonlySet<number>;
  since: number;
  fields: readonly number[];
  /** Since then; the people by row, the groups by number. */
  readonly toPeople: Map<number, Approach>;
  readonly toGroups: Map<number, Approach>;
  arrived: number;
  fearlessness: [number, number];
  we: [number, number];
  organization: number;
  best: number;
  level: number;
}

export function telling(rows: readonly number[]): { look(world: World): void; told(): Stories } {
  const everybody = rows.map(
    (): Followed => ({
      needs: [],
      open: Array.from({ length: NEEDS }, () => null),
      entries: [],
      groups: new Set(),
      since: NONE,
      fields: [],
      toPeople: new Map(),
      toGroups: new Map(),
      arrived: NONE,
      fearlessness: [0, 0],
      we: [0, 0],
      organization: 0,
      best: NONE,
      level: 0,
    }),
  );
  return {
    look(world) {
      rows.forEach((i, k) => {
        follow(world, i, everybody[k]!);
      });
    },
    told: () => ({
      needs: everybody.map(({ needs }) => needs.map(rounded)),
      entries: everybody.map(({ entries }) => entries),
      fearlessness: everybody.map(({ fearlessness }) => fearlessness),
      we: everybody.map(({ we }) => we),
      organization: everybody.map(({ organization }) => organization),
      best: everybody.map(({ best }) => best),
      level: everybody.map(({ level }) => level),
    }),
  };
}

function follow(world: World, i: number, person: Followed): void {
  const { columns: w, week } = world;
  if (w.here[i] === 0) {
    leave(person, week);
    return;
  }
  person.organization = w.organization[i]!;
  // The row may be somebody else's by now: who comes takes the place of who has gone.
  if (w.arrived[i] !== person.arrived || person.best === NONE) {
    leave(person, week);
    person.arrived = w.arrived[i]!;
    person.best = w.bestField[i]!;
    person.level = points(w.expertise[i * world.settings.size.fields + person.best]!);
    person.fearlessness = [points(w.fearlessness[i]!), 0];
    person.we = [points(w.we[i]!), 0];
  }
  person.fearlessness[1] = points(w.fearlessness[i]!);
  person.we[1] = points(w.we[i]!);
  // What they came into is told with the difficulty that they came with, which may have been over at once.
  approach(world, i, person);
  enter(world, i, person);
  if (w.stuckSince[i]! < 0) person.since = NONE;
  needs(world, i, person);
}

function leave(person: Followed, week: number): void {
  for (const need of person.open) if (need !== null) need.until = week;
  person.open.fill(null);
  for (const entry of person.entries) if (entry.until === NONE) entry.until = week;
  person.groups = new Set();
  person.since = NONE;
  person.toPeople.clear();
  person.toGroups.clear();
}

/** Needs that arose, what was learned towards them, and needs that are over. */
function needs({ columns: w, settings, week }: World, i: number, person: Followed): void {
  const { fields } = settings.size;
  for (let slot = 0; slot < NEEDS; slot++) {
    const field = w.needField[i * NEEDS + slot]!;
    const level = (of: number) => points(w.expertise[i * fields + of]!);
    const open = person.open[slot]!;
    if (open !== null) {
      open.together += 100 * w.gainTogether[i]!;
      open.discovered += 100 * w.gainDiscovery[i]!;
      open.alone += 100 * w.gainAlone[i]!;
      open.seeing += 100 * w.gainSeeing[i]!;
      open.friends += 100 * w.gainAlumni[i]!;
      open.to = level(open.field);
      // A need may rise in its field; one in another field is another.
      if (open.field === field) open.wanted = points(w.needLevel[i * NEEDS + slot]!);
      else {
        open.until = week;
        open.met = w.metNow[i]! > 0;
        person.open[slot] = null;
      }
    }
    if (field >= 0 && person.open[slot] === null) {
      const need = {
        ...{ field, since: week, kind: w.needKind[i * NEEDS + slot]!, until: NONE, met: false },
        ...{ from: level(field), wanted: points(w.needLevel[i * NEEDS + slot]!), to: level(field) },
        ...{ together: 0, discovered: 0, alone: 0, seeing: 0, friends: 0 },
      };
      person.needs.push(need);
      person.open[slot] = need;
    }
  }
}

/** What passed this week between somebody with a need and those they looked at. */
function approach({ columns: w, settings, week }: World, i: number, person: Followed): void {
  const since = w.stuckSince[i]!;
  if (since >= 0 && since !== person.since) {
    person.toPeople.clear();
    person.toGroups.clear();
    person.since = since;
    person.fields = [0, 1]
      .map((slot) => w.needField[i * NEEDS + slot]!)
      .filter((field) => field >= 0)
      .sort((a, b) => a - b);
  }
  // Who fosters comes without a need of their own.
  if (person.since === NONE && w.fostering[i] === 0) return;
  const { looks } = settings.size;
  const toward = (j: number) => approachTo(person.toPeople, j);
  for (let look = i * looks; look < (i + 1) * looks; look++) {
    const j = w.seenPerson[look]!;
    if (j < 0) continue;
    const other = toward(j);
    if (other.saw === NONE) other.saw = week;
    const g = w.seenGroup[look]!;
    if (g < 0 || w.groupId[g] === 0) continue;
    const group = approachTo(person.toGroups, w.groupId[g]!);
    if (group.saw !== NONE) continue;
    group.saw = week;
    group.through = j;
  }
  const j = w.intentPerson[i]!;
  if (j >= 0) {
    const other = toward(j);
    if (other.wanted === NONE) other.wanted = week;
    talk(other, week);
  }
  const start = w.inboxStart[i]!;
  for (let at = start; start >= 0 && at < start + w.inboxCount[i]!; at++)
    if (w.inbox[at]! !== j) talk(toward(w.inbox[at]!), week);
  const g = w.intentGroup[i]!;
  if (g >= 0 && w.groupId[g]! > 0) {
    const group = approachTo(person.toGroups, w.groupId[g]!);
    if (group.wanted === NONE) group.wanted = week;
  }
}

function approachTo(approaches: Map<number, Approach>, to: number): Approach {
  let known = approaches.get(to);
  if (known === undefined) {
    known = { saw: NONE, through: NONE, wanted: NONE, talked: NONE, talks: 0 };
    approaches.set(to, known);
  }
  return known;
}

function talk(approach: Approach, week: number): void {
  approach.talks += 1;
  if (approach.talked === NONE) approach.talked = week;
}

/** Groups entered and left this week. */
function enter({ columns: w, settings, week }: World, i: number, person: Followed): void {
  const now = new Set<number>();
  for (let m = 0; m < MEMBERSHIPS; m++) {
    const g = w.membership[i * MEMBERSHIPS + m]!;
    if (g < 0) continue;
    const group = w.groupId[g]!;
    now.add(group);
    if (person.groups.has(group)) continue;
    const entry = { group, week, until: NONE, since: person.since, fields: person.fields };
    if (w.kind[g] === KIND.assigned) {
      person.entries.push({ ...entry, through: NONE, saw: NONE, wanted: NONE, talks: 0, talked: NONE });
      continue;
    }
    const founded = w.born[g] === week && (w.founderA[g] === i || w.founderB[g] === i);
    if (founded) {
      const through = w.founderA[g] === i ? w.founderB[g]! : w.founderA[g]!;
      const { saw, wanted, talks, talked } = approachTo(person.toPeople, through);
      person.entries.push({ ...entry, through, saw, wanted, talks, talked });
      continue;
    }
    const { saw, wanted, through } = approachTo(person.toGroups, group);
    let talks = 0;
    let talked = NONE;
    for (let seat = 0; seat < w.size[g]!; seat++) {
      const with_ = person.toPeople.get(w.members[g * settings.size.seats + seat]!);
      if (with_ === undefined || with_.talks === 0) continue;
      talks += with_.talks;
      talked = talked === NONE ? with_.talked : Math.min(talked, with_.talked);
    }
    person.entries.push({ ...entry, through, saw, wanted, talks, talked });
  }
  for (const entry of person.entries) if (entry.until === NONE && !now.has(entry.group)) entry.until = week;
  person.groups = now;
}

const rounded = (need: NeedStory): NeedStory => ({
  ...need,
  together: Math.round(need.together),
  discovered: Math.round(need.discovered),
  alone: Math.round(need.alone),
  seeing: Math.round(need.seeing),
  friends: Math.round(need.friends),
});
