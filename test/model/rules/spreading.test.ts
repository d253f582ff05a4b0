import { describe, expect, it } from 'vitest';
import { FOSTERING } from '../../../src/model/interventions.ts';
import { spreading } from '../../../src/model/rules/spreading.ts';
import { NONE, type World } from '../../../src/model/world.ts';
import { act, band, group, type Person, type Turned, tinyWorld } from '../tiny-world.ts';

const TURNED: Turned = { spreading: { sigma: 1, distant: 0.3, decay: 0.01 } };
/** Knows only what groups here want: resonance 1. */
const KIN: Person = { knows: [0, 0, 0.5, 0] };
const WANTS: Person = { needs: [[2, 0.8]] };

/** Person 0 and, after them, the groups of two that are given: number, visibility. Their purpose is field 2. */
function world(self: Person, visibilities: readonly number[], turned = TURNED): World {
  const people = [self, ...visibilities.flatMap(() => [WANTS, {}])];
  const made = tinyWorld({ people, turned });
  visibilities.forEach((visibility, at) => {
    const g = group(made, [1 + 2 * at, 2 + 2 * at]);
    made.columns.recognizedWeek[g] = 5;
    made.columns.visibility[g] = visibility;
    made.columns.generation[g] = 3 + at;
  });
  return made;
}

function looksAt({ columns }: World, groups: readonly (readonly [g: number, close: number])[]): void {
  groups.forEach(([g, close], look) => {
    columns.seenGroup[look] = g;
    columns.seenClose[look] = close;
  });
}

describe('the spark', () => {
  it('grows by sigma · visibility · resonance · nearness of what is left to grow', () => {
    const w = world(KIN, [0.5]);
    looksAt(w, [[0, 0.5]]);
    act(w, spreading);
    // 1 · 0.5 · 1 · (0.3 + 0.7 · 0.5) = 0.325
    expect(w.columns.spark[0]).toBeCloseTo(0.325, 6);
  });

  it('has faded a little before it grows', () => {
    const w = world({ ...KIN, spark: 0.4 }, [0.5]);
    looksAt(w, [[0, 0.5]]);
    act(w, spreading);
    // 0.4 · 0.99 = 0.396;  + 0.325 · 0.604 = 0.1963
    expect(w.columns.spark[0]).toBeCloseTo(0.5923, 6);
  });

  it('fades by its decay when nothing is seen, and keeps its source', () => {
    const w = world({ ...KIN, spark: 0.4 }, []);
    w.columns.sparkFrom[0] = 9;
    act(w, spreading);
    expect(w.columns.spark[0]).toBeCloseTo(0.396, 6);
    expect(w.columns.sparkFrom[0]).toBe(9);
  });

  it('is struck by a purpose as far as that resonates', () => {
    // Knows (0.6, 0, 0.8, 0); the purpose is field 2: 0.8.  0.5 · 0.8 · 1 = 0.4 at closeness 1
    const w = world({ knows: [0.6, 0, 0.8, 0] }, [0.5]);
    looksAt(w, [[0, 1]]);
    act(w, spreading);
    expect(w.columns.spark[0]).toBeCloseTo(0.4, 6);
  });

  it('from a stranger is the share `distant` of that from the closest', () => {
    const w = world(KIN, [0.5]);
    looksAt(w, [[0, 0]]);
    act(w, spreading);
    expect(w.columns.spark[0]).toBeCloseTo(0.15, 6);
  });

  it('adds up over all groups seen, each taking from what the one before left', () => {
    const w = world(KIN, [0.5, 0.5]);
    looksAt(w, [
      [0, 0.5],
      [1, 0.5],
    ]);
    act(w, spreading);
    // 0.325 + 0.325 · 0.675 = 0.544375
    expect(w.columns.spark[0]).toBeCloseTo(0.544375, 6);
  });

  it('is not struck at a strength of nothing, and never passes 1 however strong', () => {
    for (const [sigma, spark] of [
      [0, 0.198],
      [10, 1],
    ] as const) {
      const w = world({ ...KIN, spark: 0.2 }, [1], { spreading: { ...TURNED.spreading, sigma } });
      looksAt(w, [[0, 1]]);
      act(w, spreading);
      expect(w.columns.spark[0]).toBeCloseTo(spark, 6);
    }
  });

  it('is struck by the own recognized group at full closeness and resonance, and not by one unrecognized', () => {
    const w = tinyWorld({ people: [{ knows: [1, 0, 0, 0] }, WANTS], turned: TURNED });
    const g = group(w, [0, 1]);
    w.columns.visibility[g] = 0.5;
    act(w, spreading);
    expect(w.columns.spark[0]).toBe(0);
    w.columns.recognizedWeek[g] = 5;
    act(w, spreading);
    expect(w.columns.spark[0]).toBeCloseTo(0.5, 6);
    expect(w.columns.sparkFrom[0]).toBe(w.columns.groupId[g]);
  });

  it('remembers the group it came from by number, and its generation', () => {
    const w = world(KIN, [0, 0.5]);
    w.columns.sparkFrom[0] = NONE;
    looksAt(w, [
      [0, 1],
      [1, 1],
    ]);
    act(w, spreading);
    // The first group cannot be seen at all, so the second, number 2 of generation 4, is the only source.
    expect(w.columns.sparkFrom[0]).toBe(2);
    expect(w.columns.sparkGeneration[0]).toBe(4);
  });
});

