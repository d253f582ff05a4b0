/**
 * Two or more arms held against each other: every outcome and every week, judged together.
 *
 * A verdict says that there is a difference only where two things agree: the BCa interval of the difference lies on one side of
 * zero, and the p value of the paired t test, made larger by Holm's rule over all that is told together, is below 0.05. So of a
 * hundred comparisons of a world with itself at most some five name any difference at all, however many outcomes are looked at;
 * intervals alone would do so in about every fourth comparison of six outcomes. And the t test alone knows nothing of lopsided
 * differences. "Equivalent" is judged the same way, in a family of its own.
 */
import { type Arm, commonSeeds } from './arm.ts';
import { compareOutcome, isEnough, type Reckoned } from './compare-outcome.ts';
import { compareSeries } from './compare-series.ts';
import { type Found, findingInWords, headlinesOf } from './comparison-in-words.ts';
import { notesOn } from './comparison-notes.ts';
import type {
  AskedTest,
  ComparedOutcome,
  ComparedSeries,
  Comparison,
  OutcomeComparison,
  Presence,
} from './results/comparison.ts';
import { holm } from './statistics/adjust.ts';

/** How often, at most, a comparison of alike worlds may name a difference. */
const DOUBT = 0.05;

export interface CompareOptions {
  /** Outcomes that all arms have, in the order in which they are told. */
  readonly outcomes: readonly ComparedOutcome[];
  /** Series that all arms have. */
  readonly series: readonly ComparedSeries[];
  /** Each against each; otherwise each other against the first. */
  readonly allPairs?: boolean;
  readonly tests?: readonly AskedTest['test'][];
}

/** @param arms at least two, of the same number of weeks, each with a name of its own; the first is what the others are held against */
export function compare(arms: readonly Arm[], options: CompareOptions): Comparison {
  const { outcomes, series, allPairs = false, tests = [] } = options;
  const couples = couplesOf(arms, allPairs);
  const reckoned = outcomes.flatMap((outcome) =>
    couples.map(([arm, against]) => compareOutcome(arm, against, outcome, tests)),
  );
  const { compared, family } = judged(reckoned, outcomes);
  const weekly = series.flatMap(({ name }) => couples.map(([arm, against]) => compareSeries(arm, against, name)));
  const title = new Map(arms.map((arm) => [arm.name, arm.title]));
  return {
    arms: arms.map(({ outcomes: _, series: __, seeds, weeks: ___, ...arm }) => ({ ...arm, runs: seeds.length })),
    ...{ weeks: arms[0]!.weeks, allPairs, tests, outcomes, series, compared, weekly, family },
    headlines: headlinesOf(compared, outcomes, (name) => title.get(name)!),
    notes: [...new Set(couples.flatMap(([arm, against]) => notesOn(arm, against, commonSeeds(arm, against).length)))],
  };
}

/** Each of the others with the first, or each with all before it. */
function couplesOf(arms: readonly Arm[], allPairs: boolean): [arm: Arm, against: Arm][] {
  return arms.flatMap((arm, at) =>
    arms.slice(0, allPairs ? at : Math.min(at, 1)).map((against): [Arm, Arm] => [arm, against]),
  );
}

/** What each came to among all: p values corrected together, and what may be said then. */
function judged(
  reckoned: readonly Reckoned[],
  outcomes: readonly ComparedOutcome[],
): { compared: OutcomeComparison[]; family: number } {
  const n = reckoned.length;
  const tested = [...reckoned.map(({ p }) => p), ...reckoned.map(({ presence }) => presence?.p ?? null)];
  const adjusted = holm(tested);
  const family = tested.filter((p) => p !== null).length;
  const open = adjusted.filter((p) => p !== null && p >= DOUBT).length;
  const equivalent = holm(reckoned.map(({ equivalence }) => equivalence?.p ?? null));
  const asked = reckoned[0]?.tests.map((_, t) => holm(reckoned.map(({ tests }) => tests[t]!.p))) ?? [];
  const compared = reckoned.map((row, at): OutcomeComparison => {
    const { alike, neededAt, presence, equivalence, tests, ...rest } = row;
    const outcome = outcomes.find(({ name }) => name === row.outcome)!;
    const clear = isClear(row, adjusted[at]!);
    const isSame = isEnough(row) && (alike || (equivalence !== null && equivalent[at]! < DOUBT));
    const verdict = isSame ? 'equivalent' : clear ? (row.difference! > 0 ? 'more' : 'less') : 'undecided';
    const strictness = 1 - DOUBT / Math.max(1, open);
    const needed =
      verdict === 'undecided' && isEnough(row) ? neededAt({ margin: outcome.margin, level: strictness }).total : null;
    const found: Found = {
      ...rest,
      ...{ adjusted: adjusted[at]!, verdict, clear, needed },
      tests: tests.map((test, t) => ({ ...test, adjusted: asked[t]![at]! })),
      equivalence: equivalence === null ? null : { ...equivalence, adjusted: equivalent[at]! },
      presence: presence === null ? null : judgedPresence(presence, adjusted[n + at]!),
    };
    return { ...found, words: findingInWords(outcome, found, family) };
  });
  return { compared, family };
}

function isClear(row: Reckoned, adjusted: number | null): boolean {
  const { low, high } = row;
  if (!isEnough(row) || low === null || high === null || adjusted === null) return false;
  return adjusted < DOUBT && (low > 0 || high < 0);
}

/** The exact test and the interval must agree, as they must of means. */
function judgedPresence(presence: NonNullable<Reckoned['presence']>, adjusted: number): Presence {
  const { low, high, of, ofAgainst } = presence;
  const sure = adjusted < DOUBT && (low > 0 || high < 0) && isEnough({ pairs: Math.min(of, ofAgainst) });
  return { ...presence, adjusted, verdict: sure ? (low > 0 ? 'more' : 'less') : 'undecided' };
}
