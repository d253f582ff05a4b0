import { describe, expect, it } from 'vitest';
import { type Deed, FOSTERING, type Intervention, ROLE } from '../../../src/model/interventions.ts';
import { intervening } from '../../../src/model/rules/intervening.ts';
import { BOOK, CAUSE, CIRCLES, NEED, NONE, type World } from '../../../src/model/world.ts';
import { act, band, closeness, group, groupsOf, type Person, type Tiny, team, tinyWorld, told } from '../tiny-world.ts';

/** Ten people of each of two organizations. */
const PEOPLE: readonly Person[] = Array.from({ length: 20 }, (_, i) => ({ organization: i < 10 ? 0 : 1 }));
const once = (deed: Deed, week = 11): Intervention => ({ ...deed, from: week, to: week });
const over = (deed: Deed, from: number, to: number): Intervention => ({ ...deed, from, to });
const world = (interventions: readonly Intervention[], tiny: Partial<Tiny> = {}): World =>
  tinyWorld({ people: PEOPLE, interventions, ...tiny });
function live(made: World, week = 11): World {
  made.week = week;
  act(made, intervening);
  return made;
}
const where = (column: ArrayLike<number>, value: number) =>
  Array.from(column).flatMap((is, i) => (is === value ? [i] : []));
const inFirst = (people: readonly number[]) => people.filter((i) => i < 10).length;

describe.each([
  ['catalysts', 'fostering', (way) => FOSTERING[way as 'group'], ['individual', 'group', 'catalyst']],
  ['roles', 'role', (role) => ROLE[role as 'weaver'], ['weaver', 'facilitator', 'coordinator']],
] as const satisfies readonly [string, string, (name: string) => number, readonly string[]][])(
  'people who take on something (%s)',
  (kind, column, numberOf, names) => {
    const until = kind === 'roles' ? 'roleUntil' : 'fosterUntil';
    const deed = (name: string, many: { count: number } | { share: number }, organization: number | null = null) =>
      (kind === 'roles' ? { kind, role: name, many, organization } : { kind, way: name, many, organization }) as Deed;

    it.each(names)('are so many, and it is %s', (name) => {
      const made = live(world([once(deed(name, { count: 4 }))]));
      expect(where(made.columns[column], numberOf(name)).length).toBe(4);
      expect(where(made.columns[column], 0).length).toBe(16);
      expect(where(made.columns[until], NONE).length).toBe(20);
    });

    it.each([
      ['nobody', { count: 0 }, null, 0, 0],
      ['a share of all', { share: 0.25 }, null, 5, null],
      ['all', { share: 1 }, null, 20, 10],
      ['a share of an organization', { share: 0.5 }, 0, 5, 5],
      ['a count in the other organization', { count: 3 }, 1, 3, 0],
      ['no more than there are', { count: 99 }, 0, 10, 10],
    ] as const)('are %s', (_, many, organization, count, first) => {
      const made = live(world([once(deed(names[0], many, organization))]));
      const who = where(made.columns[column], numberOf(names[0]));
      expect(who.length).toBe(count);
      if (first !== null) expect(inFirst(who)).toBe(first);
    });

    it('are drawn by lot: each as often', () => {
      const TIMES = 2000;
      const counts = Array(20).fill(0);
      for (let n = 0; n < TIMES; n++) {
        const made = live(world([once(deed(names[0], { count: 3 }))], { seed: `lot ${n}` }));
        for (const i of where(made.columns[column], numberOf(names[0]))) counts[i] += 1 / TIMES;
      }
      for (const share of counts) expect(Math.abs(share - 0.15)).toBeLessThan(band(0.15, TIMES));
    });

    it('are none of those who have taken on something already, nor of those who are not here', () => {
      const people = PEOPLE.map((person, i) =>
        i < 5 ? { ...person, fostering: 2, role: 2 } : i < 10 ? { ...person, absent: true } : person,
      );
      const name = names[2];
      const made = live(world([once(deed(name, { share: 1 }))], { people }));
      expect(where(made.columns[column], numberOf(name))).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    });

    it('go back to nothing after the last week of a span, and nobody else with them', () => {
      const made = world([over(deed(names[0], { count: 6 }, 0), 11, 13), once(deed(names[0], { count: 2 }, 1), 12)]);
      live(made, 11);
      const who = where(made.columns[column], numberOf(names[0]));
      expect(who.length).toBe(6);
      live(made, 12);
      live(made, 13);
      expect(where(made.columns[column], numberOf(names[0])).length).toBe(8);
      live(made, 14);
      const left = where(made.columns[column], numberOf(names[0]));
      expect([left.length, inFirst(left)]).toEqual([2, 0]);
      expect(where(made.columns[until], NONE).length).toBe(20);
      expect(live(made, 15).columns[column].filter((value) => value > 0).length).toBe(2);
    });

    it('are the same whatever else stands at the end of the list', () => {
      const first = once(deed(names[0], { count: 3 }));
      const alone = live(world([first]));
      const among = live(
        world([
          first,
          once(deed(names[1], { count: 9 })),
          once({ kind: 'crisis', trust: 0.5, energy: 0.5, organization: null, field: 1 }),
        ]),
      );
      expect(where(among.columns[column], numberOf(names[0]))).toEqual(
        where(alone.columns[column], numberOf(names[0])),
      );
      expect(where(among.columns[column], numberOf(names[1])).length).toBe(9);
    });
  },
);

