/** A number in a table is the shortest that says it in six digits; a text comes back as it went in. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sixDigits, writeFloat, writeInt, writeText } from '../../src/measure/csv-cell.ts';

const room = Buffer.alloc(4096);
const float = (value: number) => room.toString('utf8', 0, writeFloat(room, 0, value));
const whole = (value: number) => room.toString('utf8', 0, writeInt(room, 0, value));
const text = (value: string) => room.toString('utf8', 0, writeText(room, 0, value));

it('writes numbers the way a person would', () => {
  const said = [
    0,
    -0,
    1,
    -1,
    0.5,
    1 / 3,
    -2 / 3,
    12.5,
    123456.7,
    999999.96,
    1e6,
    1.5e7,
    1e-7,
    0.1,
    0.30000000000000004,
  ];
  expect(said.map(float)).toEqual([
    ...['0', '0', '1', '-1', '0.5', '0.333333', '-0.666667', '12.5', '123457', '1000000', '1000000', '15000000'],
    ...['1e-7', '0.1', '0.3'],
  ]);
  expect([0, -0, 7, 10, -10, 4294967296, 2147483647, -9007199254740991].map(whole)).toEqual([
    ...['0', '0', '7', '10', '-10', '4294967296', '2147483647', '-9007199254740991'],
  ]);
});

it('writes every number exactly as the slow and certain way does', () => {
  const numbers = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.float({ min: 0, max: 1, noNaN: true }),
    // The borders of rounding: six digits and a half, and a little to either side.
    fc
      .tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 10 }), fc.constantFrom(-1, 0, 1))
      .map(([digits, shift, side]) => ((digits + 0.5) / 10 ** shift) * (1 + side * Number.EPSILON)),
    fc.integer({ min: -5, max: 6 }).map((power) => 10 ** power),
    fc.integer({ min: -5, max: 6 }).map((power) => 10 ** power * (1 - Number.EPSILON / 2)),
  );
  fc.assert(
    fc.property(numbers, (value) => float(value) === sixDigits(value)),
    { seed: 1, numRuns: 50_000 },
  );
  fc.assert(
    fc.property(fc.maxSafeInteger(), (value) => whole(value) === String(value)),
    { seed: 2, numRuns: 2_000 },
  );
});

it('quotes text only where it must, and any text comes back', () => {
  expect(['Ana', 'Ōe, Kenzaburō', 'say "we"', 'a\nb', '', '3+5'].map(text)).toEqual([
    ...['Ana', '"Ōe, Kenzaburō"', '"say ""we"""', '"a\nb"', '', '3+5'],
  ]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (value) => {
      const cell = room.toString('utf8', 0, writeText(room, 0, value));
      const [row] = parse(`${cell},after\n`) as string[][];
      expect(row).toEqual([Buffer.from(value).toString(), 'after']);
    }),
    { seed: 3, numRuns: 5_000 },
  );
});
