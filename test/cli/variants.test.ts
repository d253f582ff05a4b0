/** All variants of a scenario run with one command and the same luck, and can be killed, repeated and drawn again like one run. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { VariantsRecord } from '../../src/simulate/variants-record.ts';
import { at, bytesOf, groundswell, isThere, LONG, lay, SMALL, start, until, write } from './groundswell.ts';

const VARIANTS = `variants:
  alone: {}
  inspired:
    title: Groups inspire more
    needs: { rate: 0.2 }
`;
const record = (directory: string) =>
  JSON.parse(readFileSync(at(directory, 'variants.json'), 'utf8')) as VariantsRecord;
const recordedRun = (directory: string) => JSON.parse(readFileSync(at(directory, 'run.json'), 'utf8'));
/** Bytes of all but the one record that holds times. */
const tablesOf = (directory: string) =>
  Object.fromEntries(Object.entries(bytesOf(directory)).filter(([path]) => path.endsWith('.csv')));

const files = { 'small.yaml': SMALL + VARIANTS };
/** All variants with their charts, in the place that is theirs. */
const drawn = () => lay(files, ['run', 'small.yaml', '--quiet']);
/** All variants without charts, in x. */
const bare = () => lay(files, ['run', 'small.yaml', '--out', 'x', '--no-charts', '--quiet']);

it('have the same luck: {} gives the bytes of the plain scenario, and its fingerprint', async () => {
  const { code, out, err } = await drawn();
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const [fingerprint] = readdirSync(at('results', 'small')) as [string];
  const directory = `results/small/${fingerprint}`;
  expect(out).toBe(`${directory}/report.html\n`);
  expect(readdirSync(at(directory)).sort()).toEqual([
    ...['alone', 'charts', 'differences.csv', 'inspired', 'outcomes.csv', 'report.html', 'variants.json'],
  ]);
  write('small.yaml', SMALL);
  await groundswell('run', 'small.yaml', '--out', 'plain', '--no-charts');
  expect(tablesOf(`${directory}/alone`)).toEqual(tablesOf('plain'));
  expect(recordedRun(`${directory}/alone`).fingerprint).toBe(recordedRun('plain').fingerprint);
  expect(tablesOf(`${directory}/inspired`)).not.toEqual(tablesOf('plain'));
  expect(recordedRun(`${directory}/inspired`).seed).toBe(recordedRun('plain').seed);
  const { variants, outputs, ...rest } = record(directory);
  expect(rest).toMatchObject({ name: 'small', fingerprint, seed: 'small', replicates: 3 });
  expect(variants.map(({ name, title }) => [name, title])).toEqual([
    ['alone', 'alone'],
    ['inspired', 'Groups inspire more'],
  ]);
  const bytes = bytesOf(directory);
  for (const { path, sha256 } of outputs) expect(bytes[`/${path}`]).toBe(sha256);
  expect(outputs).toHaveLength(12);
});

it('one of them alone is the same run, byte for byte', async () => {
  expect((await bare()).out).toBe('x\n');
  expect(isThere('x', 'report.html')).toBe(false);
  // What was left out is drawn when the variants are asked for again.
  expect((await groundswell('run', 'small.yaml', '--out', 'x')).out).toBe('x/report.html\n');
  const one = await groundswell('run', 'small.yaml', '--variant', 'inspired', '--out', 'one', '--quiet');
  expect(one).toMatchObject({ code: 0, out: 'one/report.html\n' });
  expect(bytesOf('one')).toEqual(bytesOf('x/inspired'));
  expect(await groundswell('run', 'small.yaml', '--variant', 'inspird')).toMatchObject({
    code: 2,
    err: 'groundswell: small.yaml: has no variant inspird, did you mean inspired?\n',
  });
  write('plain.yaml', SMALL);
  expect((await groundswell('run', 'plain.yaml', '--variant', 'x')).err).toContain('has no variants');
  expect((await groundswell('check', 'small.yaml')).out).toBe(
    'small.yaml: fine (60 people, 30 weeks, 3 replicates; 2 variants: alone, inspired)\n',
  );
}, 120_000);

