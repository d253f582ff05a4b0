import { describe, expect, it } from 'vitest';
import { countedAlone, Observer } from '../../src/measure/observer.ts';
import { birth } from '../../src/model/birth.ts';
import type { Deed, Intervention } from '../../src/model/interventions.ts';
import type { Network } from '../../src/model/scenario.ts';
import { tick } from '../../src/model/tick.ts';
import { BOOK, CIRCLES, LAYOUT, MEMBERSHIPS, NEEDS, NONE, type World } from '../../src/model/world.ts';
import { ACTIVE, APART, eventful, scenario } from '../model/made-scenario.ts';
import { differing } from './law-of-acts.ts';

const WEEKS = 60;
const HALF = 60;

/** Two rings of 60 people, each tied to their three neighbours on either side, and no tie between the rings. */
function twoRings(): Network {
  const source: number[] = [];
  const target: number[] = [];
  for (let i = 0; i < 2 * HALF; i++) {
    const first = i < HALF ? 0 : HALF;
    for (const step of [-3, -2, -1, 1, 2, 3]) {
      source.push(i);
      target.push(first + ((i - first + step + HALF) % HALF));
    }
  }
  const closeness = Float32Array.from(source, (i, at) => 0.2 + (((i + target[at]!) * 7) % 10) / 20);
  return { kind: 'given', source: Int32Array.from(source), target: Int32Array.from(target), closeness };
}

const ORGANIZATIONS = Int32Array.from({ length: 2 * HALF }, (_, i) => (i < HALF ? 0 : 1));
/** Two rings, each an organization of its own, between which nothing leads. */
const halves = (interventions: readonly Intervention[] = []) =>
  birth(
    scenario({
      count: 2 * HALF,
      fields: 4,
      organizations: 2,
      of: ORGANIZATIONS,
      network: twoRings(),
      parameters: APART,
      interventions,
    }),
    'halves',
  );

type Name = keyof typeof LAYOUT;
/** Columns that hold rows of groups, which are handed out to both halves in turn. */
const ROWS_OF_GROUPS: ReadonlySet<Name> = new Set([
  'membership',
  'seenGroup',
  'intentGroup',
  'ask',
  'careGroup',
  'helpGroup',
  'invitedTo',
]);
/** Rows of groups that count only together with the number of the group they belonged to, with the column of that. */
const ROWS_WITH_NUMBERS: ReadonlyMap<Name, Name> = new Map([
  ['supportRow', 'supportOf'],
  ['supporter', 'supporterId'],
] as const);
/** Columns that hold rows of communities. */
const ROWS_OF_COMMUNITIES: ReadonlySet<Name> = new Set(['community', 'circleWish', 'attending']);
/** Places in a list that both halves share. */
const PLACES: ReadonlySet<Name> = new Set([
  'inbox',
  'inboxStart',
  'talkers',
  'leavers',
  'freeRows',
  'groupId',
  'communityId',
  'attendees',
  'gatherStart',
  'gatherEnd',
]);
/** Numbers of groups, which are given to both halves in turn. */
const NUMBERS: ReadonlySet<Name> = new Set([
  'sparkFrom',
  'parent',
  'supportOf',
  'supports',
  'supporterId',
  'communityFrom',
]);

/** In which organization a group was founded, by whom, and when: what it is called in both worlds. */
const called = ({ columns: w }: World, g: number) =>
  `${w.organization[w.founderA[g]!]}: ${w.founderA[g]}+${w.founderB[g]} in week ${w.born[g]}`;

/** What numbers of groups and of communities mean. */
interface Names {
  readonly groups: Map<number, string>;
  readonly communities: Map<number, string>;
}
const nameless = (): Names => ({ groups: new Map(), communities: new Map() });

/** Gives names to all groups and communities that are there now. */
function name({ columns: w, ...world }: World, { groups, communities }: Names): void {
  for (let g = 0; g < w.book[BOOK.rowsUsed]!; g++)
    if (w.groupId[g]! > 0) groups.set(w.groupId[g]!, called({ columns: w, ...world }, g));
  for (let c = 0; c < w.book[BOOK.circleRows]!; c++) {
    if (w.communityId[c] === 0 || communities.has(w.communityId[c]!)) continue;
    const somebody = Math.floor(w.community.indexOf(c) / CIRCLES);
    const o = somebody < 0 ? 'nobody' : w.organization[somebody];
    const from = groups.get(w.communityFrom[c]!) ?? 'seeded';
    communities.set(w.communityId[c]!, `${o}: of ${from}, about ${w.communityTheme[c]}, since ${w.communityBorn[c]}`);
  }
}

