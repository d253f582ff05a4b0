/** What a title says is what the tables say: small worlds made by hand, with every number counted on fingers. */
import { expect, it } from 'vitest';
import type { Chart } from '../../src/chart/chart.ts';
import { communities } from '../../src/chart/communities.ts';
import { choose, familiesOf } from '../../src/chart/families.ts';
import { familyTree, tidy } from '../../src/chart/family-tree.ts';
import { groundswell } from '../../src/chart/groundswell.ts';
import { headlineNumbers } from '../../src/chart/headline-numbers.ts';
import { chancesOf, inSight, wilson } from '../../src/chart/in-sight.ts';
import { lifelines } from '../../src/chart/lifelines.ts';
import { neighbourhood, SAMPLE } from '../../src/chart/neighbourhood.ts';
import { network } from '../../src/chart/network.ts';
import { organizations, organizationsOf } from '../../src/chart/organizations.ts';
import { positionsOf } from '../../src/chart/positions.ts';
import { bandOf, runsOf } from '../../src/chart/runs.ts';
import { sCurve, weeksToReach } from '../../src/chart/s-curve.ts';
import { sizesAndLifetimes } from '../../src/chart/sizes-and-lifetimes.ts';
import { togetherOrAlone } from '../../src/chart/together-or-alone.ts';
import { whatItDoesToPeople } from '../../src/chart/what-it-does-to-people.ts';
import { type Cell, TABLES } from '../../src/measure/tables.ts';
import { count } from '../../src/measure/words.ts';
import { fakeTables, NOTHING, type Rows, row, tablesOf } from './fake-tables.ts';

const title = (chart: Chart) => chart.title.replaceAll('\u00a0', ' ');
const finding = (chart: Chart) => chart.finding.replaceAll('\u00a0', ' ');

/** Ten people, four weeks: group 1 from week 1, its child 2 from week 2; both have ended, one of them in a conflict. */
const TWO: Partial<Rows> = {
  weeks: [
    { week: 0 },
    { week: 1, groups: 1, members: 2, ever: 2, founded: 1, member_weeks: 20, gain_together: 2, gain_as_if_alone: 0.5 },
    {
      week: 2,
      groups: 2,
      members: 5,
      ever: 5,
      carriers: 1,
      founded: 1,
      founded_with_parent: 1,
      alone_weeks: 50,
      gain_alone: 1,
    },
    { week: 3, groups: 1, members: 3, ever: 6, ended_fulfilled: 1 },
    { week: 4, ever: 6, ended_conflict: 1 },
  ].map((values) => row('weeks', { replicate: 1, people: 10, ...values } as Record<string, Cell>)),
  groups: [
    {
      group: 1,
      born: 1,
      recognized: 2,
      parent: null,
      generation: 1,
      size_peak: 2,
      members_total: 2,
      ended: 3,
      cause: 'fulfilled',
    },
    {
      group: 2,
      born: 2,
      recognized: null,
      parent: 1,
      generation: 2,
      size_peak: 3,
      members_total: 4,
      ended: 4,
      cause: 'conflict',
    },
  ].map((values) => row('groups', { replicate: 1, ...values })),
  exposure: [
    { in_sight: 0, person_weeks: 1000, entered: 10 },
    { in_sight: 1, person_weeks: 1000, entered: 50 },
    { in_sight: 2, person_weeks: 1000, entered: 70 },
    { in_sight: 3, person_weeks: 5, entered: 5 },
  ].map((values) => row('exposure', { replicate: 1, ...values })),
};

it('the groundswell: how many groups, when, and how they ended', async () => {
  const chart = groundswell(await tablesOf(TWO));
  expect(title(chart)).toBe('2 groups formed, at most 2 at once, and all had ended by week 4');
  expect(finding(chart)).toBe(
    '2 groups formed in all, the first in week 1; 1 ended fulfilled and 1 ended in conflict; none was still alive at the end.',
  );
  const living = await tablesOf({
    ...TWO,
    groups: [
      TWO.groups![0]!,
      row('groups', { replicate: 1, group: 2, born: 2, parent: 1, generation: 2, ended: null }),
    ],
  });
  expect(title(groundswell(living))).toBe('From the first group in week 1 to 2 at once in week 2: 2 groups in all');
  const one = await tablesOf({ ...TWO, groups: [TWO.groups![0]!] });
  expect(title(groundswell(one))).toBe('One group formed, in week 1; it ended in week 3');
});

