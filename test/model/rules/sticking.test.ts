import { describe, expect, it } from 'vitest';
import { FOSTERING } from '../../../src/model/interventions.ts';
import { sticking } from '../../../src/model/rules/sticking.ts';
import { NONE, type World } from '../../../src/model/world.ts';
import { act, band, everyWeek, group, type Person, type Tiny, type Turned, tinyWorld } from '../tiny-world.ts';

// Alike by 0.64, and each knows all that the other needs: a pull of 0.8 both ways.
const ANNE: Person = { knows: [0.6, 0.8, 0, 0], needs: [[2, 0.5]] };
const BEN: Person = { knows: [0, 0.8, 0.6, 0], needs: [[0, 0.5]] };
const TURNED: Turned = {
  attraction: { threshold: 0.5, settled: 0.5, reserve: 0.6, easedBySpark: 0.6, easedByFearlessness: 0.5 },
  founding: { closeEnough: 0.5, easedBySpark: 0.5 },
};

/** Whether Anne, who wants to talk to Ben, would found a group with him. */
function sticks(
  anne: Person,
  ben: Person,
  more: Partial<Tiny> = {},
  prepare: (world: World) => void = () => {},
): boolean {
  const world = tinyWorld({ people: [anne, ben, {}, {}], ties: [[0, 1, 0.5]], turned: TURNED, ...more });
  prepare(world);
  world.columns.intentPerson[0] = 1;
  act(world, sticking);
  const { stick, ask } = world.columns;
  expect([...ask].every((g) => g === NONE)).toBe(true);
  return stick[0] === 1;
}

/** Ben is in a group with somebody else, and only half in it. */
const halfHearted = (world: World) => {
  group(world, [1, 2]);
  world.columns.commitment.fill(0.4);
};

describe('two people', () => {
  it('stick together when both are stuck, drawn to each other and close enough', () => {
    expect(sticks(ANNE, BEN)).toBe(true);
  });

  it('do not when the other needs nothing', () => {
    expect(sticks(ANNE, { ...BEN, needs: [] })).toBe(false);
  });

  it('do not when the other is not drawn to them: would learn nothing from them', () => {
    expect(sticks(ANNE, { ...BEN, needs: [[3, 0.5]] })).toBe(false);
  });

  it('are drawn as far as the first shows themselves', () => {
    // 0.8 · (0.6 + 0.4 · 0) = 0.48, below 0.5
    expect(sticks({ ...ANNE, authenticity: 0 }, BEN)).toBe(false);
    expect(sticks({ ...ANNE, authenticity: 0.2 }, BEN)).toBe(true);
  });

  it('count by the threshold of the other: their spark and their fearlessness', () => {
    const hard = { turned: { ...TURNED, attraction: { ...TURNED.attraction, threshold: 0.9 } } };
    expect(sticks(ANNE, BEN, hard)).toBe(false);
    expect(sticks({ ...ANNE, fearless: 1 }, BEN, hard)).toBe(false);
    // 0.9 · (1 - 0.6 · 0.2) = 0.792;  0.9 · (1 - 0.5 · 0.24) = 0.792
    expect(sticks(ANNE, { ...BEN, spark: 0.2 }, hard)).toBe(true);
    expect(sticks(ANNE, { ...BEN, fearless: 0.24 }, hard)).toBe(true);
  });

  it('must be close enough in both directions', () => {
    for (const arcs of [
      [
        [0, 1, 0.49],
        [1, 0, 0.9],
      ],
      [
        [0, 1, 0.9],
        [1, 0, 0.49],
      ],
      [[0, 1, 0.9]],
    ] as const)
      expect(sticks(ANNE, BEN, { ties: [], arcs })).toBe(false);
  });

  it('need less closeness when the first has a spark', () => {
    // 0.5 · (1 - 0.5 · 0.5) = 0.375
    const near = { ties: [[0, 1, 0.38]] as const };
    const far = { ties: [[0, 1, 0.37]] as const };
    expect(sticks({ ...ANNE, spark: 0.5 }, BEN, near)).toBe(true);
    expect(sticks({ ...ANNE, spark: 0.5 }, BEN, far)).toBe(false);
    expect(sticks(ANNE, { ...BEN, spark: 0.5 }, near)).toBe(false);
  });

  it('found nothing new when they are in a group together', () => {
    expect(sticks(ANNE, BEN, {}, (world) => group(world, [0, 1]))).toBe(false);
    expect(sticks(ANNE, BEN, {}, halfHearted)).toBe(true);
  });

  it('both look for people: not with somebody who is settled in a group (T23)', () => {
    expect(sticks(ANNE, BEN, {}, (world) => group(world, [1, 2]))).toBe(false);
    expect(sticks(ANNE, BEN, {}, halfHearted)).toBe(true);
  });

  it('need a place free: not with somebody who is in two groups', () => {
    const busy = (world: World) => {
      group(world, [1, 2]);
      group(world, [1, 3]);
      world.columns.commitment.fill(0.1);
    };
    expect(sticks(ANNE, BEN, {}, busy)).toBe(false);
  });

  it('wish it anew every week', () => {
    const world = tinyWorld({ people: [ANNE, BEN] });
    world.columns.stick.fill(1);
    world.columns.ask.fill(0);
    act(world, sticking);
    expect([...world.columns.stick, ...world.columns.ask]).toEqual([NONE, NONE, NONE, NONE]);
  });
});

