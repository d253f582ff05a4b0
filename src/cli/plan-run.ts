/** From a scenario file and the options of the command line to everything that a run needs to know. */
import { basename, join, relative, resolve } from 'node:path';
import { readScenario } from '../scenario/read.ts';
import type { Plan } from '../simulate/carry-out.ts';
import { fingerprintOf } from '../simulate/fingerprint.ts';
import type { TableFormat } from '../simulate/run-record.ts';
import { codeHash, version } from '../simulate/version.ts';
import { plainPath } from './plain-path.ts';
import { changesIn, type ScenarioOptions } from './scenario-options.ts';

export interface RunOptions extends ScenarioOptions {
  readonly out?: string;
  readonly format: TableFormat;
}

/** @throws ScenarioFault with everything that is wrong with the scenario */
export function planRun(options: RunOptions): { plan: Plan; directory: string } {
  const { file, out, format } = options;
  const { set = [] } = options;
  const { scenario, why, finding, resolved, sources } = readScenario(file, changesIn(options));
  const identity = { resolved, sources, version: version(), code: codeHash(), format };
  const fingerprint = fingerprintOf(identity);
  const { name, title, question, weeks, seed, replicates } = scenario;
  const directory = out === undefined ? join('results', name, fingerprint) : plainPath(out);
  const info = {
    ...{ name, title, question, why, finding, weeks, seed, replicates },
    ...{ fingerprint, version: identity.version, resolved, sources },
    command: commandFor(file, { seed, weeks, replicates }, set, format),
  };
  const scenarioFile = relative(resolve(directory), resolve(file)).replaceAll('\\', '/');
  return { plan: { scenario, info, format, code: identity.code, scenarioFile }, directory };
}

/**
 * The command that repeats the run, the same however the run was asked for: it stands in the report, and the report of the
 * same run must have the same bytes wherever and from wherever it is made.
 */
function commandFor(
  file: string,
  { seed, weeks, replicates }: { seed: string; weeks: number; replicates: number },
  set: readonly string[],
  format: TableFormat,
): string {
  const settings = new Map(set.map((setting) => [setting.split('=')[0]!, setting]));
  return [
    ...['groundswell', 'run', basename(file), '--seed', seed, '--weeks', String(weeks)],
    ...['--replicates', String(replicates)],
    ...[...settings.keys()].sort().flatMap((key) => ['--set', settings.get(key)!]),
    ...(format === 'csv' ? [] : ['--format', format]),
  ]
    .map(quoted)
    .join(' ');
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w./=+:,@%-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
