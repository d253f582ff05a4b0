import { describe, expect, it } from 'vitest';
import { learning } from '../../../src/model/rules/learning.ts';
import { working } from '../../../src/model/rules/working.ts';
import { NONE, type World } from '../../../src/model/world.ts';
import { act, group, type Person, type Turned, tinyWorld } from '../tiny-world.ts';

/** All five ways of learning switched off; a test switches on what it is about. */
const OFF = { alone: 0, tiring: 26, fromEachOther: 0, discovery: 0, seeing: 0 };
const WEEK = 30;

interface Given {
  readonly person?: Person;
  readonly learning?: Turned['learning'];
  readonly alumni?: Turned['alumni'];
  readonly met?: number;
  readonly others?: readonly Person[];
  readonly prepare?: (world: World) => void;
}

/** A learner who knows 0.2 of field 1 and wants 0.7, after a week. */
function learned({ person, learning: ways, alumni, met = 0.05, others = [], prepare }: Given): World {
  const world = tinyWorld({
    people: [{ knows: [0.6, 0.2, 0, 0], needs: [[1, 0.7]], since: WEEK, drive: 0.8, ...person }, ...others],
    turned: { learning: { ...OFF, ...ways }, alumni: { help: 0, ...alumni }, needs: { met } },
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
        ] as const)
          columns[name].fill(1);
        columns.gainOf.fill(1);
        columns.metNow.fill(1);
      },
    });
    expect(gain(world)).toBe(0);
    const { gainTogether, gainAlone, gainSeeing, gainAlumni, gainDiscovery, gainAsIfAlone, gainOf, metNow } =
      world.columns;
    for (const column of [
      gainTogether,
      gainAlone,
      gainSeeing,
      gainAlumni,
      gainDiscovery,
      gainAsIfAlone,
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
