/**
 * All runs of a sweep, wherever and in whatever order they were lived, become its tables: design.csv, points.csv, runs.parquet,
 * series.parquet, summary.csv, and sweep.json last. The same runs give the same bytes.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { summaryOf } from '../analysis/statistics/mean-interval.ts';
import { sixDigits } from '../measure/csv-cell.ts';
import { settleDirectory, settleFile, writeWhole } from '../simulate/durable.ts';
import { hashFile } from '../simulate/hash-file.ts';
import { firstDamage, type OutputFile } from '../simulate/run-record.ts';
import { csvLine } from './csv-lines.ts';
import { unpack } from './packed-series.ts';
import { type ParquetColumn, ParquetTable } from './parquet-table.ts';
import type { RunKeys } from './run-key.ts';
import type { Known, RunStore } from './run-store.ts';
import type { Schedule } from './schedule.ts';
import type { Level, Point, SweepPlan } from './sweep.ts';
import { readSweepRecord, SWEEP_JSON, type SweepRecord } from './sweep-record.ts';
import type { SweepInfo } from './sweep-result.ts';

export interface Gathered {
  readonly plan: SweepPlan;
  readonly info: SweepInfo;
  readonly code: string;
  readonly keys: RunKeys;
  readonly store: RunStore;
  /** Has judged all that is known. */
  readonly schedule: Schedule;
}

/** A run that is known, and where it stands in the sweep. */
interface Row {
  readonly point: Point;
  readonly replicate: number;
  readonly key: string;
  readonly known: Known;
}

/** In the order of points, then of replicates; what is missing is left out. @throws Contradiction */
function* rowsOf({ plan, keys, store, schedule }: Gathered): Generator<Row> {
  for (const [at, point] of plan.points.entries()) {
    for (let replicate = 1; replicate <= schedule.wanted(at); replicate++) {
      const key = keys.key(point, replicate);
      const known = store.agreed(key);
      if (known !== undefined) yield { point, replicate, key, known };
    }
  }
}

/** What the rows are, counted; and a hash that is another where one of them is another. */
function contentOf(gathered: Gathered): Pick<SweepRecord, 'points' | 'runs' | 'failed' | 'missing' | 'content'> {
  const hash = createHash('sha256');
  let runs = 0;
  let failed = 0;
  for (const { point, replicate, known } of rowsOf(gathered)) {
    hash.update(`${point.number} ${replicate} ${known.digest} ${known.reason}\n`);
    runs++;
    if (known.status !== 'ok') failed++;
  }
  const missing = gathered.schedule.count() - runs;
  return { points: gathered.plan.points.length, runs, failed, missing, content: hash.digest('hex') };
}

/**
 * @returns the record, and whether the tables were there already, just so
 * @throws Contradiction; errors of the file system with their path
 */
export async function mergeRuns(
  directory: string,
  gathered: Gathered,
): Promise<{ record: SweepRecord; outcome: 'merged' | 'already there' }> {
  const { info, code } = gathered;
  const counted = contentOf(gathered);
  const before = readSweepRecord(directory);
  const head = { ...info, code, ...counted };
  if (before !== null) {
    const { outputs, ...rest } = before;
    if (JSON.stringify(rest) === JSON.stringify(head) && firstDamage(directory, outputs) === null)
      return { record: before, outcome: 'already there' };
  }
  // From here until it is written again there is no whole sweep.
  rmSync(join(directory, SWEEP_JSON), { force: true });
  await settleDirectory(directory);
  const about = {
    sweep: `${info.name}: ${info.title}`,
    ...{ fingerprint: info.fingerprint, version: info.version, seed: info.seed, command: info.command },
  };
  const outputs: OutputFile[] = [];
  const write = async (path: string, make: (part: string) => Promise<number>) => {
    const part = join(directory, `${path}.part`);
    const rows = await make(part);
    await settleFile(part);
    const described = await hashFile(part);
    renameSync(part, join(directory, path));
    outputs.push({ path, ...described, rows });
  };
  await write('design.csv', (part) => writeLines(part, designLines(gathered.plan)));
  await write('points.csv', (part) => writeLines(part, pointLines(gathered)));
  await write('runs.parquet', (part) => writeRuns(part, gathered, about));
  if (gathered.plan.series.length > 0) await write('series.parquet', (part) => writeSeries(part, gathered, about));
  else rmSync(join(directory, 'series.parquet'), { force: true });
  await write('summary.csv', (part) => writeLines(part, summaryLines(gathered)));
  const record: SweepRecord = { ...head, outputs };
  await writeWhole(join(directory, SWEEP_JSON), `${JSON.stringify(record, null, 2)}\n`);
  await settleDirectory(directory);
  return { record, outcome: 'merged' };
}