/** Everything about one half of a world, in words that do not depend on what happens in the other. */
function halfOf(world: World, half: 0 | 1, { groups, communities }: Names): string[] {
  const { columns: w, block } = world;
  const { seats, people } = world.settings.size;
  const said: string[] = [];
  const row = (g: number) => (g === NONE ? 'none' : called(world, g));
  const circle = (c: number) => (c === NONE ? 'none' : communities.get(w.communityId[c]!));
  const say = (column: Name, of: string, from: number, to: number) => {
    const values: (number | string | undefined)[] = [];
    for (let at = from; at < to; at++) {
      const value = w[column][at]!;
      const counted = ROWS_WITH_NUMBERS.get(column);
      if (ROWS_OF_GROUPS.has(column)) values.push(row(value));
      else if (counted)
        values.push(value >= 0 && w[counted][at]! > 0 && w[counted][at] === w.groupId[value] ? row(value) : 'none');
      else if (ROWS_OF_COMMUNITIES.has(column)) values.push(circle(value));
      else if (column === 'origin') values.push(communities.get(value) ?? 'none');
      else values.push(NUMBERS.has(column) ? (groups.get(value) ?? 'none') : value);
    }
    said.push(`${of} ${column} ${values.join(' ')}`);
  };
  const here = Array.from({ length: people }, (_, i) => i).filter((i) => w.organization[i] === half);
  for (const column of Object.keys(LAYOUT) as Name[]) {
    const { table } = LAYOUT[column];
    const width = block.widths[column];
    if (PLACES.has(column)) continue;
    if (table === 'people') for (const i of here) say(column, `person ${i}`, i * width, (i + 1) * width);
    if (table === 'ties') for (const i of here) say(column, `person ${i}`, w.tieStart[i]!, w.tieEnd[i]!);
    if (table === 'organizations') say(column, `organization ${half}`, half * width, (half + 1) * width);
    if (table === 'groups')
      for (let g = 0; g < w.book[BOOK.rowsUsed]!; g++) {
        if (w.groupId[g] === 0 || w.organization[w.founderA[g]!] !== half) continue;
        // Seats that are empty hold who sat there before, in whichever group.
        say(
          column,
          called(world, g),
          g * width,
          g * width + (column === 'members' ? Math.min(w.size[g]!, seats) : width),
        );
      }
    if (table === 'communities')
      for (let c = 0; c < w.book[BOOK.circleRows]!; c++) {
        if (w.communityId[c] === 0 || !communities.get(w.communityId[c]!)?.startsWith(`${half}:`)) continue;
        say(column, circle(c)!, c * width, (c + 1) * width);
      }
  }
  return said.sort();
}

