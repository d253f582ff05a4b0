import { describe, expect, it } from 'vitest';
import { founding } from '../../../src/model/rules/founding.ts';
import { committing, deciding, lettingGo, resting } from '../../../src/model/rules/letting-go.ts';
import { BOOK, CAUSE, LEAVE, MEMBERSHIPS, NONE, type World } from '../../../src/model/world.ts';
import {
  act,
  band,
  everyWeek,
  group,
  groupsOf,
  membersOf,
  type Person,
  type Tiny,
  type Turned,
  team,
  tinyWorld,
  told,
} from '../tiny-world.ts';

const WEEKS = 8000;
const NEEDY: Person = { needs: [[0, 1]] };

/** A person of a group of two; what they gained in it this week and would have gained alone. */
function member(
  self: Person,
  gains: readonly [here: number, alone: number],
  turned: Turned,
  tiny: Partial<Tiny> = {},
): World {
  const world = tinyWorld({ people: [self, NEEDY], turned, ...tiny });
  group(world, [0, 1]);
  world.columns.gainOf[0] = gains[0];
  world.columns.gainTogether[0] = gains[0];
  world.columns.gainAsIfAlone[0] = gains[1];
  return world;
}

/** Share of weeks in which person 0 wishes to leave their first group, each week as if it were the first. */
function leaving(world: World, wish: number): number {
  const { commitment, slowWeeks, leaveWish } = world.columns;
  const before = [commitment[0]!, slowWeeks[0]!] as const;
  let leaves = 0;
  everyWeek(world, committing, WEEKS, () => {
    if (leaveWish[0] !== LEAVE.stay) {
      expect(leaveWish[0]).toBe(wish);
      leaves += 1;
    }
    [commitment[0], slowWeeks[0]] = before;
  });
  return leaves / WEEKS;
}

function expectShare(share: number, expected: number): void {
  expect(Math.abs(share - expected)).toBeLessThan(band(expected, WEEKS));
}

describe('commitment', () => {
  const turned: Turned = { 'letting-go': { commitmentPace: 0.1, commitment: 0.35, patience: 8, impatient: 0 } };

  it('follows what is learned here against what would be learned alone', () => {
    // From 0.75 towards 0.01 / 0.04 = 0.25: 0.7
    const world = member(NEEDY, [0.01, 0.03], turned);
    act(world, committing);
    expect(world.columns.commitment[0]).toBeCloseTo(0.7, 6);
    // Towards 0.9: 0.75 + 0.1 · 0.15 = 0.765
    const other = member(NEEDY, [0.09, 0.01], turned);
    act(other, committing);
    expect(other.columns.commitment[0]).toBeCloseTo(0.765, 6);
  });

  it('counts the weeks no faster than alone, and begins anew when it is faster', () => {
    const world = member(NEEDY, [0.01, 0.03], turned);
    act(world, committing);
    act(world, committing);
    expect(world.columns.slowWeeks[0]).toBe(2);
    world.columns.gainOf[0] = world.columns.gainTogether[0] = 0.04;
    act(world, committing);
    expect(world.columns.slowWeeks[0]).toBe(0);
  });

  it('does not change while the member needs nothing', () => {
    const world = member({}, [0, 0], turned);
    act(world, committing);
    expect([world.columns.commitment[0], world.columns.slowWeeks[0]]).toEqual([0.75, 0]);
  });

  it('holds each of two groups against half of what alone would have given', () => {
    const world = tinyWorld({ people: [NEEDY, NEEDY, NEEDY], turned });
    group(world, [0, 1]);
    group(world, [0, 2]);
    world.columns.gainOf.set([0.03, 0.01]);
    world.columns.gainTogether[0] = 0.04;
    world.columns.gainAsIfAlone[0] = 0.02;
    act(world, committing);
    // Towards 0.03 / 0.04 = 0.75: stays. Towards 0.01 / 0.02 = 0.5: 0.725, and no faster than alone.
    expect(world.columns.commitment[0]).toBeCloseTo(0.75, 6);
    expect(world.columns.commitment[1]).toBeCloseTo(0.725, 6);
  });

  it('falls in that of two groups where nothing is learned, though the other goes well', () => {
    const world = tinyWorld({ people: [NEEDY, NEEDY, NEEDY], turned });
    group(world, [0, 1]);
    group(world, [0, 2]);
    world.columns.gainOf.set([0.1, 0]);
    world.columns.gainTogether[0] = 0.1;
    world.columns.gainAsIfAlone[0] = 0.02;
    act(world, committing);
    expect(world.columns.commitment[0]).toBeGreaterThan(0.75);
    expect(world.columns.commitment[1]).toBeLessThan(0.75);
    expect([...world.columns.slowWeeks.subarray(0, 2)]).toEqual([0, 1]);
  });
});

