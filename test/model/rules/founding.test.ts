import { describe, expect, it } from 'vitest';
import { founding } from '../../../src/model/rules/founding.ts';
import { BOOK, CAUSE, CIRCLES, KIND, MEMBERSHIPS, NONE, type World } from '../../../src/model/world.ts';
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

describe('an organization that assigns people to experts', () => {
  const PAIRS = 6000;
  /** Share of pairs that begin, all of them stuck, of these organizations, which assign such shares. */
  function begun(
    organizations: readonly [number, number],
    assigned: readonly number[],
    changed: readonly number[] = [],
  ) {
    const people = Array.from({ length: 2 * PAIRS }, (_, i) => ({
      organization: organizations[i % 2]!,
      needs: [[0, 0.9]] as const,
    }));
    const world = tinyWorld({ people, organizations: 2, turned: { network: { room: 0 }, founding: { chance: 1 } } });
    world.columns.assigned.set(assigned);
    for (const o of changed) world.columns.orgChanged[o] = 4;
    for (let i = 0; i < 2 * PAIRS; i += 2) world.columns.stick[i] = i + 1;
    act(world, founding);
    return book(world).ever! / PAIRS;
  }
  const expectShare = (share: number, expected: number) =>
    expect(Math.abs(share - expected)).toBeLessThan(band(expected, PAIRS));

  it('leaves the rest to them: pairs begin of whom neither is assigned', () => {
    // 0.3 · 0.3
    expectShare(begun([0, 0], [0.7, 0]), 0.09);
  });

  it('holds back nobody of another', () => {
    expect(begun([1, 1], [0.7, 0])).toBe(1);
  });

  it('that assigns everybody leaves no pair at all', () => {
    expect(begun([0, 0], [1, 0])).toBe(0);
    expect(begun([1, 0], [1, 0])).toBe(0);
  });

  it('holds back a pair across two by what both leave', () => {
    // 0.5 · 0.6
    expectShare(begun([0, 1], [0.5, 0.4]), 0.3);
    expectShare(begun([0, 1], [0.5, 0]), 0.5);
  });

  it('that has changed as a whole holds back nobody any more', () => {
    expect(begun([0, 0], [0.7, 0], [0])).toBe(1);
    expectShare(begun([0, 1], [0.5, 0.4], [0]), 0.6);
  });

  it('leaves that share of the chance there is', () => {
    const people = Array.from({ length: 2 * PAIRS }, () => ({ needs: [[0, 0.9]] as const }));
    const world = tinyWorld({ people, turned: { network: { room: 0 }, founding: { chance: 0.5 } } });
    world.columns.assigned[0] = 0.4;
    for (let i = 0; i < 2 * PAIRS; i += 2) world.columns.stick[i] = i + 1;
    act(world, founding);
    // 0.5 · 0.6 · 0.6
    expectShare(book(world).ever! / PAIRS, 0.18);
  });

  it('has drawn once for each need who is assigned: week after week it is the same people', () => {
    const people = Array.from({ length: 400 }, () => ({ needs: [[0, 0.9]] as const, since: 7 }));
    const begunIn = (week: number) => {
      const world = tinyWorld({ people, week, turned: { network: { room: 0 } } });
      world.columns.assigned[0] = 0.5;
      for (let i = 0; i < 400; i += 2) world.columns.stick[i] = i + 1;
      act(world, founding);
      return Array.from({ length: 200 }, (_, pair) => groupsOf(world, 2 * pair).length).join('');
    };
    expect(begunIn(31)).toBe(begunIn(30));
    expect(begunIn(30)).toContain('1');
    expect(begunIn(30)).toContain('0');
  });
});

