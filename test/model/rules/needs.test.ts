import { describe, expect, it } from 'vitest';
import { needs } from '../../../src/model/rules/needs.ts';
import { MEMBERSHIPS, NEED, NEEDS, NONE, type World } from '../../../src/model/world.ts';
import { act, band, everyWeek, group, type Person, type Turned, tinyWorld } from '../tiny-world.ts';

const needsOf = ({ columns }: World, i: number) =>
  [0, 1]
    .map((n) => [columns.needField[i * NEEDS + n]!, columns.needLevel[i * NEEDS + n]!] as const)
    .filter(([field]) => field >= 0);

const crowd = (count: number, person: Person) => Array.from({ length: count }, () => person);
const KNOWS: Person = { knows: [0.5, 0.1, 0.2, 0.3] };

describe('a difficulty', () => {
  it('meets everybody at a rate of one, and nobody at a rate of nothing', () => {
    for (const [rate, stuck] of [
      [1, 200],
      [0, 0],
    ] as const) {
      const world = tinyWorld({ people: crowd(200, KNOWS), turned: { needs: { rate } } });
      act(world, needs);
      expect([...world.columns.stuckSince].filter((since) => since === world.week).length).toBe(stuck);
    }
  });

  it('meets people as often as the rate says', () => {
    const world = tinyWorld({ people: crowd(20_000, KNOWS), turned: { needs: { rate: 0.1 }, network: { room: 0 } } });
    act(world, needs);
    const share = [...world.columns.stuckSince].filter((since) => since >= 0).length / 20_000;
    expect(Math.abs(share - 0.1)).toBeLessThan(band(0.1, 20_000));
  });

  it('lies in two different fields, every pair of fields as often', () => {
    const world = tinyWorld({ people: crowd(12_000, KNOWS), turned: { needs: { rate: 1 }, network: { room: 0 } } });
    act(world, needs);
    const pairs = new Map<string, number>();
    for (let i = 0; i < 12_000; i++) {
      const fields = needsOf(world, i).map(([field]) => field);
      expect(new Set(fields).size).toBe(2);
      pairs.set(fields.join(), (pairs.get(fields.join()) ?? 0) + 1);
    }
    expect(pairs.size).toBe(12);
    for (const count of pairs.values()) expect(Math.abs(count / 12_000 - 1 / 12)).toBeLessThan(band(1 / 12, 12_000));
  });

  it('lies above the own level by reach times 0.5 to 1.5, on average by reach', () => {
    const world = tinyWorld({
      people: crowd(5000, KNOWS),
      turned: { needs: { rate: 1, reach: 0.2 }, network: { room: 0 } },
    });
    act(world, needs);
    const above: number[] = [];
    for (let i = 0; i < 5000; i++)
      for (const [field, level] of needsOf(world, i)) above.push(level - KNOWS.knows![field]!);
    expect(Math.min(...above)).toBeGreaterThanOrEqual(0.1 - 1e-6);
    expect(Math.max(...above)).toBeLessThanOrEqual(0.3 + 1e-6);
    expect(Math.min(...above)).toBeLessThan(0.102);
    expect(Math.max(...above)).toBeGreaterThan(0.298);
    // A uniform width of 0.2 has a deviation of 0.0577, its mean over 10,000 one of 0.000577.
    expect(Math.abs(above.reduce((a, b) => a + b) / above.length - 0.2)).toBeLessThan(5 * 0.000577);
  });

  it('asks for no more than can be known, and arises only where something is left to learn', () => {
    const world = tinyWorld({
      people: crowd(300, { knows: [0.97, 0.8, 0.97, 0.8] }),
      turned: { needs: { rate: 1, reach: 1, met: 0.05 } },
    });
    act(world, needs);
    for (let i = 0; i < 300; i++) {
      const own = needsOf(world, i);
      expect(world.columns.arisen[i]).toBe(own.length);
      expect(world.columns.stuckSince[i]).toBe(own.length > 0 ? world.week : NONE);
      for (const [field, level] of own) {
        expect([1, 3]).toContain(field);
        expect(level).toBe(1);
      }
    }
    expect([...world.columns.arisen].sort()[0]).toBe(0);
  });

  it('leaves who is stuck alone', () => {
    const world = tinyWorld({ people: [{ ...KNOWS, needs: [[2, 0.6]], since: 3 }], turned: { needs: { rate: 1 } } });
    world.columns.careField[0] = 1;
    world.columns.careLevel[0] = 1;
    act(world, needs);
    expect(needsOf(world, 0)).toEqual([[2, Math.fround(0.6)]]);
    expect(world.columns.stuckSince[0]).toBe(3);
    expect(world.columns.arisen[0]).toBe(0);
  });
});

