/** Which run is next, and when a point has been lived often enough: decided by the runs alone, whoever lives them in whatever order. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Design, type Ended, type Job, Schedule, type Shard } from '../../src/experiment/schedule.ts';

const nothing = () => undefined;
const fixed = (points: number, count: number): Design => ({
  ...{ points, outcomes: ['a'] },
  replicates: { kind: 'fixed', count },
});
const handedOut = (schedule: Schedule): string[] => {
  const jobs: string[] = [];
  for (let job = schedule.next(); job !== null; job = schedule.next()) jobs.push(`${job.at}/${job.replicate}`);
  return jobs;
};

/** Lives a schedule as threads would: up to so many runs at once, which end in the order that `pick` says. */
function lived(
  design: Design,
  value: (job: Job) => number | null,
  hands: number,
  pick: (of: number) => number,
  shard: Shard | null = null,
) {
  const ended = new Map<string, Ended>();
  const schedule = new Schedule(design, ({ at, replicate }) => ended.get(`${at}/${replicate}`), shard);
  const underWay: Job[] = [];
  for (;;) {
    while (underWay.length < hands) {
      const job = schedule.next();
      if (job === null) break;
      underWay.push(job);
    }
    if (underWay.length === 0) break;
    const [job] = underWay.splice(pick(underWay.length), 1) as [Job];
    const result = value(job);
    ended.set(`${job.at}/${job.replicate}`, { outcomes: result === null ? null : [result] });
    schedule.end(job);
  }
  return { schedule, ended };
}

it('hands out each run once, point by point', () => {
  expect(handedOut(new Schedule(fixed(2, 3), nothing))).toEqual(['0/1', '0/2', '0/3', '1/1', '1/2', '1/3']);
});

it('leaves out what is there already', () => {
  const known = ({ at, replicate }: Job) => (at === 0 && replicate !== 2 ? { outcomes: [1] } : undefined);
  expect(handedOut(new Schedule(fixed(2, 3), known))).toEqual(['0/2', '1/1', '1/2', '1/3']);
});

it('shards have every run between them and none twice: by runs, and by points where replicates depend on outcomes', () => {
  const until: Design = {
    ...{ points: 5, outcomes: ['a'] },
    replicates: { kind: 'until precise', least: 2, most: 4, step: 1, wanted: [] },
  };
  for (const design of [fixed(5, 3), until]) {
    const shards = [1, 2, 3].map((i) => handedOut(new Schedule(design, nothing, { i, n: 3 })));
    expect(shards.flat().sort()).toEqual(handedOut(new Schedule(design, nothing)).sort());
  }
  expect(handedOut(new Schedule(until, nothing, { i: 2, n: 3 }))).toEqual(['1/1', '1/2', '4/1', '4/2']);
});

it('adds whole steps until the interval of the mean is as narrow as asked, up to the most', () => {
  // Values 0, 2, 0, 2, ...: with n of them (n even) sd = sqrt(n / (n - 1)), half a width t(n - 1) / sqrt(n - 1).
  // n = 2: 12.706; n = 4: 3.182 / sqrt 3 = 1.837; n = 6: 2.571 / sqrt 5 = 1.150; n = 8: 2.365 / sqrt 7 = 0.894 (Student's table).
  const until = (width: number, of: 'unit' | 'mean'): Design => ({
    ...{ points: 1, outcomes: ['a'] },
    replicates: { kind: 'until precise', least: 2, most: 7, step: 2, wanted: [{ outcome: 'a', width, of }] },
  });
  const wave = ({ replicate }: Job) => (replicate % 2 === 1 ? 0 : 2);
  const stop = (design: Design) => {
    const { schedule, ended } = lived(design, wave, 2, () => 0);
    return [ended.size, schedule.wanted(0), schedule.stopped(0)];
  };
  expect(stop(until(26, 'unit'))).toEqual([2, 2, 'precise']);
  expect(stop(until(25, 'unit'))).toEqual([4, 4, 'precise']);
  expect(stop(until(3.68, 'unit'))).toEqual([4, 4, 'precise']);
  expect(stop(until(3.67, 'unit'))).toEqual([6, 6, 'precise']);
  expect(stop(until(2.31, 'unit'))).toEqual([6, 6, 'precise']);
  // n = 7: 2.447 * 1.069 / sqrt 7 = 0.989; the last step is shorter, no more than the most.
  expect(stop(until(1.97, 'unit'))).toEqual([7, 7, 'most']);
  // The mean is 1, so that a share of it is the same width.
  expect(stop(until(2.31, 'mean'))).toEqual([6, 6, 'precise']);
  // At the mean 0 no share is wide enough.
  const even = { ...until(100, 'mean'), replicates: { ...until(100, 'mean').replicates, most: 4 } } as Design;
  expect(
    lived(
      even,
      ({ replicate }) => (replicate % 2) * 2 - 1,
      1,
      () => 0,
    ).schedule.stopped(0),
  ).toBe('most');
});