it('killed in the middle of the second variant, the same command gives the bytes of a run that nobody disturbed', async () => {
  write('long.yaml', LONG.replace('replicates: 5', 'replicates: 3') + VARIANTS);
  const first = start(['run', 'long.yaml', '--out', 'x', '--no-charts']);
  await until(() => isThere('x.partial', 'variants', 'inspired.partial', 'replicate-0001'), 'the second has begun');
  first.child.kill('SIGKILL');
  expect(await first.ended).toMatchObject({ signal: 'SIGKILL', out: '' });
  expect(isThere('x')).toBe(false);
  const whole = at('x.partial', 'variants', 'alone', 'run.json');
  const before = readFileSync(whole, 'utf8');
  const again = await groundswell('run', 'long.yaml', '--out', 'x', '--no-charts');
  expect(again).toMatchObject({ code: 0, out: 'x\n' });
  expect(again.err).toContain('long, variant alone (1 of 2): 3 of 3 replicates were whole already\n');
  expect(again.err).toMatch(/long, variant inspired \(2 of 2\): [12] of 3 replicates were whole already\n/);
  // A variant that was whole is not run again.
  expect(readFileSync(at('x', 'alone', 'run.json'), 'utf8')).toBe(before);
  await groundswell('run', 'long.yaml', '--out', 'undisturbed', '--no-charts', '--quiet');
  expect(bytesOf('x')).toEqual(bytesOf('undisturbed'));
  expect(readdirSync(at()).sort()).toEqual(['long.yaml', 'undisturbed', 'x']);
});

it('Ctrl-C says in which variant it stopped', async () => {
  write('long.yaml', LONG + VARIANTS);
  const first = start(['run', 'long.yaml', '--out', 'x', '--quiet', '--no-charts']);
  await until(() => isThere('x.partial', 'variants', 'alone.partial', 'replicate-0001'), 'a replicate is whole');
  first.child.kill('SIGINT');
  const { code, err } = await first.ended;
  expect(code).toBe(130);
  expect(err).toMatch(/^groundswell: variant alone: stopped in week \d+ of replicate \d; \d whole replicates? kept, /);
  expect(isThere('x.lock')).toBe(false);
  expect(isThere('x')).toBe(false);
});

it('are recognised when they are there, and replaced by --force alone', async () => {
  await bare();
  const run = (...words: string[]) => groundswell('run', 'small.yaml', '--out', 'x', '--no-charts', ...words);
  const bytes = bytesOf('x');
  expect(await run()).toMatchObject({ code: 0, err: 'already there, nothing to do: x\n' });
  expect((await run('--seed', 'b')).err).toMatch(/^groundswell: x: holds another run \(small, seed small, fingerprint/);
  writeFileSync(at('x', 'inspired', 'weeks.csv'), 'replicate\n');
  expect((await run()).err).toMatch(/^groundswell: x: variant inspired is there but damaged: weeks\.csv has 10 bytes/);
  writeFileSync(at('x', 'notes.txt'), 'mine');
  expect((await run('--force')).err).toContain('x: holds notes.txt, which is not of the run and would be lost');
  rmSync(at('x', 'notes.txt'));
  expect((await run('--force', '--quiet')).code).toBe(0);
  expect(bytesOf('x')).toEqual(bytes);
  // A plain run may take their place in the same way.
  write('plain.yaml', SMALL);
  expect((await groundswell('run', 'plain.yaml', '--out', 'x', '--no-charts')).code).toBe(2);
  expect((await groundswell('run', 'plain.yaml', '--out', 'x', '--no-charts', '--force')).code).toBe(0);
  expect(isThere('x', 'variants.json')).toBe(false);
});

it('rerun repeats all and compares all; report draws all again', async () => {
  const directory = (await drawn()).out.replace('/report.html\n', '');
  rmSync(at('small.yaml'));
  const before = bytesOf(directory);
  const same = await groundswell('rerun', directory, '--quiet');
  expect(same).toMatchObject({ code: 0, err: '' });
  for (const path of ['report.html', 'differences.csv', 'alone/weeks.csv', 'inspired/report.html'])
    expect(same.out).toContain(`same     ${path}\n`);
  expect(same.out.endsWith('\nevery byte agrees\n')).toBe(true);
  writeFileSync(at(directory, 'report.html'), 'mine');
  rmSync(at(directory, 'inspired', 'charts'), { recursive: true });
  expect(await groundswell('report', directory)).toMatchObject({ code: 0, out: `${directory}/report.html\n` });
  expect(bytesOf(directory)).toEqual(before);
}, 120_000);

it('rerun says which file of which variant was changed', async () => {
  await bare();
  writeFileSync(at('x', 'inspired', 'weeks.csv'), 'replicate\n');
  const changed = await groundswell('rerun', 'x', '--quiet');
  expect(changed.code).toBe(1);
  expect(changed.out).toContain('changed  inspired/weeks.csv\n');
  expect(changed.out).toContain('same     alone/weeks.csv\n');
});

it('as Parquet they come to the same', async () => {
  await bare();
  const parquet = await groundswell('run', 'small.yaml', '--out', 'parquet', '--no-charts', '--format', 'parquet');
  expect(parquet.code, parquet.err).toBe(0);
  expect(isThere('parquet', 'alone', 'weeks.parquet')).toBe(true);
  for (const name of ['outcomes.csv', 'differences.csv'])
    expect(readFileSync(at('parquet', name))).toEqual(readFileSync(at('x', name)));
  expect(record('parquet').fingerprint).not.toBe(record('x').fingerprint);
});
