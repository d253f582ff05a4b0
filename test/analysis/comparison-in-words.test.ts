/** Sentences follow the numbers: for every kind of outcome, each verdict in its own words. */
import { expect, it } from 'vitest';
import { type Found, findingInWords, headlinesOf, partingInWords } from '../../src/analysis/comparison-in-words.ts';
import type { OutcomeComparison, Presence, SeriesComparison } from '../../src/analysis/results/comparison.ts';
import { sizeInWords, spanInWords } from '../../src/measure/difference-in-words.ts';
import { outcomesFor } from './made-arm.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const MADE: Found = {
  ...{ outcome: 'takeoff', arm: 'b', against: 'a', paired: true, pairs: 20, of: 20, mean: 1, meanAgainst: 1 },
  ...{
    difference: 0,
    low: null,
    high: null,
    p: 0.5,
    adjusted: 0.5,
    tests: [],
    hedges: null,
    cliffs: null,
    equivalence: null,
  },
  ...{ verdict: 'undecided', clear: false, needed: null, presence: null, spread: 1, values: [], valuesAgainst: [] },
};

function words(
  outcome: string,
  low: number,
  high: number,
  more: Partial<Found> = {},
  margin: number | null = null,
  family = 6,
) {
  const [told] = outcomesFor({ [outcome]: margin });
  const found = { ...MADE, outcome, low, high, difference: (low + high) / 2, ...more };
  return plain(findingInWords(told!, found, family));
}
const more = { verdict: 'more', clear: true } as const;
const less = { verdict: 'less', clear: true } as const;
const same = { verdict: 'equivalent' } as const;

it('a difference: the ends of its interval, rounded outward, in the outcome’s own words', () => {
  expect(words('takeoff', -11.6, -7.3, less)).toBe('a tenth reached 7 to 12 weeks earlier');
  expect(words('takeoff', 7.3, 11.6, more)).toBe('a tenth reached 7 to 12 weeks later');
  expect(words('ever', 0.081, 0.159, more)).toBe('8 to 16 percentage points more of all people ever belonged');
  expect(words('groups', -9.2, -2.1, less)).toBe('2.1 to 9.2 fewer groups founded');
  expect(words('size', 0.31, 0.52, more)).toBe('groups larger by 0.31 to 0.52 people');
  expect(words('pace', 0.011, 0.042, more)).toBe('members learned faster: the factor is 0.011 to 0.042 higher');
});

it('an end beside zero is never rounded to none, nor two ends to a range of one', () => {
  expect(words('takeoff', 0.04, 11.6, more)).toBe('a tenth reached 0.04 to 12 weeks later');
  expect(words('takeoff', 12, 12, more)).toBe('a tenth reached 12 weeks later');
  expect(words('takeoff', 1, 1, more)).toBe('a tenth reached 1 week later');
  expect(plain(spanInWords('share', -0.3, -0.1))).toBe('10 to 30 percentage points');
  expect(plain(sizeInWords('share', 0.01))).toBe('1 percentage point');
  expect(plain(sizeInWords('weeks', 2.01))).toBe('2.1 weeks');
  expect(plain(sizeInWords('', 0.000012))).toBe('0.000012');
});

it('none that matters: how large it can be at most, and what would matter', () => {
  expect(words('takeoff', -1.2, 2.04, same, 4)).toBe('no difference larger than 2.1 weeks (4 weeks would matter)');
  expect(words('ever', -0.004, 0.012, same, 0.02)).toBe(
    'no difference larger than 1.2 percentage points (2 percentage points would matter)',
  );
  // The 95 % interval may reach a little beyond what the test, at 90 %, has excluded.
  expect(words('takeoff', -1.2, 4.1, same, 4)).toBe('no difference as large as the 4 weeks that would matter');
  expect(words('takeoff', -1.2, 3.96, same, 4)).toBe('no difference of 4 weeks, which would matter');
  expect(words('takeoff', 0.2, 0.8, { ...same, clear: true }, 4)).toBe(
    'a tenth reached 0.2 to 0.8 weeks later, less than the 4 weeks that would matter',
  );
  expect(words('takeoff', 0, 0, same)).toBe('no difference at all in 20 pairs of runs');
});

it('undecided: what it could be, said once where both ways begin or end alike, and how many runs would tell', () => {
  expect(words('takeoff', -2.4, 13.1, { needed: 60 })).toBe(
    'undecided: a tenth reached anything from 2.4 weeks earlier to 14 weeks later; about 40 more replicates would tell',
  );
  expect(words('ever', -0.02, 0.05)).toBe(
    'undecided: anything from 2 percentage points fewer to 5 percentage points more of all people ever belonged',
  );
  expect(words('lifetime', -2, 3)).toBe('undecided: groups lived anything from 2 weeks shorter to 3 weeks longer');
  expect(words('size', -2, 3)).toBe('undecided: anything from groups smaller by 2 people to groups larger by 3 people');
  expect(words('takeoff', 0, 3)).toBe('undecided: anything from no difference to a tenth reached 3 weeks later');
  expect(words('takeoff', -3, 0)).toBe('undecided: anything from a tenth reached 3 weeks earlier to no difference');
});