it('runs that failed, and those with nothing to measure, count as lived but measure nothing', () => {
  const design: Design = {
    ...{ points: 1, outcomes: ['a'] },
    replicates: { kind: 'until precise', least: 2, most: 6, step: 1, wanted: [{ outcome: 'a', width: 1, of: 'unit' }] },
  };
  const values = [null, Number.NaN, 5, null, 5];
  const { schedule, ended } = lived(
    design,
    ({ replicate }) => values[replicate - 1]!,
    1,
    () => 0,
  );
  expect([ended.size, schedule.stopped(0)]).toEqual([5, 'precise']);
});

it('what is lived and why it stops does not depend on how many live it, nor on who is quicker', () => {
  const design = (least: number, step: number, most: number): Design => ({
    ...{ points: 6, outcomes: ['a'] },
    replicates: { kind: 'until precise', least, most, step, wanted: [{ outcome: 'a', width: 0.9, of: 'unit' }] },
  });
  // Points that differ in how much their runs differ; every seventh run fails.
  const value = ({ at, replicate }: Job) =>
    (at * 31 + replicate * 17) % 7 === 0 ? null : (at * Math.abs(Math.sin(at * 97 + replicate * 13))) / 2;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 5, max: 14 }),
      fc.integer({ min: 2, max: 9 }),
      fc.infiniteStream(fc.nat()),
      (least, step, most, hands, order) => {
        const alone = lived(design(least, step, most), value, 1, () => 0);
        const many = lived(design(least, step, most), value, hands, (of) => order.next().value! % of);
        expect([...many.ended.keys()].sort()).toEqual([...alone.ended.keys()].sort());
        for (let at = 0; at < 6; at++) {
          expect(many.schedule.stopped(at)).toBe(alone.schedule.stopped(at));
          expect(many.schedule.stopped(at)).not.toBeNull();
        }
        // Broken off and begun anew with half of what is known, or by shards: the same runs again.
        const half = new Map([...alone.ended].filter((_, n) => n % 2 === 0));
        const known = (job: Job) => half.get(`${job.at}/${job.replicate}`);
        const resumed = new Schedule(design(least, step, most), known);
        for (const job of handedOut(resumed)) expect(alone.ended.has(job)).toBe(true);
        const shards = [1, 2].flatMap((i) => [
          ...lived(design(least, step, most), value, hands, () => 0, { i, n: 2 }).ended.keys(),
        ]);
        expect(shards.sort()).toEqual([...alone.ended.keys()].sort());
      },
    ),
    { numRuns: 200, seed: 5 },
  );
});

it('counts the runs of a share that are wanted so far', () => {
  const schedule = new Schedule(fixed(3, 4), nothing, { i: 1, n: 5 });
  expect(schedule.count()).toBe(3);
  expect(schedule.count(({ replicate }) => replicate === 1)).toBe(1);
});