/** @returns rows, the header not counted */
async function writeLines(part: string, lines: Iterable<string>): Promise<number> {
  const file = openSync(part, 'w');
  let rows = -1;
  try {
    for (const line of lines) {
      writeSync(file, line);
      rows++;
    }
  } catch (error) {
    throw Object.assign(error as Error, { path: part });
  } finally {
    closeSync(file);
  }
  return rows;
}

function* designLines({ factors, points }: SweepPlan): Generator<string> {
  yield csvLine(['point', ...factors.map(({ name }) => name)]);
  for (const { number, values } of points) yield csvLine([number, ...values]);
}

/** How often each point was lived, and why no more. */
function* pointLines(gathered: Gathered): Generator<string> {
  yield csvLine(['point', 'replicates', 'ok', 'failed', 'stopped']);
  for (const { point, rows, at } of byPoint(gathered)) {
    const ok = rows.filter(({ known }) => known.status === 'ok').length;
    yield csvLine([point.number, rows.length, ok, rows.length - ok, gathered.schedule.stopped(at)]);
  }
}

function* summaryLines(gathered: Gathered): Generator<string> {
  const { factors, outcomes } = gathered.plan;
  const head = ['outcome', 'n', 'failed', 'mean', 'sd', 'median', 'low', 'high'];
  yield csvLine(['point', ...factors.map(({ name }) => name), ...head]);
  for (const { point, rows } of byPoint(gathered)) {
    const ok = rows.filter(({ known }) => known.status === 'ok');
    for (const [o, { name }] of outcomes.entries()) {
      const { n, mean, sd, median, low, high } = summaryOf(ok.map(({ known }) => known.outcomes[o]!));
      const numbers = [mean, sd, median, low, high].map((value) => (value === null ? null : sixDigits(value)));
      yield csvLine([point.number, ...point.values, name, n, rows.length - ok.length, ...numbers]);
    }
  }
}

function* byPoint(gathered: Gathered): Generator<{ point: Point; at: number; rows: Row[] }> {
  const { points } = gathered.plan;
  let at = 0;
  let rows: Row[] = [];
  for (const row of rowsOf(gathered)) {
    for (; points[at] !== row.point; at++) {
      yield { point: points[at]!, at, rows };
      rows = [];
    }
    rows.push(row);
  }
  for (; at < points.length; at++) {
    yield { point: points[at]!, at, rows };
    rows = [];
  }
}

const int = (name: string): ParquetColumn => ({ name, type: 'INT32', isNullable: false });
const text = (name: string): ParquetColumn => ({ name, type: 'STRING', isNullable: false });
const double = (name: string): ParquetColumn => ({ name, type: 'DOUBLE', isNullable: true });

/** Columns of runs.parquet that come before factors and outcomes. */
export const RUN_COLUMNS = ['run', 'point', 'replicate', 'seed', 'status', 'reason', 'world'] as const;
export const SERIES_COLUMNS = ['run', 'point', 'replicate', 'week'] as const;

async function writeRuns(part: string, gathered: Gathered, about: Readonly<Record<string, string>>): Promise<number> {
  const { factors, outcomes } = gathered.plan;
  const columns = [
    ...[int('run'), int('point'), int('replicate'), text('seed'), text('status'), text('reason'), text('world')],
    ...factors.map(({ name, kind }) => (kind === 'category' ? text(name) : { ...double(name), isNullable: false })),
    ...outcomes.map(({ name }) => double(name)),
  ];
  const meanings = Object.fromEntries(outcomes.map(({ name, meaning, unit }) => [name, `${meaning} (${unit})`]));
  const table = new ParquetTable(part, columns, { ...about, ...meanings });
  for (const { point, replicate, known } of rowsOf(gathered)) {
    const { seed, status, reason, world } = known;
    const values = point.values.map(
      (value, f): Level => (factors[f]!.kind === 'category' ? String(value) : Number(value)),
    );
    const run = table.rows + 1;
    await table.add([run, point.number, replicate, seed, status, reason, world, ...values, ...known.outcomes]);
  }
  await table.finish();
  return table.rows;
}

async function writeSeries(part: string, gathered: Gathered, about: Readonly<Record<string, string>>): Promise<number> {
  const { series } = gathered.plan;
  const columns = [...SERIES_COLUMNS.map(int), ...series.map(({ name }) => double(name))];
  const meanings = Object.fromEntries(series.map(({ name, meaning, unit }) => [name, `${meaning} (${unit})`]));
  const table = new ParquetTable(part, columns, { ...about, ...meanings });
  let run = 0;
  for (const { point, replicate, key } of rowsOf(gathered)) {
    run++;
    const bytes = await gathered.store.series(key);
    if (bytes === null) continue;
    const { weeks, columns: values } = unpack(bytes);
    for (const [w, week] of weeks.entries())
      await table.add([run, point.number, replicate, week, ...values.map((column) => column[w]!)]);
  }
  await table.finish();
  return table.rows;
}
