import { describe, expect, it } from 'vitest';
import { learning, practising } from '../../../src/model/rules/learning.ts';
import { working } from '../../../src/model/rules/working.ts';
import { NEED, NONE, WAY, type World } from '../../../src/model/world.ts';
import { act, group, type Person, type Turned, team, tinyWorld } from '../tiny-world.ts';

/** All ways of learning switched off; a test switches on what it is about. */
const OFF = { alone: 0, tiring: 26, fromEachOther: 0, discovery: 0, seeing: 0, taught: 0, split: 0, practice: 0 };
const WEEK = 30;

interface Given {
  readonly person?: Person;
  readonly learning?: Turned['learning'];
  readonly alumni?: Turned['alumni'];
  readonly met?: number;
  readonly turned?: Turned;
  readonly others?: readonly Person[];
  readonly prepare?: (world: World) => void;
}

/** A learner who knows 0.2 of field 1 and wants 0.7, after a week. */
function learned({ person, learning: ways, alumni, met = 0.05, turned, others = [], prepare }: Given): World {
  const world = tinyWorld({
    people: [{ knows: [0.6, 0.2, 0, 0], needs: [[1, 0.7]], since: WEEK, drive: 0.8, ...person }, ...others],
    turned: { learning: { ...OFF, ...ways }, alumni: { help: 0, ...alumni }, needs: { met }, ...turned },
    week: WEEK,
  });
  prepare?.(world);
  act(world, learning);
  return world;
}

const gain = ({ columns }: World) => columns.expertise[1]! - Math.fround(0.2);

describe('alone', () => {
  it('a share of the gap is closed, by drive', () => {
    // 0.02 · 0.8 · 0.5 = 0.008
    const world = learned({ learning: { alone: 0.02 } });
    expect(gain(world)).toBeCloseTo(0.008, 6);
    expect(world.columns.gainAlone[0]).toBeCloseTo(0.008, 6);
    expect(world.columns.gainTogether[0]).toBe(0);
  });

  it('it tires: after 26 weeks it has half its force, after 78 a quarter', () => {
    const afterWeeks = (weeks: number) => gain(learned({ learning: { alone: 0.02 }, person: { since: WEEK - weeks } }));
    expect(afterWeeks(26)).toBeCloseTo(0.004, 6);
    expect(afterWeeks(78)).toBeCloseTo(0.002, 6);
  });

  it('it goes with the attention there is', () => {
    expect(gain(learned({ learning: { alone: 0.02 }, person: { attention: 0.25 } }))).toBeCloseTo(0.002, 6);
  });
});

