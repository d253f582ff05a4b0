/** Finds what is well-formed YAML and yet no scenario: keys given twice, keys that are not text, anchors in themselves. */
import { type Document, isNode, isPair, isScalar, visit } from 'yaml';
import type { Faults, Where } from './fault.ts';

/** Tells what it finds; false when nothing further can be said about the document. */
export function isSound(document: Document, at: (offset: number) => Where, faults: Faults): boolean {
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
