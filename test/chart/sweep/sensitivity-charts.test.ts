/** Charts of sensitivity: analytic indices are told as they are, and what luck could have made is not called clear. */

import { describe, expect, it } from 'vitest';
import type { FactorSensitivity } from '../../../src/analysis/results/sensitivity.ts';
import { drawSvg } from '../../../src/chart/render.ts';
import { sensitivityCharts } from '../../../src/chart/sweep/sensitivity-story.ts';
import { luckIn } from '../../../src/chart/sweep/sensitivity-told.ts';
import { estimate, ishigami, morris, regression } from './made-sensitivity.ts';

const CASES = {
  ishigami: () => ishigami(),
  'ishigami without replicates': () => ishigami(null),
  morris: () => morris(),
  'morris of a hundred and fifty': () => morris(150),
  regression: () => regression(),
  'nothing known': () => {
    const { info, sensitivity } = ishigami();
    return {
      info,
      sensitivity: {
        ...sensitivity,
        outcomes: sensitivity.outcomes.map((outcome) => ({ ...outcome, factors: [], interactions: [] })),
      },
    };
  },
};
const charts = (name: keyof typeof CASES) => {
  const { info, sensitivity } = CASES[name]();
  return sensitivityCharts(info, sensitivity);
};
const said = (text: string) => text.replaceAll('\u00a0', ' ');

describe('every analysis', () => {
  it.each(Object.keys(CASES) as (keyof typeof CASES)[])(
    '%s: charts compile and draw without a warning',
    async (name) => {
      for (const { name: chart, spec, title, finding, caption } of charts(name)) {
        const warnings: string[] = [];
        const svg = await drawSvg(spec, (message) => warnings.push(message));
        expect(warnings, chart).toEqual([]);
        expect(/NaN|undefined|Infinity/.exec(svg)?.[0], chart).toBeUndefined();
        for (const words of [title, finding, caption])
          expect(words, chart).not.toMatch(/NaN|undefined|Infinity|null| {2}/);
        expect(chart).toMatch(/^sensitivity/);
        expect(svg).toBe(await drawSvg(spec));
      }
    },
  );
});

it('the Ishigami function: x1 matters most with its interplay, x1 and x3 act together', () => {
  const [bars, pairs] = charts('ishigami');
  expect(said(bars!.title)).toBe(
    'Ishigami: x1 matters most for it: 31 % of its variance alone, 56 % with its interplay',
  );
  expect(said(bars!.finding)).toContain('Luck makes up 4 % of the variance between points.');
  expect(said(pairs!.title)).toBe('Ishigami: x1 and x3 act together: 24 % of its variance');
  expect(charts('ishigami without replicates')[0]!.finding).toContain('nothing tells how much of it is luck');
});

it('factors whose intervals overlap share the first place', () => {
  const { info, sensitivity } = ishigami();
  const [outcome] = sensitivity.outcomes;
  const factors = outcome!.factors.map((one) =>
    one.total === null ? one : { ...one, total: estimate(one.total.value, 0.1) },
  );
  const [bars] = sensitivityCharts(info, { ...sensitivity, outcomes: [{ ...outcome!, factors }] });
  expect(bars!.title).toBe('Ishigami: x1 and x2 matter most for it');
});

it('what lies below the share of luck matters to no chart', () => {
  const { info, sensitivity } = ishigami(0.7);
  expect(sensitivityCharts(info, sensitivity)[0]!.title).toBe('Ishigami: no factor clearly matters more than luck');
  // 2 / √π √(noise variance) / 0.5 by hand: noise 0.09, variance 4: σ 0.6, 1.1284 · 0.6 / 0.5.
  expect(luckIn({ ...sensitivity.outcomes[0]!, noise: 0.09, variance: 4 }, 'muStar')).toBeCloseTo(1.3541, 4);
  expect(luckIn({ ...sensitivity.outcomes[0]!, noise: null }, 'total')).toBe(0);
});

it('Morris: what luck alone could show is not called first, nor beside the first', () => {
  const { info, sensitivity } = morris(2);
  const title = (noise: number, one: FactorSensitivity['muStar'], other: FactorSensitivity['muStar']) => {
    const [outcome] = sensitivity.outcomes;
    const factors = outcome!.factors.map((factor, k) => ({ ...factor, muStar: k === 0 ? one : other }));
    const outcomes = [{ ...outcome!, factors, noise, variance: 4 }];
    return sensitivityCharts(info, { ...sensitivity, outcomes })[0]!.title;
  };
  // Luck: 1.3541, as above. The other reaches up to the first, and down to nothing.
  const [clear, wide] = [estimate(3, 1.5), estimate(2, 1.9)];
  expect(title(0.09, clear, wide)).toMatch(/: section\.setting1 moves it most$/);
  expect(title(0.09, wide, wide)).toMatch(/: no factor clearly moves it more than luck$/);
});

it('Morris: the plane names the dozen that move most, the ranking the twenty', () => {
  const [plane, ranking] = charts('morris of a hundred and fifty');
  expect(plane!.caption).toContain('Named: the 12 of 150 factors that move it most.');
  expect(ranking!.caption).toContain('The 20 strongest of 150 factors.');
  expect(plane!.title).toContain('of 150 hardly at all');
});

it('correlations: which way each goes, and which are categories', () => {
  const [prcc, src, all] = charts('regression');
  expect(said(prcc!.finding)).toContain('threshold lowers it (−0.82 [−0.94, −0.7])');
  expect(prcc!.caption).toContain('1\u00a0factor of several categories has no such number.');
  expect(said(src!.finding)).toContain('A straight plane explains 71 % of the variance.');
  expect(all!.title).toBe('Threshold, spark and rate clearly matter for every outcome');
  expect(all!.finding).toContain('Clear for none: organizations, walls and network.');
});