describe('in a group', () => {
  /** In a group with others; trust 0.5, learner stance 0.5, diversity 0.5 and coordination cost 0.25, the best knows 0.6. */
  const grouped = (others: readonly Person[], more: Given = {}): Given => ({
    ...more,
    others,
    prepare: (world) => {
      const g = group(
        world,
        [{}, ...others].map((_, i) => i),
      );
      const { trust, learnerStance, diversity, coordinationCost } = world.columns;
      trust[g] = 0.5;
      learnerStance[g] = 0.5;
      diversity[g] = 0.5;
      coordinationCost[g] = 0.25;
      more.prepare?.(world);
    },
  });
  const KNOWS: Person = { knows: [0, 0.6, 0, 0] };

  it('from each other is learned what the best knows more', () => {
    // 0.25 · 0.8 · 0.5 · 1 · 0.5 · min(0.5, 0.4) = 0.02
    const world = learned(grouped([KNOWS], { learning: { fromEachOther: 0.25 } }));
    expect(gain(world)).toBeCloseTo(0.02, 6);
    expect(world.columns.gainTogether[0]).toBeCloseTo(0.02, 6);
    expect(world.columns.gainOf[0]).toBeCloseTo(0.02, 6);
    expect(world.columns.gainDiscovery[0]).toBe(0);
  });

  it('nothing is learned from each other where nobody knows more', () => {
    expect(gain(learned(grouped([{ knows: [0, 0.1, 0, 0] }], { learning: { fromEachOther: 1 } })))).toBe(0);
  });

  it('two who are different discover what neither knew', () => {
    // 0.6 · 0.8 · 0.5 · 1 · 0.5 · 0.5 · 0.5 · (1 - 1/2) / (1 + 0.25) = 0.012
    const world = learned(grouped([{}], { learning: { discovery: 0.6 } }));
    expect(gain(world)).toBeCloseTo(0.012, 6);
    expect(world.columns.gainDiscovery[0]).toBeCloseTo(0.012, 6);
    expect(world.columns.gainTogether[0]).toBeCloseTo(0.012, 6);
  });

  it('three discover more, less what they must coordinate', () => {
    // 0.03 · (1 - 1/3) / (1 + 0.25 · 2) = 0.013333
    expect(gain(learned(grouped([{}, {}], { learning: { discovery: 0.6 } })))).toBeCloseTo(0.0133333, 6);
  });

  it('nothing is discovered by those who are all alike', () => {
    const alike = grouped([{}], {
      learning: { discovery: 1 },
      prepare: (world) => {
        world.columns.diversity[0] = 0;
      },
    });
    expect(gain(learned(alike))).toBe(0);
  });

  it('attention is shared between two groups', () => {
    const both = grouped([KNOWS, { knows: [0, 0.4, 0, 0] }], {
      learning: { fromEachOther: 0.25 },
      prepare: (world) => {
        // The three are one group; persons 0 and 2 another, where the best knows 0.4.
        const second = group(world, [0, 2]);
        world.columns.trust[second] = 0.5;
        world.columns.learnerStance[second] = 0.5;
        act(world, working);
        world.columns.trust.fill(0.5, 0, 2);
        world.columns.learnerStance.fill(0.5, 0, 2);
      },
    });
    const { columns } = learned(both);
    // Half of the attention in each: 0.25 · 0.8 · 0.5 · 0.5 · 0.5 · 0.4 = 0.01 and · 0.2 = 0.005
    expect(columns.gainOf[0]).toBeCloseTo(0.01, 6);
    expect(columns.gainOf[1]).toBeCloseTo(0.005, 6);
    expect(columns.gainTogether[0]).toBeCloseTo(0.015, 6);
  });

  it('no time is left to learn alone, but it is known what that would have given', () => {
    const world = learned(grouped([KNOWS], { learning: { alone: 0.02 } }));
    expect(gain(world)).toBe(0);
    expect(world.columns.gainAlone[0]).toBe(0);
    expect(world.columns.gainAsIfAlone[0]).toBeCloseTo(0.008, 6);
  });
});

describe('from outside', () => {
  it('seeing a group work teaches a little of what it knows, as far as it can be seen', () => {
    const world = learned({
      learning: { seeing: 0.1 },
      others: [{ knows: [0, 0.6, 0, 0] }, {}],
      prepare: (made) => {
        const g = group(made, [1, 2]);
        made.columns.visibility[g] = 0.5;
        made.columns.seenGroup[1] = g;
      },
    });
    // drive 0.8: 0.1 · 0.8 · 0.5 · min(0.5, 0.4) = 0.016
    expect(gain(world)).toBeCloseTo(0.016, 6);
    expect(world.columns.gainSeeing[0]).toBeCloseTo(0.016, 6);
  });

  it('an old friend teaches what they know more, by closeness', () => {
    const world = learned({
      alumni: { help: 0.5 },
      prepare: ({ columns }) => {
        columns.friendClose[0] = 0.5;
        columns.friendLevel[0] = 0.6;
      },
    });
    // 0.5 · 0.8 · 0.5 · min(0.5, 0.4) = 0.08
    expect(gain(world)).toBeCloseTo(0.08, 6);
    expect(world.columns.gainAlumni[0]).toBeCloseTo(0.08, 6);
  });

  it('a friend who knows no more teaches nothing', () => {
    const world = learned({
      alumni: { help: 1 },
      prepare: ({ columns }) => {
        columns.friendClose[0] = 1;
        columns.friendLevel[0] = 0.2;
      },
    });
    expect(gain(world)).toBe(0);
  });
});