describe('a need taken on', () => {
  const caring = (level: number, own: readonly number[]) => {
    const world = tinyWorld({ people: [{ knows: own }], turned: { needs: { rate: 0, met: 0.05 } } });
    world.columns.careField[0] = 1;
    world.columns.careLevel[0] = level;
    act(world, needs);
    return world;
  };

  it('is that of somebody close noticed last week, at their level', () => {
    const world = caring(0.7, [0.5, 0.1, 0, 0]);
    expect(needsOf(world, 0)).toEqual([[1, Math.fround(0.7)]]);
    expect(world.columns.stuckSince[0]).toBe(world.week);
    expect(world.columns.arisen[0]).toBe(1);
  });

  it('is none for who knows enough there already', () => {
    const world = caring(0.7, [0.5, 0.66, 0, 0]);
    expect(needsOf(world, 0)).toEqual([]);
    expect(world.columns.stuckSince[0]).toBe(NONE);
  });

  /** A member who has what they came for, in a group that wants field 1 at 0.5 and field 3 at 0.9. */
  const fulfilled = (we: number, widens: number, turned: Turned = {}) => {
    const world = tinyWorld({
      people: [
        { knows: [0.4, 0.2, 0.2, 0.4], we },
        {
          needs: [
            [1, 0.5],
            [3, 0.9],
          ],
        },
        { knows: [0, 0, 0, 0.4] },
      ],
      turned: { needs: { rate: 0, widens, met: 0.05 }, ...turned },
    });
    group(world, [0, 1]);
    return world;
  };

  it('is the largest lack of a group to which a member says we', () => {
    // Lacks: 0.5 - 0.2 = 0.3 in field 1, 0.9 - 0.4 = 0.5 in field 3.
    const world = fulfilled(1, 1);
    act(world, needs);
    expect(needsOf(world, 0)).toEqual([[3, Math.fround(0.9)]]);
    expect(world.columns.arisen[0]).toBe(1);
  });

  it('is none for who says I', () => {
    const world = fulfilled(0, 1);
    act(world, needs);
    expect(needsOf(world, 0)).toEqual([]);
  });

  it('comes with the chance widens · we', () => {
    const world = fulfilled(0.6, 0.5);
    let taken = 0;
    everyWeek(world, needs, 10_000, () => {
      if (world.columns.stuckSince[0]! >= 0) taken += 1;
      world.columns.stuckSince[0] = NONE;
      world.columns.needField.fill(NONE, 0, NEEDS);
    });
    expect(Math.abs(taken / 10_000 - 0.3)).toBeLessThan(band(0.3, 10_000));
  });

  it('is none where the group lacks nothing that the member does not know', () => {
    const world = fulfilled(1, 1);
    world.columns.expertise.set([0.4, 0.46, 0, 0.86], 0);
    act(world, needs);
    expect(needsOf(world, 0)).toEqual([]);
  });

  it('comes just so to a member whose first place is free and whose group stands in the second', () => {
    const world = fulfilled(1, 1);
    const { membership } = world.columns;
    membership[1] = membership[0]!;
    membership[0] = NONE;
    expect(membership[MEMBERSHIPS - 1]).toBeGreaterThanOrEqual(0);
    act(world, needs);
    expect(needsOf(world, 0)).toEqual([[3, Math.fround(0.9)]]);
  });
});

/** Everybody meets a difficulty, 0.2 above the own level on average. */
const HARD = { rate: 1, reach: 0.2, met: 0.05 };

