import { describe, expect, it } from 'vitest';
import { birth, settingsOf } from '../../src/model/birth.ts';
import { FOSTERING, type Intervention, ROLE } from '../../src/model/interventions.ts';
import { TRAITS, type TraitName } from '../../src/model/parameters.ts';
import type { Network, Scenario } from '../../src/model/scenario.ts';
import { BOOK, CIRCLES, type LAYOUT, NONE, type World } from '../../src/model/world.ts';
import { readScenario } from '../../src/scenario/read.ts';
import { type Made, scenario } from './made-scenario.ts';
import { band, told } from './tiny-world.ts';

const COUNT = 4000;
/** Nobody is tied to anybody: these tests are about people. */
const ALONE: Network = {
  kind: 'given',
  source: new Int32Array(0),
  target: new Int32Array(0),
  closeness: new Float32Array(0),
};
const born = (made: Made = {}, seed = 'birth'): World =>
  birth(scenario({ count: COUNT, network: ALONE, ...made }), seed);

/** Levels of person i, highest first. */
const levels = ({ columns, settings }: World, i: number) =>
  [...columns.expertise.subarray(i * settings.size.fields, (i + 1) * settings.size.fields)].sort((a, b) => b - a);

/** Columns that hold the traits drawn at birth. */
const COLUMNS = ['drive', 'openness', 'authenticity', 'stance', 'attention', 'bornFearless', 'ego'] as const;
const columnOf = (trait: TraitName) => (trait === 'fearlessness' ? 'bornFearless' : trait) as (typeof COLUMNS)[number];

const bytes = (world: World, name: keyof typeof LAYOUT) =>
  Buffer.from(
    Uint8Array.from(new Uint8Array(world.block.buffer, world.columns[name].byteOffset, world.columns[name].byteLength)),
  );

