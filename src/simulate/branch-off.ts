/**
 * A branch: the world of a checkpoint goes on with other settings. What happens from week to week may be other than before; what was
 * decided on the first morning is past.
 */

import { settingsOf } from '../model/birth.ts';
import type { Intervention } from '../model/interventions.ts';
import type { Scenario } from '../model/scenario.ts';
import type { World } from '../model/world.ts';
import { canonicalJson } from './fingerprint.ts';
import { type KeptWeek, misfit, type Past } from './misfit.ts';

type Data = Past['resolved'];

/** What is asked for on the first morning and never again. */
export const FIRST_MORNING = [
  'fostering.individuals',
  'fostering.groups',
  'fostering.catalysts',
  'roles.weavers',
  'roles.facilitators',
  'roles.coordinators',
  'communities.count',
  'communities.size',
  'communities.themed',
] as const;
/** Of the section organizations, what is a parameter of the weeks. */
export const OF_WEEKS: ReadonlySet<string> = new Set(['pass', 'specialized', 'changed']);

/** Why the scenario cannot go on from the checkpoint, in words that its path goes before; null where it can. */
export function branchFault(checkpoint: KeptWeek, scenario: Scenario, resolved: Data): string | null {
  const { week, seed, resolved: before } = checkpoint.header;
  if (scenario.weeks <= week) return `is of week ${week}, and the scenario ends with week ${scenario.weeks}`;
  // A variant may have a seed of its own.
  if (scenario.seed !== seed || scenario.replicates !== 1)
    return `is of one replicate with seed ${seed}, the scenario has ${scenario.replicates} with seed ${scenario.seed}`;
  const organizations = (of: Data) =>
    Object.fromEntries(Object.entries(of.organizations as Data).filter(([key]) => !OF_WEEKS.has(key)));
  const morning = (of: Data) => ({ people: of.people, network: of.network, organizations: organizations(of) });
  const [was, is] = [morning(before), morning(resolved)];
  const other = firstDifference(was, is, []) ?? firstParameter(before, resolved);
  if (other !== null)
    return `has ${other.path} ${other.before}, the scenario ${other.now}; what the first morning decided cannot change`;
  return misfit(checkpoint, settingsOf(scenario));
}

interface Difference {
  readonly path: string;
  readonly before: string;
  readonly now: string;
}

const isPlain = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
const shown = (value: unknown) => (value === undefined ? 'not given' : JSON.stringify(value));

/** The first place at which two pieces of plain data differ. */
function firstDifference(before: unknown, now: unknown, path: readonly string[]): Difference | null {
  if (isPlain(before) && isPlain(now)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(now)])) {
      const found = firstDifference(before[key], now[key], [...path, key]);
      if (found !== null) return found;
    }
    return null;
  }
  if (canonicalJson(before ?? null) === canonicalJson(now ?? null)) return null;
  return { path: path.join('.'), before: shown(before), now: shown(now) };
}

function firstParameter(before: Data, now: Data): Difference | null {
  for (const path of FIRST_MORNING) {
    const [section, name] = path.split('.') as [string, string];
    const found = firstDifference((before[section] as Data)[name], (now[section] as Data)[name], [section, name]);
    if (found !== null) return found;
  }
  return null;
}

/** Interventions of the scenario that the past did not have, and that begin in it: nothing comes of their beginning. */
export function tooLate({ week, resolved }: Past, scenario: Scenario, now: Data): readonly Intervention[] {
  const had = new Set((resolved.interventions as readonly unknown[]).map(canonicalJson));
  const written = now.interventions as readonly unknown[];
  return scenario.interventions.filter(({ from }, at) => from <= week && !had.has(canonicalJson(written[at])));
}

/**
 * Walls, and the share that is assigned, stand in the world, where interventions change them. Where they still stand as the scenario
 * of the checkpoint has them, they become those of the branch.
 */
export function branchOff({ columns, settings }: World, { resolved }: Past): void {
  const before = (section: string, name: string) => Math.fround((resolved[section] as Record<string, number>)[name]!);
  const renew = (column: Float32Array, was: number, is: number) => {
    for (let o = 0; o < column.length; o++) if (column[o] === was) column[o] = is;
  };
  renew(columns.pass, before('organizations', 'pass'), settings.organizations.pass);
  renew(columns.assigned, before('assigning', 'share'), settings.assigning.share);
}
