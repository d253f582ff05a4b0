/** Carries out a run from its first replicate to a run directory that is whole: the plot of a run on one page. */
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { TableName } from '../measure/tables.ts';
import { type Scenario, seedOf } from '../model/scenario.ts';
import { CHECKPOINTS, type Owner } from './checkpoint.ts';
import { settleOutputs } from './describe-outputs.ts';
import { settleDirectory, writeWhole } from './durable.ts';
import { canonicalJson, sha256 } from './fingerprint.ts';
import { HandLost, Hands } from './hands.ts';
import { keptTables } from './kept-tables.ts';
import { mergeTable } from './merge-tables.ts';
import type { Passage } from './passage.ts';
import { alone, type Profile, together, WeekWatch } from './profile.ts';
import { recordReplicate } from './record-replicate.ts';
import { makeOnce } from './reserve.ts';
import type { RunInfo } from './run-info.ts';
import {
  firstDamage,
  type ReplicateRecord,
  type RunRecord,
  readRunRecord,
  type TableFormat,
  tablesIn,
} from './run-record.ts';
import type { StagedRun, Wishes } from './staged-plan.ts';
import { Staging, Taken } from './staging.ts';
import { whatIsThere } from './what-is-there.ts';

export interface Plan {
  readonly scenario: Scenario;
  readonly info: RunInfo;
  readonly format: TableFormat;
  readonly code: string;
  /** Where the scenario was read, as seen from the run directory. */
  readonly scenarioFile: string;
  /** The checkpoint that it begins with, if it does: where it lies, and the same as seen from the run directory. */
  readonly from?: { readonly path: string; readonly file: string };
}

export interface Circumstances {
  /** Draws charts and report into a directory that holds the tables as CSV; left out: none are drawn. */
  readonly draw?: ((directory: string, info: RunInfo) => Promise<unknown>) | undefined;
  /** Threads that live a world of so many people together; left out: one, which is this one. It changes no byte of the data. */
  readonly threads?: ((people: number) => number) | undefined;
  /** Keep a checkpoint after every so many weeks; left out: none. It changes no byte of the data. */
  readonly checkpointEvery?: number | undefined;
  /** Told, after the last week, where the time of the replicates lived now went. Left out: no time is kept. */
  readonly onProfile?: ((profile: Profile, scenario: Scenario) => void) | undefined;
  /** Replace a run that is there already. */
  readonly replace?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly watch?: Watch | undefined;
}

/** Hears how far a run is. */
export interface Watch {
  /** So many replicates were whole already. */
  kept(replicates: number): void;
  /** A replicate does not begin on the first morning, but after this week. */
  goesOn(replicate: number, week: number): void;
  /** Something that people should know. */
  note(line: string): void;
  week(replicate: number, week: number): void;
  /** What happens after the last week. */
  step(what: 'assembling' | 'drawing' | 'comparing' | 'finishing'): void;
}

/** Somebody asked the run to stop. */
export class Interrupted extends Error {
  override name = 'Interrupted';
}

/**
 * @param plan what to run
 * @param directory where the results go; may be there already only if it is empty, or to be replaced
 * @returns whether it was carried out now, or found there whole
 * @throws Taken, Occupied, Interrupted; errors of the file system with their path
 */
export async function carryOut(
  plan: Plan,
  directory: string,
  circumstances: Circumstances,
): Promise<'carried out' | 'already there'> {
  return makeOnce(
    directory,
    () => isThere(plan, directory, circumstances),
    () => make(plan, directory, circumstances),
  );
}

/** Whether the run is there whole and is to stay. */
function isThere({ info }: Plan, directory: string, { replace }: Circumstances): boolean {
  if (whatIsThere(directory, info.fingerprint, replace ?? false) === 'nothing') return false;
  const record = readRunRecord(directory)!;
  const lost = firstDamage(directory, tablesIn(record));
  if (lost !== null) throw new Taken(`${directory}: the run is there but damaged: ${lost}; --force makes it anew`);
  const broken = firstDamage(directory, checkpointsIn(record));
  if (broken !== null) throw new Taken(`${directory}: ${broken}; --force makes the run anew`);
  const undrawn = firstDamage(directory, record.outputs);
  if (undrawn !== null) throw new Taken(`${directory}: ${undrawn}; groundswell report ${directory} draws it again`);
  return true;
}

const checkpointsIn = ({ outputs }: RunRecord) => outputs.filter(({ path }) => path.startsWith(`${CHECKPOINTS}/`));

/** What plan.json says of a run that is being put together. */
export function stagedRun({ info, format, code, scenarioFile, from }: Plan): StagedRun {
  return { ...info, format, code, scenarioFile, ...(from && { fromFile: from.file }) };
}

export function wishesOf({ checkpointEvery, draw, replace }: Omit<Circumstances, 'watch'>): Wishes {
  return { checkpointEvery, draw: draw !== undefined, replace: replace ?? false };
}

