import { describe, expect, it } from 'vitest';
import { needs } from '../../../src/model/rules/needs.ts';
import { MEMBERSHIPS, NEEDS, NONE, type World } from '../../../src/model/world.ts';
import { act, band, everyWeek, group, type Person, type Turned, tinyWorld } from '../tiny-world.ts';

const needsOf = ({ columns }: World, i: number) =>
  [0, 1]
    .map((n) => [columns.needField[i * NEEDS + n]!, columns.needLevel[i * NEEDS + n]!] as const)
    .filter(([field]) => field >= 0);

const crowd = (count: number, person: Person) => Array.from({ length: count }, () => person);
const KNOWS: Person = { knows: [0.5, 0.1, 0.2, 0.3] };

describe('a difficulty', () => {
  it('meets everybody at a rate of one, and nobody at a rate of nothing', () => {
    for (const [rate, stuck] of [
      [1, 200],
      [0, 0],
    ] as const) {
      const world = tinyWorld({ people: crowd(200, KNOWS), turned: { needs: { rate } } });
      act(world, needs);
      expect([...world.columns.stuckSince].filter((since) => since === world.week).length).toBe(stuck);
    }
  });

  it('meets people as often as the rate says', () => {
    const world = tinyWorld({ people: crowd(20_000, KNOWS), turned: { needs: { rate: 0.1 }, network: { room: 0 } } });
    act(world, needs);
    const share = [...world.columns.stuckSince].filter((since) => since >= 0).length / 20_000;
    expect(Math.abs(share - 0.1)).toBeLessThan(band(0.1, 20_000));
  });

  it('lies in two different fields, every pair of fields as often', () => {
    const world = tinyWorld({ people: crowd(12_000, KNOWS), turned: { needs: { rate: 1 }, network: { room: 0 } } });
    act(world, needs);
    const pairs = new Map<string, number>();
    for (let i = 0; i < 12_000; i++) {
      const fields = needsOf(world, i).map(([field]) => field);
      expect(new Set(fields).size).toBe(2);
      pairs.set(fields.join(), (pairs.get(fields.join()) ?? 0) + 1);
    }
    expect(pairs.size).toBe(12);
    for (const count of pairs.values()) expect(Math.abs(count / 12_000 - 1 / 12)).toBeLessThan(band(1 / 12, 12_000));
  });

  it('lies above the own level by reach times 0.5 to 1.5, on average by reach', () => {
    const world = tinyWorld({
      people: crowd(5000, KNOWS),
      turned: { needs: { rate: 1, reach: 0.2 }, network: { room: 0 } },
    });
    act(world, needs);
    const above: number[] = [];
    for (let i = 0; i < 5000; i++)
      for (const [field, level] of needsOf(world, i)) above.push(level - KNOWS.knows![field]!);
    expect(Math.min(...above)).toBeGreaterThanOrEqual(0.1 - 1e-6);
    expect(Math.max(...above)).toBeLessThanOrEqual(0.3 + 1e-6);
    expect(Math.min(...above)).toBeLessThan(0.102);
    expect(Math.max(...above)).toBeGreaterThan(0.298);
    // A uniform width of 0.2 has a deviation of 0.0577, its mean over 10,000 one of 0.000577.
    expect(Math.abs(above.reduce((a, b) => a + b) / above.length - 0.2)).toBeLessThan(5 * 0.000577);
  });

  it('asks for no more than can be known, and arises only where something is left to learn', () => {
    const world = tinyWorld({
      people: crowd(300, { knows: [0.97, 0.8, 0.97, 0.8] }),
      turned: { needs: { rate: 1, reach: 1, met: 0.05 } },
    });
    act(world, needs);
    for (let i = 0; i < 300; i++) {
      const own = needsOf(world, i);
      expect(world.columns.arisen[i]).toBe(own.length);
      expect(world.columns.stuckSince[i]).toBe(own.length > 0 ? world.week : NONE);
      for (const [field, level] of own) {
        expect([1, 3]).toContain(field);
        expect(level).toBe(1);
      }
    }
    expect([...world.columns.arisen].sort()[0]).toBe(0);
  });

  it('leaves who is stuck alone', () => {
    const world = tinyWorld({ people: [{ ...KNOWS, needs: [[2, 0.6]], since: 3 }], turned: { needs: { rate: 1 } } });
    world.columns.careField[0] = 1;
    world.columns.careLevel[0] = 1;
    act(world, needs);
    expect(needsOf(world, 0)).toEqual([[2, Math.fround(0.6)]]);
    expect(world.columns.stuckSince[0]).toBe(3);
    expect(world.columns.arisen[0]).toBe(0);
  });
});

