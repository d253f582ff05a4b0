/**
 * A sweep as plain data: what varies, which points are lived, how often each, and what is kept of a run. Read and checked at the
 * border (src/experiment/read-sweep-file.ts), complete and true in here; workers get pieces of it.
 */
import type { Source } from '../scenario/data-files.ts';
import type { OutcomeRecipe } from './outcome-recipe.ts';

/** What a factor is set to at a point: a number, or the label of a category. */
export type Level = number | string;

/** Something that varies. */
export interface Factor {
  /** Names its column in design.csv and its name in constraints: the path of the setting where the file gives no other. */
  readonly name: string;
  /** What charts call it. */
  readonly label: string;
  /** '' for categories. */
  readonly unit: string;
  /** Whole: every value is a whole number. */
  readonly kind: 'number' | 'whole' | 'category';
  /** How values between the ends of a range, and axes, are spaced. */
  readonly scale: 'linear' | 'log';
  /** Both ends included; null for a list or for categories. */
  readonly range: readonly [number, number] | null;
  /** What it may be, in order; null for a range that was given without steps. */
  readonly levels: readonly Level[] | null;
  /** What it is where it is left alone (the value of the scenario); null where that is not one of the categories. */
  readonly usual: Level | null;
}

/** How the values of a factor are laid over the scenario (src/experiment/lay.ts). */
export type Layer =
  /** The setting at this path takes the value as it is. */
  | { readonly kind: 'setting'; readonly path: readonly string[] }
  /** The value is the name of a choice, which is laid over the scenario as a variant is. */
  | { readonly kind: 'choices'; readonly choices: Readonly<Record<string, Readonly<Record<string, unknown>>>> };

/** How points are chosen. Designs that are drawn draw from the design's seed. */
export type DesignSpec =
  /** Every combination of levels; the last factor varies fastest. */
  | { readonly kind: 'full-factorial' }
  /** As listed, or as a CSV file has them. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly Level[])[] }
  /** The first levels of all factors together, the second levels, and so on. */
  | { readonly kind: 'zip' }
  | { readonly kind: 'random'; readonly points: number }
  | { readonly kind: 'latin-hypercube'; readonly points: number }
  | { readonly kind: 'sobol'; readonly points: number }
  | { readonly kind: 'morris'; readonly trajectories: number; readonly levels: number }
  /** Base sample of n rows: n (k + 2) points, with second order n (2 k + 2). */
  | { readonly kind: 'saltelli'; readonly base: number; readonly second: boolean }
  /** The usual values, and each factor at each of its levels with all others at theirs. */
  | { readonly kind: 'one-at-a-time' }
  /** Each point of the first sub-design with each point of the second, and so on; factors of sub-designs are disjoint. */
  | { readonly kind: 'nested'; readonly parts: readonly SubDesign[] };

export interface SubDesign {
  readonly factors: readonly string[];
  readonly design: DesignSpec;
}

/** What is set together, and lived by one or more runs. */
export interface Point {
  /** From 1, in the order of the design. Points that are set alike are one point. */
  readonly number: number;
  /** In the order of the factors. */
  readonly values: readonly Level[];
}

/** What sensitivity analysis needs to know of a design: which points stand where in it, by their numbers. */
export type Structure =
  | { readonly kind: 'plain' }
  /** Each trajectory: k + 1 points, one factor changed between neighbours. */
  | { readonly kind: 'morris'; readonly trajectories: readonly (readonly number[])[] }
  /** Rows of A, of B, of A with column i of B (`ab[i]`), and of B with column i of A (`ba[i]`; null without second order). */
  | {
      readonly kind: 'saltelli';
      readonly a: readonly number[];
      readonly b: readonly number[];
      readonly ab: readonly (readonly number[])[];
      readonly ba: readonly (readonly number[])[] | null;
    };

/** How often each point is lived. */
export type Replicates =
  | { readonly kind: 'fixed'; readonly count: number }
  /**
   * First `least`, then `step` more at a time, until the 95 % interval of the mean of every outcome named is narrow enough, but no
   * more than `most`. Decided after whole steps only, so that it cannot depend on who is quicker.
   */
  | {
      readonly kind: 'until precise';
      readonly least: number;
      readonly most: number;
      readonly step: number;
      readonly wanted: readonly Precision[];
    };

/** The whole width of the 95 % interval of an outcome's mean: in its own unit, or as a share of the mean's size. */
export interface Precision {
  readonly outcome: string;
  readonly width: number;
  readonly of: 'unit' | 'mean';
}

/** What one run is reduced to: a number, or null where there was nothing to measure. */
export interface SweepOutcome {
  /** Names its column in runs.parquet. */
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
  /** How it is headed in a chart. */
  readonly head: string;
  /** How a difference is said, {} being its amount with its unit. */
  readonly more: string;
  readonly less: string;
  /** What the one with the highest and the one with the lowest value are called. */
  readonly ends: readonly [highest: string, lowest: string];
  readonly recipe: OutcomeRecipe;
}

/** Something of every week that is kept: a column of weeks.csv, or an expression over its columns. */
export interface SeriesSpec {
  /** Names its column in series.parquet. */
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
  readonly recipe: OutcomeRecipe;
}

/** The scenario that all points are made from, as plain data. */
export interface BaseScenario {
  /** As written, with the sweep's `set` and the options of the command line laid over it. */
  readonly data: Readonly<Record<string, unknown>>;
  /** File of the scenario; names of data files are relative to its folder. */
  readonly file: string;
  /** Data files, as they were when the sweep was read; a run refuses others. */
  readonly sources: readonly Source[];
  /** SHA-256 of the base scenario as resolved, without what does not change a run (names, titles, replicates). */
  readonly sha256: string;
}

export interface SweepPlan {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly why: string;
  readonly finding: string;
  readonly file: string;
  readonly base: BaseScenario;
  readonly weeks: number;
  /** What the luck of the runs comes from. */
  readonly seed: string;
  readonly factors: readonly Factor[];
  /** How each of them is laid, in the same order. */
  readonly layers: readonly Layer[];
  /** As written. */
  readonly constraints: readonly string[];
  readonly design: DesignSpec;
  /** What the luck of the design comes from. */
  readonly designSeed: string;
  readonly points: readonly Point[];
  readonly structure: Structure;
  readonly replicates: Replicates;
  /** Common: replicate k has the same luck at every point. */
  readonly luck: 'common' | 'independent';
  readonly outcomes: readonly SweepOutcome[];
  readonly series: readonly SeriesSpec[];
  /** A run of more than so many seconds is given up; null: none is. */
  readonly timeout: number | null;
  /** A run that needs more than so many megabytes is given up; null: none is. */
  readonly memory: number | null;
}
