import { describe, expect, it } from 'vitest';
import { birth, settingsOf } from '../../src/model/birth.ts';
import { TRAITS, type TraitName } from '../../src/model/parameters.ts';
import type { Network, Scenario } from '../../src/model/scenario.ts';
import { type LAYOUT, NONE, type World } from '../../src/model/world.ts';
import { type Made, scenario } from './made-scenario.ts';
import { band } from './tiny-world.ts';

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
const COLUMNS = ['drive', 'openness', 'authenticity', 'stance', 'attention', 'bornFearless'] as const;
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
      'intentPerson',
      'intentGroup',
      'stick',
      'ask',
    ] as const)
      expect(
        w[name].every((value) => value === NONE),
        name,
      ).toBe(true);
    for (const name of ['spark', 'we', 'groupsSoFar', 'groupId', 'book'] as const)
      expect(
        w[name].every((value) => value === 0),
        name,
      ).toBe(true);
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
      network: ALONE,
      parameters: { noticing: { looks: 5 }, joining: { room: 6 } },
    });
    expect(settingsOf(made).size).toEqual({ people: 7, fields: 8, looks: 6, seats: 6 });
  });
});
