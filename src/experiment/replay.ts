/** One run of a sweep as a run of its own: its scenario with the run's seed, as `groundswell run` would have it. */
import { relative, resolve } from 'node:path';
import type { Plan } from '../simulate/carry-out.ts';
import { fingerprintOf } from '../simulate/fingerprint.ts';
import { codeHash, version } from '../simulate/version.ts';
import { scenarioAt } from './point-scenario.ts';
import type { Point, SweepPlan } from './sweep.ts';

/** @param directoryOf where a run of that fingerprint goes */
export function replayPlan(
  plan: SweepPlan,
  point: Point,
  seed: string,
  command: string,
  directoryOf: (fingerprint: string) => string,
): { plan: Plan; directory: string } {
  const reading = scenarioAt(plan, point.values);
  const scenario = { ...reading.scenario, seed, replicates: 1 };
  const resolved = { ...reading.resolved, seed, replicates: 1 };
  const { sources, why, finding } = reading;
  const code = codeHash();
  const identity = { resolved, sources, version: version(), code, format: 'csv' as const };
  const fingerprint = fingerprintOf(identity);
  const directory = directoryOf(fingerprint);
  const { name, title, question, weeks } = scenario;
  const info = {
    ...{ name, title, question, why, finding, weeks, seed, replicates: 1 },
    ...{ fingerprint, version: identity.version, resolved, sources, command },
  };
  const scenarioFile = relative(resolve(directory), resolve(plan.base.file)).replaceAll('\\', '/');
  return { plan: { scenario, info, format: 'csv', code, scenarioFile }, directory };
}
