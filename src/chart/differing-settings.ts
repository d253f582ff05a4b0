/** In which settings variants differ: each with its value in every variant, and what it means. */
import { PARAMETERS, type Parameter, TRAITS, type Trait } from '../model/parameters.ts';
import { spread } from './settings-in-words.ts';

export interface DifferingSetting {
  /** As it is written in a scenario: "needs.rate". */
  readonly name: string;
  /** In each variant, in order; undefined where it has no such key. */
  readonly values: readonly unknown[];
  readonly unit: string;
  readonly meaning: string;
}

/** How something is spread is one value, however it is written. */
const DISTRIBUTION = ['constant', 'uniform', 'normal', 'beta', 'column'];

/** @param resolved the scenarios of the variants, every default filled in */
export function differingSettings(resolved: readonly Readonly<Record<string, unknown>>[]): DifferingSetting[] {
  const leaves = resolved.map((one) => new Map(leavesOf(one, '')));
  const found = [...new Set(leaves.flatMap((of) => [...of.keys()]))];
  const sections = [...new Set(found.map(sectionOf))];
  // What only a later variant has stands with its section all the same.
  const names = sections.flatMap((section) => found.filter((name) => sectionOf(name) === section));
  return names.flatMap((name) => {
    const values = leaves.map((of) => of.get(name));
    if (new Set(values.map((value) => JSON.stringify(value))).size < 2) return [];
    const { unit, meaning } = declarationOf(name) ?? { unit: '', meaning: '' };
    return [{ name, values, unit, meaning }];
  });
}

const sectionOf = (name: string) => name.split('.')[0];

function leavesOf(value: Readonly<Record<string, unknown>>, prefix: string): [string, unknown][] {
  return Object.entries(value).flatMap(([key, of]): [string, unknown][] => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    // The file beside it says more.
    if (key === 'sha256') return [];
    if (typeof of !== 'object' || of === null || Array.isArray(of)) return [[path, of]];
    if (Object.keys(of).some((inner) => DISTRIBUTION.includes(inner)) && path.includes('.') && !path.endsWith('.teams'))
      return [[path, spread(of)]];
    return leavesOf(of as Record<string, unknown>, path);
  });
}

function declarationOf(name: string): Parameter | Trait | undefined {
  const [section, key, trait] = name.split('.') as [string, string?, string?];
  if (section === 'people' && key === 'traits') return (TRAITS as Readonly<Record<string, Trait>>)[trait ?? ''];
  const parameters = (PARAMETERS as Readonly<Record<string, Readonly<Record<string, Parameter>>>>)[section] ?? {};
  return Object.hasOwn(parameters, key ?? '') ? parameters[key!] : undefined;
}