describe('luck falls where it would have fallen', () => {
  it('needs given to three people in week 5 change their half of the world, and not one bit of the other half', () => {
    const [plain, changed] = [halves(eventful(1)), halves(eventful(1))];
    const [names, others] = [nameless(), nameless()];
    for (let week = 1; week <= WEEKS; week++) {
      if (week === 5) {
        const { needField, needLevel, stuckSince } = changed.columns;
        for (let i = 0; i < 3; i++) {
          needField.fill(NONE, i * NEEDS, (i + 1) * NEEDS);
          needField[i * NEEDS] = 2;
          needLevel[i * NEEDS] = 1;
          stuckSince[i] = 5;
        }
      }
      tick(plain);
      name(plain, names);
      tick(changed);
      name(changed, others);
      expect(halfOf(changed, 1, others), `week ${week}`).toEqual(halfOf(plain, 1, names));
    }
    // Both halves were awake, and what was given did change the first: other groups, hence other numbers and rows in the second.
    const of = (half: number) => [...names.groups.values()].filter((called) => called.startsWith(`${half}:`)).length;
    expect(of(0)).toBeGreaterThan(20);
    expect(of(1)).toBeGreaterThan(20);
    expect([...names.communities.values()].some((called) => called.startsWith('1: of 1:'))).toBe(true);
    expect([...others.groups.entries()].join()).not.toBe([...names.groups.entries()].join());
    const rowsOf = ({ columns }: World) => columns.membership.subarray(HALF * MEMBERSHIPS).join();
    expect(rowsOf(changed)).not.toBe(rowsOf(plain));
  });

  it('a coupling would be seen: with chance strangers the other half does change', () => {
    const make = () => {
      const parameters = { ...APART, noticing: { ...APART.noticing, stranger: 0.3 } };
      return birth(scenario({ count: 2 * HALF, fields: 4, network: twoRings(), parameters }), 'halves');
    };
    const [plain, changed] = [make(), make()];
    changed.columns.needField[0] = 2;
    changed.columns.needLevel[0] = 1;
    changed.columns.stuckSince[0] = 0;
    for (let week = 0; week < WEEKS; week++) {
      tick(plain);
      tick(changed);
    }
    const expertise = ({ columns }: World) => columns.expertise.subarray(HALF * 4).join();
    expect(expertise(changed)).not.toBe(expertise(plain));
  });
});

describe('an intervention', () => {
  const WEEK = 12;
  const DEEDS: readonly [name: string, deed: Deed, columns: readonly Name[]][] = [
    [
      'catalysts',
      { kind: 'catalysts', way: 'catalyst', many: { share: 0.5 }, organization: 0 },
      ['fostering', 'spark', 'angst'],
    ],
    ['roles', { kind: 'roles', role: 'facilitator', many: { count: 30 }, organization: 0 }, ['role', 'trust']],
    ['organizing', { kind: 'organizing', assigned: 1, organization: 0 }, ['assigned', 'membership']],
    [
      'a gathering',
      { kind: 'gathering', count: 20, every: 1, theme: 1, organization: 0 },
      ['community', 'seenPerson', 'closeness'],
    ],
    ['a crisis', { kind: 'crisis', trust: 0.9, energy: 0.9, organization: 0, field: 1 }, ['trust', 'needField']],
    ['people who leave', { kind: 'leave', many: { share: 0.3 }, organization: 0 }, ['here', 'membership', 'tieEnd']],
    ['newcomers', { kind: 'newcomers', count: 20, organization: 0 }, ['here', 'expertise', 'tieTo']],
    ['an end of groups', { kind: 'end', groups: 'all', organization: 0 }, ['membership', 'tieAlumni']],
  ];
  const NEVER = 1000;
  const once = (deed: Deed, from: number, to: number) => halves([{ ...deed, from, to }]);

  it.each(
    DEEDS.flatMap(([what, deed, columns]) => [
      [`${what} in one week`, deed, columns, WEEK] as const,
      [`${what} over five weeks`, deed, columns, WEEK + 4] as const,
    ]),
  )(
    '(%s) changes nothing before its week, then its own half of the world, and not one bit of the other',
    (_, deed, columns, to) => {
      const [plain, changed] = [once(deed, NEVER, NEVER), once(deed, WEEK, to)];
      const [names, others] = [nameless(), nameless()];
      const touched = new Set<Name>();
      for (let week = 1; week <= WEEK + 24; week++) {
        tick(plain);
        name(plain, names);
        tick(changed);
        name(changed, others);
        if (week < WEEK) expect(differing(plain, changed), `week ${week}`).toEqual([]);
        else {
          for (const column of differing(plain, changed)) touched.add(column);
          expect(halfOf(changed, 1, others), `week ${week}`).toEqual(halfOf(plain, 1, names));
        }
      }
      expect([...touched]).toEqual(expect.arrayContaining([...columns]));
    },
  );

  it('in walls changes what passes through them, and who is tied across them: with no tie across nothing else changes', () => {
    const deed: Deed = { kind: 'walls', pass: 0.9, organization: 0 };
    const [plain, changed] = [once(deed, NEVER, NEVER), once(deed, WEEK, WEEK + 4)];
    for (let week = 1; week <= WEEK + 24; week++) {
      tick(plain);
      tick(changed);
      expect(differing(plain, changed)).toEqual(week >= WEEK && week <= WEEK + 4 ? ['pass'] : []);
    }
  });

  it('more at the end of the list, in the same weeks, leaves the luck of all the others as it was', () => {
    // Newcomers take places in the order of the list, so that more of them are other people.
    const more = eventful(0).filter(({ kind }) => kind !== 'newcomers' && kind !== 'leave');
    const [plain, longer] = [halves(eventful(1)), halves([...eventful(1), ...more])];
    const [names, others] = [nameless(), nameless()];
    for (let week = 1; week <= WEEKS; week++) {
      tick(plain);
      name(plain, names);
      tick(longer);
      name(longer, others);
      expect(halfOf(longer, 1, others), `week ${week}`).toEqual(halfOf(plain, 1, names));
    }
    expect(halfOf(longer, 0, others)).not.toEqual(halfOf(plain, 0, names));
  });
});

