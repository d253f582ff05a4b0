/** One outcome of one arm against the same of another: what is reckoned from these runs alone, before all tests are corrected together. */
import { FEWEST_PAIRS } from '../measure/difference-in-words.ts';
import { type Arm, commonSeeds, valuesOf } from './arm.ts';
import { presenceOf } from './presence.ts';
import type { AskedTest, ComparedOutcome, OutcomeComparison, Presence, Sized } from './results/comparison.ts';
import { bca, bcaDifference } from './statistics/bca.ts';
import { cliffsDelta } from './statistics/cliffs-delta.ts';
import { equivalencePaired, equivalenceWelch } from './statistics/equivalence.ts';
import { hedgesG, hedgesGPaired } from './statistics/hedges-g.ts';
import { mannWhitney } from './statistics/mann-whitney.ts';
import { meanOf, varianceOf } from './statistics/moments.ts';
import { allOneWay, oneSampleT } from './statistics/paired-t.ts';
import { type Asked, type Needed, pairsNeeded, replicatesNeeded } from './statistics/replicates-needed.ts';
import { dealtApart, welch } from './statistics/welch.ts';

/** What the bootstrap draws from: the same runs, the same interval. */
const DRAWN = { seed: 'compare', resamples: 4000 };

type Judged = 'adjusted' | 'verdict' | 'clear' | 'needed' | 'words' | 'tests' | 'equivalence' | 'presence';

/** An outcome of two arms before it is judged among all others. */
export interface Reckoned extends Omit<OutcomeComparison, Judged> {
  readonly tests: readonly Omit<AskedTest, 'adjusted'>[];
  readonly equivalence: { readonly low: number; readonly high: number; readonly p: number } | null;
  readonly presence: Omit<Presence, 'adjusted' | 'verdict'> | null;
  /** Whether every run came to the same, in both (in both of a pair). */
  readonly alike: boolean;
  /** How many runs would settle it, once it is known how strictly it is judged. */
  readonly neededAt: (asked: Asked) => Needed;
}

/** @param tests asked for beside the paired one */
export function compareOutcome(
  arm: Arm,
  against: Arm,
  { name, margin }: Pick<ComparedOutcome, 'name' | 'margin'>,
  tests: readonly AskedTest['test'][],
): Reckoned {
  const common = commonSeeds(arm, against);
  const paired = common.length > 0;
  const both = common.filter((seed) => [arm, against].every((of) => of.outcomes.get(name)?.has(seed)));
  const values = paired ? valuesOf(arm, name, both) : valuesOf(arm, name);
  const others = paired ? valuesOf(against, name, both) : valuesOf(against, name);
  const pairs = Math.min(values.length, others.length);
  const differences = paired ? values.map((value, at) => value - others[at]!) : [];
  const known = {
    ...{ outcome: name, arm: arm.name, against: against.name, paired, pairs, values, valuesAgainst: others },
    of: paired ? common.length : Math.min(arm.seeds.length, against.seeds.length),
    presence: presenceOf(arm, against, name),
  };
  if (pairs === 0) return { ...known, ...NOTHING, tests: tests.map((test) => ({ test, p: null })) };
  const interval = paired ? bca(differences, DRAWN) : bcaDifference(values, others, DRAWN);
  const { p, df } = paired ? oneSampleT(differences) : welch(values, others);
  const g = paired ? hedgesGPaired(values, others) : hedgesG(values, others);
  const { delta, ...ends } = cliffsDelta(values, others);
  const alone = (test: AskedTest['test']) =>
    test === 'welch' ? welch(values, others).p : mannWhitney(values, others).p;
  return {
    ...known,
    ...{ mean: meanOf(values), meanAgainst: meanOf(others), difference: interval.estimate, p },
    ...{ low: interval.low, high: interval.high, spread: spreadOf(paired, values, others) },
    // Without any spread there is an interval without width, which would be more than luck allows where only a few runs agree.
    alike: df === null && interval.estimate === 0 && p !== null,
    tests: tests.map((test) => ({ test, p: alone(test) })),
    // Of two pairs its correction for small samples leaves nothing.
    hedges: pairs < 3 ? null : sized(g.g, g),
    cliffs: sized(delta, ends),
    equivalence: margin === null ? null : equivalenceOf(paired, differences, values, others, margin),
    neededAt: (asked) => (paired ? pairsNeeded(differences, asked) : replicatesNeeded(values, others, asked)),
  };
}

const NOTHING = {
  ...{ mean: null, meanAgainst: null, difference: null, low: null, high: null, p: null, alike: false, spread: null },
  ...{ hedges: null, cliffs: null, equivalence: null },
  neededAt: (): Needed => ({ total: null, more: null, shows: null }),
};

function equivalenceOf(
  paired: boolean,
  differences: readonly number[],
  values: readonly number[],
  others: readonly number[],
  margin: number,
): Reckoned['equivalence'] {
  const found = paired ? equivalencePaired(differences, margin) : equivalenceWelch(values, others, margin);
  const { low, high, p, equivalent } = found;
  if (low === null || high === null) return null;
  if (p !== null) return { low, high, p };
  // Without spread, luck could still have dealt out runs that are alike: as likely as that they all lie on one side.
  const byLuck = paired ? allOneWay(differences.length) : dealtApart(values.length, others.length);
  return { low, high, p: equivalent ? byLuck : 1 };
}

function sized(value: number | null, { low, high }: { low: number | null; high: number | null }): Sized | null {
  return value === null ? null : { value, low, high };
}

/** As Hedges' g has it: of pairs the mean of both variances, else each counted by its runs. */
function spreadOf(paired: boolean, values: readonly number[], others: readonly number[]): number | null {
  const [n, m] = [values.length - 1, others.length - 1];
  if (n < 1 || m < 1) return null;
  const [v, w] = [varianceOf(values), varianceOf(others)];
  return Math.sqrt(paired ? (v + w) / 2 : (n * v + m * w) / (n + m));
}

/** Whether so many pairs, or runs of each arm, allow any verdict. */
export const isEnough = ({ pairs }: Pick<Reckoned, 'pairs'>): boolean => pairs >= FEWEST_PAIRS;
