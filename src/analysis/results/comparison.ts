/** What a comparison found, as plain data: for each outcome and each two arms how they differ, how sure that is, and in words. */

/** A number with its 95 % interval; the ends are null where there is none. */
export interface Sized {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** One side of a comparison: the runs of one world. */
export interface ComparedArm {
  /** Short, without spaces, unlike that of all others. */
  readonly name: string;
  readonly title: string;
  /** What it is: "run", "variant" or "point", whose fingerprint, and which point. */
  readonly kind: 'run' | 'variant' | 'point';
  readonly fingerprint: string;
  readonly point: number | null;
  readonly version: string;
  /** Runs that came to their end, and those that did not. */
  readonly runs: number;
  readonly failed: number;
}

/** What is compared, with how it is said ({} being an amount with its unit). */
export interface ComparedOutcome {
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
  readonly head: string;
  readonly more: string;
  readonly less: string;
  /** The smallest difference that matters, in the outcome's unit; null where nobody has said. */
  readonly margin: number | null;
}

/**
 * More, less: a difference beyond reasonable doubt. Equivalent: beyond reasonable doubt none that matters.
 * Undecided: neither. It never means that there is no difference.
 */
export type Verdict = 'more' | 'less' | 'equivalent' | 'undecided';

/** A test by the wayside, asked for by name: its p value, and the same corrected for all comparisons told. */
export interface AskedTest {
  readonly test: 'welch' | 'mann-whitney';
  readonly p: number | null;
  readonly adjusted: number | null;
}

/** In how many runs an outcome came about at all: a mean over the others would not show it. */
export interface Presence {
  /** Runs in which it came about, of how many: in the arm, and in what it is held against. */
  readonly count: number;
  readonly of: number;
  readonly countAgainst: number;
  readonly ofAgainst: number;
  /** Difference of the shares with its 95 % interval (Newcombe), exact p (McNemar of pairs, Fisher without), Holm-adjusted. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly adjusted: number;
  readonly verdict: 'more' | 'less' | 'undecided';
}

/** One outcome of one arm against the same of another; null throughout where there is too little to say it. */
export interface OutcomeComparison {
  readonly outcome: string;
  readonly arm: string;
  readonly against: string;
  /** Runs with the same seed are pairs; without common seeds the arms are held against each other as they are. */
  readonly paired: boolean;
  /** Pairs in which both have the outcome; without pairs the runs of the smaller arm that have it. */
  readonly pairs: number;
  /** Pairs there could be; the rest did not come about in one of the two. */
  readonly of: number;
  /** Over the runs that the difference rests on. */
  readonly mean: number | null;
  readonly meanAgainst: number | null;
  /** Mean of the arm less that of the other, with its BCa interval. */
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Of the paired t test (Welch's without pairs), and Holm-adjusted over all that is told. */
  readonly p: number | null;
  readonly adjusted: number | null;
  readonly tests: readonly AskedTest[];
  /** Difference in standard deviations of a run, and how often a run of the one has more than a run of the other (-1 to 1). */
  readonly hedges: Sized | null;
  readonly cliffs: Sized | null;
  /** Two one-sided tests against the margin; null where no margin was given. */
  readonly equivalence: Equivalence | null;
  readonly verdict: Verdict;
  /** Whether a difference, however small, is beyond reasonable doubt. */
  readonly clear: boolean;
  /** Pairs (runs of each arm, without pairs) in all that would settle what is undecided; null: settled, or nothing to go by. */
  readonly needed: number | null;
  readonly presence: Presence | null;
  /** Standard deviation of a run, of both arms together; null for fewer than two runs. */
  readonly spread: number | null;
  /** What it rests on, run by run: the values of the arm, and of the other; value k of both is a pair where there are pairs. */
  readonly values: readonly number[];
  readonly valuesAgainst: readonly number[];
  /** What it comes to, in a sentence. */
  readonly words: string;
}

export interface Equivalence {
  /** 90 % interval of the difference (Student's t), which lies within the margin where the two tests both say so. */
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly adjusted: number;
}

/** Weeks, both included, in which a whole band lies on one side of no difference. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly side: 'more' | 'less';
}

/** One series of one arm against that of another, over the weeks that both have. */
export interface SeriesComparison {
  readonly series: string;
  readonly arm: string;
  readonly against: string;
  readonly paired: boolean;
  readonly pairs: number;
  readonly weeks: readonly number[];
  /** Means by week. */
  readonly mean: readonly number[];
  readonly meanAgainst: readonly number[];
  /** Difference of the means with a 95 % band that holds for all weeks together; ends null where there is none. */
  readonly difference: readonly number[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** Where they part; none from too few pairs. */
  readonly stretches: readonly Stretch[];
  readonly words: string;
}

export interface ComparedSeries {
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
  readonly head: string;
}

export interface Comparison {
  /** The first is what the others are held against, unless all are held against all. */
  readonly arms: readonly ComparedArm[];
  readonly weeks: number;
  readonly allPairs: boolean;
  /** The tests asked for beside the paired one. */
  readonly tests: readonly AskedTest['test'][];
  readonly outcomes: readonly ComparedOutcome[];
  readonly series: readonly ComparedSeries[];
  /** In the order of the outcomes and then of the arms. */
  readonly compared: readonly OutcomeComparison[];
  readonly weekly: readonly SeriesComparison[];
  /** How many p values were corrected together. */
  readonly family: number;
  /** What it comes to on the whole, first things first. */
  readonly headlines: readonly string[];
  /** What must be known to read it: runs without a partner, runs that failed, other versions. */
  readonly notes: readonly string[];
}