it('the S-curve: when half had belonged, or how many if never half', async () => {
  const tables = await tablesOf(TWO);
  expect(weeksToReach(runsOf(tables.weeks), 0.5)).toEqual([2]);
  expect(title(sCurve(tables))).toBe('Half of all 10 people had belonged to a group by week 2');
  expect(finding(sCurve(tables))).toBe(
    'Of all 10 people, a tenth by week 1 and half by week 2 had ever belonged to a group. By week 4 it was 60 %.',
  );
  const few = await tablesOf({ ...TWO, weeks: TWO.weeks!.slice(0, 2) });
  expect(title(sCurve(few))).toBe('2 of the 10 people had belonged to a group by the end, week 1');
});

it('many runs: the median run speaks, and a run that never got there counts as never', async () => {
  const run = (replicate: number, ever: number) =>
    [0, 1].map((week) => row('weeks', { replicate, week, people: 10, ever: week * ever }));
  const tables = await tablesOf({ ...TWO, weeks: [...run(1, 9), ...run(2, 5), ...run(3, 0)] });
  expect(weeksToReach(runsOf(tables.weeks), 0.5)).toEqual([1, 1, Infinity]);
  expect(title(sCurve(tables))).toBe('Half of all 10 people had belonged to a group by week 1 in the median run');
  expect(bandOf([Infinity, 1, Infinity])!.median).toBe(Infinity);
  expect(bandOf([Number.NaN])).toBeNull();
  expect(bandOf(Array.from({ length: 21 }, (_, k) => k))).toMatchObject({ low: 1, lowerQuarter: 5, high: 19 });
  expect(bandOf([4, 1, 3, 2])).toEqual({ low: 1, lowerQuarter: 1.75, median: 2.5, upperQuarter: 3.25, high: 4 });
});

it('lifelines and family: generations, parents and what became of them', async () => {
  const tables = await tablesOf(TWO);
  expect(title(lifelines(tables))).toBe(
    'Groups followed groups for 2 generations; 50 % of those that ended were fulfilled',
  );
  expect(finding(lifelines(tables))).toContain('1 of 2 groups was recognized by their members; 1 of the 2 that ended');
  expect(title(familyTree(tables))).toBe(
    '50 % of the groups were inspired by an earlier one, down to the 2nd generation',
  );
  const alone = await tablesOf({ ...TWO, groups: [TWO.groups![0]!] });
  expect(title(familyTree(alone))).toBe('The only group inspired no other');
  expect(familyTree(alone).drawn).toBe(false);
  expect(title(lifelines(alone))).toBe('The only group lived from week 1 to week 3');
});

it('the family tree: a parent stands in the middle of its children, families apart, and a family is cut only if it must be', async () => {
  const parents = [null, 1, 1, 1, null, 5, null];
  const groups = parents.map((parent, k) =>
    row('groups', { replicate: 1, group: k + 1, born: k, parent, generation: parent === null ? 1 : 2, ended: null }),
  );
  const families = familiesOf((await tablesOf({ ...TWO, groups })).groups);
  expect(families.sizes).toEqual([4, 2, 1]);
  const { heights, leaves } = tidy(families.all);
  expect(families.all.map((kin) => heights.get(kin))).toEqual([1, 0, 1, 2, 4, 4, 6]);
  expect(leaves).toBe(7);
  expect(choose(families, 6).shown).toHaveLength(6);
  expect(choose(families, 3)).toMatchObject({ families: 1, cutFrom: 4 });
  expect(choose(families, 3).shown.map((kin) => kin.group)).toEqual([1, 2, 3]);
  expect(choose(families, 10, 2).families).toBe(2);
});

it('together against alone: the ratio is of sums, not a mean of ratios', async () => {
  const chart = togetherOrAlone(await tablesOf(TWO));
  expect(title(chart)).toBe('Members learned 4 times as fast as they would have alone');
  expect(finding(chart)).toContain(
    'A week in a group brought 10 points; the same people in the same weeks would have gained 2.5 points alone, and people in no group did gain 2 points.',
  );
  const [week] = [row('weeks', { replicate: 1, people: 10, member_weeks: 20, gain_together: 1, gain_as_if_alone: 2 })];
  expect(title(togetherOrAlone(await tablesOf({ ...TWO, weeks: [week!] })))).toBe(
    'Members learned more slowly than they would have alone: 50 % of it',
  );
});

