/** Acts as compiled are the acts as written, in every bit: world by world, and each act alone over any share of the rows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hand, luckOf, uniform } from '../../src/engine/dice.ts';
import type { Kernel } from '../../src/engine/kernels.ts';
import { birth } from '../../src/model/birth.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { ACTS, tick } from '../../src/model/tick.ts';
import { BOOK, kernelsFor, rowsInUse, type World } from '../../src/model/world.ts';
import { readExpression } from '../../src/scenario/expression.ts';
import { readScenario } from '../../src/scenario/read.ts';
import { compiledActs } from '../../src/simulate/compiled-acts.ts';
import { livelyScenario } from '../../src/simulate/warm-up.ts';
import { ACTIVE, eventful, scenario } from '../model/made-scenario.ts';
import { act as does, type WorldAct } from '../model/tiny-world.ts';
import { bytesOf, differing } from './law-of-acts.ts';

const COMPILED = compiledActs();
const EACH = ACTS.filter(({ kind }) => kind === 'each').map(({ name }) => name);
const active = (count = 150) =>
  scenario({ count, fields: 4, organizations: 3, parameters: ACTIVE, interventions: eventful(null) });

/** The first week after which the world done by kernels differs from the world as written, with the columns; null for never. */
function parting(made: Scenario, seed: string, weeks: number, change: (world: World) => World = (world) => world) {
  const [one, other] = [birth(made, seed), change(birth(made, seed, COMPILED))];
  for (let week = 1; week <= weeks; week++) {
    tick(one);
    tick(other);
    const columns = differing(one, other);
    if (columns.length > 0) return `week ${week}: ${columns.join(', ')}`;
    one.log.clear();
    other.log.clear();
  }
  return null;
}

/** A world with one kernel in place of another. */
const having = (world: World, name: string, kernel: (real: Kernel) => Kernel): World => ({
  ...world,
  kernels: new Map([...world.kernels].map(([act, real]) => [act, act === name ? kernel(real) : real])),
});

