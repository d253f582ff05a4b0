import { describe, expect, it } from 'vitest';
import { FOSTERING } from '../../../src/model/interventions.ts';
import { energy } from '../../../src/model/rules/energy.ts';
import type { World } from '../../../src/model/world.ts';
import { act, group, type Person, type Turned, team, tinyWorld } from '../tiny-world.ts';

const TURNED: Turned = { energy: { start: 0.5, follow: 0.15, even: 3, courage: 0.4 } };

interface Learned {
  readonly together: readonly number[];
  readonly asIfAlone: readonly number[];
}

/** A group of all these people after a week in which each learned so much in it. */
function weekOf(
  people: readonly Person[],
  { together, asIfAlone }: Learned,
  prepare: (world: World) => void = () => {},
  turned: Turned = TURNED,
) {
  const world = tinyWorld({ people, turned });
  group(
    world,
    people.map((_, i) => i),
  );
  together.forEach((gain, i) => {
    world.columns.gainOf[2 * i] = gain;
    world.columns.gainTogether[i] = gain;
    world.columns.gainAsIfAlone[i] = asIfAlone[i]!;
  });
  prepare(world);
  act(world, energy);
  return world.columns;
}

const TWO: Person[] = [
  { authenticity: 1, fearless: 0.2 },
  { authenticity: 0.5, fearless: 0.4 },
];

describe('energy', () => {
  it('follows the pace of learning together against learning alone', () => {
    // Pace (0.06 + 0.03) / (0.006 + 0.004) = 9; towards 9 / 12 = 0.75; 0.5 + 0.15 · 0.25 = 0.5375
    const w = weekOf(TWO, { together: [0.06, 0.03], asIfAlone: [0.006, 0.004] });
    expect(w.pace[0]).toBeCloseTo(9, 5);
    expect(w.energyLevel[0]).toBeCloseTo(0.5375, 6);
  });

  it('settles at one half where learning together is `even` times learning alone', () => {
    const w = weekOf(TWO, { together: [0.03, 0], asIfAlone: [0.01, 0] });
    expect(w.energyLevel[0]).toBeCloseTo(0.5, 6);
  });

  it('goes when nobody needs anything any more', () => {
    // 0.5 · 0.85
    expect(weekOf(TWO, { together: [0, 0], asIfAlone: [0, 0] }).energyLevel[0]).toBeCloseTo(0.425, 6);
  });

  it('is full, not gone, where learning alone gives nothing and together something', () => {
    // The pace is beyond all bounds: 0.5 + 0.15 · 0.5 = 0.575
    const w = weekOf(TWO, { together: [0.05, 0.02], asIfAlone: [0, 0] });
    expect(w.energyLevel[0]).toBeCloseTo(0.575, 6);
    expect(w.pace[0]).toBeGreaterThan(100);
  });

  it('of a group counts half of what a member of two groups would have gained alone: half of their time is there', () => {
    const world = tinyWorld({ people: [{}, {}, {}], turned: TURNED });
    const here = group(world, [0, 1]);
    const there = group(world, [0, 2]);
    const w = world.columns;
    // Person 0 gained 0.03 here and 0.01 there, alone it would have been 0.02: 0.01 each. Person 1 gained 0.015 for 0.015.
    w.gainOf.set([0.03, 0.01, 0.015]);
    w.gainTogether.set([0.04, 0.015]);
    w.gainAsIfAlone.set([0.02, 0.015]);
    act(world, energy);
    expect(w.pace[here]).toBeCloseTo(0.045 / 0.025, 5);
    expect(w.pace[there]).toBeCloseTo(1, 5);
    expect([w.sumAsIfAlone[here], w.sumAsIfAlone[there]].map((sum) => Math.round(sum! * 1000))).toEqual([25, 10]);
  });

  it('goes where a member learns nothing that alone they would have', () => {
    const w = weekOf(TWO, { together: [0, 0], asIfAlone: [0.01, 0] });
    expect(w.pace[0]).toBe(0);
    expect(w.energyLevel[0]).toBeCloseTo(0.425, 6);
  });
});

describe('what can be seen of a group', () => {
  const gains = { together: [0.06, 0.03], asIfAlone: [0.006, 0.004] };

  it('is nothing before its members recognize it', () => {
    expect(weekOf(TWO, gains).visibility[0]).toBe(0);
  });

  it('is its energy, as far as its members are honest and fearless', () => {
    const w = weekOf(TWO, gains, ({ columns }) => {
      columns.recognizedWeek[0] = 8;
    });
    // 0.5375 · (0.6 · 0.75 + 0.4 · 0.3) = 0.5375 · 0.57 = 0.306375
    expect(w.visibility[0]).toBeCloseTo(0.306375, 6);
  });
});

