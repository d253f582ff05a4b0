import { describe, expect, it } from 'vitest';
import { alumni } from '../../../src/model/rules/alumni.ts';
import type { World } from '../../../src/model/world.ts';
import { act, band, everyWeek, type Person, tinyWorld } from '../tiny-world.ts';

const WEEKS = 10_000;
const STUCK: Person = {
  needs: [
    [1, 0.9],
    [2, 0.9],
  ],
};

/** Person 0 was in a group with 1 (closeness 0.6) and 2 (0.3), not with 3, whom they are closest to. */
function old(asking: number, self: Person = STUCK): World {
  const world = tinyWorld({
    people: [self, { knows: [0, 0.5, 0.25, 0] }, { knows: [0, 0.75, 0.125, 0] }, { knows: [0, 1, 1, 1] }],
    arcs: [
      [0, 3, 1],
      [0, 1, 0.6],
      [0, 2, 0.3],
    ],
    turned: { alumni: { asking } },
  });
  world.columns.tieAlumni.set([0, 1, 1]);
  world.columns.groupsSoFar[0] = 1;
  return world;
}

describe('an old friend', () => {
  it('is asked by who is stuck, among those they once were in a group with, the closer the more often', () => {
    const world = old(1);
    let first = 0;
    everyWeek(world, alumni, WEEKS, () => {
      const [one, two] = world.columns.friendLevel;
      const close = world.columns.friendClose[0]!;
      if (close === Math.fround(0.6)) {
        first += 1;
        expect([one, two]).toEqual([0.5, 0.25]);
      } else {
        expect(close).toBe(Math.fround(0.3));
        expect([one, two]).toEqual([0.75, 0.125]);
      }
    });
    expect(Math.abs(first / WEEKS - 2 / 3)).toBeLessThan(band(2 / 3, WEEKS));
  });

  it('is asked now and then, as often as chance says', () => {
    const world = old(0.3);
    let asked = 0;
    everyWeek(world, alumni, WEEKS, () => {
      if (world.columns.friendClose[0]! > 0) asked += 1;
    });
    expect(Math.abs(asked / WEEKS - 0.3)).toBeLessThan(band(0.3, WEEKS));
  });

  it.each([
    ['by nobody who needs nothing', () => old(1, {})],
    ['never, at a chance of nothing', () => old(0)],
    [
      'by nobody who never belonged',
      () => {
        const world = old(1);
        world.columns.groupsSoFar[0] = 0;
        return world;
      },
    ],
    [
      'by nobody whose old friends are all forgotten',
      () => {
        const world = old(1);
        world.columns.tieAlumni.fill(0);
        return world;
      },
    ],
  ] as const)('is asked %s; and last week is over', (_, make) => {
    const world = make();
    world.columns.friendClose.fill(1);
    world.columns.friendLevel.fill(1);
    act(world, alumni);
    expect(world.columns.friendClose[0]).toBe(0);
    expect([...world.columns.friendLevel.subarray(0, 2)]).toEqual([0, 0]);
  });

  it('is asked about what is needed, and nothing else', () => {
    const world = old(1, { needs: [[2, 0.9]] });
    act(world, alumni);
    expect([0.25, 0.125]).toContain(world.columns.friendLevel[0]);
    expect(world.columns.friendLevel[1]).toBe(0);
  });
});
