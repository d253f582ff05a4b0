/** What a hand of the pool does: one seed of all variants. */
import type { Scenario } from '../../model/scenario.ts';
import { measureSeed, type SeedFindings } from './measure.ts';

export default function measure({ scenario, seed }: { scenario: Scenario; seed: string }): SeedFindings {
  return measureSeed(scenario, seed);
}