describe('a gap', () => {
  it('that has become smaller than `met` is closed, and with the last of them nobody is stuck any more', () => {
    // 0.9 · 0.8 · 0.5 = 0.36 leaves 0.14
    const open = learned({ learning: { alone: 0.9 }, met: 0.13 });
    expect([open.columns.needField[0], open.columns.stuckSince[0], open.columns.metNow[0]]).toEqual([1, WEEK, 0]);
    const closed = learned({ learning: { alone: 0.9 }, met: 0.15 });
    expect([closed.columns.needField[0], closed.columns.stuckSince[0], closed.columns.metNow[0]]).toEqual([
      NONE,
      NONE,
      1,
    ]);
  });

  it('still open keeps a person stuck when another is closed', () => {
    const two: Person = {
      knows: [0.6, 0.2, 0.6, 0],
      needs: [
        [1, 0.9],
        [2, 0.62],
      ],
    };
    const { columns } = learned({ learning: { alone: 0.02 }, person: two });
    expect([...columns.needField.subarray(0, 2)]).toEqual([1, NONE]);
    expect(columns.metNow[0]).toBe(1);
    expect(columns.stuckSince[0]).toBe(WEEK);
  });

  it('is never overshot: nobody ends above the level they wanted', () => {
    const { columns } = learned({ learning: { alone: 1 }, person: { drive: 2 } });
    expect(columns.expertise[1]).toBeCloseTo(0.7, 6);
  });

  it('what is said to be gained is what was gained, even by who learns faster than there is to learn', () => {
    const { columns } = learned({ learning: { alone: 1 }, person: { drive: 2 } });
    expect(columns.gainAlone[0]).toBeCloseTo(0.5, 6);
  });
});

describe('bookkeeping', () => {
  it('the length of the row of expertise follows', () => {
    // (0.6, 0.2 + 0.36)
    const { columns } = learned({ learning: { alone: 0.9 } });
    expect(columns.norm[0]).toBeCloseTo(Math.hypot(0.6, 0.56), 6);
  });

  it('the length stays 1 for who knows nothing and learns nothing, so that their cosines stay 0', () => {
    const { columns } = learned({ person: { knows: [0, 0, 0, 0] } });
    expect(columns.norm[0]).toBe(1);
  });

  it('who needs nothing learns nothing, and the gains of last week are forgotten', () => {
    const world = learned({
      learning: { alone: 1, fromEachOther: 1, discovery: 1, seeing: 1 },
      person: { needs: [] },
      prepare: ({ columns }) => {
        for (const name of [
          'gainTogether',
          'gainAlone',
          'gainSeeing',
          'gainAlumni',
          'gainDiscovery',
          'gainAsIfAlone',
          'gainTaught',
          'gainSupport',
        ] as const)
          columns[name].fill(1);
        columns.gainOf.fill(1);
        columns.metNow.fill(1);
        columns.way.fill(WAY.together);
      },
    });
    expect(gain(world)).toBe(0);
    const { gainTogether, gainAlone, gainSeeing, gainAlumni, gainDiscovery, gainAsIfAlone, gainOf, metNow } =
      world.columns;
    const { gainTaught, gainSupport } = world.columns;
    for (const column of [
      gainTogether,
      gainAlone,
      gainSeeing,
      gainAlumni,
      gainDiscovery,
      gainAsIfAlone,
      gainTaught,
      gainSupport,
      gainOf,
      metNow,
    ])
      expect([...column].every((value) => value === 0)).toBe(true);
  });
});

