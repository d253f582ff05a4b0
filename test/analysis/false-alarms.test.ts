/** Worlds that do not differ: how often a comparison says that they do, in five hundred tries, and how often it misses what is there. */
import seedrandom from 'seedrandom';
import { expect, it } from 'vitest';
import { compare } from '../../src/analysis/comparison.ts';
import { madeArm, outcomesFor } from './made-arm.ts';

const OUTCOMES = ['takeoff', 'ever', 'groups', 'size', 'learning', 'pace'] as const;
const TRIES = 500;

/**
 * Runs of both have luck in common, which makes pairs alike, and luck of their own; three outcomes are bell-shaped, three lopsided.
 * @param shift by which the first outcome of the second arm is higher, in standard deviations of a difference
 */
function tryOut(seed: string, runs: number, paired: boolean, shift: number) {
  const random = seedrandom.alea(seed);
  const bell = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const values = OUTCOMES.map((_, k) => {
    const own = () => (k < 3 ? bell() : -Math.log(1 - random()));
    return Array.from({ length: runs }, () => {
      const common = 2 * bell();
      return [common + own() / Math.SQRT2, (paired ? common : 2 * bell()) + own() / Math.SQRT2 + (k === 0 ? shift : 0)];
    });
  });
  const arm = (name: string, side: number, seeds: Partial<Parameters<typeof madeArm>[2]>) =>
    madeArm(
      name,
      Object.fromEntries(OUTCOMES.map((outcome, k) => [outcome, values[k]!.map((pair) => pair[side]!)])),
      seeds,
    );
  const elsewhere = paired ? {} : { seeds: Array.from({ length: runs }, (_, at) => `y/${at}`) };
  const margins = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, null]));
  return compare([arm('a', 0, {}), arm('b', 1, elsewhere)], { outcomes: outcomesFor(margins), series: [] }).compared;
}

// Of 500 tries at 5 %, by luck at most 7.5 % in 199 of 200 cases (binomial).
it.each([
  ['10 pairs', 10, true],
  ['12 runs of each without pairs', 12, false],
] as const)(
  '%s of alike worlds, six outcomes: a difference is named in at most some 5 of 100 comparisons',
  (_, runs, paired) => {
    let [named, alone] = [0, 0];
    for (let turn = 0; turn < TRIES; turn++) {
      const compared = tryOut(`null ${turn}`, runs, paired, 0);
      if (compared.some(({ verdict }) => verdict === 'more' || verdict === 'less')) named++;
      if (compared.some(({ low, high }) => low! > 0 || high! < 0)) alone++;
    }
    expect(named / TRIES).toBeLessThan(0.075);
    // It does not come from never saying anything: intervals alone would cry wolf in every fifth.
    expect(alone / TRIES).toBeGreaterThan(0.12);
  },
  180_000,
);

it('a difference of one standard deviation of a pair is found in 30 pairs nearly always, in the right direction', () => {
  const tries = 100;
  let found = 0;
  for (let turn = 0; turn < tries; turn++) if (tryOut(`shift ${turn}`, 30, true, 1)[0]!.verdict === 'more') found++;
  expect(found / tries).toBeGreaterThan(0.95);
}, 120_000);

it('so many pairs as are said to be needed settle it about four times in five', () => {
  // Ten pairs with mean 0.6 and standard deviation 1, which are the truth, too.
  const z = [-1.5, -1, -0.6, -0.3, -0.1, 0.1, 0.3, 0.6, 1, 1.5];
  const sd = Math.sqrt(z.reduce((sum, value) => sum + value * value, 0) / 9);
  const options = { outcomes: outcomesFor({ takeoff: null }), series: [] };
  const pairsOf = (differences: readonly number[]) =>
    compare([madeArm('a', { takeoff: differences.map(() => 0) }), madeArm('b', { takeoff: differences })], options)
      .compared[0]!;
  const open = pairsOf(z.map((value) => 0.6 + value / sd));
  expect(open).toMatchObject({ verdict: 'undecided', pairs: 10 });
  const tries = 300;
  let settled = 0;
  for (let turn = 0; turn < tries; turn++) {
    const random = seedrandom.alea(`needed ${turn}`);
    const bell = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    if (pairsOf(Array.from({ length: open.needed! }, () => 0.6 + bell())).verdict === 'more') settled++;
  }
  expect(settled / tries).toBeGreaterThan(0.73);
  expect(settled / tries).toBeLessThan(0.87);
}, 120_000);

it('series that wander alike are said to part somewhere in at most some 5 of 100 comparisons, however many their weeks', () => {
  const tries = 300;
  const weeks = Array.from({ length: 60 }, (_, week) => week);
  const seeds = Array.from({ length: 10 }, (_, run) => `s/${run}`);
  let [parted, alone] = [0, 0];
  for (let turn = 0; turn < tries; turn++) {
    const random = seedrandom.alea(`series ${turn}`);
    const wander = (name: string) => {
      const runs = seeds.map((seed) => {
        let at = 0;
        return [seed, Float64Array.from(weeks, () => (at += random() - 0.5))] as const;
      });
      return {
        ...madeArm(name, { ever: seeds.map(() => 0) }, { seeds }),
        series: new Map([['walk', { weeks, runs: new Map(runs) }]]),
      };
    };
    const [row] = compare([wander('a'), wander('b')], {
      outcomes: [],
      series: [{ name: 'walk', unit: '', meaning: '', head: '' }],
    }).weekly;
    if (row!.stretches.length > 0) parted++;
    // Six tenths of the band is about what one week by itself would take.
    const narrow = row!.difference.some(
      (value, week) => Math.abs(value) > 0.6 * (row!.high[week]! - value) && week > 0,
    );
    if (narrow) alone++;
  }
  expect(parted / tries).toBeLessThan(0.09);
  expect(alone / tries).toBeGreaterThan(0.12);
}, 120_000);