describe('the source of a spark fed by several groups', () => {
  const CROWD = 8000;
  /** Shares of a crowd whose spark comes from group 1, group 2 or from before (77), after all saw both at closeness 0.5. */
  function sources(before: number): number[] {
    const people = [...Array.from({ length: CROWD }, () => ({ ...KIN, spark: before })), WANTS, {}, WANTS, {}];
    const w = tinyWorld({ people, turned: { ...TURNED, network: { room: 0 } } });
    const { columns } = w;
    for (const g of [0, 1]) {
      group(w, [CROWD + 2 * g, CROWD + 2 * g + 1]);
      columns.recognizedWeek[g] = 5;
      columns.visibility[g] = 0.5;
    }
    for (let i = 0; i < CROWD; i++) {
      columns.sparkFrom[i] = 77;
      columns.seenGroup.set([0, 1], i * w.settings.size.looks);
      columns.seenClose.set([0.5, 0.5], i * w.settings.size.looks);
    }
    act(w, spreading);
    const from = [...columns.sparkFrom.subarray(0, CROWD)];
    return [1, 2, 77].map((source) => from.filter((one) => one === source).length / CROWD);
  }

  it('is each with the share that it gave', () => {
    // 0.325 and 0.219375 of 0.544375: 0.597015 and 0.402985
    const shares = sources(0);
    [0.597015, 0.402985, 0].forEach((share, at) => {
      expect(Math.abs(shares[at]! - share)).toBeLessThan(band(share, CROWD));
    });
  });

  it('remains what it was with the share that was there before', () => {
    // 0.396 there; 0.325 · 0.604 = 0.1963 makes 0.5923; 0.325 · 0.4077 = 0.1325025 makes 0.7248025
    const shares = sources(0.4);
    [0.1963 / 0.7248025, 0.1325025 / 0.7248025, 0.396 / 0.7248025].forEach((share, at) => {
      expect(Math.abs(shares[at]! - share)).toBeLessThan(band(share, CROWD));
    });
  });
});

describe('somebody who fosters', () => {
  /** Person 0, half a stranger (closeness 0.5), looks at person 1, who fosters in this way. */
  function fostered(fostering: number, turned: Turned = {}, close = 0.5): World {
    const w = tinyWorld({
      people: [KIN, { fostering, authenticity: 0.8, fearless: 0.5 }],
      turned: { ...TURNED, fostering: { persuasion: 0.2 }, ...turned },
    });
    w.columns.seenPerson[0] = 1;
    w.columns.seenClose[0] = close;
    act(w, spreading);
    return w;
  }

  it('as a catalyst is seen like a group, as far as they are authentic and fearless', () => {
    // 1 · (0.8 · 0.5) · (0.3 + 0.7 · 0.5) = 0.26
    expect(fostered(FOSTERING.catalyst).columns.spark[0]).toBeCloseTo(0.26, 6);
  });

  it('is the less seen, the less close: a stranger to the share `distant`', () => {
    expect(fostered(FOSTERING.catalyst, {}, 0).columns.spark[0]).toBeCloseTo(0.12, 6);
    expect(fostered(FOSTERING.catalyst, {}, 1).columns.spark[0]).toBeCloseTo(0.4, 6);
  });

  it('as an individual persuades, with a share of that', () => {
    // 0.2 · 0.26
    expect(fostered(FOSTERING.individual).columns.spark[0]).toBeCloseTo(0.052, 6);
  });

  it('as the group, or not at all, is not seen to', () => {
    expect(fostered(FOSTERING.group).columns.spark[0]).toBe(0);
    expect(fostered(FOSTERING.none).columns.spark[0]).toBe(0);
  });

  it('never brings a spark beyond 1, however strong', () => {
    // 10 · 0.4 is more than all.
    const strong = { spreading: { ...TURNED.spreading, sigma: 10 } };
    expect(fostered(FOSTERING.catalyst, strong, 1).columns.spark[0]).toBe(1);
  });

  it('adds to what a group gave, taking from what that left', () => {
    const w = tinyWorld({
      people: [KIN, { ...WANTS, fostering: FOSTERING.catalyst, authenticity: 0.8, fearless: 0.5 }, {}],
      turned: TURNED,
    });
    const g = group(w, [1, 2]);
    w.columns.visibility[g] = 0.5;
    w.columns.seenPerson[0] = 1;
    looksAt(w, [[g, 0.5]]);
    act(w, spreading);
    // 0.325 + 0.26 · 0.675 = 0.5005
    expect(w.columns.spark[0]).toBeCloseTo(0.5005, 6);
  });

  it('is no source: nobody descends from them', () => {
    const w = tinyWorld({
      people: [KIN, { fostering: FOSTERING.catalyst, authenticity: 1, fearless: 1 }],
      turned: TURNED,
    });
    w.columns.sparkFrom[0] = 9;
    w.columns.sparkGeneration[0] = 4;
    w.columns.seenPerson[0] = 1;
    w.columns.seenClose[0] = 1;
    act(w, spreading);
    expect(w.columns.spark[0]).toBe(1);
    expect([w.columns.sparkFrom[0], w.columns.sparkGeneration[0]]).toEqual([9, 4]);
  });
});
