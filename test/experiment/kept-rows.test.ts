/** What is kept of a run in memory is what its CSV files would say. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeptRows, wantedBy } from '../../src/experiment/kept-rows.ts';
import { pack, unpack } from '../../src/experiment/packed-series.ts';
import { sixDigits } from '../../src/measure/csv-cell.ts';
import { OUTCOMES } from '../../src/measure/outcomes.ts';
import { type Cell, TABLES, type TableName } from '../../src/measure/tables.ts';

/** A row of a table with nothing in it but what is given. */
const row = (table: TableName, cells: Record<string, Cell>): Cell[] =>
  TABLES[table].columns.map(({ name }) => cells[name] ?? null);

const wanting = (...columns: string[]) => wantedBy(({ weeks }) => void columns.map((name) => weeks.numbers(name)));

it('numbers have six digits, as they are written; an empty cell is no number, a zero has no sign', () => {
  const kept = new KeptRows(wanting('spark', 'groups'));
  for (const spark of [1 / 3, 123456.789, -0, null, 2 / 3e9])
    kept.row('weeks', row('weeks', { replicate: 1, week: 0, spark, groups: 7 }));
  expect(kept.weeks.numbers('spark')).toEqual([0.333333, 123457, 0, Number.NaN, 6.66667e-10]);
  expect(kept.weeks.numbers('groups')).toEqual([7, 7, 7, 7, 7]);
  expect(kept.weeks.rows).toBe(5);
});

it('any number comes out as the one that is read back from the file', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const kept = new KeptRows(wanting('spark'));
      kept.row('weeks', row('weeks', { spark: value }));
      expect(kept.weeks.numbers('spark')[0]).toBe(Number(sixDigits(value)) + 0);
    }),
    { numRuns: 2000, seed: 5 },
  );
});

it('words that are not there are empty', () => {
  const kept = new KeptRows(wantedBy(({ groups }) => void groups.words('cause')));
  kept.row('groups', row('groups', { cause: 'faded' }));
  kept.row('groups', row('groups', {}));
  expect(kept.groups.words('cause')).toEqual(['faded', '']);
});

it('columns that nobody asks for are not kept, in whatever table', () => {
  const kept = new KeptRows(wanting('spark'));
  kept.row('weeks', row('weeks', { spark: 0.5, groups: 3 }));
  kept.row('events', row('events', { person: 3 }));
  expect(() => kept.weeks.numbers('groups')).toThrow('column groups of weeks is asked for and not kept');
});

it('every outcome finds the columns it needs, also of a run in which nothing happened', () => {
  for (const { of } of OUTCOMES) {
    const kept = new KeptRows(wantedBy(of));
    kept.row('weeks', row('weeks', { week: 0, people: 1 }));
    expect(() => of(kept)).not.toThrow();
  }
});

it('a number that no file would take is a fault of the run', () => {
  const kept = new KeptRows(wanting());
  const odd = (cells: Record<string, Cell>) => () => kept.row('weeks', row('weeks', cells));
  expect(odd({ spark: Number.NaN })).toThrow('weeks: spark is NaN, expected a finite number');
  expect(odd({ spark: 1 / 0 })).toThrow('weeks: spark is Infinity, expected a finite number');
  expect(odd({ groups: 0.5 })).toThrow('weeks: groups is 0.5, expected a whole number');
});

it('series come out of their bytes as they went in, wherever these lie', () => {
  const columns = [Float64Array.of(1 / 3, Number.NaN, -7), Float64Array.of(0, 1e300, 2)];
  const bytes = pack([0, 4, 8], columns);
  const moved = new Uint8Array(bytes.length + 3);
  moved.set(bytes, 3);
  expect(unpack(moved.subarray(3))).toEqual({ weeks: [0, 4, 8], columns });
  expect(unpack(pack([], [new Float64Array(0)]))).toEqual({ weeks: [], columns: [] });
});
