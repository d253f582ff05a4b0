/** Reads what varies: factors by their names, each as it is written, all setting different things. */
import type { Faults } from '../scenario/fault.ts';
import { show } from '../scenario/show.ts';
import type { Written } from '../scenario/yaml.ts';
import type { Path } from '../scenario/yaml-place.ts';
import { type Draft, readDraft } from './draft.ts';
import { EXPECTED_FACTOR_NAME, FACTOR_NAME, MOST_FACTORS } from './factor-shape.ts';
import { leavesOf } from './read-base.ts';
import type { Layer } from './sweep.ts';

/** Names of columns that the tables of a sweep have of their own. */
export const TAKEN = ['run', 'point', 'replicate', 'seed', 'status', 'reason', 'world', 'week'];

/** All factors without a fault in how they are written. */
export function readDrafts(vary: Readonly<Record<string, unknown>>, written: Written, faults: Faults): Draft[] {
  const names = Object.keys(vary);
  const tell = (path: Path, part: 'key' | 'value', message: string) =>
    faults.add(written.place(['vary', ...path], part), ['vary', ...path].join('.'), message);
  if (names.length === 0) tell([], 'key', `0 factors given, expected 1 to ${MOST_FACTORS}`);
  if (names.length > MOST_FACTORS) tell([], 'key', `${names.length} factors given, expected at most ${MOST_FACTORS}`);
  const drafts = names.slice(0, MOST_FACTORS).flatMap((name): Draft[] => {
    if (!FACTOR_NAME.test(name)) {
      tell([name], 'key', `${show(name)} given, expected ${EXPECTED_FACTOR_NAME}`);
      return [];
    }
    if (TAKEN.includes(name.toLowerCase())) {
      tell([name], 'key', 'names a column that every sweep has, expected another name (and the setting as its path)');
      return [];
    }
    const other = names.slice(0, names.indexOf(name)).find((one) => one.toLowerCase() === name.toLowerCase());
    if (other !== undefined) {
      tell([name], 'key', `differs from ${other} in its case only, expected another name: SQL takes the two for one`);
      return [];
    }
    const draft = readDraft(name, vary[name], written, faults);
    return draft === null ? [] : [draft];
  });
  for (const [at, { name, layer }] of drafts.entries()) {
    const other = drafts.slice(0, at).find((one) => bothSet(one.layer, layer));
    if (other !== undefined)
      tell([name], 'key', `sets what ${other.name} sets, expected factors that set different things`);
  }
  return drafts;
}

/** Whether a later layer takes away what an earlier one sets. A setting inside a list that a choice gives does not. */
function bothSet(one: Layer, other: Layer): boolean {
  const paths = (layer: Layer) =>
    layer.kind === 'setting' ? [layer.path] : Object.values(layer.choices).flatMap((choice) => leavesOf(choice));
  const begins = (path: readonly string[], start: readonly string[]) => start.every((step, at) => path[at] === step);
  return paths(one).some((a) =>
    paths(other).some((b) => {
      if (one.kind === other.kind) return begins(a, b) || begins(b, a);
      const [setting, choice] = one.kind === 'setting' ? [a, b] : [b, a];
      return begins(choice, setting);
    }),
  );
}
