/** A run can be killed at any moment: nothing half looks whole, and the same command goes on from what is. */
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { expect, it } from 'vitest';
import { at, bytesOf, groundswell, isThere, LONG, lay, SMALL, start, until, write } from './groundswell.ts';

const THREE = LONG.replace('replicates: 5', 'replicates: 3');
/** The long run that nobody disturbed, without charts. */
const undisturbed = () =>
  lay({ 'long.yaml': LONG }, ['run', 'long.yaml', '--out', 'undisturbed', '--no-charts', '--quiet']);

it('killed half-way, started again: only what is missing is done, and the bytes are those of a run that nobody disturbed', async () => {
  await undisturbed();
  const first = start(['run', 'long.yaml', '--out', 'x', '--no-charts']);
  await until(() => isThere('x.partial', 'replicate-0002'), 'two replicates are whole');
  first.child.kill('SIGKILL');
  expect(await first.ended).toMatchObject({ signal: 'SIGKILL', out: '' });
  expect(isThere('x')).toBe(false);
  expect(isThere('x.partial', 'replicate-0005')).toBe(false);
  const again = await groundswell('run', 'long.yaml', '--out', 'x');
  expect(again.err).toMatch(/^[2-4] of 5 replicates were whole already\n/);
  expect(again).toMatchObject({ code: 0, out: 'x/report.html\n' });
  await groundswell('run', 'long.yaml', '--out', 'undisturbed', '--quiet');
  expect(bytesOf('x')).toEqual(bytesOf('undisturbed'));
  expect(readdirSync(at()).sort()).toEqual(['long.yaml', 'undisturbed', 'x']);
});

it('a replicate that the disk has damaged since is lived again, not built on', async () => {
  await undisturbed();
  const first = start(['run', 'long.yaml', '--out', 'x', '--no-charts']);
  await until(() => isThere('x.partial', 'replicate-0002'), 'two replicates are whole');
  first.child.kill('SIGKILL');
  await first.ended;
  truncateSync(at('x.partial', 'replicate-0001', 'weeks.csv'), 1000);
  expect((await groundswell('run', 'long.yaml', '--out', 'x', '--no-charts')).code).toBe(0);
  expect(bytesOf('x')).toEqual(bytesOf('undisturbed'));
});

