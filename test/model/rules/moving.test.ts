import { describe, expect, it } from 'vitest';
import { moving } from '../../../src/model/rules/moving.ts';
import { CAUSE, NONE, type World } from '../../../src/model/world.ts';
import {
  act,
  band,
  closeness,
  group,
  groupsOf,
  membersOf,
  type Person,
  type Turned,
  team,
  tinyWorld,
  told,
} from '../tiny-world.ts';

/** A turnover that strikes person 0 and nobody else: the first seed in which it does. */
function only(who: number, make: (seed: string) => World): World {
  for (let n = 0; n < 2000; n++) {
    const world = make(`only ${n}`);
    act(world, moving);
    const gone = told(world).filter((line) => line.startsWith('gone'));
    if (gone.join() === `gone ${who} -1 -1`) return world;
  }
  throw new Error('nobody went alone');
}
const LEAVE: Turned = { moving: { leave: 0.3, ties: 0 } };

describe('how many move', () => {
  const PEOPLE = 4000;
  const people: Person[] = Array.from({ length: PEOPLE }, (_, i) => ({ organization: i % 4, team: 3 }));
  const weekOf = (turned: Turned['moving']) => {
    const world = tinyWorld({ people, turned: { moving: { ties: 0, ...turned }, network: { room: 0 } } });
    act(world, moving);
    const lines = told(world);
    const share = (word: string) => lines.filter((line) => line.startsWith(word)).length / PEOPLE;
    return { world, gone: share('gone'), came: share('came'), moved: share('moved') };
  };

  it.each([0, 0.2, 1])('with chance %d somebody leaves, and somebody new comes in their place', (leave) => {
    const { world, gone, came, moved } = weekOf({ leave });
    expect(Math.abs(gone - leave)).toBeLessThan(band(leave, PEOPLE));
    expect([came, moved]).toEqual([gone, 0]);
    expect(world.columns.here.every((here) => here === 1)).toBe(true);
    // To the same organization.
    expect([...world.columns.organization]).toEqual(people.map(({ organization }) => organization));
  });

  it.each([0, 0.2, 1])(
    'with chance %d somebody changes to another organization, each as often, and out of their team',
    (change) => {
      const { world, gone, moved } = weekOf({ change });
      expect([Math.abs(moved - change) < band(change, PEOPLE), gone]).toEqual([true, 0]);
      const steps = [0, 0, 0, 0];
      world.columns.organization.forEach((o, i) => {
        steps[(o - (i % 4) + 4) % 4]! += 1 / PEOPLE;
        expect(world.columns.team[i]).toBe(o === i % 4 ? 3 : NONE);
      });
      for (const step of [1, 2, 3]) expect(Math.abs(steps[step]! - change / 3)).toBeLessThan(band(change / 3, PEOPLE));
    },
  );

  it('nobody changes where there is one organization', () => {
    const world = tinyWorld({ people: [{}, {}], turned: { moving: { change: 1 } } });
    act(world, moving);
    expect(told(world)).toEqual([]);
  });

  it('who is not here neither leaves nor changes', () => {
    const world = tinyWorld({
      people: [{ absent: true }, { organization: 1, absent: true }],
      turned: { moving: { leave: 1, change: 1 } },
    });
    act(world, moving);
    expect(told(world)).toEqual([]);
    expect([...world.columns.here]).toEqual([0, 0]);
  });
});

describe('who changes to another organization', () => {
  it('takes their ties, groups and needs along', () => {
    const world = tinyWorld({
      people: [{ needs: [[1, 0.5]] }, {}, { organization: 1 }],
      ties: [[0, 1, 0.5]],
      turned: { moving: { change: 1 } },
    });
    const g = group(world, [0, 1]);
    act(world, moving);
    expect([...world.columns.organization]).toEqual([1, 1, 0]);
    expect([closeness(world, 0, 1), closeness(world, 1, 0)]).toEqual([0.5, 0.5]);
    expect([groupsOf(world, 0), world.columns.stuckSince[0]]).toEqual([[g], 1]);
    expect(told(world)).toContain('moved 0 -1 2');
  });
});

