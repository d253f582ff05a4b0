/** compare.csv: a row for each comparison, cells under their heads, empty where there is nothing to say, and words with their quotes. */
import { expect, it } from 'vitest';
import { compare } from '../../src/analysis/comparison.ts';
import { comparisonCsv, weeklyCsv } from '../../src/analysis/comparison-csv.ts';
import { madeArm, outcomesFor } from './made-arm.ts';

const SIX = [40, 62, 51, 75, 48, 66];
const rows = (text: string) => {
  const [head, ...lines] = text.trim().split('\n');
  const names = head!.split(',');
  // Words come last and alone may hold commas.
  return lines.map((line) => {
    const cells = line.split(',');
    const words = cells.splice(names.length - 1).join(',');
    return Object.fromEntries(names.map((name, at) => [name, [...cells, words][at]!]));
  });
};

it('tells every number of every comparison once', () => {
  const comparison = compare(
    [
      madeArm('a', { takeoff: SIX, ever: SIX.map(() => null), size: SIX }),
      madeArm('b', {
        takeoff: SIX.map((value, at) => (at < 5 ? value + at + 1 : null)),
        ever: SIX.map(() => null),
        size: SIX,
      }),
    ],
    { outcomes: outcomesFor({ takeoff: 40, ever: null, size: null }), series: [], tests: ['welch'] },
  );
  const [takeoff, ever, size] = rows(comparisonCsv(comparison));
  expect(takeoff).toMatchObject({
    ...{
      outcome: 'takeoff',
      unit: 'weeks',
      arm: 'b',
      against: 'a',
      paired: 'true',
      pairs: '5',
      of: '6',
      difference: '3',
    },
    ...{ matters: '40', verdict: 'equivalent', came_about: '5', came_about_of: '6', came_about_against: '6' },
    ...{ came_about_against_of: '6', came_about_p: '1', mann_whitney_p: '' },
  });
  expect(Number(takeoff!.welch_p)).toBe(comparison.compared[0]!.tests[0]!.p);
  expect(Number(takeoff!.low)).toBe(comparison.compared[0]!.low);
  expect(takeoff!.words).toMatch(
    /^"came about in 5 of 6 runs against 6 of 6; in the 5 pairs in which both have it, .*"$/,
  );
  expect(ever).toMatchObject({
    ...{ pairs: '0', difference: '', p: '', hedges_g: '', matters: '', came_about: '0', came_about_of: '6' },
    ...{ verdict: 'undecided', words: 'nothing to compare: it came about in no run' },
  });
  expect(size).toMatchObject({ difference: '0', p: '1', came_about: '6', came_about_of: '6', verdict: 'equivalent' });
});

it('weeks without a band have empty cells', () => {
  const series = (value: number) =>
    new Map([['s', { weeks: [0, 4], runs: new Map([['x', Float64Array.of(value, 2 * value)]]) }]]);
  const arms = [madeArm('a', { ever: [1] }, { series: series(1) }), madeArm('b', { ever: [1] }, { series: series(3) })];
  const told = weeklyCsv(compare(arms, { outcomes: [], series: [{ name: 's', unit: '', meaning: '', head: 'S' }] }));
  expect(told).toBe(
    'series,arm,against,week,mean,mean_against,difference,low,high\ns,b,a,0,3,1,2,,\ns,b,a,4,6,2,4,,\n',
  );
});
