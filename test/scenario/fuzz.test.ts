import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { it } from 'vitest';
import { EXAMPLES } from '../../src/scenario/examples.ts';
import { newScenario } from '../../src/scenario/new-scenario.ts';
import { readScenario, readScenarioText } from '../../src/scenario/read.ts';
import { changed, fuzzFolder, holds, NASTY, readBytes, readChanged } from './fuzzing.ts';

const place = fuzzFolder(...Object.values(EXAMPLES).map(({ files }) => files));
const texts = [newScenario('x'), ...Object.values(EXAMPLES).map(({ yaml }) => yaml)];

it('a scenario changed at random is read or told to be at fault, and nothing else ever happens', () => {
  readChanged(texts, (text) => readScenarioText(text, 's.yaml', { base: place }), {
    ...{ most: 4, seed: 20, numRuns: 1500 },
    ...{ fine: 100, faulty: 500 },
  });
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
  readBytes(place, readScenario, 22, 300);
});

it.each(
  Object.values(EXAMPLES).flatMap(({ yaml, files }) =>
    Object.entries(files).map(([name, text]) => ({ name, text, yaml })),
  ),
)('data changed at random are read or told to be at fault: $name', ({ name, text, yaml }) => {
  fc.assert(
    fc.property(changed(text, 4), (broken) => {
      writeFileSync(join(place, name), broken);
      holds(() => readScenarioText(yaml, 's.yaml', { base: place }));
    }),
    { seed: 23, numRuns: 300 },
  );
  writeFileSync(join(place, name), text);
});