describe('who leaves this world', () => {
  const friends = (seed: string) => {
    const world = tinyWorld({
      people: [{ spark: 0.9, we: 0.9, esteem: 0.9, angst: 0.9, needs: [[1, 0.5]] }, {}, {}, {}],
      ties: [
        [1, 0, 0.9],
        [1, 2, 0.5],
        [1, 3, 0.4],
        [0, 2, 0.3],
      ],
      turned: LEAVE,
      communities: 1,
      seed,
    });
    return world;
  };

  it('is tied to nobody any more, and nobody to them; other ties stay as they are', () => {
    const world = only(0, friends);
    for (const j of [1, 2, 3]) expect([closeness(world, 0, j), closeness(world, j, 0)]).toEqual([NaN, NaN]);
    expect([closeness(world, 1, 2), closeness(world, 1, 3), closeness(world, 2, 1)]).toEqual(
      [0.5, 0.4, 0.5].map(Math.fround),
    );
    expect(world.columns.tieEnd[1]! - world.columns.tieStart[1]!).toBe(2);
  });

  it('goes out of their groups: one of three goes on, one of two ends', () => {
    const world = only(0, (seed) => {
      const made = tinyWorld({ people: [{}, {}, {}, {}], turned: LEAVE, seed });
      group(made, [0, 1]);
      group(made, [2, 0, 3]);
      return made;
    });
    expect(groupsOf(world, 0)).toEqual([]);
    expect(groupsOf(world, 1)).toEqual([]);
    expect(membersOf(world, 1)).toEqual([2, 3]);
    const { ended, cause } = world.columns;
    expect([ended[0], cause[0], ended[1]]).toEqual([10, CAUSE.emptied, NONE]);
  });

  it('leaves a group fulfilled that had met enough of its needs', () => {
    const world = only(0, (seed) => {
      const made = tinyWorld({ people: [{}, {}], turned: { ...LEAVE, 'letting-go': { done: 0.5 } }, seed });
      const g = group(made, [0, 1]);
      made.columns.needsBrought[g] = 4;
      made.columns.needsMet[g] = 2;
      return made;
    });
    expect(world.columns.cause[0]).toBe(CAUSE.fulfilled);
  });

  it('ends the team that they led as the expert, and no other', () => {
    const make = (seed: string) => {
      const made = tinyWorld({ people: [{}, {}, {}, {}], turned: LEAVE, seed });
      team(made, [0, 1, 2, 3], 1);
      return made;
    };
    const led = only(0, make);
    expect(led.columns.ended[0]).toBe(10);
    expect([1, 2, 3].map((i) => groupsOf(led, i))).toEqual([[], [], []]);
    const taught = only(2, make);
    expect(taught.columns.ended[0]).toBe(NONE);
    expect(membersOf(taught, 0)).toEqual([0, 1, 3]);
  });

  it('lets go of their communities', () => {
    const world = only(0, (seed) => {
      const made = tinyWorld({ people: [{}, {}, {}], turned: LEAVE, communities: 1, seed });
      made.columns.book[4] = 1;
      made.columns.communityId[0] = 1;
      made.columns.communitySize[0] = 3;
      made.columns.communityEnded[0] = NONE;
      made.columns.community.set([0, NONE, NONE, 0, 0, NONE]);
      return made;
    });
    expect([...world.columns.community]).toEqual([NONE, NONE, NONE, 0, 0, NONE]);
    expect(world.columns.communitySize[0]).toBe(2);
  });

  it('leaves nothing of what they saw, wished and were to whoever comes in their place', () => {
    const world = only(0, (seed) => {
      const made = friends(seed);
      const { columns: w } = made;
      w.helpGroup[0] = w.careField[0] = w.circleWish[0] = 0;
      w.circleQuit[0] = w.arisen[0] = w.fostering[0] = w.role[0] = 1;
      w.supportOf[0] = w.sparkFrom[0] = w.sparkGeneration[0] = 4;
      w.groupsSoFar[0] = 3;
      w.seenGroup.fill(0, 0, made.settings.size.looks);
      return made;
    });
    const { columns: w } = world;
    for (const name of ['helpGroup', 'careField', 'circleWish', 'stuckSince', 'needField', 'seenGroup'] as const)
      expect(w[name][0], name).toBe(NONE);
    for (const name of ['circleQuit', 'arisen', 'fostering', 'role', 'supportOf', 'groupsSoFar'] as const)
      expect(w[name][0], name).toBe(0);
    for (const name of ['spark', 'sparkFrom', 'sparkGeneration', 'we', 'esteem', 'angst'] as const)
      expect(w[name][0], name).toBe(0);
  });
});