describe.each([
  [
    'walls',
    'pass',
    { organizations: { pass: 0.25 } },
    (to: number, organization: number | null): Deed => ({ kind: 'walls', pass: to, organization }),
  ],
  [
    'organizing',
    'assigned',
    { assigning: { share: 0.25 } },
    (to: number, organization: number | null): Deed => ({ kind: 'organizing', assigned: to, organization }),
  ],
] as const)('%s', (_, column, turned, deed) => {
  const weeks = (interventions: readonly Intervention[], from: number, to: number) => {
    const made = world(interventions, { turned });
    const found: string[] = [];
    for (let week = from; week <= to; week++) found.push([...live(made, week).columns[column]].join(' '));
    return found;
  };

  it('in one week is for good, of one organization or of all', () => {
    expect(weeks([once(deed(0.75, 1), 12)], 11, 14)).toEqual(['0.25 0.25', '0.25 0.75', '0.25 0.75', '0.25 0.75']);
    expect(weeks([once(deed(0, null), 11), once(deed(1, 0), 12)], 11, 12)).toEqual(['0 0', '1 0']);
  });

  it('over a span is taken down after its last week', () => {
    expect(weeks([over(deed(0.75, null), 12, 13)], 11, 15)).toEqual([
      '0.25 0.25',
      '0.75 0.75',
      '0.75 0.75',
      '0.25 0.25',
      '0.25 0.25',
    ]);
    expect(weeks([over(deed(0.75, 0), 11, 12)], 11, 13)).toEqual(['0.75 0.25', '0.75 0.25', '0.25 0.25']);
  });

  it('taken down leaves what was put up before and still holds', () => {
    expect(weeks([once(deed(0.5, null), 11), over(deed(1, 0), 12, 13)], 11, 14)).toEqual([
      '0.5 0.5',
      '1 0.5',
      '1 0.5',
      '0.5 0.5',
    ]);
    // Two spans that overlap: the one begun last goes on.
    expect(weeks([over(deed(1, 0), 11, 12), over(deed(0.5, 0), 12, 14)], 11, 15)).toEqual([
      '1 0.25',
      '0.5 0.25',
      '0.5 0.25',
      '0.5 0.25',
      '0.25 0.25',
    ]);
  });

  it('taken down does not take down what begins in that very week, wherever in the list it stands', () => {
    const [span, next] = [over(deed(1, 0), 11, 12), once(deed(0.5, 0), 13)];
    for (const list of [
      [span, next],
      [next, span],
    ])
      expect(weeks(list, 11, 14)).toEqual(['1 0.25', '1 0.25', '0.5 0.25', '0.5 0.25']);
  });
});

describe('a gathering', () => {
  const deed = (count: number, organization: number | null, theme: number | null = null): Deed => ({
    kind: 'gathering',
    count,
    every: 3,
    theme,
    organization,
  });
  const guests = ({ columns }: World, c = 0) => where(columns.community, c).map((at) => Math.floor(at / CIRCLES));

  it('is a community of so many people of an organization, about a field, from its first week on', () => {
    const made = live(world([once(deed(6, 0, 2))], { communities: 1 }));
    expect([guests(made).length, inFirst(guests(made))]).toEqual([6, 6]);
    const { communityTheme, communityEvery, communityUntil, communityBorn, communityFrom, communitySize } =
      made.columns;
    expect([communityTheme[0], communityEvery[0], communityUntil[0], communityBorn[0], communityFrom[0]]).toEqual([
      2,
      3,
      NONE,
      11,
      0,
    ]);
    expect([communitySize[0], made.columns.book[BOOK.circlesEver]]).toEqual([6, 1]);
    expect(told(made)).toEqual(['opened -1 -1 1']);
    expect(live(made, 12).columns.book[BOOK.circlesEver]).toBe(1);
  });

  it('over a span has a last week, and may be about anything and of anybody', () => {
    const made = live(world([over(deed(99, null), 11, 15)], { communities: 1 }));
    expect(guests(made).length).toBe(20);
    expect([made.columns.communityUntil[0], made.columns.communityTheme[0]]).toEqual([15, NONE]);
  });

  it('is of people with a place free', () => {
    const made = world([once(deed(99, 0))], { communities: 3 });
    made.columns.community.fill(2, 0, 9 * CIRCLES);
    live(made);
    expect(guests(made)).toEqual([9]);
  });
});