describe('a pair already beats its two members alone (P3)', () => {
  const pair: Person[] = [
    { knows: [0.8, 0.2, 0, 0], needs: [[1, 0.6]], since: 1 },
    { knows: [0.2, 0.8, 0, 0], needs: [[0, 0.6]], since: 1 },
  ];
  const ways = { alone: 0.02, tiring: 26, fromEachOther: 0.25, discovery: 0.6, seeing: 0 };

  it('in the first week by more than eight times, on paper', () => {
    const world = tinyWorld({
      people: pair,
      turned: { learning: ways, working: { conflict: 0, coordination: 0.5, trustGrowth: 0 } },
      week: 1,
    });
    const g = group(world, [0, 1]);
    world.columns.trust[g] = 0.5;
    act(world, working);
    act(world, learning);
    // Alone 0.02 · 0.4 = 0.008. From each other 0.25 · 0.5 · 0.4 = 0.05. Cosine 0.32 / 0.68 = 0.470588, diversity 0.529412;
    // discovery 0.6 · 0.5 · 0.529412 · 0.4 · 0.5 / (1 + 0.5) = 0.0211765.
    expect(world.columns.gainAsIfAlone[0]).toBeCloseTo(0.008, 6);
    expect(world.columns.gainTogether[0]).toBeCloseTo(0.0711765, 6);
    expect(world.columns.gainTogether[1]).toBeCloseTo(0.0711765, 6);
  });

  it('in the end by years', () => {
    const weeksUntilMet = (together: boolean) => {
      const world = tinyWorld({ people: pair, turned: { learning: ways, working: { conflict: 0 } }, week: 1 });
      if (together) world.columns.trust[group(world, [0, 1])] = 0.5;
      for (let weeks = 1; weeks <= 2000; weeks++) {
        act(world, working);
        act(world, learning);
        if (world.columns.stuckSince.every((since) => since === NONE)) return weeks;
        world.week += 1;
      }
      return Number.POSITIVE_INFINITY;
    };
    // Alone the gap shrinks by exp(-0.02 · 26 · ln(1 + t/26)); from 0.4 to 0.05 that takes 26 · (8^(1/0.52) - 1), some 1400 weeks.
    expect(weeksUntilMet(false)).toBeGreaterThan(1200);
    expect(weeksUntilMet(true)).toBeLessThan(16);
  });
});

/** Person 0 learns field 1 in a group with these, of trust 0.5, stance 1 and full diversity, which is the class of somebody. */
function classOf(
  teacher: number,
  others: readonly Person[],
  more: Given & { readonly source?: number; readonly field?: number } = {},
): World {
  return learned({
    ...more,
    others,
    prepare: (world) => {
      const members = [{}, ...others].map((_, i) => i);
      const g =
        more.field === undefined
          ? group(world, members)
          : team(world, [teacher, ...members.filter((i) => i !== teacher)], more.field);
      const { trust, learnerStance, diversity, asClass, teacher: teaches, source } = world.columns;
      trust[g] = 0.5;
      learnerStance[g] = 1;
      diversity[g] = 1;
      asClass[g] = 1;
      teaches[g] = teacher;
      source[g * 4 + 1] = more.source ?? (more.field === undefined ? teacher + 1 : 1);
      more.prepare?.(world);
    },
  });
}

const EXPERT: Person = { knows: [0, 0.6, 0, 0] };
const ALL_WAYS = { taught: 0.25, fromEachOther: 1, discovery: 1, split: 0.5 };