describe('a difficulty beyond what the organization knows', () => {
  /** A crowd who know 0.3 everywhere, in an organization whose best levels are 0.6, 0.5, 0.1 and 0.4. */
  const beyond = (share: number, count = 8000, best: readonly number[] = [0.6, 0.5, 0.1, 0.4]) => {
    const world = tinyWorld({
      people: crowd(count, { knows: [0.3, 0.3, 0.3, 0.3] }),
      turned: { needs: { ...HARD, beyond: share }, network: { room: 0 } },
    });
    world.columns.orgBest.set(best);
    act(world, needs);
    return world;
  };

  it('lies in the field in which the organization is weakest', () => {
    const world = beyond(1, 200, [0.6, 0.5, 0.4, 0.1]);
    for (let i = 0; i < 200; i++) expect(needsOf(world, i)[0]![0]).toBe(3);
  });

  it('is that of the own organization, not of the weakest of all', () => {
    const world = tinyWorld({
      people: [
        { knows: [0.3, 0.3, 0.3, 0.3], organization: 0 },
        { knows: [0.3, 0.3, 0.3, 0.3], organization: 1 },
      ],
      turned: { needs: { ...HARD, beyond: 1 } },
    });
    world.columns.orgBest.set([0.6, 0.5, 0.1, 0.4, 0, 0.7, 0.7, 0.7]);
    act(world, needs);
    expect([needsOf(world, 0)[0]![0], needsOf(world, 1)[0]![0]]).toEqual([2, 0]);
  });

  it('lies above the best level of the organization by reach times 0.5 to 1.5', () => {
    // Weakest is field 3 with 0.5: from 0.5 + 0.1 to 0.5 + 0.3.
    const world = beyond(1, 4000, [0.6, 0.7, 0.8, 0.5]);
    const levels = Array.from({ length: 4000 }, (_, i) => needsOf(world, i)[0]![1]);
    expect(Math.min(...levels)).toBeGreaterThanOrEqual(0.6 - 1e-6);
    expect(Math.min(...levels)).toBeLessThan(0.602);
    expect(Math.max(...levels)).toBeGreaterThan(0.798);
    expect(Math.max(...levels)).toBeLessThanOrEqual(0.8 + 1e-6);
  });

  it('lies above the own level where that is higher: what nobody knows is what they do not know either', () => {
    // The best of the organization was counted before: 0.1, below the own 0.3.
    const world = beyond(1, 4000);
    const levels = Array.from({ length: 4000 }, (_, i) => needsOf(world, i)[0]![1]);
    expect(Math.min(...levels)).toBeGreaterThanOrEqual(0.4 - 1e-6);
    expect(Math.max(...levels)).toBeLessThanOrEqual(0.6 + 1e-6);
  });

  it('has a second field like every difficulty, above the own level', () => {
    const world = beyond(1, 2000, [0.9, 0.9, 0.8, 0.9]);
    for (let i = 0; i < 2000; i++) {
      const [field, level] = needsOf(world, i)[1]!;
      expect(field).not.toBe(2);
      expect(level).toBeLessThanOrEqual(0.6 + 1e-6);
    }
  });

  it('is known by its kind, and comes as often as chance says', () => {
    const { columns } = beyond(0.3);
    let count = 0;
    for (let i = 0; i < 8000; i++) {
      if (columns.needKind[i * NEEDS] === NEED.beyond) count += 1;
      expect(columns.needKind[i * NEEDS + 1]).toBe(NEED.difficulty);
    }
    expect(Math.abs(count / 8000 - 0.3)).toBeLessThan(band(0.3, 8000));
  });
});