it('sizes and lifetimes: the commonest size, the middle life, and who is left out', async () => {
  const chart = sizesAndLifetimes(await tablesOf(TWO));
  expect(title(chart)).toBe('Groups had 2 to 3 members at most; half of those that ended lived 2 weeks or less');
  expect(finding(chart)).toContain('50 % of 2 groups never had more than two members; the largest had 3.');
  const alive = await tablesOf({
    ...TWO,
    groups: [...TWO.groups!, row('groups', { replicate: 1, group: 3, born: 3, ended: null, size_peak: 2 })],
  });
  expect(sizesAndLifetimes(alive).caption.replaceAll('\u00a0', ' ')).toContain(
    '1 group still alive at the end is not in it.',
  );
  expect(title(sizesAndLifetimes(alive))).toContain('Pairs were the commonest groups');
});

it('of many runs the charts of one run show the first in which groups formed, and say which', async () => {
  const quiet = (replicate: number) => [0, 1, 2, 3, 4].map((week) => row('weeks', { replicate, people: 10, week }));
  const second = (rows: readonly (readonly Cell[])[] | undefined) => rows!.map((cells) => [2, ...cells.slice(1)]);
  const tables = await tablesOf({
    ...TWO,
    weeks: [...quiet(1), ...second(TWO.weeks), ...quiet(3)],
    groups: second(TWO.groups),
  });
  expect(lifelines(tables).caption).toContain('Shown: run 2 (the first in which groups formed).');
  // Most runs are quiet, but the band of all runs has its place on the axis.
  expect(JSON.stringify(groundswell(tables).spec)).not.toContain('"domain":[0,1]');
});

it('groups in sight: chances, intervals after Wilson, and no claim that the intervals do not bear', async () => {
  // Newcombe 1998, Statistics in Medicine 17, table I, method 3 (score): 81 of 263, 15 of 148, 0 of 20, 1 of 29.
  const published = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const;
  for (const [hits, of, low, high] of published) {
    expect(wilson(hits, of).low).toBeCloseTo(low, 4);
    expect(wilson(hits, of).high).toBeCloseTo(high, 4);
  }
  const tables = await tablesOf(TWO);
  expect(chancesOf(tables).map(({ inSight: seen, chance }) => [seen, chance])).toEqual([
    [0, 0.01],
    [1, 0.05],
    [2, 0.07],
  ]);
  // 0.07 - 2 · 0.05 + 0.01 = -0.02 is within the luck of so few weeks; with a thousand times as many it is not.
  expect(title(inSight(tables))).toBe('One group in sight makes entering one 5 times as likely');
  const sure = [0.01, 0.05, 0.07].map((chance, n) =>
    row('exposure', { replicate: 1, in_sight: n, person_weeks: 100_000, entered: chance * 100_000 }),
  );
  expect(title(inSight(await tablesOf({ ...TWO, exposure: sure })))).toBe(
    'One group in sight makes entering one 5 times as likely; a second adds less than the first',
  );
  const same = await tablesOf({
    ...TWO,
    exposure: [0, 1].map((n) => row('exposure', { replicate: 1, in_sight: n, person_weeks: 100, entered: 5 + n })),
  });
  expect(title(inSight(same))).toBe('Having a group in sight made no clear difference to entering one');
});

it('the network: the numbers are those of the whole world, and what was not recorded is said', async () => {
  const people = [0, 2, 4].flatMap((week) =>
    [1, 2, 3].map((person) =>
      row('people', {
        replicate: 1,
        week,
        person,
        name: `P${person}`,
        group: week === 2 && person < 3 ? 1 : null,
        second_group: null,
        groups_so_far: week > 0 && person < 3 ? 1 : 0,
      }),
    ),
  );
  const ties = [
    row('ties', { replicate: 1, week: 0, person: 1, other: 2, closeness: 0.5 }),
    row('ties', { replicate: 1, week: 0, person: 2, other: 3, closeness: 0.5 }),
  ];
  const chart = network(await tablesOf({ ...TWO, people, ties }));
  expect(title(chart)).toBe('From nobody in groups in week 0 to 5 people in week 2, and nobody in week 4');
  const rows = (chart.spec.datasets as { people: Record<string, unknown>[] }).people;
  expect(rows.map(({ name, c0, g1, c2 }) => [name, c0, g1, c2])).toEqual([
    ['P1', 'n', 1, 'f'],
    ['P2', 'n', 1, 'f'],
    ['P3', 'n', undefined, 'n'],
  ]);
  expect(network(await tablesOf(TWO))).toMatchObject({ drawn: false });
  expect(network(await tablesOf(TWO)).finding).toContain('ties: ends');
  expect(network(await tablesOf({ ...TWO, ties })).finding).toContain('people: moments');
});

