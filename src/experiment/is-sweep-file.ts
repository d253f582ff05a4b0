/** Tells a sweep from a scenario by what stands at its top: only a sweep names a scenario and says what varies. */
import { isMap, parseDocument } from 'yaml';
import { readTextFile } from '../scenario/text-file.ts';
import { nameOf } from '../scenario/yaml-place.ts';

/** False for a file that cannot be read: whoever reads it next says why. */
export function isSweepFile(file: string): boolean {
  const read = readTextFile(file);
  if ('message' in read) return false;
  const { contents } = parseDocument(read.text, { prettyErrors: false, logLevel: 'silent' });
  const names = isMap(contents) ? contents.items.map(({ key }) => nameOf(key)) : [];
  return names.includes('vary') || names.includes('scenario');
}
