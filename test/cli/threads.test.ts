/** --threads: how many live a world together changes no byte, and one of them that dies ends the run with one clear line. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ACTS } from '../../src/model/tick.ts';
import {
  at,
  bytesOf,
  groundswell,
  isThere,
  lay,
  MAIN,
  type Outcome,
  SMALL,
  start,
  until,
  write,
} from './groundswell.ts';

/** Enough people for every table of them to be shared. */
const SHARED = 'people:\n  count: 400\nweeks: 30\nlearning: { alone: 0.01 }\nneeds: { rate: 0.1 }\n';
/** One thread's run of it, in 1. */
const alone = () =>
  lay({ 'shared.yaml': SHARED }, ['run', 'shared.yaml', '--out', '1', '--threads', '1', '--no-charts']);
const ENDLESS = 'people:\n  count: 400\nweeks: 4000\n';

it.each([
  [['--threads', '0'], '--threads is 0, expected auto or a whole number from 1 to 256'],
  [['--threads', 'abc'], '--threads is abc, expected auto or a whole number from 1 to 256'],
  [['--threads', '1.5'], '--threads is 1.5, expected auto or a whole number from 1 to 256'],
  [['--threads', '300'], '--threads is 300, expected auto or a whole number from 1 to 256'],
  [['--threads=-2'], '--threads is -2, expected auto or a whole number from 1 to 256'],
  [['--threads='], '--threads is empty'],
  [['--threads', '2', '--threads', '3'], '--threads is given 2 times, expected once'],
  [['--threads'], 'Not enough arguments following: threads'],
])('%j: one clear line', async (words, said) => {
  write('small.yaml', SMALL);
  for (const command of [
    ['run', 'small.yaml'],
    ['rerun', 'x'],
  ]) {
    expect(await groundswell(...command, ...words)).toMatchObject({
      code: 2,
      out: '',
      err: `groundswell: ${said} (see groundswell ${command[0]} --help)\n`,
    });
  }
});

