/** plan.json in a staging directory: what is being put together there, and all that it takes to go on with it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunInfo, VariantInfo, VariantsInfo } from './run-info.ts';
import type { RunRecord } from './run-record.ts';

/** One run: what its run.json will say of how it was asked for. */
export type StagedRun = RunInfo & Pick<RunRecord, 'format' | 'code' | 'scenarioFile' | 'fromFile'>;

/** What was asked for beside what is to be made; no byte of the data depends on it. */
export interface Wishes {
  readonly checkpointEvery?: number | undefined;
  readonly draw: boolean;
  readonly replace: boolean;
}

/** All variants of a scenario, each as a run of its own. */
export interface StagedVariants extends VariantsInfo {
  readonly variants: readonly (VariantInfo & { readonly run: StagedRun })[];
}

/** One of the two last is there. */
export interface StagedPlan {
  readonly fingerprint: string;
  readonly wishes: Wishes;
  readonly run?: StagedRun;
  readonly variants?: StagedVariants;
}

export const planFile = (staging: string) => join(staging, 'plan.json');

/** The plan of a staging directory, or null where there is none that can be read. */
export function readStagedPlan(staging: string): Partial<StagedPlan> | null {
  try {
    const plan = JSON.parse(readFileSync(planFile(staging), 'utf8')) as Partial<StagedPlan>;
    return typeof plan.fingerprint === 'string' ? plan : null;
  } catch {
    return null;
  }
}