describe('who comes', () => {
  const PEOPLE = 3000;
  const many = (turned: Turned, more: Partial<Parameters<typeof tinyWorld>[0]> = {}) => {
    const world = tinyWorld({
      people: Array.from({ length: PEOPLE }, (_, i) => ({ organization: i % 3 })),
      turned: { moving: { leave: 1, ties: 0 }, network: { room: 0 }, ...turned },
      ...more,
    });
    act(world, moving);
    return world;
  };
  const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;

  it('is expert at one field, knows a second, and little of the rest, as the scenario spreads them', () => {
    const { columns: w } = many(
      {},
      { traits: { strong: { constant: 0.75 }, second: { constant: 0.5 }, rest: { constant: 0.25 } } },
    );
    const firsts = [0, 0, 0, 0];
    for (let i = 0; i < PEOPLE; i++) {
      const row = [...w.expertise.subarray(4 * i, 4 * i + 4)];
      expect([...row].sort()).toEqual([0.25, 0.25, 0.5, 0.75]);
      expect(row[w.bestField[i]!]).toBe(0.75);
      // The square root of 0.5625 + 0.25 + 0.0625 + 0.0625 = 0.9375
      expect(w.norm[i]).toBeCloseTo(Math.sqrt(0.9375), 6);
      firsts[w.bestField[i]!]! += 1;
    }
    for (const count of firsts) expect(Math.abs(count / PEOPLE - 0.25)).toBeLessThan(band(0.25, PEOPLE));
  });

  it.each(['drive', 'openness', 'authenticity', 'stance', 'attention', 'ego', 'fearlessness'] as const)(
    'has %s spread as the scenario says',
    (trait) => {
      const { columns: w } = many({}, { traits: { [trait]: { uniform: [0.2, 0.8] } } });
      const values = w[trait];
      expect(Math.min(...values)).toBeGreaterThanOrEqual(Math.fround(0.2));
      expect(Math.max(...values)).toBeLessThanOrEqual(Math.fround(0.8));
      // A uniform of width 0.6 has a deviation of 0.6 / √12 = 0.1732.
      expect(Math.abs(mean(values) - 0.5)).toBeLessThan((4.9 * 0.1732) / Math.sqrt(PEOPLE));
      expect(new Set(values).size).toBeGreaterThan(PEOPLE - 5);
      if (trait === 'fearlessness') expect([...w.bornFearless]).toEqual([...values]);
    },
  );

  it('is expert at the field of their organization, as far as it is specialized', () => {
    for (const [specialized, share] of [
      [0, 0.25],
      [0.5, 0.625],
      [1, 1],
    ] as const) {
      const { columns: w } = many({ organizations: { specialized } });
      const own = w.bestField.filter((field, i) => field === w.organization[i]).length / PEOPLE;
      expect(Math.abs(own - share)).toBeLessThan(band(share, PEOPLE));
    }
  });

  it('has come this week, and is in no group and no team', () => {
    const { columns: w } = many({});
    expect(w.arrived.every((week) => week === 10)).toBe(true);
    expect(w.team.every((team) => team === NONE)).toBe(true);
    expect(w.membership.every((g) => g === NONE)).toBe(true);
  });

  it('does not depend on who else comes: with the same lot the same person', () => {
    const made = (leave: number) => {
      const people = Array.from({ length: 200 }, () => ({}));
      const traits = { drive: { uniform: [0, 1] }, ego: { normal: { mean: 0.5, sd: 0.1 } } } as const;
      const world = tinyWorld({ people, turned: { moving: { leave, ties: 0 } }, traits });
      act(world, moving);
      return world.columns;
    };
    const [few, all] = [made(0.1), made(1)];
    const came = [...few.arrived.keys()].filter((i) => few.arrived[i] === 10);
    expect(came.length).toBeGreaterThan(5);
    for (const i of came) {
      for (const name of ['drive', 'ego', 'bestField', 'stance'] as const) expect(few[name][i]).toBe(all[name][i]);
      expect(few.expertise.subarray(4 * i, 4 * i + 4)).toEqual(all.expertise.subarray(4 * i, 4 * i + 4));
    }
  });
});