describe('in a class', () => {
  it('is learned what the teacher knows more, by trust, from all of the week of the teacher', () => {
    // 0.25 · 0.8 · 0.5 · min(0.5, 0.4) = 0.04
    const world = classOf(1, [EXPERT], { learning: { taught: 0.25 } });
    const { columns } = world;
    expect(gain(world)).toBeCloseTo(0.04, 6);
    expect(columns.gainTaught[0]).toBeCloseTo(0.04, 6);
    expect(columns.gainTogether[0]).toBeCloseTo(0.04, 6);
    expect(columns.gainOf[0]).toBeCloseTo(0.04, 6);
  });

  it('takes the place of learning from each other and of discovery', () => {
    const { columns } = classOf(1, [EXPERT], { learning: ALL_WAYS });
    expect(columns.gainTogether[0]).toBeCloseTo(0.04, 6);
    expect([columns.gainDiscovery[0], columns.discoveryOf[0]]).toEqual([0, 0]);
  });

  it('does not depend on the stance of learners: listening is enough', () => {
    const world = classOf(1, [EXPERT], {
      learning: ALL_WAYS,
      prepare: ({ columns }) => {
        columns.learnerStance[0] = 0;
      },
    });
    expect(gain(world)).toBeCloseTo(0.04, 6);
  });

  it('is learned nothing of which the teacher is not the source', () => {
    // Person 2 knows most, and does not teach.
    const third: Person = { knows: [0, 0.9, 0, 0] };
    expect(gain(classOf(1, [EXPERT, third], { learning: ALL_WAYS, source: 3 }))).toBe(0);
    expect(gain(classOf(1, [EXPERT, third], { learning: ALL_WAYS, source: 0 }))).toBe(0);
  });

  it('the teacher is not taught', () => {
    expect(gain(classOf(0, [EXPERT], { learning: ALL_WAYS, source: 1 }))).toBe(0);
  });

  it('the more are taught, the less each gets, as far as `split` says', () => {
    const taught = (split: number) =>
      gain(classOf(1, [EXPERT, {}, {}, {}], { learning: { taught: 0.25, split }, turned: { joining: { room: 5 } } }));
    // Four are taught: 0.04 / 4^split.
    expect(taught(0)).toBeCloseTo(0.04, 6);
    expect(taught(0.5)).toBeCloseTo(0.02, 6);
    expect(taught(1)).toBeCloseTo(0.01, 6);
  });

  it('gets what attention the teacher has', () => {
    const part: Person = { ...EXPERT, attention: 0.5 };
    expect(gain(classOf(1, [part], { learning: { taught: 0.25 } }))).toBeCloseTo(0.02, 6);
  });

  it('gets half of a teacher who is in another group as well', () => {
    const busy = classOf(1, [EXPERT, {}], {
      learning: { taught: 0.25 },
      prepare: (world) => {
        // Person 2 goes out of the class and into a group with the teacher.
        world.columns.size[0] = 2;
        world.columns.membership[2 * 2] = NONE;
        group(world, [1, 2]);
      },
    });
    expect(gain(busy)).toBeCloseTo(0.02, 6);
  });

  it('is learned nothing where nothing is taught', () => {
    expect(gain(classOf(1, [EXPERT], { learning: { ...ALL_WAYS, taught: 0 } }))).toBe(0);
  });
});

describe('in an assigned team', () => {
  it('is learned without trust', () => {
    // 0.25 · 0.8 · 0.4 · 1/2 = 0.04: an appointed expert gives half of the week to the one team they lead.
    const { columns } = classOf(1, [EXPERT], { learning: ALL_WAYS, field: 1 });
    expect(columns.gainTaught[0]).toBeCloseTo(0.04, 6);
  });

  it('who leads it has half of the week left for what they need themselves, and learns that alone', () => {
    const led = learned({
      others: [{ knows: [0, 0, 0.5, 0], needs: [[0, 0.9]] }],
      learning: { alone: 0.02 },
      prepare: (world) => {
        team(world, [0, 1], 0);
      },
    });
    // 0.02 · 0.8 · 0.5 · 1/2 = 0.004
    expect(led.columns.gainAlone[0]).toBeCloseTo(0.004, 6);
  });

  it('is learned the field of the team and no other', () => {
    expect(gain(classOf(1, [EXPERT], { learning: ALL_WAYS, field: 2 }))).toBe(0);
  });

  it('is learned nothing of what the expert does not know best', () => {
    expect(gain(classOf(1, [EXPERT], { learning: ALL_WAYS, field: 1, source: 2 }))).toBe(0);
  });
});

