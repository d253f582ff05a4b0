/** Sweeps on the command line: stopped, killed, cut, put together and looked into, they come out as if nothing had been. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { at, bytesOf, groundswell, isThere, type Outcome, start, until, write } from './groundswell.ts';

const WORLD = 'people:\n  count: 40\nweeks: 12\nneeds:\n  rate: 0.4\n';
/** Two points, three runs each. */
const SMALL = `scenario: world.yaml
vary:
  needs.rate: [0.2, 0.5]
replicates: 3
outcomes: [ever, stuck]
series: [members]
`;
/** Long enough to be stopped in the middle: some hundred runs a second. */
const MANY = SMALL.replace('[0.2, 0.5]', '{from: 0.1, to: 0.9, steps: 9}').replace('replicates: 3', 'replicates: 60');

function given(sweep = SMALL): void {
  write('world.yaml', WORLD);
  write('s.yaml', sweep);
}

/** What is said, but for how far it is, which is told only where it takes long. */
const told = ({ err, ...outcome }: Outcome): Outcome => ({ ...outcome, err: err.replace(/^.*\(\d+ %\)\n/gm, '') });
const sweep = (...words: string[]) => groundswell('sweep', 's.yaml', ...words).then(told);
const parts = (directory: string) =>
  isThere(directory, 'parts') ? readdirSync(at(directory, 'parts')).filter((name) => name.endsWith('.parquet')) : [];
/** The tables alone: how runs are kept in parts depends on who was when at work. */
const tables = (directory: string) =>
  Object.fromEntries(Object.entries(bytesOf(directory)).filter(([path]) => !/\/parts\/|plan\.json/.test(path)));

it('ends with the path of what it made; done again there is nothing to do', async () => {
  given();
  const first = await sweep('--no-charts');
  expect(first).toMatchObject({ code: 0, out: 'results/s\n', err: '' });
  expect(readdirSync(at('results', 's')).sort()).toEqual([
    ...['design.csv', 'parts', 'plan.json', 'points.csv', 'runs.parquet', 'series.parquet', 'summary.csv'],
    'sweep.json',
  ]);
  expect(readFileSync(at('results', 's', 'design.csv'), 'utf8')).toBe('point,needs.rate\n1,0.2\n2,0.5\n');
  const again = await sweep('--no-charts');
  expect(again).toMatchObject({
    ...{ code: 0, out: 'results/s\n' },
    err: '6 runs were there already\nalready there, nothing to do: results/s\n',
  });
  expect((await sweep('--no-charts', '--quiet', '--replicates', '4', '--set', 'spreading.sigma=0.5')).err).toBe('');
  const { command } = JSON.parse(readFileSync(at('results', 's', 'sweep.json'), 'utf8'));
  expect(command).toBe('groundswell sweep s.yaml --seed world --weeks 12 --replicates 4 --set spreading.sigma=0.5');
});

it('says what it would do, and does nothing', async () => {
  given();
  const { code, out, err } = await sweep('--dry-run', '--workers', '3');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(
    /^s: s\n {2}needs\.rate: 0\.2, 0\.5 \(2 levels;.*0\.4 where it is left alone\)\ndesign +full-factorial, 2 points\n/,
  );
  expect(out).toMatch(/\nruns +6, of 12 weeks each\n/);
  expect(out).toMatch(
    /\ntime +about \d+ s with 3 workers \(an estimate: .*\)\nmemory +about \d+ MB a worker.*\ndisk +about/,
  );
  expect(isThere('results')).toBe(false);
});

it('killed at any moment, started again: the bytes are those of a sweep that nobody disturbed', async () => {
  given(MANY);
  const kill = async (isTime: () => boolean, what: string) => {
    const { child, ended } = start(['sweep', 's.yaml', '--out', 'x', '--no-charts']);
    await until(isTime, what);
    child.kill('SIGKILL');
    await ended;
    expect(isThere('x', 'sweep.json')).toBe(false);
  };
  await kill(() => parts('x').length === 1, 'a part is written');
  const kept = parts('x').length;
  writeFileSync(at('x', 'parts', 'all-0123456789abcdef.parquet.part'), 'broken off');
  await kill(() => parts('x').length > kept, 'another part is written');
  const again = await groundswell('sweep', 's.yaml', '--out', 'x', '--no-charts');
  expect(again.err).toMatch(/^[2-5]\d\d runs were there already\n/);
  expect(again).toMatchObject({ code: 0, out: 'x\n' });
  await groundswell('sweep', 's.yaml', '--out', 'y', '--no-charts', '--quiet', '--workers', '1');
  expect(tables('x')).toEqual(tables('y'));
  expect(readdirSync(at('x', 'parts')).filter((name) => name.endsWith('.part'))).toEqual([]);
  expect(isThere('x.lock')).toBe(false);
});

it('Ctrl-C keeps what is done and says so; meanwhile nobody else may write there', async () => {
  given(MANY);
  const { child, ended } = start(['sweep', 's.yaml', '--out', 'x', '--no-charts', '--quiet']);
  await until(() => parts('x').length > 0, 'a part is written');
  // It must still be at it when the other comes.
  child.kill('SIGSTOP');
  const refused = await groundswell('sweep', 's.yaml', '--out', 'x', '--no-charts');
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(/^groundswell: process \d+ is writing x at this moment/);
  child.kill('SIGINT');
  child.kill('SIGCONT');
  const { code, out, err } = await ended;
  expect({ code, out }).toEqual({ code: 130, out: '' });
  const done = /^groundswell: stopped; (\d+) of 540 runs kept, the same command goes on from there\n$/.exec(err)?.[1];
  expect(done).toBeDefined();
  expect(isThere('x.lock')).toBe(false);
  const again = await groundswell('sweep', 's.yaml', '--out', 'x', '--no-charts');
  expect(again.code).toBe(0);
  expect(again.err).toContain(`${done} runs were there already\n`);
});