describe('the direction that a group gives', () => {
  /** A crowd, and two groups: one wants fields 1 (0.5) and 3 (0.9), the other field 0; each saw these at their three looks. */
  const directed = (direction: number, seen: readonly number[], count = 6000) => {
    const others: Person[] = [
      {
        needs: [
          [1, 0.5],
          [3, 0.9],
        ],
      },
      {},
      { needs: [[0, 0.8]] },
      {},
    ];
    const world = tinyWorld({
      people: [...crowd(count, { knows: [0.3, 0.3, 0.3, 0.3] }), ...others],
      turned: { needs: { ...HARD, direction }, noticing: { looks: 2 }, network: { room: 0 } },
    });
    group(world, [count, count + 1]);
    group(world, [count + 2, count + 3]);
    for (let i = 0; i < count; i++) world.columns.seenGroup.set(seen, i * 3);
    return world;
  };
  /** Shares of the crowd whose first field is each of the four. */
  const firstFields = (world: World, count = 6000) => {
    act(world, needs);
    const shares = [0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const k = world.columns.needField[i * NEEDS]!;
      shares[k] = shares[k]! + 1 / count;
    }
    return shares;
  };

  it('is the field that a group seen last week works on most', () => {
    expect(firstFields(directed(1, [NONE, 0, NONE], 300), 300)[3]).toBeCloseTo(1, 9);
  });

  it('is that of the group seen first, where two were seen', () => {
    expect(firstFields(directed(1, [1, 0, NONE], 300), 300)[0]).toBeCloseTo(1, 9);
  });

  it('is taken as often as chance says, otherwise the field is drawn', () => {
    // 0.4 + 0.6 / 4 = 0.55 in field 3, 0.15 in each of the others.
    const shares = firstFields(directed(0.4, [0, NONE, NONE]));
    [0.15, 0.15, 0.15, 0.55].forEach((share, k) => {
      expect(Math.abs(shares[k]! - share)).toBeLessThan(band(share, 6000));
    });
  });

  it('is none where no group was seen, or where the one seen has no purpose left or is gone', () => {
    const without = directed(1, [NONE, NONE, NONE]);
    const aimless = directed(1, [0, NONE, NONE]);
    aimless.columns.purpose.fill(0);
    const gone = directed(1, [0, NONE, NONE]);
    gone.columns.groupId[0] = 0;
    for (const world of [without, aimless, gone])
      for (const share of firstFields(world)) expect(Math.abs(share - 0.25)).toBeLessThan(band(0.25, 6000));
  });

  it('gives way to what lies beyond the organization', () => {
    const world = directed(1, [0, NONE, NONE], 300);
    const both = { ...world, settings: { ...world.settings, needs: { ...world.settings.needs, beyond: 1 } } };
    both.columns.orgBest.set([0.6, 0.1, 0.6, 0.6]);
    expect(firstFields(both, 300)[1]).toBeCloseTo(1, 9);
  });
});

describe('the lack of a group that could not take somebody in', () => {
  /**
   * Person 0 would work for the group of 1 and 2, number 2 in row 1. It wants field 1 at 0.5, where its best is 0.2, and field 3 at 0.9,
   * where its best is 0.4: it lacks 0.3 and 0.5.
   */
  const helping = (self: Person) => {
    const world = tinyWorld({
      people: [
        self,
        {
          knows: [0, 0.2, 0, 0],
          needs: [
            [1, 0.5],
            [3, 0.9],
          ],
        },
        { knows: [0, 0, 0, 0.4] },
        {},
        {},
      ],
      turned: { needs: { met: 0.05 } },
    });
    group(world, [3, 4]);
    world.columns.helpGroup[0] = group(world, [1, 2]);
    act(world, needs);
    return world;
  };

  it('is taken on where it is largest, at the level that the group wants', () => {
    const world = helping({ knows: [0.5, 0, 0, 0.1] });
    expect(needsOf(world, 0)).toEqual([[3, Math.fround(0.9)]]);
    expect(world.columns.needKind[0]).toBe(NEED.support);
    expect([world.columns.stuckSince[0], world.columns.arisen[0]]).toEqual([world.week, 1]);
  });

  it('is remembered with the group, its number and its row', () => {
    const world = helping({});
    expect([world.columns.supportOf[0], world.columns.supportRow[0]]).toEqual([2, 1]);
  });

  it('comes to a need of one’s own, which stays as old as it is', () => {
    const world = helping({ needs: [[2, 0.6]], since: 3 });
    expect(needsOf(world, 0)).toEqual([
      [2, Math.fround(0.6)],
      [3, Math.fround(0.9)],
    ]);
    expect([world.columns.stuckSince[0], world.columns.arisen[0]]).toEqual([3, 1]);
  });

  it('takes the place that is free, be it the first', () => {
    const world = helping({});
    const { columns } = world;
    columns.needField.set([NONE, 2]);
    columns.needLevel.set([0, 0.6]);
    columns.stuckSince[0] = 3;
    act(world, needs);
    expect([...columns.needField.subarray(0, 2)]).toEqual([3, 2]);
  });

  it.each([
    [
      'for who has no room for a need',
      {
        needs: [
          [0, 0.6],
          [2, 0.6],
        ],
      },
    ],
    ['for who needs that field already', { needs: [[3, 0.6]] }],
    ['for who knows enough of it', { knows: [0, 0, 0, 0.86], needs: [[0, 0.6]] }],
  ] as const)('is not taken on %s', (_, self) => {
    const world = helping({ ...self, since: 3 });
    expect(needsOf(world, 0).map(([field]) => field)).toEqual(self.needs.map(([field]) => field));
    expect([world.columns.supportOf[0], world.columns.arisen[0]]).toEqual([0, 0]);
  });

  it('is none where members know all that the group wants', () => {
    const world = tinyWorld({ people: [{}, { knows: [0, 0, 0, 0.9], needs: [[3, 0.9]] }, {}] });
    group(world, [1, 2]);
    world.columns.helpGroup[0] = 0;
    act(world, needs);
    expect(needsOf(world, 0)).toEqual([]);
  });

  it.each([
    ['ended this very week', 'ended', 10],
    ['given back its row', 'groupId', 0],
  ] as const)('is forgotten with a group that has %s', (_, column, value) => {
    const world = tinyWorld({ people: [{}, { needs: [[3, 0.9]] }, {}], week: 10 });
    group(world, [1, 2]);
    world.columns[column][0] = value;
    world.columns.helpGroup[0] = 0;
    act(world, needs);
    expect([needsOf(world, 0), world.columns.supportOf[0]]).toEqual([[], 0]);
  });
});

