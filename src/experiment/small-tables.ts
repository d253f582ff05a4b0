/** The tables of a sweep that are written as CSV: its design, how often each point was lived, and what came out at each. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { summaryOf } from '../analysis/statistics/mean-interval.ts';
import { sixDigits } from '../measure/csv-cell.ts';
import { csvLine } from './csv-lines.ts';
import { type Gathered, rowsByPoint } from './rows-in-order.ts';
import type { SweepPlan } from './sweep.ts';

/** @returns rows, the header not counted */
export function writeLines(part: string, lines: Iterable<string>): number {
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

export function* designLines({ factors, points }: SweepPlan): Generator<string> {
  yield csvLine(['point', ...factors.map(({ name }) => name)]);
  for (const { number, values } of points) yield csvLine([number, ...values]);
}

/** How often each point was lived, and why no more. */
export function* pointLines(gathered: Gathered): Generator<string> {
  yield csvLine(['point', 'replicates', 'ok', 'failed', 'stopped']);
  for (const { point, rows, at } of rowsByPoint(gathered)) {
    const ok = rows.filter(({ known }) => known.status === 'ok').length;
    yield csvLine([point.number, rows.length, ok, rows.length - ok, gathered.schedule.stopped(at)]);
  }
}

export function* summaryLines(gathered: Gathered): Generator<string> {
  const { factors, outcomes } = gathered.plan;
  const head = ['outcome', 'n', 'failed', 'mean', 'sd', 'median', 'low', 'high'];
  yield csvLine(['point', ...factors.map(({ name }) => name), ...head]);
  for (const { point, rows } of rowsByPoint(gathered)) {
    const ok = rows.filter(({ known }) => known.status === 'ok');
    for (const [o, { name }] of outcomes.entries()) {
      const { n, mean, sd, median, low, high } = summaryOf(ok.map(({ known }) => known.outcomes[o]!));
      const numbers = [mean, sd, median, low, high].map((value) => (value === null ? null : sixDigits(value)));
      yield csvLine([point.number, ...point.values, name, n, rows.length - ok.length, ...numbers]);
    }
  }
}
