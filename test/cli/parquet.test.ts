/** The same tables as Parquet: the same rows, the same charts, and a run of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { expect, it } from 'vitest';
import type { RunRecord } from '../../src/simulate/run-record.ts';
import { at, bytesOf, groundswell, SMALL, write } from './groundswell.ts';

it('holds what the CSV files hold, and nothing twice', async () => {
  write('small.yaml', SMALL);
  await groundswell('run', 'small.yaml', '--out', 'csv');
  const { code, err } = await groundswell('run', 'small.yaml', '--out', 'parquet', '--format', 'parquet');
  expect(code, err).toBe(0);
  const endings = readdirSync(at('parquet')).map((name) => name.replace('.parquet', '.csv'));
  expect(endings.sort()).toEqual(readdirSync(at('csv')).sort());
  expect(readdirSync(at('parquet')).some((name) => name.endsWith('.csv'))).toBe(false);
  const file = await asyncBufferFromFile(at('parquet', 'weeks.parquet'));
  const rows = await parquetReadObjects({ file });
  const [header, ...lines] = readFileSync(at('csv', 'weeks.csv'), 'utf8').trimEnd().split('\n');
  const text = (value: unknown) => (value === null ? '' : String(value));
  expect(
    rows.map((row) =>
      header!
        .split(',')
        .map((name) => text(row[name]))
        .join(','),
    ),
  ).toEqual(lines);
  const charts = (run: string) => Object.entries(bytesOf(run)).filter(([path]) => path.startsWith('/charts/'));
  expect(charts('parquet')).toEqual(charts('csv'));
});

it('can be repeated and drawn again', async () => {
  write('small.yaml', SMALL);
  await groundswell('run', 'small.yaml', '--out', 'x', '--format', 'parquet');
  const before = bytesOf('x');
  const record = JSON.parse(readFileSync(at('x', 'run.json'), 'utf8')) as RunRecord;
  expect(record.outputs.find(({ path }) => path === 'weeks.parquet')?.rows).toBeGreaterThan(30);
  expect((await groundswell('report', 'x')).code).toBe(0);
  expect(bytesOf('x')).toEqual(before);
  expect((await groundswell('rerun', 'x')).out).toContain('every byte agrees');
});
