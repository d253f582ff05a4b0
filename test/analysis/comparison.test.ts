/** Arms made by hand: what is found of them can be worked out, and every verdict has its case. */
import { expect, it } from 'vitest';
import { compare } from '../../src/analysis/comparison.ts';
import type { OutcomeComparison } from '../../src/analysis/results/comparison.ts';
import { madeArm, outcomesFor } from './made-arm.ts';

/** What runs come to without any difference: as different as runs are. */
const BASE = [40, 62, 51, 75, 48, 66, 57, 70, 45, 53];
const plus = (differences: readonly number[]) => differences.map((difference, at) => BASE[at % 10]! + difference);
const ONE_TO_TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** Mean 0.5, standard deviation 10: nothing can be said. */
const NOISE = [12, -9, 15, -14, 8, -6, 9, -12, 7, -5];

function found(
  differences: readonly number[],
  margin: number | null = null,
  others: Readonly<Record<string, readonly number[]>> = {},
): OutcomeComparison {
  const of = { takeoff: plus(differences), ...others };
  const against = Object.fromEntries(Object.keys(of).map((name) => [name, plus(differences.map(() => 0))]));
  const margins = Object.fromEntries(Object.keys(of).map((name) => [name, name === 'takeoff' ? margin : null]));
  const { compared } = compare([madeArm('a', against), madeArm('b', of)], {
    outcomes: outcomesFor(margins),
    series: [],
  });
  return compared[0]!;
}

it('more: ten pairs that differ by 1 to 10 weeks (mean 5.5, p of the paired t 0.00028 as in R and scipy)', () => {
  const later = found(ONE_TO_TEN);
  expect(later).toMatchObject({
    arm: 'b',
    against: 'a',
    paired: true,
    pairs: 10,
    of: 10,
    verdict: 'more',
    clear: true,
  });
  expect(later.mean! - later.meanAgainst!).toBeCloseTo(5.5, 12);
  expect(later.difference).toBeCloseTo(5.5, 12);
  expect(later.p).toBeCloseTo(0.000278196, 8);
  expect(later.adjusted).toBe(later.p);
  // Student's interval is 3.33 to 7.67; the bootstrap's is not far from it.
  expect(Math.abs(later.low! - 3.33)).toBeLessThan(0.6);
  expect(Math.abs(later.high! - 7.67)).toBeLessThan(0.6);
  expect(later.needed).toBeNull();
  expect(later.words).toMatch(/^a tenth reached 3\.\d to 7\.\d\u00a0weeks later$/);
});

it('less: the same the other way round, to the last digit of the difference', () => {
  const earlier = found(ONE_TO_TEN.map((difference) => -difference));
  expect(earlier).toMatchObject({ verdict: 'less', clear: true });
  expect(earlier.difference).toBeCloseTo(-5.5, 12);
  expect(earlier.p).toBeCloseTo(0.000278196, 8);
  expect(earlier.words).toMatch(/^a tenth reached 3\.\d to 7\.\d\u00a0weeks earlier$/);
});

it('equivalent: within what matters, even where a difference is beyond doubt; not where nobody said what matters', () => {
  const small = [0.5, -0.4, 0.3, -0.2, 0.1, -0.3, 0.4, -0.5, 0.2, -0.1];
  expect(found(small, 4)).toMatchObject({ verdict: 'equivalent', clear: false });
  expect(found(small, 4).equivalence!.p).toBeLessThan(1e-8);
  expect(found(small)).toMatchObject({ verdict: 'undecided', equivalence: null });
  const tiny = ONE_TO_TEN.map((difference) => difference / 10);
  expect(found(tiny, 4)).toMatchObject({ verdict: 'equivalent', clear: true });
  expect(found(tiny, 4).words).toMatch(
    /^a tenth reached 0\.3\d to 0\.7\d\u00a0weeks later, less than the 4\u00a0weeks that would matter$/,
  );
  // With twice that as what matters: it is not equivalent, and it is more.
  expect(found(tiny, 0.4)).toMatchObject({ verdict: 'more' });
});

it('undecided: it is not said that there is no difference, and how many pairs would tell', () => {
  const open = found(NOISE);
  expect(open).toMatchObject({ verdict: 'undecided', clear: false });
  expect(open.words).toMatch(
    /^undecided: a tenth reached anything from [\d.]+\u00a0weeks earlier to [\d.]+\u00a0weeks later; about [\d,]+\u00a0more replicates would tell$/,
  );
  // z of 95 % and of 80 % power: (1.96 + 0.84)² · sd² / mean², sd² = 1042.5 / 9, mean 0.5.
  expect(open.needed! / ((2.8016 ** 2 * 115.83) / 0.25)).toBeCloseTo(1, 2);
  // Far fewer show that it is not as much as 5 weeks: (1.96 + 0.84)² · sd² / (5 - 0.5)² = 45, some more for t and for both sides.
  expect(found(NOISE, 5).needed!).toBeGreaterThan(44);
  expect(found(NOISE, 5).needed!).toBeLessThan(56);
});

