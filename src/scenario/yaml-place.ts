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

/** As `find`, but where a character of a text stands: the text may be in quotes, or indented over several lines. */
export function findIn(
  document: Document,
  overrides: readonly Override[],
  at: (offset: number) => Where,
  path: Path,
  source: string,
  character: number,
): Where {
  const start = find(document, overrides, at, path, 'value');
  if ('option' in start) return start;
  const node: unknown = document.getIn(path, true);
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return start;
  const [from, to] = node.range;
  return at(from + offsetIn(source.slice(from, to), node.value, character));
}

/** A letter of YAML between double quotes, which may be an escape. */
const ESCAPED = /\\(?:x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|[\s\S])|[\s\S]/gi;

/**
 * How far into the YAML of a text one of its characters stands. Blanks and line breaks are folded in so many ways that they are
 * left out: the n-th letter that is to be seen in the text is the n-th that is to be seen in its YAML.
 */
function offsetIn(yaml: string, text: string, character: number): number {
  const isBlock = /^[|>]/.test(yaml);
  const quote = /^["']/.exec(yaml)?.[0] ?? '';
  // The header of a block may bear a comment: the text begins on the next line.
  const head = isBlock ? yaml.indexOf('\n') + 1 : quote.length;
  const body = quote === '' ? yaml.slice(head) : yaml.slice(head, -1);
  const letters = [...body.matchAll(quote === '"' ? ESCAPED : quote === "'" ? /''|[\s\S]/g : /[\s\S]/g)].filter(
    ([letter]) => /\S/.test(letter) && !/^\\(?:[abtnvfre0NLP_ \t\r\n]|x20|x09|u0020)$/.test(letter),
  );
  const before = text.slice(0, character).replaceAll(/\s/g, '').length;
  const found = letters[before];
  return found === undefined ? head + body.trimEnd().length : head + found.index;
}