it('what another scenario left half-done is not taken up', async () => {
  write('long.yaml', LONG);
  const first = start(['run', 'long.yaml', '--out', 'x', '--no-charts']);
  await until(() => isThere('x.partial', 'replicate-0001'), 'a replicate is whole');
  first.child.kill('SIGKILL');
  await first.ended;
  write('small.yaml', SMALL);
  await groundswell('run', 'small.yaml', '--out', 'x', '--no-charts');
  await groundswell('run', 'small.yaml', '--out', 'y', '--no-charts');
  expect(bytesOf('x')).toEqual(bytesOf('y'));
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s stops at the next week, keeps what is whole and says where',
  async (signal) => {
    write('long.yaml', THREE);
    const first = start(['run', 'long.yaml', '--out', 'x', '--quiet', '--no-charts']);
    await until(() => isThere('x.partial', 'replicate-0002.part'), 'the second replicate has begun');
    first.child.kill(signal);
    const { code, out, err } = await first.ended;
    expect({ code, out }).toEqual({ code: 130, out: '' });
    expect(err).toMatch(
      /^groundswell: stopped in week \d+ of replicate [23]; [12] whole replicates? kept, the same command goes on from there\n$/,
    );
    expect(isThere('x.lock')).toBe(false);
    expect((await groundswell('run', 'long.yaml', '--out', 'x', '--no-charts')).code).toBe(0);
  },
);

it('a second Ctrl-C ends it at once, also while charts are drawn, which nothing else interrupts', async () => {
  write('small.yaml', SMALL);
  const { child, ended } = start(['run', 'small.yaml', '--out', 'x', '--quiet']);
  await until(() => isThere('x.partial', 'assembled.part', 'charts'), 'it draws');
  child.kill('SIGINT');
  await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGINT');
  const { code, err } = await ended;
  expect(code).toBe(130);
  // Who stops of their own accord says what is kept.
  expect(err).toBe('');
});

it('two of the same at once do not disturb each other: one runs, the other says so', async () => {
  write('long.yaml', LONG);
  const both = [
    start(['run', 'long.yaml', '--out', 'x', '--no-charts']),
    start(['run', 'long.yaml', '--out', 'x', '--no-charts']),
  ];
  const ends = await Promise.all(both.map(({ ended }) => ended));
  const [winner, loser] = ends.sort((a, b) => a.code! - b.code!);
  expect(winner).toMatchObject({ code: 0, out: 'x\n' });
  expect(loser).toMatchObject({ code: 1, out: '' });
  expect(loser!.err).toMatch(/^groundswell: process \d+ is writing x at this moment; wait for it \(if it is long gone/);
});

it('the lock of a process that is gone is taken over; that of one that lives, or of another machine, is not', async () => {
  write('small.yaml', SMALL);
  const gone = start(['--version']);
  await gone.ended;
  const lock = (pid: number, host: string) => writeFileSync(at('x.lock'), JSON.stringify({ pid, host, born: '' }));
  lock(gone.child.pid!, 'another-machine');
  expect((await groundswell('run', 'small.yaml', '--out', 'x', '--no-charts')).err).toContain(
    `process ${gone.child.pid} on another-machine`,
  );
  lock(gone.child.pid!, hostname());
  expect((await groundswell('run', 'small.yaml', '--out', 'x', '--no-charts')).code).toBe(0);
  expect(isThere('x.lock')).toBe(false);
  expect(readFileSync(at('x', 'run.json'), 'utf8')).toContain('"small"');
});

it('what lies beside a run or in its directory is nobody else’s to remove', async () => {
  write('small.yaml', SMALL);
  const run = (...words: string[]) => groundswell('run', 'small.yaml', '--out', 'x', '--no-charts', ...words);
  await run();
  const first = bytesOf('x');
  cpSync(at('x'), at('x.old'), { recursive: true });
  expect((await run('--seed', 'b', '--force')).code).toBe(0);
  expect(bytesOf('x.old')).toEqual(first);
  rmSync(at('x'), { recursive: true });
  expect((await run('--seed', 'b')).code).toBe(0);
  expect(bytesOf('x.old')).toEqual(first);

  writeFileSync(at('x', 'notes.txt'), 'mine');
  const refused = await run('--force');
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toBe(
    'groundswell: x: holds notes.txt, which is not of the run and would be lost; move it away\n',
  );
  expect(isThere('x', 'notes.txt')).toBe(true);
});

it('a run that died between taking the old one away and putting the new one there leaves the old one where it was', async () => {
  write('small.yaml', SMALL);
  await groundswell('run', 'small.yaml', '--out', 'x', '--no-charts');
  const first = bytesOf('x');
  mkdirSync(at('x.partial'));
  renameSync(at('x'), at('x.partial', 'replaced.part'));
  const again = await groundswell('run', 'small.yaml', '--out', 'x', '--no-charts');
  expect(again).toMatchObject({ code: 0, err: 'already there, nothing to do: x\n' });
  expect(bytesOf('x')).toEqual(first);
});

it('a validation that is stopped says so', async () => {
  const { child, ended } = start(['validate', '--seeds', '4', '--weeks', '300']);
  await new Promise<void>((resolve) => child.stderr!.on('data', (text) => /seeds of/.test(String(text)) && resolve()));
  child.kill('SIGINT');
  const { code, out, err } = await ended;
  expect({ code, out }).toEqual({ code: 130, out: '' });
  expect(err).toMatch(/groundswell: stopped after \d of 4 seeds; nothing is kept\n$/);
});
