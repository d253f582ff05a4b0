import { describe, expect, it } from 'vitest';
import { FOSTERING } from '../../../src/model/interventions.ts';
import { growing } from '../../../src/model/rules/growing.ts';
import { WAY, type World } from '../../../src/model/world.ts';
import { act, group, type Person, type Turned, team, tinyWorld } from '../tiny-world.ts';

const TURNED: Turned = { growing: { fearlessness: 0.05, fearReturns: 0.004, we: 0.03, weFades: 0.002 } };

/** A person in so many groups of this trust, recognized or not, after a week. */
function grown(groups: number, trust: number, recognized: boolean) {
  const self = { fearless: 0.5, bornFearless: 0.2, we: 0.4 };
  const world = tinyWorld({ people: [self, {}, {}], turned: TURNED });
  for (let n = 0; n < groups; n++) {
    const g = group(world, [0, 1 + n]);
    world.columns.trust[g] = trust;
    if (recognized) world.columns.recognizedWeek[g] = 3;
  }
  act(world, growing);
  return { fearlessness: world.columns.fearlessness[0]!, we: world.columns.we[0]! };
}

describe('fearlessness', () => {
  it('grows in a group, as far as there is trust', () => {
    // 0.5 + 0.05 · 0.8 · 0.5 = 0.52
    expect(grown(1, 0.8, false).fearlessness).toBeCloseTo(0.52, 6);
    expect(grown(1, 0, false).fearlessness).toBeCloseTo(0.5, 6);
  });

  it('stays as it is in a week in which the group does not meet, and so does the sense of we', () => {
    const world = tinyWorld({ people: [{ fearless: 0.5, bornFearless: 0.2, we: 0.4 }, {}], turned: TURNED });
    const g = group(world, [0, 1]);
    world.columns.trust[g] = 0.8;
    world.columns.recognizedWeek[g] = 3;
    world.columns.meets[g] = 0;
    act(world, growing);
    expect([world.columns.fearlessness[0], world.columns.we[0]]).toEqual([0.5, Math.fround(0.4)]);
  });

  it('grows in each of two groups', () => {
    // 0.52 + 0.04 · 0.48 = 0.5392
    expect(grown(2, 0.8, false).fearlessness).toBeCloseTo(0.5392, 6);
  });

  it('goes back outside, slowly, towards what it was at birth', () => {
    // 0.5 - 0.004 · 0.3 = 0.4988
    expect(grown(0, 0, false).fearlessness).toBeCloseTo(0.4988, 6);
  });

  it('stays where it was at birth for who never belonged', () => {
    const world = tinyWorld({ people: [{ fearless: 0.3, bornFearless: 0.3 }], turned: TURNED });
    for (let week = 0; week < 100; week++) act(world, growing);
    expect(world.columns.fearlessness[0]).toBe(Math.fround(0.3));
  });
});

describe('the sense of we', () => {
  it('widens in a recognized group, and only there', () => {
    // 0.4 + 0.03 · 0.6 = 0.418
    expect(grown(1, 0.8, true).we).toBeCloseTo(0.418, 6);
    expect(grown(1, 0.8, false).we).toBeCloseTo(0.4, 6);
  });

  it('lasts beyond the group, fading slowly', () => {
    // 0.4 · 0.998 = 0.3992
    expect(grown(0, 0, false).we).toBeCloseTo(0.3992, 6);
  });
});

/** A world after a week; of all equations only those named are at work. */
function week(people: readonly Person[], growingTurned: Turned['growing'], prepare: (world: World) => void = () => {}) {
  const off = { fearlessness: 0, fearReturns: 0, we: 0, weFades: 0 };
  const world = tinyWorld({ people, turned: { growing: { ...off, ...growingTurned } } });
  prepare(world);
  act(world, growing);
  return world.columns;
}
/** Persons 0 and 1 are a recognized group that has met. */
const recognized = (world: World) => {
  world.columns.recognizedWeek[group(world, [0, 1])] = 3;
};

describe('openness', () => {
  it('grows towards one half in a recognized group', () => {
    // 0.3 + 0.1 · 0.2 = 0.32
    expect(week([{ openness: 0.3 }, {}], { opens: 0.1 }, recognized).openness[0]).toBeCloseTo(0.32, 6);
  });

  it('of one half and more stays as it is', () => {
    const { openness } = week([{ openness: 0.5 }, { openness: 0.8 }], { opens: 0.1 }, recognized);
    expect([...openness]).toEqual([0.5, 0.8].map(Math.fround));
  });

  it('does not grow outside, before the group is recognized, or in a week without a meeting', () => {
    const self = { openness: 0.3 };
    const unrecognized = (world: World) => void group(world, [0, 1]);
    const idle = (world: World) => {
      recognized(world);
      world.columns.meets[0] = 0;
    };
    for (const prepare of [() => {}, unrecognized, idle])
      expect(week([self, {}], { opens: 0.1 }, prepare).openness[0]).toBe(Math.fround(0.3));
  });
});

