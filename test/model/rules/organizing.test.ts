import { describe, expect, it } from 'vitest';
import { FOSTERING, ROLE } from '../../../src/model/interventions.ts';
import { organizing } from '../../../src/model/rules/organizing.ts';
import { BOOK, NONE, type World } from '../../../src/model/world.ts';
import { act, type Person, type Turned, tinyWorld } from '../tiny-world.ts';

/** Five people of organization 0, of whom so many have belonged and carry the spark; one of organization 1, who has, too. */
function lived(carriers: number, changed: number, people: readonly Person[] = [{}, {}, {}, {}, {}]): World {
  const turned: Turned = { organizations: { changed }, spreading: { carried: 0.2 } };
  const all = [...people.map((person, i) => ({ spark: i < carriers ? 0.2 : 0.19, ...person })), { organization: 1 }];
  const world = tinyWorld({ people: all, turned });
  world.columns.groupsSoFar.fill(1);
  act(world, organizing);
  return world;
}

describe('an organization', () => {
  it('has changed as a whole when the share `changed` of its people have belonged and carry the spark', () => {
    expect(lived(2, 0.6).columns.orgChanged[0]).toBe(NONE);
    const world = lived(3, 0.6);
    expect(world.columns.orgChanged[0]).toBe(10);
    expect([world.columns.orgCarriers[0], world.columns.orgPeople[0]]).toEqual([3, 5]);
  });

  it('has changed at once at a share of nothing, and at a share of one only with all of its people', () => {
    expect(lived(0, 0).columns.orgChanged[0]).toBe(10);
    expect(lived(4, 1).columns.orgChanged[0]).toBe(NONE);
    expect(lived(5, 1).columns.orgChanged[0]).toBe(10);
  });

  it('counts nobody as a carrier who never belonged, nor anybody who is not here', () => {
    const world = lived(3, 0.6);
    world.columns.orgChanged[0] = NONE;
    world.columns.groupsSoFar[0] = 0;
    act(world, organizing);
    expect([world.columns.orgCarriers[0], world.columns.orgChanged[0]]).toEqual([2, NONE]);
    const less = lived(3, 0.6, [{ absent: true }, {}, {}, {}, {}]);
    expect([less.columns.orgCarriers[0], less.columns.orgPeople[0], less.columns.orgChanged[0]]).toEqual([2, 4, NONE]);
  });

  it('changes for good, and remembers when', () => {
    const world = lived(3, 0.6);
    world.columns.spark.fill(0);
    world.week = 11;
    act(world, organizing);
    expect([world.columns.orgCarriers[0], world.columns.orgChanged[0]]).toEqual([0, 10]);
  });

  it('of one person alone is none', () => {
    const world = lived(5, 0.6, [{}, {}, {}, {}, {}]);
    world.columns.spark[5] = 1;
    act(world, organizing);
    expect([world.columns.orgPeople[1], world.columns.orgCarriers[1], world.columns.orgChanged[1]]).toEqual([
      1,
      1,
      NONE,
    ]);
  });

  it('knows in each field what the best of its people knows, where difficulties may lie beyond that', () => {
    const people: Person[] = [
      { knows: [0.5, 0.25, 0, 0] },
      { knows: [0.25, 0.75, 0, 0] },
      { knows: [1, 1, 1, 1], absent: true },
      { knows: [0, 0, 1, 0.5], organization: 1 },
    ];
    const best = (beyond: number) => {
      const world = tinyWorld({ people, turned: { needs: { beyond } } });
      world.columns.orgBest.fill(0.9);
      act(world, organizing);
      return [...world.columns.orgBest];
    };
    expect(best(0.01)).toEqual([0.5, 0.75, 0, 0, 0, 0, 1, 0.5]);
    expect(best(0)).toEqual(Array(8).fill(Math.fround(0.9)));
  });
});

describe('the book', () => {
  it('counts those here who foster, in whatever way, and those who weave', () => {
    const world = tinyWorld({
      people: [
        { fostering: FOSTERING.individual },
        { fostering: FOSTERING.group, role: ROLE.weaver },
        { fostering: FOSTERING.catalyst, role: ROLE.facilitator },
        { fostering: FOSTERING.catalyst, role: ROLE.weaver, absent: true },
        { role: ROLE.weaver, organization: 1 },
        {},
      ],
    });
    world.columns.book.fill(99);
    act(world, organizing);
    expect([world.columns.book[BOOK.fosterers], world.columns.book[BOOK.weavers]]).toEqual([3, 2]);
  });
});