it('a large network is shown as the connected neighbourhood of its centre, the same each time', () => {
  const n = 2000;
  const ring = {
    rows: n,
    person: Array.from({ length: n }, (_, k) => k + 1),
    other: Array.from({ length: n }, (_, k) => ((k + 1) % n) + 1),
    closeness: new Float64Array(n).fill(0.5),
  };
  const shown = neighbourhood(ring, [1000]);
  expect(shown).toHaveLength(SAMPLE);
  expect([Math.min(...shown), Math.max(...shown)]).toEqual([1000 - SAMPLE / 2, 1000 + SAMPLE / 2 - 1]);
  const once = positionsOf(shown, ring, 300, 250);
  expect(positionsOf(shown, ring, 300, 250)).toEqual(once);
  expect([Math.min(...once.x), Math.max(...once.x), Math.min(...once.y), Math.max(...once.y)]).toEqual([
    8, 292, 8, 242,
  ]);
});

it('the numbers at the top, one group in the singular, and none where there is nothing to divide by', async () => {
  const said = (rows: Partial<Rows>) =>
    tablesOf(rows).then((tables) =>
      headlineNumbers(tables).map(({ value, words }) => `${value} ${words}`.replaceAll('\u00a0', ' ')),
    );
  expect(await said(TWO)).toEqual([
    '2 groups formed in all',
    '60 % of all people ever belonged to a group',
    '0 groups were still alive at the end',
    '4 × as fast did members learn as they would have alone',
    '50 % of the groups were inspired by an earlier one',
    '50 % of the groups that ended were no longer needed',
  ]);
  const nothing = await said(fakeTables(NOTHING));
  expect(nothing[0]).toBe('0 groups formed in all');
  expect(nothing.slice(3).every((text) => text.startsWith('–'))).toBe(true);
});

it('where nothing formed every chart says so, and none fails', async () => {
  const tables = await tablesOf(fakeTables(NOTHING));
  expect(
    [groundswell, sCurve, lifelines, familyTree, togetherOrAlone, sizesAndLifetimes, network, inSight].map((draw) =>
      title(draw(tables)),
    ),
  ).toEqual([
    'No group formed in 260 weeks',
    'Nobody ever belonged to a group',
    'No group lived',
    'No group inspired another',
    'Nobody learned together',
    'No group to measure',
    'Nobody is in a group at any of these 6 moments',
    'There was hardly ever a group in sight',
  ]);
});

/** TWO with an assigned team 3 (its number between those of groups), which weeks.csv counts apart. */
const WITH_TEAM: Partial<Rows> = {
  ...TWO,
  weeks: TWO.weeks!.map((cells, week) =>
    cells.map((cell, at) =>
      TABLES.weeks.columns[at]!.name === 'assigned_groups' ? [0, 0, 1, 1, 0][week]! : (cell as Cell),
    ),
  ),
  groups: [
    ...TWO.groups!,
    row('groups', {
      ...{ replicate: 1, group: 3, kind: 'assigned', born: 1, recognized: null, parent: null, generation: 1 },
      ...{ size_peak: 9, members_total: 9, ended: 4, cause: 'fulfilled' },
    }),
  ],
};

it('assigned teams are no groups: titles and headline numbers stay those of weeks.csv, and captions say what is left out', async () => {
  const [without, tables] = [await tablesOf(TWO), await tablesOf(WITH_TEAM)];
  for (const draw of [groundswell, lifelines, familyTree, sizesAndLifetimes]) {
    expect(title(draw(tables))).toBe(title(draw(without)));
    expect(finding(draw(tables))).toBe(finding(draw(without)));
  }
  expect(lifelines(tables).caption.replaceAll('\u00a0', ' ')).toContain('Not shown: 1 assigned team,');
  expect(groundswell(tables).caption).toContain('Grey, broken: assigned teams');
  expect(groundswell(without).caption).not.toContain('teams');
  // What was gained together is counted for both in weeks.csv, and the words say so.
  expect(title(togetherOrAlone(tables))).toBe(
    'Members of groups and teams learned 4 times as fast as they would have alone',
  );
  expect(headlineNumbers(tables)[0]).toMatchObject({ value: '2' });
  expect(headlineNumbers(tables)[3]!.words).toContain('groups and assigned teams');
});

