import { describe, expect, it } from 'vitest';
import { ROLE } from '../../../src/model/interventions.ts';
import { working } from '../../../src/model/rules/working.ts';
import { MEMBERSHIPS, NONE, type World } from '../../../src/model/world.ts';
import { act, band, everyWeek, group, type Person, type Turned, team, tinyWorld } from '../tiny-world.ts';

/** A group of all these people, so many weeks old, after a week of working. */
function worked(people: readonly Person[], turned: Turned = {}, age = 0, trust = 0.5): World {
  const world = tinyWorld({ people, turned: { joining: { room: 6 }, ...turned } });
  const members = people.map((_, i) => i);
  const g = group(world, members, world.week - age);
  world.columns.trust[g] = trust;
  act(world, working);
  return world;
}

const knows = (...rows: readonly (readonly number[])[]): Person[] => rows.map((row) => ({ knows: row }));

describe('the diversity of a group', () => {
  const diversity = (...rows: readonly (readonly number[])[]) => worked(knows(...rows)).columns.diversity[0];

  it('is full between two who have nothing in common', () => {
    expect(diversity([0.9, 0, 0, 0], [0, 0.3, 0.4, 0])).toBeCloseTo(1, 6);
  });

  it('is none between two alike, however much one knows more', () => {
    expect(diversity([0.3, 0.6, 0.6, 0.3], [0.1, 0.2, 0.2, 0.1])).toBeCloseTo(0, 6);
  });

  it('is 1 less the mean cosine over all pairs', () => {
    // Cosines 0, 0.6 and 0.8: mean 0.466667
    expect(diversity([1, 0, 0, 0], [0, 1, 0, 0], [0.6, 0.8, 0, 0])).toBeCloseTo(0.533333, 6);
  });

  it('is never more than full, even with a member who knows nothing at all', () => {
    expect(diversity([0.9, 0, 0, 0], [0, 0, 0, 0])).toBeCloseTo(1, 6);
    expect(diversity([0.9, 0, 0, 0], [0, 0, 0, 0], [0.9, 0, 0, 0])).toBeCloseTo(2 / 3, 6);
  });
});

describe('the evenness of contributions', () => {
  /** Evenness of two who want fields 0 and 1. */
  const evenness = (a: readonly number[], b: readonly number[]) =>
    worked([
      {
        knows: a,
        needs: [
          [0, 0.95],
          [1, 0.95],
        ],
      },
      { knows: b },
    ]).columns.evenness[0];

  it('is full when each is the source in one field, as far beyond the mean', () => {
    expect(evenness([0.8, 0.2, 0, 0], [0.2, 0.8, 0, 0])).toBeCloseTo(1, 6);
  });

  it('is none when one gives everything', () => {
    expect(evenness([0.8, 0.8, 0, 0], [0.2, 0.2, 0, 0])).toBeCloseTo(0, 6);
  });

  it('lies between when both give, unequally', () => {
    // 0.3 and 0.1 beyond the mean: shares 0.75 and 0.25, squares 0.625; 1 - (0.625 - 0.5) / 0.5 = 0.75
    expect(evenness([0.8, 0.4, 0, 0], [0.2, 0.6, 0, 0])).toBeCloseTo(0.75, 5);
  });

  it('counts only the fields that the group wants', () => {
    expect(evenness([0.8, 0.2, 0, 0.9], [0.2, 0.8, 0, 0])).toBeCloseTo(1, 6);
  });

  it('is full where nobody has anything to give', () => {
    expect(evenness([0.5, 0.5, 0, 0], [0.5, 0.5, 0.9, 0])).toBe(1);
  });

  it('of three, one of whom gives everything, is none', () => {
    const three = worked([{ knows: [0.9, 0, 0, 0], needs: [[0, 1]] }, ...knows([0, 0.5, 0, 0], [0, 0, 0.5, 0])]);
    expect(three.columns.evenness[0]).toBeCloseTo(0, 6);
  });
});

