/** Runs that throw, hang, eat memory or take their thread down become rows that say so; all others are lived as if nothing had been. */
import { expect, it } from 'vitest';
import type { SweepPlan } from '../../src/experiment/sweep.ts';
import { readSweep } from './built.mjs';
import { factor, madePlan, named, pointsOf, setting } from './made-plan.ts';
import { at, sweep, tablesIn } from './sweeping.ts';

const PLANTED = new URL('./planted-worker.mjs', import.meta.url);
const small = (plan: Partial<SweepPlan>) =>
  madePlan({}, { outcomes: [named('ever')], series: [], replicates: { kind: 'fixed', count: 1 }, ...plan });

const ends = async (directory: string) =>
  (await readSweep(at(directory))).runs.map(({ status, reason }) => (status === 'ok' ? 'ok' : `${status}: ${reason}`));

it('exactly the planted runs are marked, each as what it is; tried again they are lived alone, and then nothing shows', async () => {
  const values = [0.1, 0.01, 0.2, 0.02, 0.3, 0.03, 0.4, 0.04, 0.5, 0.05, 0.6];
  const plan = small({ points: pointsOf(values.map((value) => [value])), timeout: 5, memory: 64 });
  const end = await sweep(plan, 'x', { worker: PLANTED });
  expect(end).toMatchObject({ lived: 11, runs: 11, failed: 5 });
  const marked = await ends('x');
  expect(marked).toEqual([
    'ok',
    'crashed: its thread ended with exit code 7',
    'ok',
    'memory: ran out of memory (64 MB)',
    'ok',
    'timeout: took longer than 5 s',
    'ok',
    'crashed: its thread failed: out of luck',
    'ok',
    'crashed: its thread failed: later, too',
    'ok',
  ]);
  // Nothing is lived again that was not asked for, and nothing else where it was.
  expect(await sweep(plan, 'x', { worker: PLANTED })).toMatchObject({ lived: 0, failed: 5 });
  expect(await sweep(plan, 'x', { worker: PLANTED, retryFailed: true })).toMatchObject({ lived: 5, failed: 5 });
  expect(await ends('x')).toEqual(marked);
  expect(await sweep(plan, 'x', { retryFailed: true })).toMatchObject({ lived: 5, failed: 0 });
  await sweep(plan, 'undisturbed');
  expect(tablesIn('x')).toEqual(tablesIn('undisturbed'));
});

it('a world that needs more memory than a run may have is not begun', async () => {
  const plan = small({
    ...{ factors: [factor('people.count', 'whole')], layers: [setting('people.count')], memory: 100 },
    points: pointsOf([[40], [200_000], [50], [4_000_000]]),
  });
  const end = await sweep(plan, 'x');
  expect(end.failed).toBe(2);
  const [first, second, third, fourth] = await ends('x');
  expect([first, third]).toEqual(['ok', 'ok']);
  const takes = (text: string | undefined) =>
    Number(/^memory: its world alone takes (\d+) MB, more than the 100 MB of a run$/.exec(text ?? '')?.[1]);
  // Some 900 bytes a person (docs/architecture.md).
  expect(takes(second) / 200).toBeCloseTo(0.9, 0);
  expect(takes(fourth)).toBeGreaterThan(3000);
});

it('weeks without end are given up after the seconds of a run, counted from its own beginning', async () => {
  const plan = madePlan(
    { people: { count: 400 } },
    {
      ...{ outcomes: [named('ever')], series: [], replicates: { kind: 'fixed', count: 1 }, timeout: 4 },
      ...{ factors: [factor('weeks', 'whole')], layers: [setting('weeks')] },
      points: pointsOf([[20], [100_000], [21], [90_000], [22]]),
    },
  );
  // One thread: those that wait behind the long ones are not late for that.
  expect(await sweep(plan, 'x', { workers: 1 })).toMatchObject({ failed: 2 });
  const tooLong = 'timeout: took longer than 4 s';
  expect(await ends('x')).toEqual(['ok', tooLong, 'ok', tooLong, 'ok']);
});

it('values that no world can have together are runs that failed, with the words of the scenario’s fault', async () => {
  const plan = small({
    ...{ factors: [factor('weeks', 'whole'), factor('record.every', 'whole')] },
    ...{ layers: [setting('weeks'), setting('network.neighbours')], replicates: { kind: 'fixed', count: 2 } },
    points: pointsOf([
      [20, 6],
      [20, 60],
      [20, 8],
    ]),
  });
  expect(await sweep(plan, 'x')).toMatchObject({ lived: 6, failed: 2 });
  const impossible = expect.stringMatching(
    /^failed: at weeks 20, record.every 60: network.neighbours: 60 given, expected/,
  );
  expect(await ends('x')).toEqual(['ok', 'ok', impossible, impossible, 'ok', 'ok']);
  expect(await sweep(plan, 'x')).toMatchObject({ lived: 0, failed: 2 });
});