describe('esteem', () => {
  /** Person 0 is in this seat (from 1) the source of field 2 in a group that has met. */
  const sourceIn = (seat: number) => (world: World) => {
    world.columns.source[group(world, [0, 1]) * 4 + 2] = seat;
  };

  it('grows for who is the source of what others need', () => {
    // 0.4 + 0.1 · 0.6 = 0.46
    const { esteem } = week([{ esteem: 0.4 }, { esteem: 0.4 }], { esteem: 0.1 }, sourceIn(1));
    expect(esteem[0]).toBeCloseTo(0.46, 6);
    expect(esteem[1]).toBeCloseTo(0.4, 6);
  });

  it('grows once in a group, in however many fields, and in each of two groups', () => {
    const two = (world: World) => {
      const { source } = world.columns;
      source.set([1, 1, 1, 0], group(world, [0, 1]) * 4);
      source[group(world, [2, 0]) * 4 + 3] = 2;
    };
    // 0.46 + 0.1 · 0.54 = 0.514
    expect(week([{ esteem: 0.4 }, {}, {}], { esteem: 0.1 }, two).esteem[0]).toBeCloseTo(0.514, 6);
  });

  it('fades by a share a week, then grows', () => {
    // 0.4 · 0.9 = 0.36;  + 0.1 · 0.64 = 0.424
    const faded = week([{ esteem: 0.4 }, {}], { esteem: 0.1, esteemFades: 0.1 });
    expect(faded.esteem[0]).toBeCloseTo(0.36, 6);
    const both = week([{ esteem: 0.4 }, {}], { esteem: 0.1, esteemFades: 0.1 }, sourceIn(1));
    expect(both.esteem[0]).toBeCloseTo(0.424, 6);
  });

  it('does not grow in a week without a meeting', () => {
    const idle = (world: World) => {
      sourceIn(1)(world);
      world.columns.meets[0] = 0;
    };
    expect(week([{ esteem: 0.4 }, {}], { esteem: 0.1 }, idle).esteem[0]).toBeCloseTo(0.4, 6);
  });
});

describe('ego', () => {
  /** Ego of 0.5 after having gained so much in groups, of which so much discovered, and so much from old friends. */
  const egoAfter = (together: number, discovered: number, friends: number, egoFalls = 2) =>
    week([{ ego: 0.5 }], { egoFalls }, ({ columns }) => {
      columns.gainTogether[0] = together;
      columns.way[0] = WAY.together;
      columns.gainDiscovery[0] = discovered;
      columns.gainAlumni[0] = friends;
    }).ego[0];

  it('falls with what is learned from others', () => {
    // 0.5 · (1 - 2 · 0.1) = 0.4
    expect(egoAfter(0.1, 0, 0)).toBeCloseTo(0.4, 6);
  });

  it('falls with what old friends teach as well', () => {
    // 0.5 · (1 - 2 · 0.15) = 0.35
    expect(egoAfter(0.1, 0, 0.05)).toBeCloseTo(0.35, 6);
  });

  it('does not fall with what is discovered: that came from nobody', () => {
    expect(egoAfter(0.1, 0.1, 0)).toBeCloseTo(0.5, 6);
    expect(egoAfter(0.1, 0.05, 0)).toBeCloseTo(0.45, 6);
  });

  it('falls to nothing, and no further', () => {
    expect(egoAfter(0.1, 0, 0, 100)).toBe(0);
  });

  it('does not fall alone', () => {
    expect(egoAfter(0, 0, 0, 100)).toBe(0.5);
  });
});

describe('angst', () => {
  const TURNS = { angst: 0.2, angstFalls: 0.1, angstFades: 0.05 };
  const STUCK: Person = { angst: 0.5, needs: [[0, 1]] };
  const angst = (self: Person, prepare: (world: World) => void = () => {}) => week([self, {}], TURNS, prepare).angst[0];
  const belongs = (meets: number) => (world: World) => {
    world.columns.meets[group(world, [0, 1])] = meets;
  };

  it('grows for who is stuck and alone', () => {
    // 0.5 + 0.2 · 0.5
    expect(angst(STUCK)).toBeCloseTo(0.6, 6);
  });

  it('falls in a group that meets, stuck or not', () => {
    // 0.5 · 0.9
    expect(angst(STUCK, belongs(1))).toBeCloseTo(0.45, 6);
    expect(angst({ angst: 0.5 }, belongs(1))).toBeCloseTo(0.45, 6);
  });

  it('falls once, in however many groups', () => {
    const two = (world: World) => {
      group(world, [0, 1]);
      group(world, [0, 1]);
    };
    expect(angst(STUCK, two)).toBeCloseTo(0.45, 6);
  });

  it('fades without a need, alone or in a group that does not meet', () => {
    // 0.5 · 0.95
    expect(angst({ angst: 0.5 })).toBeCloseTo(0.475, 6);
    expect(angst({ angst: 0.5 }, belongs(0))).toBeCloseTo(0.475, 6);
  });

  it('stays for who is stuck in a group that does not meet', () => {
    expect(angst(STUCK, belongs(0))).toBeCloseTo(0.5, 6);
  });
});