describe('what a group is', () => {
  it('is the best of its members in each field, and the most that any of them wants', () => {
    const { columns } = worked([
      {
        knows: [0.6, 0.1, 0, 0],
        needs: [
          [1, 0.5],
          [3, 0.4],
        ],
      },
      { knows: [0.3, 0.4, 0, 0], needs: [[1, 0.9]] },
    ]);
    expect([...columns.profile.subarray(0, 4)]).toEqual([0.6, 0.4, 0, 0].map(Math.fround));
    expect([...columns.purpose.subarray(0, 4)]).toEqual([0, 0.9, 0, 0.4].map(Math.fround));
    expect(columns.profileNorm[0]).toBeCloseTo(Math.sqrt(0.36 + 0.16), 6);
    expect(columns.purposeNorm[0]).toBeCloseTo(Math.sqrt(0.81 + 0.16), 6);
  });

  it('follows its members: a purpose that is met is dropped (T5)', () => {
    const world = worked([{ knows: [0.6, 0, 0, 0], needs: [[1, 0.5]] }, { knows: [0, 1, 0, 0] }]);
    world.columns.needField.fill(-1, 0, 4);
    act(world, working);
    expect(world.columns.purposeNorm[0]).toBe(0);
  });

  it('shows up as learner as far as its members do on average', () => {
    expect(worked([{ stance: 0.4 }, { stance: 0.9 }, { stance: 0.5 }]).columns.learnerStance[0]).toBeCloseTo(0.6, 6);
  });

  it('needs less coordination the older it is: half at coordinationAge', () => {
    const cost = (age: number) =>
      worked([{}, {}], { working: { coordination: 0.5, coordinationAge: 20 } }, age).columns.coordinationCost[0];
    expect(cost(0)).toBeCloseTo(0.5, 6);
    expect(cost(20)).toBeCloseTo(0.25, 6);
    expect(cost(60)).toBeCloseTo(0.125, 6);
  });
});

describe('a meeting', () => {
  /** Share of weeks in which a group of two meets. */
  function meetings(people: readonly Person[], meetsAnyway: number): number {
    const world = worked(people, { working: { meetsAnyway, trustGrowth: 0 } });
    let met = 0;
    everyWeek(world, working, 5000, () => {
      met += world.columns.meets[0]!;
    });
    return met / 5000;
  }
  const needy: Person = { needs: [[1, 0.9]] };

  it('takes place whenever a member needs something (T32)', () => {
    expect(meetings([{}, needy], 0)).toBe(1);
    expect(meetings([needy, needy], 0)).toBe(1);
  });

  it('otherwise as often as chance says', () => {
    expect(meetings([{}, {}], 0)).toBe(0);
    expect(Math.abs(meetings([{}, {}], 0.3) - 0.3)).toBeLessThan(band(0.3, 5000));
  });

  it('that does not take place brings neither trust nor conflict', () => {
    const strife = { conflict: 1, conflictCut: 0.7, trustGrowth: 0.5, meetsAnyway: 0 };
    const { columns } = worked(knows([1, 0, 0, 0], [0, 1, 0, 0]), { working: strife }, 0, 0.4);
    expect([columns.trust[0], columns.conflictNow[0]]).toEqual([Math.fround(0.4), 0]);
    // It still is what it is.
    expect(columns.diversity[0]).toBeCloseTo(1, 6);
  });
});

describe('trust', () => {
  it('grows by its share of what is missing, as far as members are authentic', () => {
    const people = [{ authenticity: 0.5 }, { authenticity: 1 }];
    const world = worked(people, { working: { trustGrowth: 0.06, conflict: 0 } }, 0, 0.4);
    // 0.4 + 0.06 · 0.75 · 0.6 = 0.427
    expect(world.columns.trust[0]).toBeCloseTo(0.427, 6);
    expect(world.columns.conflictNow[0]).toBe(0);
  });

  it('is cut by a conflict, less in a group that is older and fears less', () => {
    const opposite: Person[] = [
      { knows: [1, 0, 0, 0], fearless: 0.2 },
      { knows: [0, 1, 0, 0], fearless: 0.6 },
    ];
    const turned = { working: { conflict: 1, conflictCut: 0.7, forgivingAge: 20, trustGrowth: 0.06 } };
    const world = worked(opposite, turned, 20, 0.6);
    // Forgiveness 20/40 · 1.4/2 = 0.35; 0.6 · (1 - 0.7 · 0.65) = 0.327; + 0.06 · 0.673 = 0.36738
    expect(world.columns.conflictNow[0]).toBe(1);
    expect(world.columns.trust[0]).toBeCloseTo(0.36738, 6);
    // A new group forgives nothing: 0.6 · 0.3 = 0.18; + 0.06 · 0.82 = 0.2292
    expect(worked(opposite, turned, 0, 0.6).columns.trust[0]).toBeCloseTo(0.2292, 6);
  });
});

