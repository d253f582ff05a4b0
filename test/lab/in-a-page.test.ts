/** What stands in a page for what Node has does the same. */
import { createHash as nodeHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { putFile, readdirSync, readFileSync } from '../../src/lab/worker/files-in-memory.ts';
import { createHash } from '../../src/lab/worker/sha256.ts';

it('SHA-256 over any pieces of text and bytes', () => {
  const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array());
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const [one, other] = [createHash('sha256'), nodeHash('sha256')];
      for (const part of pieces) {
        one.update(part);
        other.update(part);
      }
      expect(one.digest('hex')).toBe(other.digest('hex'));
    }),
  );
  expect(() => createHash('md5')).toThrow('internal: no md5 in a page');
});

it('files by their paths, with the error of Node for those that are not there', () => {
  putFile('mine.yaml', 'weeks: 5\n');
  putFile('data/ties.csv', new Uint8Array([0x61, 0xff]));
  expect(new TextDecoder().decode(readFileSync('mine.yaml'))).toBe('weeks: 5\n');
  expect([...readFileSync('data/ties.csv')]).toEqual([0x61, 0xff]);
  expect([readdirSync('.'), readdirSync('data'), readdirSync('elsewhere')]).toEqual([['mine.yaml'], ['ties.csv'], []]);
  expect(() => readFileSync('data/tie.csv')).toThrow(expect.objectContaining({ code: 'ENOENT' }));
});