describe('a group asked by a newcomer', () => {
  /** Whether the group of persons 1, 2 (and 3, who fills it) takes in Anne, to whom they are so close, at such trust. */
  function takesIn(closeness: readonly [number, number], trust: number, room = 3, members = 2, wants = 3): boolean {
    const world = tinyWorld({
      people: [ANNE, { needs: [[wants, 0.9]] }, {}, {}],
      arcs: [
        [1, 0, closeness[0]],
        [2, 0, closeness[1]],
        [0, 1, 1],
      ],
      turned: { joining: { room, readiness: 0.3, closeness: 0.2, resonance: 0.3 } },
    });
    const g = group(world, [1, 2, 3].slice(0, members));
    world.columns.trust[g] = trust;
    world.columns.intentPerson[0] = 1;
    world.columns.intentGroup[0] = g;
    act(world, sticking);
    expect(world.columns.stick[0]).toBe(NONE);
    return world.columns.ask[0] === g;
  }

  it('takes them in when its members are close enough to them on average', () => {
    expect(takesIn([0.41, 0], 0.3)).toBe(true);
    expect(takesIn([0.39, 0], 0.3)).toBe(false);
  });

  it('or when its purpose resonates with them', () => {
    // Anne's concerns (0.6, 0.8, 0.5, 0): cosine with field 2: 0.447, with field 3: 0
    expect(takesIn([0, 0], 0.3, 3, 2, 2)).toBe(true);
    expect(takesIn([0, 0], 0.3, 3, 2, 3)).toBe(false);
  });

  it('is ready only from a certain trust on', () => {
    expect(takesIn([1, 1], 0.301)).toBe(true);
    expect(takesIn([1, 1], 0.299)).toBe(false);
  });

  it('takes nobody in without room', () => {
    expect(takesIn([1, 1], 1, 3, 3)).toBe(false);
    expect(takesIn([1, 1], 1, 4, 3)).toBe(true);
  });
});

describe('two people of different organizations', () => {
  const ELSEWHERE: Person = { ...BEN, organization: 1 };
  const across = (closeness: number, share = 0.1): Partial<Tiny> => ({
    ties: [[0, 1, closeness]],
    turned: { ...TURNED, founding: { closeEnough: 0.5, easedBySpark: 0.5, across: share } },
  });

  it('need to be closer, as they share no work', () => {
    // 0.5 + 0.1
    expect(sticks(ANNE, ELSEWHERE, across(0.61))).toBe(true);
    expect(sticks(ANNE, ELSEWHERE, across(0.59))).toBe(false);
    expect(sticks(ANNE, ELSEWHERE, across(0.51, 0))).toBe(true);
  });

  it('need all of that with a spark, too: it eases only what all need', () => {
    // 0.5 · (1 - 0.5 · 0.8) + 0.1 = 0.4
    expect(sticks({ ...ANNE, spark: 0.8 }, ELSEWHERE, across(0.41))).toBe(true);
    expect(sticks({ ...ANNE, spark: 0.8 }, ELSEWHERE, across(0.39))).toBe(false);
  });

  it('of one organization need no more than ever', () => {
    expect(sticks({ ...ANNE, organization: 1 }, ELSEWHERE, across(0.51))).toBe(true);
  });
});

