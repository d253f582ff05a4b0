/**
 * All runs of a sweep, wherever and in whatever order they were lived, become its tables: design.csv, points.csv, runs.parquet,
 * series.parquet, summary.csv, and sweep.json last. The same runs give the same bytes.
 */
import { createHash } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { settleDirectory, settleFile, writeWhole } from '../simulate/durable.ts';
import { hashFile } from '../simulate/hash-file.ts';
import type { OutputFile } from '../simulate/run-record.ts';
import { unpack } from './packed-series.ts';
import { type ParquetColumn, ParquetTable } from './parquet-table.ts';
import { type Gathered, rowsInOrder } from './rows-in-order.ts';
import type { Code } from './run-key.ts';
import { designLines, pointLines, summaryLines, writeLines } from './small-tables.ts';
import type { Level } from './sweep.ts';
import { infoOf, readSweepRecord, SWEEP_JSON, type SweepRecord } from './sweep-record.ts';

/** What is drawn of the tables. */
export const PAGE = 'sweep.html';
/** All that is made from the tables: of others it would tell what is no longer true. */
const MADE_OF_TABLES = [PAGE, 'charts', 'sensitivity.csv', 'sensitivity.json', 'sensitivity.html'];

/** What the rows are, counted; and a hash that is another where one of them is another. */
function contentOf(gathered: Gathered): Pick<SweepRecord, 'points' | 'runs' | 'failed' | 'missing' | 'content'> {
  const hash = createHash('sha256');
  let runs = 0;
  let failed = 0;
  for (const { point, replicate, known } of rowsInOrder(gathered)) {
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
  gathered: Gathered & { readonly code: Code; readonly command: string },
): Promise<{ record: SweepRecord; outcome: 'merged' | 'already there' }> {
  const { code, command } = gathered;
  const info = infoOf(gathered.plan, command, code);
  const head = { ...info, code: code.code, ...contentOf(gathered) };
  const before = readSweepRecord(directory);
  if (before !== null) {
    const { outputs, ...rest } = before;
    if (JSON.stringify(rest) === JSON.stringify(head) && (await areSound(directory, outputs)))
      return { record: before, outcome: 'already there' };
  }
  // From here until it is written again there is no whole sweep, and what was drawn of the last one is of other tables.
  for (const path of [SWEEP_JSON, ...MADE_OF_TABLES]) rmSync(join(directory, path), { recursive: true, force: true });
  await settleDirectory(directory);
  const about = {
    sweep: `${info.name}: ${info.title}`,
    ...{ fingerprint: info.fingerprint, version: info.version, seed: info.seed, command: info.command },
  };
  const outputs: OutputFile[] = [];
  const write = async (path: string, make: (part: string) => number | Promise<number>) => {
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

async function areSound(directory: string, outputs: readonly OutputFile[]): Promise<boolean> {
  for (const { path, sha256 } of outputs) {
    if ((await hashFile(join(directory, path)).catch(() => null))?.sha256 !== sha256) return false;
  }
  return true;
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
  for (const { point, replicate, known } of rowsInOrder(gathered)) {
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
  for (const { point, replicate, key } of rowsInOrder(gathered)) {
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
