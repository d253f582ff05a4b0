import { describe, expect, it } from 'vitest';
import { openCircle } from '../../../src/model/circles.ts';
import { end } from '../../../src/model/parting.ts';
import { convening, drawing } from '../../../src/model/rules/communities.ts';
import { noticing } from '../../../src/model/rules/noticing.ts';
import { BOOK, CAUSE, CIRCLES, NONE, type World } from '../../../src/model/world.ts';
import { act, band, everyWeek, group, type Person, type Turned, team, tinyWorld, told } from '../tiny-world.ts';

interface Circle {
  readonly people: readonly number[];
  readonly theme?: number;
  readonly every?: number;
  readonly until?: number;
  /** Week of its beginning; 10, the week of the world, without a word. */
  readonly born?: number;
}
function world(people: readonly Person[], circles: readonly Circle[], turned: Turned = {}, seed = 'c'): World {
  const made = tinyWorld({ people, turned, seed, communities: circles.length + 1 });
  for (const { people: who, theme = NONE, every = 1, until = NONE, born = 10 } of circles)
    openCircle(made.columns, made.settings, born, theme, every, 0, until, who, made.log);
  made.log.clear();
  return made;
}
const some = (count: number): Person[] => Array.from({ length: count }, () => ({}));
const membersOf = ({ columns }: World, c: number) =>
  [...columns.community.keys()].filter((at) => columns.community[at] === c).map((at) => Math.floor(at / CIRCLES));
const cameTo = ({ columns }: World, c: number) => [
  ...columns.attendees.subarray(columns.gatherStart[c]!, columns.gatherEnd[c]!),
];
function convene(made: World, week = made.week): World {
  made.week = week;
  act(made, convening);
  return made;
}

describe('a community', () => {
  it('gathers every so many weeks from its beginning on', () => {
    const made = world(some(3), [{ people: [0, 1, 2], every: 3, born: 10 }]);
    const weeks: number[] = [];
    for (let week = 11; week <= 20; week++) if (cameTo(convene(made, week), 0).length > 0) weeks.push(week);
    expect(weeks).toEqual([13, 16, 19]);
    expect([made.columns.communityMet[0], made.columns.communityCame[0]]).toEqual([3, 9]);
  });

  it('of the first morning gathers in turn, by its number, so that not all gather in the same week', () => {
    const made = world(some(6), [
      { people: [0, 1], every: 3, born: 0 },
      { people: [2, 3], every: 3, born: 0 },
      { people: [4, 5], every: 3, born: 0 },
    ]);
    const weeks: number[][] = [[], [], []];
    for (let week = 11; week <= 16; week++) {
      convene(made, week);
      weeks.forEach((of, c) => {
        if (cameTo(made, c).length > 0) of.push(week);
      });
    }
    // Week + number is a multiple of three.
    expect(weeks).toEqual([
      [11, 14],
      [13, 16],
      [12, 15],
    ]);
  });

  it.each([0, 0.3, 1])('is attended by everybody who belongs with chance %d, and by nobody else', (attends) => {
    const made = world(some(5), [{ people: [0, 1, 2, 3] }], { communities: { attends } });
    const counts = [0, 0, 0, 0, 0];
    everyWeek(made, convening, 3000, () => {
      for (const i of cameTo(made, 0)) counts[i]! += 1 / 3000;
      expect(cameTo(made, 0)).toEqual([0, 1, 2, 3, 4].filter((i) => made.columns.attending[i] === 0));
    });
    expect(counts[4]).toBe(0);
    for (let i = 0; i < 4; i++) expect(Math.abs(counts[i]! - attends)).toBeLessThan(band(attends, 3000));
  });

  it('shares its people with another: everybody comes to one gathering a week', () => {
    const made = convene(world(some(4), [{ people: [0, 1, 2] }, { people: [1, 2, 3] }]), 11);
    expect([cameTo(made, 0), cameTo(made, 1)]).toEqual([[0, 1, 2], [3]]);
  });

  it('of fewer than two ends, and the last one is out', () => {
    const made = world(some(3), [{ people: [0, 1] }]);
    made.columns.circleQuit[0] = 1;
    convene(made, 11);
    expect([made.columns.communityEnded[0], membersOf(made, 0), made.columns.communitySize[0]]).toEqual([11, [], 0]);
    expect(cameTo(made, 0)).toEqual([]);
    // Its row is free again a week later.
    expect(made.columns.communityId[0]).toBe(1);
    expect(convene(made, 12).columns.communityId[0]).toBe(0);
    openCircle(made.columns, made.settings, 12, 2, 1, 0, NONE, [1, 2], made.log);
    expect([made.columns.communityId[0], made.columns.communityTheme[0], membersOf(made, 0)]).toEqual([2, 2, [1, 2]]);
    expect([made.columns.communityEnded[0], made.columns.communityMet[0]]).toEqual([NONE, 0]);
  });

  it('that is open for a time ends after its last week, and nobody lets go of it before', () => {
    const made = world(some(3), [{ people: [0, 1, 2], until: 12 }]);
    made.columns.circleQuit.fill(1);
    for (const week of [11, 12]) expect(cameTo(convene(made, week), 0)).toEqual([0, 1, 2]);
    convene(made, 13);
    expect([made.columns.communityEnded[0], membersOf(made, 0), cameTo(made, 0)]).toEqual([13, [], []]);
  });

  it('begins nowhere where there is no row left', () => {
    const made = world(some(4), [{ people: [0, 1] }, { people: [2, 3] }]);
    const begin = () => openCircle(made.columns, made.settings, 10, NONE, 1, 0, NONE, [0, 1], made.log);
    expect([begin(), begin()]).toEqual([2, NONE]);
    expect(made.columns.book[BOOK.circlesEver]).toBe(3);
  });

  it('costs nothing where there is none', () => {
    const made = tinyWorld({ people: some(3) });
    made.columns.circleWish.fill(0);
    act(made, convening);
    expect(made.columns.attending.every((c) => c === NONE)).toBe(true);
    expect(made.columns.community.every((c) => c === NONE)).toBe(true);
  });
});