describe('support', () => {
  /** Person 0 is in a group with 1, who knows no more; the group of 2 and 3 supports it, and knows 0.6 of field 1. */
  const supported = (more: Given = {}) =>
    learned({
      ...more,
      others: [{}, { knows: [0, 0.6, 0, 0] }, {}],
      prepare: (world) => {
        const g = group(world, [0, 1]);
        const s = group(world, [2, 3]);
        world.columns.supporter[g] = s;
        world.columns.supporterId[g] = world.columns.groupId[s]!;
        more.prepare?.(world);
      },
      turned: { supporting: { back: 0.25 }, ...more.turned },
    });

  it('is lent by a living group: a part of what it knows more, without trust', () => {
    // 0.25 · 0.8 · min(0.5, 0.4) = 0.08
    const { columns } = supported();
    expect(columns.gainSupport[0]).toBeCloseTo(0.08, 6);
    expect(columns.gainTogether[0]).toBeCloseTo(0.08, 6);
    expect(columns.gainOf[0]).toBeCloseTo(0.08, 6);
    expect(columns.gainDiscovery[0]).toBe(0);
  });

  it('comes to what is learned inside', () => {
    // Trust 0.5, stance 1, full diversity, no cost: 0.6 · 0.8 · 0.5 · 0.5 · (1 - 1/2) = 0.06 discovered besides.
    const { columns } = supported({
      learning: { discovery: 0.6 },
      prepare: ({ columns: w }) => {
        w.trust[0] = 0.5;
        w.learnerStance[0] = 1;
        w.diversity[0] = 1;
      },
    });
    expect(columns.gainTogether[0]).toBeCloseTo(0.14, 6);
    expect(columns.gainDiscovery[0]).toBeCloseTo(0.06, 6);
    expect(columns.gainSupport[0]).toBeCloseTo(0.08, 6);
  });

  it('is not lent by a group that has ended, nor by another that stands in its row', () => {
    const ended = supported({
      prepare: ({ columns: w }) => {
        w.ended[1] = WEEK;
      },
    });
    const another = supported({
      prepare: ({ columns: w }) => {
        w.groupId[1] = 9;
      },
    });
    expect([gain(ended), gain(another)]).toEqual([0, 0]);
  });

  it('is not lent by a group that knows no more', () => {
    const world = supported({
      prepare: ({ columns: w }) => {
        w.profile[1 * 4 + 1] = 0.2;
      },
    });
    expect(gain(world)).toBe(0);
  });

  it('is none where nothing flows back', () => {
    expect(gain(supported({ turned: { supporting: { back: 0 } } }))).toBe(0);
  });

  it('is over when the last need of who supports is met', () => {
    // 0.9 · 0.8 · 0.5 = 0.36 leaves 0.14
    const supportOf = (met: number) =>
      learned({ learning: { alone: 0.9 }, met, prepare: ({ columns }) => columns.supportOf.fill(4) }).columns
        .supportOf[0];
    expect(supportOf(0.13)).toBe(4);
    expect(supportOf(0.15)).toBe(0);
  });
});

describe('practice', () => {
  /** Eight weeks of practice, which are reckoned at once, in the week that it is their turn. */
  const practised = (person: Person, practice = 0.1 / 8, week = 32) => {
    const knows = { knows: [0.6, 0.2, 0, 0], needs: [[1, 0.7]], drive: 0.8 } as const;
    const world = tinyWorld({ people: [{ ...knows, ...person }], turned: { learning: { ...OFF, practice } }, week });
    act(world, practising);
    return world.columns;
  };

  it('raises the field one is expert at, by drive and attention, of what is left to know', () => {
    // 0.1 · 0.8 · 0.5 · (1 - 0.6) = 0.016
    const columns = practised({ attention: 0.5 });
    expect(columns.expertise[0]).toBeCloseTo(0.616, 6);
    expect(columns.gainPractice[0]).toBeCloseTo(0.016, 6);
  });

  it('raises no other field, and meets no need', () => {
    const columns = practised({});
    expect([...columns.expertise.subarray(1, 4)]).toEqual([0.2, 0, 0].map(Math.fround));
    expect([columns.needField[0], columns.metNow[0]]).toEqual([1, 0]);
  });

  it('is for the field one is known for, though another has become as strong', () => {
    const columns = practised({ knows: [0.6, 0.2, 0.5, 0], best: 2 });
    // 0.5 + 0.1 · 0.8 · 0.5 = 0.54
    expect(columns.expertise[2]).toBeCloseTo(0.54, 6);
    expect(columns.expertise[0]).toBe(Math.fround(0.6));
  });

  it('is not where a need is: there one learns', () => {
    const columns = practised({ needs: [[0, 0.9]] });
    expect([columns.expertise[0], columns.gainPractice[0]]).toEqual([Math.fround(0.6), 0]);
    const second = practised({
      needs: [
        [1, 0.7],
        [0, 0.9],
      ],
    });
    expect(second.gainPractice[0]).toBe(0);
  });

  it('goes on for who needs nothing, and the length of the row of expertise follows', () => {
    const columns = practised({ needs: [] });
    // 0.6 + 0.1 · 0.8 · 0.4 = 0.632
    expect(columns.expertise[0]).toBeCloseTo(0.632, 6);
    expect(columns.norm[0]).toBeCloseTo(Math.hypot(0.632, 0.2), 6);
  });

  it('goes on beside a need elsewhere, and the length follows both', () => {
    expect(practised({}).norm[0]).toBeCloseTo(Math.hypot(0.632, 0.2), 6);
  });

  it('gives a length to who knew nothing at all', () => {
    const columns = practised({ knows: [0, 0, 0, 0], needs: [], best: 3 });
    expect(columns.expertise[3]).toBeCloseTo(0.08, 6);
    expect(columns.norm[0]).toBeCloseTo(0.08, 6);
  });

  it('never leads beyond all that can be known, whatever the drive', () => {
    expect(practised({ drive: 2 }, 1).expertise[0]).toBe(1);
  });

  it('is reckoned for each person every eighth week, and forgotten in the others', () => {
    const weeks = Array.from({ length: 16 }, (_, n) => practised({}, 0.1 / 8, 30 + n).gainPractice[0]! > 0);
    expect(weeks.flatMap((does, n) => (does ? [30 + n] : []))).toEqual([32, 40]);
  });

  it('is none for who is not here', () => {
    expect(practised({ absent: true, needs: [] }).gainPractice[0]).toBe(0);
  });
});

