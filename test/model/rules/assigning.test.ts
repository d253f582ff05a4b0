import { describe, expect, it } from 'vitest';
import { assigning } from '../../../src/model/rules/assigning.ts';
import { KIND, NONE, type World } from '../../../src/model/world.ts';
import {
  act,
  band,
  group,
  groupsOf,
  membersOf,
  type Person,
  type Turned,
  team,
  tinyWorld,
  told,
} from '../tiny-world.ts';

/** Knows little of field 0 and wants to know 0.9. */
const PUPIL: Person = { knows: [0.1, 0, 0, 0], needs: [[0, 0.9]] };
const knows = (level: number, more: Person = {}): Person => ({ knows: [level, 0, 0, 0], ...more });

function assigned(people: readonly Person[], turned: Turned['assigning'] = {}, more: Turned = {}, seed = 'a'): World {
  const world = tinyWorld({ people, turned: { assigning: { share: 1, pace: 1, ...turned }, ...more }, seed });
  act(world, assigning);
  return world;
}
/** Who was assigned to a team, of so many pupils with an expert each, in a world of their own. */
function shareOf(pupils: number, person: Person, turned: Turned['assigning']): number {
  const people = Array.from({ length: pupils }, () => person);
  const experts = Array.from({ length: pupils }, () => knows(0.8));
  const world = tinyWorld({
    people: [...people, ...experts],
    turned: { assigning: turned ?? {}, joining: { room: 2 }, network: { room: 0 } },
  });
  act(world, assigning);
  return people.filter((_, i) => groupsOf(world, i).length > 0).length / pupils;
}

describe('somebody stuck and in no group', () => {
  it('is taught by the best expert of their organization, in a team that the expert leads', () => {
    const world = assigned([knows(0.5), PUPIL, knows(0.8), knows(0.7), knows(1, { organization: 1 })]);
    expect(groupsOf(world, 1)).toEqual([0]);
    expect(membersOf(world, 0)).toEqual([2, 1]);
    const { kind, founderA, founderB, reasonA, reasonB, born } = world.columns;
    expect([kind[0], founderA[0], founderB[0], reasonA[0], reasonB[0], born[0]]).toEqual([
      KIND.assigned,
      2,
      1,
      1,
      1,
      10,
    ]);
    expect(told(world)).toEqual(['appointed 2 1 -1', 'assigned 1 1 2']);
  });

  it('is no member of a group of their own accord by that, nor is the expert; the expert brings no need', () => {
    const world = assigned([PUPIL, knows(0.8, { needs: [[2, 0.9]] })]);
    expect([...world.columns.groupsSoFar]).toEqual([0, 0]);
    expect(world.columns.needsBrought[0]).toBe(1);
  });

  it('is assigned in the field in which they lack most', () => {
    const both: Person = {
      knows: [0.1, 0.1, 0, 0],
      needs: [
        [0, 0.5],
        [1, 0.6],
      ],
    };
    const world = assigned([both, { knows: [0.9, 0, 0, 0] }, { knows: [0, 0.3, 0, 0] }]);
    expect(membersOf(world, 0)).toEqual([2, 0]);
    expect(world.columns.reasonA[0]).toBe(0b10);
  });

  it('waits where nobody knows more than they do by what would close a gap, or nobody is there', () => {
    expect(groupsOf(assigned([PUPIL, knows(0.149)]), 0)).toEqual([]);
    expect(groupsOf(assigned([PUPIL, knows(0.151)]), 0)).toEqual([0]);
    expect(groupsOf(assigned([PUPIL, knows(0.9, { absent: true })]), 0)).toEqual([]);
    expect(groupsOf(assigned([PUPIL, knows(0.9, { organization: 1 })]), 0)).toEqual([]);
  });

  it('is left alone when they belong to a group already, or need nothing', () => {
    const world = tinyWorld({ people: [PUPIL, knows(0.8), {}, {}], turned: { assigning: { share: 1 } } });
    group(world, [0, 3]);
    act(world, assigning);
    expect(told(world)).toEqual([]);
  });
});

describe('how many are assigned', () => {
  const PUPILS = 3000;
  it.each([
    ['at a share of nothing nobody', 0, 1, 0],
    ['at a share of one and full pace all', 1, 1, 1],
    ['as the share says', 0.4, 1, 0.4],
    ['as the pace says', 1, 0.25, 0.25],
    ['as both say together', 0.5, 0.5, 0.25],
    ['at a pace of nothing nobody', 1, 0, 0],
  ] as const)('is %s', (_, share, pace, expected) => {
    const found = shareOf(PUPILS, PUPIL, { share, pace });
    expect(Math.abs(found - expected)).toBeLessThan(band(expected, PUPILS));
  });

  it.each([
    ['all, if nothing is refused', 1, 0, 1],
    ['nobody who says we, at a full refusal', 1, 1, 0],
    // 1 - 0.5 · 0.4 = 0.8
    ['less, as far as they say we and refuse', 0.4, 0.5, 0.8],
  ] as const)('of those who say we is %s (T20)', (_, we, refused, expected) => {
    const found = shareOf(PUPILS, { ...PUPIL, we }, { share: 1, pace: 1, refused });
    expect(Math.abs(found - expected)).toBeLessThan(band(expected, PUPILS));
  });

  it('is nobody in an organization that has changed as a whole (T19), and its neighbours assign on', () => {
    const world = tinyWorld({
      people: [PUPIL, knows(0.8), { ...PUPIL, organization: 1 }, knows(0.8, { organization: 1 })],
      turned: { assigning: { share: 1 } },
    });
    world.columns.orgChanged[0] = 4;
    act(world, assigning);
    expect(told(world)).toEqual(['appointed 3 1 -1', 'assigned 2 1 3']);
  });

  it('is each by what their own organization assigns', () => {
    const world = tinyWorld({
      people: [PUPIL, knows(0.8), { ...PUPIL, organization: 1 }, knows(0.8, { organization: 1 })],
      turned: { assigning: { share: 0 } },
    });
    world.columns.assigned[1] = 1;
    act(world, assigning);
    expect(groupsOf(world, 0)).toEqual([]);
    expect(groupsOf(world, 2)).toEqual([0]);
  });
});