it('shards, here and in a copy from elsewhere, are merged; until then the merge says how many runs are missing', async () => {
  given();
  const shard = (i: number, out: string) =>
    start(['sweep', 's.yaml', '--shard', `${i}/3`, '--out', out]).ended.then(told);
  const [one, two] = await Promise.all([shard(1, 'x'), shard(2, 'x')]);
  for (const [i, said] of [one, two].entries())
    expect(said).toMatchObject({
      ...{ code: 0, out: 'x\n' },
      err: `the 2 runs of shard ${i + 1} of 3 are there; when all shards are: groundswell merge x\n`,
    });
  const missing = await groundswell('merge', 'x');
  expect(missing).toMatchObject({ code: 1, out: '' });
  expect(missing.err).toMatch(/^groundswell: x: 2 runs are missing; /);
  expect(await groundswell('merge', 'x', '--partial', '--no-charts')).toMatchObject({
    ...{ code: 0, out: 'x\n' },
    err: '2 runs are missing; the tables are those of the others\n',
  });
  await shard(3, 'elsewhere');
  expect(await groundswell('merge', 'x', 'elsewhere', '--no-charts')).toMatchObject({ code: 0, out: 'x\n', err: '' });
  await sweep('--out', 'y', '--no-charts');
  expect(tables('x')).toEqual(tables('y'));
  expect(await groundswell('merge', 'nowhere')).toMatchObject({
    ...{ code: 2, out: '' },
    err: 'groundswell: nowhere: is no sweep, expected a directory that groundswell sweep wrote\n',
  });
});

it('runs that fail are told, the others are there, and the exit code says so; with more memory they are retried alone', async () => {
  given(`${SMALL.replace('  needs.rate: [0.2, 0.5]', '  people.count: [40, 20000]')}memory: 12\n`);
  const first = await sweep('--out', 'x', '--no-charts');
  expect(first).toMatchObject({ code: 3, out: 'x\n' });
  const line = /run failed \(memory\): its world alone takes \d+ MB, more than the 12 MB of a run\n/g;
  expect(first.err.match(line)).toHaveLength(3);
  expect(first.err).toMatch(
    /\n3 of 6 runs failed: runs\.parquet says which and why; --retry-failed lives them again\n$/,
  );
  const again = await sweep('--out', 'x', '--no-charts');
  expect(again).toMatchObject({ code: 3, out: 'x\n' });
  expect(again.err).toMatch(/^6 runs were there already\nalready there, nothing to do: x\n3 of 6 runs failed/);
  const retried = await sweep('--out', 'x', '--no-charts', '--retry-failed', '--memory', '1000');
  expect(retried).toMatchObject({ code: 0, out: 'x\n', err: '3 runs were there already\n' });
});

it('one run is repeated in full detail, and is the same to the bit', async () => {
  given();
  await sweep('--out', 'x', '--no-charts', '--quiet');
  const replayed = await groundswell('replay', 'x', '--run', '5', '--no-charts');
  expect(replayed.err).toBe('the last world is that of run 5 of the sweep (point 2, replicate 2), to the bit\n');
  const directory = replayed.out.trim();
  expect(directory).toMatch(/^x\/replays\/[0-9a-f]{16}$/);
  // As groundswell run has it.
  await groundswell('run', 'world.yaml', '--set', 'needs.rate=0.5', '--seed', 'world/2', '--out', 'run', '--no-charts');
  const files = (of: string) => Object.values(bytesOf(of));
  expect(files(directory)).toEqual(files('run'));
  expect((await groundswell('replay', 'x', '--point', '2', '--replicate', '2', '--no-charts')).out).toBe(replayed.out);
  expect((await groundswell('rerun', directory)).code).toBe(0);

  expect((await groundswell('replay', 'x', '--run', '7')).err).toBe(
    'groundswell: x: has no run 7, expected a run from 1 to 6\n',
  );
  expect((await groundswell('replay', 'x')).err).toContain(
    'x: holds a sweep, expected one of its runs: --run N, or --point P',
  );
  expect((await groundswell('replay', 'x', '--run', '1', '--point', '1')).err).toContain(
    'expected either --run or --point',
  );
  // A sweep that is not what it was.
  cpSync(at('x'), at('y'), { recursive: true });
  writeFileSync(at('y', 'runs.parquet'), readFileSync(at('x', 'runs.parquet')).subarray(4));
  const refused = await groundswell('replay', 'y', '--run', '5');
  expect(refused.code).toBe(2);
  expect(refused.err).toMatch(/^groundswell: y\/runs\.parquet: is not what it was when it was written/);
});

it('a word that makes no sense is told', async () => {
  given();
  expect((await sweep('--shard', '5/4')).err).toContain('--shard is 5/4, expected i/n with i from 1 to n');
  expect((await sweep('--workers', 'many')).err).toContain('--workers is many, expected auto or a whole number');
  expect((await sweep('--timeout', '0')).err).toContain('--timeout is no number above 0');
  write('bad.yaml', 'scenario: world.yaml\nvary:\n  needs.rat: [1]\n');
  const bad = await groundswell('sweep', 'bad.yaml');
  expect(bad.code).toBe(2);
  expect(bad.err).toMatch(/^bad\.yaml:3:3: /);
});