describe('a member wishes to leave', () => {
  const rules = { needed: 0.1, free: 0.3, freeFearless: 0.5, patience: 8, impatient: 0.4, commitment: 0.35 };
  const turned: Turned = { 'letting-go': rules, needs: { closeEnough: 0.5 } };
  const close = (closeness: number): Partial<Tiny> => ({ arcs: [[0, 1, closeness]] });

  it('when they have what they came for, sooner with fearlessness', () => {
    expectShare(leaving(member({}, [0, 0], turned), LEAVE.fulfilled), 0.3);
    // 0.3 + 0.5 · 0.4 = 0.5
    expectShare(leaving(member({ fearless: 0.4 }, [0, 0], turned), LEAVE.fulfilled), 0.5);
  });

  it('then seldom, while somebody close in the group still needs', () => {
    expectShare(leaving(member({ fearless: 0.4 }, [0, 0], turned, close(0.6)), LEAVE.fulfilled), 0.1);
  });

  it('but freely when the one who still needs is not close, or who is close needs nothing', () => {
    expectShare(leaving(member({}, [0, 0], turned, close(0.5)), LEAVE.fulfilled), 0.3);
    const done = member({}, [0, 0], turned, close(0.9));
    done.columns.stuckSince[1] = NONE;
    expectShare(leaving(done, LEAVE.fulfilled), 0.3);
  });

  it('when it has been no faster than alone for longer than their patience', () => {
    const patient = member(NEEDY, [0.01, 0.02], turned);
    patient.columns.slowWeeks[0] = 7; // this is the eighth
    expectShare(leaving(patient, LEAVE.slow), 0);
    const tired = member(NEEDY, [0.01, 0.02], turned);
    tired.columns.slowWeeks[0] = 8;
    expectShare(leaving(tired, LEAVE.slow), 0.4);
  });

  it('when they are only half in it', () => {
    const half = member(NEEDY, [0.03, 0.01], turned);
    half.columns.commitment[0] = 0.3; // and 0.1 of the way to 0.75: 0.345
    expectShare(leaving(half, LEAVE.halfHearted), 0.4);
    const whole = member(NEEDY, [0.03, 0.01], turned);
    whole.columns.commitment[0] = 0.32; // 0.363
    expectShare(leaving(whole, LEAVE.halfHearted), 0);
  });

  it('for no other reason', () => {
    expectShare(leaving(member(NEEDY, [0.03, 0.01], turned), LEAVE.stay), 0);
  });

  it('anew every week: last week is forgotten', () => {
    const world = member(NEEDY, [0.03, 0.01], turned);
    world.columns.leaveWish.fill(LEAVE.slow);
    act(world, committing);
    expect([...world.columns.leaveWish].every((wish) => wish === LEAVE.stay)).toBe(true);
  });
});

