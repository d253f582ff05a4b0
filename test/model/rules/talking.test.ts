import { describe, expect, it } from 'vitest';
import { gathering, talking } from '../../../src/model/rules/talking.ts';
import { BOOK, NONE, type World } from '../../../src/model/world.ts';
import { act, band, closeness, group, type Person, type Turned, tinyWorld } from '../tiny-world.ts';

const TURNED: Turned = {
  talking: { step: 0.25, bond: 0.05, decay: 0.004, asked: 0.5 },
  alumni: { decay: 0.25 },
  network: { room: 2 },
};
const people = (count: number): Person[] => Array.from({ length: count }, () => ({}));

function talk(world: World, talks: readonly (readonly [from: number, to: number])[]): void {
  world.columns.intentPerson.fill(NONE);
  for (const [from, to] of talks) world.columns.intentPerson[from] = to;
  act(world, gathering);
  act(world, talking);
}

const tiesOf = ({ columns: { tieStart, tieEnd, tieTo } }: World, i: number) => [
  ...tieTo.subarray(tieStart[i]!, tieEnd[i]!),
];

describe('gathering', () => {
  it('sorts the talks by whom they are held with', () => {
    const world = tinyWorld({ people: people(5) });
    world.columns.intentPerson.set([3, 3, NONE, 0, 3]);
    act(world, gathering);
    const { inbox, inboxStart, inboxCount } = world.columns;
    const box = (j: number) => Array.from({ length: inboxCount[j]! }, (_, at) => inbox[inboxStart[j]! + at]!);
    expect([0, 1, 2, 3, 4].map(box)).toEqual([[3], [], [], [0, 1, 4], []]);
  });
});

describe('a talk', () => {
  it('closes a step of the distance, both ways, whoever asked', () => {
    const world = tinyWorld({ people: people(3), ties: [[0, 1, 0.4]], turned: TURNED });
    talk(world, [[0, 1]]);
    // 0.4 · 0.996 = 0.3984;  + 0.25 · 0.6016 = 0.1504
    expect(closeness(world, 0, 1)).toBeCloseTo(0.5488, 6);
    expect(closeness(world, 1, 0)).toBeCloseTo(0.5488, 6);
  });

  it('held twice in a week, each having asked the other, closes two steps', () => {
    const world = tinyWorld({ people: people(2), ties: [[0, 1, 0.4]], turned: TURNED });
    talk(world, [
      [0, 1],
      [1, 0],
    ]);
    // 0.5488 + 0.25 · 0.4512 = 0.6616
    expect(closeness(world, 0, 1)).toBeCloseTo(0.6616, 6);
    expect(closeness(world, 1, 0)).toBeCloseTo(0.6616, 6);
  });

  it('begins a tie where there was none, on both sides', () => {
    const world = tinyWorld({ people: people(2), turned: TURNED });
    talk(world, [[1, 0]]);
    // 0.5 · 0.25 = 0.125;  + 0.25 · 0.875 = 0.34375
    expect(closeness(world, 0, 1)).toBeCloseTo(0.34375, 6);
    expect(closeness(world, 1, 0)).toBeCloseTo(0.34375, 6);
    expect(world.columns.tieOwn[world.columns.tieStart[0]!]).toBe(1);
  });
});

describe('working together', () => {
  it('brings all members closer, a bond a week', () => {
    const world = tinyWorld({ people: people(3), ties: [[0, 1, 0.4]], turned: TURNED });
    group(world, [0, 1, 2]);
    talk(world, []);
    // 0.3984 + 0.05 · 0.6016 = 0.42848;  a new tie: 0.05 + 0.05 · 0.95 = 0.0975
    expect(closeness(world, 0, 1)).toBeCloseTo(0.42848, 6);
    expect(closeness(world, 1, 0)).toBeCloseTo(0.42848, 6);
    expect(closeness(world, 0, 2)).toBeCloseTo(0.0975, 6);
    expect(tiesOf(world, 2).sort()).toEqual([0, 1]);
  });
});

describe('a group that did not meet', () => {
  it('brings nobody closer', () => {
    const world = tinyWorld({ people: people(3), ties: [[0, 1, 0.4]], turned: TURNED });
    world.columns.meets[group(world, [0, 1, 2])] = 0;
    talk(world, []);
    expect(closeness(world, 0, 1)).toBeCloseTo(0.3984, 6);
    expect(tiesOf(world, 2)).toEqual([]);
  });
});

describe('a week apart', () => {
  it('costs the share `decay` of closeness', () => {
    const world = tinyWorld({ people: people(2), ties: [[0, 1, 0.4]], turned: TURNED });
    talk(world, []);
    expect(closeness(world, 0, 1)).toBeCloseTo(0.3984, 6);
  });

  it('costs those who were in a group together a quarter of that', () => {
    const world = tinyWorld({ people: people(2), ties: [[0, 1, 0.4]], turned: TURNED });
    world.columns.tieAlumni[world.columns.tieStart[0]!] = 1;
    world.columns.groupsSoFar[0] = 1;
    talk(world, []);
    expect(closeness(world, 0, 1)).toBeCloseTo(0.3996, 6);
    expect(closeness(world, 1, 0)).toBeCloseTo(0.3984, 6);
  });
});

