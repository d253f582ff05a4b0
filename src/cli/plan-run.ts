/** From a scenario file and the options of the command line to everything that a run needs to know. */
import { basename, join, relative, resolve } from 'node:path';
import { nearest } from '../scenario/near.ts';
import { type PlainReading, type Reading, readScenario } from '../scenario/read.ts';
import type { Plan } from '../simulate/carry-out.ts';
import type { VariantsPlan } from '../simulate/carry-out-variants.ts';
import { fingerprintOf } from '../simulate/fingerprint.ts';
import type { TableFormat } from '../simulate/run-record.ts';
import { variantsFingerprint } from '../simulate/variants-record.ts';
import { codeHash, version } from '../simulate/version.ts';
import { plainPath } from './plain-path.ts';
import { changesIn, type ScenarioOptions } from './scenario-options.ts';
import { badInput } from './stop.ts';

export interface RunOptions extends ScenarioOptions {
  /** The one variant to run, as a plain run. */
  readonly variant?: string;
  readonly out?: string;
  readonly format: TableFormat;
}

export interface Planned {
  readonly plan: Plan;
  readonly directory: string;
}

export interface PlannedVariants {
  readonly variants: VariantsPlan;
  readonly directory: string;
}

/**
 * @returns the plan of one run, or of all variants where the scenario has some and none was chosen
 * @throws ScenarioFault with everything that is wrong with the scenario; Stop where there is no such variant
 */
export function planRun(options: RunOptions): Planned | PlannedVariants {
  const { file, variant } = options;
  const reading = readScenario(file, changesIn(options));
  if (variant !== undefined) {
    const names = reading.variants.map(({ name }) => name);
    const chosen = reading.variants.find(({ name }) => name === variant);
    if (names.length === 0) throw badInput(`${file}: has no variants, --variant ${variant} given`);
    if (chosen === undefined) {
      const near = nearest(variant, names);
      const said = near === null ? `expected one of ${names.join(', ')}` : `did you mean ${near}?`;
      throw badInput(`${file}: has no variant ${variant}, ${said}`);
    }
    return planned(chosen.reading, options);
  }
  return reading.variants.length === 0 ? planned(reading, options) : plannedVariants(reading, options);
}

function planned(
  { scenario, why, finding, resolved, sources }: PlainReading,
  options: RunOptions,
  place?: string,
): Planned {
  const { file, out, format, variant } = options;
  const set = options.set ?? [];
  const identity = { resolved, sources, version: version(), code: codeHash(), format };
  const fingerprint = fingerprintOf(identity);
  const { name, title, question, weeks, seed, replicates } = scenario;
  const directory = place ?? (out === undefined ? join('results', name, fingerprint) : plainPath(out));
  const info = {
    ...{ name, title, question, why, finding, weeks, seed, replicates },
    ...{ fingerprint, version: identity.version, resolved, sources },
    command: commandFor(file, variant, { seed, weeks, replicates }, set, format),
  };
  const scenarioFile = relative(resolve(directory), resolve(file)).replaceAll('\\', '/');
  return { plan: { scenario, info, format, code: identity.code, scenarioFile }, directory };
}

function plannedVariants({ scenario, variants, outcomes }: Reading, options: RunOptions): PlannedVariants {
  const { file, out, format } = options;
  // Where they go is named after what they are; where each goes is known only then.
  const identities = variants.map(({ name, title, reading }) => {
    const { fingerprint } = planned(reading, options, '').plan.info;
    return { name, title, fingerprint };
  });
  const fingerprint = variantsFingerprint(identities, outcomes);
  const { name, title, question, weeks, seed, replicates } = scenario;
  const directory = out === undefined ? join('results', name, fingerprint) : plainPath(out);
  const plans = variants.map(
    (variant) => planned(variant.reading, { ...options, variant: variant.name }, join(directory, variant.name)).plan,
  );
  const info = {
    ...{ name, title, question, weeks, seed, replicates, outcomes, fingerprint, version: version() },
    command: commandFor(file, undefined, { seed, weeks, replicates }, options.set ?? [], format),
    variants: variants.map((variant, at) => ({ name: variant.name, title: variant.title, run: plans[at]!.info })),
  };
  return { variants: { info, plans }, directory };
}

/**
 * The command that repeats the run, the same however the run was asked for: it stands in the report, and the report of the
 * same run must have the same bytes wherever and from wherever it is made.
 */
function commandFor(
  file: string,
  variant: string | undefined,
  { seed, weeks, replicates }: { seed: string; weeks: number; replicates: number },
  set: readonly string[],
  format: TableFormat,
): string {
  const settings = new Map(set.map((setting) => [setting.split('=')[0]!, setting]));
  return [
    ...['groundswell', 'run', basename(file), ...(variant === undefined ? [] : ['--variant', variant])],
    ...['--seed', seed, '--weeks', String(weeks)],
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