it('what would tell is rounded up to two digits, knows its limits, and counts runs in which it may not come about', () => {
  const tell = (found: Partial<Found>) => words('ever', -0.02, 0.05, found).replace(/^.*belonged/, '');
  expect(tell({ needed: 21 })).toBe('; about 1 more replicate would tell');
  expect(tell({ needed: 157 })).toBe('; about 140 more replicates would tell');
  expect(tell({ needed: 12_000 })).toBe('; more than 10,000 more replicates would be needed to tell');
  expect(tell({ needed: null })).toBe('');
  // In half of the runs: 20 pairs more take 40 runs more.
  expect(words('ever', -0.02, 0.05, { pairs: 10, of: 20, needed: 30 }).replace(/^.*belonged/, '')).toBe(
    '; about 40 more replicates would tell',
  );
});

it('in doubt among many tests is not called clear, and too few runs are not called anything', () => {
  expect(words('takeoff', -9, -1, { adjusted: 0.084 })).toBe(
    'undecided: a tenth reached 1 to 9 weeks earlier by its interval alone, but not beyond doubt among 6 tests (p 0.084 corrected)',
  );
  expect(words('takeoff', -9, -1, { adjusted: 0.084 }, null, 1)).toBe(
    'undecided: a tenth reached 1 to 9 weeks earlier by its interval alone, but not beyond doubt (p 0.084)',
  );
  expect(words('takeoff', -9, -1, { pairs: 3 })).toBe(
    'undecided: 3 pairs are too few to be sure of anything (5 at least, better 20)',
  );
  expect(words('takeoff', -9, -1, { pairs: 1, paired: false })).toBe(
    'undecided: 1 run is too few to be sure of anything (5 at least, better 20)',
  );
});

it('how often it came about is said first, and a mean over some of the runs says so', () => {
  const presence: Presence = {
    ...{ count: 3, of: 20, countAgainst: 18, ofAgainst: 20, difference: -0.75, low: -0.882, high: -0.424 },
    ...{ p: 0.0001, adjusted: 0.0003, verdict: 'less' },
  };
  expect(words('takeoff', 1, 9, { presence, pairs: 3 })).toBe(
    'came about in 3 of 20 runs against 18 of 20: 42 to 89 percentage points less often; in the 3 pairs in which both have it (no fair sample), undecided: 3 pairs are too few to be sure of anything (5 at least, better 20)',
  );
  const open = { ...presence, count: 17, verdict: 'undecided' } as const;
  expect(words('takeoff', 1, 9, { ...more, presence: open, pairs: 16 })).toBe(
    'came about in 17 of 20 runs against 18 of 20; in the 16 pairs in which both have it, a tenth reached 1 to 9 weeks later',
  );
  expect(words('takeoff', 1, 9, { presence: open, pairs: 0 })).toBe(
    'undecided: came about in 17 of 20 runs against 18 of 20',
  );
  expect(words('takeoff', 1, 9, { ...more, presence: open, paired: false })).toBe(
    'came about in 17 of 20 runs against 18 of 20; among the runs that have it, a tenth reached 1 to 9 weeks later',
  );
});

it('where weeks part', () => {
  const made = (stretches: SeriesComparison['stretches'], pairs = 20) =>
    plain(
      partingInWords({
        ...{ series: 'members', arm: 'b', against: 'a', paired: true, pairs, weeks: [0, 1, 2, 50, 100], stretches },
        ...{ mean: [], meanAgainst: [], difference: [], low: [], high: [] },
      }),
    );
  expect(made([])).toBe('in no week clearly apart');
  expect(made([{ from: 1, to: 50, side: 'more' }])).toBe('higher in weeks 1 to 50');
  expect(made([{ from: 0, to: 100, side: 'less' }])).toBe('lower in every week');
  expect(
    made([
      { from: 1, to: 1, side: 'more' },
      { from: 50, to: 100, side: 'less' },
    ]),
  ).toBe('higher in week 1 and lower from week 50 to the end');
  expect(made([{ from: 1, to: 50, side: 'more' }], 3)).toBe('3 runs each are too few to say where they part');
});

it('headlines: what is decided first, arm by arm, each with what it is about, and how many are left', () => {
  const outcomes = outcomesFor({ takeoff: 4, ever: null });
  const row = (
    outcome: string,
    arm: string,
    verdict: OutcomeComparison['verdict'],
    said: string,
  ): OutcomeComparison => ({
    ...MADE,
    ...{ outcome, arm, verdict, words: said },
  });
  const rows = [
    row('takeoff', 'b', 'undecided', 'undecided: x'),
    row('takeoff', 'c', 'less', 'a tenth reached 7 weeks earlier'),
    row('ever', 'b', 'more', '3 percentage points more of all people ever belonged'),
    row('ever', 'c', 'equivalent', 'no difference larger than x'),
  ];
  const told = headlinesOf(rows, outcomes, (arm) => arm.toUpperCase());
  expect(told).toEqual([
    'B against “A”: 3 percentage points more of all people ever belonged.',
    'C against “A”: a tenth reached 7 weeks earlier.',
    'C against “A”, People who ever belonged: no difference larger than x.',
    'B against “A”, Week in which a tenth was reached: undecided: x.',
  ]);
  expect(headlinesOf(rows, outcomes, (arm) => arm, 2).at(-1)).toBe('2\u00a0more comparisons in compare.csv.');
});
