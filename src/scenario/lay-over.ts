/** Lays a variant over the scenario: mappings are merged key by key, everything else takes the place of what was there. */
import { KINDS } from './network-shape.ts';
import type { Path } from './yaml-place.ts';

type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The scenario with the variant on it; a key that the variant gives as null is left out, and so has its default. */
export function layOver(below: Mapping, above: Mapping): Mapping {
  const merged = Object.entries(below).flatMap(([key, value]) => {
    if (!Object.hasOwn(above, key)) return [[key, value]];
    const over = above[key];
    if (over === null) return [];
    const both = isMapping(value) && isMapping(over) && merges(value, over);
    return [[key, both ? layOver(value, over) : withoutNulls(over)]];
  });
  const added = Object.entries(above).filter(([key, value]) => !Object.hasOwn(below, key) && value !== null);
  return Object.fromEntries([...merged, ...added.map(([key, value]) => [key, withoutNulls(value)])]) as Mapping;
}

/** Whether what stands at a path of the merged scenario was written by the variant. */
export function isOfVariant(below: unknown, above: unknown, path: Path): boolean {
  const [step, ...rest] = path;
  if (!isMapping(below) || !isMapping(above) || !merges(below, above)) return true;
  if (step === undefined) return false;
  if (!Object.hasOwn(above, step)) return false;
  return isOfVariant(Object.hasOwn(below, step) ? below[step] : undefined, above[step], rest);
}

/** What a mapping is one of: another kind of network, another distribution, other teams take the place of those that were there. */
const ALTERNATIVES = ['uniform', 'normal', 'beta', 'constant', 'column', 'reports'];

function merges(below: Mapping, above: Mapping): boolean {
  if (Object.hasOwn(above, 'kind') && above.kind !== null) return above.kind === (below.kind ?? KINDS[0]);
  const one = ALTERNATIVES.filter((key) => Object.hasOwn(above, key) && above[key] !== null);
  const other = ALTERNATIVES.filter((key) => Object.hasOwn(below, key));
  return one.length === 0 || other.length === 0 || one.some((key) => other.includes(key));
}

/** In what replaces the whole, too, null stands for the default. */
function withoutNulls(value: unknown): unknown {
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === null ? [] : [[key, withoutNulls(item)]])),
  );
}