describe('a group is over', () => {
  function decided(trust: number, energy: number, needsLeft: number, recognized: boolean): number {
    const world = tinyWorld({
      people: [{}, {}],
      turned: { 'letting-go': { broken: 0.2 }, energy: { fade: 0.25 } },
    });
    const g = group(world, [0, 1]);
    const { columns } = world;
    columns.trust[g] = trust;
    columns.energyLevel[g] = energy;
    columns.needsLeft[g] = needsLeft;
    columns.recognizedWeek[g] = recognized ? 5 : NONE;
    columns.ending[g] = CAUSE.emptied;
    act(world, deciding);
    return columns.ending[g]!;
  }

  it('by conflict when its trust is broken, whatever else', () => {
    expect(decided(0.19, 0.9, 0, true)).toBe(CAUSE.conflict);
    expect(decided(0.19, 0.1, 2, true)).toBe(CAUSE.conflict);
    expect(decided(0.21, 0.9, 2, true)).toBe(CAUSE.none);
  });

  it('faded when its energy is gone while somebody still needs', () => {
    expect(decided(0.5, 0.24, 1, true)).toBe(CAUSE.faded);
    expect(decided(0.5, 0.26, 1, true)).toBe(CAUSE.none);
  });

  it('fulfilled when its energy is gone because nobody needs anything any more', () => {
    expect(decided(0.5, 0.24, 0, true)).toBe(CAUSE.fulfilled);
  });

  it('faded when it came to nothing that its members ever recognized', () => {
    expect(decided(0.5, 0.24, 0, false)).toBe(CAUSE.faded);
  });

  it('not while there is energy, even if nobody needs anything', () => {
    expect(decided(0.5, 0.5, 0, true)).toBe(CAUSE.none);
  });
});

const TRIANGLE: Tiny = {
  people: [{ fearless: 0.7, bornFearless: 0.3 }, {}, {}, {}],
  ties: [
    [0, 1, 0.5],
    [0, 2, 0.5],
    [1, 2, 0.5],
    [0, 3, 0.5],
  ],
};

/** Alumni marks as pairs "i-j". */
function marks({ columns }: World): string[] {
  const { tieStart, tieEnd, tieTo, tieAlumni } = columns;
  const pairs: string[] = [];
  for (let i = 0; i < tieStart.length; i++)
    for (let e = tieStart[i]!; e < tieEnd[i]!; e++) if (tieAlumni[e] === 1) pairs.push(`${i}-${tieTo[e]}`);
  return pairs.sort();
}

describe('letting go', () => {
  it('who leaves is out, the others remain in their order, and their ties are ties among alumni', () => {
    const world = tinyWorld(TRIANGLE);
    const g = group(world, [1, 0, 2]);
    world.columns.leaveWish[0] = LEAVE.fulfilled;
    act(world, lettingGo);
    expect(membersOf(world, g)).toEqual([1, 2]);
    expect([0, 1, 2].map((i) => groupsOf(world, i))).toEqual([[], [g], [g]]);
    expect(marks(world)).toEqual(['0-1', '0-2', '1-0', '2-0']);
    expect(told(world)).toEqual(['left 0 1 -1']);
    expect(world.columns.ended[g]).toBe(NONE);
    expect(world.columns.book[BOOK.alive]).toBe(1);
  });

  it.each([
    [1, 0.7],
    [0, 0.3],
    [0.25, 0.4],
  ])('keeping %d of the fearlessness gained, they go with %d', (kept, left) => {
    const world = tinyWorld({ ...TRIANGLE, turned: { growing: { kept } } });
    group(world, [0, 1, 2]);
    world.columns.leaveWish[0] = LEAVE.fulfilled;
    act(world, lettingGo);
    expect(world.columns.fearlessness[0]).toBeCloseTo(left, 6);
  });

  it('nobody can lose fearlessness they never gained', () => {
    const timid = { people: [{ fearless: 0.1, bornFearless: 0.3 }, {}, {}] };
    const world = tinyWorld({ ...timid, turned: { growing: { kept: 0 } } });
    group(world, [0, 1, 2]);
    world.columns.leaveWish[0] = LEAVE.slow;
    act(world, lettingGo);
    expect(world.columns.fearlessness[0]).toBeCloseTo(0.1, 6);
  });

  it('from one of two groups leaves the other as it is', () => {
    const world = tinyWorld(TRIANGLE);
    const first = group(world, [0, 1, 2]);
    const second = group(world, [0, 3]);
    world.columns.leaveWish[0] = LEAVE.halfHearted;
    act(world, lettingGo);
    expect(membersOf(world, first)).toEqual([1, 2]);
    expect(membersOf(world, second)).toEqual([0, 3]);
    expect(groupsOf(world, 0)).toEqual([second]);
    expect(marks(world)).not.toContain('0-3');
  });
});

