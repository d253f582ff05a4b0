/** Every key that a scenario may have, in words, read off its JSON Schema. */
import { type Parameter, TRAITS, type Trait } from '../model/parameters.ts';
import { parametersOf } from './parameter-shape.ts';
import { type JsonSchema, scenarioSchema } from './schema.ts';

export interface Key {
  /** From the top, as "people.traits.openness". */
  readonly path: string;
  readonly meaning: string;
  /** What may be given, in words. */
  readonly expected: string;
  /** As YAML would have it; empty: none. */
  readonly default: string;
  /** For a key of one kind of network, that kind. */
  readonly kind: string | null;
  /** Whether it holds other keys. */
  readonly section: boolean;
  /** Whether it is a whole number. */
  readonly whole: boolean;
  /** Whether `--set` reaches it by this path: not inside lists. */
  readonly settable: boolean;
  /** What the model declares of it, for its parameters and traits. */
  readonly declared: Parameter | Trait | null;
}

/** All keys, sections before what is in them. */
export function allKeys(): readonly Key[] {
  known ??= keysIn(scenarioSchema(), '', null, true);
  return known;
}

/** Declarations do not change while a program runs. */
let known: readonly Key[] | undefined;

function keysIn(schema: JsonSchema, prefix: string, kind: string | null, settable: boolean): Key[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]): Key[] => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const isDistribution = spreads(inner);
    const listed = typeof inner.items === 'object' && inner.items.properties !== undefined ? inner.items : null;
    const below = isDistribution
      ? []
      : [...keysIn(inner, path, kind, settable), ...(listed === null ? [] : keysIn(listed, path, kind, false))];
    return [
      {
        path,
        meaning: inner.description ?? '',
        expected: isDistribution ? 'a distribution' : words(inner),
        default: inner.default === undefined ? '' : yamlOf(inner.default),
        kind,
        section: below.length > 0,
        whole: inner.type === 'integer',
        settable,
        declared: declarationOf(path),
      },
      ...below,
    ];
  });
  return [...own, ...keysInBranches([...(schema.anyOf ?? []), ...(schema.oneOf ?? [])], prefix, kind, settable)];
}

/** What the kinds of a section have: the key that chooses, those of every kind once, then those of each kind. */
function keysInBranches(
  branches: readonly JsonSchema[],
  prefix: string,
  kind: string | null,
  settable: boolean,
): Key[] {
  const each = branches.map((branch) => keysIn(branch, prefix, branch.title ?? kind, settable));
  const titled = branches.length > 0 && branches.every(({ title }) => title !== undefined);
  if (!titled) return each.flat();
  const inEvery = (path: string) => each.every((keys) => keys.some((key) => key.path === path));
  const chooses = (path: string) =>
    branches.every(({ properties }) => properties?.[path.slice(prefix.length + 1)]?.const !== undefined);
  const common = each[0]!
    .filter(({ path }) => inEvery(path))
    .map((key): Key => {
      if (!chooses(key.path)) return { ...key, kind: null };
      const kinds = branches.map(({ title }) => title).join(', ');
      return { ...key, kind: null, meaning: `which kind: ${kinds}`, expected: kinds };
    });
  return [...common, ...each.flatMap((keys) => keys.filter(({ path }) => !inEvery(path)))];
}

function declarationOf(path: string): Parameter | Trait | null {
  const [section, key, trait, ...rest] = path.split('.') as [string, string?, string?];
  if (section === 'people' && key === 'traits' && trait !== undefined && rest.length === 0) {
    return (TRAITS as Readonly<Record<string, Trait>>)[trait] ?? null;
  }
  const parameters = parametersOf(section);
  return key !== undefined && trait === undefined && Object.hasOwn(parameters, key) ? parameters[key]! : null;
}

function spreads(schema: JsonSchema): boolean {
  return (schema.anyOf ?? []).some((branch) => branch.properties?.uniform !== undefined);
}

/** A value as a line of YAML. */
export function yamlOf(value: unknown): string {
  if (typeof value === 'string') return value === '' ? "''" : value;
  if (Array.isArray(value)) return `[${value.map(yamlOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}: ${yamlOf(item)}`)
    .join(', ')}}`;
}

/** What a schema allows, in words. */
export function words(schema: JsonSchema): string {
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches !== undefined) {
    const told = branches.map((branch) => (branch.properties === undefined ? words(branch) : 'a mapping'));
    return [...new Set(told)].join(' or ');
  }
  if (schema.const !== undefined) return yamlOf(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(yamlOf).join(', ');
  if (schema.type === 'number' && schema.minimum === undefined) return 'a number';
  if (schema.type === 'number' || schema.type === 'integer') {
    return `${schema.type === 'integer' ? 'whole, ' : ''}${schema.minimum} to ${schema.maximum}`;
  }
  if (schema.type === 'boolean') return 'true or false';
  if (schema.type === 'array') return schema.prefixItems === undefined ? 'a list' : 'two numbers';
  if (schema.type === 'object') return 'a mapping';
  return 'text';
}
