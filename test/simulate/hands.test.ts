/** Threads can die, disks can fill and people can stop a run at any moment: it ends soon, with one clear cause, and can go on. */
import { getEventListeners } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TABLES, type TableName } from '../../src/measure/tables.ts';
import { readScenario } from '../../src/scenario/read.ts';
import type { Circumstances, Watch } from '../../src/simulate/carry-out.ts';
import type { Heard } from '../../src/simulate/hands.ts';
import { at, bytesOf, isThere, write } from '../cli/groundswell.ts';
import { carryOut, HandLost, Hands, planRun, recordReplicate } from './built.mjs';

/** Far above what a slow machine needs, far below what a hang takes. */
const LIMIT = 40_000;
/** Large enough to be shared, and too long to be over before it is disturbed. */
const ENDLESS = 'people:\n  count: 400\nweeks: 4000\nseed: a\n';
/** Too small to be shared: the leader needs nobody. */
const TINY = 'people:\n  count: 40\nweeks: 4000\nseed: a\n';
const SHORT = 'people:\n  count: 400\nweeks: 30\nseed: a\nreplicates: 2\n';

/** Every thread that is started is seen here, in the order in which they start: of a crew the leader first. */
const workers: Worker[] = [];
const onWorker = (worker: Worker) => workers.push(worker);
beforeEach(() => {
  workers.length = 0;
  process.on('worker', onWorker);
});
const open = new Set<{ close(): Promise<void> }>();
afterEach(async () => {
  process.off('worker', onWorker);
  await Promise.all([...open].map((hands) => hands.close()));
  open.clear();
});

function handsOf(threads: number): InstanceType<typeof Hands> {
  const hands = new Hands(threads);
  open.add(hands);
  return hands;
}

function scenarioOf(text: string) {
  write('world.yaml', text);
  return readScenario(at('world.yaml')).scenario;
}

/** Carries out a scenario in `out`; `onWeek` hears its weeks. */
function carriedOut(text: string, out: string, circumstances: Circumstances, onWeek: Watch['week'] = () => {}) {
  write('world.yaml', text);
  const planned = planRun({ file: at('world.yaml'), out: at(out), format: 'csv' });
  if ('variants' in planned) throw new Error('no variants here');
  const watch: Watch = { kept: () => {}, goesOn: () => {}, note: () => {}, step: () => {}, week: onWeek };
  return carryOut(planned.plan, planned.directory, { ...circumstances, watch });
}

const faultOf = (work: Promise<unknown>): Promise<Error> =>
  work.then(
    () => expect.fail('it should have failed'),
    (error) => error,
  );

/** The rows of each table in a directory, each line of which is whole. */
function wholeTables(directory: string): Record<string, number> {
  const rows: Record<string, number> = {};
  for (const file of readdirSync(at(directory)).filter((name) => name.endsWith('.csv'))) {
    const text = readFileSync(at(directory, file), 'utf8');
    // What has not been written yet has no header either.
    if (text === '') continue;
    expect(text.endsWith('\n'), file).toBe(true);
    const lines: string[][] = parse(text);
    expect(lines[0]).toEqual(TABLES[file.replace('.csv', '') as TableName].columns.map(({ name }) => name));
    rows[file] = lines.length - 1;
  }
  return rows;
}

const PART = 'x.partial/replicate-0001.part';
const marked = () => JSON.parse(readFileSync(at(PART, 'incomplete.json'), 'utf8'));

/** Carries a long run out with three threads, and kills one of them in week 30; says how that ended. */
async function killed(who: number, text = ENDLESS): Promise<{ error: Error; ms: number }> {
  let killedAt = 0;
  const error = await faultOf(
    carriedOut(text, 'x', { threads: () => 3 }, (_, week) => {
      if (week !== 30) return;
      killedAt = performance.now();
      void workers[who]!.terminate();
    }),
  );
  return { error, ms: performance.now() - killedAt };
}

