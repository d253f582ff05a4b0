/** Designs as they are drawn for a sweep: their points, their numbers, what constraints leave of them, and why there may be none. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawDesign } from '../../../src/experiment/designs/draw-design.ts';
import { sizeOf } from '../../../src/experiment/designs/size-of-design.ts';
import type { DesignSpec, Factor, Level } from '../../../src/experiment/sweep.ts';
import { everything, list, range, unitRanges } from './factors.ts';

const draw = (
  spec: DesignSpec,
  factors: readonly Factor[],
  allowed: (values: readonly Level[]) => boolean = everything,
  seed = 'seed',
) => drawDesign(spec, factors, seed, allowed);
const values = (drawn: ReturnType<typeof drawDesign>) => drawn.points.map((point) => point.values);
const colours = list('colour', ['red', 'green']);
const sizes = list('size', [1, 2, 3]);

it('a full factorial has every combination once, the last factor varying fastest', () => {
  const drawn = draw({ kind: 'full-factorial' }, [colours, sizes]);
  expect(values(drawn)).toEqual([
    ...[
      ['red', 1],
      ['red', 2],
      ['red', 3],
    ],
    ...[
      ['green', 1],
      ['green', 2],
      ['green', 3],
    ],
  ]);
  expect(drawn).toMatchObject({ structure: { kind: 'plain' }, dropped: 0 });
  expect(drawn.points.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(values(draw({ kind: 'full-factorial' }, []))).toEqual([[]]);
});

it('a factorial of n, m and k levels has n m k points', () => {
  const levels = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(levels, { minLength: 1, maxLength: 4 }), (lists) => {
      const factors = lists.map((of, at) => list(`x${at}`, of));
      const drawn = draw({ kind: 'full-factorial' }, factors);
      expect(drawn.points).toHaveLength(lists.reduce((product, of) => product * of.length, 1));
      expect(new Set(drawn.points.map((point) => String(point.values))).size).toBe(drawn.points.length);
    }),
    { seed: 5 },
  );
});

it('zip pairs the first levels, the second, and so on', () => {
  expect(values(draw({ kind: 'zip' }, [sizes, list('speed', [10, 20, 30])]))).toEqual([
    [1, 10],
    [2, 20],
    [3, 30],
  ]);
});

it('one at a time: the usual point, and each factor at each other level with all others as usual', () => {
  const usual = { usual: 2 };
  expect(values(draw({ kind: 'one-at-a-time' }, [list('size', [1, 2, 3], usual), colours]))).toEqual([
    [2, 'red'],
    [1, 'red'],
    [3, 'red'],
    [2, 'green'],
  ]);
  // A usual value that is none of the levels is a point, too.
  expect(values(draw({ kind: 'one-at-a-time' }, [list('size', [1, 3], usual)]))).toEqual([[2], [1], [3]]);
});

it('a table is as it is listed, and rows that are alike are one point', () => {
  const rows = [
    ['red', 2],
    ['green', 1],
    ['red', 2],
    ['green', 3],
  ];
  expect(draw({ kind: 'table', rows }, [colours, sizes]).points).toEqual([
    { number: 1, values: ['red', 2] },
    { number: 2, values: ['green', 1] },
    { number: 3, values: ['green', 3] },
  ]);
});

it('text and number that look alike are two levels', () => {
  expect(values(draw({ kind: 'table', rows: [['1'], [1], ['1']] }, [list('x', ['1', 1])]))).toEqual([['1'], [1]]);
});

it('nested: each point of the first part with each of the second, values in the order of the factors', () => {
  const nested: DesignSpec = {
    kind: 'nested',
    parts: [
      { factors: ['size'], design: { kind: 'full-factorial' } },
      {
        factors: ['x', 'colour'],
        design: {
          kind: 'table',
          rows: [
            [0.5, 'red'],
            [0.1, 'green'],
          ],
        },
      },
    ],
  };
  expect(values(draw(nested, [colours, sizes, range('x', 0, 1)]))).toEqual([
    ['red', 1, 0.5],
    ['green', 1, 0.1],
    ['red', 2, 0.5],
    ['green', 2, 0.1],
    ['red', 3, 0.5],
    ['green', 3, 0.1],
  ]);
});

it('parts of a nested design are drawn by themselves: one more part leaves the others as they are', () => {
  const sobol = { factors: ['x1', 'x2'], design: { kind: 'sobol', points: 4 } } as const;
  const random = { factors: ['x3'], design: { kind: 'random', points: 2 } } as const;
  const alone = values(draw({ kind: 'nested', parts: [sobol] }, unitRanges(2)));
  const both = values(draw({ kind: 'nested', parts: [sobol, random] }, unitRanges(3)));
  expect(both).toHaveLength(8);
  expect(both.filter((_, at) => at % 2 === 0).map((row) => row.slice(0, 2))).toEqual(alone);
});

const DRAWN: readonly DesignSpec[] = [
  { kind: 'random', points: 20 },
  { kind: 'latin-hypercube', points: 20 },
  { kind: 'sobol', points: 20 },
  { kind: 'morris', trajectories: 4, levels: 4 },
  { kind: 'saltelli', base: 4, second: true },
];

it.each(DRAWN)('$kind: same seed, same points; another seed, others', (spec) => {
  const factors = [...unitRanges(3), list('rule', ['a', 'b'])];
  expect(draw(spec, factors)).toEqual(draw(spec, factors));
  expect(draw(spec, factors, everything, 'other')).not.toEqual(draw(spec, factors));
});

it.each(['random', 'sobol'] as const)('%s with more points begins with the same points, constrained or not', (kind) => {
  for (const allowed of [everything, ([x, y]: readonly Level[]) => Number(x) < Number(y)]) {
    const before = draw({ kind, points: 20 }, unitRanges(3), allowed).points;
    expect(before).toHaveLength(20);
    expect(draw({ kind, points: 50 }, unitRanges(3), allowed).points.slice(0, 20)).toEqual(before);
  }
});

it('more trajectories and a larger base keep the points that are there, and their numbers', () => {
  const pairs: (readonly [DesignSpec, DesignSpec])[] = [
    [
      { kind: 'morris', trajectories: 3, levels: 4 },
      { kind: 'morris', trajectories: 9, levels: 4 },
    ],
    [
      { kind: 'saltelli', base: 8, second: false },
      { kind: 'saltelli', base: 32, second: false },
    ],
  ];
  for (const [few, more] of pairs) {
    const before = draw(few, unitRanges(4)).points;
    expect(draw(more, unitRanges(4)).points.slice(0, before.length)).toEqual(before);
  }
});

it('a factorial keeps its points when its first factor gets more levels, a table when it gets more rows', () => {
  const factorial = (levels: number[]) => draw({ kind: 'full-factorial' }, [list('size', levels), colours]).points;
  expect(factorial([1, 2, 3]).slice(0, 4)).toEqual(factorial([1, 2]));
  const rows: Level[][] = [[1], [3]];
  expect(draw({ kind: 'table', rows: [...rows, [2]] }, [sizes]).points.slice(0, 2)).toEqual(
    draw({ kind: 'table', rows }, [sizes]).points,
  );
});

it('Morris: neighbours in a trajectory differ in one factor, whatever its kind', () => {
  const whole = range('people', 10, 1000, { kind: 'whole', scale: 'log' });
  const factors = [...unitRanges(2), whole, list('rule', ['a', 'b']), list('way', ['a', 'b', 'c', 'd', 'e'])];
  const { points, structure } = draw({ kind: 'morris', trajectories: 10, levels: 4 }, factors);
  if (structure.kind !== 'morris') throw new Error(structure.kind);
  expect(structure.trajectories).toHaveLength(10);
  for (const trajectory of structure.trajectories) {
    expect(trajectory).toHaveLength(6);
    const rows = trajectory.map((number) => points[number - 1]!.values);
    for (const [at, row] of rows.slice(1).entries())
      expect(row.filter((value, factor) => value !== rows[at]![factor])).toHaveLength(1);
  }
});

it('Saltelli: rows of A, of B, and of A with one column of B, by the numbers of their points', () => {
  const { points, structure } = draw({ kind: 'saltelli', base: 16, second: true }, [...unitRanges(2), colours]);
  if (structure.kind !== 'saltelli') throw new Error(structure.kind);
  const row = (number: number) => points[number - 1]!.values;
  for (let j = 0; j < 16; j++)
    for (let i = 0; i < 3; i++) {
      const [a, b] = [row(structure.a[j]!), row(structure.b[j]!)];
      expect(row(structure.ab[i]![j]!)).toEqual(a.with(i, b[i]!));
      expect(row(structure.ba![i]![j]!)).toEqual(b.with(i, a[i]!));
    }
  // Of two colours half the time the mixed row is the row itself: one point, lived once.
  expect(points.length).toBeLessThan(16 * 8);
  expect(points.map(({ number }) => number)).toEqual(points.map((_, at) => at + 1));
});

const small = ([size]: readonly Level[]) => Number(size) < 3;

it('listed designs leave out what the constraints forbid, and say how much', () => {
  const factorial = draw({ kind: 'full-factorial' }, [sizes, colours], small);
  expect(values(factorial).map(([size]) => size)).toEqual([1, 1, 2, 2]);
  expect(factorial.dropped).toBe(2);
  const nested: DesignSpec = {
    kind: 'nested',
    parts: [
      { factors: ['size'], design: { kind: 'zip' } },
      { factors: ['colour'], design: { kind: 'zip' } },
    ],
  };
  expect(draw(nested, [sizes, colours], small)).toEqual(factorial);
  expect(draw({ kind: 'zip' }, [sizes], small).dropped).toBe(1);
  expect(draw({ kind: 'one-at-a-time' }, [sizes], small).dropped).toBe(1);
});

const below = ([x, y]: readonly Level[]) => Number(x) < Number(y);

it('random and Sobol points go on being drawn until there are enough; a Latin hypercube has fewer', () => {
  for (const kind of ['random', 'sobol'] as const) {
    const drawn = draw({ kind, points: 64 }, unitRanges(2), below);
    expect(drawn.points).toHaveLength(64);
    expect(drawn.points.every((point) => below(point.values))).toBe(true);
    expect(drawn.dropped).toBeGreaterThan(40);
  }
  const hypercube = draw({ kind: 'latin-hypercube', points: 64 }, unitRanges(2), below);
  expect(hypercube.points.length + hypercube.dropped).toBe(64);
  expect(hypercube.dropped).toBeGreaterThan(20);
});

it('who forbids nearly everything is told so, as is who asks for more points than there are', () => {
  const rare = ([x]: readonly Level[]) => Number(x) < 1e-5;
  for (const kind of ['random', 'sobol'] as const) {
    expect(() => draw({ kind, points: 5 }, unitRanges(2), rare)).toThrow(
      new RegExp(`^\\d of 10,000 ${kind} points drawn are allowed by the constraints, expected 1 in 1,000 or more`),
    );
    expect(() => draw({ kind, points: 100 }, [sizes, colours])).toThrow(/^100 points asked for, but only 6 differ/);
    expect(draw({ kind, points: 6 }, [sizes, colours]).points).toHaveLength(6);
  }
  expect(() => draw({ kind: 'full-factorial' }, [sizes], () => false)).toThrow(
    'none of the 3 points of this design is allowed by the constraints',
  );
});

it('Morris and Saltelli need every combination', () => {
  expect(() => draw({ kind: 'morris', trajectories: 4, levels: 4 }, unitRanges(2), below)).toThrow(
    /^a design of kind morris needs every combination: \d+ of 12 rows break the constraints$/,
  );
  expect(() => draw({ kind: 'saltelli', base: 8, second: false }, unitRanges(2), below)).toThrow(
    /^a design of kind saltelli needs every combination: \d+ of 32 rows break the constraints$/,
  );
});

it('how large a design is, is known before it is drawn', () => {
  const specs: (readonly [DesignSpec, number])[] = [
    [{ kind: 'full-factorial' }, 2 * 3 * 3],
    [{ kind: 'table', rows: [['red', 1, 1]] }, 1],
    [{ kind: 'one-at-a-time' }, 1 + 1 + 2 + 2],
    [{ kind: 'random', points: 18 }, 18],
    [{ kind: 'latin-hypercube', points: 7 }, 7],
    [{ kind: 'sobol', points: 16 }, 16],
    [{ kind: 'morris', trajectories: 5, levels: 6 }, 5 * 4],
    [{ kind: 'saltelli', base: 8, second: false }, 8 * 5],
    [{ kind: 'saltelli', base: 8, second: true }, 8 * 8],
  ];
  const factors = [colours, sizes, list('speed', [1, 2, 3])];
  for (const [spec, rows] of specs) expect(sizeOf(spec, factors), spec.kind).toBe(rows);
  const nested: DesignSpec = {
    kind: 'nested',
    parts: [
      { factors: ['size', 'speed'], design: { kind: 'zip' } },
      { factors: ['colour'], design: { kind: 'random', points: 2 } },
    ],
  };
  expect(sizeOf(nested, factors)).toBe(6);
  expect(draw(nested, factors).points).toHaveLength(6);
  // A factorial that nobody could draw is still told.
  const many = Array.from({ length: 20 }, (_, at) => list(`x${at}`, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  expect(sizeOf({ kind: 'full-factorial' }, many)).toBe(1e20);
});

it.each<readonly [DesignSpec, readonly Factor[], string, string | null]>([
  [
    { kind: 'full-factorial' },
    [sizes, range('needs.rate', 0, 1)],
    'needs.rate is a range (0 to 1) without levels',
    'needs.rate',
  ],
  [
    { kind: 'one-at-a-time' },
    [range('needs.rate', 0, 1)],
    'needs.rate is a range (0 to 1) without levels',
    'needs.rate',
  ],
  [{ kind: 'one-at-a-time' }, [list('rule', ['a'], { usual: null })], 'rule has no usual value', 'rule'],
  [{ kind: 'zip' }, [sizes, colours], 'colour has 2 levels and size has 3, expected equally many', 'colour'],
  [{ kind: 'table', rows: [[1], [1, 2]] }, [sizes], 'row 2 of the table has 2 values, expected 1', null],
  [{ kind: 'table', rows: [] }, [sizes], 'rows of a table: 0 given, expected a whole number, 1 or more', null],
  [
    { kind: 'morris', trajectories: 4, levels: 5 },
    [sizes],
    'levels of a design of kind morris are 5, expected an even',
    null,
  ],
  [{ kind: 'morris', trajectories: 0, levels: 4 }, [sizes], 'trajectories: 0 given, expected a whole number', null],
  [{ kind: 'random', points: 1.5 }, [sizes], 'points: 1.5 given, expected a whole number', null],
  [
    { kind: 'sobol', points: 8 },
    unitRanges(301),
    '301 factors given, expected 300 or fewer: a design of kind sobol',
    null,
  ],
  [{ kind: 'saltelli', base: 8, second: false }, unitRanges(151), '151 factors given, expected 150 or fewer', null],
  [{ kind: 'random', points: 8 }, [], 'a design of kind random needs something that varies', null],
  [
    { kind: 'nested', parts: [{ factors: ['size'], design: { kind: 'morris', trajectories: 4, levels: 4 } }] },
    [sizes],
    'a design of kind morris cannot be part of a nested one',
    null,
  ],
  [
    { kind: 'nested', parts: [{ factors: ['size'], design: { kind: 'zip' } }] },
    [sizes, colours],
    'colour belongs to no part',
    'colour',
  ],
  [
    { kind: 'nested', parts: [{ factors: ['sise'], design: { kind: 'zip' } }] },
    [sizes],
    'no factor sise, expected one of size',
    'sise',
  ],
])('what cannot be is told, and of which factor: %j', (spec, factors, words, factor) => {
  for (const attempt of [() => sizeOf(spec, factors), () => draw(spec, factors)]) {
    expect(attempt).toThrow(words);
    expect(attempt).toThrow(expect.objectContaining({ name: 'DesignFault', factor }));
  }
});