describe('a newcomer’s colleagues', () => {
  /** Ten people of one organization and two of another; 0 goes and somebody comes. */
  const come = (moving: NonNullable<Turned['moving']>, room = 9, seed = '') =>
    only(0, (one) =>
      tinyWorld({
        people: Array.from({ length: 12 }, (_, i) => ({ organization: i < 10 ? 0 : 1 })),
        turned: { moving: { leave: 0.08, ...moving }, network: { room } },
        seed: `${seed}${one}`,
      }),
    );
  const tied = (world: World) => Array.from({ length: 12 }, (_, j) => j).filter((j) => closeness(world, 0, j) > 0);

  it.each([0, 1, 4, 9])('are %d people of their organization, tied both ways as closely as said', (ties) => {
    const world = come({ ties, closeness: 0.4 });
    expect(tied(world).length).toBe(ties);
    for (const j of tied(world)) {
      expect(j).toBeLessThan(10);
      expect([closeness(world, 0, j), closeness(world, j, 0)]).toEqual([0.4, 0.4].map(Math.fround));
    }
  });

  it('are no more than there are, and no more than there is room for', () => {
    expect(tied(come({ ties: 100, closeness: 0.4 }))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(tied(come({ ties: 100, closeness: 0.4 }, 3)).length).toBe(3);
  });

  it('are each of those there as often', () => {
    const counts = Array(12).fill(0);
    const TIMES = 400;
    for (let n = 0; n < TIMES; n++) for (const j of tied(come({ ties: 3, closeness: 0.4 }, 9, `${n} `))) counts[j] += 1;
    for (let j = 1; j < 10; j++) expect(Math.abs(counts[j] / TIMES - 1 / 3)).toBeLessThan(band(1 / 3, TIMES));
    expect([counts[0], counts[10], counts[11]]).toEqual([0, 0, 0]);
  });

  it('are those who stay, not those who come in the same week', () => {
    const world = tinyWorld({
      people: Array.from({ length: 6 }, () => ({})),
      turned: { moving: { leave: 1, ties: 3 } },
    });
    act(world, moving);
    for (let i = 0; i < 6; i++) expect(world.columns.tieEnd[i]).toBe(world.columns.tieStart[i]);
  });

  it('with room for one tie more take it to one of those who come, drawn by lot', () => {
    let [lower, times] = [0, 0];
    for (let n = 0; n < 3000; n++) {
      // 0 and 2 are replaced, 1 stays and has room for one.
      const world = tinyWorld({
        people: [{}, {}, {}],
        turned: { moving: { leave: 0.5, ties: 1, closeness: 0.4 }, network: { room: 1 } },
        seed: `room ${n}`,
      });
      act(world, moving);
      if (
        !told(world)
          .filter((line) => line.startsWith('gone'))
          .join()
          .match(/^gone 0 -1 -1,gone 2 -1 -1$/)
      )
        continue;
      times += 1;
      if (closeness(world, 1, 0) > 0) lower += 1;
      else expect(closeness(world, 1, 2)).toBe(Math.fround(0.4));
    }
    expect(times).toBeGreaterThan(200);
    expect(Math.abs(lower / times - 0.5)).toBeLessThan(band(0.5, times));
  });

  it('give them the mean spark of those who are there, in an organization that has changed as a whole (T19)', () => {
    const spark = (changed: number) => {
      const world = only(0, (seed) => {
        const people = [{ spark: 1 }, { spark: 0.2 }, { spark: 0.6 }, { spark: 1, organization: 1 }];
        const made = tinyWorld({ people, turned: LEAVE, seed });
        made.columns.orgChanged[0] = changed;
        return made;
      });
      return world.columns.spark[0];
    };
    expect(spark(5)).toBeCloseTo(0.4, 6);
    expect(spark(NONE)).toBe(0);
  });
});
