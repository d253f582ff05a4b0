import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { readSweepFile, readSweepText, type SweepOptions } from '../../src/experiment/read-sweep-file.ts';
import { SWEEP_EXAMPLES } from '../../src/experiment/sweep-examples.ts';
import { ScenarioFault } from '../../src/scenario/fault.ts';
import { TOWN } from './sweep-folder.ts';

const place = mkdtempSync(join(tmpdir(), 'groundswell-sweep-fuzz-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
writeFileSync(join(place, 'town.yaml'), TOWN);
for (const { files } of Object.values(SWEEP_EXAMPLES)) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
}

/** Reads; what is thrown must be a ScenarioFault that says something of every fault, on one line, with a place. */
function holds(reading: () => unknown): boolean {
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

const read = (text: string, options: SweepOptions = {}) => readSweepText(text, join(place, 's.yaml'), options);

const NASTY = [
  '',
  '~',
  '{}',
  '[]',
  '-1',
  '1e999',
  '.nan',
  '"',
  '{',
  ']',
  '*a',
  '&a',
  '? ',
  '- ',
  ': ',
  '#',
  '|',
  '---',
];
const WORSE = [
  '__proto__',
  'constructor',
  'toString',
  'null',
  'true',
  '0x10',
  '9'.repeat(30),
  '😀',
  '\u2028',
  ',',
  '1e308',
];
const anything = fc.oneof(fc.constantFrom(...NASTY, ...WORSE), fc.json({ maxDepth: 3 }), fc.string({ maxLength: 12 }));

/** A text with a few places changed: cut, doubled, or something nasty put in. */
const changed = (text: string) =>
  fc
    .array(
      fc.record({
        at: fc.nat(text.length),
        cut: fc.oneof(fc.constant(0), fc.nat(12)),
        put: fc.oneof(fc.constantFrom(...NASTY, ...WORSE), fc.constantFrom(...text.split(/\s+/))),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((changes) => changes.reduce((so, { at, cut, put }) => so.slice(0, at) + put + so.slice(at + cut), text));

const texts = Object.values(SWEEP_EXAMPLES).map(({ yaml }) => yaml);

it('a sweep changed at random is read or told to be at fault, and nothing else ever happens', () => {
  let fine = 0;
  let faulty = 0;
  fc.assert(
    fc.property(fc.constantFrom(...texts).chain(changed), (text) => {
      if (holds(() => read(text))) fine++;
      else faulty++;
    }),
    { seed: 30, numRuns: 600 },
  );
  // Otherwise the changes are too small or too great to try anything.
  expect(fine).toBeGreaterThan(20);
  expect(faulty).toBeGreaterThan(200);
}, 240_000);

it('any value at any key is read or told to be at fault', () => {
  const keys = [
    'set',
    'vary',
    'constraints',
    'design',
    'replicates',
    'luck',
    'outcomes',
    'series',
    'timeout',
    'variant',
  ];
  const factors = [
    'spreading.sigma',
    'network.kind',
    'c',
    'interventions.0.catalysts.count',
    'people.traits.drive',
    'a-b',
  ];
  const flow = (value: string) => value.replaceAll(/[\r\n\u2028]/g, ' ');
  const sweep = fc.oneof(
    fc
      .tuple(fc.constantFrom(...keys), anything)
      .map(([key, value]) => `vary: {needs.rate: [0.1, 0.2]}\n${key}: ${flow(value)}\n`),
    fc
      .tuple(fc.constantFrom(...factors), fc.constantFrom('', 'values', 'from', 'choices', 'path', 'label'), anything)
      .map(([name, key, value]) => `vary: {${name}: ${key === '' ? flow(value) : `{${key}: ${flow(value)}}`}}\n`),
    anything.map((value) => `vary: {needs.rate: [0.1]}\noutcomes: [{name: x, mean: ${flow(value)}}]\n`),
    anything.map((value) => `vary: {needs.rate: [0.1]}\nconstraints: [${flow(value)}]\n`),
    fc
      .tuple(
        fc.constantFrom('random', 'sobol', 'table', 'nested', 'morris', 'x'),
        fc.constantFrom('points', 'rows', 'parts', 'file'),
        anything,
      )
      .map(([kind, key, value]) => `vary: {needs.rate: [0.1]}\ndesign: {kind: ${kind}, ${key}: ${flow(value)}}\n`),
  );
  fc.assert(
    fc.property(sweep, (text) => {
      holds(() => read(`scenario: town.yaml\n${text}`));
    }),
    { seed: 31, numRuns: 1200 },
  );
}, 240_000);

it('any option is taken or told to be at fault', () => {
  const set = fc.tuple(
    fc.constantFrom('needs.rate', 'interventions', 'interventions.0.week', 'x', 'weeks', 'a..b'),
    anything,
  );
  fc.assert(
    fc.property(fc.array(set, { maxLength: 2 }), fc.oneof(fc.constant(4), fc.double()), (sets, number) => {
      holds(() =>
        read('scenario: town.yaml\nvary: {spreading.sigma: {from: 0, to: 1}}\ndesign: {kind: random, points: 2}\n', {
          set: sets.map(([path, value]) => `${path}=${value}`),
          points: number,
          replicates: number,
        }),
      );
    }),
    { seed: 32, numRuns: 300 },
  );
}, 120_000);

it('bytes of any kind are read or told to be at fault', () => {
  const file = join(place, 'bytes.yaml');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      writeFileSync(file, bytes);
      holds(() => readSweepFile(file));
    }),
    { seed: 33, numRuns: 200 },
  );
});
