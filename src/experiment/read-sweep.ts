/** Reads what a sweep came to, once its tables are found to be those that sweep.json speaks of. */
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { hashFile } from '../simulate/hash-file.ts';
import { RUN_COLUMNS, SERIES_COLUMNS } from './merge-runs.ts';
import type { Level, Point } from './sweep.ts';
import { readSweepRecord, type SweepRecord } from './sweep-record.ts';
import type { RunRow, RunSeries, Status, SweepInfo, SweepResult } from './sweep-result.ts';

/** A directory that holds no whole sweep: what is wrong with it, in one line. */
export class Unreadable extends Error {
  override name = 'Unusable';
}

/** @throws Unreadable where there is no whole sweep, or a table is not what it was when it was merged */
export async function readSweep(directory: string): Promise<SweepResult> {
  const record = await soundRecord(directory, ['design.csv', 'runs.parquet']);
  const { outcomes } = record;
  const points = await designIn(directory, record);
  const runs: RunRow[] = [];
  const columns = [...RUN_COLUMNS, ...outcomes.map(({ name }) => name)];
  for await (const row of rowsOf(join(directory, 'runs.parquet'), columns)) {
    const point = row.point as number;
    runs.push({
      run: row.run as number,
      point,
      replicate: row.replicate as number,
      seed: row.seed as string,
      status: row.status as Status,
      reason: row.reason as string,
      world: row.world as string,
      outcomes: outcomes.map(({ name }) => (row[name] as number | null) ?? Number.NaN),
    });
  }
  return { info: infoIn(record), points, runs };
}

/** The series of all runs that have some, run by run; none where the sweep kept none. @throws Unreadable */
export async function* readSeries(directory: string): AsyncGenerator<RunSeries> {
  const record = await soundRecord(directory, ['series.parquet']);
  if (record.series.length === 0) return;
  const names = record.series.map(({ name }) => name);
  let of: { run: number; point: number; replicate: number; weeks: number[]; values: number[][] } | null = null;
  const whole = ({ point, replicate, weeks, values }: NonNullable<typeof of>): RunSeries => ({
    ...{ point, replicate, weeks },
    columns: values.map((column) => Float64Array.from(column)),
  });
  for await (const row of rowsOf(join(directory, 'series.parquet'), [...SERIES_COLUMNS, ...names])) {
    if (of === null || of.run !== row.run) {
      if (of !== null) yield whole(of);
      const { run, point, replicate } = row as { run: number; point: number; replicate: number };
      of = { run, point, replicate, weeks: [], values: names.map(() => []) };
    }
    of.weeks.push(row.week as number);
    for (const [s, name] of names.entries()) of.values[s]!.push((row[name] as number | null) ?? Number.NaN);
  }
  if (of !== null) yield whole(of);
}

/** The record of a directory, the tables named being what it says. */
async function soundRecord(directory: string, tables: readonly string[]): Promise<SweepRecord> {
  const record = readSweepRecord(directory);
  if (record === null)
    throw new Unreadable(
      `${directory}: holds no whole sweep (no sweep.json); groundswell sweep, or groundswell merge where all shards are done, finishes it`,
    );
  for (const { path, sha256 } of record.outputs.filter((output) => tables.includes(output.path))) {
    const is = await hashFile(join(directory, path)).catch(() => null);
    if (is?.sha256 !== sha256)
      throw new Unreadable(
        `${join(directory, path)}: ${is === null ? 'is missing' : 'is not what it was when it was written'}; groundswell merge ${directory} makes it anew`,
      );
  }
  return record;
}

function infoIn(record: SweepRecord): SweepInfo {
  const { code: _code, points: _points, runs: _runs, failed: _failed, missing, content, outputs, ...info } = record;
  return info;
}

/** Every point, also one that has no run. */
async function designIn(directory: string, { factors }: SweepRecord): Promise<Point[]> {
  const { createReadStream } = await import('node:fs');
  const { parse } = await import('csv-parse');
  const points: Point[] = [];
  const records = createReadStream(join(directory, 'design.csv')).pipe(parse({ from_line: 2 }));
  for await (const [number, ...cells] of records as AsyncIterable<string[]>) {
    const values = factors.map(({ kind }, f): Level => (kind === 'category' ? cells[f]! : Number(cells[f])));
    points.push({ number: Number(number), values });
  }
  return points;
}

/** Row group by row group: a table larger than memory can be read so. */
async function* rowsOf(path: string, columns: readonly string[]): AsyncGenerator<Record<string, unknown>> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    if (rowEnd > rowStart) yield* await parquetReadObjects({ file, metadata, rowStart, rowEnd, columns: [...columns] });
    rowStart = rowEnd;
  }
}