describe('who wishes to belong', () => {
  it('belongs from then on, with a place free; the community remembers how large it was', () => {
    const made = world(some(4), [{ people: [0, 1] }]);
    made.columns.circleWish[3] = 0;
    convene(made, 11);
    expect(membersOf(made, 0)).toEqual([0, 1, 3]);
    expect([made.columns.communitySize[0], made.columns.communityPeak[0]]).toEqual([3, 3]);
    made.columns.circleQuit[2] = 1;
    made.columns.circleWish[3] = NONE;
    convene(made, 12);
    expect([made.columns.communitySize[0], made.columns.communityPeak[0]]).toEqual([2, 3]);
  });

  it('does not belong twice, nor without a place, nor where they are not here', () => {
    const made = world([...some(3), { absent: true }], [{ people: [0, 1] }, { people: [1, 2] }, { people: [0, 2] }]);
    made.columns.circleWish.set([0, 2, 0, 0]);
    // 0 belongs there already, 1 and 2 have no place left, 3 is not here.
    convene(made, 11);
    expect([0, 1, 2].map((c) => membersOf(made, c))).toEqual([
      [0, 1],
      [1, 2],
      [0, 2],
    ]);
  });

  it('and who lets go in the same week have room for each other', () => {
    const made = world(some(3), [{ people: [0, 1] }, { people: [1, 2] }, { people: [0, 2] }]);
    made.columns.circleWish[2] = 0;
    made.columns.circleQuit[2 * CIRCLES] = 1;
    convene(made, 11);
    expect(membersOf(made, 0)).toEqual([0, 1, 2]);
    expect(membersOf(made, 1)).toEqual([]);
  });
});

describe('at a look at somebody who belongs', () => {
  /** Person 0 looks at 1 and 2, who belong to a community about field 1. */
  const looked = (person: Person, turned: Turned = {}, theme = 1, seed = 'd') => {
    const made = world([person, {}, {}], [{ people: [1, 2], theme }], { communities: { draw: 1 }, ...turned }, seed);
    made.columns.seenPerson.fill(NONE);
    made.columns.seenPerson[1] = 1;
    act(made, drawing);
    return made.columns.circleWish[0];
  };

  it('one comes along whom the theme concerns: who needs it, or is expert at it', () => {
    expect(looked({ needs: [[1, 0.5]] })).toBe(0);
    expect(looked({ needs: [[0, 0.5], [1, 0.5]] })).toBe(0); // biome-ignore format: two needs
    expect(looked({ best: 1 })).toBe(0);
    expect(looked({ best: 0, needs: [[2, 0.5]] })).toBe(NONE);
    expect(looked({ best: 0, needs: [[2, 0.5]] }, {}, NONE)).toBe(0);
  });

  it.each([0, 0.3, 1])('one comes along with chance %d', (draw) => {
    const TIMES = 3000;
    const made = world([{ best: 1 }, {}, {}], [{ people: [1, 2], theme: 1 }], { communities: { draw } });
    made.columns.seenPerson.fill(NONE);
    made.columns.seenPerson[0] = 1;
    let came = 0;
    everyWeek(made, drawing, TIMES, () => {
      if (made.columns.circleWish[0] === 0) came += 1;
    });
    expect(Math.abs(came / TIMES - draw)).toBeLessThan(band(draw, TIMES));
  });

  it('one who belongs already, or has no place, does not', () => {
    const made = world(some(3), [{ people: [0, 1] }, { people: [0, 2] }, { people: [1, 2] }], {
      communities: { draw: 1 },
    });
    made.columns.seenPerson.fill(NONE);
    for (const i of [0, 1, 2]) made.columns.seenPerson[i * made.settings.size.looks] = (i + 1) % 3;
    made.columns.circleWish.fill(2);
    act(made, drawing);
    expect([...made.columns.circleWish]).toEqual([NONE, NONE, NONE]);
  });

  it('who saw nobody comes to nothing; last week is over', () => {
    const made = world(some(3), [{ people: [1, 2] }], { communities: { draw: 1 } });
    made.columns.seenPerson.fill(NONE);
    made.columns.circleWish[0] = 0;
    act(made, drawing);
    expect(made.columns.circleWish[0]).toBe(NONE);
  });
});

