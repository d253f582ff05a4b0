/** What the tests share that read texts changed at random: nasty pieces, how a text is changed, and what reading may come to. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect } from 'vitest';
import { ScenarioFault } from '../../src/scenario/fault.ts';

/** A folder for a file of tests, with these files in it, gone when the last test is over. */
export function fuzzFolder(...sets: readonly Readonly<Record<string, string>>[]): string {
  const place = mkdtempSync(join(tmpdir(), 'groundswell-fuzz-'));
  afterAll(() => rmSync(place, { recursive: true, force: true }));
  for (const files of sets) for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  return place;
}

/**
 * Reads; what is thrown must be a ScenarioFault that says something of every fault, on one line, with a place.
 * @returns whether it was read
 */
export function holds(reading: () => unknown): boolean {
  try {
    reading();
  } catch (error) {
    if (!(error instanceof ScenarioFault)) throw error;
    expect(error.faults.length).toBeGreaterThan(0);
    for (const fault of error.faults) expect(fault).toMatch(/^(.+?:\d+:\d+: .|--\S+ .*: .|.+: and \d+ more$)/);
    expect(error.message).not.toMatch(/\n\s+at |internal/);
    return false;
  }
  return true;
}

/** What YAML, JavaScript or an expression might take for something else than a text. */
export const NASTY = [
  '',
  '~',
  '{}',
  '[]',
  '-1',
  '1e999',
  '.nan',
  '.inf',
  '"',
  "'",
  '{',
  '[',
  ']',
  '}',
  '*a',
  '&a',
  '!!set',
  '!!binary x',
  '<<: *a',
  '? ',
  '- ',
  ': ',
  '#',
  '|',
  '>',
  '%',
  '@',
  '\t',
  '\n',
  '---',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'true',
  'NaN',
  '0x10',
  '9'.repeat(30),
  '😀',
  '\u2028',
  '\uFEFF',
  ',',
  '""',
  '1e308',
];

/** A text with one to so many places changed: cut, doubled, or something nasty put in. */
export const changed = (text: string, most: number): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.nat(text.length),
        cut: fc.oneof(fc.constant(0), fc.nat(12)),
        put: fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 4 }), fc.constantFrom(...text.split(/\s+/))),
      }),
      { minLength: 1, maxLength: most },
    )
    .map((changes) => changes.reduce((so, { at, cut, put }) => so.slice(0, at) + put + so.slice(at + cut), text));

/** Reads some of the texts, changed at random; some must be read and many be at fault, or the changes try nothing. */
export function readChanged(
  texts: readonly string[],
  read: (text: string) => unknown,
  { most, seed, numRuns, fine, faulty }: Record<'most' | 'seed' | 'numRuns' | 'fine' | 'faulty', number>,
): void {
  const came = { fine: 0, faulty: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...texts).chain((text) => changed(text, most)),
      (text) => {
        came[holds(() => read(text)) ? 'fine' : 'faulty']++;
      },
    ),
    { seed, numRuns },
  );
  expect(came.fine).toBeGreaterThan(fine);
  expect(came.faulty).toBeGreaterThan(faulty);
}

/** Bytes of any kind, as a file, are read or told to be at fault. */
export function readBytes(place: string, read: (path: string) => unknown, seed: number, numRuns: number): void {
  const file = join(place, 'bytes.yaml');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      writeFileSync(file, bytes);
      holds(() => read(file));
    }),
    { seed, numRuns },
  );
}
