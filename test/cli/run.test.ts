/** One command takes a scenario to a directory of tables, charts and a report, the same bytes every time. */
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { RunRecord } from '../../src/simulate/run-record.ts';
import { at, bytesOf, groundswell, isThere, lay, MAIN, SMALL, start, write } from './groundswell.ts';

const record = (directory: string) => JSON.parse(readFileSync(at(directory, 'run.json'), 'utf8')) as RunRecord;

const files = { 'small.yaml': SMALL };
const bare = () => lay(files, ['run', 'small.yaml', '--out', 'x', '--no-charts']);
/** With charts, of the seed a. */
const drawn = () => lay(files, ['run', 'small.yaml', '--seed', 'a', '--out', 'x', '--quiet']);

it('a run ends with the path of its report, and its record lists every file with its hash', async () => {
  write('small.yaml', SMALL);
  const { code, out, err } = await groundswell('run', 'small.yaml');
  expect(code, err).toBe(0);
  const fingerprint = readdirSync(at('results', 'small'))[0]!;
  expect(out).toBe(`results/small/${fingerprint}/report.html\n`);
  expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
  const directory = `results/small/${fingerprint}`;
  const run = record(directory);
  expect(run).toMatchObject({ name: 'small', seed: 'small', weeks: 30, replicates: 3, fingerprint });
  expect(run.worlds.map(({ seed }) => seed)).toEqual(['small', 'small/2', 'small/3']);
  expect(new Set(run.worlds.map(({ world }) => world)).size).toBe(3);
  expect(run.outputs.length).toBeGreaterThan(5);
  const hashes = Object.fromEntries(run.outputs.map((file) => [`/${file.path}`, file.sha256]));
  expect(bytesOf(directory)).toEqual(hashes);
  const weeks = run.outputs.find(({ path }) => path === 'weeks.csv')!;
  expect(readFileSync(at(directory, 'weeks.csv'), 'utf8').split('\n').length).toBe(weeks.rows! + 2);
  expect(readdirSync(at('results', 'small'))).toEqual([fingerprint]);
});

it('the same scenario and seed give the same bytes anywhere; another seed gives others', async () => {
  await drawn();
  mkdirSync(at('elsewhere'));
  writeFileSync(at('elsewhere', 'small.yaml'), SMALL);
  await groundswell('run', 'elsewhere/small.yaml', '--out', 'y', '--seed', 'a', '--quiet');
  await groundswell('run', 'small.yaml', '--seed', 'b', '--out', 'z', '--no-charts');
  expect(bytesOf('y')).toEqual(bytesOf('x'));
  expect(bytesOf('z')['/weeks.csv']).not.toBe(bytesOf('x')['/weeks.csv']);
  expect(record('z').fingerprint).not.toBe(record('x').fingerprint);
});

it('a seed is text: 007 is not 7', async () => {
  write('small.yaml', SMALL);
  await groundswell('run', 'small.yaml', '--seed', '7', '--out', 'x', '--no-charts');
  await groundswell('run', 'small.yaml', '--seed', '007', '--out', 'y', '--no-charts');
  expect([record('x').seed, record('y').seed]).toEqual(['7', '007']);
  expect(bytesOf('x')).not.toEqual(bytesOf('y'));
});

it('the first replicates are the same however many follow', async () => {
  write('small.yaml', SMALL);
  await groundswell('run', 'small.yaml', '--out', 'two', '--replicates', '2', '--no-charts');
  await groundswell('run', 'small.yaml', '--out', 'three', '--replicates', '3', '--no-charts');
  const [two, three] = ['two', 'three'].map((run) => readFileSync(at(run, 'weeks.csv'), 'utf8'));
  expect(three!.startsWith(two!)).toBe(true);
});

it('a run that is there is recognised and left alone, unless --force is given', async () => {
  write('small.yaml', SMALL);
  const first = await groundswell('run', 'small.yaml', '--no-charts');
  const directory = first.out.trim();
  const before = statSync(at(directory)).ino;
  const second = await groundswell('run', 'small.yaml', '--no-charts');
  expect(second).toMatchObject({ code: 0, out: first.out, err: `already there, nothing to do: ${directory}\n` });
  expect(statSync(at(directory)).ino).toBe(before);
  const bytes = bytesOf(directory);
  const third = await groundswell('run', 'small.yaml', '--force', '--no-charts');
  expect(third).toMatchObject({ code: 0, out: first.out });
  expect(statSync(at(directory)).ino).not.toBe(before);
  expect(bytesOf(directory)).toEqual(bytes);
  expect(readdirSync(at('results', 'small')).length).toBe(1);
});