describe('the end of a group', () => {
  it.each([
    ['conflict', CAUSE.conflict],
    ['faded', CAUSE.faded],
    ['fulfilled', CAUSE.fulfilled],
  ] as const)('%s: everybody goes at once, all of them alumni of each other, and no group is forgotten', (_, cause) => {
    const world = tinyWorld(TRIANGLE);
    const g = group(world, [0, 1, 2]);
    world.columns.ending[g] = cause;
    act(world, lettingGo);
    expect(membersOf(world, g)).toEqual([]);
    expect([0, 1, 2].map((i) => groupsOf(world, i))).toEqual([[], [], []]);
    expect([world.columns.cause[g], world.columns.ended[g]]).toEqual([cause, world.week]);
    expect(marks(world)).toEqual(['0-1', '0-2', '1-0', '1-2', '2-0', '2-1']);
    expect(told(world)).toEqual(['ended -1 1 -1']);
    expect(world.columns.book[BOOK.alive]).toBe(0);
    expect(world.columns.groupId[g]).toBe(1);
  });

  /** A pair of which one leaves, after so many needs brought and met. */
  function emptied(brought: number, met: number, done = 0.5): World {
    const world = tinyWorld({ ...TRIANGLE, turned: { 'letting-go': { done } } });
    const g = group(world, [0, 1]);
    world.columns.needsBrought[g] = brought;
    world.columns.needsMet[g] = met;
    world.columns.leaveWish[0] = LEAVE.slow;
    act(world, lettingGo);
    expect(membersOf(world, g)).toEqual([]);
    expect(groupsOf(world, 1)).toEqual([]);
    expect(told(world)).toEqual(['left 0 1 -1', 'ended -1 1 -1']);
    return world;
  }

  it('emptied, when fewer than two remain', () => {
    expect(emptied(4, 1).columns.cause[0]).toBe(CAUSE.emptied);
  });

  it('fulfilled, when fewer than two remain and enough of the needs brought were met', () => {
    expect(emptied(4, 2).columns.cause[0]).toBe(CAUSE.fulfilled);
    expect(emptied(4, 2, 0.6).columns.cause[0]).toBe(CAUSE.emptied);
  });

  it('emptied, not fulfilled, when nothing was ever met', () => {
    expect(emptied(0, 0).columns.cause[0]).toBe(CAUSE.emptied);
    expect(emptied(4, 0, 0).columns.cause[0]).toBe(CAUSE.emptied);
  });

  it('comes once, though both of a pair leave and it is over besides', () => {
    const world = tinyWorld(TRIANGLE);
    const g = group(world, [0, 1]);
    world.columns.leaveWish[0] = LEAVE.slow;
    world.columns.leaveWish[MEMBERSHIPS] = LEAVE.slow;
    world.columns.ending[g] = CAUSE.conflict;
    act(world, lettingGo);
    expect(told(world).filter((line) => line.startsWith('ended'))).toEqual(['ended -1 1 -1']);
    expect(world.columns.book[BOOK.alive]).toBe(0);
  });

  it('does not come again the next week', () => {
    const world = tinyWorld(TRIANGLE);
    const g = group(world, [0, 1]);
    world.columns.ending[g] = CAUSE.faded;
    act(world, lettingGo);
    world.columns.ending[g] = CAUSE.conflict;
    world.week += 1;
    act(world, lettingGo);
    expect([world.columns.cause[g], world.columns.ended[g]]).toEqual([CAUSE.faded, world.week - 1]);
    expect(world.columns.book[BOOK.alive]).toBe(0);
  });
});