describe('conflict', () => {
  const WEEKS = 10_000;
  function rate(rows: readonly (readonly number[])[], conflict: number): number {
    const world = worked(knows(...rows), { working: { conflict, trustGrowth: 0, conflictCut: 0 } });
    let struck = 0;
    everyWeek(world, working, WEEKS, () => {
      struck += world.columns.conflictNow[0]!;
    });
    return struck / WEEKS;
  }

  it('strikes the more often, the more different and the more they are', () => {
    // Full diversity: 0.05 for two, 0.1 for three; diversity 0.2: 0.01
    for (const [rows, chance] of [
      [
        [
          [1, 0, 0, 0],
          [0, 1, 0, 0],
        ],
        0.05,
      ],
      [
        [
          [1, 0, 0, 0],
          [0, 1, 0, 0],
          [0, 0, 1, 0],
        ],
        0.1,
      ],
      [
        [
          [1, 0, 0, 0],
          [0.8, 0.6, 0, 0],
        ],
        0.01,
      ],
    ] as const)
      expect(Math.abs(rate(rows, 0.05) - chance)).toBeLessThan(band(chance, WEEKS));
  });

  it('never strikes those who are alike', () => {
    expect(
      rate(
        [
          [0, 1, 0, 0],
          [0, 1, 0, 0],
        ],
        1,
      ),
    ).toBe(0);
  });

  it('of one group does not hang on the row it stands in', () => {
    const pair = knows([1, 0, 0, 0], [0, 1, 0, 0]);
    const struck = (before: number) => {
      const world = tinyWorld({
        people: [...pair, ...pair, ...pair],
        turned: { working: { conflict: 0.3, conflictCut: 0 } },
      });
      for (let n = 0; n < before; n++) group(world, [2 + 2 * n, 3 + 2 * n]);
      const g = group(world, [0, 1]);
      const weeks: number[] = [];
      everyWeek(world, working, 60, (week) => {
        if (world.columns.conflictNow[g] === 1) weeks.push(week);
      });
      return weeks;
    };
    expect(struck(0).length).toBeGreaterThan(5);
    expect(struck(2)).toEqual(struck(0));
  });
});

describe('the learner stance of a group', () => {
  it('is that of its members less what their ego takes', () => {
    // (0.8 · 0.5 + 0.6 · 1) / 2 = 0.5
    expect(worked([{ stance: 0.8, ego: 0.5 }, { stance: 0.6 }]).columns.learnerStance[0]).toBeCloseTo(0.5, 6);
  });

  it('is none where everybody needs to be the one who knows', () => {
    expect(worked([{ ego: 1 }, { ego: 1 }]).columns.learnerStance[0]).toBe(0);
  });
});

describe('the source of a field', () => {
  const WANTS: Person['needs'] = [
    [0, 0.95],
    [1, 0.95],
  ];
  const sources = (...people: readonly Person[]) => [...worked(people).columns.source.subarray(0, 4)];

  it('is who knows most there, by the seat, in each field of the purpose and in no other', () => {
    expect(
      sources({ knows: [0.2, 0.7, 0.9, 0], needs: WANTS }, { knows: [0.8, 0.3, 0, 0] }, { knows: [0.1, 0.1, 0, 1] }),
    ).toEqual([2, 1, 0, 0]);
  });

  it('is nobody where all know the same', () => {
    expect(sources({ knows: [0.2, 0.7, 0, 0], needs: WANTS }, { knows: [0.2, 0.3, 0, 0] })).toEqual([0, 1, 0, 0]);
  });

  it('is, of two who know as much, the one who came first', () => {
    expect(
      sources({ knows: [0.1, 0, 0, 0], needs: WANTS }, { knows: [0.8, 0.5, 0, 0] }, { knows: [0.8, 0.5, 0, 0] }),
    ).toEqual([2, 2, 0, 0]);
  });

  it('is forgotten with the purpose', () => {
    const world = worked([{ knows: [0.2, 0, 0, 0], needs: [[0, 0.9]] }, { knows: [0.8, 0, 0, 0] }]);
    expect(world.columns.source[0]).toBe(2);
    world.columns.needField.fill(NONE);
    act(world, working);
    expect(world.columns.source[0]).toBe(0);
  });
});

