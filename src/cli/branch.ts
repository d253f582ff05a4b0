/** --from: a run that begins with the world of a checkpoint. */
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type PlainReading, type Reading, readScenario } from '../scenario/read.ts';
import { branchFault, tooLate } from '../simulate/branch-off.ts';
import { type Checkpoint, readCheckpoint } from '../simulate/checkpoint.ts';
import type { Origin } from '../simulate/run-info.ts';
import { readRunRecord } from '../simulate/run-record.ts';
import { readStagedPlan } from '../simulate/staged-plan.ts';
import { codeHash, version } from '../simulate/version.ts';
import { recordedScenario } from './recorded-scenario.ts';
import { type Changes, changesIn } from './scenario-options.ts';
import { badInput } from './stop.ts';

export interface Branch {
  /** As it was given. */
  readonly path: string;
  readonly checkpoint: Checkpoint;
  /** Where the scenario was read: the file that was given, or the one that the run of the checkpoint had. */
  readonly scenarioFile: string;
  readonly reading: Reading;
}

/**
 * @param path of the checkpoint
 * @param file the scenario; left out: the one in the checkpoint
 * @throws Unusable, Stop, ScenarioFault
 */
export function branchFrom(path: string, file: string | undefined, changes: Changes): Branch {
  for (const name of ['seed', 'replicates'] as const) {
    const isSet = (changes.set ?? []).some((setting) => setting.split('=')[0]!.trim() === name);
    if (changes[name] !== undefined || isSet)
      throw badInput(`--from ${path}: a branch is one replicate and keeps its luck, ${name} cannot be given`);
  }
  const checkpoint = readCheckpoint(path);
  const { header } = checkpoint;
  const all = { ...changes, seed: header.seed, replicates: 1 };
  if (file !== undefined) return { path, checkpoint, scenarioFile: file, reading: readScenario(file, changesIn(all)) };
  const scenarioFile = scenarioOf(path, header.fingerprint);
  if (scenarioFile === null && header.sources.length > 0)
    throw badInput(
      `${path}: its scenario draws on files, and lies apart from its run; name the scenario: run FILE --from`,
    );
  const place = scenarioFile ?? path;
  const record = { scenarioFile: basename(place), sources: header.sources, resolved: header.resolved };
  const reading = recordedScenario(dirname(place), record, path, all);
  return { path, checkpoint, scenarioFile: place, reading: { ...reading, variants: [], outcomes: [] } };
}

/** Where the scenario of the run was read in which the checkpoint lies; null where it lies elsewhere. */
function scenarioOf(path: string, fingerprint: string): string | null {
  const place = resolve(dirname(path), '..', '..');
  const run = readRunRecord(place);
  if (run?.fingerprint === fingerprint) return join(place, run.scenarioFile);
  const plan = readStagedPlan(place);
  return plan?.run !== undefined && plan.fingerprint === fingerprint
    ? join(place.replace(/\.partial$/, ''), plan.run.scenarioFile)
    : null;
}

/** What the run of a branch, or of one of its variants, is known by. @throws Stop where it cannot go on from the checkpoint */
export function originOf({ path, checkpoint }: Branch, { scenario, resolved }: PlainReading): Origin {
  const fault = branchFault(checkpoint, scenario, resolved);
  if (fault !== null) throw badInput(`${path}: ${fault}`);
  return { week: checkpoint.header.week, sha256: checkpoint.file.sha256, run: checkpoint.header.fingerprint };
}

/** The checkpoint as seen from a run directory. */
export const seenFrom = (directory: string, { path }: Branch): string =>
  relative(resolve(directory), resolve(path)).replaceAll('\\', '/');

/** What people should know before it begins. */
export function notesOn({ path, checkpoint: { header } }: Branch, { scenario, resolved }: PlainReading): string[] {
  const code = codeHash();
  const made = `${header.version} (code ${header.code})`;
  const other = `${path}: was made by version ${made}, goes on with ${version()} (code ${code})`;
  const late = tooLate(header, scenario, resolved).map(
    ({ kind, from }) => `${path}: is of week ${header.week}: the ${kind} of week ${from} does not begin any more`,
  );
  return [...(header.code === code ? [] : [other]), ...late];
}