it('--quiet says nothing but the path of the report', async () => {
  expect(await drawn()).toMatchObject({
    out: 'x/report.html\n',
    err: '',
  });
  expect(await groundswell('run', 'small.yaml', '--seed', 'a', '--out', 'x', '--quiet')).toMatchObject({
    out: 'x/report.html\n',
    err: '',
  });
});

it('charts left out are drawn when the run is asked for again, or by report', async () => {
  await drawn();
  const later = (out: string, ...words: string[]) =>
    groundswell('run', 'small.yaml', '--seed', 'a', '--out', out, ...words);
  expect((await later('y', '--no-charts')).out).toBe('y\n');
  expect(isThere('y', 'report.html')).toBe(false);
  cpSync(at('y'), at('z'), { recursive: true });
  expect((await later('y')).out).toBe('y/report.html\n');
  expect((await groundswell('report', 'z')).out).toBe('z/report.html\n');
  expect(bytesOf('y')).toEqual(bytesOf('x'));
  expect(bytesOf('z')).toEqual(bytesOf('x'));
  expect(record('z').outputs).toEqual(record('x').outputs);
});

it('what is not this run is never written over', async () => {
  await bare();
  mkdirSync(at('letters'));
  writeFileSync(at('letters', 'love.txt'), 'dear');
  for (const force of [[], ['--force']]) {
    const { code, err } = await groundswell('run', 'small.yaml', '--out', 'letters', ...force);
    expect({ code, err }).toEqual({
      code: 2,
      err: 'groundswell: letters: holds something that is not a run; choose another place with --out\n',
    });
  }
  expect((await groundswell('run', 'small.yaml', '--out', 'small.yaml')).code).toBe(2);
  const other = await groundswell('run', 'small.yaml', '--out', 'x', '--no-charts', '--seed', 'b');
  expect(other.code).toBe(2);
  expect(other.err).toMatch(
    /^groundswell: x: holds another run \(small, seed small, fingerprint \w+\); choose another/,
  );
  expect((await groundswell('run', 'small.yaml', '--out', 'x', '--seed', 'b', '--force', '--no-charts')).code).toBe(0);
  expect(record('x').seed).toBe('b');
});

it('a damaged run is not taken for a whole one', async () => {
  await bare();
  writeFileSync(at('x', 'groups.csv'), 'replicate\n');
  const { code, err } = await groundswell('run', 'small.yaml', '--out', 'x', '--no-charts');
  expect(code).toBe(2);
  expect(err).toMatch(
    /^groundswell: x: the run is there but damaged: groups\.csv has 10 bytes, run\.json says \d+; --force/,
  );
});

it('a chart that was changed by hand is not taken for the drawn one, and report draws it again', async () => {
  await drawn();
  const before = bytesOf('x');
  writeFileSync(at('x', 'report.html'), 'mine');
  const { code, err } = await groundswell('run', 'small.yaml', '--seed', 'a', '--out', 'x');
  expect(code).toBe(2);
  expect(err).toMatch(
    /^groundswell: x: report\.html has 4 bytes, run\.json says \d+; groundswell report x draws it again\n$/,
  );
  // As the shell completes it, with a slash; and a note that somebody has laid beside is theirs.
  writeFileSync(at('x', 'notes.txt'), 'mine');
  expect((await groundswell('report', 'x/')).out).toBe('x/report.html\n');
  expect(bytesOf('x')).toMatchObject(before);
  expect(record('x').outputs.some(({ path }) => path === 'notes.txt')).toBe(false);
  expect((await groundswell('run', 'small.yaml', '--seed', 'a', '--out', './x/')).out).toBe('x/report.html\n');
  expect(readdirSync(at()).sort()).toEqual(['small.yaml', 'x']);
});

it('a run can be written into the directory one stands in, while it is empty', async () => {
  mkdirSync(at('study'));
  writeFileSync(at('small.yaml'), SMALL);
  const inside = start(
    ['-c', 'cd study && exec "$0" "$@"', process.execPath, MAIN, 'run', '../small.yaml', '--out', '.', '--no-charts'],
    ['bash'],
  );
  const { code, err } = await inside.ended;
  expect(code, err).toBe(0);
  expect(isThere('study', 'run.json')).toBe(true);
});