describe('the row of a group that ended', () => {
  it('can be read until the week is over, then it is free, the lowest first', () => {
    const world = tinyWorld({ people: Array.from({ length: 8 }, () => ({})) });
    const rows = [group(world, [0, 1]), group(world, [2, 3]), group(world, [4, 5]), group(world, [6, 7])];
    for (const g of [rows[0]!, rows[2]!, rows[3]!]) world.columns.ending[g] = CAUSE.faded;
    act(world, lettingGo);
    expect([...world.columns.groupId.subarray(0, 4)]).toEqual([1, 2, 3, 4]);
    world.week += 1;
    act(world, resting);
    expect([...world.columns.groupId.subarray(0, 4)]).toEqual([0, 2, 0, 0]);
    expect(world.columns.book[BOOK.freeCount]).toBe(3);
    world.columns.stick[0] = 1;
    act(world, founding);
    // A new number in the old row.
    expect([...world.columns.groupId.subarray(0, 4)]).toEqual([5, 2, 0, 0]);
    expect([world.columns.ended[0], world.columns.cause[0]]).toEqual([NONE, CAUSE.none]);
    expect(world.columns.book[BOOK.rowsUsed]).toBe(4);
  });

  it('is freed only once', () => {
    const world = tinyWorld({ people: [{}, {}] });
    world.columns.ending[group(world, [0, 1])] = CAUSE.faded;
    act(world, lettingGo);
    act(world, resting);
    act(world, resting);
    expect(world.columns.book[BOOK.freeCount]).toBe(1);
  });
});

describe('who says we', () => {
  const turned = (groupFirst: number): Turned => ({
    'letting-go': { needed: 0.4, free: 0.3, freeFearless: 0, groupFirst },
    needs: { closeEnough: 0.5 },
  });
  const close: Partial<Tiny> = { arcs: [[0, 1, 0.6]] };

  it('puts the group first, while somebody close in it still needs', () => {
    // 0.4 · (1 - 0.5 · 0.8) = 0.24
    expectShare(leaving(member({ we: 0.8 }, [0, 0], turned(0.5), close), LEAVE.fulfilled), 0.24);
    expectShare(leaving(member({ we: 0 }, [0, 0], turned(0.5), close), LEAVE.fulfilled), 0.4);
    expectShare(leaving(member({ we: 1 }, [0, 0], turned(1), close), LEAVE.fulfilled), 0);
  });

  it('lets go as freely as anybody where nobody close needs anything', () => {
    expectShare(leaving(member({ we: 1 }, [0, 0], turned(1)), LEAVE.fulfilled), 0.3);
  });
});

