/** Counts as compiled are the counts as written, in every bit of every tally, and whichever way they are done they leave the world alone. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COUNTS } from '../../src/measure/observer.ts';
import {
  ALIVE,
  BEFELL,
  type Count,
  Counter,
  HAPPENED,
  ROOM,
  rowsToCount,
  STANDING,
  TALLIES,
  type Tallies,
  talliesOf,
} from '../../src/measure/tallies.ts';
import { birth } from '../../src/model/birth.ts';
import { tick } from '../../src/model/tick.ts';
import { LAYOUT, type World } from '../../src/model/world.ts';
import { compiledActs, compiledCounts } from '../../src/simulate/compiled-acts.ts';
import { bytesOf } from '../laws/law-of-acts.ts';
import { ACTIVE, eventful, scenario } from '../model/made-scenario.ts';

const bytesOfTallies = ({ columns }: Tallies) =>
  Object.values(columns).map((column) => Buffer.from(new Uint8Array(column.slice().buffer)).toString('base64'));

/** All tallies after a count of these rows by the counter, in memory that held something else before. */
function after(world: World, tallies: Tallies, compiled: WebAssembly.Module | null, one: Count, shares: number[]) {
  for (const column of Object.values(tallies.columns)) column.fill(77);
  const work = new Counter(world, tallies, COUNTS, compiled).work(COUNTS.indexOf(one));
  for (let at = 1; at < shares.length; at++) work(shares[at - 1]!, shares[at]!);
  return bytesOfTallies(tallies);
}

it('any world is counted to the same bits both ways, over any share of the rows, and is as it was before', () => {
  const counted = new Set<string>();
  fc.assert(
    fc.property(
      fc.record({
        count: fc.integer({ min: 8, max: 700 }),
        fields: fc.integer({ min: 2, max: 8 }),
        organizations: fc.integer({ min: 1, max: 4 }),
        circles: fc.integer({ min: 0, max: 3 }),
        weeks: fc.integer({ min: 0, max: 40 }),
        cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
        seed: fc.string({ maxLength: 5 }),
      }),
      ({ count, fields, organizations, circles, weeks, cuts, seed }) => {
        const made = scenario({
          count,
          fields,
          organizations,
          parameters: {
            ...ACTIVE,
            communities: { ...ACTIVE.communities, count: circles, liveOn: circles === 0 ? 0 : 0.5 },
          },
          interventions: count > 20 ? eventful(null) : [],
        });
        const world = birth(made, seed, compiledActs());
        const plain = talliesOf(world.settings, world.block.rows);
        const behind = talliesOf(world.settings, world.block.rows, { behind: world.block });
        expect(behind.memory).toBe(world.block.memory);
        for (let week = 0; week < weeks; week++) {
          tick(world);
          world.log.clear();
        }
        const before = bytesOf(world);
        for (const one of COUNTS) {
          const rows = rowsToCount(world, one);
          const shares = [0, ...cuts.map((cut) => Math.floor(cut * rows)), rows].sort((a, b) => a - b);
          const written = after(world, plain, null, one, [0, rows]);
          expect(after(world, behind, compiledCounts(), one, shares)).toEqual(written);
          if (written.some((bytes, at) => bytes !== after(world, plain, null, one, [0, 0])[at])) counted.add(one.name);
        }
        expect(bytesOf(world).equals(before)).toBe(true);
      },
    ),
    { numRuns: 25 },
  );
  expect([...counted].sort()).toEqual(COUNTS.map(({ name }) => name).sort());
});

it('every count is compiled, and is done by what was compiled', () => {
  expect(WebAssembly.Module.exports(compiledCounts()!).map(({ name }) => name)).toEqual(
    expect.arrayContaining(COUNTS.map(({ name }) => name)),
  );
  const world = birth(scenario({ count: 40, fields: 3, parameters: ACTIVE }), 'x', compiledActs());
  const tallies = talliesOf(world.settings, world.block.rows, { behind: world.block });
  const silent = COUNTS.map((one) => ({ ...one, run: () => expect.fail(`${one.name} was done as written`) }));
  const counter = new Counter(world, tallies, silent, compiledCounts());
  for (const one of silent) counter.work(silent.indexOf(one))(0, rowsToCount(world, one));
  const alone = new Counter(world, talliesOf(world.settings, world.block.rows), silent, compiledCounts());
  expect(() => alone.work(0)(0, 1)).toThrow('as written');
});

it('a count writes only the tallies that it names', () => {
  const world = birth(scenario({ count: 300, fields: 3, parameters: ACTIVE, interventions: eventful(null) }), 'x');
  for (let week = 0; week < 20; week++) tick(world);
  const tallies = talliesOf(world.settings, world.block.rows);
  const names = Object.keys(TALLIES) as (keyof typeof TALLIES)[];
  for (const one of COUNTS) {
    const untouched = after(world, tallies, null, one, [0]);
    const touched = after(world, tallies, null, one, [0, rowsToCount(world, one)]);
    const written = names.filter((_, at) => touched[at] !== untouched[at]);
    expect(one.writes).toEqual(expect.arrayContaining(written));
  }
});

it('tallies have names that no column of the world has, and rows with room for all that is summed', () => {
  expect(Object.keys(TALLIES).filter((name) => Object.hasOwn(LAYOUT, name))).toEqual([]);
  for (const names of [HAPPENED, STANDING, BEFELL, ALIVE]) expect(names.length).toBeLessThanOrEqual(ROOM);
  expect((ROOM * 8) % 64).toBe(0);
});