it('one thread, two, or as many as pay: the same run, and the same bytes', async () => {
  expect(await alone()).toMatchObject({ code: 0, err: '' });
  const recordOf = (directory: string) => JSON.parse(readFileSync(at(directory, 'run.json'), 'utf8'));
  for (const threads of ['2', 'auto']) {
    const { code, err } = await groundswell(
      'run',
      'shared.yaml',
      '--out',
      threads,
      '--threads',
      threads,
      '--no-charts',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
  }
  expect(bytesOf('2')).toEqual(bytesOf('1'));
  expect(bytesOf('auto')).toEqual(bytesOf('1'));
  const [one, two, auto] = ['1', '2', 'auto'].map(recordOf);
  expect(two).toMatchObject({ fingerprint: one.fingerprint, worlds: one.worlds, outputs: one.outputs });
  // So small a world is not worth a second thread.
  expect([one, two, auto].map(({ machine }) => machine.threads)).toEqual([1, 2, 1]);
});

it.each(['1', '2'])(
  '--profile tells on stderr, with %s threads, what every act of the week took, and changes no byte',
  async (threads) => {
    await alone();
    const words = ['run', 'shared.yaml', '--threads', threads, '--no-charts', '--out'];
    const { code, out, err } = await groundswell(...words, 'x', '--profile');
    expect({ code, out }).toEqual({ code: 0, out: 'x\n' });
    const lines = err.trimEnd().split('\n');
    const names = lines.flatMap((line) => line.split('  ')[0]!.split(' + '));
    for (const act of [...ACTS.map(({ name }) => name), 'measuring', 'a week']) expect(names).toContain(act);
    // Act, done by, ms, of all, ns, busy, waiting, shares: the parts make the whole.
    const times = lines
      .filter((line) => line.includes(' % '))
      .map((line) => line.split(/ {2,}/).slice(2).map(Number.parseFloat));
    const whole = times.at(-1)!;
    expect(times.slice(0, -1).reduce((sum, [ms]) => sum + ms!, 0)).toBeCloseTo(whole[0]!, -1);
    expect(whole[3]! + whole[4]!).toBeGreaterThan(0.9 * Number(threads) * whole[0]!);
    expect(bytesOf('x')).toEqual(bytesOf('1'));
  },
);

it('what one thread has made, three make again: every byte agrees', async () => {
  await alone();
  const { code, out, err } = await groundswell('rerun', '1', '--threads', '3', '--quiet');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('same     weeks.csv\n');
  expect(out.endsWith('\nevery byte agrees\n')).toBe(true);
});

it('variants, too', async () => {
  write('two.yaml', `${SHARED}variants:\n  as-is: {}\n  more:\n    needs: { rate: 0.2 }\n`);
  for (const threads of ['1', '2']) {
    const { code, err } = await groundswell('run', 'two.yaml', '--out', threads, '--threads', threads, '--no-charts');
    expect(code, err).toBe(0);
  }
  const isTable = ([path]: [string, string]) => path.endsWith('.csv');
  const tables = (directory: string) => Object.entries(bytesOf(directory)).filter(isTable);
  expect(tables('2').length).toBeGreaterThan(10);
  expect(tables('2')).toEqual(tables('1'));
});

describe('a run of several threads', { timeout: 40_000 }, () => {
  const PRELOAD = pathToFileURL(fileURLToPath(new URL('kill-a-thread.mjs', import.meta.url))).href;

  async function killed(who: string): Promise<Outcome & { ms: number }> {
    write('endless.yaml', ENDLESS);
    const run = [MAIN, 'run', 'endless.yaml', '--out', 'x', '--threads', '3'];
    const outcome = await start([], ['env', `KILL=${who}`, process.execPath, '--import', PRELOAD, ...run]).ended;
    return { ...outcome, ms: Date.now() - Number(readFileSync(at('killed'), 'utf8')) };
  }

  it.runIf(process.platform !== 'win32').each([
    ['a helper', '1', 'thread 2 of 3'],
    ['the leader', '0', 'thread 1 of 3'],
  ])('of which %s is killed ends with one line and exit code 1, and says what is left', async (_, who, thread) => {
    const { code, out, err } = await killed(who);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(
      /^groundswell: thread \d of 3 died in week \d+ of replicate 1; its tables so far are in x\.partial\/replicate-0001\.part, marked incomplete; 0 whole replicates kept, the same command goes on from there\n$/,
    );
    expect(err).toContain(thread);
    expect(isThere('x.partial', 'replicate-0001.part', 'incomplete.json')).toBe(true);
    expect(isThere('x')).toBe(false);
    expect(isThere('x.lock')).toBe(false);
  });

  it.runIf(process.platform !== 'win32')('of which one is killed is over within a second', { retry: 3 }, async () => {
    expect((await killed('1')).ms).toBeLessThan(1_000);
  });

  it('stops at the next week when it is asked to, and goes on from what is whole', async () => {
    const long = 'people:\n  count: 400\nweeks: 150\nreplicates: 3\n';
    write('long.yaml', long);
    const words = ['run', 'long.yaml', '--out', 'x', '--quiet', '--no-charts', '--threads', '2'];
    const { child, ended } = start(words);
    await until(() => isThere('x.partial', 'replicate-0002.part'), 'the second replicate has begun');
    child.kill('SIGINT');
    const { code, out, err } = await ended;
    expect({ code, out }).toEqual({ code: 130, out: '' });
    expect(err).toMatch(
      /^groundswell: stopped in week \d+ of replicate [23]; [12] whole replicates? kept, the same command goes on from there\n$/,
    );
    expect((await groundswell(...words)).code).toBe(0);
    await groundswell('run', 'long.yaml', '--out', 'y', '--quiet', '--no-charts');
    expect(bytesOf('x')).toEqual(bytesOf('y'));
  });

  it.runIf(process.platform !== 'win32')('whose disk is full says which path, and leaves whole lines', async () => {
    write('long.yaml', ENDLESS);
    const words = [process.execPath, MAIN, 'run', 'long.yaml', '--out', 'x', '--quiet', '--threads', '2'];
    const { code, out, err } = await start([], ['bash', '-c', 'ulimit -f "$0"; exec "$@"', '200', ...words]).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^groundswell: x\.partial\/\S+\.csv: the file is larger than this account may write .*\n$/);
    for (const table of ['weeks', 'groups', 'events']) {
      const text = readFileSync(at('x.partial', 'replicate-0001.part', `${table}.csv`), 'utf8');
      const cells = new Set(
        text
          .trimEnd()
          .split('\n')
          .map((line) => line.split(',').length),
      );
      expect([text.at(-1), cells.size], table).toEqual(['\n', 1]);
    }
  });
});
