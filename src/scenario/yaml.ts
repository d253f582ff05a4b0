/** A file as it was written: its YAML, what options of the command line put in its place, and where everything stands. */
import { type Document, isPair, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Faults, Where } from './fault.ts';
import { type Override, put } from './yaml-override.ts';
import { find, findIn, nameOf, type Path } from './yaml-place.ts';
import { isSound } from './yaml-sound.ts';

export interface Written {
  /** Plain lists, mappings and scalars, null for an empty file. */
  readonly data: unknown;
  /** Where a key or a value stands; of something missing, where it is missing. */
  place(path: Path, part: 'key' | 'value'): Where;
  /** Where a character of a text stands, counted from 0 in the text as it was read, without quotes and indentation. */
  placeIn(path: Path, character: number): Where;
}

/** What kind of file it is. */
export interface Form {
  /** What one of them is called. */
  readonly called: string;
  /** Whether what stands at a path is text even when it looks like a number: a seed 042 is not 34, nor 42. */
  readonly isText: (path: readonly string[]) => boolean;
}

/** What the parser says, in words for those who do not know its own. */
const SAID_BETTER: readonly (readonly [RegExp, string])[] = [
  [/^Source contains multiple documents/, 'a second document given, expected one $ a file'],
  [/^Tabs are not allowed/, 'a tab given, expected spaces for indentation'],
  [/^Flow sequence .* end with a \]/, 'a list that is not closed given, expected ]'],
  [/^Flow map .* end with a \}/, 'a mapping that is not closed given, expected }'],
  [/^Nested mappings are not allowed/, 'a second colon given, expected quotes around a text with a colon in it'],
];

/** Reads YAML 1.2 strictly. Null when it is so broken that nothing further can be said about it. */
export function readYaml(
  file: string,
  text: string,
  overrides: readonly Override[],
  faults: Faults,
  form: Form,
): Written | null {
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
    const better = SAID_BETTER.find(([said]) => said.test(message))?.[1].replace('$', form.called);
    faults.add(at(pos[0]), '', better ?? message);
  }
  if (document.errors.length > 0) return null;
  if (document.directives?.yaml.version !== '1.2') faults.add(at(0), '', 'YAML 1.1 given, expected YAML 1.2');
  if (!isSound(document, at, faults)) return null;
  for (const override of overrides) put(document, override, faults);
  keepTexts(document, form.isText);
  try {
    const data: unknown = document.toJS();
    return {
      data,
      place: (path, part) => find(document, overrides, at, path, part),
      placeIn: (path, character) => findIn(document, overrides, at, path, text, character),
    };
  } catch (error) {
    faults.add(at(0), '', (error as Error).message);
    return null;
  }
}

/** Gives what is text the text that was written. */
function keepTexts(document: Document, isText: Form['isText']): void {
  visit(document, {
    Scalar(key, node, above) {
      if (key === 'key' || node.value === null || typeof node.value === 'string' || !node.source) return;
      const path = above.flatMap((one, depth) => {
        if (isPair(one)) return [nameOf(one.key)];
        if (!isSeq(one)) return [];
        const next = above[depth + 1] ?? node;
        return [String(one.items.indexOf(next))];
      });
      if (isText(path)) node.value = node.source;
    },
  });
}
