/** Carries out all variants of a scenario, one after the other, to a directory in which they stand side by side. */
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Circumstances, carryOut, Interrupted, type Plan, stagedRun, type Watch, wishesOf } from './carry-out.ts';
import { drawOn } from './draw-again.ts';
import { makeOnce } from './reserve.ts';
import type { VariantsInfo } from './run-info.ts';
import { firstDamage, type RunRecord, readRunRecord, tablesIn } from './run-record.ts';
import { isSound, type SideBySide, setSideBySide } from './side-by-side.ts';
import { Staging, Taken } from './staging.ts';
import { readVariantsRecord, variantRuns } from './variants-record.ts';
import { whatIsThere } from './what-is-there.ts';

export interface VariantsPlan {
  readonly info: VariantsInfo;
  /** A plan for each variant, in the order of the scenario, as for a run of that variant alone. */
  readonly plans: readonly Plan[];
}

export interface VariantsCircumstances extends Omit<Circumstances, 'watch'>, Omit<SideBySide, 'pause'> {
  readonly watch?: VariantsWatch | undefined;
}

/** Hears how far variants are. */
export interface VariantsWatch extends Watch {
  /** What is heard from now on is about variant number `number`, from 1. */
  variant(number: number): void;
}

/**
 * @param directory where the results go; may be there already only if it is empty, or to be replaced
 * @returns whether anything was carried out now, or all found there whole
 * @throws Taken, Occupied, Interrupted; errors of the file system with their path
 */
export async function carryOutVariants(
  plan: VariantsPlan,
  directory: string,
  circumstances: VariantsCircumstances,
): Promise<'carried out' | 'already there'> {
  return makeOnce(
    directory,
    () => areThere(plan, directory, circumstances),
    () => make(plan, directory, circumstances),
  );
}

/** Whether all variants are there whole and are to stay. */
function areThere({ info }: VariantsPlan, directory: string, { replace }: VariantsCircumstances): boolean {
  if (whatIsThere(directory, info.fingerprint, replace ?? false) === 'nothing') return false;
  const record = readVariantsRecord(directory)!;
  for (const [at, run] of variantRuns(directory, record).entries()) {
    const { name } = record.variants[at]!;
    const other = run !== null && run.fingerprint !== record.variants[at]!.fingerprint ? 'it holds another run' : null;
    const lost = run === null ? 'run.json is missing' : (other ?? firstDamage(join(directory, name), tablesIn(run)));
    if (lost !== null)
      throw new Taken(`${directory}: variant ${name} is there but damaged: ${lost}; --force makes all anew`);
    const undrawn = firstDamage(join(directory, name), run!.outputs);
    if (undrawn !== null)
      throw new Taken(`${join(directory, name)}: ${undrawn}; groundswell report ${directory} draws it again`);
  }
  const undrawn = firstDamage(directory, record.outputs);
  if (undrawn !== null) throw new Taken(`${directory}: ${undrawn}; groundswell report ${directory} draws it again`);
  return true;
}

async function make(
  { info, plans }: VariantsPlan,
  directory: string,
  circumstances: VariantsCircumstances,
): Promise<void> {
  const { draw, drawTogether, compare, signal, watch, threads, onProfile, checkpointEvery } = circumstances;
  const variants = info.variants.map(({ name, title }, at) => ({ name, title, run: stagedRun(plans[at]!) }));
  const wishes = wishesOf(circumstances);
  const { fingerprint } = info;
  const staging = await Staging.open(directory, { fingerprint, wishes, variants: { ...info, variants } });
  const gathered = staging.gather();
  const runs: RunRecord[] = [];
  for (const [at, { name }] of info.variants.entries()) {
    watch?.variant(at + 1);
    runs.push(
      await makeOne(plans[at]!, join(gathered, name), name, {
        draw,
        signal,
        watch,
        threads,
        onProfile,
        checkpointEvery,
      }),
    );
  }
  const pause = () => {
    if (signal?.aborted)
      throw new Interrupted('stopped after the last variant; all are kept, the same command goes on from there');
  };
  pause();
  // Locks and half-drawn pictures of an attempt that was killed.
  const names = new Set(info.variants.map(({ name }) => name));
  for (const name of readdirSync(gathered)) {
    if (!names.has(name)) rmSync(join(gathered, name), { recursive: true });
  }
  watch?.step('comparing');
  await setSideBySide(gathered, join(staging.path, 'desk.part'), info, runs, { compare, drawTogether, pause });
  pause();
  if (existsSync(directory) && readdirSync(directory).length === 0) rmdirSync(directory);
  await staging.install(directory, gathered);
}

/** One variant becomes whole, unless it is already. */
async function makeOne(
  plan: Plan,
  directory: string,
  name: string,
  circumstances: Pick<Circumstances, 'draw' | 'signal' | 'watch' | 'threads' | 'onProfile' | 'checkpointEvery'>,
): Promise<RunRecord> {
  const before = readRunRecord(directory);
  // A disk that lost something is found out before it is built on.
  if (before !== null && !(await isSound(directory, before))) rmSync(directory, { recursive: true });
  try {
    const outcome = await carryOut(plan, directory, circumstances);
    const record = readRunRecord(directory)!;
    if (outcome === 'carried out') return record;
    circumstances.watch?.kept(plan.scenario.replicates);
    if (circumstances.draw !== undefined && !record.outputs.some(({ path }) => path === 'report.html'))
      await drawOn(`${directory}.drawing.part`, directory, record, circumstances.draw);
    return readRunRecord(directory)!;
  } catch (error) {
    if (error instanceof Interrupted) throw new Interrupted(`variant ${name}: ${error.message}`);
    throw error;
  }
}
