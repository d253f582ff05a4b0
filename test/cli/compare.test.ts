/** groundswell compare on real runs: two runs of one seed, variants, points of a sweep; what it refuses, and that its bytes are the same. */
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Comparison } from '../../src/analysis/results/comparison.ts';
import { at, bytesOf, groundswell, isThere, lay, SMALL, write } from './groundswell.ts';

const TWELVE = `${SMALL.replace('replicates: 3', 'replicates: 12')}seed: x\n`;
const comparison = (directory: string): Comparison & { fingerprint: string; command: string } =>
  JSON.parse(readFileSync(at(directory, 'compare.json'), 'utf8'));
const csv = (directory: string) => readFileSync(at(directory, 'compare.csv'), 'utf8').trim().split('\n');

/** Two runs with common luck: in the second people need eight times as much. */
const twoRuns = () =>
  lay(
    { 'calm.yaml': TWELVE, 'needy.yaml': `${TWELVE}needs: { rate: 0.4 }\ntitle: Many needs\n` },
    ['run', 'calm.yaml', '--out', 'calm', '--no-charts', '--quiet'],
    ['run', 'needy.yaml', '--out', 'needy', '--no-charts', '--quiet'],
  );

it('two runs with one seed are pairs: sentences on stderr, the page on stdout, tables and charts in the directory', async () => {
  await twoRuns();
  const told = await groundswell('compare', 'calm', 'needy', '--matters', 'ever=0.02', '--tests', 'welch,mann-whitney');
  expect(told.code).toBe(0);
  const [name] = readdirSync(at('results')) as [string];
  expect(name).toMatch(/^compare-[0-9a-f]{16}$/);
  const directory = `results/${name}`;
  expect(told.out).toBe(`${directory}/compare.html\n`);
  expect(told.err).toMatch(/^Many needs against “calm”: [\d.]+ to [\d.]+ more expertise gained by each person\.$/m);
  expect(told.err).not.toMatch(/NaN|undefined|null|\u00a0/);
  expect(readdirSync(at(directory)).sort()).toEqual([
    ...['charts', 'compare-weeks.csv', 'compare.csv', 'compare.html', 'compare.json'],
  ]);
  expect(readdirSync(at(directory, 'charts'))).toHaveLength(15);
  const found = comparison(directory);
  expect(found).toMatchObject({ fingerprint: name.slice(8), weeks: 30, tests: ['welch', 'mann-whitney'] });
  expect(found.command).toBe('groundswell compare calm needy --matters ever=0.02 --tests welch,mann-whitney');
  expect(found.arms.map(({ name: arm, title, runs }) => [arm, title, runs])).toEqual([
    ['calm', 'calm', 12],
    ['needy', 'Many needs', 12],
  ]);
  const learning = found.compared.find(({ outcome }) => outcome === 'learning')!;
  expect(learning).toMatchObject({ paired: true, pairs: 12, verdict: 'more', values: expect.any(Array) });
  // The values are those of the tables, run by run, and the difference is their mean.
  const mean = learning.values.reduce((sum, value, k) => sum + value - learning.valuesAgainst[k]!, 0) / 12;
  expect(learning.difference).toBeCloseTo(mean, 12);
  expect(csv(directory)).toHaveLength(1 + 6);
  expect(csv(directory)[0]).toMatch(
    /^outcome,unit,arm,against,paired,pairs,of,mean,mean_against,difference,low,high,p,/,
  );
  const weeks = readFileSync(at(directory, 'compare-weeks.csv'), 'utf8').trim().split('\n');
  expect(weeks).toHaveLength(1 + 3 * 31);
  // No path of this machine, no time of day.
  const html = readFileSync(at(directory, 'compare.html'), 'utf8');
  expect(html.includes(at(''))).toBe(false);
}, 120_000);

it('the same comparison gives the same bytes, whatever the format of the tables and wherever it stands', async () => {
  await twoRuns();
  await groundswell('run', 'calm.yaml', '--out', 'elsewhere/calm', '--format', 'parquet', '--no-charts', '--quiet');
  await groundswell('compare', 'calm', 'needy', '--out', 'one', '--quiet');
  const before = bytesOf('one');
  expect(Object.keys(before)).toHaveLength(4 + 15);
  // Named otherwise and done again in the same place, it takes the place of what was there.
  const again = await groundswell('compare', at('calm'), './needy/', '--out', 'one', '--quiet');
  expect(again).toMatchObject({ code: 0, out: 'one/compare.html\n', err: '' });
  expect(bytesOf('one')).toEqual(before);
  await groundswell('compare', 'elsewhere/calm', 'needy', '--out', 'three', '--no-charts', '--quiet');
  expect(isThere('three', 'compare.html')).toBe(false);
  // Another format is another fingerprint; the numbers are the same.
  expect(csv('three')).toEqual(csv('one'));
  expect(readdirSync(at('')).filter((name) => /part|lock/.test(name))).toEqual([]);
}, 120_000);