/** Wants fields 0 and 1, and is the source of the second. */
const PUPIL: Person = {
  knows: [0.1, 0.6, 0, 0],
  needs: [
    [0, 0.9],
    [1, 0.9],
  ],
};
/** Knows fields 0 and 2 best, needs to be the one who knows, and would rather teach than learn. */
const EXPERT: Person = { knows: [0.9, 0.1, 0.9, 0], needs: [[2, 1]], ego: 0.8, stance: 0.25 };

describe('a class', () => {
  const WEEKS = 8000;
  /** Share of weeks after which a group that was none, or was the class of this seat, is a class. */
  function classes(people: readonly Person[], turns: Turned['working'], seat: number = NONE): number {
    const world = worked(people, { working: { conflict: 0, ...turns } });
    const { asClass, teacher } = world.columns;
    let count = 0;
    const asItWas = () => {
      asClass[0] = seat >= 0 ? 1 : 0;
      teacher[0] = seat;
    };
    asItWas();
    everyWeek(world, working, WEEKS, () => {
      count += asClass[0]!;
      asItWas();
    });
    return count / WEEKS;
  }
  const expectShare = (share: number, expected: number) =>
    expect(Math.abs(share - expected)).toBeLessThan(band(expected, WEEKS));

  it('begins with the ego of the source, as far as they are no learner', () => {
    // 0.5 · 0.8 · (1 - 0.25) = 0.3
    expectShare(classes([PUPIL, EXPERT], { expert: 0.5 }), 0.3);
  });

  it('begins with who is the source in most fields, whatever the others are like', () => {
    const { columns } = worked([PUPIL, { ...EXPERT, ego: 1, stance: 0 }], { working: { expert: 1 } });
    expect([columns.asClass[0], columns.teacher[0]]).toEqual([1, 1]);
    // Here the expert is the source in one field only, and the other, in two, would rather learn.
    const learner: Person = { ...PUPIL, knows: [0.1, 0.6, 1, 0] };
    const modest = worked([learner, { ...EXPERT, ego: 1, stance: 0 }], { working: { expert: 1 } });
    expect([modest.columns.asClass[0], modest.columns.teacher[0]]).toEqual([0, NONE]);
  });

  it('does not begin without ego, with a learner, or where nobody knows more', () => {
    expect(classes([PUPIL, { ...EXPERT, ego: 0 }], { expert: 1 })).toBe(0);
    expect(classes([PUPIL, { ...EXPERT, stance: 1 }], { expert: 1 })).toBe(0);
    const alike: Person = { ...EXPERT, ego: 1, stance: 0 };
    expect(classes([alike, alike], { expert: 1 })).toBe(0);
  });

  it('does not begin in a week without a meeting', () => {
    const world = worked([PUPIL, { ...EXPERT, ego: 1, stance: 0 }], { working: { expert: 0, meetsAnyway: 0 } });
    world.columns.stuckSince.fill(NONE);
    const settings = { ...world.settings, working: { ...world.settings.working, expert: 1 } };
    act({ ...world, settings }, working);
    expect([world.columns.meets[0], world.columns.asClass[0]]).toEqual([0, 0]);
  });

  it('ends with a question of a learner', () => {
    // 0.4 · (1 + 0.25) / 2 = 0.25 a week
    expectShare(classes([PUPIL, EXPERT], { question: 0.4 }, 1), 0.75);
  });

  it('does not end where nobody asks', () => {
    expect(classes([PUPIL, EXPERT], { question: 0 }, 1)).toBe(1);
  });

  it('that a question has ended is no class that week, however much the expert would like it', () => {
    expectShare(classes([PUPIL, { ...EXPERT, ego: 1, stance: 0 }], { expert: 1, question: 0.4 }, 1), 0.8);
  });

  it('ends when the teacher has left', () => {
    const world = worked([PUPIL, EXPERT, PUPIL], { working: { expert: 0, question: 0 } });
    const { asClass, teacher, membership, size, members } = world.columns;
    asClass[0] = 1;
    teacher[0] = 1;
    act(world, working);
    expect([asClass[0], teacher[0]]).toEqual([1, 1]);
    membership[1 * MEMBERSHIPS] = NONE;
    members.set([0, 2]);
    size[0] = 2;
    act(world, working);
    expect([asClass[0], teacher[0]]).toEqual([0, NONE]);
  });

  it('is what an assigned team always is, of its leader, whatever is asked', () => {
    const world = tinyWorld({
      people: [{ knows: [0.9, 0, 0, 0], stance: 1, ego: 0 }, PUPIL],
      turned: { working: { expert: 1, question: 1 } },
    });
    const g = team(world, [0, 1], 0);
    everyWeek(world, working, 20, () => expect([world.columns.asClass[g], world.columns.teacher[g]]).toEqual([1, 0]));
  });
});

