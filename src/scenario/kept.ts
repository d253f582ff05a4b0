/** What was read from data files stays known, so that a world that differs in other things need not read them again. */
import type { Context } from './context.ts';
import type { Source } from './data-files.ts';
import { type LayeredNetwork, readLayers } from './layers.ts';
import type { LayerGiven } from './network-shape.ts';
import type { PeopleGiven } from './people-shape.ts';
import { type Roster, readRoster } from './roster.ts';

interface KeptNetwork {
  readonly network: LayeredNetwork;
  readonly sources: readonly Source[];
}

/** Of scenarios in one folder. Only what was without a fault is kept, as it was when it was read first. */
export class Kept {
  readonly #rosters = new Map<string, Roster>();
  readonly #networks = new Map<string, KeptNetwork>();

  roster(people: PeopleGiven, context: Context): Roster | null {
    const { file, sha256, id, name, traits } = people;
    if (file === undefined) return readRoster(people, context);
    const key = JSON.stringify([file, sha256, id, name, traits]);
    const known = this.#rosters.get(key);
    if (known !== undefined) return { ...known, file: context.files.again(file, known.file) };
    const before = context.faults.told.length;
    const roster = readRoster(people, context);
    if (roster !== null && context.faults.told.length === before) this.#rosters.set(key, roster);
    return roster;
  }

  layers(layers: readonly LayerGiven[], roster: Roster | null, context: Context): LayeredNetwork | null {
    const key = JSON.stringify([layers, roster === null ? null : [roster.file.sha256, roster.ids]]);
    const known = this.#networks.get(key);
    if (known !== undefined) {
      for (const source of known.sources) context.files.remember(source);
      return known.network;
    }
    const before = context.faults.told.length;
    const network = readLayers(layers, roster, context);
    if (network !== null && context.faults.told.length === before) {
      const files = layers.map(({ file }) => file);
      const sources = context.files.sources.filter(({ path }) => files.includes(path));
      this.#networks.set(key, { network, sources });
    }
    return network;
  }
}
