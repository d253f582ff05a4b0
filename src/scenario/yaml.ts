/** A scenario as it was written: its YAML, what options of the command line put in its place, and where everything stands. */
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  Scalar,
  visit,
} from 'yaml';
import type { Faults, Where } from './fault.ts';

export type Path = readonly (string | number)[];

/** A value given by an option: `shown` is the option as the user wrote it. */
export interface Override {
  readonly path: readonly string[];
  /** Text to be read as YAML, or a value as it is. */
  readonly value: { readonly yaml: string } | { readonly plain: unknown };
  readonly shown: string;
}

export interface Written {
  /** Plain lists, mappings and scalars, null for an empty file. */
  readonly data: unknown;
  /** Where a key or a value stands; of something missing, where it is missing. */
  place(path: Path, part: 'key' | 'value'): Where;
}

/** Keys whose value is text even when it looks like a number: a seed 042 is not 34, nor 42. */
const TEXTS = ['name', 'title', 'question', 'seed'];

/** What the parser says, in words for those who do not know its own. */
const SAID_BETTER: readonly (readonly [RegExp, string])[] = [
  [/^Source contains multiple documents/, 'a second document given, expected one scenario a file'],
  [/^Tabs are not allowed/, 'a tab given, expected spaces for indentation'],
  [/^Flow sequence .* end with a \]/, 'a list that is not closed given, expected ]'],
  [/^Flow map .* end with a \}/, 'a mapping that is not closed given, expected }'],
  [/^Nested mappings are not allowed/, 'a second colon given, expected quotes around a text with a colon in it'],
];

/** Reads YAML 1.2 strictly. Null when it is so broken that nothing further can be said about it. */
export function readYaml(file: string, text: string, overrides: readonly Override[], faults: Faults): Written | null {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  });
  const at = (offset: number): Where => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  for (const { message, pos } of [...document.errors, ...document.warnings]) {
    faults.add(at(pos[0]), '', SAID_BETTER.find(([said]) => said.test(message))?.[1] ?? message);
  }
  if (document.errors.length > 0) return null;
  if (document.directives?.yaml.version !== '1.2') faults.add(at(0), '', 'YAML 1.1 given, expected YAML 1.2');
  if (!isSound(document, at, faults)) return null;
  for (const override of overrides) put(document, override, faults);
  keepTexts(document);
  try {
    const data: unknown = document.toJS();
    return { data, place: (path, part) => find(document, overrides, at, path, part) };
  } catch (error) {
    faults.add(at(0), '', (error as Error).message);
    return null;
  }
}

/** Tells of keys given twice, keys that are not text and anchors that hold themselves. */
function isSound(document: Document, at: (offset: number) => Where, faults: Faults): boolean {
  let sound = true;
  const names = (path: readonly unknown[]) =>
    path.flatMap((step) => (isPair(step) && isScalar(step.key) ? [String(step.key.value)] : []));
  visit(document, {
    Map(_, map, path) {
      const first = new Map<string, number>();
      for (const { key } of map.items) {
        const start = isNode(key) ? (key.range?.[0] ?? 0) : 0;
        if (!isScalar(key) || key.value === null) {
          faults.add(at(start), names(path).join('.'), 'a key that is not text given, expected key: value');
          sound = false;
          continue;
        }
        const name = String(key.value);
        const before = first.get(name);
        if (before === undefined) first.set(name, start);
        else {
          const place = at(before);
          const line = 'line' in place ? place.line : 0;
          faults.add(at(start), [...names(path), name].join('.'), `given twice, first on line ${line}, expected once`);
        }
      }
    },
    Alias(_, alias, path) {
      const anchored = alias.resolve(document);
      if (anchored !== undefined && !path.includes(anchored)) return;
      const what = anchored === undefined ? 'unknown anchor given' : 'an anchor that contains itself given';
      faults.add(at(alias.range?.[0] ?? 0), names(path).join('.'), `*${alias.source}: ${what}`);
      sound = false;
    },
  });
  return sound;
}

/** Puts the value of an option in its place. */
function put(document: Document, { path, value, shown }: Override, faults: Faults): void {
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

/** The name of a key; one that an option has made is a plain string. */
function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

/** Gives the keys that are texts, and the cells that `where` names, the text that was written. */
function keepTexts(document: Document): void {
  const keep = (node: unknown) => {
    if (isScalar(node) && node.value !== null && typeof node.value !== 'string' && node.source)
      node.value = node.source;
  };
  if (isMap(document.contents)) {
    for (const { key, value } of document.contents.items) if (TEXTS.includes(nameOf(key))) keep(value);
  }
  visit(document, {
    Pair(_, { key, value }) {
      if (nameOf(key) === 'where' && isMap(value)) for (const item of value.items) keep(item.value);
    },
  });
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((step, at) => String(path[at]) === String(step)) && start.length <= path.length;
}

function find(
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
