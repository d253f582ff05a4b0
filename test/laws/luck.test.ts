import { describe, expect, it } from 'vitest';
import { Observer } from '../../src/measure/observer.ts';
import { birth } from '../../src/model/birth.ts';
import type { Network } from '../../src/model/scenario.ts';
import { tick } from '../../src/model/tick.ts';
import { BOOK, LAYOUT, MEMBERSHIPS, NEEDS, NONE, type World } from '../../src/model/world.ts';
import { ACTIVE, scenario } from '../model/made-scenario.ts';
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

const halves = () =>
  birth(
    scenario({
      count: 2 * HALF,
      fields: 4,
      network: twoRings(),
      parameters: { ...ACTIVE, noticing: { ...ACTIVE.noticing, stranger: 0 } },
    }),
    'halves',
  );

type Name = keyof typeof LAYOUT;
/** Columns of people that hold rows of groups, which are handed out to both halves in turn. */
const ROWS_OF_GROUPS: ReadonlySet<Name> = new Set(['membership', 'seenGroup', 'intentGroup', 'ask']);
/** Places in a list that both halves share. */
const PLACES: ReadonlySet<Name> = new Set(['inbox', 'inboxEnd', 'freeRows', 'groupId']);
/** Numbers of groups, which are given to both halves in turn. */
const NUMBERS: ReadonlySet<Name> = new Set(['sparkFrom', 'parent']);

/** Who founded a group, and when: what it is called in both worlds. */
const called = ({ columns: w }: World, g: number) => `${w.founderA[g]}+${w.founderB[g]} in week ${w.born[g]}`;

/** Everything about the second half of a world, in words that do not depend on what happens in the first. */
function secondHalf(world: World, names: Map<number, string>): string[] {
  const { columns: w, block } = world;
  const { seats } = world.settings.size;
  const said: string[] = [];
  const used = w.book[BOOK.rowsUsed]!;
  const row = (g: number) => (g === NONE ? 'none' : called(world, g));
  const number = (id: number) => names.get(id) ?? 'none';
  const say = (name: Name, of: string, from: number, to: number) => {
    const values: (number | string)[] = [];
    for (let at = from; at < to; at++) {
      const value = w[name][at]!;
      values.push(ROWS_OF_GROUPS.has(name) ? row(value) : NUMBERS.has(name) ? number(value) : value);
    }
    said.push(`${of} ${name} ${values.join(' ')}`);
  };
  for (const name of Object.keys(LAYOUT) as Name[]) {
    const { table } = LAYOUT[name];
    const width = block.widths[name];
    if (PLACES.has(name)) continue;
    if (table === 'people') for (let i = HALF; i < 2 * HALF; i++) say(name, `person ${i}`, i * width, (i + 1) * width);
    if (table === 'ties') for (let i = HALF; i < 2 * HALF; i++) say(name, `person ${i}`, w.tieStart[i]!, w.tieEnd[i]!);
    if (table === 'groups')
      for (let g = 0; g < used; g++) {
        if (w.groupId[g] === 0 || w.founderA[g]! < HALF) continue;
        // Seats that are empty hold who sat there before, in whichever group.
        say(name, called(world, g), g * width, g * width + (name === 'members' ? Math.min(w.size[g]!, seats) : width));
      }
  }
  return said.sort();
}

describe('luck falls where it would have fallen', () => {
  it('needs given to three people in week 5 change their half of the world, and not one bit of the other half', () => {
    const [plain, changed] = [halves(), halves()];
    const names = [new Map<number, string>(), new Map<number, string>()];
    const other = { left: 0, right: 0 };
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
      for (const [world, named] of [
        [plain, names[0]!],
        [changed, names[1]!],
      ] as const) {
        tick(world);
        for (let g = 0; g < world.columns.book[BOOK.rowsUsed]!; g++)
          if (world.columns.groupId[g]! > 0) named.set(world.columns.groupId[g]!, called(world, g));
      }
      expect(secondHalf(changed, names[1]!), `week ${week}`).toEqual(secondHalf(plain, names[0]!));
    }
    for (const name of names[0]!.values()) other[Number.parseInt(name, 10) < HALF ? 'left' : 'right'] += 1;
    // Both halves were awake, and what was given did change the first: other groups, hence other numbers and rows in the second.
    expect(other.left).toBeGreaterThan(20);
    expect(other.right).toBeGreaterThan(20);
    expect([...names[1]!.entries()].join()).not.toBe([...names[0]!.entries()].join());
    const rowsOf = ({ columns }: World) => columns.membership.subarray(HALF * MEMBERSHIPS).join();
    expect(rowsOf(changed)).not.toBe(rowsOf(plain));
  });

  it('a coupling would be seen: with chance strangers the other half does change', () => {
    const make = () => {
      const parameters = { ...ACTIVE, noticing: { ...ACTIVE.noticing, stranger: 0.3 } };
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

describe('a run', () => {
  const made = scenario({ count: 100, fields: 4, organizations: 2, weeks: WEEKS, parameters: ACTIVE });
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
    const observer = new Observer(made, 1, {
      row: (table, cells) => void kept.push([table, cells]),
      drained: () => Promise.resolve(),
    });
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