describe('whose work a need belongs to', () => {
  /** Person 0 takes on the need of somebody in this group's row, having supported group 7 before. */
  const caring = (row: number) => {
    const world = tinyWorld({ people: [{}, { needs: [[1, 0.7]] }, {}, {}, {}] });
    group(world, [3, 4]);
    group(world, [1, 2]);
    world.columns.careField[0] = 1;
    world.columns.careLevel[0] = 0.7;
    world.columns.careGroup[0] = row;
    world.columns.supportOf[0] = 7;
    return world;
  };

  it('is the group of the one whose need is taken on', () => {
    const world = caring(1);
    act(world, needs);
    expect([world.columns.supportOf[0], world.columns.supportRow[0]]).toEqual([2, 1]);
    expect(world.columns.needKind[0]).toBe(NEED.care);
  });

  it('is nobody’s but their own where they are in no group, or in one that is gone', () => {
    const alone = caring(NONE);
    const gone = caring(1);
    gone.columns.groupId[1] = 0;
    for (const world of [alone, gone]) {
      act(world, needs);
      expect(needsOf(world, 0)).toEqual([[1, Math.fround(0.7)]]);
      expect(world.columns.supportOf[0]).toBe(0);
    }
  });

  it('is nobody’s when a difficulty is met', () => {
    const world = tinyWorld({ people: [KNOWS], turned: { needs: HARD } });
    world.columns.supportOf[0] = 7;
    act(world, needs);
    expect([world.columns.supportOf[0], world.columns.needKind[0]]).toEqual([0, NEED.difficulty]);
  });

  it('is nobody’s when the own group’s lack is taken on', () => {
    const world = tinyWorld({
      people: [{ we: 1 }, { needs: [[1, 0.5]] }],
      turned: { needs: { widens: 1, met: 0.05 } },
    });
    group(world, [0, 1]);
    world.columns.supportOf[0] = 7;
    act(world, needs);
    expect([world.columns.supportOf[0], world.columns.needKind[0]]).toEqual([0, NEED.widened]);
  });
});

describe('who is not here', () => {
  it('meets nothing', () => {
    const world = tinyWorld({ people: [{ ...KNOWS, absent: true }, KNOWS], turned: { needs: HARD } });
    act(world, needs);
    expect([...world.columns.stuckSince]).toEqual([NONE, world.week]);
  });
});