describe('a need taken on', () => {
  const caring = (level: number, own: readonly number[]) => {
    const world = tinyWorld({ people: [{ knows: own }], turned: { needs: { rate: 0, met: 0.05 } } });
    world.columns.careField[0] = 1;
    world.columns.careLevel[0] = level;
    act(world, needs);
    return world;
  };

  it('is that of somebody close noticed last week, at their level', () => {
    const world = caring(0.7, [0.5, 0.1, 0, 0]);
    expect(needsOf(world, 0)).toEqual([[1, Math.fround(0.7)]]);
    expect(world.columns.stuckSince[0]).toBe(world.week);
    expect(world.columns.arisen[0]).toBe(1);
  });

  it('is none for who knows enough there already', () => {
    const world = caring(0.7, [0.5, 0.66, 0, 0]);
    expect(needsOf(world, 0)).toEqual([]);
    expect(world.columns.stuckSince[0]).toBe(NONE);
  });

  /** A member who has what they came for, in a group that wants field 1 at 0.5 and field 3 at 0.9. */
  const fulfilled = (we: number, widens: number, turned: Turned = {}) => {
    const world = tinyWorld({
      people: [
        { knows: [0.4, 0.2, 0.2, 0.4], we },
        {
          needs: [
            [1, 0.5],
            [3, 0.9],
          ],
        },
        { knows: [0, 0, 0, 0.4] },
      ],
      turned: { needs: { rate: 0, widens, met: 0.05 }, ...turned },
    });
    group(world, [0, 1]);
    return world;
  };

  it('is the largest lack of a group to which a member says we', () => {
    // Lacks: 0.5 - 0.2 = 0.3 in field 1, 0.9 - 0.4 = 0.5 in field 3.
    const world = fulfilled(1, 1);
    act(world, needs);
    expect(needsOf(world, 0)).toEqual([[3, Math.fround(0.9)]]);
    expect(world.columns.arisen[0]).toBe(1);
  });

  it('is none for who says I', () => {
    const world = fulfilled(0, 1);
    act(world, needs);
    expect(needsOf(world, 0)).toEqual([]);
  });

  it('comes with the chance widens · we', () => {
    const world = fulfilled(0.6, 0.5);
    let taken = 0;
    everyWeek(world, needs, 10_000, () => {
      if (world.columns.stuckSince[0]! >= 0) taken += 1;
      world.columns.stuckSince[0] = NONE;
      world.columns.needField.fill(NONE, 0, NEEDS);
    });
    expect(Math.abs(taken / 10_000 - 0.3)).toBeLessThan(band(0.3, 10_000));
  });

  it('is none where the group lacks nothing that the member does not know', () => {
    const world = fulfilled(1, 1);
    world.columns.expertise.set([0.4, 0.46, 0, 0.86], 0);
    act(world, needs);
    expect(needsOf(world, 0)).toEqual([]);
  });

  it('comes just so to a member whose first place is free and whose group stands in the second', () => {
    const world = fulfilled(1, 1);
    const { membership } = world.columns;
    membership[1] = membership[0]!;
    membership[0] = NONE;
    expect(membership[MEMBERSHIPS - 1]).toBeGreaterThanOrEqual(0);
    act(world, needs);
    expect(needsOf(world, 0)).toEqual([[3, Math.fround(0.9)]]);
  });
});