describe('a thread that dies in mid-run', { timeout: LIMIT }, () => {
  it.each([
    ['a helper', 1, ENDLESS],
    ['the last helper', 2, ENDLESS],
    ['the leader', 0, ENDLESS],
    ['a helper that nobody needed', 1, TINY],
  ])(
    '%s: one line says which, when and what is left; the tables so far are whole lines, marked incomplete',
    async (_, who, text) => {
      const { error } = await killed(who, text);
      expect(error).toBeInstanceOf(HandLost);
      const line =
        /^thread (\d) of 3 died in week (\d+) of replicate 1; its tables so far are in (.*), marked incomplete; 0 whole replicates kept, the same command goes on from there$/;
      expect(error.message).toMatch(line);
      const [, number, week, place] = line.exec(error.message)!;
      expect([number, place]).toEqual([String(who + 1), at(PART)]);
      expect(marked()).toEqual({
        incomplete: true,
        replicate: 1,
        weeksLived: Number(week) - 1,
        cause: `thread ${number} of 3 died`,
      });
      expect(Number(week)).toBeGreaterThan(30);
      const rows = wholeTables(PART);
      // A leader that dies takes with it what it has not yet given to the disk.
      if (who > 0) expect(rows['weeks.csv']).toBe(Number(week));
      expect(isThere('x')).toBe(false);
      expect(isThere('x.lock')).toBe(false);
    },
  );

  it.each([
    ['a helper', 1],
    ['the leader', 0],
  ])('%s: the run is over within a second', { retry: 3 }, async (_, who) => {
    const { ms } = await killed(who);
    expect(ms).toBeLessThan(1_000);
  });

  it('the same again makes the whole run, with the bytes of one that nobody disturbed', async () => {
    const long = ENDLESS.replace('4000', '120').replace('seed: a', 'seed: a\nreplicates: 2');
    const fault = await faultOf(
      carriedOut(long, 'x', { threads: () => 3 }, (replicate, week) => {
        if (replicate === 2 && week === 20) void workers[1]!.terminate();
      }),
    );
    expect(fault.message).toMatch(/of replicate 2; .*; 1 whole replicate kept, the same command goes on from there$/);
    expect(await carriedOut(long, 'x', { threads: () => 3 })).toBe('carried out');
    expect(await carriedOut(long, 'undisturbed', {})).toBe('carried out');
    expect(bytesOf('x')).toEqual(bytesOf('undisturbed'));
    expect(isThere('x.partial')).toBe(false);
  });

  it('before the world is made, or while others still start', async () => {
    const scenario = scenarioOf(ENDLESS);
    mkdirSync(at('t'));
    for (const who of [0, 1, 2]) {
      const hands = handsOf(3);
      const place = at('t', String(who));
      mkdirSync(place);
      const end = faultOf(hands.record(scenario, 1, place));
      await hands.workers[who]!.terminate();
      expect(await end).toEqual(new HandLost(`thread ${who + 1} of 3 died`));
    }
  });

  it('between two replicates: the next one does not wait for it', async () => {
    const scenario = scenarioOf(SHORT);
    for (const name of ['1', '2']) mkdirSync(at(name));
    const hands = handsOf(3);
    await hands.record(scenario, 1, at('1'));
    await hands.workers[2]!.terminate();
    expect(await faultOf(hands.record(scenario, 2, at('2')))).toEqual(new HandLost('thread 3 of 3 died'));
  });

  it('whenever that is, it comes to an end', async () => {
    const scenario = scenarioOf(SHORT);
    for (let n = 0; n < 10; n++) {
      const place = at(String(n));
      mkdirSync(place);
      const hands = handsOf(3);
      const end = hands.record(scenario, 1, place).then(
        () => 'whole',
        (error) => error.name,
      );
      setTimeout(() => void hands.workers[n % 3]!.terminate(), 25 * n);
      expect(['whole', 'HandLost']).toContain(await end);
      await hands.close();
    }
  });
});

