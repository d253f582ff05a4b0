/** The page of the lab as it is handed out: with the shipped scenarios, their data, and the scenario that somebody named. */
import { readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, posix } from 'node:path';
import type { Reading } from '../../scenario/read.ts';
import { readTextFile } from '../../scenario/text-file.ts';
import type { Given } from '../protocol.ts';

/** Where what is given will stand. */
export const GIVEN = '<!--given-->';

/** JSON that can stand in a script element. */
export function inPage(id: string, value: unknown): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;
}

const SCENARIOS = new URL('../../../scenarios/', import.meta.url);

/** Every shipped scenario and every file of data, by its path as the command line is given it. */
function shipped(): Record<string, string> {
  const files = readdirSync(SCENARIOS, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(yaml|csv)$/.test(file))
    .sort();
  return Object.fromEntries(files.map((file) => [`scenarios/${file}`, readFileSync(new URL(file, SCENARIOS), 'utf8')]));
}

function textOf(path: string): string {
  const read = readTextFile(path);
  if ('message' in read) throw new Error(`internal: ${path} ${read.message}`);
  return read.text;
}

/** @param named a scenario that could be read, and the path that was given for it */
export function labPage(named: { readonly file: string; readonly reading: Reading } | null): string {
  const files = shipped();
  if (named !== null) {
    const { file, reading } = named;
    const path = posix.normalize(file.replaceAll('\\', '/'));
    files[path] = textOf(file);
    const all = [reading, ...reading.variants.map((variant) => variant.reading)];
    for (const { path: data } of all.flatMap(({ sources }) => sources)) {
      const place = isAbsolute(data) ? posix.normalize(data) : posix.join(posix.dirname(path), data);
      files[place] = textOf(place);
    }
  }
  const given: Given = { files, file: named === null ? null : posix.normalize(named.file.replaceAll('\\', '/')) };
  const page = readFileSync(new URL('../../../dist/lab/lab.html', import.meta.url), 'utf8');
  return page.replace(GIVEN, () => inPage('given', given));
}
