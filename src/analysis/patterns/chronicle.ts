/** What one world went through as far as patterns P5 and P9 to P17 need it: kept while it is lived, read at the end. */
import { birth } from '../../model/birth.ts';
import { EVENT } from '../../model/events.ts';
import { FOSTERING } from '../../model/interventions.ts';
import type { Scenario } from '../../model/scenario.ts';
import { tick } from '../../model/tick.ts';
import { KIND, MEMBERSHIPS, WAY, type World } from '../../model/world.ts';
import { compiledActs } from '../../simulate/compiled-acts.ts';

interface Kin {
  readonly born: number;
  readonly parent: number;
  readonly supports: number;
  readonly kind: number;
  readonly founders: number[];
  readonly members: Set<number>;
  /** Best level in what it is about: of its founders, and reached. Of an assigned team, its expert's best and its pupils'. */
  levelFounders: number;
  levelReached: number;
  /** Children founded by people who had not been in it, and groups founded to support it. */
  inspired: number;
  children: number;
  supporters: number;
}

/** Person weeks and needs met in them, of people who are stuck, have left a group before, and are in none. */
interface Spells {
  weeks: number;
  met: number;
}

export class Chronicle {
  readonly groups = new Map<number, Kin>();
  /** Share of people who ever belonged, by week. */
  readonly ever: number[] = [0];
  /** Week in which a tenth of the people of each organization had belonged, NaN if never. */
  readonly tenth: number[];
  readonly former: Spells = { weeks: 0, met: 0 };
  needsMet = 0;
  beyondMet = 0;
  /** Sum and number of evenness over groups and weeks, by kind. */
  readonly #even = [
    [0, 0],
    [0, 0],
  ];
  /** Angst of those who foster, by whether they belong to a group: sum and number. */
  readonly #angst = [
    [0, 0],
    [0, 0],
  ];
  readonly #left: Uint8Array;
  readonly #people: number;

  constructor(world: World) {
    this.#people = world.settings.size.people;
    this.#left = new Uint8Array(this.#people);
    this.tenth = new Array<number>(world.settings.size.organizations).fill(Number.NaN);
  }

  observe(world: World): void {
    const { columns: w, week, log, settings } = world;
    const rows = new Map<number, number>();
    for (let g = 0; g < w.book[0]!; g++) if (w.groupId[g] !== 0) rows.set(w.groupId[g]!, g);
    log.read((kind, person, group) => {
      const comes =
        kind === EVENT.founded || kind === EVENT.joined || kind === EVENT.appointed || kind === EVENT.assigned;
      if (!comes) return;
      const kin = this.groups.get(group) ?? this.#begin(world, group, rows.get(group)!);
      if (kind === EVENT.founded) kin.founders.push(person);
      kin.members.add(person);
    });
    log.clear();
    for (const [id, g] of rows) {
      const kin = this.groups.get(id)!;
      kin.levelReached = Math.max(kin.levelReached, this.#level(world, g));
      if (w.kind[g] === KIND.assigned) kin.levelFounders = Math.max(kin.levelFounders, this.#expertLevel(world, g));
      if (w.ended[g]! >= 0) continue;
      const even = this.#even[w.kind[g]!]!;
      even[0]! += w.evenness[g]!;
      even[1]! += 1;
    }
    this.#look(world, settings.size.organizations, week);
  }

  /** Best level of a member in what the group is about: for a team in its field, otherwise in the fields of its founders. */
  #level({ columns: w, settings }: World, g: number): number {
    if (w.kind[g] === KIND.own) return w.levelReached[g]!;
    const { fields, seats } = settings.size;
    let best = 0;
    for (let at = 0; at < w.size[g]!; at++) {
      const i = w.members[g * seats + at]!;
      // What the expert learns elsewhere is nothing that the team has reached.
      if (i === w.founderA[g]) continue;
      for (let k = 0; k < fields; k++)
        if ((w.reasonA[g]! >>> k) & 1) best = Math.max(best, w.expertise[i * fields + k]!);
    }
    return best;
  }

  /** What the expert of an assigned team knows of its field now: practice takes experts on, too. */
  #expertLevel({ columns: w, settings }: World, g: number): number {
    const { fields } = settings.size;
    let level = 0;
    for (let k = 0; k < fields; k++)
      if ((w.reasonA[g]! >>> k) & 1) level = Math.max(level, w.expertise[w.founderA[g]! * fields + k]!);
    return level;
  }

  #begin({ columns: w, week }: World, id: number, g: number): Kin {
    const kin: Kin = {
      born: week,
      parent: w.parent[g]!,
      supports: w.supports[g]!,
      kind: w.kind[g]!,
      founders: [],
      members: new Set(),
      levelFounders: w.levelFounders[g]!,
      levelReached: 0,
      inspired: 0,
      children: 0,
      supporters: 0,
    };
    this.groups.set(id, kin);
    return kin;
  }

  #look({ columns: w }: World, organizations: number, week: number): void {
    const people = new Float64Array(organizations);
    const reached = new Float64Array(organizations);
    let ever = 0;
    for (let i = 0; i < this.#people; i++) {
      const o = w.organization[i]!;
      people[o]! += 1;
      if (w.groupsSoFar[i]! > 0) {
        ever += 1;
        reached[o]! += 1;
      }
      this.needsMet += w.metNow[i]!;
      this.beyondMet += w.metBeyond[i]!;
      let belongs = 0;
      for (let m = 0; m < MEMBERSHIPS; m++) if (w.membership[i * MEMBERSHIPS + m]! >= 0) belongs = 1;
      if (w.fostering[i] !== FOSTERING.none) {
        const angst = this.#angst[belongs]!;
        angst[0]! += w.angst[i]!;
        angst[1]! += 1;
      }
      // Who met a need in a group and let go of it in the same week did not meet it alone.
      if (w.way[i] === WAY.alone && this.#left[i] === 1) {
        this.former.weeks += 1;
        this.former.met += w.metNow[i]!;
      }
      if (belongs === 0 && w.groupsSoFar[i]! > 0) this.#left[i] = 1;
    }
    this.ever.push(ever / this.#people);
    for (let o = 0; o < organizations; o++) {
      if (Number.isNaN(this.tenth[o]!) && reached[o]! >= 0.1 * people[o]!) this.tenth[o] = week;
    }
  }

  /** Who descends from whom and supports whom; to be called once, at the end. */
  kinship(): void {
    for (const child of this.groups.values()) {
      const parent = this.groups.get(child.parent);
      if (parent !== undefined) {
        parent.children += 1;
        if (child.founders.every((i) => !parent.members.has(i))) parent.inspired += 1;
      }
      const supported = this.groups.get(child.supports);
      if (supported !== undefined) supported.supporters += 1;
    }
  }

  /** Mean evenness of groups, over the weeks of their lives. */
  evenness(kind: number): number {
    const [sum, count] = this.#even[kind]!;
    return sum! / count!;
  }

  /** Mean angst of those who foster while they belong to a group, or while they do not. */
  angst(belonging: boolean): number {
    const [sum, count] = this.#angst[belonging ? 1 : 0]!;
    return sum! / count!;
  }

  /** First week in which so large a share of people had ever belonged; NaN if never. */
  takeOff(share: number): number {
    const week = this.ever.findIndex((ever) => ever >= share);
    return week < 0 ? Number.NaN : week;
  }

  /** Weeks from the first organization of which a tenth has belonged to the last; one that never gets there counts as if at the end. */
  lag(): number {
    const weeks = this.tenth.map((week) => (Number.isNaN(week) ? this.ever.length - 1 : week));
    return Math.max(...weeks) - Math.min(...weeks);
  }
}

/** Lives a world to its end. `watch` looks at every week before its log of events is read and cleared. */
export function chronicle(scenario: Scenario, seed: string, watch?: (world: World) => void): Chronicle {
  const world = birth(scenario, seed, compiledActs());
  const told = new Chronicle(world);
  while (world.week < scenario.weeks) {
    tick(world);
    watch?.(world);
    told.observe(world);
  }
  told.kinship();
  return told;
}
