import { describe, expect, it } from 'vitest';
import { recognition } from '../../../src/model/rules/recognition.ts';
import { KIND, NONE, RECOGNITION_NAMES, type World } from '../../../src/model/world.ts';
import { act, band, everyWeek, group, type Person, type Turned, tinyWorld } from '../tiny-world.ts';

const TURNED: Turned = {
  recognition: {
    after: 3,
    spontaneity: 0.3,
    energy: 0.65,
    creative: 0.5,
    rewarding: 5,
    accomplishing: 0.02,
    leading: 0.7,
    whole: 0.85,
  },
  joining: { room: 6 },
};

/** What a group's week looked like; without a word none of the seven holds. */
interface State {
  readonly age?: number;
  readonly coordination?: number;
  readonly pace?: number;
  readonly energy?: number;
  readonly discovered?: number;
  readonly fearless?: number;
  readonly above?: number;
  readonly members?: number;
  readonly evenness?: number;
  readonly trust?: number;
  readonly conflict?: number;
}

function groupOf(state: State): World {
  const people: Person[] = Array.from({ length: state.members ?? 2 }, () => ({ fearless: state.fearless ?? 0.2 }));
  const world = tinyWorld({ people, turned: TURNED, week: 50 });
  const g = group(
    world,
    people.map((_, i) => i),
    50 - (state.age ?? 10),
  );
  const w = world.columns;
  w.coordinationCost[g] = state.coordination ?? 0.5;
  w.pace[g] = state.pace ?? 1.5;
  w.energyLevel[g] = state.energy ?? 0.5;
  w.sumTogether[g] = 1;
  w.sumDiscovery[g] = state.discovered ?? 0.2;
  w.levelFounders[g] = 0.5;
  w.levelReached[g] = 0.5 + (state.above ?? 0);
  w.evenness[g] = state.evenness ?? 0.5;
  w.trust[g] = state.trust ?? 0.6;
  w.conflictNow[g] = state.conflict ?? 0;
  return world;
}

function recognizedBy(state: State): string {
  const world = groupOf(state);
  act(world, recognition);
  const { recognizedBy: by, recognizedWeek } = world.columns;
  expect(recognizedWeek[0]).toBe(by[0] === 0 ? NONE : 50);
  return RECOGNITION_NAMES[by[0]!]!;
}

describe('a group is recognized by its members', () => {
  it('not without a reason', () => {
    expect(recognizedBy({})).toBe('');
  });

  it.each([
    ['spontaneity', { coordination: 0.29 }, { coordination: 0.31 }],
    ['spontaneity', { coordination: 0.29, pace: 1.01 }, { coordination: 0.29, pace: 0.99 }],
    ['energy', { energy: 0.66 }, { energy: 0.64 }],
    ['creative', { discovered: 0.51, fearless: 0.6 }, { discovered: 0.49, fearless: 0.6 }],
    ['creative', { discovered: 0.6, fearless: 0.51 }, { discovered: 0.6, fearless: 0.49 }],
    ['rewarding', { pace: 5.1 }, { pace: 4.9 }],
    ['accomplishing', { above: 0.03 }, { above: 0.01 }],
    ['leading', { members: 3, evenness: 0.71 }, { members: 3, evenness: 0.69 }],
    ['leading', { members: 3, evenness: 0.9 }, { members: 2, evenness: 0.9 }],
    ['whole', { trust: 0.86 }, { trust: 0.84 }],
    ['whole', { trust: 0.9 }, { trust: 0.9, conflict: 1 }],
  ] as const)('by %s when %o, not when %o', (name, on, off) => {
    expect(recognizedBy(on)).toBe(name);
    expect(recognizedBy(off)).toBe('');
  });

  it('from the third week on, not before', () => {
    expect(recognizedBy({ energy: 0.9, age: 3 })).toBe('energy');
    expect(recognizedBy({ energy: 0.9, age: 2 })).toBe('');
  });

  it('once: what comes later changes neither the week nor by which', () => {
    const world = groupOf({ energy: 0.9 });
    act(world, recognition);
    world.week = 60;
    world.columns.energyLevel[0] = 0.1;
    world.columns.trust[0] = 0.99;
    act(world, recognition);
    expect([world.columns.recognizedWeek[0], world.columns.recognizedBy[0]]).toEqual([50, 2]);
  });

  it('never as a team that was assigned, however well it goes', () => {
    const world = groupOf({ energy: 0.9, trust: 0.9, above: 0.1, pace: 9 });
    world.columns.kind[0] = KIND.assigned;
    act(world, recognition);
    expect([world.columns.recognizedWeek[0], world.columns.recognizedBy[0]]).toEqual([NONE, 0]);
  });

  it('by each of those that hold with the same chance', () => {
    const world = groupOf({ energy: 0.9, trust: 0.9, above: 0.1 });
    const WEEKS = 9000;
    const counts = new Float64Array(8);
    everyWeek(world, recognition, WEEKS, () => {
      const by = world.columns.recognizedBy[0]!;
      counts[by] = counts[by]! + 1;
      world.columns.recognizedWeek[0] = NONE;
      world.columns.recognizedBy[0] = 0;
    });
    for (const by of [2, 5, 7]) expect(Math.abs(counts[by]! / WEEKS - 1 / 3)).toBeLessThan(band(1 / 3, WEEKS));
    expect(counts[2]! + counts[5]! + counts[7]!).toBe(WEEKS);
  });
});
