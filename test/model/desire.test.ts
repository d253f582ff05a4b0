import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pullOn, resonance, shownBy, threshold } from '../../src/model/desire.ts';
import type { World } from '../../src/model/world.ts';
import { group, type Person, tinyWorld } from './tiny-world.ts';

/** Pull of person 1 on person 0. */
function pull(people: readonly [Person, Person], openness: number, factor = 1, least = 0): number {
  const { expertise, needField, needLevel, norm } = tinyWorld({ people }).columns;
  return pullOn(expertise, needField, needLevel, 0, 4, norm[0]!, openness, expertise, 4, norm[1]!, factor, least);
}

function resonanceOf(world: World, i: number, g: number): number {
  const { expertise, needField, needLevel, norm, purpose, purposeNorm } = world.columns;
  return resonance(expertise, needField, needLevel, i, 4, norm[i]!, purpose, g * 4, purposeNorm[g]!);
}

// Both have a length of 1, and 0.8 · 0.8 = 0.64 in common.
const ANNE: Person = { knows: [0.6, 0.8, 0, 0], needs: [[2, 0.5]] };
const BEN: Person = { knows: [0, 0.8, 0.6, 0] };

describe('the pull of one person on another', () => {
  it('is the mean, weighted by openness, of how alike they are and how far the other could help', () => {
    // similarity 0.64; help min(0.5, 0.6) / 0.5 = 1.  0.64^0.5 · 1^0.5 = 0.8
    expect(pull([ANNE, BEN], 0.5)).toBeCloseTo(0.8, 6);
    // Two gaps of 0.5, of which Ben can close one: help 0.5.  (0.64 · 0.5)^0.5 = 0.56569
    const two: Person = {
      ...ANNE,
      needs: [
        [2, 0.5],
        [3, 0.5],
      ],
    };
    expect(pull([two, BEN], 0.5)).toBeCloseTo(0.565685, 6);
    // 0.64^0.75 · 0.5^0.25 = 0.715542 · 0.840896 = 0.601697
    expect(pull([two, BEN], 0.25)).toBeCloseTo(0.601697, 6);
  });

  it('comes from likeness alone for who is closed, and from help alone for who is open', () => {
    const half: Person = { ...ANNE, needs: [[2, 0.9]] }; // of a gap of 0.9 Ben helps with 0.6: two thirds
    expect(pull([half, BEN], 0)).toBeCloseTo(0.64, 6);
    expect(pull([half, BEN], 1)).toBeCloseTo(2 / 3, 6);
  });

  it('is nothing without help: from who knows no more, and on who needs nothing', () => {
    expect(pull([{ ...ANNE, needs: [[0, 0.9]] }, BEN], 0.5)).toBe(0);
    expect(pull([{ ...ANNE, needs: [] }, BEN], 0.5)).toBe(0);
    expect(pull([ANNE, BEN], 0)).toBeGreaterThan(0);
  });

  it('is nothing between two who have nothing in common, unless likeness counts for nothing', () => {
    const other: Person = { knows: [0, 0, 0.7, 0.7] };
    expect(pull([ANNE, other], 0.5)).toBe(0);
    expect(pull([ANNE, other], 1)).toBeCloseTo(1, 6);
  });

  it('counts help no further than the gap', () => {
    const genius: Person = { knows: [0, 0.8, 0.6, 0] };
    const little: Person = { ...ANNE, needs: [[2, 0.1]] };
    expect(pull([little, genius], 1)).toBeCloseTo(1, 6);
  });

  it('is given exactly wherever it passes what it must pass, and is 0 wherever it cannot', () => {
    const level = fc.double({ min: 0, max: 1, noNaN: true });
    const knows = fc.array(level, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(knows, knows, level, level, level, fc.nat(3), (a, b, w, d, least, k) => {
        const people = [{ knows: a, needs: [[k, w]] }, { knows: b }] as const;
        const whole = pull(people, d, 0.9);
        const limited = pull(people, d, 0.9, least);
        if (whole > least + 1e-12) expect(limited).toBe(whole);
        else expect(limited).toBeLessThanOrEqual(least + 1e-12);
        expect(whole).toBeLessThanOrEqual(0.9 + 1e-12);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe('the resonance of a purpose', () => {
  it('is the cosine of it with what concerns a person: what they know or want, whichever is more', () => {
    // Anne's concerns (0.6, 0.8, 0.5, 0) have the length sqrt(1.25); the group wants only field 2, at 0.5.
    const world = tinyWorld({ people: [ANNE, { ...BEN, needs: [[2, 0.5]] }, BEN] });
    const g = group(world, [1, 2]);
    expect(resonanceOf(world, 0, g)).toBeCloseTo(0.5 / Math.sqrt(1.25), 6);
    // Somebody who needs nothing resonates with what they know: (0, 0.8, 0.6, 0) · (0, 0, 1, 0) = 0.6
    expect(resonanceOf(world, 2, g)).toBeCloseTo(0.6, 6);
  });

  it('counts what is wanted in place of what is known, not beside it', () => {
    // Concerns (1, 0.8, 0, 0), of length sqrt(1.64); the group wants field 0.
    const world = tinyWorld({
      people: [{ knows: [0.6, 0.8, 0, 0], needs: [[0, 1]] }, { ...BEN, needs: [[0, 0.5]] }, BEN],
    });
    expect(resonanceOf(world, 0, group(world, [1, 2]))).toBeCloseTo(1 / Math.sqrt(1.64), 6);
  });

  it('is nothing with a group that needs nothing any more', () => {
    const world = tinyWorld({ people: [ANNE, BEN, BEN] });
    expect(resonanceOf(world, 0, group(world, [1, 2]))).toBe(0);
  });

  it('is full for who is concerned with just that', () => {
    const world = tinyWorld({
      people: [{ knows: [0, 0.4, 0, 0], needs: [[2, 0.3]] }, { needs: [[1, 0.4]] }, { needs: [[2, 0.3]] }],
    });
    expect(resonanceOf(world, 0, group(world, [1, 2]))).toBeCloseTo(1, 6);
  });
});

describe('the threshold of desire', () => {
  const of = (person: Person, deterred = 0) => {
    const turned = { attraction: { threshold: 0.8, easedBySpark: 0.6, easedByFearlessness: 0.5, deterred } };
    const world = tinyWorld({ people: [{}, person], turned });
    return threshold(world.columns, world.settings, 1);
  };

  it('is lowered by spark and by fearlessness, each by its share', () => {
    expect(of({})).toBe(0.8);
    expect(of({ spark: 1 })).toBeCloseTo(0.32, 6);
    expect(of({ fearless: 1 })).toBeCloseTo(0.4, 6);
    // 0.8 · (1 - 0.3) · (1 - 0.1) = 0.504
    expect(of({ spark: 0.5, fearless: 0.2 })).toBeCloseTo(0.504, 6);
  });

  it('is raised by angst, by its share', () => {
    expect(of({ angst: 1 })).toBe(0.8);
    expect(of({ angst: 1 }, 0.25)).toBeCloseTo(1, 6);
    // 0.504 · (1 + 0.25 · 0.4) = 0.5544
    expect(of({ spark: 0.5, fearless: 0.2, angst: 0.4 }, 0.25)).toBeCloseTo(0.5544, 6);
  });
});

describe('what somebody shows of themselves', () => {
  const of = (person: Person, reserve: number, esteem: number) => {
    const world = tinyWorld({ people: [{}, person], turned: { attraction: { reserve, esteem } } });
    return shownBy(world.columns, world.settings, 1);
  };

  it('is all of it where they are fully authentic, and the share `reserve` where they hide all', () => {
    expect(of({ authenticity: 1 }, 0.6, 0)).toBe(1);
    expect(of({ authenticity: 0 }, 0.6, 0)).toBe(0.6);
    // 0.6 + 0.4 · 0.25 = 0.7
    expect(of({ authenticity: 0.25 }, 0.6, 0)).toBeCloseTo(0.7, 6);
    expect(of({ authenticity: 0 }, 1, 0)).toBe(1);
  });

  it('is more by the share of esteem that others have for them', () => {
    expect(of({ esteem: 1 }, 0.6, 0.5)).toBeCloseTo(1.5, 6);
    expect(of({ esteem: 0 }, 0.6, 0.5)).toBe(1);
    // 0.7 · (1 + 0.5 · 0.4) = 0.84
    expect(of({ authenticity: 0.25, esteem: 0.4 }, 0.6, 0.5)).toBeCloseTo(0.84, 6);
  });
});
