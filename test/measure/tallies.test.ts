/** What is counted of a world does not depend on who counts which part of it, and the sums are what a plain count gives. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneHand, type Shares } from '../../src/engine/act.ts';
import { countAlive, countBefell } from '../../src/measure/count-groups.ts';
import { countHappened, countOrganizations, countStanding } from '../../src/measure/count-people.ts';
import { COUNTS } from '../../src/measure/observer.ts';
import {
  ALIVE,
  BEFELL,
  Counter,
  Counting,
  HAPPENED,
  rowsToCount,
  STACK,
  STANDING,
  type Tallies,
  talliesOf,
} from '../../src/measure/tallies.ts';
import { birth } from '../../src/model/birth.ts';
import { tick } from '../../src/model/tick.ts';
import { BOOK, KIND, MEMBERSHIPS, NONE, type World } from '../../src/model/world.ts';
import { ACTIVE, eventful, scenario } from '../model/made-scenario.ts';

/** A world of many parts of people and several stacks of groups, in which a lot has happened. */
const world = (() => {
  const made = { count: 1000, fields: 4, organizations: 3, parameters: ACTIVE, interventions: eventful(null) };
  const born = birth(scenario(made), 'counted');
  for (let week = 0; week < 30; week++) tick(born);
  return born;
})();
const { columns: w } = world;

/** Tallies in memory that holds something else from before. */
function littered(world: World): Tallies {
  const tallies = talliesOf(world.settings, world.block.rows);
  for (const column of Object.values(tallies.columns)) column.fill(12345);
  return tallies;
}

/** All that is counted, by hands that share the rows so. */
function counted(shares: Shares): Counting {
  const counting = new Counting(new Counter(world, littered(world), COUNTS, null), shares, 0);
  for (const count of COUNTS) counting.do(world, count);
  return counting;
}

const bytesOf = ({ tallies }: Counting) => Buffer.from(new Uint8Array(tallies.buffer).slice());

function sumsOf<N extends string>(
  names: readonly N[],
  ...[count, tally]: [Parameters<Counting['do']>[1], 'happened' | 'standing' | 'befell' | 'alive']
) {
  const sums = Object.fromEntries(names.map((name) => [name, 0])) as Record<N, number>;
  counted(oneHand).add(world, count, tally, names, sums);
  return sums;
}

const people = Array.from({ length: world.settings.size.people }, (_, i) => i).filter((i) => w.here[i] === 1);
const groups = Array.from({ length: w.book[BOOK.rowsUsed]! }, (_, g) => g).filter((g) => w.groupId[g]! > 0);
const own = groups.filter((g) => w.kind[g] === KIND.own);
const alive = own.filter((g) => w.ended[g] === NONE);
const groupsOf = (i: number) =>
  [...w.membership.subarray(i * MEMBERSHIPS, (i + 1) * MEMBERSHIPS)].filter((g) => g >= 0);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

it('the world has parts and stacks enough to be shared, and not all of them are full', () => {
  expect(rowsToCount(world, countHappened)).toBeGreaterThan(10);
  expect(rowsToCount(world, countBefell)).toBeGreaterThan(1);
  expect(w.book[BOOK.rowsUsed]! % STACK).toBeGreaterThan(0);
  expect(people.length % world.settings.size.partRows).toBeGreaterThan(0);
});

it('whoever counts which parts, in whatever order, every bit of every sum is the same', () => {
  const alone = bytesOf(counted(oneHand));
  const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });
  const places = fc.array(fc.nat(), { minLength: 21, maxLength: 21 });
  fc.assert(
    fc.property(cuts, places, (at, order) => {
      const shares: Shares = (rows, share) => {
        const ends = [0, ...at.map((cut) => Math.floor(cut * rows)), rows].sort((a, b) => a - b);
        const each = ends.slice(1).map((to, n) => [ends[n]!, to] as const);
        each.sort(([a], [b]) => order[a % 21]! - order[b % 21]!);
        for (const [from, to] of each) if (to > from) share(from, to);
      };
      expect(bytesOf(counted(shares)).equals(alone)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

it('a hand that leaves out a part is found out: the comparison can tell', () => {
  const careless: Shares = (rows, share) => share(0, rows - 1);
  expect(bytesOf(counted(careless)).equals(bytesOf(counted(oneHand)))).toBe(false);
});

describe('the sums over all parts are what a plain count gives:', () => {
  it('people as they are', () => {
    const sums = sumsOf(STANDING, countStanding, 'standing');
    expect(sums).toMatchObject({
      people: people.length,
      members: people.filter((i) => groupsOf(i).some((g) => w.kind[g] === KIND.own)).length,
      ever: people.filter((i) => w.groupsSoFar[i]! > 0).length,
      stuck: people.filter((i) => w.stuckSince[i] !== NONE).length,
    });
    expect(sums.members).toBeGreaterThan(50);
    expect(sums.ego).toBeCloseTo(sum(people.map((i) => w.ego[i]!)), 9);
    expect(sums.we).toBeCloseTo(sum(people.map((i) => w.we[i]!)), 9);
  });

  it('what happened to people this week', () => {
    const sums = sumsOf(HAPPENED, countHappened, 'happened');
    const all = Array.from(w.here.keys());
    expect(sums.needsArisen).toBe(sum(all.map((i) => w.arisen[i]!)));
    expect(sums.talks).toBe(all.filter((i) => w.intentPerson[i]! >= 0).length);
    expect(sums.talks).toBeGreaterThan(50);
    expect(sums.gainPractice).toBeCloseTo(sum(all.map((i) => w.gainPractice[i]!)), 9);
  });

  it('groups as they are', () => {
    const sums = sumsOf(ALIVE, countAlive, 'alive');
    expect(sums).toMatchObject({
      groups: alive.length,
      assigned: groups.filter((g) => w.kind[g] === KIND.assigned && w.ended[g] === NONE).length,
      size: sum(alive.map((g) => w.size[g]!)),
      isRecognized: alive.filter((g) => w.recognizedWeek[g] !== NONE).length,
    });
    expect(sums.groups).toBeGreaterThan(20);
    expect(sums.trust).toBeCloseTo(sum(alive.map((g) => w.trust[g]!)), 9);
  });

  it('what befell groups this week', () => {
    const sums = sumsOf(BEFELL, countBefell, 'befell');
    expect(sums.founded).toBe(own.filter((g) => w.born[g] === world.week).length);
    expect(sums.meetings).toBe(own.filter((g) => w.meets[g] === 1).length);
    expect(sums.meetings).toBeGreaterThan(20);
    const ends = sums.fulfilled + sums.faded + sums.conflict + sums.emptied + sums.crisis + sums.closed;
    expect(ends).toBe(own.filter((g) => w.ended[g] === world.week).length);
  });

  it('people of each organization', () => {
    const counting = counted(oneHand);
    const { orgHere, orgEver } = counting.tallies.columns;
    for (const o of [0, 1, 2]) {
      const ofAll = (column: Int32Array) =>
        sum(Array.from({ length: rowsToCount(world, countOrganizations) }, (_, part) => column[part * 3 + o]!));
      const its = people.filter((i) => w.organization[i] === o);
      expect([ofAll(orgHere), ofAll(orgEver)]).toEqual([its.length, its.filter((i) => w.groupsSoFar[i]! > 0).length]);
    }
  });
});
