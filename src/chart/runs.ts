/** Many runs of one scenario, side by side: week by week the median, the middle half and the middle nine tenths of them. */

import { count, number } from '../measure/words.ts';
import type { WeekColumn, WeeksTable } from './read-tables.ts';

export interface Runs {
  /** Numbers of the replicates. */
  readonly replicates: readonly number[];
  /** The weeks recorded. */
  readonly weeks: readonly number[];
  /** A column of weeks.csv, by run and recorded week; NaN where a run has no such row. */
  series(column: WeekColumn): number[][];
}

/** Of fewer runs a twentieth is less than one of them: their lowest and highest are shown instead. */
const ENOUGH_RUNS = 20;

export interface Band {
  readonly low: number;
  readonly lowerQuarter: number;
  readonly median: number;
  readonly upperQuarter: number;
  readonly high: number;
}

/** Sorts the rows of weeks.csv into runs. The weeks of the first run are the weeks of all. */
export function runsOf(table: WeeksTable): Runs {
  const place = new Map<number, Map<number, number>>();
  for (let row = 0; row < table.rows; row++) {
    const replicate = table.replicate[row]!;
    if (!place.has(replicate)) place.set(replicate, new Map());
    place.get(replicate)!.set(table.week[row]!, row);
  }
  const replicates = [...place.keys()].sort((a, b) => a - b);
  const weeks = replicates.length === 0 ? [] : [...place.get(replicates[0]!)!.keys()].sort((a, b) => a - b);
  return {
    replicates,
    weeks,
    series: (column) =>
      replicates.map((replicate) => {
        const rows = place.get(replicate)!;
        return weeks.map((week) => table[column][rows.get(week) ?? -1] ?? Number.NaN);
      }),
  };
}

/** The first week that the rows of a branch count, which begins later than the first morning; 0 for any other run. */
export function beginningOf({ weeks: [first = 0, second = first + 1] }: Runs): number {
  // A row counts the weeks since the one before.
  return first === 0 ? 0 : first - (second - first) + 1;
}

/** The spread of some values, those that are not numbers left out; null if none is left. Infinity ("never") may be among them. */
export function bandOf(values: readonly number[]): Band | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const few = sorted.length < ENOUGH_RUNS;
  return {
    low: few ? sorted[0]! : quantile(sorted, 0.05),
    lowerQuarter: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    upperQuarter: quantile(sorted, 0.75),
    high: few ? sorted[sorted.length - 1]! : quantile(sorted, 0.95),
  };
}

/** Type 7 of Hyndman & Fan 1996, the usual one; between two values that are alike, "never" included, lies the same value. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below === above ? below : below + (above - below) * (place % 1);
}

/** The spread over runs at each of `length` points. */
export function bandsOf(series: readonly (readonly number[])[], length: number): (Band | null)[] {
  return Array.from({ length }, (_, at) => bandOf(series.map((run) => run[at]!)));
}

export function total(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) if (!Number.isNaN(value)) sum += value;
  return sum;
}

/** Which of `length` points a line needs: all, or so few that files stay small, always the first and the last. */
export function pointsOf(length: number, atMost = 270): number[] {
  const step = Math.max(1, Math.ceil(length / atMost));
  const points: number[] = [];
  for (let at = 0; at < length - 1; at += step) points.push(at);
  if (length > 0) points.push(length - 1);
  return points;
}

/** How the bands of a chart are to be read; empty for a single run. */
export function bandsInWords(runs: number): string {
  if (runs < 2) return '';
  if (runs === 2) return ' Line: the middle of the two runs; light band: both.';
  if (runs < ENOUGH_RUNS)
    return ` Line: the median of ${number(runs)} runs; dark band: the middle half; light band: all runs.`;
  return ` Line: the median of ${number(runs)} runs; dark band: half of the runs; light band: nine tenths of them.`;
}

/** " (median of 20 runs)", or nothing for a single run. */
export function medianOf(runs: number): string {
  return runs < 2 ? '' : ` (median of ${count(runs, 'run')})`;
}

/** How much the runs differ, to go before two numbers: with few runs the low and high end are those of all. */
export function mostRuns(runs: number): string {
  if (runs === 2) return 'in both runs';
  return runs < ENOUGH_RUNS ? 'over all runs' : 'in nine of ten runs';
}

/** "in nine of ten runs between 3 and 5", or "the same in nine of ten runs" where both ends are written alike. */
export function rangeInWords(runs: number, band: Band, written: (value: number) => string): string {
  const [low, high] = [written(band.low), written(band.high)];
  return low === high ? `the same ${mostRuns(runs)}` : `${mostRuns(runs)} between ${low} and ${high}`;
}

/** Whether any assigned team was ever alive. */
export function hasTeams(table: WeeksTable): boolean {
  return table.assigned_groups.some((teams) => teams > 0);
}

/** The largest of many values, NaN left out; -Infinity if there is none. */
export function most(values: ArrayLike<number>): number {
  let best = -Infinity;
  for (let at = 0; at < values.length; at++) if (values[at]! > best) best = values[at]!;
  return best;
}

/** The smallest of many values, NaN left out; Infinity if there is none. */
export function least(values: ArrayLike<number>): number {
  let best = Infinity;
  for (let at = 0; at < values.length; at++) if (values[at]! < best) best = values[at]!;
  return best;
}