describe('a crisis', () => {
  const deed = (organization: number | null, field: number | null): Deed => ({
    kind: 'crisis',
    trust: 0.5,
    energy: 0.25,
    organization,
    field,
  });
  /** A group in each organization, of trust 0.8 and energy 0.6, where nothing is forgiven. */
  const struck = (list: readonly Intervention[], people: readonly Person[] = PEOPLE) => {
    const made = world(list, {
      people,
      turned: { crisis: { angst: 0.2 }, working: { forgivingAge: 1000 }, needs: { reach: 0.4, met: 0.05 } },
    });
    for (const g of [group(made, [0, 1], 11), group(made, [10, 11], 11)]) {
      made.columns.trust[g] = 0.8;
      made.columns.energyLevel[g] = 0.6;
    }
    return made;
  };

  it('costs the groups and frightens the people of one organization, or of all', () => {
    const one = live(struck([once(deed(1, null))])).columns;
    expect([one.trust[0], one.trust[1]]).toEqual([0.8, 0.4].map(Math.fround));
    // 0.6 · (1 - 0.25 · 0.6): what trust is left holds a part
    expect(one.energyLevel[1]).toBeCloseTo(0.51, 6);
    expect([one.angst[0], one.angst[10]]).toEqual([0, Math.fround(0.2)]);
    expect([one.crisisWeek[0], one.crisisWeek[1]]).toEqual([NONE, 11]);
    const all = live(struck([once(deed(null, null))])).columns;
    expect([all.trust[0], all.trust[1]]).toEqual([0.4, 0.4].map(Math.fround));
    expect(all.needField.every((k) => k === NONE)).toBe(true);
  });

  it('over a span strikes in every week of it, and leaves what it did', () => {
    const made = struck([over(deed(0, null), 11, 12)]);
    const trust = [11, 12, 13].map((week) => {
      // Nothing is forgiven: the group is founded anew each week, as it were.
      made.columns.born[0] = week;
      return live(made, week).columns.trust[0];
    });
    expect(trust).toEqual([0.4, 0.2, 0.2].map(Math.fround));
  });

  it('that is about a field throws everybody with room for a need into need there', () => {
    const people: Person[] = [
      { knows: [0.2, 0.3, 0, 0] },
      { needs: [[1, 0.9]] },
      { needs: [[2, 0.9]], since: 4 },
      { needs: [[0, 0.9], [2, 0.9]] }, // biome-ignore format: two needs
      { absent: true },
      { knows: [0, 1, 0, 0] },
      ...Array.from({ length: 6 }, () => ({ organization: 1 })),
    ];
    const { columns: w } = live(struck([once(deed(0, 1))], people));
    const needs = (i: number) => [...w.needField.subarray(2 * i, 2 * i + 2)];
    expect([needs(0), needs(1), needs(2), needs(3), needs(4), needs(5), needs(6)]).toEqual([
      [1, NONE],
      [1, NONE],
      [2, 1],
      [0, 2],
      [NONE, NONE],
      // Nobody can know more than everything.
      [NONE, NONE],
      [NONE, NONE],
    ]);
    // 0.3 + 0.4 · (0.5 to 1.5)
    expect(w.needLevel[0]).toBeGreaterThanOrEqual(0.5);
    expect(w.needLevel[0]).toBeLessThanOrEqual(0.9);
    expect([w.needKind[0], w.arisen[0], w.stuckSince[0]]).toEqual([NEED.crisis, 1, 11]);
    expect([w.arisen[1], w.arisen[2], w.stuckSince[2]]).toEqual([0, 1, 4]);
  });

  it('that is about a field strikes the groups that want something there', () => {
    const people = PEOPLE.map((person, i): Person => (i === 1 ? { ...person, needs: [[1, 0.9]] } : person));
    const { columns: w } = live(struck([once(deed(null, 1))], people));
    expect([w.crisisWeek[0], w.crisisWeek[1]]).toEqual([11, NONE]);
  });
});