describe('exposure', () => {
  /** Angst of person 0, half fearless, who fosters in this way in groups of these sizes. */
  function exposed(fostering: number, sizes: readonly number[] = [], more: Person = {}): number {
    const self: Person = { fostering, fearless: 0.5, ...more };
    const world = tinyWorld({
      people: [self, {}, {}, {}],
      turned: { growing: { fearlessness: 0, fearReturns: 0 }, fostering: { exposure: 0.2, waiting: 0.3 } },
    });
    for (const size of sizes) group(world, [0, 1, 2, 3].slice(0, size));
    act(world, growing);
    return world.columns.angst[0]!;
  }

  it('is met in full by who fosters as an individual', () => {
    // 0.2 · (1 - 0.5)
    expect(exposed(FOSTERING.individual)).toBeCloseTo(0.1, 6);
    expect(exposed(FOSTERING.individual, [4])).toBeCloseTo(0.1, 6);
  });

  it('is met in part by a catalyst, who waits', () => {
    // 0.3 · 0.1
    expect(exposed(FOSTERING.catalyst)).toBeCloseTo(0.03, 6);
  });

  it('is shared by all who foster as the group', () => {
    expect(exposed(FOSTERING.group, [2])).toBeCloseTo(0.05, 6);
    expect(exposed(FOSTERING.group, [4])).toBeCloseTo(0.025, 6);
  });

  it('is shared by the larger of two groups', () => {
    expect(exposed(FOSTERING.group, [4, 2])).toBeCloseTo(0.025, 6);
  });

  it('is none without a group to foster as, and none for who does not foster', () => {
    expect(exposed(FOSTERING.group)).toBe(0);
    expect(exposed(FOSTERING.none, [2])).toBe(0);
  });

  it('is the less, the less one fears and the more angst there is', () => {
    // 0.5 + 0.2 · (1 - 0.8) · 0.5 = 0.52
    expect(exposed(FOSTERING.individual, [], { fearless: 0.8, angst: 0.5 })).toBeCloseTo(0.52, 6);
    expect(exposed(FOSTERING.individual, [], { fearless: 1 })).toBe(0);
  });
});

describe('an assigned team', () => {
  const self: Person = {
    fearless: 0.5,
    bornFearless: 0.2,
    we: 0.4,
    openness: 0.3,
    esteem: 0.4,
    angst: 0.5,
    needs: [[0, 1]],
  };
  const turned = { fearlessness: 0.05, fearReturns: 0.004, we: 0.03, weFades: 0.002, opens: 0.1, esteem: 0.1 };
  const fears = { angst: 0.2, angstFalls: 0.1, angstFades: 0.05 };
  const grow = (prepare: (world: World) => void) => {
    const { fearlessness, we, openness, esteem, angst } = week([self, {}, {}], { ...turned, ...fears }, prepare);
    return [fearlessness, we, openness, esteem, angst].map((column) => column[0]!);
  };
  const assigned = (world: World) => {
    const g = team(world, [0, 1], 0);
    world.columns.trust[g] = 0.8;
    world.columns.recognizedWeek[g] = 3;
    world.columns.source[g * 4] = 1;
  };

  it('gives nothing of what a group gives: people grow as if they were alone', () => {
    // 0.5 - 0.004 · 0.3 = 0.4988;  0.4 · 0.998 = 0.3992;  0.5 + 0.2 · 0.5 = 0.6
    const alone = [0.4988, 0.3992, 0.3, 0.4, 0.6];
    grow(assigned).forEach((value, at) => {
      expect(value).toBeCloseTo(alone[at]!, 6);
    });
  });

  it('takes nothing from what another group gives', () => {
    const own = (world: World) => {
      const g = group(world, [0, 2]);
      world.columns.trust[g] = 0.8;
      world.columns.recognizedWeek[g] = 3;
    };
    const both = (world: World) => {
      own(world);
      assigned(world);
    };
    // 0.5 + 0.05 · 0.8 · 0.5 = 0.52;  0.4 + 0.03 · 0.6 = 0.418;  0.3 + 0.1 · 0.2 = 0.32;  0.5 · 0.9 = 0.45
    const grown = [0.52, 0.418, 0.32, 0.4, 0.45];
    grow(both).forEach((value, at) => {
      expect(value).toBeCloseTo(grown[at]!, 6);
    });
  });

  it('is not what somebody fosters as: nobody shares their exposure, and there is none', () => {
    const foster = { people: [{ fostering: FOSTERING.group }, {}], turned: { fostering: { exposure: 0.2 } } };
    const world = tinyWorld(foster);
    team(world, [0, 1], 0);
    act(world, growing);
    expect(world.columns.angst[0]).toBe(0);
  });
});
