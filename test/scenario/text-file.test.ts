/** Text files as people have them: whatever is not UTF-8 is told with its place, and what is strange but right is read. */

import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readTextFile } from '../../src/scenario/text-file.ts';
import { at } from '../cli/groundswell.ts';

it('a replacement character that somebody wrote is text, bytes that are no UTF-8 are not', () => {
  writeFileSync(at('right.csv'), 'id\n\uFFFD\n');
  expect(readTextFile(at('right.csv'))).toMatchObject({ text: 'id\n\uFFFD\n' });
  writeFileSync(at('wrong.csv'), Buffer.from([0x69, 0x64, 0x0a, 0x61, 0xff, 0x0a]));
  expect(readTextFile(at('wrong.csv'))).toMatchObject({ place: { line: 2, column: 2 } });
  writeFileSync(at('both.csv'), Buffer.from([0xef, 0xbf, 0xbd, 0x0a, 0xff]));
  expect(readTextFile(at('both.csv'))).toMatchObject({ place: { line: 1, column: 1 } });
});