describe('the record of a group', () => {
  it('sums what is learned, and how much of it alone and by discovery', () => {
    const w = weekOf(TWO, { together: [0.06, 0.03], asIfAlone: [0.006, 0.004] }, ({ columns }) => {
      columns.discoveryOf.set([0.02, 0, 0.01, 0]);
      columns.sumTogether[0] = 1;
    });
    expect(w.sumTogether[0]).toBeCloseTo(1.09, 6);
    expect(w.sumAsIfAlone[0]).toBeCloseTo(0.01, 6);
    expect(w.sumDiscovery[0]).toBeCloseTo(0.03, 6);
  });

  it('counts the needs left, met this week and risen among its members', () => {
    const people: Person[] = [
      {
        needs: [
          [0, 1],
          [1, 1],
        ],
        since: 1,
      },
      { needs: [[2, 1]], since: 1 },
    ];
    const w = weekOf(people, { together: [0.1, 0.1], asIfAlone: [0.1, 0.1] }, ({ columns }) => {
      columns.metNow.set([0, 1]);
      columns.needsMet[0] = 4;
    });
    expect([w.needsLeft[0], w.needsBrought[0], w.needsMet[0]]).toEqual([3, 3, 5]);
  });

  it('counts a need that rose among its members', () => {
    const w = weekOf([{}, { needs: [[2, 1]] }], { together: [0, 0], asIfAlone: [0, 0] }, ({ columns, week }) => {
      // They have been a group for a while; the need came this week.
      columns.born[0] = week - 5;
      columns.needsBrought[0] = 3;
      columns.arisen[1] = 1;
    });
    expect(w.needsBrought[0]).toBe(4);
  });

  it('counts a need that rose in the very week of founding once, not twice', () => {
    const world = tinyWorld({
      people: [{ needs: [[0, 1]], since: 10 }, { needs: [[1, 1]] }],
      turned: TURNED,
      week: 10,
    });
    world.columns.arisen[0] = 1; // the act `needs` came first in this week
    const g = group(world, [0, 1]);
    act(world, energy);
    expect(world.columns.needsBrought[g]).toBe(2);
  });

  it('remembers the highest trust, energy and level, and every conflict', () => {
    const people: Person[] = [
      { knows: [0.3, 0.6, 0, 0], needs: [[0, 0.9]] },
      { knows: [0.5, 0.2, 0, 0], needs: [[1, 0.9]] },
    ];
    const world = tinyWorld({ people, turned: TURNED });
    const g = group(world, [0, 1]);
    const w = world.columns;
    // The founders' best in the fields they needed: 0.5 and 0.6.
    expect(w.levelReached[g]).toBeCloseTo(0.55, 6);
    w.expertise[0] = 0.9;
    w.trust[g] = 0.7;
    w.conflictNow[g] = 1;
    act(world, energy);
    expect(w.levelReached[g]).toBeCloseTo(0.75, 6);
    expect(w.trustPeak[g]).toBeCloseTo(0.7, 6);
    expect(w.energyPeak[g]).toBeCloseTo(0.5, 6);
    w.expertise[0] = 0.4;
    w.trust[g] = 0.1;
    act(world, energy);
    expect(w.levelReached[g]).toBeCloseTo(0.75, 6);
    expect(w.trustPeak[g]).toBeCloseTo(0.7, 6);
    expect(w.conflicts[g]).toBe(2);
  });
});

describe('a group whose members foster as the group', () => {
  const gains = { together: [0.06, 0.03], asIfAlone: [0.006, 0.004] };
  const turned = (asGroup: number): Turned => ({ ...TURNED, fostering: { asGroup } });
  const recognized = ({ columns }: World) => {
    columns.recognizedWeek[0] = 8;
  };
  const fostering = (ways: readonly number[]) => TWO.map((person, i) => ({ ...person, fostering: ways[i]! }));
  const visibility = (ways: readonly number[], asGroup = 0.5) =>
    weekOf(fostering(ways), gains, recognized, turned(asGroup)).visibility[0];

  it('is seen better, by the share of them', () => {
    // 0.306375 · (1 + 0.5 · 1/2) = 0.382969;  · (1 + 0.5) = 0.459563
    expect(visibility([FOSTERING.group, FOSTERING.none])).toBeCloseTo(0.382969, 6);
    expect(visibility([FOSTERING.group, FOSTERING.group])).toBeCloseTo(0.4595625, 6);
  });

  it('is seen no better for those who foster in other ways', () => {
    expect(visibility([FOSTERING.individual, FOSTERING.catalyst])).toBeCloseTo(0.306375, 6);
  });

  it('is seen in full at most', () => {
    // 0.306375 · 6 is more than all.
    expect(visibility([FOSTERING.group, FOSTERING.group], 5)).toBe(1);
  });

  it('is not seen before it is recognized', () => {
    const ways = fostering([FOSTERING.group, FOSTERING.group]);
    expect(weekOf(ways, gains, () => {}, turned(0.5)).visibility[0]).toBe(0);
  });
});

describe('an assigned team', () => {
  /** The expert needs two things, the pupil one; as many of each arose this week, and as many were met. */
  const PEOPLE: Person[] = [
    {
      needs: [
        [0, 1],
        [1, 1],
      ],
    },
    { needs: [[2, 1]] },
  ];
  function counted(assigned: boolean) {
    const world = tinyWorld({ people: PEOPLE, turned: TURNED });
    const w = world.columns;
    const g = assigned ? team(world, [0, 1], 2) : group(world, [0, 1]);
    w.arisen.set([2, 1]);
    w.metNow.set([2, 1]);
    w.needsBrought[g] = 10;
    act(world, energy);
    return [w.needsLeft[g], w.needsBrought[g], w.needsMet[g]];
  }

  it('counts what its pupils need; what the expert needs is none of its business', () => {
    expect(counted(true)).toEqual([1, 11, 1]);
  });

  it('is the exception: in a group of their own accord everybody counts', () => {
    expect(counted(false)).toEqual([3, 13, 3]);
  });

  it('counts the needs of who teaches there as a pupil of another', () => {
    const world = tinyWorld({ people: [...PEOPLE, {}], turned: TURNED });
    team(world, [0, 2], 0);
    const g = team(world, [1, 0], 1);
    act(world, energy);
    // Person 0 leads the first team and is taught in the second, which person 1 leads.
    expect(world.columns.needsLeft[g]).toBe(2);
  });
});
