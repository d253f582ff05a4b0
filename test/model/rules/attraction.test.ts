import { describe, expect, it } from 'vitest';
import { attraction } from '../../../src/model/rules/attraction.ts';
import { MEMBERSHIPS, NONE, type World } from '../../../src/model/world.ts';
import { act, group, type Person, type Turned, tinyWorld } from '../tiny-world.ts';

// As in desire.test.ts: Ben pulls Anne with 0.8, Cleo, who can close one of two gaps, less.
const ANNE: Person = { knows: [0.6, 0.8, 0, 0], needs: [[2, 0.5]] };
const BEN: Person = { knows: [0, 0.8, 0.6, 0] };
const CLEO: Person = { knows: [0, 0.8, 0, 0.6] };

/** Person 0 looks at these people (and, through them, at these groups). */
function sees(world: World, people: readonly number[], groups: readonly number[] = []): void {
  people.forEach((j, look) => {
    world.columns.seenPerson[look] = j;
    world.columns.seenGroup[look] = groups[look] ?? NONE;
  });
}

/** Whom, and which group, person 0 wants after having seen person 1 alone. */
function intent(first: Person, second: Person, attractionTurned: NonNullable<Turned['attraction']>): number {
  const world = tinyWorld({ people: [first, second], turned: { attraction: attractionTurned } });
  sees(world, [1]);
  act(world, attraction);
  return world.columns.intentPerson[0]!;
}

describe('attraction to a person', () => {
  it('becomes an intent when the pull passes the threshold', () => {
    expect(intent(ANNE, BEN, { threshold: 0.79 })).toBe(1);
    expect(intent(ANNE, BEN, { threshold: 0.81 })).toBe(NONE);
  });

  it('is the weaker, the less the other shows of themselves', () => {
    // 0.6 + 0.4 · 0.5 = 0.8 of a pull of 0.8: 0.64
    const shy: Person = { ...BEN, authenticity: 0.5 };
    expect(intent(ANNE, shy, { threshold: 0.63, reserve: 0.6 })).toBe(1);
    expect(intent(ANNE, shy, { threshold: 0.65, reserve: 0.6 })).toBe(NONE);
  });

  it('needs less with a spark', () => {
    // 1 · (1 - 0.6 · 0.35) = 0.79 < 0.8 < 0.82 = 1 · (1 - 0.6 · 0.3)
    expect(intent({ ...ANNE, spark: 0.35 }, BEN, { threshold: 1, easedBySpark: 0.6 })).toBe(1);
    expect(intent({ ...ANNE, spark: 0.3 }, BEN, { threshold: 1, easedBySpark: 0.6 })).toBe(NONE);
  });

  it('needs less without fear', () => {
    // 1 · (1 - 0.5 · 0.42) = 0.79 < 0.8 < 0.81 = 1 · (1 - 0.5 · 0.38)
    expect(intent({ ...ANNE, fearless: 0.42 }, BEN, { threshold: 1, easedByFearlessness: 0.5 })).toBe(1);
    expect(intent({ ...ANNE, fearless: 0.38 }, BEN, { threshold: 1, easedByFearlessness: 0.5 })).toBe(NONE);
  });

  it('goes to the strongest of those seen, whichever is seen first', () => {
    for (const order of [
      [1, 2, 3],
      [3, 2, 1],
      [2, 3, 1],
    ]) {
      const needy: Person = {
        ...ANNE,
        needs: [
          [2, 0.5],
          [3, 0.9],
        ],
      };
      // Ben helps with 0.5 of 1.4, Cleo with 0.6 of 1.4; the third is Cleo, half hidden.
      const world = tinyWorld({ people: [needy, BEN, CLEO, { ...CLEO, authenticity: 0 }], turned: LOW });
      sees(world, order);
      act(world, attraction);
      expect(world.columns.intentPerson[0]).toBe(2);
      expect(world.columns.intentGroup[0]).toBe(NONE);
    }
  });

  it('is not felt by who needs nothing', () => {
    expect(intent({ ...ANNE, needs: [] }, BEN, { threshold: 0 })).toBe(NONE);
  });

  it('is not felt for who was not seen, and last week is forgotten', () => {
    const world = tinyWorld({ people: [ANNE, BEN], turned: LOW });
    world.columns.intentPerson[0] = 1;
    world.columns.intentGroup[0] = 0;
    act(world, attraction);
    expect(world.columns.intentPerson[0]).toBe(NONE);
    expect(world.columns.intentGroup[0]).toBe(NONE);
  });
});

const LOW: Turned = { attraction: { threshold: 0.1 } };

