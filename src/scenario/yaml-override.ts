/** Puts the values of options in their places in a scenario. */
import { type Document, isMap, isScalar, parseDocument, Scalar, visit } from 'yaml';
import type { Faults } from './fault.ts';
import { hint } from './near.ts';

/** A value given by an option: `shown` is the option as the user wrote it. */
export interface Override {
  readonly path: readonly string[];
  /** Text to be read as YAML, or a value as it is. */
  readonly value: { readonly yaml: string } | { readonly plain: unknown };
  readonly shown: string;
}

/** The value of an option as YAML, null for a plain one; undefined, with its fault told, when it cannot be read. */
function readValue({ path, value, shown }: Override, faults: Faults): Document | null | undefined {
  if (!('yaml' in value)) return null;
  const read = parseDocument(value.yaml, { prettyErrors: false, logLevel: 'error' });
  const [wrong] = read.errors;
  const anchored = wrong === undefined ? anchorIn(read) : null;
  if (wrong === undefined && anchored === null) return read;
  const said = wrong === undefined ? `*${anchored}: unknown anchor given` : `the value is not YAML: ${wrong.message}`;
  faults.add({ option: shown }, path.join('.'), said);
  return undefined;
}

/** The value of an option as plain data; undefined, with its fault told, when it cannot be read. */
export function plainValue(override: Override, faults: Faults): unknown {
  const read = readValue(override, faults);
  if (read === undefined) return undefined;
  return read === null ? (override.value as { readonly plain: unknown }).plain : ((read.toJS() as unknown) ?? null);
}

/** Puts the value of an option in its place. */
export function put(document: Document, override: Override, faults: Faults): void {
  const { path, value, shown } = override;
  const read = readValue(override, faults);
  if (read === undefined) return;
  const [top, variant] = path;
  if (top === 'variants' && path.length > 2 && !document.hasIn(path.slice(0, 2))) {
    // A new variant would be made by a slip of the pen.
    const names = isMap(document.contents) ? namesIn(document.getIn([top], true)) : [];
    faults.add({ option: shown }, path.join('.'), `no variant ${variant}${hint(variant!, names)}`);
    return;
  }
  const node = 'yaml' in value ? (read?.contents ?? new Scalar(null)) : document.createNode(value.plain);
  try {
    // A section without anything in it (`needs:`) is null and cannot take a key.
    for (let depth = 0; depth < path.length; depth++) {
      const so = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
      if (isScalar(so) && so.value === null) {
        if (depth === 0) document.contents = null;
        else document.deleteIn(path.slice(0, depth));
      }
    }
    document.setIn(path, node);
  } catch {
    faults.add({ option: shown }, path.join('.'), 'cannot be set here: what it belongs to is no mapping');
  }
}

/** The keys of a mapping; none of anything else. */
function namesIn(node: unknown): string[] {
  return isMap(node) ? node.items.map(({ key }) => String(isScalar(key) ? key.value : key)) : [];
}

/** The first anchor that the value of an option refers to; it cannot know any. */
function anchorIn(document: Document): string | null {
  let found: string | null = null;
  visit(document, {
    Alias(_, alias) {
      found = alias.source;
      return visit.BREAK;
    },
  });
  return found;
}