async function make(plan: Plan, directory: string, circumstances: Circumstances): Promise<void> {
  const { draw, signal, watch, threads: threadsFor } = circumstances;
  const { info, scenario, format } = plan;
  const started = new Date();
  const wishes = wishesOf(circumstances);
  const staging = await Staging.open(directory, { fingerprint: info.fingerprint, wishes, run: stagedRun(plan) });
  const threads = threadsFor?.(scenario.people.count) ?? 1;
  const hands = threads > 1 ? new Hands(threads) : null;
  const worlds = await simulate(plan, staging, hands, circumstances).finally(() => hands?.close());
  const stopIfAsked = () => {
    if (signal?.aborted) throw new Interrupted(`stopped after the last week; ${keptLine(worlds.length)}`);
  };

  watch?.step('assembling');
  const assembled = staging.assemble();
  const parts = worlds.map(({ replicate }) => staging.of(replicate));
  for (const { replicate } of worlds) staging.handOver(replicate, assembled);
  for (const table of keptTables(scenario)) await mergeTable(table, parts, assembled);
  stopIfAsked();
  if (draw) {
    watch?.step('drawing');
    await draw(assembled, info);
    stopIfAsked();
  }
  watch?.step('finishing');
  if (format === 'parquet') await convertTables(assembled, keptTables(scenario));
  const outputs = await settleOutputs(assembled, worlds);
  const finished = new Date();
  const record: RunRecord = {
    ...info,
    format,
    code: plan.code,
    scenarioFile: plan.scenarioFile,
    ...(plan.from && { fromFile: plan.from.file }),
    resolvedSha256: sha256(canonicalJson(info.resolved)),
    worlds,
    machine: {
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
      processor: cpus()[0]?.model.trim() ?? 'unknown',
      cores: availableParallelism(),
      threads,
      memoryGB: Math.round(totalmem() / 1e8) / 10,
    },
    started: started.toISOString(),
    finished: finished.toISOString(),
    seconds: (finished.getTime() - started.getTime()) / 1000,
    outputs,
  };
  await writeWhole(join(assembled, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
  await settleDirectory(assembled);
  stopIfAsked();
  if (existsSync(directory) && readdirSync(directory).length === 0) rmdirSync(directory);
  await staging.install(directory, assembled);
}

/** @param week of the newest checkpoint of the replicate at work; 0: it has none */
function keptLine(count: number, week = 0): string {
  const checkpoint = week > 0 ? ` and the checkpoint of week ${week}` : '';
  return `${count} whole ${count === 1 ? 'replicate' : 'replicates'}${checkpoint} kept, the same command goes on from there`;
}

/** Every replicate that is not whole yet is run; returns the records of all. */
async function simulate(
  plan: Plan,
  staging: Staging,
  hands: Hands | null,
  { signal, watch, checkpointEvery, onProfile }: Circumstances,
): Promise<ReplicateRecord[]> {
  const { scenario, info } = plan;
  const owner = ownerOf(plan);
  const profiles: Profile[] = [];
  const numbers = Array.from({ length: scenario.replicates }, (_, r) => r + 1);
  const countWhole = () => numbers.filter((replicate) => staging.whole(replicate) !== null).length;
  watch?.kept(countWhole());
  const records: ReplicateRecord[] = [];
  for (const replicate of numbers) {
    let record = staging.whole(replicate);
    if (record === null) {
      const { place, found } = staging.begin(replicate, owner, (line) => watch?.note(line));
      const firstWeek = found?.week ?? info.from?.week ?? 0;
      if (firstWeek > 0) watch?.goesOn(replicate, firstWeek);
      let reached = firstWeek;
      const onWeek = (week: number) => {
        reached = week;
        watch?.week(replicate, week);
      };
      const passage: Passage = {
        from: found?.path ?? plan.from?.path ?? null,
        tables: found === null ? 'begin' : 'go on',
        keep: checkpointEvery === undefined ? undefined : { every: checkpointEvery, owner },
      };
      const newest = () => Math.max(found?.week ?? 0, lastKept(reached, firstWeek, checkpointEvery));
      try {
        const goOn = () => signal?.throwIfAborted();
        goOn();
        const weeks = new WeekWatch();
        const watched = onProfile === undefined ? {} : { onAct: weeks.onAct, onBegin: weeks.begin };
        const { fingerprint, rows, profile } =
          hands === null
            ? await recordReplicate(scenario, replicate, place, { passage, onWeek, goOn, ...watched })
            : await hands.record(scenario, replicate, place, {
                passage,
                onWeek,
                signal,
                profiled: onProfile !== undefined,
              });
        profiles.push(profile ?? { wallMs: weeks.wallMs, hands: [alone(weeks.wallMs)] });
        record = { replicate, seed: seedOf(scenario.seed, replicate), world: fingerprint, rows };
      } catch (error) {
        if (!signal?.aborted) {
          await staging.leave(replicate, reached, (error as Error).message);
          if (error instanceof HandLost)
            throw new HandLost(
              `${error.message} in week ${reached + 1} of replicate ${replicate}; its tables so far are in ${place}, marked incomplete; ${keptLine(countWhole(), newest())}`,
            );
          throw error;
        }
        const where = `stopped in week ${reached} of replicate ${replicate}`;
        throw new Interrupted(`${where}; ${keptLine(countWhole(), newest())}`);
      }
      await staging.complete(record);
    }
    records.push(record);
  }
  if (profiles.length > 0) onProfile?.(together(profiles), scenario);
  return records;
}

/** The run, as its checkpoints name it. */
function ownerOf({ info, code }: Plan): Owner {
  const { name, fingerprint, version, resolved, sources } = info;
  return { name, fingerprint, version, code, resolved, sources };
}

/** The week of the last checkpoint of those that were made since the first week; 0: none was. */
function lastKept(reached: number, firstWeek: number, every: number | undefined): number {
  const last = every === undefined ? 0 : reached - (reached % every);
  return last > firstWeek ? last : 0;
}

/** Loaded only when it is asked for. */
async function convertTables(directory: string, tables: readonly TableName[]): Promise<void> {
  const { csvToParquet } = await import('../measure/parquet.ts');
  for (const table of tables) {
    const csv = join(directory, `${table}.csv`);
    await csvToParquet(table, csv, join(directory, `${table}.parquet`));
    rmSync(csv);
  }
}
