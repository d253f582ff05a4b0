/** Settles how many people there are: as a file names them, or as the scenario says, and whether the network fits them. */
import { misfit } from '../model/network/fits.ts';
import { type Context, faultAt } from './context.ts';
import type { LayeredNetwork } from './layers.ts';
import { networkIn } from './network.ts';
import { PEOPLE_BY_DEFAULT } from './people-shape.ts';
import type { Roster } from './roster.ts';
import type { Sections } from './sections.ts';
import { show } from './show.ts';

/** Everybody in the world, as far as it is known who they are. */
export interface Everybody {
  readonly count: number;
  /** Identifiers, null when people are mere numbers. */
  readonly ids: readonly string[] | null;
  readonly roster: Roster | null;
}

/** Null while faults keep it from being known who the people are. */
export function everybodyIn(
  { people, network }: Sections,
  faulty: ReadonlySet<string>,
  roster: Roster | null,
  layers: LayeredNetwork | null,
  context: Context,
): Everybody | null {
  if (people === undefined || network === undefined) return null;
  if (people.file !== undefined && roster === null) return null;
  const fromLayers = roster === null && network.kind === 'file';
  if (fromLayers && layers === null) return null;
  const ids = roster?.ids ?? layers?.ids ?? null;
  const count = ids?.length ?? people.count ?? PEOPLE_BY_DEFAULT;
  if (ids !== null && people.count !== undefined && people.count !== count) {
    const names = roster === null ? 'the network' : people.file;
    faultAt(
      context,
      ['people', 'count'],
      `${people.count} given, expected ${count}, as many as ${names} names (or leave it out)`,
    );
  }
  const wrong =
    faulty.has('people') || faulty.has('network') ? null : misfit(networkIn(network, layers).network, count);
  if (wrong !== null) {
    const value = (network as unknown as Record<string, unknown>)[wrong.key];
    faultAt(context, ['network', wrong.key], `${show(value)} given, expected ${wrong.expected}`);
  }
  return { count, ids, roster };
}
