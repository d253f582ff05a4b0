import { describe, expect, it } from 'vitest';
import { founding } from '../../../src/model/rules/founding.ts';
import { BOOK, MEMBERSHIPS, NONE, type World } from '../../../src/model/world.ts';
import { act, band, group, groupsOf, membersOf, type Person, type Tiny, tinyWorld, told } from '../tiny-world.ts';

const ANNE: Person = { knows: [0.6, 0.8, 0.1, 0], needs: [[2, 0.5]] };
const BEN: Person = {
  knows: [0, 0.8, 0.4, 0.2],
  needs: [
    [0, 0.5],
    [3, 0.9],
  ],
};

/** A world after a week in which these people wished to found a group with those. */
function founded(tiny: Partial<Tiny>, wishes: readonly (readonly [i: number, j: number])[]): World {
  const world = tinyWorld({ people: [ANNE, BEN, {}, {}], ...tiny });
  for (const [i, j] of wishes) world.columns.stick[i] = j;
  act(world, founding);
  return world;
}

const book = ({ columns }: World) => ({
  used: columns.book[BOOK.rowsUsed],
  ever: columns.book[BOOK.groupsEver],
  alive: columns.book[BOOK.alive],
});

describe('two who want to stick together', () => {
  const arcs = [
    [0, 1, 0.6],
    [1, 0, 0.4],
  ] as const;

  it('are a group: each a member of it, and it of each', () => {
    const world = founded({}, [[0, 1]]);
    expect(book(world)).toEqual({ used: 1, ever: 1, alive: 1 });
    expect(world.columns.groupId[0]).toBe(1);
    expect(membersOf(world, 0)).toEqual([0, 1]);
    expect([0, 1, 2].map((i) => groupsOf(world, i))).toEqual([[0], [0], []]);
    expect([...world.columns.groupsSoFar]).toEqual([1, 1, 0, 0]);
    expect(told(world)).toEqual(['founded 0 1 1', 'founded 1 1 0']);
  });

  it('begin with the trust of their mean closeness and the energy of a beginning', () => {
    const world = founded({ arcs, turned: { energy: { start: 0.45 } } }, [[0, 1]]);
    expect(world.columns.trust[0]).toBeCloseTo(0.5, 6);
    expect(world.columns.energyLevel[0]).toBeCloseTo(0.45, 6);
    expect(world.columns.born[0]).toBe(world.week);
    expect([world.columns.recognizedWeek[0], world.columns.ended[0]]).toEqual([NONE, NONE]);
    expect(world.columns.visibility[0]).toBe(0);
  });

  it('have a reason each, and bring their levels and their needs', () => {
    const { columns } = founded({}, [[0, 1]]);
    expect(columns.reasonA[0]).toBe(0b0100);
    expect(columns.reasonB[0]).toBe(0b1001);
    expect(columns.needsBrought[0]).toBe(3);
    // The best of the two in fields 0, 2 and 3: 0.6, 0.4 and 0.2.
    expect(columns.levelFounders[0]).toBeCloseTo(0.4, 6);
    expect([...columns.foundersBest.subarray(0, 4)].map((x) => Math.round(x * 10))).toEqual([6, 8, 4, 2]);
    expect([...columns.profile.subarray(0, 4)].map((x) => Math.round(x * 10))).toEqual([6, 8, 4, 2]);
    expect([...columns.purpose.subarray(0, 4)].map((x) => Math.round(x * 10))).toEqual([5, 0, 5, 9]);
  });

  it('who both asked begin only once', () => {
    const world = founded({}, [
      [0, 1],
      [1, 0],
    ]);
    expect(book(world).ever).toBe(1);
    expect(groupsOf(world, 0).length).toBe(1);
    expect(told(world).length).toBe(2);
  });

  it('who both asked begin only once among many who ask, too', () => {
    const people = Array.from({ length: 40 }, () => ({}));
    for (let n = 0; n < 30; n++) {
      const wishes = people.map((_, i) => [i, i ^ 1] as const);
      const world = founded({ people, seed: `many ${n}` }, wishes);
      expect(book(world)).toEqual({ used: 20, ever: 20, alive: 20 });
      expect(people.every((_, i) => groupsOf(world, i).length === 1)).toBe(true);
    }
  });

  it('do not begin at a chance of nothing: that switches groups off', () => {
    expect(book(founded({ turned: { founding: { chance: 0 } } }, [[0, 1]])).ever).toBe(0);
  });

  it('begin as often as chance says, one chance for the two', () => {
    const PAIRS = 6000;
    const people = Array.from({ length: 2 * PAIRS }, () => ({}));
    const both = people.map((_, i) => [i, i ^ 1] as const);
    const world = founded({ people, turned: { founding: { chance: 0.3 }, network: { room: 0 } } }, both);
    expect(Math.abs(book(world).ever! / PAIRS - 0.3)).toBeLessThan(band(0.3, PAIRS));
  });

  it('begin only if each has a place free when their turn comes', () => {
    const world = tinyWorld({ people: [ANNE, BEN, {}, {}] });
    group(world, [1, 2]);
    group(world, [1, 3]);
    world.columns.stick[0] = 1;
    act(world, founding);
    expect(groupsOf(world, 0)).toEqual([]);
    expect(book(world).ever).toBe(2);
  });
});

