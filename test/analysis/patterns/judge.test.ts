import { describe, expect, it } from 'vitest';
import type { Reproduction } from '../../../src/analysis/patterns/contrasts.ts';
import { crossing, OBSERVED_THREE_OR_MORE } from '../../../src/analysis/patterns/judge.ts';

const curve = (...points: readonly (readonly [sigma: number, inspired: number])[]): Reproduction[] =>
  points.map(([sigma, inspired]) => ({ sigma, inspired, children: inspired, ever: 0 }));

describe('the strength of the spark at which R passes 1', () => {
  it('lies between the two strengths on either side, in proportion', () => {
    // From 0.6 at 0.1 to 1.4 at 0.3: half way.
    expect(crossing(curve([0.1, 0.6], [0.3, 1.4]))).toBeCloseTo(0.2, 12);
    expect(crossing(curve([0, 0], [0.1, 0.8], [0.2, 1], [0.5, 3]))).toBeCloseTo(0.2, 12);
  });

  it('is the first where R passes it more than once', () => {
    expect(crossing(curve([0.1, 0.5], [0.2, 1.5], [0.3, 0.9], [0.4, 1.2]))).toBeCloseTo(0.15, 12);
  });

  it('is not there where R stays below, or was above from the beginning', () => {
    expect(crossing(curve([0.1, 0.2], [0.5, 0.9]))).toBeNaN();
    expect(crossing(curve([0.1, 1.2], [0.5, 1.9]))).toBeNaN();
  });
});

it('the interval of 2 of 17 is that of Wilson 1927', () => {
  // p = 2/17, z = 1.96: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n) = (0.23063 ± 0.19036) / 1.22597
  expect(OBSERVED_THREE_OR_MORE[0]).toBeCloseTo(0.0329, 3);
  expect(OBSERVED_THREE_OR_MORE[1]).toBeCloseTo(0.3434, 3);
});
