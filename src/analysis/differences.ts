/** Variants against the first of them that has the outcome, replicate by replicate: what the same luck came to under another rule. */
import { OUTCOMES } from '../measure/outcomes.ts';
import { bca } from './statistics/bca.ts';
import { meanOf } from './statistics/moments.ts';

/** One row of outcomes.csv. */
export interface OutcomeValue {
  readonly variant: string;
  readonly replicate: number;
  readonly outcome: string;
  /** Null where there was nothing to measure. */
  readonly value: number | null;
}

/** One row of differences.csv. Means are over the replicates in which both have the outcome; null where there is none. */
export interface Difference {
  readonly outcome: string;
  readonly variant: string;
  /** What it is held against. */
  readonly first: string;
  readonly mean_first: number | null;
  readonly mean: number | null;
  readonly difference: number | null;
  /** Of the 95 % interval (BCa bootstrap over pairs); null for fewer than two pairs. */
  readonly low: number | null;
  readonly high: number | null;
  readonly pairs: number;
}

/**
 * Every outcome of every variant against that of the first, in the order of the outcomes and then of the variants. Where the first
 * has an outcome in no replicate, the first variant that has it takes its place.
 */
export function differencesIn(values: readonly OutcomeValue[], variants: readonly string[]): Difference[] {
  const key = (outcome: string, variant: string) => `${outcome} ${variant}`;
  const known = new Map<string, Map<number, number>>();
  for (const { outcome, variant, replicate, value } of values) {
    const of = known.get(key(outcome, variant)) ?? new Map<number, number>();
    known.set(key(outcome, variant), of);
    if (value !== null) of.set(replicate, value);
  }
  return OUTCOMES.flatMap(({ name: outcome }) => {
    const has = (variant: string) => (known.get(key(outcome, variant))?.size ?? 0) > 0;
    const first = variants.find(has) ?? variants[0] ?? '';
    const others = variants.filter((variant) => variant !== first);
    return others.map((variant): Difference => {
      const before = known.get(key(outcome, first)) ?? new Map<number, number>();
      const after = known.get(key(outcome, variant)) ?? new Map<number, number>();
      const paired = [...before.keys()].filter((replicate) => after.has(replicate)).sort((a, b) => a - b);
      const pairs = paired.length;
      const { estimate, low, high } = bca(paired.map((replicate) => after.get(replicate)! - before.get(replicate)!));
      const mean = (of: Map<number, number>) =>
        pairs === 0 ? null : meanOf(paired.map((replicate) => of.get(replicate)!));
      return {
        ...{ outcome, variant, first, mean_first: mean(before), mean: mean(after) },
        ...{ difference: estimate, low, high, pairs },
      };
    });
  });
}