describe('a team', () => {
  it('takes in who else is stuck in its field, up to its room, before another is begun', () => {
    const world = assigned(
      [knows(0.9), PUPIL, PUPIL, PUPIL, PUPIL, knows(0.8)],
      { teams: 1 },
      { joining: { room: 4 } },
    );
    // The best teaches three, as many as there is room for beside them; the last goes to the second best.
    const best = membersOf(world, groupsOf(world, 0)[0]!);
    expect(best.length).toBe(4);
    expect(best[0]).toBe(0);
    const other = membersOf(world, groupsOf(world, 5)[0]!);
    expect(other[0]).toBe(5);
    expect([...best.slice(1), ...other.slice(1)].sort()).toEqual([1, 2, 3, 4]);
  });

  it('is about one field: who is stuck in another goes to another team', () => {
    const other: Person = { knows: [0, 0.1, 0, 0], needs: [[1, 0.9]] };
    const world = assigned([{ knows: [0.9, 0.9, 0, 0] }, PUPIL, other], { teams: 2 });
    expect(groupsOf(world, 0).map((g) => membersOf(world, g).length)).toEqual([2, 2]);
  });

  it('is led by an expert who leads no more than `teams`', () => {
    const other: Person = { knows: [0, 0.1, 0, 0], needs: [[1, 0.9]] };
    const one = assigned([{ knows: [0.9, 0.9, 0, 0] }, PUPIL, other], { teams: 1 });
    expect(groupsOf(one, 0).length).toBe(1);
    expect(groupsOf(one, 1).length + groupsOf(one, 2).length).toBe(1);
  });

  it('goes on taking in people in later weeks', () => {
    const world = tinyWorld({ people: [knows(0.9), PUPIL, PUPIL], turned: { assigning: { share: 1 } } });
    const g = team(world, [0, 1], 0);
    act(world, assigning);
    expect(membersOf(world, g)).toEqual([0, 1, 2]);
    expect(told(world)).toEqual(['assigned 2 1 0']);
  });

  it('cannot be led by somebody who has no place free', () => {
    const world = tinyWorld({ people: [knows(0.9), PUPIL, {}, {}, knows(0.5)], turned: { assigning: { share: 1 } } });
    group(world, [0, 2]);
    group(world, [0, 3]);
    act(world, assigning);
    expect(told(world)).toEqual(['appointed 4 3 -1', 'assigned 1 3 4']);
  });
});

describe('who comes first', () => {
  const TIMES = 2000;

  it('for one seat is drawn by lot: each as often', () => {
    const counts = [0, 0, 0, 0];
    for (let n = 0; n < TIMES; n++) {
      const world = assigned([PUPIL, PUPIL, PUPIL, PUPIL, knows(0.9)], {}, { joining: { room: 2 } }, `seat ${n}`);
      counts[membersOf(world, 0)[1]!]! += 1;
    }
    for (const count of counts) expect(Math.abs(count / TIMES - 0.25)).toBeLessThan(band(0.25, TIMES));
  });

  it('of experts who know the same is drawn by lot: each is appointed as often', () => {
    const counts = [0, 0, 0, 0];
    for (let n = 0; n < TIMES; n++) {
      const world = assigned([knows(0.9), knows(0.9), PUPIL, knows(0.9), knows(0.5)], {}, {}, `expert ${n}`);
      counts[world.columns.founderA[0]!]! += 1;
    }
    expect(counts[2]).toBe(0);
    for (const i of [0, 1, 3]) expect(Math.abs(counts[i]! / TIMES - 1 / 3)).toBeLessThan(band(1 / 3, TIMES));
  });

  it('of experts who know the same who leads a team with room already takes in the next', () => {
    for (let n = 0; n < 50; n++) {
      const people = [knows(0.9), PUPIL, knows(0.9), PUPIL];
      const world = tinyWorld({ people, turned: { assigning: { share: 1 } }, seed: `same ${n}` });
      const g = team(world, [2, 1], 0);
      act(world, assigning);
      expect(membersOf(world, g)).toEqual([2, 1, 3]);
      expect(groupsOf(world, 0)).toEqual([]);
    }
  });

  it('whoever was taken on as an expert a moment ago is not assigned to another as well', () => {
    // Each is stuck in what the other knows.
    const one: Person = { knows: [0.9, 0.1, 0, 0], needs: [[1, 0.9]] };
    const other: Person = { knows: [0.1, 0.9, 0, 0], needs: [[0, 0.9]] };
    const world = assigned([one, other]);
    expect([groupsOf(world, 0), groupsOf(world, 1)]).toEqual([[0], [0]]);
    expect(world.columns.supports[0]).toBe(0);
    expect(world.columns.parent[0]).toBe(NONE);
  });
});