describe('descent', () => {
  function descent(anne: number, ben: number) {
    const world = tinyWorld({
      people: [
        { ...ANNE, spark: anne },
        { ...BEN, spark: ben },
      ],
      turned: { spreading: { carried: 0.05 } },
    });
    world.columns.sparkFrom.set([7, 8]);
    world.columns.sparkGeneration.set([2, 5]);
    world.columns.stick[0] = 1;
    act(world, founding);
    return [world.columns.parent[0], world.columns.generation[0]];
  }

  it('is from the group whose spark the founder with more of it carries, a generation on', () => {
    expect(descent(0.3, 0.2)).toEqual([7, 3]);
    expect(descent(0.2, 0.3)).toEqual([8, 6]);
  });

  it('is from nobody, in the first generation, when neither carries enough', () => {
    expect(descent(0.049, 0.04)).toEqual([NONE, 1]);
    expect(descent(0.051, 0.04)).toEqual([7, 3]);
  });

  it('is from nobody when the spark came from no group', () => {
    const world = tinyWorld({ people: [{ ...ANNE, spark: 0.9 }, BEN] });
    world.columns.stick[0] = 1;
    act(world, founding);
    expect([world.columns.parent[0], world.columns.generation[0]]).toEqual([NONE, 1]);
  });
});

describe('who comes first', () => {
  it('where ten people wish for the one place of another is drawn by lot: each as often', () => {
    const TIMES = 4000;
    const counts = new Float64Array(11);
    for (let n = 0; n < TIMES; n++) {
      const world = tinyWorld({ people: Array.from({ length: 12 }, () => ({})), seed: `place ${n}` });
      group(world, [0, 11]);
      for (let i = 1; i <= 10; i++) world.columns.stick[i] = 0;
      act(world, founding);
      const [, g] = groupsOf(world, 0);
      expect(groupsOf(world, 0).length).toBe(MEMBERSHIPS);
      const other = membersOf(world, g!).find((i) => i !== 0)!;
      counts[other] = counts[other]! + 1;
    }
    for (let i = 1; i <= 10; i++)
      expect(Math.abs(counts[i]! / TIMES - 0.1), `person ${i}`).toBeLessThan(band(0.1, TIMES));
  });
});

describe('rows of groups', () => {
  it('are taken from those free again before new ones', () => {
    const world = tinyWorld({ people: [ANNE, BEN, {}, {}] });
    const { book: counts, freeRows } = world.columns;
    counts[BOOK.rowsUsed] = 5;
    counts[BOOK.freeCount] = 2;
    counts[BOOK.groupsEver] = 9;
    freeRows.set([3, 1]);
    world.columns.stick.set([1, NONE, 3, NONE]);
    act(world, founding);
    expect([...world.columns.groupId].map((id, g) => (id > 0 ? g : -1)).filter((g) => g >= 0)).toEqual([1, 3]);
    expect(counts[BOOK.rowsUsed]).toBe(5);
    expect(counts[BOOK.freeCount]).toBe(0);
    expect([world.columns.groupId[1], world.columns.groupId[3]]).toEqual([10, 11]);
  });
});