describe('a run', () => {
  const made = scenario({
    count: 100,
    fields: 4,
    organizations: 2,
    weeks: WEEKS,
    parameters: ACTIVE,
    interventions: eventful(null),
  });
  function lived(seed: string): World {
    const world = birth(made, seed);
    for (let week = 0; week < WEEKS; week++) tick(world);
    return world;
  }

  it('with the same scenario and seed is the same, to the bit', () => {
    expect(differing(lived('one'), lived('one'))).toEqual([]);
  });

  it('with another seed is another', () => {
    const columns = differing(lived('one'), lived('another'));
    for (const name of ['expertise', 'spark', 'membership', 'closeness', 'trust'] as const)
      expect(columns).toContain(name);
  });

  it('with another seed of the weeks alone, from the same first morning, is another', () => {
    const one = birth(made, 'one');
    const other: World = { ...birth(made, 'one'), key: [1, 2] };
    expect(differing(one, other)).toEqual([]);
    for (let week = 0; week < WEEKS; week++) {
      tick(one);
      tick(other);
    }
    expect(differing(one, other)).toContain('membership');
  });

  it('that is watched is the same as one that nobody watches, in every week', () => {
    const [alone, watched] = [birth(made, 'watched'), birth(made, 'watched')];
    const kept: unknown[] = [];
    const sink = {
      row: (table: string, cells: unknown) => void kept.push([table, cells]),
      drained: () => Promise.resolve(),
    };
    const observer = new Observer(made, 1, sink, countedAlone(watched));
    observer.observe(watched);
    expect(differing(alone, watched)).toEqual([]);
    for (let week = 1; week <= WEEKS; week++) {
      tick(alone);
      tick(watched);
      observer.observe(watched);
      expect(differing(alone, watched), `week ${week}`).toEqual([]);
    }
    observer.finish(watched);
    expect(differing(alone, watched)).toEqual([]);
    expect(kept.length).toBeGreaterThan(500);
  });
});

it('whoever comes or gathers later, strangers met by accident and sparks are as they would have been until then', () => {
  const weeks = 30;
  const parameters = {
    ...ACTIVE,
    noticing: { ...ACTIVE.noticing, stranger: 0.5 },
    moving: { ...ACTIVE.moving, leave: 0 },
  };
  const lived = (interventions: readonly Intervention[]) => {
    const world = birth(
      scenario({
        count: 80,
        fields: 4,
        parameters: { ...parameters, communities: { count: 0, liveOn: 0 } },
        interventions,
      }),
      'later',
    );
    const told: string[] = [];
    for (let week = 0; week < weeks; week++) {
      tick(world);
      const w = world.columns;
      told.push([w.spark, w.sparkFrom, w.groupsSoFar, w.intentPerson].map((of) => of.slice(0, 80).join()).join());
    }
    return told;
  };
  const plain = lived([]);
  const at = { from: weeks, to: weeks, organization: null } as const;
  expect(lived([{ kind: 'newcomers', count: 50, ...at }]).slice(0, -1)).toEqual(plain.slice(0, -1));
  const gathering = { kind: 'gathering', count: 12, every: 4, theme: null, ...at } as const;
  expect(lived([gathering]).slice(0, -1)).toEqual(plain.slice(0, -1));
});