describe('who belongs', () => {
  it.each([0, 0.3, 1])('lets go with chance %d a week, of each community by itself', (leave) => {
    const TIMES = 3000;
    const made = world(some(3), [{ people: [0, 1] }, { people: [0, 2] }], { communities: { leave } });
    const counts = [0, 0, 0];
    everyWeek(made, drawing, TIMES, () => {
      const [one, other] = made.columns.circleQuit;
      counts[0]! += one! / TIMES;
      counts[1]! += other! / TIMES;
      counts[2]! += (one! & other!) / TIMES;
      // Who belongs to one lets go of nothing else.
      expect(made.columns.circleQuit[3]).toBe(0);
    });
    [leave, leave, leave ** 2].forEach((share, at) => {
      expect(Math.abs(counts[at]! - share)).toBeLessThan(band(share, TIMES));
    });
  });
});

describe('at a gathering', () => {
  it('everybody looks at so many others who came, of whatever organization, walls or no walls, each as often', () => {
    const people = [{}, { organization: 1 }, { organization: 2 }, {}, {}];
    const made = world(people, [{ people: [0, 1, 2, 3] }], { organizations: { pass: 0 }, communities: { looks: 2 } });
    const { looks } = made.settings.size;
    expect(looks).toBe(3 + 1 + 2);
    const counts = [0, 0, 0, 0, 0];
    const WEEKS = 2000;
    convene(made, 11);
    everyWeek(made, noticing, WEEKS, () => {
      for (const at of [4, 5]) {
        const j = made.columns.seenPerson[at]!;
        if (j >= 0) counts[j]! += 1;
      }
      expect(made.columns.seenPerson[4 * looks + 4]).toBe(NONE);
    });
    // One of four each time; whoever draws themselves looks at nobody.
    expect([counts[0], counts[4]]).toEqual([0, 0]);
    for (const j of [1, 2, 3]) expect(Math.abs(counts[j]! / (2 * WEEKS) - 0.25)).toBeLessThan(band(0.25, 2 * WEEKS));
  });

  it('nobody looks at anybody where no looks are given to it', () => {
    const made = convene(world(some(3), [{ people: [0, 1, 2] }], { communities: { looks: 0 } }), 11);
    act(made, noticing);
    expect(made.columns.seenPerson.every((j) => j === NONE)).toBe(true);
  });
});

