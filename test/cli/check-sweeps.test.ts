/** check and schema know sweeps as they know scenarios. */
import { expect, it } from 'vitest';
import { groundswell, SMALL, write } from './groundswell.ts';

it('check says what a sweep is, or everything that is wrong with it', async () => {
  write('town.yaml', SMALL);
  write('tip.yaml', 'scenario: town.yaml\nvary: {spreading.sigma: [0.5, 1], needs.rate: [0.1]}\nreplicates: 3\n');
  write('bad.yaml', 'scenario: town.yaml\nvary: {sigma: [0.5]}\nluck: bad\n');
  const { code, out, err } = await groundswell('check', 'tip.yaml', 'bad.yaml', 'town.yaml');
  expect(code).toBe(2);
  expect(out).toMatch(/^tip\.yaml: fine \(2 factors, 2 points, 3 replicates, \d+ weeks\)\ntown\.yaml: fine \(/);
  expect(err.trimEnd().split('\n')).toEqual([
    'bad.yaml:2:8: vary.sigma: unknown setting, did you mean spreading.sigma?',
    'bad.yaml:3:7: luck: "bad" given, expected one of common, independent',
  ]);
});

it('schema prints that of scenarios, or of sweeps', async () => {
  const title = async (...words: string[]) => JSON.parse((await groundswell('schema', ...words)).out) as object;
  expect(await title()).toMatchObject({ title: 'Groundswell scenario' });
  expect(await title('sweep')).toMatchObject({ title: 'Groundswell sweep', required: ['scenario', 'vary'] });
});
