/** What a hand of the pool does: one seed of all variants. */
import type { Scenario } from '../../model/scenario.ts';
import { type Findings, measureSeed } from './measure.ts';

export default function measure({ scenario, seed }: { scenario: Scenario; seed: string }): Findings {
  return measureSeed(scenario, seed);
}