describe('on the first morning', () => {
  it('everybody is expert at one field, knows a second, and little of the rest (T1)', () => {
    const world = born({
      traits: { strong: { uniform: [0.71, 0.9] }, second: { uniform: [0.3, 0.7] }, rest: { uniform: [0, 0.2] } },
    });
    for (let i = 0; i < COUNT; i++) {
      const [first, second, ...rest] = levels(world, i);
      expect(first).toBeGreaterThanOrEqual(0.71 - 1e-6);
      expect(first).toBeLessThanOrEqual(0.9 + 1e-6);
      expect(second).toBeGreaterThanOrEqual(0.3 - 1e-6);
      expect(second).toBeLessThanOrEqual(0.7 + 1e-6);
      expect(Math.max(...rest)).toBeLessThanOrEqual(0.2 + 1e-6);
    }
  });

  it('every field has as many experts, and every other field is as often the second', () => {
    const world = born({
      fields: 4,
      traits: { strong: { constant: 0.9 }, second: { constant: 0.5 }, rest: { constant: 0 } },
    });
    const counts = new Map<string, number>();
    for (let i = 0; i < COUNT; i++) {
      const row = [...world.columns.expertise.subarray(4 * i, 4 * i + 4)];
      const pair = `${row.indexOf(Math.fround(0.9))}${row.indexOf(0.5)}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    expect(counts.size).toBe(12);
    for (const [pair, count] of counts)
      expect(Math.abs(count / COUNT - 1 / 12), pair).toBeLessThan(band(1 / 12, COUNT));
  });

  it('the length of everybody’s row of expertise is known', () => {
    const world = born();
    for (let i = 0; i < 100; i++) expect(world.columns.norm[i]).toBeCloseTo(Math.hypot(...levels(world, i)), 6);
  });

  it('who knows nothing at all has a length of one, so that nothing is divided by nothing', () => {
    const nothing = { constant: 0 };
    const world = born({ traits: { strong: nothing, second: nothing, rest: nothing } });
    expect([...world.columns.norm].every((norm) => norm === 1)).toBe(true);
  });

  it('nobody needs, wants, belongs to or has seen anything', () => {
    const { columns: w } = born();
    for (const name of [
      'needField',
      'stuckSince',
      'membership',
      'seenPerson',
      'seenGroup',
      'careField',
      'careGroup',
      'helpGroup',
      'community',
      'circleWish',
      'attending',
      'invitedTo',
      'intentPerson',
      'intentGroup',
      'stick',
      'ask',
    ] as const)
      expect(
        w[name].every((value) => value === NONE),
        name,
      ).toBe(true);
    for (const name of [
      'spark',
      'we',
      'esteem',
      'angst',
      'fostering',
      'role',
      'supportOf',
      'groupsSoFar',
      'groupId',
      'communityId',
    ] as const)
      expect(
        w[name].every((value) => value === 0),
        name,
      ).toBe(true);
    // Nothing is counted yet but the people themselves.
    expect([...w.book].filter((count) => count !== 0)).toEqual([w.book[BOOK.peopleRows]]);
  });

  it('is week 0', () => {
    expect(born().week).toBe(0);
  });
});

describe('a trait', () => {
  const distances = (values: ArrayLike<number>, cdf: (x: number) => number) => {
    const sorted = Float64Array.from(values).sort();
    let distance = 0;
    for (let at = 0; at < sorted.length; at++) {
      const p = cdf(sorted[at]!);
      distance = Math.max(distance, Math.abs(p - at / sorted.length), Math.abs(p - (at + 1) / sorted.length));
    }
    return distance * Math.sqrt(sorted.length);
  };
  // Kolmogorov and Smirnov: passed by chance once in two million.
  const LIMIT = 2.75;

  it.each(COLUMNS)('%s is spread evenly where it is said to be', (name) => {
    const trait = name === 'bornFearless' ? 'fearlessness' : name;
    const world = born({ traits: { [trait]: { uniform: [0.2, 0.8] } } });
    expect(distances(world.columns[name], (x) => Math.min(1, Math.max(0, (x - 0.2) / 0.6)))).toBeLessThan(LIMIT);
  });

  it('can be the same for all', () => {
    const world = born({ traits: { drive: { constant: 0.625 } } });
    expect(world.columns.drive.every((value) => value === 0.625)).toBe(true);
  });

  it('follows a normal distribution, cut to its range', () => {
    const world = born({ traits: { openness: { normal: { mean: 0.5, sd: 0.25 } } } });
    const values = world.columns.openness;
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
    // Two standard deviations lie on each side: 2.275 % are cut to each limit.
    for (const limit of [0, 1]) {
      const share = values.filter((value) => value === limit).length / COUNT;
      expect(Math.abs(share - 0.02275)).toBeLessThan(band(0.02275, COUNT));
    }
    const within = values.filter((value) => Math.abs(value - 0.5) < 0.25).length / COUNT;
    expect(Math.abs(within - 0.6827)).toBeLessThan(band(0.6827, COUNT));
  });

  it('follows a beta distribution', () => {
    // Beta(2, 1) has the distribution function x².
    const world = born({ traits: { stance: { beta: { alpha: 2, beta: 1 } } } });
    expect(distances(world.columns.stance, (x) => x * x)).toBeLessThan(LIMIT);
  });

  it.each(Object.keys(TRAITS) as TraitName[])(
    '%s spread differently leaves all others as they are, to the bit',
    (trait) => {
      // Beta and normal take a varying number of draws: another stream of their own is what keeps the others still.
      const one = born({ traits: { [trait]: { uniform: [0.3, 0.5] } } });
      const other = born({ traits: { [trait]: { beta: { alpha: 2, beta: 3 } } } });
      const ofExpertise = trait === 'strong' || trait === 'second' || trait === 'rest';
      for (const name of COLUMNS) {
        if (!ofExpertise && name === columnOf(trait)) expect(bytes(one, name).equals(bytes(other, name))).toBe(false);
        else expect(bytes(one, name).equals(bytes(other, name)), name).toBe(true);
      }
      if (ofExpertise) expect(bytes(one, 'expertise').equals(bytes(other, 'expertise'))).toBe(false);
      else expect(bytes(one, 'expertise').equals(bytes(other, 'expertise'))).toBe(true);
    },
  );

  it('is not moved by another trait of expertise: only the strong field changes with the strong', () => {
    const one = born({ fields: 8, traits: { strong: { constant: 0.9 } } });
    const other = born({ fields: 8, traits: { strong: { constant: 0.8 } } });
    let changed = 0;
    one.columns.expertise.forEach((level, at) => {
      if (level === other.columns.expertise[at]) return;
      changed += 1;
      expect([level, other.columns.expertise[at]]).toEqual([0.9, 0.8].map(Math.fround));
    });
    expect(changed).toBe(COUNT);
  });

  it('given by a file is used as it is, an open cell is drawn, and filling it in moves nobody else', () => {
    const given = new Float64Array(COUNT).fill(Number.NaN);
    given[3] = 0.123;
    const plain = born();
    const filled = born({ given: { drive: given, fearlessness: given, strong: given } });
    expect(filled.columns.drive[3]).toBe(Math.fround(0.123));
    expect(filled.columns.fearlessness[3]).toBe(Math.fround(0.123));
    expect(levels(filled, 3)).toContain(Math.fround(0.123));
    for (let i = 0; i < COUNT; i++) {
      if (i === 3) continue;
      expect(filled.columns.drive[i]).toBe(plain.columns.drive[i]);
      expect(filled.columns.bornFearless[i]).toBe(plain.columns.bornFearless[i]);
      expect(levels(filled, i)).toEqual(levels(plain, i));
    }
  });

  it('the level in all other fields can be given, too', () => {
    const rest = new Float64Array(COUNT).fill(Number.NaN);
    rest[3] = 0.05;
    const [plain, filled] = [born(), born({ given: { rest } })];
    expect(levels(filled, 3).slice(2)).toEqual(Array(6).fill(Math.fround(0.05)));
    expect(levels(filled, 3).slice(0, 2)).toEqual(levels(plain, 3).slice(0, 2));
    expect(levels(filled, 4)).toEqual(levels(plain, 4));
  });

  it('nobody has gained fearlessness yet', () => {
    const { columns } = born();
    expect([...columns.fearlessness]).toEqual([...columns.bornFearless]);
  });
});

describe('organizations', () => {
  it('are blocks of neighbours, as equal as can be', () => {
    const world = born({ count: 1003, organizations: 8 });
    const sizes = new Float64Array(8);
    let last = 0;
    for (const organization of world.columns.organization) {
      expect(organization).toBeGreaterThanOrEqual(last);
      last = organization;
      sizes[organization] = sizes[organization]! + 1;
    }
    expect([...sizes].sort()).toEqual([125, 125, 125, 125, 125, 126, 126, 126]);
  });

  it('and teams are as a file gives them; otherwise nobody is in a team', () => {
    const of = Int32Array.from({ length: COUNT }, (_, i) => (i * 7) % 3);
    const teams = Int32Array.from({ length: COUNT }, (_, i) => (i % 5) - 1);
    const world = born({ organizations: 3, of, teams });
    expect([...world.columns.organization]).toEqual([...of]);
    expect([...world.columns.team]).toEqual([...teams]);
    expect(born().columns.team.every((team) => team === NONE)).toBe(true);
  });
});

describe('ties', () => {
  const network: Network = {
    kind: 'given',
    source: Int32Array.of(2, 0, 0, 3),
    target: Int32Array.of(0, 3, 1, 2),
    closeness: Float32Array.of(0.5, 0.25, 0.75, 1),
  };

  it('stand as given, each at the end it is seen from, with room for more behind them', () => {
    const { columns: w } = born({ count: 5, network, parameters: { network: { room: 3 } } });
    const ties = [0, 1, 2, 3, 4].map((i) =>
      [...w.tieTo.subarray(w.tieStart[i]!, w.tieEnd[i]!)].map((j, at) => [j, w.closeness[w.tieStart[i]! + at]]),
    );
    expect(ties).toEqual([
      [
        [1, 0.75],
        [3, 0.25],
      ],
      [],
      [[0, 0.5]],
      [[2, 1]],
      [],
    ]);
    for (let i = 0; i < 5; i++) {
      expect(w.tieRoom[i]! - w.tieEnd[i]!).toBe(3);
      if (i > 0) expect(w.tieStart[i]).toBe(w.tieRoom[i - 1]);
    }
    expect(w.tieRoom[4]).toBe(w.tieTo.length);
    expect(w.tieOwn.every((own) => own === 0)).toBe(true);
  });

  it('of a generated network are mutual and as close both ways', () => {
    const ring: Network = { kind: 'small-world', neighbours: 4, rewired: 0.2, closeness: { uniform: [0.1, 0.9] } };
    const { columns: w } = born({ count: 50, network: ring });
    for (let i = 0; i < 50; i++) {
      for (let e = w.tieStart[i]!; e < w.tieEnd[i]!; e++) {
        const j = w.tieTo[e]!;
        const back = w.tieTo.subarray(w.tieStart[j]!, w.tieEnd[j]!).indexOf(i);
        expect(back).toBeGreaterThanOrEqual(0);
        expect(w.closeness[w.tieStart[j]! + back]).toBe(w.closeness[e]);
      }
    }
  });
});

describe('a seed', () => {
  const everything = (world: World) => Buffer.from(Uint8Array.from(new Uint8Array(world.block.buffer)));
  const ring: Network = { kind: 'small-world', neighbours: 4, rewired: 0.2, closeness: { uniform: [0.1, 0.9] } };

  it('makes the same world twice, to the bit', () => {
    expect(everything(born({ network: ring })).equals(everything(born({ network: ring })))).toBe(true);
  });

  it('makes a world that no other of a hundred makes', () => {
    const worlds = new Set(
      Array.from({ length: 100 }, (_, seed) => bytes(born({ count: 20 }, String(seed)), 'drive').toString('hex')),
    );
    expect(worlds.size).toBe(100);
  });
});

describe('the size of a world', () => {
  it('has a look more than ties are looked at, for the stranger, and as many seats as a group has room', () => {
    const made: Scenario = scenario({
      count: 7,
      organizations: 3,
      network: ALONE,
      parameters: { noticing: { looks: 5 }, joining: { room: 6 } },
    });
    expect(settingsOf(made).size).toEqual({
      people: 7,
      fields: 8,
      looks: 6,
      seats: 6,
      organizations: 3,
      communities: 1,
      parts: 1,
      partRows: 64,
    });
  });

  it('takes about 900 bytes of memory a person in the default world, as docs/architecture.md says', () => {
    const { scenario: town } = readScenario('scenarios/town.yaml', { set: ['people.count=20000'] });
    const { buffer } = birth(town, 'memory').block;
    expect(buffer.byteLength / 20_000).toBeGreaterThan(850);
    expect(buffer.byteLength / 20_000).toBeLessThan(910);
  });

  const gathering: Intervention = {
    kind: 'gathering',
    count: 3,
    every: 2,
    theme: null,
    organization: null,
    from: 5,
    to: 9,
  };
  const coming: Intervention = { kind: 'newcomers', count: 4, organization: null, from: 5, to: 9 };

  it('has room for communities of the first morning, for gatherings, and for all that can live on, and looks at them', () => {
    const sized = (count: number, liveOn: number, interventions: readonly Intervention[]) => {
      const parameters = { noticing: { looks: 5 }, communities: { count, liveOn, looks: 2 } };
      const { looks, communities } = settingsOf(scenario({ count: 7, network: ALONE, parameters, interventions })).size;
      return { looks, communities };
    };
    expect(sized(0, 0, [])).toEqual({ looks: 6, communities: 1 });
    expect(sized(3, 0, [])).toEqual({ looks: 8, communities: 3 });
    expect(sized(3, 0, [gathering, coming, gathering])).toEqual({ looks: 8, communities: 5 });
    // Seven people can belong to fourteen, each of at least two: seven communities.
    expect(sized(1, 0.5, [gathering])).toEqual({ looks: 8, communities: 9 });
  });

  it('has a place for everybody who is to come, where nobody is yet, with room for ties and nothing else', () => {
    const world = birth(
      scenario({ count: 7, network: ALONE, interventions: [coming, coming], parameters: { network: { room: 3 } } }),
      'room',
    );
    expect(world.settings.size.people).toBe(15);
    const { here, arrived, norm, tieStart, tieEnd, tieRoom, expertise, drive } = world.columns;
    expect([...here]).toEqual([...Array(7).fill(1), ...Array(8).fill(0)]);
    expect([...arrived]).toEqual([...Array(7).fill(0), ...Array(8).fill(NONE)]);
    for (let i = 7; i < 15; i++) {
      expect([norm[i], drive[i]]).toEqual([1, 0]);
      expect([tieEnd[i]! - tieStart[i]!, tieRoom[i]! - tieEnd[i]!]).toEqual([0, 3]);
      expect(expertise.subarray(i * 8, i * 8 + 8).every((level) => level === 0)).toBe(true);
    }
  });

  it('with places for those who are to come has the same people as without, to the bit', () => {
    const [plain, roomy] = [born(), born({ interventions: [coming] })];
    for (const name of [...COLUMNS, 'expertise', 'norm', 'bestField', 'role'] as const) {
      const one = plain.columns[name];
      expect([...roomy.columns[name].subarray(0, one.length)], name).toEqual([...one]);
    }
  });
});

describe('roles and ways of fostering on the first morning', () => {
  const shareOf = (column: ArrayLike<number>, value: number) =>
    Array.from(column).filter((is) => is === value).length / COUNT;

  it.each([
    ['fostering', 'individuals', FOSTERING.individual],
    ['fostering', 'groups', FOSTERING.group],
    ['fostering', 'catalysts', FOSTERING.catalyst],
    ['roles', 'weavers', ROLE.weaver],
    ['roles', 'facilitators', ROLE.facilitator],
    ['roles', 'coordinators', ROLE.coordinator],
  ] as const)('%s.%s is the share of people who have it, from nobody to all', (section, name, value) => {
    const column = section === 'roles' ? 'role' : 'fostering';
    for (const share of [0, 0.2, 1]) {
      const { columns } = born({ parameters: { [section]: { [name]: share } } });
      expect(Math.abs(shareOf(columns[column], value) - share)).toBeLessThan(band(share, COUNT));
      expect(shareOf(columns[column], 0)).toBeCloseTo(1 - shareOf(columns[column], value), 12);
    }
  });

  it('are one for each person, and hold for good', () => {
    const { columns } = born({ parameters: { roles: { weavers: 0.1, facilitators: 0.3, coordinators: 0.2 } } });
    [0.4, 0.1, 0.3, 0.2].forEach((share, role) => {
      expect(Math.abs(shareOf(columns.role, role) - share)).toBeLessThan(band(share, COUNT));
    });
    expect(columns.roleUntil.every((until) => until === NONE)).toBe(true);
    expect(columns.fosterUntil.every((until) => until === NONE)).toBe(true);
  });

  it('leave each other and everything else as it is', () => {
    const [plain, woven] = [
      born({ parameters: { fostering: { groups: 0.3 } } }),
      born({ parameters: { fostering: { groups: 0.3 }, roles: { weavers: 0.5 } } }),
    ];
    for (const name of [...COLUMNS, 'expertise', 'fostering'] as const)
      expect(bytes(woven, name).equals(bytes(plain, name)), name).toBe(true);
  });
});

describe('a specialized organization', () => {
  /** Share of the people of each of three organizations whose strong field is the one of theirs. */
  const own = (specialized: number) => {
    const { columns } = born({ fields: 4, organizations: 3, parameters: { organizations: { specialized } } });
    const found = [0, 0, 0];
    const all = [0, 0, 0];
    columns.organization.forEach((o, i) => {
      all[o]! += 1;
      if (columns.bestField[i] === o) found[o]! += 1;
      // Whom they are said to be expert at is where they know most, or their second.
      expect(columns.expertise[i * 4 + columns.bestField[i]!]!).toBeGreaterThanOrEqual(Math.fround(0.5));
    });
    return found.map((count, o) => count / all[o]!);
  };

  it('has one field in which all its people are expert, as far as it is specialized', () => {
    expect(own(1)).toEqual([1, 1, 1]);
    for (const [specialized, share] of [
      [0, 0.25],
      // Half by what it is about, and a quarter of the others by chance.
      [0.5, 0.625],
    ] as const)
      for (const found of own(specialized)) expect(Math.abs(found - share)).toBeLessThan(band(share, COUNT / 3));
  });
});

describe('communities of the first morning', () => {
  const communities = { count: 12, size: 9, every: 5, themed: 1 };
  const membersOf = ({ columns }: World, c: number) => {
    const members: number[] = [];
    columns.community.forEach((of, at) => {
      if (of === c) members.push(Math.floor(at / CIRCLES));
    });
    return members;
  };

  it('are as many as said, each of so many different people, and gather every so many weeks, without an end', () => {
    const world = born({ fields: 4, parameters: { communities } });
    const { columns: w } = world;
    expect([w.book[BOOK.circleRows], w.book[BOOK.circlesEver]]).toEqual([12, 12]);
    for (let c = 0; c < 12; c++) {
      expect(new Set(membersOf(world, c)).size).toBe(9);
      expect(membersOf(world, c).length).toBe(9);
      expect([w.communityId[c], w.communitySize[c], w.communityPeak[c]]).toEqual([c + 1, 9, 9]);
      expect([w.communityEvery[c], w.communityUntil[c], w.communityEnded[c], w.communityBorn[c]]).toEqual([
        5,
        NONE,
        NONE,
        0,
      ]);
      expect(w.communityTheme[c]).toBeGreaterThanOrEqual(0);
      expect(w.communityTheme[c]).toBeLessThan(4);
    }
    expect(told(world).filter((line) => line.startsWith('opened')).length).toBe(12);
  });

  it('are about a field, as often as said, each field as often', () => {
    const many = { ...communities, count: 2000, size: 2, themed: 0.6 };
    const { communityTheme } = born({ fields: 4, parameters: { communities: many } }).columns;
    for (const [theme, share] of [
      [NONE, 0.4],
      [0, 0.15],
      [1, 0.15],
      [2, 0.15],
      [3, 0.15],
    ] as const) {
      const found = communityTheme.filter((of) => of === theme).length / 2000;
      expect(Math.abs(found - share), `theme ${theme}`).toBeLessThan(band(share, 2000));
    }
    const none = born({ fields: 4, parameters: { communities: { ...communities, themed: 0 } } });
    expect(none.columns.communityTheme.every((theme) => theme === NONE)).toBe(true);
  });

  it('are smaller where there are not enough people with a place free: nobody belongs to more than two', () => {
    const world = born({ count: 5, parameters: { communities: { ...communities, count: 3, size: 9 } } });
    expect([0, 1, 2].map((c) => world.columns.communitySize[c])).toEqual([5, 5, 0]);
    expect([0, 1, 2].map((c) => membersOf(world, c).length)).toEqual([5, 5, 0]);
  });

  it('leave everything else as it is', () => {
    const [plain, social] = [born(), born({ parameters: { communities } })];
    for (const name of [...COLUMNS, 'expertise', 'role', 'fostering'] as const)
      expect(bytes(social, name).equals(bytes(plain, name)), name).toBe(true);
  });
});
