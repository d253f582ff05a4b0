import { join } from 'node:path';
import fc from 'fast-check';
import { it } from 'vitest';
import { readSweepFile, readSweepText, type SweepOptions } from '../../src/experiment/read-sweep-file.ts';
import { SWEEP_EXAMPLES } from '../../src/experiment/sweep-examples.ts';
import { fuzzFolder, holds, NASTY, readBytes, readChanged } from '../scenario/fuzzing.ts';
import { TOWN } from './sweep-folder.ts';

const place = fuzzFolder({ 'town.yaml': TOWN }, ...Object.values(SWEEP_EXAMPLES).map(({ files }) => files));
const read = (text: string, options: SweepOptions = {}) => readSweepText(text, join(place, 's.yaml'), options);

const anything = fc.oneof(fc.constantFrom(...NASTY), fc.json({ maxDepth: 3 }), fc.string({ maxLength: 12 }));

const texts = Object.values(SWEEP_EXAMPLES).map(({ yaml }) => yaml);

it('a sweep changed at random is read or told to be at fault, and nothing else ever happens', () => {
  readChanged(texts, read, { ...{ most: 3, seed: 30, numRuns: 600 }, ...{ fine: 20, faulty: 200 } });
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
  readBytes(place, readSweepFile, 33, 200);
});
