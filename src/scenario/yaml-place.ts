/** Finds where in a scenario something stands: a key, a value, or the place where one is missing. */
import { type Document, isAlias, isCollection, isMap, isNode, isScalar, isSeq, type Node } from 'yaml';
import type { Where } from './fault.ts';
import type { Override } from './yaml-override.ts';

export type Path = readonly (string | number)[];

/** The name of a key; one that an option has made is a plain string. */
export function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((step, at) => String(path[at]) === String(step)) && start.length <= path.length;
}

/** An option stands for what it has set and what it has made on the way there; all else stands in the file. */
export function find(
  document: Document,
  overrides: readonly Override[],
  at: (offset: number) => Where,
  path: Path,
  part: 'key' | 'value',
): Where {
  const given = overrides.findLast((override) => startsWith(path, override.path));
  if (given !== undefined) return { option: given.shown };
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const pair = isMap(node) ? node.items.find(({ key }) => nameOf(key) === String(step)) : undefined;
    const value: unknown = pair === undefined ? (isSeq(node) ? node.items[Number(step)] : undefined) : pair.value;
    const stands = (pair !== undefined && (part === 'key' || depth < path.length - 1) ? pair.key : value) as
      | Node
      | undefined;
    if (stands?.range) offset = stands.range[0];
    else {
      const made = overrides.findLast((override) => startsWith(override.path, path.slice(0, depth + 1)));
      if (made !== undefined) return { option: made.shown };
    }
    if (value === undefined || value === null) break;
    node = value;
  }
  // A flow collection given by an option has places of its own, which mean nothing in this file; it was found above.
  return isCollection(document.contents) || isScalar(document.contents) ? at(offset) : at(0);
}
