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
    const written = (context.written.data as { network?: Record<string, unknown> | null } | null)?.network ?? {};
    const given = Object.hasOwn(written, wrong.key);
    const tiny = count < 3 ? ' (for so few people: network: {kind: random, degree: 0})' : '';
    // What nobody wrote is not at fault: the number of people is what does not go with it.
    if (given) faultAt(context, ['network', wrong.key], `${show(value)} given, expected ${wrong.expected}${tiny}`);
    else {
      const said = `network.${wrong.key} is ${show(value)} by default, expected ${wrong.expected}${tiny}`;
      faultAt(context, ['people', 'count'], `${count} given, but ${said}`);
    }
  }
  return { count, ids, roster };
}
