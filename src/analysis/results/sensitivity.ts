/** What a sensitivity analysis found, as plain data: for each outcome, how much each factor matters, and how sure that is. */

/** A number with its 95 % interval; the ends are null where there is none. */
export interface Estimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** How much one factor matters for one outcome; null: not what this design can tell. */
export interface FactorSensitivity {
  readonly factor: string;
  /** Sobol' indices: the share of the outcome's variance that goes when this factor is fixed, and that stays when only it varies. */
  readonly first: Estimate | null;
  readonly total: Estimate | null;
  /** Morris: mean size of elementary effects, their mean and their standard deviation, in the outcome's unit a whole range. */
  readonly muStar: Estimate | null;
  readonly mu: number | null;
  readonly sigma: number | null;
  /** Partial rank correlation, and standardized regression coefficient; null for categories of three and more. */
  readonly prcc: Estimate | null;
  readonly src: Estimate | null;
}

export interface Interaction {
  readonly factors: readonly [string, string];
  readonly second: Estimate;
}

export interface OutcomeSensitivity {
  readonly outcome: string;
  readonly factors: readonly FactorSensitivity[];
  /** Second-order Sobol' indices of each pair; none where the design has none. */
  readonly interactions: readonly Interaction[];
  /** Share of variance that the standardized regression explains; null without one. */
  readonly explained: number | null;
  /** Mean of the outcome over points, and the variance between points (of means over replicates). */
  readonly mean: number;
  readonly variance: number;
  /**
   * Share of that variance that is luck: mean variance of a point's mean over its replicates, without
   * what the luck of a replicate does to all points alike; null with one replicate.
   */
  readonly noise: number | null;
  /** Rows of the design (trajectories for Morris, rows of the base sample for Sobol', points else) used, and left out for a failed run. */
  readonly used: number;
  readonly left: number;
}

export interface Sensitivity {
  readonly method: 'sobol' | 'morris' | 'regression';
  readonly outcomes: readonly OutcomeSensitivity[];
}
