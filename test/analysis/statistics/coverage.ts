/**
 * How often intervals hold the truth, counted over many made-up samples whose truth is known. The tests count a few hundred with
 * fixed seeds; whoever changes an interval counts more: `measured(4000)` takes some minutes and gives the shares told beside each.
 */
import seedrandom from 'seedrandom';
import { bca, bcaDifference } from '../../../src/analysis/statistics/bca.ts';
import { cliffsDelta } from '../../../src/analysis/statistics/cliffs-delta.ts';
import { equivalencePaired, equivalenceWelch } from '../../../src/analysis/statistics/equivalence.ts';
import { hedgesG, hedgesGPaired } from '../../../src/analysis/statistics/hedges-g.ts';
import { meanInterval } from '../../../src/analysis/statistics/mean-interval.ts';
import { normalCdf, normalQuantile } from '../../../src/analysis/statistics/normal.ts';
import { pairedT } from '../../../src/analysis/statistics/paired-t.ts';
import { pairedBand, partings, unpairedBand } from '../../../src/analysis/statistics/simultaneous-band.ts';
import { sobolIndices } from '../../../src/analysis/statistics/sobol-indices.ts';
import { welch } from '../../../src/analysis/statistics/welch.ts';

type Luck = () => number;
interface Case {
  readonly what: string;
  /** One sample: whether what is promised was kept. */
  readonly kept: (random: Luck, trial: number) => boolean;
  /** Share that kept it, measured over 4000 samples. */
  readonly share: number;
}

const list = (n: number, of: () => number) => Array.from({ length: n }, of);
const normal = (random: Luck) => normalQuantile(random());
/** Mean 1, skewness 2: how long something takes to happen. */
const lopsided = (random: Luck) => -Math.log(random());
const holds = (interval: { low: number | null; high: number | null }, truth: number) =>
  interval.low! <= truth && truth <= interval.high!;
/** Two runs with the same luck: correlated 0.81, the first higher by 0.5. */
const pairs = (random: Luck, n: number): [number[], number[]] => {
  const shared = list(n, () => 0.9 * normal(random));
  const own = () => shared.map((value) => value + Math.sqrt(0.19) * normal(random));
  return [own().map((value) => value + 0.5), own()];
};
/** A hundred weeks, each like the one before, wilder towards the end; true difference 0. */
const weeks = (random: Luck): number[] => {
  let at = normal(random);
  return list(100, () => 0).map((_, week) => {
    at = 0.95 * at + Math.sqrt(1 - 0.95 ** 2) * normal(random);
    return at * (1 + week / 20);
  });
};