describe('room for ties', () => {
  /** Person 0 has a given tie to 1 and two of their own making, to 2 (0.3) and 3 (0.2), and no room for more. */
  function full(closest = 0.01): World {
    const world = tinyWorld({ people: people(6), ties: [[0, 1, closest]], turned: TURNED });
    const { tieStart, tieEnd, tieTo, closeness: c, tieOwn, tieAlumni, tieRoom } = world.columns;
    const own = tieStart[0]! + 1;
    tieTo.set([2, 3], own);
    c.set([0.3, 0.1], own);
    tieOwn.set([1, 1], own);
    tieAlumni.set([0, 1], own);
    tieEnd[0] = own + 2;
    expect(tieRoom[0]).toBe(own + 2);
    return world;
  }

  it('that has run out: the weakest tie of the own making gives way to a talk, and what it was is forgotten', () => {
    const world = full();
    talk(world, [[0, 4]]);
    expect(tiesOf(world, 0)).toEqual([1, 2, 4]);
    // Not the 0.1 that stood there: a tie that begins.
    expect(closeness(world, 0, 4)).toBeCloseTo(0.34375, 6);
    expect(world.columns.tieAlumni[world.columns.tieStart[0]! + 2]).toBe(0);
    // The other side has room and its own tie.
    expect(tiesOf(world, 4)).toEqual([0]);
  });

  it('a tie of the beginning never gives way, however weak', () => {
    const world = full(0);
    for (let week = 0; week < 20; week++) {
      talk(world, [
        [0, 4],
        [5, 0],
      ]);
      expect(tiesOf(world, 0)[0]).toBe(1);
    }
  });

  it('no tie gives way to a weaker one', () => {
    const world = full();
    const { tieStart, closeness: c } = world.columns;
    c[tieStart[0]! + 2] = 0.2; // a talk would begin at 0.125
    talk(world, [[0, 4]]);
    expect(tiesOf(world, 0)).toEqual([1, 2, 3]);
    expect(tiesOf(world, 4)).toEqual([0]);
  });

  it('none at all: nobody makes ties, and talking harms nobody', () => {
    const world = tinyWorld({ people: people(3), ties: [[0, 1, 0.5]], turned: { ...TURNED, network: { room: 0 } } });
    talk(world, [
      [0, 2],
      [1, 0],
    ]);
    expect([0, 1, 2].map((i) => tiesOf(world, i))).toEqual([[1], [0], []]);
  });

  it('for one only, wanted by two in the same week: neither has an advantage by their number', () => {
    let lower = 0;
    const WEEKS = 400;
    for (let week = 0; week < WEEKS; week++) {
      const world = tinyWorld({
        people: people(3),
        turned: { ...TURNED, network: { room: 1 } },
        seed: `week ${week}`,
        week,
      });
      talk(world, [
        [1, 0],
        [2, 0],
      ]);
      expect(tiesOf(world, 0).length).toBe(1);
      if (tiesOf(world, 0)[0] === 1) lower += 1;
    }
    expect(Math.abs(lower / WEEKS - 0.5)).toBeLessThan(band(0.5, WEEKS));
  });

  it('for two, wanted by four in the same week: each of them gets it as often', () => {
    const WEEKS = 2000;
    const got = new Float64Array(5);
    for (let week = 0; week < WEEKS; week++) {
      const world = tinyWorld({ people: people(5), turned: { ...TURNED, network: { room: 2 } }, week });
      talk(
        world,
        [1, 2, 3, 4].map((i) => [i, 0] as const),
      );
      for (const j of tiesOf(world, 0)) got[j] = got[j]! + 1;
    }
    for (let j = 1; j <= 4; j++) expect(Math.abs(got[j]! / WEEKS - 0.5)).toBeLessThan(band(0.5, WEEKS));
  });
});

describe('a gathering', () => {
  /** Persons 0 and 1 know each other at 0.4; 0 attends a gathering, with two looks elsewhere and two there. */
  function gathered(there: readonly number[], elsewhere: readonly number[] = [], attends = true): World {
    const world = tinyWorld({
      people: people(4),
      ties: [[0, 1, 0.4]],
      communities: 1,
      turned: { ...TURNED, noticing: { looks: 1 }, communities: { looks: 2, bond: 0.1 } },
    });
    const { attending, seenPerson } = world.columns;
    attending[0] = attends ? 0 : NONE;
    world.columns.book[BOOK.circleRows] = 1;
    elsewhere.forEach((j, look) => {
      seenPerson[look] = j;
    });
    there.forEach((j, look) => {
      seenPerson[2 + look] = j;
    });
    talk(world, []);
    return world;
  }

  it('brings those closer whom one looks at there, by its own bond', () => {
    // 0.3984 + 0.1 · 0.6016 = 0.45856
    expect(closeness(gathered([1]), 0, 1)).toBeCloseTo(0.45856, 6);
  });

  it('begins a tie where there was none', () => {
    // 0.1 + 0.1 · 0.9 = 0.19
    const world = gathered([2]);
    expect(closeness(world, 0, 2)).toBeCloseTo(0.19, 6);
    expect(world.columns.tieOwn[world.columns.tieStart[0]! + 1]).toBe(1);
  });

  it('does that twice for who is looked at twice', () => {
    // 0.45856 + 0.1 · 0.54144 = 0.512704
    expect(closeness(gathered([1, 1]), 0, 1)).toBeCloseTo(0.512704, 6);
  });

  it('brings nobody closer to who looks: everybody looks for themselves', () => {
    const world = gathered([1, 2]);
    expect(closeness(world, 1, 0)).toBeCloseTo(0.3984, 6);
    expect(tiesOf(world, 2)).toEqual([]);
  });

  it('brings nobody closer who was not looked at, or was looked at elsewhere', () => {
    const world = gathered([], [1, 3]);
    expect(closeness(world, 0, 1)).toBeCloseTo(0.3984, 6);
    expect(tiesOf(world, 0)).toEqual([1]);
  });

  it('is for who attends', () => {
    expect(closeness(gathered([1], [], false), 0, 1)).toBeCloseTo(0.3984, 6);
  });
});