describe('attraction to a group', () => {
  /** Anne looks at Dora and through her sees the group of Dora and Ben, who want field 2 at 0.5. */
  function seesGroup(turned: Turned, visibility: number): World {
    const dora: Person = { knows: [0, 0.1, 0.1, 0], needs: [[2, 0.5]] };
    const world = tinyWorld({ people: [ANNE, dora, BEN], turned });
    const g = group(world, [1, 2]);
    world.columns.visibility[g] = visibility;
    sees(world, [1], [g]);
    act(world, attraction);
    return world;
  }
  const turned = (threshold: number): Turned => ({
    attraction: { threshold, resonance: 0.7, joinBase: 0.45, joinPull: 0.6, reserve: 0.6 },
  });

  // The best of the group are Ben's levels (0, 0.8, 0.6, 0): pull 0.8. Its purpose (0, 0, 0.5, 0) resonates with
  // 0.5 / sqrt(1.25) = 0.447214.  (1 - 0.7 · 0.552786) · (0.45 + 0.6 · 0.5) = 0.613050 · 0.75 = 0.459787.  0.8 · 0.459787 = 0.36783
  // Dora herself: help 0.1 / 0.5, similarity 0.8 · 0.1 / 0.141421 = 0.565685.  sqrt(0.2 · 0.565685) = 0.33636
  it('is that to its best levels, times resonance, times what can be seen', () => {
    const { columns } = seesGroup(turned(0.367), 0.5);
    expect([columns.intentPerson[0], columns.intentGroup[0]]).toEqual([1, 0]);
    expect(seesGroup(turned(0.369), 0.5).columns.intentPerson[0]).toBe(NONE);
  });

  it('yields to the person through whom it is seen when that pull is stronger', () => {
    // Visibility 0.3: 0.613050 · 0.63 · 0.8 = 0.30898 < 0.33636
    const { columns } = seesGroup(turned(0.3), 0.3);
    expect([columns.intentPerson[0], columns.intentGroup[0]]).toEqual([1, NONE]);
  });

  it('does not depend on resonance when that has no weight', () => {
    // 0.8 · (0.45 + 0.6 · 0.5) = 0.6
    const at = (threshold: number) => ({ attraction: { ...turned(threshold).attraction, resonance: 0 } });
    expect(seesGroup(at(0.59), 0.5).columns.intentGroup[0]).toBe(0);
    expect(seesGroup(at(0.61), 0.5).columns.intentGroup[0]).toBe(NONE);
  });

  it('shrinks as seats are taken: a group with one seat left has lost all that crowding takes', () => {
    // Of 5 seats 2, 3 and 4 taken: 0.6 · (1, 1 - 0.4 · 1/2, 1 - 0.4) = 0.6, 0.48, 0.36. Those who fill them know nothing.
    const drawn = (others: number, threshold: number) => {
      const dora: Person = { knows: [0, 0.1, 0.1, 0], needs: [[2, 0.5]] };
      const nobody: Person = { knows: [0, 0, 0, 0] };
      const world = tinyWorld({
        people: [ANNE, dora, BEN, nobody, nobody],
        turned: {
          joining: { room: 5 },
          attraction: { ...turned(threshold).attraction, resonance: 0, crowding: 0.4 },
        },
      });
      const g = group(world, [1, 2, 3, 4].slice(0, 2 + others));
      world.columns.visibility[g] = 0.5;
      sees(world, [1], [g]);
      act(world, attraction);
      return world.columns.intentGroup[0] === g;
    };
    expect([0.59, 0.61].map((threshold) => drawn(0, threshold))).toEqual([true, false]);
    expect([0.47, 0.49].map((threshold) => drawn(1, threshold))).toEqual([true, false]);
    expect([0.35, 0.37].map((threshold) => drawn(2, threshold))).toEqual([true, false]);
  });
});

describe('who looks at all', () => {
  function member(commitments: readonly number[]): number {
    const world = tinyWorld({
      people: [ANNE, BEN, CLEO, CLEO],
      turned: { attraction: { threshold: 0.1, settled: 0.5 } },
    });
    commitments.forEach((commitment, m) => {
      group(world, [0, 2 + m]);
      world.columns.commitment[MEMBERSHIPS * 0 + m] = commitment;
    });
    sees(world, [1]);
    act(world, attraction);
    return world.columns.intentPerson[0]!;
  }

  it('a committed member does not look for another group', () => {
    expect(member([0.51])).toBe(NONE);
  });

  it('a half-hearted member does', () => {
    expect(member([0.49])).toBe(1);
  });

  it('who has no place free does not, however half-hearted', () => {
    expect(member([0.1, 0.1])).toBe(NONE);
  });
});

describe('esteem', () => {
  it('raises the pull of who enjoys it', () => {
    // 0.8 · (1 + 0.5 · 0.4) = 0.96
    const honoured: Person = { ...BEN, esteem: 0.4 };
    expect(intent(ANNE, honoured, { threshold: 0.95, esteem: 0.5 })).toBe(1);
    expect(intent(ANNE, honoured, { threshold: 0.97, esteem: 0.5 })).toBe(NONE);
  });

  it('raises nothing for who enjoys none, nor where it has no weight', () => {
    expect(intent(ANNE, BEN, { threshold: 0.81, esteem: 1 })).toBe(NONE);
    expect(intent(ANNE, { ...BEN, esteem: 1 }, { threshold: 0.81, esteem: 0 })).toBe(NONE);
  });

  it('raises the pull of what is shown', () => {
    // 0.8 · (0.6 + 0.4 · 0.5) · (1 + 0.5 · 0.4) = 0.768
    const shy: Person = { ...BEN, authenticity: 0.5, esteem: 0.4 };
    expect(intent(ANNE, shy, { threshold: 0.76, reserve: 0.6, esteem: 0.5 })).toBe(1);
    expect(intent(ANNE, shy, { threshold: 0.78, reserve: 0.6, esteem: 0.5 })).toBe(NONE);
  });
});

describe('angst', () => {
  it('deters: it raises the threshold of who has it', () => {
    // 0.6 · (1 + 0.5 · 0.6) = 0.78 < 0.8 < 0.81 = 0.6 · (1 + 0.5 · 0.7)
    expect(intent({ ...ANNE, angst: 0.6 }, BEN, { threshold: 0.6, deterred: 0.5 })).toBe(1);
    expect(intent({ ...ANNE, angst: 0.7 }, BEN, { threshold: 0.6, deterred: 0.5 })).toBe(NONE);
  });

  it('of the other deters nobody', () => {
    expect(intent(ANNE, { ...BEN, angst: 1 }, { threshold: 0.79, deterred: 2 })).toBe(1);
  });
});