it('the network tells assigned teams from groups, and shows nobody who is not there', async () => {
  const person = (week: number, person: number, group: number | null, second: number | null = null) =>
    row('people', { replicate: 1, week, person, name: `P${person}`, group, second_group: second, groups_so_far: 0 });
  const people = [
    ...[person(0, 1, null), person(0, 2, null), person(0, 3, null)],
    // Person 1 is in the team and in group 2, person 2 in the team alone; 3 has left, and 4 has come.
    ...[person(2, 1, 3, 2), person(2, 2, 3), person(2, 4, 2)],
  ];
  const tie = (week: number, person: number, other: number) =>
    row('ties', { replicate: 1, week, person, other, closeness: 0.5 });
  const ties = [tie(0, 1, 2), tie(0, 2, 1), tie(0, 2, 3), tie(0, 3, 2), tie(2, 1, 4), tie(2, 4, 1)];
  const came = WITH_TEAM.weeks!.map((cells, week) =>
    cells.map((cell, at) => (TABLES.weeks.columns[at]!.name === 'came' && week === 2 ? 1 : cell)),
  );
  const chart = network(await tablesOf({ ...WITH_TEAM, weeks: came, people, ties }));
  const rows = (chart.spec.datasets as { people: Record<string, unknown>[] }).people;
  expect(rows.map(({ name, c0, c1, g1 }) => [name, c0, typeof c1 === 'number' ? 'group' : c1, g1])).toEqual([
    ['P1', 'n', 'group', 2],
    ['P2', 'n', 't', undefined],
    ['P3', 'n', undefined, undefined],
    ['P4', undefined, 'group', 2],
  ]);
  // Ties of the first morning are drawn, not those that a newcomer made.
  const [drawn] = (chart.spec.datasets as { ties: { coordinates: unknown[] }[] }).ties;
  expect(drawn!.coordinates).toHaveLength(2);
  expect(chart.caption).toContain('Dark grey, joined by broken lines: assigned teams.');
  expect(chart.caption).toContain('Who comes later');
  expect(title(sCurve(await tablesOf({ ...TWO, weeks: came })))).toBe(
    'Half of all people had belonged to a group by week 2',
  );
});

it('crisis and closure are causes like the others, and only those that occur stand in a legend', async () => {
  const groups = TWO.groups!.map((cells, g) =>
    cells.map((cell, at) => (TABLES.groups.columns[at]!.name === 'cause' ? ['crisis', 'closed'][g]! : cell)),
  );
  const weeks = [{ week: 0 }, { week: 3, groups: 2, founded: 2 }, { week: 4, ended_crisis: 1, ended_closed: 1 }].map(
    (values) => row('weeks', { replicate: 1, people: 10, ...values }),
  );
  const tables = await tablesOf({ ...TWO, weeks, groups });
  expect(finding(groundswell(tables))).toContain('1 broke in a crisis and 1 ended from outside; none was still alive');
  expect(title(lifelines(tables))).toBe(
    'Groups followed groups for 2 generations; 0 % of those that ended were fulfilled',
  );
  expect(lifelines(tables).caption).toContain('A dark stroke ends a life');
  for (const draw of [groundswell, lifelines, sizesAndLifetimes]) {
    const spec = JSON.stringify(draw(tables).spec);
    expect(spec).toContain('"crisis","closed"');
    expect(spec).not.toContain('"faded","');
  }
  expect(headlineNumbers(tables)[5]).toMatchObject({ value: '0\u00a0%' });
});

it('the family tree tells which group supports which', async () => {
  const groups = TWO.groups!.map((cells, g) =>
    cells.map((cell, at) => (TABLES.groups.columns[at]!.name === 'supports' ? [null, 1][g]! : cell)),
  );
  const chart = familyTree(await tablesOf({ ...TWO, groups }));
  expect(chart.caption).toContain('A broken line leads from a group to the ringed one whose lack it works on.');
  expect(finding(chart)).toContain('1 group worked on what another group lacked.');
  expect(familyTree(await tablesOf(TWO)).caption).not.toContain('broken');
});

