import { describe, expect, it } from 'vitest';
import { joining } from '../../../src/model/rules/joining.ts';
import { NONE, type World } from '../../../src/model/world.ts';
import { act, band, group, groupsOf, membersOf, type Person, team, tinyWorld, told } from '../tiny-world.ts';

const somebody = (count: number): Person[] => Array.from({ length: count }, () => ({}));

function asks(world: World, who: readonly number[], g: number): void {
  for (const i of who) {
    world.columns.ask[i] = g;
    world.columns.intentPerson[i] = world.columns.members[g * world.settings.size.seats]!;
  }
  act(world, joining);
}

describe('a group that somebody asks', () => {
  it('takes them in, last in the order of coming', () => {
    const world = tinyWorld({
      people: [
        {},
        {},
        {
          needs: [
            [0, 0.5],
            [1, 0.5],
          ],
        },
      ],
    });
    const g = group(world, [0, 1]);
    asks(world, [2], g);
    expect(membersOf(world, g)).toEqual([0, 1, 2]);
    expect(groupsOf(world, 2)).toEqual([g]);
    expect(world.columns.groupsSoFar[2]).toBe(1);
    expect([world.columns.sizePeak[g], world.columns.membersTotal[g], world.columns.needsBrought[g]]).toEqual([
      3, 3, 2,
    ]);
    expect(told(world)).toEqual(['joined 2 1 0']);
  });

  it('shares its trust anew: the newcomer brings the closeness of members to them', () => {
    const world = tinyWorld({
      people: somebody(3),
      arcs: [
        [0, 2, 0.4],
        [1, 2, 0.2],
        [2, 0, 0.9],
      ],
    });
    const g = group(world, [0, 1]);
    world.columns.trust[g] = 0.6;
    asks(world, [2], g);
    // (0.6 · 2 + 0.3) / 3 = 0.5
    expect(world.columns.trust[g]).toBeCloseTo(0.5, 6);
  });

  it('takes in as many as there is room for, and nobody more', () => {
    const world = tinyWorld({ people: somebody(9), turned: { joining: { room: 5 } } });
    const g = group(world, [0, 1]);
    asks(world, [2, 3, 4, 5, 6, 7, 8], g);
    expect(membersOf(world, g).length).toBe(5);
    expect(new Set(membersOf(world, g)).size).toBe(5);
    for (let i = 2; i < 9; i++) expect(groupsOf(world, i).length).toBe(membersOf(world, g).includes(i) ? 1 : 0);
    expect(told(world).length).toBe(3);
  });

  it('with one seat for eight who ask gives it to each equally often', () => {
    const TIMES = 4000;
    const counts = new Float64Array(10);
    const world = tinyWorld({ people: somebody(10), turned: { joining: { room: 3 } } });
    const g = group(world, [0, 1]);
    for (let n = 0; n < TIMES; n++) {
      world.week += 1;
      asks(world, [2, 3, 4, 5, 6, 7, 8, 9], g);
      const newcomer = membersOf(world, g)[2]!;
      counts[newcomer] = counts[newcomer]! + 1;
      world.columns.size[g] = 2;
      world.columns.membership.fill(NONE, 4);
    }
    for (let i = 2; i < 10; i++)
      expect(Math.abs(counts[i]! / TIMES - 1 / 8), `person ${i}`).toBeLessThan(band(1 / 8, TIMES));
  });

  it('does not take in who has, since asking, taken their last place', () => {
    const world = tinyWorld({ people: somebody(6) });
    const g = group(world, [0, 1]);
    group(world, [2, 3]);
    group(world, [2, 4]);
    asks(world, [2], g);
    expect(membersOf(world, g)).toEqual([0, 1]);
    expect(told(world)).toEqual([]);
  });
});

describe('who comes with needs that arose this very week', () => {
  it('brings those they had before: the week’s own are counted at its end', () => {
    const world = tinyWorld({
      people: [
        {},
        {},
        {
          needs: [
            [0, 0.5],
            [1, 0.5],
          ],
        },
      ],
    });
    const g = group(world, [0, 1]);
    world.columns.arisen[2] = 1;
    asks(world, [2], g);
    expect(world.columns.needsBrought[g]).toBe(1);
  });
});

describe('a pupil of an assigned team', () => {
  it('has a place free for a group of their own accord, which alone counts as one belonged to', () => {
    const world = tinyWorld({ people: somebody(4) });
    const g = group(world, [0, 1]);
    const taught = team(world, [3, 2], 0);
    expect(world.columns.groupsSoFar[2]).toBe(0);
    asks(world, [2], g);
    expect(groupsOf(world, 2)).toEqual([taught, g]);
    expect(world.columns.groupsSoFar[2]).toBe(1);
  });
});