describe('a role in the network', () => {
  const opposite = (role: number): Person[] => [
    { knows: [1, 0, 0, 0], role },
    { knows: [0, 1, 0, 0], authenticity: 0.5 },
  ];

  it('of a coordinator spares a share of what acting together costs', () => {
    const cost = (role: number) =>
      worked(opposite(role), { working: { coordination: 0.5, coordinationAge: 20 }, roles: { lowers: 0.4 } }, 20)
        .columns.coordinationCost[0];
    // 0.25 · (1 - 0.4) = 0.15
    expect(cost(ROLE.coordinator)).toBeCloseTo(0.15, 6);
    expect(cost(ROLE.facilitator)).toBeCloseTo(0.25, 6);
  });

  it('of a facilitator lets trust grow faster', () => {
    const trust = (role: number) =>
      worked(opposite(role), { working: { trustGrowth: 0.06 }, roles: { aligns: 0.5 } }, 0, 0.4).columns.trust[0];
    // 0.4 + 0.06 · 1.5 · 0.75 · 0.6 = 0.4405
    expect(trust(ROLE.facilitator)).toBeCloseTo(0.4405, 6);
    expect(trust(ROLE.coordinator)).toBeCloseTo(0.427, 6);
  });

  it('of a facilitator lets trust grow to full at most', () => {
    const sure: Turned = { working: { trustGrowth: 1 }, roles: { aligns: 5 } };
    expect(worked(opposite(ROLE.facilitator), sure, 0, 0.4).columns.trust[0]).toBe(1);
  });

  it('of a facilitator makes conflict rarer', () => {
    const rate = (aligns: number) => {
      const world = worked(opposite(ROLE.facilitator), {
        working: { conflict: 0.2, conflictCut: 0 },
        roles: { aligns },
      });
      let struck = 0;
      everyWeek(world, working, 8000, () => {
        struck += world.columns.conflictNow[0]!;
      });
      return struck / 8000;
    };
    // 0.2 · (1 - 0.25) = 0.15
    expect(Math.abs(rate(0.25) - 0.15)).toBeLessThan(band(0.15, 8000));
    expect(rate(5)).toBe(0);
  });

  it('two of a kind do no more than one', () => {
    const two = opposite(ROLE.facilitator).map((person) => ({ ...person, role: ROLE.facilitator }));
    const turned: Turned = { working: { trustGrowth: 0.06 }, roles: { aligns: 0.5 } };
    expect(worked(two, turned, 0, 0.4).columns.trust[0]).toBeCloseTo(0.4405, 6);
  });
});

describe('ease with conflict', () => {
  /** Trust of a group after a conflict, having gone through so many. */
  function trustAfter(conflicts: number, practised: number): number {
    const opposite: Person[] = [
      { knows: [1, 0, 0, 0], fearless: 0.2 },
      { knows: [0, 1, 0, 0], fearless: 0.6 },
    ];
    const world = tinyWorld({
      people: opposite,
      turned: { working: { conflict: 1, conflictCut: 0.7, forgivingAge: 20, trustGrowth: 0, practised } },
    });
    group(world, [0, 1]);
    world.columns.trust[0] = 0.6;
    world.columns.conflicts[0] = conflicts;
    act(world, working);
    return world.columns.trust[0]!;
  }

  it('is practised: a young group that has gone through conflicts forgives like an old one', () => {
    // Ripe as after 2 · 10 weeks: forgiveness 20/40 · 1.4/2 = 0.35;  0.6 · (1 - 0.7 · 0.65) = 0.327
    expect(trustAfter(2, 10)).toBeCloseTo(0.327, 6);
  });

  it('is nothing that comes with the first conflict, or where conflict teaches nothing', () => {
    // 0.6 · 0.3
    expect(trustAfter(0, 10)).toBeCloseTo(0.18, 6);
    expect(trustAfter(2, 0)).toBeCloseTo(0.18, 6);
  });
});
