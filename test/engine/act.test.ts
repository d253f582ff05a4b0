import { describe, expect, it } from 'vitest';
import { actsOf, oneHand, play } from '../../src/engine/act.ts';
import { type Layout, layOut } from '../../src/engine/columns.ts';
import { luckOf, purposeNumber, seedKey } from '../../src/engine/dice.ts';

const LAYOUT = {
  height: { table: 'trees', kind: 'f32', unit: 'm', meaning: 'height' },
  nest: { table: 'birds', kind: 'i32', unit: 'tree', meaning: 'where it nests' },
} as const satisfies Layout;

const { each, settle } = actsOf<typeof LAYOUT, { readonly grows: number }, string[]>();
const KEY = seedKey('a wood');
const wood = () => layOut(LAYOUT, { trees: 6, birds: 3 }, {}).columns;

describe('a week of acts', () => {
  const grow = each('grow', 'trees', ['height'], (world, { grows }, _luck, from, to) => {
    for (let tree = from; tree < to; tree++) world.height[tree] = world.height[tree]! + grows;
  });
  const nest = settle('nest', ['nest'], (world, _settings, _luck, log) => {
    for (let bird = 0; bird < 3; bird++) world.nest[bird] = Math.round(world.height[bird]! * 10);
    log.push('nested');
  });

  it('does them in their order, each seeing what those before it did, and lets those of one hand say what happened', () => {
    const log: string[] = [];
    const world = wood();
    play([grow, nest, grow], world, { grows: 0.5 }, KEY, 1, () => 6, log);
    expect([...world.height]).toEqual([1, 1, 1, 1, 1, 1]);
    expect([...world.nest]).toEqual([5, 5, 5]);
    expect(log).toEqual(['nested']);
  });

  it('asks for the rows of a table when an act comes to them, not before', () => {
    let rows = 2;
    const plant = settle('plant', [], () => {
      rows = 4;
    });
    const world = wood();
    play([grow, plant, grow], world, { grows: 1 }, KEY, 1, () => rows, []);
    expect([...world.height]).toEqual([2, 2, 1, 1, 0, 0]);
  });

  it('gives the rows of an act of many hands to whoever divides them', () => {
    const world = wood();
    const shares: string[] = [];
    const halves = (rows: number, share: (from: number, to: number) => void) => {
      for (const [from, to] of [
        [rows / 2, rows],
        [0, rows / 2],
      ] as const) {
        shares.push(`${from}..${to}`);
        share(from, to);
      }
    };
    play([grow], world, { grows: 1 }, KEY, 1, (table) => (table === 'trees' ? 6 : 0), [], halves);
    expect(shares).toEqual(['3..6', '0..3']);
    expect([...world.height]).toEqual([1, 1, 1, 1, 1, 1]);
    oneHand(6, (from, to) => shares.push(`${from}..${to}`), { number: 0, week: 1 });
    expect(shares.at(-1)).toBe('0..6');
  });

  it('gives every act luck of its own, by its name and the week', () => {
    const given: unknown[] = [];
    const look = (name: string) => each(name, 'trees', [], (_world, _settings, luck) => given.push(luck));
    play([look('a'), look('b')], wood(), { grows: 0 }, KEY, 7, () => 6, []);
    expect(given).toEqual([luckOf(KEY, 7, purposeNumber('a')), luckOf(KEY, 7, purposeNumber('b'))]);
    expect(given[0]).not.toEqual(given[1]);
    expect(given[0]).toMatchObject({ week: 7 });
  });

  it('leaves the luck of all other acts as it is when one more is put between', () => {
    const given: unknown[] = [];
    const look = each('look', 'trees', [], (_world, _settings, luck) => given.push(luck));
    play([look], wood(), { grows: 0 }, KEY, 7, () => 6, []);
    play([grow, nest, look], wood(), { grows: 0 }, KEY, 7, () => 6, []);
    expect(given[1]).toEqual(given[0]);
  });
});
