import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bits, hand, luckOf, purposeNumber, seedKey } from '../../src/engine/dice.ts';
import { inLotOrder, proposersIn } from '../../src/engine/lots.ts';

const purpose = purposeNumber('a proposal');
const key = seedKey('lots');

/** The order in which these rows are settled in a week. */
function order(rows: readonly number[], week: number): number[] {
  const { k0, k1 } = luckOf(key, week, purpose);
  return [...inLotOrder(rows, (row) => bits(hand(k0, row), k1, 0))];
}

const proposers = fc.uniqueArray(fc.nat(5000), { maxLength: 60 });
const runs = { seed: 7, numRuns: 400 };

describe('the order of proposals by lot', () => {
  it('is that of a plain sort by lot and, where lots are equal, by who proposes', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.tuple(
            fc.nat(200),
            fc.nat(8).map((n) => n * 0x1fffffff),
          ),
          {
            maxLength: 80,
            selector: ([row]) => row,
          },
        ),
        (pairs) => {
          const lots = new Map(pairs);
          const sorted = [...pairs].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
          // Lots are taken without their sign, however they come.
          const rows = pairs.map(([row]) => row);
          expect([...inLotOrder(rows, (row) => lots.get(row)! | 0)]).toEqual(sorted.map(([row]) => row));
        },
      ),
      runs,
    );
  });

  it('does not depend on the order in which they were gathered', () => {
    fc.assert(
      fc.property(proposers, fc.nat(1000), (rows, week) => {
        expect(order([...rows].reverse(), week)).toEqual(order(rows, week));
      }),
      runs,
    );
  });

  it('keeps the order of all others when somebody more proposes', () => {
    fc.assert(
      fc.property(proposers, fc.uniqueArray(fc.integer({ min: 5001, max: 9000 })), fc.nat(1000), (rows, more, week) => {
        const alone = order(rows, week);
        const among = order([...rows, ...more], week).filter((row) => row <= 5000);
        expect(among).toEqual(alone);
      }),
      runs,
    );
  });

  it('over many weeks each of ten proposers comes first, and each last, equally often', () => {
    const weeks = 20_000;
    const rows = [0, 1, 2, 3, 17, 100, 101, 5000, 77_777, 1_000_000];
    const first = new Map<number, number>();
    const last = new Map<number, number>();
    for (let week = 1; week <= weeks; week++) {
      const by = order(rows, week);
      first.set(by[0]!, (first.get(by[0]!) ?? 0) + 1);
      last.set(by[9]!, (last.get(by[9]!) ?? 0) + 1);
    }
    for (const counts of [first, last]) {
      const expected = weeks / 10;
      let chi = 0;
      for (const row of rows) chi += ((counts.get(row) ?? 0) - expected) ** 2 / expected;
      // Nine degrees of freedom: 46 is passed by chance once in a million and a half.
      expect(chi).toBeLessThan(46);
    }
  });
});

describe('more proposals than there are places in a key', () => {
  it('are sorted all the same', () => {
    const count = 2 ** 21 + 5;
    const rows = Array.from({ length: count }, (_, row) => row);
    const order = inLotOrder(rows, (row) => (row === 3 ? 0 : -row));
    expect([...order.subarray(0, 3), order[count - 1]]).toEqual([0, 3, count - 1, 1]);
  });
});

describe('the rows that propose', () => {
  const lotOf = (lots: readonly number[]) => (row: number) => lots[row]!;

  it('are those that wish for something, in the order of their lots', () => {
    const wishes = Int32Array.of(-1, 7, 0, -1, 3, 5);
    expect([...inLotOrder(proposersIn(wishes, 6, -1), lotOf([1, 40, 30, 2, 0xffffffff, 10]))]).toEqual([5, 2, 1, 4]);
  });

  it('are only among the rows looked at, whatever stands for no wish', () => {
    const wishes = Uint8Array.of(0, 2, 0, 1, 1);
    expect([...inLotOrder(proposersIn(wishes, 4, 0), lotOf([0, 9, 0, 8, 7]))]).toEqual([3, 1]);
  });

  it('are none where nobody wishes, and no lot is drawn', () => {
    const never = () => expect.fail('a lot was drawn');
    expect([...inLotOrder(proposersIn(Int32Array.of(-1, -1), 2, -1), never)]).toEqual([]);
  });
});
