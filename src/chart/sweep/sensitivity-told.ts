/** A sensitivity analysis as its charts see it: factors by their labels, the ones that matter most first. */
import type {
  Estimate,
  FactorSensitivity,
  OutcomeSensitivity,
  Sensitivity,
} from '../../analysis/results/sensitivity.ts';
import type { SweepInfo } from '../../experiment/sweep-result.ts';
import { count, number, percent } from '../../measure/words.ts';
import { minus } from './said.ts';

/** Charts show so many outcomes beside each other. */
export const MOST_OUTCOMES = 6;

/** What a method ranks factors by. */
export type Measure = 'total' | 'muStar' | 'prcc';

export const MEASURE: Readonly<Record<Sensitivity['method'], Measure>> = {
  sobol: 'total',
  morris: 'muStar',
  regression: 'prcc',
};

export function labelOf(info: SweepInfo, factor: string): string {
  return info.factors.find(({ name }) => name === factor)?.label ?? factor;
}

export function headOf(info: SweepInfo, outcome: string): string {
  return info.outcomes.find(({ name }) => name === outcome)?.head ?? outcome;
}

export const unitOf = (info: SweepInfo, outcome: string) =>
  info.outcomes.find(({ name }) => name === outcome)?.unit ?? '';

/** Those with the measure, the largest size first. */
export function ranked(outcome: OutcomeSensitivity, measure: Measure): readonly FactorSensitivity[] {
  const size = (one: FactorSensitivity) => Math.abs(one[measure]!.value);
  return outcome.factors
    .filter((one) => one[measure] !== null && Number.isFinite(one[measure].value))
    .toSorted((a, b) => size(b) - size(a));
}

/** Morris's steps are from half a range, with many levels, to all of it, with two: luck is stretched by the shortest, as in the sentences. */
const STEP = 0.5;

/**
 * What luck alone would show, and what an effect must pass to be called clear: for Sobol' indices the share of the variance that is
 * luck; for mu* the mean size of the difference between two means of like replicates, 2 σ / √π for normal luck, over a step. It is
 * the most that luck does: common luck does less. 0 where it is not known, and for correlations, whose intervals hold it already.
 */
export function luckIn(outcome: OutcomeSensitivity, measure: Measure | 'src'): number {
  if (outcome.noise === null) return 0;
  if (measure === 'total') return outcome.noise;
  return measure === 'muStar' ? ((2 / Math.sqrt(Math.PI)) * Math.sqrt(outcome.noise * outcome.variance)) / STEP : 0;
}

/** Wholly on one side of nothing, or of what luck would show. */
export const isClear = ({ low, high }: Estimate, floor = 0) =>
  low !== null && high !== null && (low > floor || high < -floor);

/** Whether the interval of one lies wholly beyond that of the other, by size. */
export function isLarger(a: Estimate, b: Estimate): boolean {
  const size = ({ value, low, high }: Estimate): [number, number] =>
    value < 0 ? [-(high ?? Number.NaN), -(low ?? Number.NaN)] : [low ?? Number.NaN, high ?? Number.NaN];
  return size(a)[0] > size(b)[1];
}

/** "0.44 [0.41, 0.47]". */
export function estimateSaid({ value, low, high }: Estimate): string {
  const said = (one: number) => minus(number(one, 2));
  return low === null || high === null ? said(value) : `${said(value)} [${said(low)}, ${said(high)}]`;
}

/** How sure it can be: rows used and left out, and what is luck. */
export function restsOn(outcome: OutcomeSensitivity, rows: string): string {
  const left = outcome.left > 0 ? `, ${number(outcome.left)} left out for failed runs or nothing to measure` : '';
  const luck =
    outcome.noise === null
      ? ' With one run at each point nothing tells how much of it is luck.'
      : ` Luck makes up ${percent(outcome.noise)} of the variance between points.`;
  return `It rests on ${count(outcome.used, rows, rows === 'trajectory' ? 'trajectories' : undefined)}${left}.${luck}`;
}