describe('a world done by compiled acts is the same as written, in every bit of every column in every week', () => {
  it('every act of many hands is compiled, and no other', () => {
    expect([...birth(active(20), 'x', COMPILED).kernels.keys()].sort()).toEqual([...EACH].sort());
    expect(birth(active(20), 'x').kernels.size).toBe(0);
  });

  it.each(['a', 'b', 'c'])('an active world in which everything happens, seed %s', (seed) => {
    expect(parting(active(), seed, 100)).toBeNull();
    const world = birth(active(), seed, COMPILED);
    for (let week = 0; week < 60; week++) tick(world);
    expect(world.columns.book[BOOK.groupsEver]).toBeGreaterThan(50);
  });

  it('the same with teams, walls, and people who know nothing', () => {
    const made = scenario({
      count: 120,
      fields: 3,
      organizations: 2,
      teams: Int32Array.from({ length: 120 }, (_, i) => (i % 3 === 0 ? -1 : i % 12)),
      traits: { strong: { constant: 0 }, second: { constant: 0 }, rest: { constant: 0 } },
      parameters: { ...ACTIVE, organizations: { pass: 0.3, changed: 0.5 } },
      interventions: eventful(1),
    });
    expect(parting(made, 'teams', 100)).toBeNull();
  });

  it('the town at its defaults', () => {
    const { scenario: town } = readScenario('scenarios/town.yaml', { weeks: 120, set: ['people.count=600'] });
    expect(parting(town, 'town', 120)).toBeNull();
  });

  it('the lively world', () => {
    const made = livelyScenario({ attraction: null, desire: null, visibility: null });
    expect(parting(made, 'lively', 60)).toBeNull();
  });

  it('more ties than a module first keeps room for', () => {
    const made = scenario({
      count: 400,
      fields: 4,
      parameters: ACTIVE,
      network: { kind: 'small-world', neighbours: 300, rewired: 0.1, closeness: { uniform: [0.1, 0.7] } },
    });
    expect(parting(made, 'ties', 10)).toBeNull();
  });

  it('worlds of any size and with any parameters of the lively kind', () => {
    fc.assert(
      fc.property(
        fc.record({
          count: fc.integer({ min: 8, max: 60 }),
          fields: fc.integer({ min: 2, max: 12 }),
          organizations: fc.integer({ min: 1, max: 4 }),
          looks: fc.integer({ min: 1, max: 6 }),
          room: fc.integer({ min: 2, max: 7 }),
          split: fc.constantFrom(0, 0.5, 1),
          rate: fc.double({ min: 0.01, max: 1, noNaN: true }),
          openness: fc.double({ min: 0, max: 1, noNaN: true }),
          crowding: fc.double({ min: 0, max: 1, noNaN: true }),
          circles: fc.integer({ min: 0, max: 3 }),
          seed: fc.string({ maxLength: 5 }),
        }),
        ({ count, fields, organizations, looks, room, split, rate, openness, crowding, circles, seed }) => {
          const made = scenario({
            count,
            fields,
            organizations,
            traits: { openness: { constant: openness } },
            network: { kind: 'small-world', neighbours: 4, rewired: 0.2, closeness: { uniform: [0.1, 0.9] } },
            parameters: {
              ...ACTIVE,
              needs: { ...ACTIVE.needs, rate },
              noticing: { ...ACTIVE.noticing, looks },
              attraction: { ...ACTIVE.attraction, crowding },
              joining: { ...ACTIVE.joining, room },
              learning: { ...ACTIVE.learning, split },
              communities: { ...ACTIVE.communities, count: circles, liveOn: circles === 0 ? 0 : 0.5 },
            },
            interventions: count > 20 ? eventful(null) : [],
          });
          expect(parting(made, seed, 30)).toBeNull();
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each(['attraction', 'desire', 'visibility'] as const)(
    'where an expression takes the place of %s, the acts that ask for it are done as written',
    (rule) => {
      const read = readExpression('0.4', rule);
      const expression = 'expression' in read ? read.expression : null;
      const made = scenario({ count: 80, fields: 4, parameters: ACTIVE, rules: { [rule]: expression } });
      const left = EACH.filter((name) => !birth(made, 'x', COMPILED).kernels.has(name));
      expect(left.sort()).toEqual(rule === 'visibility' ? ['energy'] : ['attraction', 'sticking']);
      expect(parting(made, 'x', 60)).toBeNull();
    },
  );

  it('two worlds of one module do not disturb each other', () => {
    const [one, other] = [birth(active(60), 'p', COMPILED), birth(active(90), 'q', COMPILED)];
    const [first, second] = [birth(active(60), 'p'), birth(active(90), 'q')];
    for (let week = 0; week < 30; week++) for (const world of [one, other, first, second]) tick(world);
    expect([differing(one, first), differing(other, second)]).toEqual([[], []]);
  });

  it('three hands with kernels of their own over one memory do shares in turn', () => {
    const made = scenario({
      count: 300,
      fields: 4,
      parameters: ACTIVE,
      network: { kind: 'small-world', neighbours: 100, rewired: 0.1, closeness: { uniform: [0.1, 0.7] } },
    });
    const [one, other] = [birth(made, 'hands'), birth(made, 'hands', COMPILED)];
    const hands = [0, 1, 2].map(() => kernelsFor(other.settings, other.block, COMPILED));
    for (let week = 0; week < 20; week++) {
      tick(one);
      other.week += 1;
      for (const act of ACTS as readonly WorldAct[]) {
        if (act.kind === 'settle') does(other, act);
        else {
          const { k0, k1 } = luckOf(other.key, other.week, act.purpose);
          const rows = rowsInUse(other, act.table);
          for (let at = 0; at < 9; at++)
            hands[at % 3]!.get(act.name)!(
              k0,
              k1,
              other.week,
              Math.floor((rows * at) / 9),
              Math.floor((rows * (at + 1)) / 9),
            );
        }
      }
      expect(differing(one, other)).toEqual([]);
    }
  });

  it('a kernel that leaves out a row is found', () => {
    const careless = (world: World) =>
      having(world, 'talking', (real) => (k0, k1, week, from, to) => real(k0, k1, week, from + 1, to));
    expect(parting(active(), 'a', 30, careless)).toMatch(/^week \d+: .*closeness/);
  });

  it('a kernel with other luck is found', () => {
    const lucky = (world: World) =>
      having(world, 'needs', (real) => (k0, k1, week, from, to) => real(k0 ^ 1, k1, week, from, to));
    expect(parting(active(), 'a', 5, lucky)).toMatch(/^week 1: .*needField/);
  });
});

describe('each compiled act alone', () => {
  it.each(EACH)('%s over any share does to the whole memory what it does as written', (name) => {
    const act = ACTS.find((one) => one.name === name)! as WorldAct;
    if (act.kind !== 'each') throw new Error('not an act of many hands');
    const world = birth(active(90), `alone ${name}`, COMPILED);
    const memory = new Uint8Array(world.block.buffer);
    const wrong: string[] = [];
    let changed = 0;
    for (let turn = 0; world.week < 60; ) {
      world.week += 1;
      for (const each of ACTS) {
        if (each === (act as unknown)) {
          const rows = rowsInUse(world, act.table);
          const luck = luckOf(world.key, world.week, act.purpose);
          const before = bytesOf(world);
          for (let n = 0; n < 3; n++) {
            const below = (end: number) => Math.floor(uniform(hand(7, turn++), 3, 0) * end);
            const from = n === 0 ? 0 : below(rows + 1);
            const to = n === 0 ? rows : from + below(rows - from + 1);
            act.run(world.columns, world.settings, luck, from, to);
            const written = bytesOf(world);
            memory.set(before);
            world.kernels.get(name)!(luck.k0, luck.k1, world.week, from, to);
            const compiled = bytesOf(world);
            memory.set(before);
            if (!compiled.equals(written)) wrong.push(`week ${world.week}, rows ${from} to ${to}`);
            if (!compiled.equals(before)) changed += 1;
          }
        }
        does(world, each);
      }
      world.log.clear();
    }
    expect(wrong).toEqual([]);
    expect(changed).toBeGreaterThan(name === 'deciding' || name === 'recognition' ? 2 : 10);
  });
});