export const CASES: readonly Case[] = [
  ...(
    [
      [5, 0.881],
      [20, 0.916],
      [50, 0.94],
    ] as const
  ).map(([n, share]) => ({
    what: `Student's interval of the mean of ${n} lopsided values`,
    kept: (random: Luck) => holds(meanInterval(list(n, () => lopsided(random))), 1),
    share,
  })),
  ...(
    [
      [5, 0.863],
      [10, 0.929],
      [20, 0.93],
      [50, 0.94],
    ] as const
  ).map(([n, share]) => ({
    what: `the BCa interval of the mean of ${n} lopsided values`,
    kept: (random: Luck) =>
      holds(
        bca(
          list(n, () => lopsided(random)),
          { resamples: 1000 },
        ),
        1,
      ),
    share,
  })),
  {
    what: 'the BCa interval of the mean of 20 normal values',
    kept: (random) =>
      holds(
        bca(
          list(20, () => normal(random)),
          { resamples: 1000 },
        ),
        0,
      ),
    share: 0.939,
  },
  {
    what: 'the BCa interval of a difference of means, 10 lopsided values against 20 wider ones',
    kept: (random) => {
      const [a, b] = [list(10, () => lopsided(random)), list(20, () => 2 * lopsided(random))];
      return holds(bcaDifference(a, b, { resamples: 1000 }), -1);
    },
    share: 0.925,
  },
  {
    what: 'the interval of a paired difference, 10 pairs',
    kept: (random) => holds(pairedT(...pairs(random, 10)), 0.5),
    share: 0.947,
  },
  {
    what: "Welch's interval, 6 values against 12 that are four times as spread",
    kept: (random) =>
      holds(
        welch(
          list(6, () => normal(random)),
          list(12, () => 4 * normal(random)),
        ),
        0,
      ),
    share: 0.946,
  },
  {
    what: "the interval of Hedges' g, 10 against 10, a difference of 0.5",
    kept: (random) =>
      holds(
        hedgesG(
          list(10, () => normal(random) + 0.5),
          list(10, () => normal(random)),
        ),
        0.5,
      ),
    share: 0.956,
  },
  {
    what: "the interval of Hedges' g of 10 pairs",
    kept: (random) => holds(hedgesGPaired(...pairs(random, 10)), 0.5),
    share: 0.951,
  },
  {
    what: "the interval of Cliff's delta, 10 against 10",
    kept: (random) =>
      holds(
        cliffsDelta(
          list(10, () => normal(random) + 0.5),
          list(10, () => normal(random)),
        ),
        2 * normalCdf(0.5 / Math.SQRT2) - 1,
      ),
    share: 0.954,
  },
  ...(
    [
      [6, 0.938, 0.958],
      [20, 0.949, 0.951],
    ] as const
  ).flatMap(([n, paired, unpaired]) => [
    {
      what: `the band of ${n} paired differences over 100 weeks, in all weeks at once`,
      kept: (random: Luck, trial: number) =>
        partings(
          pairedBand(
            list(n, () => 0).map(() => weeks(random)),
            { resamples: 500, seed: `${trial}` },
          ),
        ).length === 0,
      share: paired,
    },
    {
      what: `the band of ${n} replicates against ${n} others over 100 weeks, in all weeks at once`,
      kept: (random: Luck, trial: number) => {
        const group = () => list(n, () => 0).map(() => weeks(random));
        return partings(unpairedBand(group(), group(), { resamples: 500, seed: `${trial}` })).length === 0;
      },
      share: unpaired,
    },
  ]),
  {
    what: 'not called equivalent though the margin apart, 12 pairs',
    kept: (random) =>
      !equivalencePaired(
        list(12, () => 1 + normal(random)),
        1,
      ).equivalent,
    share: 0.954,
  },
  {
    what: 'not called equivalent though the margin apart, 12 against 8 with twice the spread',
    kept: (random) =>
      !equivalenceWelch(
        list(12, () => 2 + normal(random)),
        list(8, () => 2 * normal(random)),
        2,
      ).equivalent,
    share: 0.953,
  },
  ...(['first', 'total'] as const).map((order) => ({
    what: `the interval of a ${order === 'first' ? 'first-order' : 'total'} Sobol' index of 128 rows`,
    // x + 2 y: shares 1/5 and 4/5 of the variance, first order and total alike.
    kept: (random: Luck, trial: number) => {
      const row = () => list(128, random);
      const [x, y, u, v] = [row(), row(), row(), row()];
      const of = (one: number[], other: number[]) => one.map((value, i) => value + 2 * other[i]!);
      const outputs = { a: of(x, y), b: of(u, v), ab: [of(u, y), of(x, v)], ba: null };
      return holds(sobolIndices(outputs, { resamples: 300, seed: `${trial}` })[order]![0]!, 0.2);
    },
    share: order === 'first' ? 0.945 : 0.947,
  })),
];

/** The share of samples in which each kept its promise. */
export function measured(trials: number): { what: string; share: number; measured: number }[] {
  return CASES.map(({ what, share, kept }) => {
    const random = seedrandom.alea(what);
    let count = 0;
    for (let trial = 0; trial < trials; trial++) if (kept(random, trial)) count += 1;
    return { what, share, measured: count / trials };
  });
}
