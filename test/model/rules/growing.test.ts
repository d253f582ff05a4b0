import { describe, expect, it } from 'vitest';
import { growing } from '../../../src/model/rules/growing.ts';
import { act, group, type Turned, tinyWorld } from '../tiny-world.ts';

const TURNED: Turned = { growing: { fearlessness: 0.05, fearReturns: 0.004, we: 0.03, weFades: 0.002 } };

/** A person in so many groups of this trust, recognized or not, after a week. */
function grown(groups: number, trust: number, recognized: boolean) {
  const self = { fearless: 0.5, bornFearless: 0.2, we: 0.4 };
  const world = tinyWorld({ people: [self, {}, {}], turned: TURNED });
  for (let n = 0; n < groups; n++) {
    const g = group(world, [0, 1 + n]);
    world.columns.trust[g] = trust;
    if (recognized) world.columns.recognizedWeek[g] = 3;
  }
  act(world, growing);
  return { fearlessness: world.columns.fearlessness[0]!, we: world.columns.we[0]! };
}

describe('fearlessness', () => {
  it('grows in a group, as far as there is trust', () => {
    // 0.5 + 0.05 · 0.8 · 0.5 = 0.52
    expect(grown(1, 0.8, false).fearlessness).toBeCloseTo(0.52, 6);
    expect(grown(1, 0, false).fearlessness).toBeCloseTo(0.5, 6);
  });

  it('stays as it is in a week in which the group does not meet, and so does the sense of we', () => {
    const world = tinyWorld({ people: [{ fearless: 0.5, bornFearless: 0.2, we: 0.4 }, {}], turned: TURNED });
    const g = group(world, [0, 1]);
    world.columns.trust[g] = 0.8;
    world.columns.recognizedWeek[g] = 3;
    world.columns.meets[g] = 0;
    act(world, growing);
    expect([world.columns.fearlessness[0], world.columns.we[0]]).toEqual([0.5, Math.fround(0.4)]);
  });

  it('grows in each of two groups', () => {
    // 0.52 + 0.04 · 0.48 = 0.5392
    expect(grown(2, 0.8, false).fearlessness).toBeCloseTo(0.5392, 6);
  });

  it('goes back outside, slowly, towards what it was at birth', () => {
    // 0.5 - 0.004 · 0.3 = 0.4988
    expect(grown(0, 0, false).fearlessness).toBeCloseTo(0.4988, 6);
  });

  it('stays where it was at birth for who never belonged', () => {
    const world = tinyWorld({ people: [{ fearless: 0.3, bornFearless: 0.3 }], turned: TURNED });
    for (let week = 0; week < 100; week++) act(world, growing);
    expect(world.columns.fearlessness[0]).toBe(Math.fround(0.3));
  });
});

describe('the sense of we', () => {
  it('widens in a recognized group, and only there', () => {
    // 0.4 + 0.03 · 0.6 = 0.418
    expect(grown(1, 0.8, true).we).toBeCloseTo(0.418, 6);
    expect(grown(1, 0.8, false).we).toBeCloseTo(0.4, 6);
  });

  it('lasts beyond the group, fading slowly', () => {
    // 0.4 · 0.998 = 0.3992
    expect(grown(0, 0, false).we).toBeCloseTo(0.3992, 6);
  });
});
