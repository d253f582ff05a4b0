/** What the command line puts in place of what a scenario says. */
import type { Faults } from './fault.ts';
import type { Override } from './yaml-override.ts';

export interface Options {
  /** "section.key=value", the value as YAML would have it. */
  readonly set?: readonly string[];
  readonly seed?: string;
  readonly weeks?: number;
  readonly replicates?: number;
  /** The directory that names of files are relative to; the scenario's own. */
  readonly base?: string;
}

/** The options as values with a place in the scenario; the special ones win over `set`. */
export function overridesIn({ set = [], seed, weeks, replicates }: Options, faults: Faults): Override[] {
  const special = Object.entries({ seed, weeks, replicates }).flatMap(([key, value]): Override[] =>
    value === undefined ? [] : [{ path: [key], value: { plain: value }, shown: `--${key} ${value}` }],
  );
  const general = set.flatMap((setting): Override[] => {
    const shown = `--set ${setting}`;
    const equals = setting.indexOf('=');
    const path = setting.slice(0, Math.max(0, equals)).trim().split('.');
    if (path.every((step) => step !== '')) return [{ path, value: { yaml: setting.slice(equals + 1) }, shown }];
    faults.add({ option: shown }, '', `${JSON.stringify(setting)} given, expected section.key=value`);
    return [];
  });
  return [...general, ...special];
}