describe('support', () => {
  /** Two groups are there, numbers 1 and 2. Anne and Ben, who have taken on what these groups (by number) lack, found a third. */
  function supporting(anne: number, ben: number, prepare: (world: World) => void = () => {}): World {
    const world = tinyWorld({ people: [ANNE, BEN, {}, {}, {}, {}] });
    group(world, [2, 3]);
    group(world, [4, 5]);
    world.columns.supportOf.set([anne, ben]);
    world.columns.supportRow.set([anne - 1, ben - 1].map((row) => Math.max(0, row)));
    prepare(world);
    world.columns.stick[0] = 1;
    act(world, founding);
    expect(world.columns.groupId[2]).toBe(3);
    return world;
  }

  it('goes to the group whose lack was taken on; each knows the other', () => {
    const { supports, supporter, supporterId } = supporting(1, 0).columns;
    expect(supports[2]).toBe(1);
    expect([supporter[0], supporterId[0]]).toEqual([2, 3]);
    expect([supporter[1], supporterId[1]]).toEqual([NONE, 0]);
  });

  it('comes of the need of either founder', () => {
    expect(supporting(0, 2).columns.supports[2]).toBe(2);
  });

  it('goes to that of who wished for the group, where each has taken on another', () => {
    expect(supporting(1, 2).columns.supports[2]).toBe(1);
    expect(supporting(2, 1).columns.supports[2]).toBe(2);
  });

  it('is none where neither works for another group', () => {
    const { supports, supporter } = supporting(0, 0).columns;
    expect([supports[2], supporter[0], supporter[1]]).toEqual([0, NONE, NONE]);
  });

  /** The first group has ended. */
  const ended = ({ columns }: World) => {
    columns.ended[0] = 9;
    columns.cause[0] = CAUSE.faded;
  };
  /** Its row is free again, and another group stands in it. */
  const another = ({ columns }: World) => {
    columns.groupId[0] = 8;
  };

  it.each([
    ['has ended', ended],
    ['has given its row to another', another],
  ] as const)('goes to nobody when the group %s', (_, prepare) => {
    const { supports, supporter } = supporting(1, 0, prepare).columns;
    expect([supports[2], supporter[0]]).toEqual([0, NONE]);
  });

  it('goes to the group of the other founder where that of the first has ended', () => {
    expect(supporting(1, 2, ended).columns.supports[2]).toBe(2);
  });

  it('of a later group takes the place of that of an earlier', () => {
    const world = supporting(1, 0);
    world.columns.stick.fill(NONE);
    world.columns.supportOf[1] = 1;
    world.columns.supportRow[1] = 0;
    world.columns.stick[1] = 2;
    act(world, founding);
    expect([world.columns.supporter[0], world.columns.supporterId[0]]).toEqual([3, 4]);
  });

  it('begins with no supporters of its own, also in a row that was used before', () => {
    const world = tinyWorld({ people: [ANNE, BEN] });
    world.columns.supporter.fill(7);
    world.columns.supporterId.fill(7);
    world.columns.supports.fill(7);
    world.columns.stick[0] = 1;
    act(world, founding);
    const { supporter, supporterId, supports } = world.columns;
    expect([supporter[0], supporterId[0], supports[0]]).toEqual([NONE, 0, 0]);
  });
});

describe('where a group springs from', () => {
  /** Anne and Ben belong to communities in these rows, whose numbers are 11, 12 and 13. */
  function origin(anne: readonly number[], ben: readonly number[]) {
    const world = tinyWorld({ people: [ANNE, BEN], communities: 3 });
    const { columns } = world;
    columns.book[BOOK.circleRows] = 3;
    columns.communityId.set([11, 12, 13]);
    columns.community.set(anne, 0);
    columns.community.set(ben, CIRCLES);
    columns.stick[0] = 1;
    act(world, founding);
    return [columns.origin[0], ...columns.communityGroups];
  }

  it('is the community that both founders belong to, which counts it', () => {
    expect(origin([2, 0], [1, 2])).toEqual([13, 0, 0, 1]);
  });

  it('is none where they share none', () => {
    expect(origin([0, NONE], [1, 2])).toEqual([0, 0, 0, 0]);
    expect(origin([NONE, NONE], [NONE, NONE])).toEqual([0, 0, 0, 0]);
  });
});

describe('what a group in a used row keeps of the one before', () => {
  it('is nothing: neither class, teacher, sources nor crisis', () => {
    const world = tinyWorld({ people: [ANNE, BEN] });
    const { asClass, teacher, source, crisisWeek, kind, stick } = world.columns;
    asClass.fill(1);
    teacher.fill(1);
    source.fill(2);
    crisisWeek.fill(9);
    kind.fill(KIND.assigned);
    stick[0] = 1;
    act(world, founding);
    expect([asClass[0], teacher[0], crisisWeek[0], kind[0]]).toEqual([0, NONE, NONE, KIND.own]);
    expect([...source.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  });
});
