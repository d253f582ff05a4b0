import { describe, expect, it } from 'vitest';
import { ROLE } from '../../../src/model/interventions.ts';
import { weaving } from '../../../src/model/rules/roles.ts';
import { BOOK, type World } from '../../../src/model/world.ts';
import { act, band, closeness, type Person, type Tiny, tinyWorld, told } from '../tiny-world.ts';

const WEAVER: Person = { role: ROLE.weaver };
/** A weaver, 0, tied to 1, 2 and 3, who do not know each other. */
const star = (tiny: Partial<Tiny> = {}): World =>
  tinyWorld({
    people: [WEAVER, {}, {}, {}],
    ties: [
      [0, 1, 0.5],
      [0, 2, 0.5],
      [0, 3, 0.5],
    ],
    ...tiny,
  });
const pairs = [
  [1, 2],
  [1, 3],
  [2, 3],
] as const;
const known = (world: World) => pairs.filter(([a, b]) => closeness(world, a, b) > 0);

describe('a weaver', () => {
  it('introduces two of those they are tied to, who know each other from then on as well as `introduced` says', () => {
    const world = star({ turned: { roles: { introductions: 1, introduced: 0.4 } } });
    act(world, weaving);
    expect(known(world).length).toBe(1);
    const [a, b] = known(world)[0]!;
    expect([closeness(world, a, b), closeness(world, b, a)]).toEqual([0.4, 0.4].map(Math.fround));
    expect(world.columns.book[BOOK.introductions]).toBe(1);
    expect(told(world)).toEqual(['introduced 0 -1 -1']);
  });

  it('introduces every two of them as often', () => {
    const TIMES = 3000;
    const counts = [0, 0, 0];
    for (let n = 0; n < TIMES; n++) {
      const world = star({ seed: `star ${n}` });
      act(world, weaving);
      pairs.forEach((pair, at) => {
        if (closeness(world, pair[0], pair[1]) > 0) counts[at]! += 1;
      });
    }
    for (const count of counts) expect(Math.abs(count / TIMES - 1 / 3)).toBeLessThan(band(1 / 3, TIMES));
  });

  it.each([0, 0.3, 1])('introduces with chance %d a week', (introductions) => {
    const TIMES = 3000;
    let count = 0;
    for (let n = 0; n < TIMES; n++) {
      const world = star({ seed: `chance ${n}`, turned: { roles: { introductions } } });
      act(world, weaving);
      count += known(world).length;
    }
    expect(Math.abs(count / TIMES - introductions)).toBeLessThan(band(introductions, TIMES));
  });

  it('introduces nobody to whom they know already, and goes on as long as somebody is left', () => {
    const world = star({ people: [WEAVER, {}, {}, {}], turned: { network: { room: 3 } } });
    for (let n = 0; n < 60; n++) {
      world.week += 1;
      act(world, weaving);
    }
    expect(known(world).length).toBe(3);
    expect(told(world).length).toBe(3);
    expect(world.columns.book[BOOK.introductions]).toBe(0);
  });

  it.each([
    ['with fewer than two ties', { people: [WEAVER, {}], ties: [[0, 1, 0.5]] }],
    ['who is none any more', { people: [{}, {}, {}, {}] }],
    ['who is a facilitator', { people: [{ role: ROLE.facilitator }, {}, {}, {}] }],
    ['where there is no room for ties', { turned: { network: { room: 0 } } }],
  ] as const)('%s introduces nobody', (_, tiny) => {
    const world = star(tiny as Partial<Tiny>);
    world.columns.book[BOOK.introductions] = 7;
    world.columns.book[BOOK.weavers] = Math.max(1, world.columns.book[BOOK.weavers]!);
    act(world, weaving);
    expect([told(world), world.columns.book[BOOK.introductions]]).toEqual([[], 0]);
  });

  it('begins a tie of their own for those introduced, which can give way', () => {
    const world = star();
    act(world, weaving);
    const [a] = known(world)[0]!;
    const last = world.columns.tieEnd[a]! - 1;
    expect([world.columns.tieOwn[last], world.columns.tieAlumni[last]]).toEqual([1, 0]);
  });
});

describe('where two weavers introduce different people to somebody with room for one tie', () => {
  it('it is drawn by lot who comes first: each as often', () => {
    const TIMES = 2000;
    let first = 0;
    for (let n = 0; n < TIMES; n++) {
      // 0 knows 2 and 3, 1 knows 2 and 4: 2 has room for one of 3 and 4.
      const world = tinyWorld({
        people: [WEAVER, WEAVER, {}, {}, {}],
        arcs: [
          [0, 2, 0.5],
          [0, 3, 0.5],
          [1, 2, 0.5],
          [1, 4, 0.5],
        ],
        turned: { network: { room: 1 } },
        seed: `room ${n}`,
      });
      act(world, weaving);
      const [three, four] = [closeness(world, 2, 3) > 0, closeness(world, 2, 4) > 0];
      expect(three).not.toBe(four);
      if (three) first += 1;
    }
    expect(Math.abs(first / TIMES - 0.5)).toBeLessThan(band(0.5, TIMES));
  });
});
