import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { EXAMPLES } from '../../src/scenario/examples.ts';
import { ScenarioFault } from '../../src/scenario/fault.ts';
import { newScenario } from '../../src/scenario/new-scenario.ts';
import { readScenario, readScenarioText } from '../../src/scenario/read.ts';

const place = mkdtempSync(join(tmpdir(), 'groundswell-fuzz-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
for (const { files } of Object.values(EXAMPLES)) {
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
    expect(error.message).not.toMatch(/\n\s+at /);
    return false;
  }
  return true;
}

const NASTY = [
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
];

/** A text with a few places changed: cut, doubled, or something nasty put in. */
const changed = (text: string) =>
  fc
    .array(
      fc.record({
        at: fc.nat(text.length),
        cut: fc.oneof(fc.constant(0), fc.nat(12)),
        put: fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 4 }), fc.constantFrom(...text.split(/\s+/))),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((changes) => changes.reduce((so, { at, cut, put }) => so.slice(0, at) + put + so.slice(at + cut), text));

const texts = [newScenario('x'), ...Object.values(EXAMPLES).map(({ yaml }) => yaml)];

it('a scenario changed at random is read or told to be at fault, and nothing else ever happens', () => {
  let fine = 0;
  let faulty = 0;
  fc.assert(
    fc.property(fc.constantFrom(...texts).chain(changed), (text) => {
      if (holds(() => readScenarioText(text, 's.yaml', { base: place }))) fine++;
      else faulty++;
    }),
    { seed: 20, numRuns: 1500 },
  );
  // Otherwise the changes are too small or too great to try anything.
  expect(fine).toBeGreaterThan(100);
  expect(faulty).toBeGreaterThan(500);
});

it('any value anywhere is read or told to be at fault', () => {
  const anything = fc.oneof(fc.constantFrom(...NASTY), fc.json(), fc.string());
  const anywhere = fc.constantFrom(
    'people',
    'people.count',
    'people.file',
    'people.traits',
    'people.traits.drive',
    'network',
    'network.kind',
    'network.layers',
    'network.layers.0',
    'network.layers.0.where',
    'network.closeness',
    'organizations.teams',
    'organizations.teams.reports',
    'record',
    'record.people',
    'interventions',
    'interventions.0',
    'interventions.0.week',
    'interventions.1.weeks',
    'interventions.1.crisis',
    'interventions.1.crisis.organization',
    'interventions.9.end.groups',
    'why',
    'weeks',
    'seed',
    'name',
    'needs',
    'needs.rate',
    'x.y',
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(anywhere, anything), { minLength: 1, maxLength: 3 }),
      (text, sets) => {
        holds(() =>
          readScenarioText(text, 's.yaml', { base: place, set: sets.map(([path, value]) => `${path}=${value}`) }),
        );
      },
    ),
    { seed: 21, numRuns: 1500 },
  );
});

it('bytes of any kind are read or told to be at fault', () => {
  const file = join(place, 'bytes.yaml');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      writeFileSync(file, bytes);
      holds(() => readScenario(file));
    }),
    { seed: 22, numRuns: 300 },
  );
});

it.each(
  Object.values(EXAMPLES).flatMap(({ yaml, files }) =>
    Object.entries(files).map(([name, text]) => ({ name, text, yaml })),
  ),
)('data changed at random are read or told to be at fault: $name', ({ name, text, yaml }) => {
  fc.assert(
    fc.property(changed(text), (broken) => {
      writeFileSync(join(place, name), broken);
      holds(() => readScenarioText(yaml, 's.yaml', { base: place }));
    }),
    { seed: 23, numRuns: 300 },
  );
  writeFileSync(join(place, name), text);
});
