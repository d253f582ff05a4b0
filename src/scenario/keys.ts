/** Every key that a scenario may have, in words, read off its JSON Schema. */
import { PARAMETERS, type Parameter } from '../model/parameters.ts';
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
  /** Whether `--set` reaches it by this path: not inside lists. */
  readonly settable: boolean;
  /** The parameter of the model that it turns, where it is one. */
  readonly parameter: Parameter | null;
}

/** All keys, sections before what is in them. */
export function allKeys(): Key[] {
  return keysIn(scenarioSchema(), '', null, true);
}

function keysIn(schema: JsonSchema, prefix: string, kind: string | null, settable: boolean): Key[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]): Key[] => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const [section, key] = path.split('.') as [string, string?];
    const parameters: Readonly<Record<string, Readonly<Record<string, Parameter>>>> = PARAMETERS;
    const parameter =
      key !== undefined && Object.hasOwn(parameters, section) && Object.hasOwn(parameters[section]!, key)
        ? parameters[section]![key]!
        : null;
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
        settable,
        parameter,
      },
      ...below,
    ];
  });
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const inBranches = branches.flatMap((branch) => keysIn(branch, prefix, branch.title ?? kind, settable));
  // The same key of several kinds, like the parameters of a section, is told once and belongs to none of them.
  const many = (path: string) => inBranches.filter((other) => other.path === path && other.kind !== null).length;
  const told = new Map<string, Key>();
  for (const one of inBranches) {
    const everywhere = many(one.path) === branches.length && one.path !== 'network.kind';
    const id = everywhere ? one.path : `${one.kind} ${one.path}`;
    if (!told.has(id)) told.set(id, everywhere ? { ...one, kind: null } : one);
  }
  return [...own, ...told.values()];
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

function words(schema: JsonSchema): string {
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches !== undefined) {
    const told = branches.map((branch) => (branch.properties === undefined ? words(branch) : 'a mapping'));
    return [...new Set(told)].join(' or ');
  }
  if (schema.const !== undefined) return yamlOf(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(yamlOf).join(', ');
  if (schema.type === 'number' || schema.type === 'integer') {
    return `${schema.type === 'integer' ? 'whole, ' : ''}${schema.minimum} to ${schema.maximum}`;
  }
  if (schema.type === 'boolean') return 'true or false';
  if (schema.type === 'array') return schema.prefixItems === undefined ? 'a list' : 'two numbers';
  if (schema.type === 'object') return 'a mapping';
  return 'text';
}