describe('a group that ends', () => {
  /** Three in a group of highest trust 0.7, of whom 2 has an old friend, 3. */
  function over(
    communities: NonNullable<Turned['communities']>,
    why: number,
    luck: number,
    change?: (w: World) => void,
  ) {
    const made = tinyWorld({
      people: some(6),
      arcs: [
        [2, 3, 0.9],
        [2, 4, 0.9],
        [1, 5, 0.3],
      ],
      turned: { communities: { every: 5, ...communities } },
      communities: 2,
    });
    made.columns.tieAlumni.set([0, 0]);
    const g = group(made, [0, 1, 2]);
    made.columns.trustPeak[g] = 0.7;
    const { tieStart, tieAlumni } = made.columns;
    tieAlumni[tieStart[2]!] = 1;
    tieAlumni[tieStart[1]!] = 1;
    change?.(made);
    end(made.columns, made.settings, 10, g, why, luck, made.log);
    return made;
  }
  const begun = (made: World) => membersOf(made, 0).sort();

  it('fulfilled lives on as a community of its members, about anything, and of friends from earlier groups', () => {
    const made = over({ liveOn: 1, trust: 0.6 }, CAUSE.fulfilled, 0.99);
    // 3 is a close old friend of 2; 4 is no old friend, and 5 is not close.
    expect(begun(made)).toEqual([0, 1, 2, 3]);
    const { columns: w } = made;
    expect([w.communityFrom[0], w.communityTheme[0], w.communityEvery[0], w.communityUntil[0]]).toEqual([
      1,
      NONE,
      5,
      NONE,
    ]);
    expect(told(made)).toEqual(['ended -1 1 -1', 'opened -1 1 1']);
  });

  it('lives on with chance liveOn', () => {
    expect(begun(over({ liveOn: 0.4 }, CAUSE.fulfilled, 0.39)).length).toBe(4);
    expect(begun(over({ liveOn: 0.4 }, CAUSE.fulfilled, 0.4))).toEqual([]);
    expect(begun(over({ liveOn: 0 }, CAUSE.fulfilled, 0))).toEqual([]);
  });

  it('lives on only where its highest trust has reached so much', () => {
    expect(begun(over({ liveOn: 1, trust: 0.69 }, CAUSE.fulfilled, 0)).length).toBe(4);
    expect(begun(over({ liveOn: 1, trust: 0.71 }, CAUSE.fulfilled, 0))).toEqual([]);
  });

  it.each(['faded', 'conflict', 'emptied', 'crisis', 'closed'] as const)('%s does not live on', (why) => {
    expect(begun(over({ liveOn: 1, trust: 0 }, CAUSE[why], 0))).toEqual([]);
  });

  it('that was assigned does not live on', () => {
    const made = tinyWorld({ people: some(3), turned: { communities: { liveOn: 1, trust: 0 } }, communities: 2 });
    const g = team(made, [0, 1, 2], 0);
    end(made.columns, made.settings, 10, g, CAUSE.fulfilled, 0, made.log);
    expect(begun(made)).toEqual([]);
  });

  it('takes in its founders who had left it, but nobody who has come in the place of one', () => {
    const without = (arrived: number) => (made: World) => {
      // 0, a founder, has let go before.
      made.columns.members.set([1, 2]);
      made.columns.size[0] = 2;
      made.columns.membership[0] = NONE;
      made.columns.arrived[0] = arrived;
    };
    expect(begun(over({ liveOn: 1 }, CAUSE.fulfilled, 0, without(0)))).toEqual([0, 1, 2, 3]);
    expect(begun(over({ liveOn: 1 }, CAUSE.fulfilled, 0, without(11)))).toEqual([1, 2, 3]);
  });

  it('takes in nobody who has no place free or is not here', () => {
    const made = over({ liveOn: 1 }, CAUSE.fulfilled, 0, ({ columns }) => {
      columns.here[3] = 0;
      columns.community.set([7, 8], CIRCLES);
    });
    expect(begun(made)).toEqual([0, 2]);
  });
});

describe('two who found a group', () => {
  it('and share a community found one that springs from it; with no community in common from none', () => {
    const made = world(some(4), [{ people: [3, 0] }, { people: [0, 1, 2] }]);
    const [g, other] = [group(made, [0, 1]), group(made, [2, 3])];
    expect([made.columns.origin[g], made.columns.origin[other]]).toEqual([2, 0]);
    expect([made.columns.communityGroups[0], made.columns.communityGroups[1]]).toEqual([0, 1]);
  });

  it('by appointment spring from none', () => {
    const made = world(some(2), [{ people: [0, 1] }]);
    const g = team(made, [0, 1], 0);
    expect([made.columns.origin[g], made.columns.communityGroups[0]]).toEqual([0, 0]);
  });

  /** A group of 0 and 1, whose lack 2 works on, and then a group of 2 and 3. */
  const supported = (change?: (w: World, g: number) => void) => {
    const made = tinyWorld({ people: some(4) });
    const g = group(made, [0, 1]);
    made.columns.supportOf[2] = made.columns.groupId[g]!;
    made.columns.supportRow[2] = g;
    change?.(made, g);
    const s = group(made, [3, 2]);
    const { supports, supporter, supporterId, groupId } = made.columns;
    return { supports: supports[s], by: [supporter[g], supporterId[g]], is: [s, groupId[s]] };
  };

  it('on a need that was taken on from another group support that group (T18)', () => {
    const { supports, by, is } = supported();
    expect(supports).toBe(1);
    expect(by).toEqual(is);
  });

  it.each([
    ['is over', (w: World, g: number) => w.columns.ended.fill(9, g, g + 1)],
    ['was over long ago, its row used by another', (w: World, g: number) => w.columns.groupId.fill(77, g, g + 1)],
    ['was never there', (w: World) => w.columns.supportOf.fill(0)],
  ] as const)('on the need of a group that %s support nobody', (_, change) => {
    const { supports, by } = supported(change);
    expect([supports, by]).toEqual([0, [NONE, 0]]);
  });
});