it('variants: all of a run at once, or one by its folder; another can be what they are held against', async () => {
  write(
    'v.yaml',
    `${TWELVE}variants:\n  alone: {}\n  needy: { title: Many needs, needs: { rate: 0.4 } }\n  third: { needs: { rate: 0.1 } }\n`,
  );
  await groundswell('run', 'v.yaml', '--out', 'v', '--no-charts', '--quiet');
  await groundswell('compare', 'v', '--out', 'all', '--no-charts', '--quiet');
  const pairs = (directory: string) => [
    ...new Set(comparison(directory).compared.map(({ arm, against }) => `${arm}-${against}`)),
  ];
  expect(pairs('all')).toEqual(['needy-alone', 'third-alone']);
  await groundswell('compare', 'v', '--out', 'each', '--no-charts', '--quiet', '--all-pairs');
  expect(pairs('each')).toEqual(['needy-alone', 'third-alone', 'third-needy']);
  await groundswell(
    'compare',
    'v',
    '--out',
    'other',
    '--no-charts',
    '--quiet',
    '--against',
    'needy',
    '--outcomes',
    'ever,size',
  );
  expect(pairs('other')).toEqual(['alone-needy', 'third-needy']);
  expect(comparison('other').outcomes.map(({ name }) => name)).toEqual(['ever', 'size']);
  const two = await groundswell('compare', 'v/alone', 'v/needy', '--out', 'two', '--no-charts');
  expect(two.err).toContain('Many needs against “alone”');
  expect(comparison('two').arms.map(({ kind }) => kind)).toEqual(['variant', 'variant']);
}, 120_000);

it('points of a sweep by number and by settings, paired by their common luck; series where they were kept', async () => {
  write('base.yaml', SMALL);
  write(
    's.yaml',
    'scenario: base.yaml\nvary:\n  needs.rate: [0.05, 0.4]\n  spreading.sigma: [0.1, 0.5]\nreplicates: 6\noutcomes: [ever, learning]\nseries: [members]\n',
  );
  expect((await groundswell('sweep', 's.yaml', '--out', 's', '--no-charts', '--quiet')).code).toBe(0);
  const told = await groundswell('compare', 's#1', 's#needs.rate=0.4,spreading.sigma=0.1', '--out', 'c', '--no-charts');
  expect(told).toMatchObject({ code: 0, out: 'c\n' });
  expect(told.err).toMatch(
    /^needs\.rate 0\.4 against “needs\.rate 0\.05”: [\d.]+ to [\d.]+ more expertise gained by each person\.$/m,
  );
  const found = comparison('c');
  expect(found.arms.map(({ name, point }) => [name, point])).toEqual([
    ['s#1', 1],
    ['s#3', 3],
  ]);
  expect(found.command).toBe("groundswell compare 's#1' 's#needs.rate=0.4,spreading.sigma=0.1'");
  expect(found.compared.map(({ outcome, pairs }) => [outcome, pairs])).toEqual([
    ['ever', 6],
    ['learning', 6],
  ]);
  expect(found.weekly).toHaveLength(1);
  expect(found.weekly[0]).toMatchObject({ series: 'members', pairs: 6 });
  expect(await groundswell('compare', 's', 's#1')).toMatchObject({
    code: 2,
    err: 'groundswell: s: has 4 points, expected one of them: s#1 or s#needs.rate=0.05\n',
  });
  expect((await groundswell('compare', 's#2', 's#2')).err).toBe(
    'groundswell: s#2: is given twice, expected something else to compare it with\n',
  );
}, 120_000);

it('refuses what cannot be compared, in one line', async () => {
  await twoRuns();
  write('short.yaml', TWELVE.replace('weeks: 30', 'weeks: 20'));
  await groundswell('run', 'short.yaml', '--out', 'short', '--no-charts', '--quiet');
  cpSync(at('calm'), at('copy'), { recursive: true });
  const refused = async (...words: string[]) => {
    const { code, out, err } = await groundswell('compare', ...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    return err;
  };
  expect(await refused('calm', 'nowhere')).toBe('groundswell: nowhere: there is no such directory\n');
  expect(await refused('calm', '.')).toMatch(
    /^groundswell: .*: holds no run, no variants and no sweep \(no run\.json, variants\.json or sweep\.json\)\n$/,
  );
  expect(await refused('calm')).toBe('groundswell: calm: is alone, expected two or more to compare\n');
  expect(await refused('calm', './calm/')).toBe(
    'groundswell: calm: is given twice, expected something else to compare it with\n',
  );
  expect(await refused('calm', 'copy')).toMatch(
    /^groundswell: copy: is the same run as calm \(fingerprint [0-9a-f]{16}\), expected another\n$/,
  );
  expect(await refused('calm', 'short')).toBe(
    'groundswell: short: has 20 weeks and calm 30, expected runs of one length\n',
  );
  expect(await refused('calm#1', 'needy')).toBe('groundswell: calm#1: calm is no sweep, only sweeps have points\n');
  expect(await refused('calm', 'needy', '--outcomes', 'evr')).toBe(
    'groundswell: --outcomes: no outcome evr in all that is compared, did you mean ever?\n',
  );
  expect(await refused('calm', 'needy', '--matters', 'size=1')).toMatch(
    /^groundswell: --matters: no outcome size is compared, expected one of ever, takeoff, /,
  );
  expect(await refused('calm', 'needy', '--tests', 'anova')).toBe(
    'groundswell: --tests: no test anova, expected one of welch, mann-whitney\n',
  );
  expect(await refused('calm', 'needy', '--against', 'need')).toBe(
    'groundswell: --against: nothing called need is compared, did you mean needy?\n',
  );
  expect(await refused('calm', 'needy', '--out', 'short')).toMatch(
    /^groundswell: short: holds \S+, which is no part of a comparison, expected a new directory \(--out\)\n$/,
  );
  expect(isThere('short', 'run.json')).toBe(true);
}, 120_000);
