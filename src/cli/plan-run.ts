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
import { type Branch, branchFrom, notesOn, originOf, seenFrom } from './branch.ts';
import { plainPath } from './plain-path.ts';
import { quoted } from './quoted.ts';
import { type Changes, changesIn } from './scenario-options.ts';
import { badInput } from './stop.ts';

export interface RunOptions extends Changes {
  /** May be left out with `from`: then the scenario is the one in the checkpoint. */
  readonly file?: string;
  /** The checkpoint that it begins with. */
  readonly from?: string;
  /** The one variant to run, as a plain run. */
  readonly variant?: string;
  readonly out?: string;
  readonly format: TableFormat;
}

export interface Planned {
  /** What people should know before it begins. */
  readonly notes: readonly string[];
  readonly plan: Plan;
  readonly directory: string;
}

export interface PlannedVariants {
  readonly notes: readonly string[];
  readonly variants: VariantsPlan;
  readonly directory: string;
}

/**
 * @returns the plan of one run, or of all variants where the scenario has some and none was chosen
 * @throws ScenarioFault with everything that is wrong with the scenario; Unusable with what is wrong with the checkpoint; Stop
 * where there is no such variant, or where the scenario cannot go on from the checkpoint
 */
export function planRun(options: RunOptions): Planned | PlannedVariants {
  const { variant, from } = options;
  const branch = from === undefined ? null : branchFrom(from, options.file, options);
  // Without a checkpoint there is a file: the command line asks for it.
  const file = branch?.scenarioFile ?? options.file!;
  const reading = branch?.reading ?? readScenario(file, changesIn(options));
  if (variant !== undefined) {
    const names = reading.variants.map(({ name }) => name);
    const chosen = reading.variants.find(({ name }) => name === variant);
    if (names.length === 0) throw badInput(`${file}: has no variants, --variant ${variant} given`);
    if (chosen === undefined) {
      const near = nearest(variant, names);
      const said = near === null ? `expected one of ${names.join(', ')}` : `did you mean ${near}?`;
      throw badInput(`${file}: has no variant ${variant}, ${said}`);
    }
    return planned(chosen.reading, file, branch, options);
  }
  const plan = reading.variants.length === 0 ? planned : plannedVariants;
  return plan(reading, file, branch, options);
}

function planned(
  reading: PlainReading,
  file: string,
  branch: Branch | null,
  options: RunOptions,
  place?: string,
): Planned {
  const { scenario, why, finding, resolved, sources } = reading;
  const { out, format, variant } = options;
  const set = options.set ?? [];
  const origin = branch === null ? undefined : originOf(branch, reading);
  const identity = { resolved, sources, version: version(), code: codeHash(), format, from: origin?.sha256 };
  const fingerprint = fingerprintOf(identity);
  const { name, title, question, weeks, seed, replicates } = scenario;
  const directory = place ?? (out === undefined ? join('results', name, fingerprint) : plainPath(out));
  const info = {
    ...{ name, title, question, why, finding, weeks, seed, replicates },
    ...{ fingerprint, version: identity.version, resolved, sources },
    command: commandFor(options, variant, { seed, weeks, replicates }, set, format),
    ...(origin && { from: origin }),
  };
  const scenarioFile = relative(resolve(directory), resolve(file)).replaceAll('\\', '/');
  const from = branch === null ? undefined : { path: branch.path, file: seenFrom(directory, branch) };
  const plan = { scenario, info, format, code: identity.code, scenarioFile, ...(from && { from }) };
  return { plan, directory, notes: branch === null ? [] : notesOn(branch, reading) };
}

function plannedVariants(
  { scenario, variants, outcomes }: Reading,
  file: string,
  branch: Branch | null,
  options: RunOptions,
): PlannedVariants {
  const { out, format } = options;
  // Where they go is named after what they are; where each goes is known only then.
  const identities = variants.map(({ name, title, reading }) => {
    const { fingerprint } = planned(reading, file, branch, options, '').plan.info;
    return { name, title, fingerprint };
  });
  const fingerprint = variantsFingerprint(identities, outcomes);
  const { name, title, question, weeks, seed, replicates } = scenario;
  const directory = out === undefined ? join('results', name, fingerprint) : plainPath(out);
  const all = variants.map((variant) => {
    const own = { ...options, variant: variant.name };
    return planned(variant.reading, file, branch, own, join(directory, variant.name));
  });
  const plans = all.map(({ plan }) => plan);
  const info = {
    ...{ name, title, question, weeks, seed, replicates, outcomes, fingerprint, version: version() },
    command: commandFor(options, undefined, { seed, weeks, replicates }, options.set ?? [], format),
    variants: variants.map((variant, at) => ({ name: variant.name, title: variant.title, run: plans[at]!.info })),
  };
  return { variants: { info, plans }, directory, notes: [...new Set(all.flatMap(({ notes }) => notes))] };
}

/**
 * The command that repeats the run, the same however the run was asked for: it stands in the report, and the report of the
 * same run must have the same bytes wherever and from wherever it is made.
 */
function commandFor(
  { file, from }: RunOptions,
  variant: string | undefined,
  { seed, weeks, replicates }: { seed: string; weeks: number; replicates: number },
  set: readonly string[],
  format: TableFormat,
): string {
  const settings = new Map(set.map((setting) => [setting.split('=')[0]!, setting]));
  return [
    ...['groundswell', 'run', ...(file === undefined ? [] : [basename(file)])],
    ...(variant === undefined ? [] : ['--variant', variant]),
    // A branch has one replicate, and the luck of its checkpoint.
    ...(from === undefined ? ['--seed', seed] : ['--from', basename(from)]),
    ...['--weeks', String(weeks)],
    ...(from === undefined ? ['--replicates', String(replicates)] : []),
    ...[...settings.keys()].sort().flatMap((key) => ['--set', settings.get(key)!]),
    ...(format === 'csv' ? [] : ['--format', format]),
  ]
    .map(quoted)
    .join(' ');
}