describe('a need met', () => {
  const BOTH: Person = {
    knows: [0.6, 0.2, 0.6, 0],
    needs: [
      [1, 0.22],
      [2, 0.62],
    ],
  };
  const counts = (kinds: readonly number[]) => {
    const { columns } = learned({
      person: BOTH,
      prepare: ({ columns: w }) => {
        w.needKind.set(kinds);
        w.metBeyond[0] = 7;
        w.way[0] = WAY.alone;
      },
    });
    return [columns.metNow[0], columns.metBeyond[0]];
  };

  it('is counted once more when it lay beyond what the organization knew', () => {
    expect(counts([NEED.beyond, NEED.difficulty])).toEqual([2, 1]);
    expect(counts([NEED.care, NEED.support])).toEqual([2, 0]);
  });

  it('that is not met is not counted', () => {
    const { columns } = learned({
      prepare: ({ columns: w }) => {
        w.needKind[0] = NEED.beyond;
      },
    });
    expect([columns.metNow[0], columns.metBeyond[0]]).toEqual([0, 0]);
  });
});

describe('nobody learns more than the gap', () => {
  it('however many ways lead there: each has given its part', () => {
    // Taught 1 · 2 · 0.4 · 1/2 = 0.4 by the team; seen 1 · 2 · 0.4 = 0.8; from a friend 1 · 2 · 0.4 = 0.8: together 2, of which 0.5.
    const { columns } = classOf(1, [EXPERT, {}, {}], {
      person: { drive: 2 },
      learning: { taught: 1, seeing: 1 },
      alumni: { help: 1 },
      field: 1,
      prepare: (world) => {
        const w = world.columns;
        // The team is that of 1 and 0; those besides have a group, which is seen.
        w.size[0] = 2;
        w.membership.fill(NONE, 4);
        const g = group(world, [2, 3]);
        w.profile[g * 4 + 1] = 0.6;
        w.visibility[g] = 1;
        w.seenGroup[0] = g;
        w.friendClose[0] = 1;
        w.friendLevel[0] = 0.6;
      },
    });
    expect(columns.expertise[1]).toBeCloseTo(0.7, 6);
    expect(columns.gainTaught[0]).toBeCloseTo((0.5 * 0.4) / 2, 6);
    for (const part of [columns.gainSeeing, columns.gainAlumni]) expect(part[0]).toBeCloseTo((0.5 * 0.8) / 2, 6);
  });

  it('from supporters neither', () => {
    // Lent 1 · 2 · 0.5 = 1, more than the gap of 0.5.
    const world = learned({
      person: { drive: 2 },
      others: [{}, { knows: [0, 0.9, 0, 0] }, {}],
      turned: { supporting: { back: 1 } },
      prepare: (made) => {
        const g = group(made, [0, 1]);
        made.columns.supporter[g] = group(made, [2, 3]);
        made.columns.supporterId[g] = 2;
      },
    });
    expect(gain(world)).toBeCloseTo(0.5, 6);
    expect(world.columns.gainSupport[0]).toBeCloseTo(0.5, 6);
  });
});