it('alike to the last bit: no difference at all, from five pairs on; fewer say nothing', () => {
  const zeros = (n: number) => Array.from({ length: n }, () => 0);
  expect(found(zeros(5))).toMatchObject({ verdict: 'equivalent', p: 1, low: 0, high: 0 });
  expect(found(zeros(5)).words).toBe('no difference at all in 5\u00a0pairs of runs');
  expect(found(zeros(4)).verdict).toBe('undecided');
});

it('the same difference in every pair: five could be luck (1 in 16), six could not (1 in 32)', () => {
  const ones = (n: number) => Array.from({ length: n }, () => 1);
  expect(found(ones(5))).toMatchObject({ p: 1 / 16, verdict: 'undecided' });
  expect(found(ones(6))).toMatchObject({ p: 1 / 32, verdict: 'more' });
});

it('of four pairs nothing is called clear, however large the difference', () => {
  const four = found([100, 101, 99, 100.5], 4);
  expect(four.p).toBeLessThan(1e-5);
  expect(four).toMatchObject({ verdict: 'undecided', clear: false });
  expect(four.words).toBe('undecided: 4\u00a0pairs are too few to be sure of anything (5 at least, better 20)');
});

it('Holm: what is clear by itself is in doubt among six, and the most certain stays clear', () => {
  // By scipy.stats.ttest_1samp.
  const doubtful = [3, -1, 4, 2, 0, 5, 1, 3, -2, 4];
  expect(found(doubtful).p).toBeCloseTo(0.02981234, 7);
  expect(found(doubtful).verdict).toBe('more');
  const noise = (turn: number) => plus(NOISE.map((_, at) => NOISE[(at + turn) % 10]!));
  const among = { ever: noise(1), groups: noise(2), size: noise(3), learning: noise(4), pace: noise(5) };
  const one = found(doubtful, null, among);
  expect(one.verdict).toBe('undecided');
  expect(one.adjusted).toBeCloseTo(6 * one.p!, 12);
  expect(one.low!).toBeGreaterThan(0);
  expect(one.words).toMatch(
    /weeks later by its interval alone, but not beyond doubt among 6\u00a0tests \(p 0\.\d+ corrected\); about/,
  );
  expect(found(ONE_TO_TEN, null, among).verdict).toBe('more');
});

it('all comparisons told are one family: with three arms there are twice as many p values as with two', () => {
  const arms = ['a', 'b', 'c', 'd'].map((name, at) =>
    madeArm(name, { takeoff: plus(ONE_TO_TEN.map((d) => d * at)), ever: plus(NOISE.map((d) => d * at)) }),
  );
  const options = { outcomes: outcomesFor({ takeoff: null, ever: null }), series: [] };
  expect(compare(arms.slice(0, 2), options).family).toBe(2);
  expect(compare(arms.slice(0, 3), options).family).toBe(4);
  const all = compare(arms, { ...options, allPairs: true });
  expect(all.family).toBe(12);
  expect(all.compared.slice(0, 6).map(({ arm, against }) => `${arm} ${against}`)).toEqual([
    ...['b a', 'c a', 'c b', 'd a', 'd b', 'd c'],
  ]);
});

it('an outcome that came about less often is a finding of its own, and the mean over the rest is marked as no fair sample', () => {
  const against = madeArm('a', { takeoff: plus(ONE_TO_TEN.map(() => 0)).concat(BASE) });
  const seldom = BASE.concat(BASE).map((value, at) => (at < 6 ? value + 20 + (at % 3) : null));
  const { compared, family } = compare([against, madeArm('b', { takeoff: seldom })], {
    outcomes: outcomesFor({ takeoff: null }),
    series: [],
  });
  expect(family).toBe(2);
  const [row] = compared;
  expect(row!).toMatchObject({ pairs: 6, of: 20, verdict: 'more' });
  expect(row!.presence).toMatchObject({ count: 6, of: 20, countAgainst: 20, ofAgainst: 20, verdict: 'less' });
  // McNemar: 14 pairs disagree, all one way: 2 / 2^14.
  expect(row!.presence!.p).toBeCloseTo(2 / 2 ** 14, 12);
  expect(row!.words).toMatch(
    /^came about in 6 of 20\u00a0runs against 20 of 20: \d+ to \d+\u00a0percentage\u00a0points less often; in the 6\u00a0pairs in which both have it \(no fair sample\), a tenth reached [\d.]+ to [\d.]+\u00a0weeks later$/,
  );
});

it('what never came about on one side has no mean, but is told', () => {
  const never = BASE.map(() => null);
  const [row] = compare([madeArm('a', { takeoff: BASE }), madeArm('b', { takeoff: never })], {
    outcomes: outcomesFor({ takeoff: null }),
    series: [],
  }).compared;
  expect(row).toMatchObject({ pairs: 0, difference: null, p: null, verdict: 'undecided', needed: null });
  expect(row!.words).toMatch(
    /^came about in 0 of 10\u00a0runs against 10 of 10: \d+ to 100\u00a0percentage\u00a0points less often$/,
  );
  const [neither] = compare([madeArm('a', { takeoff: never }), madeArm('b', { takeoff: never })], {
    outcomes: outcomesFor({ takeoff: null }),
    series: [],
  }).compared;
  expect(neither).toMatchObject({ presence: null, words: 'nothing to compare: it came about in no run' });
});

