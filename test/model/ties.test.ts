import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enter, leave, needBits, needsOf, placeOf } from '../../src/model/membership.ts';
import { closenessTo, reach, tieBetween } from '../../src/model/ties.ts';
import { MEMBERSHIPS, NONE } from '../../src/model/world.ts';
import { group, groupsOf, membersOf, type Person, tinyWorld } from './tiny-world.ts';

const people = (count: number): Person[] => Array.from({ length: count }, () => ({}));

describe('reaching for somebody', () => {
  it('finds the tie that is there, unchanged, before any room is used', () => {
    const world = tinyWorld({ people: people(3), arcs: [[0, 2, 0.7]], turned: { network: { room: 1 } } });
    const w = world.columns;
    expect(reach(w, 0, 2, 0.1)).toBe(w.tieStart[0]);
    expect(w.closeness[w.tieStart[0]!]).toBeCloseTo(0.7, 6);
    expect(w.tieEnd[0]).toBe(w.tieStart[0]! + 1);
    expect(closenessTo(w, 0, 2)).toBeCloseTo(0.7, 6);
    expect(closenessTo(w, 2, 0)).toBe(0);
    expect(tieBetween(w.tieTo, w.tieStart[2]!, w.tieEnd[2]!, 0)).toBe(NONE);
  });

  it('again and again keeps within its room, ties nobody twice and loses no tie of the beginning', () => {
    const step = fc.tuple(fc.integer({ min: 1, max: 19 }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.nat(4), (steps, room) => {
        const arcs = [
          [0, 3, 0],
          [0, 5, 0.5],
        ] as const;
        const world = tinyWorld({ people: people(20), arcs, turned: { network: { room } } });
        const w = world.columns;
        for (const [j, closeness] of steps) {
          const before = [...w.tieTo.subarray(w.tieStart[0]!, w.tieEnd[0]!)];
          const weakest = Math.min(
            ...before.map((_, at) => (w.tieOwn[at] === 1 ? w.closeness[at]! : Number.POSITIVE_INFINITY)),
          );
          const e = reach(w, 0, j, closeness);
          const ties = [...w.tieTo.subarray(w.tieStart[0]!, w.tieEnd[0]!)];
          expect(new Set(ties).size).toBe(ties.length);
          expect(ties.slice(0, 2)).toEqual([3, 5]);
          expect(ties.length).toBeLessThanOrEqual(2 + room);
          if (e !== NONE) expect(w.tieTo[e]).toBe(j);
          // Only a full row refuses, and only what is no closer than all that could give way.
          else expect(before.length === 2 + room && !(weakest < Math.fround(closeness) - 1e-9)).toBe(true);
        }
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});

describe('coming and going', () => {
  it('in any order leaves roster and memberships saying the same, in order of coming', () => {
    const step = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 7 }), fc.nat(1));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const world = tinyWorld({ people: people(12), turned: { joining: { room: 6 } } });
        const w = world.columns;
        // Two groups of people who never go, and eight who come and go.
        const rows = [group(world, [8, 9]), group(world, [10, 11])];
        const rosters = [
          [8, 9],
          [10, 11],
        ];
        const everyone = [0, 0];
        for (const [comes, i, which] of steps) {
          const g = rows[which]!;
          const roster = rosters[which]!;
          if (comes && !roster.includes(i) && roster.length < 6) {
            enter(w, 6, i, g);
            roster.push(i);
            everyone[which]! += 1;
          } else if (!comes && roster.includes(i)) {
            leave(w, 6, i, g);
            roster.splice(roster.indexOf(i), 1);
          }
          for (const at of [0, 1]) expect(membersOf(world, rows[at]!)).toEqual(rosters[at]);
          for (let person = 0; person < 8; person++)
            expect(groupsOf(world, person).sort()).toEqual(
              rows.filter((_, at) => rosters[at]!.includes(person)).sort(),
            );
        }
        for (const at of [0, 1]) expect(w.membersTotal[rows[at]!]).toBe(2 + everyone[at]!);
      }),
      { seed: 12, numRuns: 150 },
    );
  });

  it('a newcomer is more than half committed and has not been slow', () => {
    const world = tinyWorld({ people: people(3) });
    const w = world.columns;
    const g = group(world, [0, 1]);
    w.slowWeeks.fill(5);
    enter(w, world.settings.size.seats, 2, g);
    expect(w.commitment[2 * MEMBERSHIPS]).toBeGreaterThan(0.5);
    expect(w.slowWeeks[2 * MEMBERSHIPS]).toBe(0);
    expect(w.sizePeak[g]).toBe(3);
  });

  it('a place given up is free for the next group, the other stays where it is', () => {
    const world = tinyWorld({ people: people(4) });
    const w = world.columns;
    const [a, b] = [group(world, [0, 1]), group(world, [0, 2])];
    expect(placeOf(w.membership, 0, NONE)).toBe(NONE);
    leave(w, world.settings.size.seats, 0, a);
    expect([placeOf(w.membership, 0, NONE), placeOf(w.membership, 0, b)]).toEqual([0, 1]);
    const c = group(world, [0, 3]);
    expect([placeOf(w.membership, 0, c), placeOf(w.membership, 0, b)]).toEqual([0, 1]);
  });

  it('needs are counted and written as bits by their fields', () => {
    const world = tinyWorld({
      people: [
        { needs: [[3, 1]] },
        {},
        {
          needs: [
            [0, 1],
            [2, 1],
          ],
        },
      ],
    });
    const { needField } = world.columns;
    expect([0, 1, 2].map((i) => needsOf(needField, i))).toEqual([1, 0, 2]);
    expect([0, 1, 2].map((i) => needBits(needField, i))).toEqual([0b1000, 0, 0b0101]);
  });
});
