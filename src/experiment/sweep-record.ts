/** sweep.json: which sweep this is, and the hash of every table that it came to. Written last: where it is, the tables are whole. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, sha256 } from '../simulate/fingerprint.ts';
import type { OutputFile } from '../simulate/run-record.ts';
import { type Code, reductionOf } from './run-key.ts';
import type { SweepPlan } from './sweep.ts';
import type { SweepInfo } from './sweep-result.ts';

export const SWEEP_JSON = 'sweep.json';

/** No time, no machine, no number of threads stands in it. */
export interface SweepRecord extends SweepInfo {
  /** Hash of the code that lived the runs. */
  readonly code: string;
  readonly points: number;
  readonly runs: number;
  /** Runs that are not ok. */
  readonly failed: number;
  /** Runs that were not there when the tables were merged in part; where replicates depend on outcomes at least so many. */
  readonly missing: number;
  /** Hash of what every run came to, in their order: tables merged from other rows are other tables. */
  readonly content: string;
  readonly outputs: readonly OutputFile[];
}

/** @param command what repeats the sweep, the same however it was asked for */
export function infoOf(plan: SweepPlan, command: string, { version, code }: Code): SweepInfo {
  const { name, title, question, why, finding, weeks, seed, luck, factors, constraints, structure, replicates } = plan;
  const told = { name, title, question, why, finding, weeks, seed, luck };
  const outcomes = plan.outcomes.map(({ recipe: _, ...outcome }) => outcome);
  const series = plan.series.map(({ recipe: _, ...one }) => one);
  const identity = {
    ...{ told, factors, constraints, structure, replicates, outcomes, series, command, version, code },
    ...{ base: plan.base.sha256, sources: plan.base.sources, reduction: reductionOf(plan) },
    ...{ design: plan.design, designSeed: plan.designSeed, points: plan.points },
  };
  return {
    ...told,
    fingerprint: sha256(canonicalJson(identity)).slice(0, 16),
    version,
    command,
    factors,
    constraints,
    design: plan.design.kind,
    structure,
    replicates,
    outcomes,
    series,
  };
}

/** The record of a sweep, or null where there is none that can be read. */
export function readSweepRecord(directory: string): SweepRecord | null {
  let text: string;
  try {
    text = readFileSync(join(directory, SWEEP_JSON), 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  try {
    const record = JSON.parse(text) as Partial<SweepRecord>;
    const isWhole =
      typeof record.fingerprint === 'string' && Array.isArray(record.outputs) && Array.isArray(record.factors);
    return isWhole ? (record as SweepRecord) : null;
  } catch {
    return null;
  }
}
