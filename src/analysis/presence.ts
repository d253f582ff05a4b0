/** In how many runs an outcome came about at all: where that differs, means over the runs that have it mislead. */
import { type Arm, commonSeeds } from './arm.ts';
import type { Presence } from './results/comparison.ts';
import { fisher } from './statistics/fisher.ts';
import { mcnemar } from './statistics/mcnemar.ts';
import { independentShares, pairedShares } from './statistics/newcombe.ts';

/** Null where it came about in every run of both, or in none: there is nothing to tell apart. */
export function presenceOf(arm: Arm, against: Arm, outcome: string): Omit<Presence, 'adjusted' | 'verdict'> | null {
  const common = commonSeeds(arm, against);
  const paired = common.length > 0;
  const has = (of: Arm) => (seed: string) => of.outcomes.get(outcome)?.has(seed) ?? false;
  const [seeds, seedsAgainst] = paired ? [common, common] : [arm.seeds, against.seeds];
  const count = seeds.filter(has(arm)).length;
  const countAgainst = seedsAgainst.filter(has(against)).length;
  const [of, ofAgainst] = [seeds.length, seedsAgainst.length];
  if (of === 0 || ofAgainst === 0) return null;
  if ((count === of && countAgainst === ofAgainst) || count + countAgainst === 0) return null;
  const counts = { count, of, countAgainst, ofAgainst };
  if (!paired) {
    const p = fisher(count, of, countAgainst, ofAgainst);
    return { ...counts, ...independentShares(count, of, countAgainst, ofAgainst), p };
  }
  const both = common.filter((seed) => has(arm)(seed) && has(against)(seed)).length;
  const [only, onlyAgainst] = [count - both, countAgainst - both];
  const shares = pairedShares(both, only, onlyAgainst, of - both - only - onlyAgainst);
  return { ...counts, ...shares, p: mcnemar(only, onlyAgainst) };
}
