/** What a sweep came to, as its merged tables have it: what comparison, sensitivity and charts are given. */
import type { Factor, Level, Point, Replicates, Structure, SweepOutcome } from './sweep.ts';

/** What became of a run. */
export type Status = 'ok' | 'failed' | 'timeout' | 'memory' | 'crashed';

/** A row of runs.parquet. */
export interface RunRow {
  /** From 1, in the order of points and then of replicates. */
  readonly run: number;
  readonly point: number;
  readonly replicate: number;
  readonly seed: string;
  readonly status: Status;
  /** Why it is not ok, in one line; '' where it is. */
  readonly reason: string;
  /** Hash of the last world; '' where there is none. */
  readonly world: string;
  /** In the order of the outcomes; NaN: nothing to measure, or the run is not ok. */
  readonly outcomes: readonly number[];
}

/** A series of one run: a value for each week that was kept, NaN where there is none. */
export interface RunSeries {
  readonly point: number;
  readonly replicate: number;
  readonly weeks: readonly number[];
  /** In the order of the series. */
  readonly columns: readonly Float64Array[];
}

/** Who the sweep is: what stands in sweep.json. */
export interface SweepInfo {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly why: string;
  readonly finding: string;
  readonly weeks: number;
  readonly seed: string;
  readonly luck: 'common' | 'independent';
  readonly fingerprint: string;
  readonly version: string;
  readonly command: string;
  readonly factors: readonly Factor[];
  readonly constraints: readonly string[];
  readonly design: string;
  readonly structure: Structure;
  readonly replicates: Replicates;
  readonly outcomes: readonly Omit<SweepOutcome, 'recipe'>[];
  readonly series: readonly { readonly name: string; readonly unit: string; readonly meaning: string }[];
}

export interface SweepResult {
  readonly info: SweepInfo;
  readonly points: readonly Point[];
  readonly runs: readonly RunRow[];
}

/** A row of summary.csv: one outcome at one point. Null where there are too few values for it. */
export interface SummaryRow {
  readonly point: number;
  readonly values: readonly Level[];
  readonly outcome: string;
  /** Runs that are ok and have the outcome. */
  readonly n: number;
  /** Runs that are not ok. */
  readonly failed: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly median: number | null;
  /** 95 % interval of the mean (Student's t). */
  readonly low: number | null;
  readonly high: number | null;
}
