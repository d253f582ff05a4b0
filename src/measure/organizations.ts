/** What became of each organization: one row each at the end of the run. */
import { EVENT } from '../model/events.ts';
import { NONE, type World } from '../model/world.ts';
import { countOrganizations } from './count-people.ts';
import type { Cell } from './tables.ts';
import type { Counting } from './tallies.ts';

/** What must be given back to go on. */
export interface OrganizationsState {
  readonly tenth: Int32Array;
  readonly foundedIn: Int32Array;
}

export class Organizations {
  #tenth = new Int32Array(0);
  #founded = new Int32Array(0);
  readonly #counting: Counting;

  constructor(counting: Counting) {
    this.#counting = counting;
  }

  state(): OrganizationsState {
    return { tenth: this.#tenth, foundedIn: this.#founded };
  }

  /** Goes on with copies of what `state` gave. */
  restore({ tenth, foundedIn }: OrganizationsState): void {
    this.#tenth = tenth.slice();
    this.#founded = foundedIn.slice();
  }

  /** Looks at the week that has just been lived, before its log is cleared. */
  observe(world: World): void {
    const { columns: w, settings, week, log } = world;
    const { organizations } = settings.size;
    if (this.#tenth.length === 0) {
      this.#tenth = new Int32Array(organizations).fill(NONE);
      this.#founded = new Int32Array(organizations);
    }
    // Each group is said once for each founder: once for each organization that shares in it.
    log.read((kind, i, _group, j) => {
      if (kind !== EVENT.founded) return;
      const o = w.organization[i]!;
      if (i > j && w.organization[j] === o) return;
      this.#founded[o] = this.#founded[o]! + 1;
    });
    if (this.#tenth.every((first) => first !== NONE)) return;
    const { ever, people } = this.#count(world);
    for (let o = 0; o < organizations; o++) {
      if (this.#tenth[o] === NONE && people[o]! > 0 && ever[o]! >= 0.1 * people[o]!) this.#tenth[o] = week;
    }
  }

  #count(world: World): { ever: Int32Array; people: Int32Array } {
    const { organizations, parts } = world.settings.size;
    const { orgHere, orgEver } = this.#counting.tallies.columns;
    this.#counting.do(world, countOrganizations);
    const ever = new Int32Array(organizations);
    const people = new Int32Array(organizations);
    for (let at = 0; at < parts * organizations; at++) {
      const o = at % organizations;
      people[o] = people[o]! + orgHere[at]!;
      ever[o] = ever[o]! + orgEver[at]!;
    }
    return { ever, people };
  }

  rows(world: World, replicate: number): Cell[][] {
    const { columns: w, settings } = world;
    const { ever, people } = this.#count(world);
    const orNone = (week: number | undefined): Cell => (week === undefined || week < 0 ? null : week);
    return Array.from({ length: settings.size.organizations }, (_, o) => [
      replicate,
      o + 1,
      people[o]!,
      ever[o]!,
      w.orgCarriers[o]!,
      orNone(w.orgChanged[o]),
      orNone(this.#tenth[o]),
      this.#founded[o] ?? 0,
    ]);
  }
}
