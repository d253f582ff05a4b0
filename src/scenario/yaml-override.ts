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

/** Puts the value of an option in its place. */
export function put(document: Document, { path, value, shown }: Override, faults: Faults): void {
  const read = 'yaml' in value ? parseDocument(value.yaml, { prettyErrors: false, logLevel: 'error' }) : null;
  const [wrong] = read?.errors ?? [];
  if (wrong !== undefined) {
    faults.add({ option: shown }, path.join('.'), `the value is not YAML: ${wrong.message}`);
    return;
  }
  const anchored = read === null ? null : anchorIn(read);
  if (anchored !== null) {
    faults.add({ option: shown }, path.join('.'), `*${anchored}: unknown anchor given`);
    return;
  }
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
