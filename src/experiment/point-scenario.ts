/** PROVISIONAL: replaced by the one of the sweep file. */
import { type PlainReading, readScenarioText } from '../scenario/read.ts';
import { canonicalJson } from '../simulate/fingerprint.ts';
import type { BaseScenario, Factor, Level } from './sweep.ts';

export function scenarioAt(
  {
    base,
    factors,
    weeks,
  }: { readonly base: BaseScenario; readonly factors: readonly Factor[]; readonly weeks: number },
  values: readonly Level[],
): PlainReading {
  const set = factors.map(({ name }, f) => `${name}=${values[f]}`);
  return readScenarioText(JSON.stringify(base.data), base.file, { set, weeks });
}

export function changesKey(
  {
    base,
    factors,
    weeks,
  }: { readonly base: BaseScenario; readonly factors: readonly Factor[]; readonly weeks: number },
  values: readonly Level[],
): string {
  const changes = Object.fromEntries(factors.map(({ name }, f) => [name, values[f]]));
  return canonicalJson({ base: base.sha256, sources: base.sources.map(({ sha256 }) => sha256), weeks, changes });
}