it('what it does to people: angst from where it was worst, esteem from where it began', async () => {
  const weeks = (angst: number[], esteem: number[]) =>
    angst.map((of, week) =>
      row('weeks', { replicate: 1, week, people: 10, founded: week, angst: of, esteem: esteem[week]!, ego: 0.2 }),
    );
  const said = async (angst: number[], esteem: number[]) =>
    title(whatItDoesToPeople(await tablesOf({ ...TWO, weeks: weeks(angst, esteem) })));
  expect(await said([0.1, 0.59, 0.22], [0, 0.2, 0.41])).toBe('Angst fell from 59 to 22 points while esteem rose to 41');
  expect(await said([0, 0.6, 0.5], [0.1, 0.2, 0.3])).toBe(
    'Angst rose to 60 points, then fell to 50, and esteem rose from 10 to 30',
  );
  expect(await said([0, 0.3, 0.6], [0.2, 0.2, 0.2])).toBe('Angst rose to 60 points while esteem stayed near 20');
  expect(finding(whatItDoesToPeople(await tablesOf({ ...TWO, weeks: weeks([0.1, 0.59, 0.22], [0, 0.2, 0.41]) })))).toBe(
    'Angst was highest in week 1, with 59 points, and stood at 22 at the end. Fearlessness stayed near 0, the sense of self stayed near 0 and ego stayed near 20.',
  );
  expect(whatItDoesToPeople(await tablesOf(TWO)).drawn).toBe(false);
  expect(whatItDoesToPeople(await tablesOf(fakeTables(NOTHING))).drawn).toBe(false);
});

it('organizations: the first and the last to reach a tenth, and how many changed; of many runs the medians', async () => {
  const one = (organization: number, tenth: number | null, changed: number | null, replicate = 1) =>
    row('organizations', { replicate, organization, people: 10, ever: tenth === null ? 0 : 5, tenth, changed });
  const said = async (...rows: Cell[][]) => title(organizations(await tablesOf({ ...TWO, organizations: rows })));
  expect(await said(one(1, 159, null), one(2, 88, 120), one(3, 90, 140))).toBe(
    'The first organization reached a tenth in week 88, the last 71 weeks later; 2 of 3 changed as a whole',
  );
  expect(await said(one(1, 7, null), one(2, null, null), one(3, 5, null))).toBe(
    '2 of 3 organizations reached a tenth of their people, the first in week 5; none changed as a whole',
  );
  expect(await said(one(1, 7, 9), one(2, 7, 8))).toBe(
    'Both organizations reached a tenth in week 7; both changed as a whole',
  );
  const table = (
    await tablesOf({
      ...TWO,
      organizations: [one(1, 4, null, 1), one(1, 8, 9, 2), one(2, null, null, 1), one(2, 2, null, 2)],
    })
  ).organizations!;
  expect(organizationsOf(table)).toEqual([
    { organization: 1, people: 10, ever: 0.5, tenth: 6, changed: Infinity },
    { organization: 2, people: 10, ever: 0.25, tenth: Infinity, changed: Infinity },
  ]);
  expect(organizations(await tablesOf({ ...TWO, organizations: [one(1, 4, 8)] })).drawn).toBe(false);
  expect(organizations(await tablesOf(TWO)).drawn).toBe(false);
});

it('communities: how many groups sprang from them', async () => {
  const weeks = [
    { week: 0, communities: 2, community_members: 4 },
    { week: 1, communities: 2, community_members: 5, founded: 2, founded_in_community: 1 },
    { week: 2, communities: 1, community_members: 5, founded: 1, founded_in_community: 1 },
  ].map((values) => row('weeks', { replicate: 1, people: 10, ...values }));
  const chart = communities(await tablesOf({ ...TWO, weeks }));
  expect(title(chart)).toBe('2 of 3 groups sprang from communities, to which 50 % belonged at the end');
  expect(finding(chart)).toBe('1 community lived at the end, and 50 % of people belonged to one.');
  expect(communities(await tablesOf(TWO)).drawn).toBe(false);
});

it('a median between two whole numbers is said as people say it', () => {
  expect([47.5, 9.5, 2.5, 2].map((value) => count(value, 'group').replace('\u00a0', ' '))).toEqual([
    '48 groups',
    '9.5 groups',
    '2.5 groups',
    '2 groups',
  ]);
});
