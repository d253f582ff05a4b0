import { describe, expect, it } from 'vitest';
import { striking } from '../../../src/model/rules/crisis.ts';
import { NONE, type World } from '../../../src/model/world.ts';
import { act, band, everyWeek, group, type Person, type Turned, tinyWorld, told } from '../tiny-world.ts';

/** A group in each of two organizations, of trust 0.8 and energy 0.6, twenty weeks old. */
function two(
  crisis: NonNullable<Turned['crisis']>,
  people: readonly Person[] = [],
  working: Turned['working'] = {},
): World {
  const world = tinyWorld({
    people: [{}, {}, { organization: 1 }, { organization: 1 }, ...people],
    turned: { crisis, working: { forgivingAge: 1000, ...working } },
    week: 20,
  });
  for (const g of [group(world, [0, 1], 0), group(world, [2, 3], 0)]) {
    world.columns.trust[g] = 0.8;
    world.columns.energyLevel[g] = 0.6;
  }
  return world;
}

describe('a crisis', () => {
  it('strikes an organization with chance rate a week, each by itself', () => {
    const WEEKS = 8000;
    const world = two({ rate: 0.3, trust: 0, energy: 0 });
    const counts = [0, 0, 0];
    everyWeek(world, striking, WEEKS, (week) => {
      const struck = [0, 1].map((g) => world.columns.crisisWeek[g] === week);
      struck.forEach((is, g) => {
        if (is) counts[g]! += 1;
      });
      if (struck[0] && struck[1]) counts[2]! += 1;
      world.log.clear();
    });
    [0.3, 0.3, 0.09].forEach((share, at) => {
      expect(Math.abs(counts[at]! / WEEKS - share)).toBeLessThan(band(share, WEEKS));
    });
  });

  it('never strikes at a rate of nothing, and every week at a rate of one', () => {
    const never = two({ rate: 0, angst: 1 });
    act(never, striking);
    expect([...never.columns.crisisWeek.subarray(0, 2)]).toEqual([NONE, NONE]);
    expect(never.columns.angst[0]).toBe(0);
    const always = two({ rate: 1 });
    act(always, striking);
    expect([...always.columns.crisisWeek.subarray(0, 2)]).toEqual([20, 20]);
    expect(told(always)).toEqual(['crisis -1 1 -1', 'crisis -1 2 -1']);
  });

  it('costs a group the share of trust that it cannot forgive, and the share of energy that trust cannot hold', () => {
    // Ripeness 20 of 20 + 20: half; without fearlessness half of that is forgiven: 0.25.
    const world = two({ rate: 1, trust: 0.4, energy: 0.25 }, [], { forgivingAge: 20 });
    act(world, striking);
    // 0.8 · (1 - 0.4 · 0.75) = 0.56 and 0.6 · (1 - 0.25 · 0.44) = 0.534
    expect(world.columns.trust[0]).toBeCloseTo(0.56, 6);
    expect(world.columns.energyLevel[0]).toBeCloseTo(0.534, 6);
  });

  it('costs nothing at shares of nothing, and all energy at one where no trust is left', () => {
    const none = two({ rate: 1, trust: 0, energy: 0 });
    act(none, striking);
    expect([none.columns.trust[0], none.columns.energyLevel[0]]).toEqual([0.8, 0.6].map(Math.fround));
    const all = two({ rate: 1, trust: 1, energy: 1 }, [], { forgivingAge: 20 });
    act(all, striking);
    // A quarter is forgiven: 0.8 · 0.25 = 0.2
    expect(all.columns.trust[0]).toBeCloseTo(0.2, 6);
    // 0.6 · 0.2 = 0.12
    expect(all.columns.energyLevel[0]).toBeCloseTo(0.12, 6);
    const unforgiving = two({ rate: 1, trust: 1, energy: 1 }, [], { forgivingAge: 1e9 });
    act(unforgiving, striking);
    expect(unforgiving.columns.energyLevel[0]).toBeCloseTo(0, 6);
  });

  it('costs less trust where conflicts were gone through, each as if so many weeks older', () => {
    const world = two({ rate: 1, trust: 0.4 }, [], { forgivingAge: 20, practised: 10 });
    world.columns.conflicts[0] = 4;
    act(world, striking);
    // Ripeness 20 + 40 of 80: three quarters; half of that is forgiven: 0.375.  0.8 · (1 - 0.4 · 0.625) = 0.6
    expect(world.columns.trust[0]).toBeCloseTo(0.6, 6);
    expect(world.columns.trust[1]).toBeCloseTo(0.56, 6);
  });

  it('adds the share `angst` of missing angst to everybody there, in a group or not', () => {
    const world = two({ rate: 1, angst: 0.3 }, [{ angst: 0.5 }, { angst: 0.5, absent: true }]);
    act(world, striking);
    // 0.3 · 1 and 0.5 + 0.3 · 0.5
    expect(world.columns.angst[0]).toBeCloseTo(0.3, 6);
    expect(world.columns.angst[4]).toBeCloseTo(0.65, 6);
    expect(world.columns.angst[5]).toBe(0.5);
  });

  it('brings no need by itself: it is about no field', () => {
    const world = two({ rate: 1 });
    act(world, striking);
    expect(world.columns.needField.every((k) => k === NONE)).toBe(true);
    expect(world.columns.stuckSince.every((week) => week === NONE)).toBe(true);
  });

  it('does nothing to a group that is over', () => {
    const world = two({ rate: 1 });
    world.columns.ended[0] = 20;
    act(world, striking);
    expect([world.columns.trust[0], world.columns.crisisWeek[0]]).toEqual([Math.fround(0.8), NONE]);
    expect(told(world)).toEqual(['crisis -1 2 -1']);
  });
});