describe('somebody who fosters', () => {
  const WAITS: Person = { knows: [0, 0.8, 0.6, 0] };

  it('as a catalyst is open without a need of their own, to whoever comes', () => {
    expect(sticks(ANNE, { ...WAITS, fostering: FOSTERING.catalyst })).toBe(true);
    expect(sticks({ ...ANNE, authenticity: 0 }, { ...WAITS, fostering: FOSTERING.catalyst })).toBe(true);
  });

  it('in any other way is not', () => {
    expect(sticks(ANNE, { ...WAITS, fostering: FOSTERING.individual })).toBe(false);
    expect(sticks(ANNE, { ...WAITS, fostering: FOSTERING.group })).toBe(false);
  });

  it('as a catalyst with a need of their own goes by what draws them, like everybody', () => {
    expect(sticks(ANNE, { ...BEN, needs: [[3, 0.5]], fostering: FOSTERING.catalyst })).toBe(false);
  });

  it('as a catalyst is close enough, or not', () => {
    expect(sticks(ANNE, { ...WAITS, fostering: FOSTERING.catalyst }, { ties: [[0, 1, 0.49]] })).toBe(false);
  });

  it('as a catalyst who is settled in a group does not look for another', () => {
    const settled = (world: World) => group(world, [1, 2]);
    expect(sticks(ANNE, { ...WAITS, fostering: FOSTERING.catalyst }, {}, settled)).toBe(false);
  });
});

describe('esteem and angst', () => {
  const at = (threshold: number): Partial<Tiny> => ({
    turned: { ...TURNED, attraction: { ...TURNED.attraction, threshold, esteem: 0.5, deterred: 0.5 } },
  });

  it('of the first: what draws the other to them', () => {
    // 0.8 · (1 + 0.5 · 0.4) = 0.96
    expect(sticks({ ...ANNE, esteem: 0.4 }, BEN, at(0.95))).toBe(true);
    expect(sticks(ANNE, { ...BEN, esteem: 0.4 }, at(0.95))).toBe(false);
  });

  it('of the other: what deters them', () => {
    // 0.7 · (1 + 0.5 · 0.4) = 0.84 > 0.8
    expect(sticks(ANNE, BEN, at(0.7))).toBe(true);
    expect(sticks(ANNE, { ...BEN, angst: 0.4 }, at(0.7))).toBe(false);
    expect(sticks({ ...ANNE, angst: 0.4 }, BEN, at(0.7))).toBe(true);
  });
});

describe('who is not taken in', () => {
  /** Anne asks the group of 1 and 2, which is as close to her as this. */
  function asking(closeness: number, chance: number): World {
    const world = tinyWorld({
      people: [ANNE, { needs: [[3, 0.9]] }, {}],
      arcs: [
        [1, 0, closeness],
        [2, 0, closeness],
      ],
      turned: { joining: { room: 3, readiness: 0.3, closeness: 0.2, resonance: 0.3 }, supporting: { chance } },
    });
    group(world, [1, 2]);
    world.columns.trust[0] = 0.5;
    world.columns.intentPerson[0] = 1;
    world.columns.intentGroup[0] = 0;
    return world;
  }

  it('may work for the group from outside, as often as chance says', () => {
    const world = asking(0.1, 0.3);
    let helps = 0;
    everyWeek(world, sticking, 8000, () => {
      expect(world.columns.ask[0]).toBe(NONE);
      if (world.columns.helpGroup[0] === 0) helps += 1;
    });
    expect(Math.abs(helps / 8000 - 0.3)).toBeLessThan(band(0.3, 8000));
  });

  it('does so for sure at a chance of one, and never at none', () => {
    for (const [chance, row] of [
      [1, 0],
      [0, NONE],
    ] as const) {
      const world = asking(0.1, chance);
      act(world, sticking);
      expect(world.columns.helpGroup[0]).toBe(row);
    }
  });

  it('does so where there is no room, or no trust, as well', () => {
    const full = asking(0.9, 1);
    full.columns.size[0] = 3;
    full.columns.members[2] = 1;
    const shaken = asking(0.9, 1);
    shaken.columns.trust[0] = 0.2;
    for (const world of [full, shaken]) {
      act(world, sticking);
      expect([world.columns.ask[0], world.columns.helpGroup[0]]).toEqual([NONE, 0]);
    }
  });

  it('who is taken in works inside, not from outside; and last week is forgotten', () => {
    const world = asking(0.9, 1);
    world.columns.helpGroup.fill(0);
    act(world, sticking);
    expect(world.columns.ask[0]).toBe(0);
    expect([...world.columns.helpGroup]).toEqual([NONE, NONE, NONE]);
  });
});