describe('the disk of the leader', { timeout: LIMIT }, () => {
  it('that takes no tables is told with code and path, and the threads are there for the next world', async () => {
    const scenario = scenarioOf(SHORT);
    const hands = handsOf(3);
    const fault = await faultOf(hands.record(scenario, 1, at('nowhere')));
    expect(fault).toMatchObject({ name: 'Error', code: 'ENOENT', syscall: 'open' });
    expect((fault as NodeJS.ErrnoException).path).toContain(at('nowhere'));
    for (const name of ['1', 'alone']) mkdirSync(at(name));
    const recorded = await hands.record(scenario, 1, at('1'));
    expect(recorded.fingerprint).toBe((await recordReplicate(scenario, 1, at('alone'), {})).fingerprint);
    expect(bytesOf('1')).toEqual(bytesOf('alone'));
  });
});

describe('whoever stops a run', { timeout: LIMIT }, () => {
  it('before it has begun, starts nothing', async () => {
    mkdirSync(at('1'));
    const signal = AbortSignal.abort();
    expect(await faultOf(handsOf(2).record(scenarioOf(ENDLESS), 1, at('1'), { signal }))).toBe(signal.reason);
    expect(readdirSync(at('1'))).toEqual([]);
  });

  it('in mid-run, is told where; the same again goes on, to the same bytes', async () => {
    const long = ENDLESS.replace('4000', '120').replace('seed: a', 'seed: a\nreplicates: 2');
    const controller = new AbortController();
    const { signal } = controller;
    const fault = await faultOf(
      carriedOut(long, 'x', { threads: () => 3, signal }, (replicate, week) => {
        if (replicate === 2 && week === 20) controller.abort();
      }),
    );
    expect(fault.name).toBe('Interrupted');
    expect(fault.message).toMatch(/^stopped in week \d+ of replicate 2; 1 whole replicate kept, /);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(await carriedOut(long, 'x', { threads: () => 2 })).toBe('carried out');
    expect(await carriedOut(long, 'undisturbed', {})).toBe('carried out');
    expect(bytesOf('x')).toEqual(bytesOf('undisturbed'));
  });

  it('can ask the same threads for another world, and nobody listens to what is over', async () => {
    const hands = handsOf(3);
    const listening = () =>
      hands.workers.map((worker) => ['message', 'error', 'exit'].map((event) => worker.listenerCount(event)));
    const before = listening();
    const scenario = scenarioOf(ENDLESS);
    for (const name of ['1', '2', 'alone']) mkdirSync(at(name));
    const controller = new AbortController();
    const stop: Heard = { signal: controller.signal, onWeek: (week) => week === 5 && controller.abort() };
    expect((await faultOf(hands.record(scenario, 1, at('1'), stop))).name).toBe('Broken');
    expect(listening()).toEqual(before);
    const short = { ...scenario, weeks: 30 };
    const { fingerprint } = await hands.record(short, 1, at('2'));
    expect(fingerprint).toBe((await recordReplicate(short, 1, at('alone'), {})).fingerprint);
    expect(listening()).toEqual(before);
  });
});

it('threads are gone when the run is over, whole or not', { timeout: LIMIT }, async () => {
  const exits: Promise<unknown>[] = [];
  const onStart = (worker: Worker) => exits.push(new Promise((resolve) => worker.on('exit', resolve)));
  process.on('worker', onStart);
  await carriedOut(SHORT, 'x', { threads: () => 2 });
  await faultOf(
    carriedOut(ENDLESS, 'y', { threads: () => 2 }, (_, week) => week === 5 && void workers[3]!.terminate()),
  );
  process.off('worker', onStart);
  expect(exits.length).toBe(4);
  await Promise.all(exits);
  expect(existsSync(at('x', 'run.json'))).toBe(true);
});
