/** The run, or the variants, that somebody has begun to put together beside a directory, and how they wanted it. */
import { join } from 'node:path';
import type { Plan } from '../simulate/carry-out.ts';
import { fingerprintOf } from '../simulate/fingerprint.ts';
import { infoOf } from '../simulate/run-record.ts';
import { readStagedPlan, type StagedRun } from '../simulate/staged-plan.ts';
import { variantsFingerprint } from '../simulate/variants-record.ts';
import { codeHash, version } from '../simulate/version.ts';
import type { Manner } from './live.ts';
import type { Planned, PlannedVariants } from './plan-run.ts';
import { recordedOrigin } from './recorded-origin.ts';
import { recordedScenario } from './recorded-scenario.ts';
import { badInput } from './stop.ts';

export interface StagedRunAt {
  readonly planned: Planned | PlannedVariants;
  readonly manner: Omit<Manner, 'quiet' | 'threads'>;
}

/**
 * @param directory the run directory that was to be; beside it something lies
 * @throws Stop, Unusable, ScenarioFault where it cannot be gone on with
 */
export function stagedRunAt(directory: string): StagedRunAt {
  const staging = `${directory}.partial`;
  const { fingerprint, wishes, run, variants } = readStagedPlan(staging) ?? {};
  if (wishes === undefined || (run === undefined && variants === undefined))
    throw badInput(`${staging}: does not say what is put together there; give the command of the run again`);
  const { draw, replace, checkpointEvery } = wishes;
  const manner = { noCharts: !draw, force: replace, checkpointEvery };
  if (run !== undefined) return { planned: { ...planOf(run, directory, staging), notes: [] }, manner };
  const plans = variants!.variants.map((variant) => planOf(variant.run, join(directory, variant.name), staging).plan);
  const all = variants!.variants.map(({ name, title }, at) => ({ name, title, run: plans[at]!.info }));
  const identities = all.map(({ name, title, run: info }) => ({ name, title, fingerprint: info.fingerprint }));
  if (variantsFingerprint(identities, variants!.outcomes) !== fingerprint) throw damaged(staging);
  return { planned: { variants: { info: { ...variants!, variants: all }, plans }, directory, notes: [] }, manner };
}

const damaged = (staging: string) =>
  badInput(`${staging}: its plan.json has been changed since the run began; give the command of the run again`);

/** The plan of one run, which must still be the run that it was. */
function planOf(run: StagedRun, directory: string, staging: string): { plan: Plan; directory: string } {
  const code = codeHash();
  if (run.code !== code || run.version !== version()) {
    const [then, now] = [`${run.version} (code ${run.code})`, `${version()} (code ${code})`];
    throw badInput(
      `${staging}: was begun by version ${then}, this is ${now}, whose bytes may differ: go on with that one, or begin anew with groundswell run`,
    );
  }
  const { format, scenarioFile, sources, resolved } = run;
  const reading = recordedScenario(directory, { scenarioFile, sources, resolved }, join(staging, 'plan.json'));
  const identity = { resolved: reading.resolved, sources: reading.sources, version: version(), code, format };
  if (fingerprintOf({ ...identity, from: run.from?.sha256 }) !== run.fingerprint) throw damaged(staging);
  const from = recordedOrigin(directory, run);
  const info = infoOf(run);
  return { plan: { scenario: reading.scenario, info, format, code, scenarioFile, ...(from && { from }) }, directory };
}