describe('people who leave', () => {
  const deed = (many: { count: number } | { share: number }, organization: number | null): Deed => ({
    kind: 'leave',
    many,
    organization,
  });
  const gone = ({ columns }: World) => where(columns.here, 0);

  it('are a count or a share of those here, of one organization or of all', () => {
    expect(gone(live(world([once(deed({ count: 3 }, null))]))).length).toBe(3);
    const half = gone(live(world([once(deed({ share: 0.5 }, 1))])));
    expect([half.length, inFirst(half)]).toEqual([5, 0]);
    expect(gone(live(world([once(deed({ share: 1 }, null))]))).length).toBe(20);
    expect(gone(live(world([once(deed({ count: 0 }, null))])))).toEqual([]);
  });

  it('go evenly over a span, all in all so many, and stay away', () => {
    const made = world([over(deed({ count: 8 }, null), 11, 15)]);
    const left = [11, 12, 13, 14, 15, 16].map((week) => gone(live(made, week)).length);
    // 8 · 1/5 = 1.6, 3.2, 4.8, 6.4, 8, rounded down.
    expect(left).toEqual([1, 3, 4, 6, 8, 8]);
  });

  it('go by a share evenly over a span: in the end that share of those who were there at first', () => {
    const made = world([over(deed({ share: 0.5 }, null), 11, 12)]);
    // A quarter of 20, then a third of the 15 who are left.
    expect([11, 12, 13].map((week) => gone(live(made, week)).length)).toEqual([5, 10, 10]);
  });

  it('go out of their groups and ties, and nobody comes in their place', () => {
    const made = world([once(deed({ count: 10 }, 0))], {
      ties: [
        [0, 10, 0.5],
        [10, 11, 0.5],
      ],
    });
    group(made, [0, 10, 11]);
    group(made, [1, 12]);
    live(made);
    expect(gone(made)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([groupsOf(made, 0), groupsOf(made, 10), groupsOf(made, 12)]).toEqual([[], [0], []]);
    expect([closeness(made, 10, 0), closeness(made, 10, 11)]).toEqual([NaN, 0.5]);
    expect([made.columns.cause[1], made.columns.ended[1]]).toEqual([CAUSE.emptied, 11]);
  });

  it('are drawn by lot: each as often', () => {
    const TIMES = 2000;
    const counts = Array(20).fill(0);
    for (let n = 0; n < TIMES; n++) {
      for (const i of gone(live(world([once(deed({ count: 4 }, null))], { seed: `go ${n}` })))) counts[i] += 1 / TIMES;
    }
    for (const share of counts) expect(Math.abs(share - 0.2)).toBeLessThan(band(0.2, TIMES));
  });
});

describe('newcomers', () => {
  const roomy = [...PEOPLE, ...Array.from({ length: 8 }, () => ({ absent: true }))];
  const deed = (count: number, organization: number | null): Deed => ({ kind: 'newcomers', count, organization });
  const came = ({ columns }: World, week = 11) => where(columns.arrived, week);

  it('come to an organization, so many, with traits as the scenario spreads them and ties to colleagues', () => {
    const made = live(
      world([once(deed(3, 1))], {
        people: roomy,
        turned: { moving: { ties: 4, closeness: 0.4 }, network: { room: 6 } },
        traits: { drive: { constant: 0.75 } },
      }),
    );
    expect(came(made)).toEqual([20, 21, 22]);
    for (const i of came(made)) {
      expect([made.columns.here[i], made.columns.organization[i], made.columns.drive[i]]).toEqual([1, 1, 0.75]);
      const tied = Array.from({ length: 20 }, (_, j) => j).filter((j) => closeness(made, i, j) > 0);
      expect([tied.length, inFirst(tied)]).toEqual([4, 0]);
    }
    expect(told(made)).toEqual(['came 20 -1 2', 'came 21 -1 2', 'came 22 -1 2']);
  });

  it('come evenly over a span, all in all so many', () => {
    const made = world([over(deed(8, 0), 11, 15)], { people: roomy });
    const here = [11, 12, 13, 14, 15, 16].map((week) => where(live(made, week).columns.here, 1).length - 20);
    expect(here).toEqual([1, 3, 4, 6, 8, 8]);
  });

  it('come to organizations as large as they are, where nothing else is said', () => {
    const TIMES = 1000;
    const people: Person[] = [{}, {}, {}, { organization: 1 }, { absent: true }];
    let first = 0;
    for (let n = 0; n < TIMES; n++) {
      const made = live(world([once(deed(1, null))], { people, seed: `come ${n}` }));
      if (made.columns.organization[4] === 0) first += 1 / TIMES;
    }
    expect(Math.abs(first - 0.75)).toBeLessThan(band(0.75, TIMES));
  });

  it('are the same people whatever else stands at the end of the list', () => {
    const traits = { drive: { uniform: [0, 1] }, ego: { uniform: [0, 1] } } as const;
    const list = [once(deed(3, 0))];
    const alone = live(world(list, { people: roomy, traits })).columns;
    const among = live(
      world([...list, once(deed(4, 1)), once({ kind: 'leave', many: { count: 5 }, organization: 1 })], {
        people: roomy,
        traits,
      }),
    ).columns;
    expect([alone.arrived[22], alone.arrived[23], among.arrived[23]]).toEqual([11, 0, 11]);
    for (const i of [20, 21, 22]) {
      expect([among.drive[i], among.ego[i], among.bestField[i]]).toEqual([
        alone.drive[i],
        alone.ego[i],
        alone.bestField[i],
      ]);
    }
    expect(new Set(among.drive.subarray(20, 27)).size).toBe(7);
  });
});

describe('an end of groups', () => {
  type Groups = Extract<Deed, { kind: 'end' }>['groups'];
  /** Rows 0 to 3: a pair, three people and again three, and a pair of the other organization, in order of founding. */
  const ended = (groups: Groups, organization: number | null = null, to = 11, seed = 'e') => {
    const made = world([over({ kind: 'end', groups, organization }, 11, to)], { seed });
    group(made, [0, 1]);
    group(made, [2, 3, 4]);
    group(made, [5, 6, 7]);
    group(made, [10, 11]);
    live(made);
    return where(made.columns.ended, 11).filter((g) => g < 4);
  };

  it('takes the largest, of equals the one founded first', () => {
    expect([ended('largest'), ended('largest', 1)]).toEqual([[1], [3]]);
  });

  it('takes the oldest', () => {
    expect([ended('oldest'), ended('oldest', 1)]).toEqual([[0], [3]]);
  });

  it('takes all, a count of them, or a share', () => {
    expect([ended('all'), ended('all', 0)]).toEqual([[0, 1, 2, 3], [0, 1, 2]]); // biome-ignore format: two answers
    expect(ended({ count: 2 }).length).toBe(2);
    expect(ended({ share: 0.75 }).length).toBe(3);
    expect(ended({ count: 9 }, 1)).toEqual([3]);
  });

  it('draws them by lot: each as often', () => {
    const TIMES = 2000;
    const counts = [0, 0, 0, 0];
    for (let n = 0; n < TIMES; n++) for (const g of ended({ count: 1 }, null, 11, `end ${n}`)) counts[g]! += 1 / TIMES;
    for (const share of counts) expect(Math.abs(share - 0.25)).toBeLessThan(band(0.25, TIMES));
  });

  it('closes them: their members go, the ties between them are those of alumni, an assigned team as well', () => {
    const made = world([once({ kind: 'end', groups: 'all', organization: null })], { ties: [[0, 1, 0.5]] });
    const g = group(made, [0, 1]);
    const t = team(made, [2, 3], 0);
    live(made);
    expect([made.columns.cause[g], made.columns.cause[t]]).toEqual([CAUSE.closed, CAUSE.closed]);
    expect([0, 1, 2, 3].map((i) => groupsOf(made, i))).toEqual([[], [], [], []]);
    expect([made.columns.tieAlumni[made.columns.tieStart[0]!], made.columns.book[BOOK.alive]]).toEqual([1, 0]);
    expect(told(made)).toEqual(['ended -1 1 -1', 'ended -1 2 -1']);
  });

  it('over a span happens once, in its first week', () => {
    const made = world([over({ kind: 'end', groups: { count: 1 }, organization: null }, 11, 13)]);
    for (const i of [0, 2, 4, 6]) group(made, [i, i + 1]);
    for (const week of [11, 12, 13, 14]) live(made, week);
    expect(made.columns.book[BOOK.alive]).toBe(3);
  });
});

describe('before its week and after it', () => {
  it('an intervention changes nothing', () => {
    const deeds: Deed[] = [
      { kind: 'leave', many: { count: 3 }, organization: null },
      { kind: 'walls', pass: 0.5, organization: null },
      { kind: 'roles', role: 'weaver', many: { count: 3 }, organization: null },
    ];
    const made = world(deeds.map((deed) => once(deed, 12)));
    const bytes = () => Buffer.from(new Uint8Array(made.block.buffer).slice()).toString('base64');
    const before = bytes();
    live(made, 11);
    expect(bytes() === before).toBe(true);
    live(made, 12);
    const after = bytes();
    expect(after === before).toBe(false);
    for (const week of [13, 14]) live(made, week);
    expect(bytes() === after).toBe(true);
  });
});