it("without a common seed there are no pairs: Welch's test, and a note (scipy.stats.ttest_ind, mannwhitneyu)", () => {
  const [a, b] = [
    [3, 5, 8, 9, 13, 7],
    [10, 14, 12, 18, 11, 16, 15],
  ];
  const { compared, notes } = compare(
    [madeArm('b', { takeoff: b! }), madeArm('a', { takeoff: a! }, { seeds: ['1', '2', '3', '4', '5', '6'] })],
    { outcomes: outcomesFor({ takeoff: null }), series: [], tests: ['welch', 'mann-whitney'] },
  );
  const [row] = compared;
  expect(row).toMatchObject({ paired: false, pairs: 6, verdict: 'less' });
  expect(row!.p).toBeCloseTo(0.005932527269172326, 10);
  expect(row!.tests.map(({ test, p }) => [test, p!.toFixed(10)])).toEqual([
    ['welch', '0.0059325273'],
    ['mann-whitney', '0.0081585082'],
  ]);
  expect(notes[0]).toBe(
    '“A” and “B” have no seed in common: their runs are no pairs, and the luck of each adds to the doubt; with the same seeds fewer runs would do',
  );
});

it('runs without a partner are left out, and counted', () => {
  const more = madeArm('b', { takeoff: [...plus(ONE_TO_TEN), 1000, 2000] });
  const { compared, notes } = compare([madeArm('a', { takeoff: BASE }), more], {
    outcomes: outcomesFor({ takeoff: null }),
    series: [],
  });
  expect(compared[0]!.difference).toBeCloseTo(5.5, 12);
  expect(notes).toEqual([
    '“B” and “A”: compared by the 10\u00a0pairs with the same seed; 2 and 0 other runs have no partner and are left out',
  ]);
});

it('says what else must be known: failed runs, few runs, other versions', () => {
  const arms = [
    madeArm('a', { takeoff: BASE.slice(0, 6) }, { failed: 1 }),
    madeArm('b', { takeoff: plus(ONE_TO_TEN.slice(0, 6)) }, { version: '2.0.0' }),
  ];
  expect(compare(arms, { outcomes: outcomesFor({ takeoff: null }), series: [] }).notes).toEqual([
    '“A”: 1\u00a0run that did not come to an end left out',
    '“B” and “A”: intervals from 6 runs of each are rough; 10 or more make better ones',
    '“B” and “A” were made by versions 2.0.0 and 1.0.0: part of what differs may come from the program',
  ]);
  const seeds = ['y', 'y/2', 'y/3', 'y/4', 'y/5', 'y/6'];
  const apart = [madeArm('a', { takeoff: BASE }), madeArm('b', { takeoff: BASE.slice(0, 6) }, { seeds })];
  expect(compare(apart, { outcomes: outcomesFor({ takeoff: null }), series: [] }).notes).toContain(
    '“B” and “A”: intervals from 6 runs of one of them are rough; 10 or more make better ones',
  );
});

it('weeks part where the whole band lies off zero, and nowhere else', () => {
  const weeks = Array.from({ length: 30 }, (_, week) => week);
  const series = (of: (run: number, week: number) => number) =>
    new Map([
      [
        'members',
        {
          weeks,
          runs: new Map(
            BASE.map((_, run) => [run === 0 ? 'x' : `x/${run + 1}`, Float64Array.from(weeks, (week) => of(run, week))]),
          ),
        },
      ],
    ]);
  const luck = (run: number, week: number) => 0.5 + (((run * 7 + week * 3) % 11) - 5) / 100;
  const wobble = (run: number, week: number) => (((run * 5 + week * 7) % 13) - 6) / 1000;
  const arms = [
    madeArm('a', { ever: BASE }, { series: series(luck) }),
    madeArm(
      'b',
      { ever: BASE },
      { series: series((run, week) => luck(run, week) + wobble(run, week) + (week >= 10 && week < 20 ? 0.2 : 0)) },
    ),
  ];
  const { weekly } = compare(arms, {
    outcomes: outcomesFor({ ever: null }),
    series: [{ name: 'members', unit: 'share', meaning: 'who belongs', head: 'People in a group' }],
  });
  const [row] = weekly;
  expect(row!.stretches).toEqual([{ from: 10, to: 19, side: 'more' }]);
  expect(row!.words).toBe('higher in weeks 10 to 19');
  expect(row!.mean[12]! - row!.meanAgainst[12]!).toBeCloseTo(row!.difference[12]!, 12);
  // Four runs of each have a band, but nothing is made of it.
  const few = arms.map((arm) => ({ ...arm, seeds: arm.seeds.slice(0, 4) }));
  const [rough] = compare(few, {
    outcomes: outcomesFor({ ever: null }),
    series: [{ name: 'members', unit: 'share', meaning: '', head: '' }],
  }).weekly;
  expect(rough).toMatchObject({
    pairs: 4,
    stretches: [],
    words: '4\u00a0runs each are too few to say where they part',
  });
});