describe('of an assigned team', () => {
  const BOTH: Person = {
    needs: [
      [0, 1],
      [1, 1],
    ],
  };
  /** A team in field 0, of person 0, who leads it, and these; after a week of committing. */
  function wishes(leader: Person, pupils: readonly Person[], more: (world: World) => void = () => {}): number[] {
    const world = tinyWorld({
      people: [leader, ...pupils],
      turned: { 'letting-go': { free: 0, needed: 0, impatient: 1, patience: 8 } },
    });
    team(
      world,
      [leader, ...pupils].map((_, i) => i),
      0,
    );
    more(world);
    act(world, committing);
    return [leader, ...pupils].map((_, i) => world.columns.leaveWish[i * MEMBERSHIPS]!);
  }

  it('a pupil goes at once when its field is learned, whatever else they need', () => {
    const { stay, fulfilled } = LEAVE;
    expect(wishes({}, [BOTH, { needs: [[1, 1]] }, {}])).toEqual([stay, stay, fulfilled, fulfilled]);
  });

  it('a pupil who learns no faster than alone loses patience as in any group', () => {
    const tired = wishes({}, [BOTH], ({ columns }) => {
      columns.gainAsIfAlone[1] = 0.01;
      columns.slowWeeks[MEMBERSHIPS] = 8;
    });
    expect(tired[1]).toBe(LEAVE.slow);
  });

  it('the expert stays, whatever they need or learn', () => {
    for (const leader of [{}, { needs: [[1, 1]] }, BOTH] as const) {
      const wish = wishes(leader, [BOTH], ({ columns }) => {
        columns.gainAsIfAlone[0] = 0.01;
        columns.slowWeeks[0] = 100;
        columns.commitment[0] = 0;
      });
      expect(wish[0]).toBe(LEAVE.stay);
    }
  });

  it('no energy and no trust make an end: it is not theirs to let go', () => {
    const world = tinyWorld({ people: [{}, BOTH], turned: { 'letting-go': { broken: 0.2 }, energy: { fade: 0.25 } } });
    const g = team(world, [0, 1], 0);
    world.columns.trust[g] = 0;
    world.columns.energyLevel[g] = 0;
    act(world, deciding);
    expect(world.columns.ending[g]).toBe(CAUSE.none);
  });

  it('the expert is free when fewer than two remain', () => {
    const world = tinyWorld({ people: [{}, {}, {}], turned: { 'letting-go': { done: 0.5 } } });
    const g = team(world, [0, 1, 2], 0);
    world.columns.needsBrought[g] = 2;
    world.columns.needsMet[g] = 1;
    world.columns.leaveWish[1 * MEMBERSHIPS] = LEAVE.fulfilled;
    act(world, lettingGo);
    expect(membersOf(world, g)).toEqual([0, 2]);
    world.columns.leaveWish.fill(LEAVE.stay);
    world.columns.leaveWish[2 * MEMBERSHIPS] = LEAVE.fulfilled;
    act(world, lettingGo);
    expect([groupsOf(world, 0), world.columns.cause[g]]).toEqual([[], CAUSE.fulfilled]);
  });
});

describe('a crisis', () => {
  /** Why a group is over in week 10 that had a crisis in this week (NONE: never). */
  function decided(crisis: number, trust: number, energy: number, needsLeft: number): number {
    const world = tinyWorld({
      people: [{}, {}],
      turned: { 'letting-go': { broken: 0.2 }, energy: { fade: 0.25 }, crisis: { aftermath: 4 } },
      week: 10,
    });
    const g = group(world, [0, 1], 1);
    const { columns } = world;
    columns.crisisWeek[g] = crisis;
    columns.trust[g] = trust;
    columns.energyLevel[g] = energy;
    columns.needsLeft[g] = needsLeft;
    columns.recognizedWeek[g] = 5;
    act(world, deciding);
    return columns.ending[g]!;
  }

  it('is why a group breaks or fades, within its aftermath', () => {
    for (const week of [10, 6]) {
      expect(decided(week, 0.1, 0.9, 1)).toBe(CAUSE.crisis);
      expect(decided(week, 0.5, 0.1, 1)).toBe(CAUSE.crisis);
    }
  });

  it('is not why it breaks or fades later, or one that never had a crisis', () => {
    for (const week of [5, NONE]) {
      expect(decided(week, 0.1, 0.9, 1)).toBe(CAUSE.conflict);
      expect(decided(week, 0.5, 0.1, 1)).toBe(CAUSE.faded);
    }
  });

  it('is not why a group is over that is fulfilled', () => {
    expect(decided(10, 0.5, 0.1, 0)).toBe(CAUSE.fulfilled);
  });

  it('alone is no end', () => {
    expect(decided(10, 0.5, 0.5, 1)).toBe(CAUSE.none);
  });
});
