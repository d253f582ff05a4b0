/** Lives a run, or all variants of one, as they were planned, and says where the results are: what run and resume do alike. */
import { join } from 'node:path';
import type { Scenario } from '../model/scenario.ts';
import type { Profile } from '../simulate/profile.ts';
import type { RunRecord } from '../simulate/run-record.ts';
import type { Planned, PlannedVariants } from './plan-run.ts';
import { EXIT } from './stop.ts';
import type { Threads } from './threads-option.ts';

export interface Manner {
  readonly quiet: boolean;
  readonly force: boolean;
  readonly noCharts: boolean;
  readonly threads: Threads;
  readonly checkpointEvery?: number | undefined;
  /** Says where the time went, of variants one after the other. */
  readonly profile?: boolean;
}

export async function live(planned: Planned | PlannedVariants, manner: Manner): Promise<number> {
  if (!manner.quiet) for (const line of planned.notes) process.stderr.write(`${line}\n`);
  return 'variants' in planned ? liveVariants(planned, manner) : liveRun(planned, manner);
}

async function liveRun({ plan, directory }: Planned, manner: Manner): Promise<number> {
  const { carryOut } = await import('../simulate/carry-out.ts');
  const { threadsFor } = await import('../simulate/hands.ts');
  const { readRunRecord } = await import('../simulate/run-record.ts');
  const { drawing } = await import('./draw.ts');
  const { interruptible } = await import('./interruption.ts');
  const { Progress } = await import('./progress.ts');

  const { quiet, force, noCharts, threads, checkpointEvery, profile } = manner;
  const onProfile = profile ? await profileTeller() : undefined;
  const progress = quiet ? undefined : new Progress(plan.info);
  await progress?.openBar();
  const outcome = await interruptible((signal) =>
    carryOut(plan, directory, {
      ...{ signal, watch: progress, replace: force, checkpointEvery },
      threads: (people) => threadsFor(threads, people),
      onProfile,
      draw: noCharts ? undefined : drawing(progress),
    }),
  ).finally(() => progress?.close());
  if (outcome === 'already there' && !noCharts) await drawIfMissing(directory);
  return done(directory, outcome, [readRunRecord(directory)], manner);
}

async function liveVariants({ variants: plan, directory }: PlannedVariants, manner: Manner): Promise<number> {
  const { carryOutVariants } = await import('../simulate/carry-out-variants.ts');
  const { threadsFor } = await import('../simulate/hands.ts');
  const { readRunRecord } = await import('../simulate/run-record.ts');
  const { comparing, drawing, drawingTogether } = await import('./draw.ts');
  const { interruptible } = await import('./interruption.ts');
  const { VariantsProgress } = await import('./progress.ts');

  const { quiet, force, noCharts, threads, checkpointEvery, profile } = manner;
  const onProfile = profile ? await profileTeller() : undefined;
  const progress = quiet ? undefined : new VariantsProgress(plan.info);
  await progress?.openBar();
  const outcome = await interruptible((signal) =>
    carryOutVariants(plan, directory, {
      ...{ signal, watch: progress, replace: force, checkpointEvery, compare: comparing, onProfile },
      threads: (people) => threadsFor(threads, people),
      draw: noCharts ? undefined : drawing(progress),
      drawTogether: noCharts ? undefined : drawingTogether(progress),
    }),
  ).finally(() => progress?.close());
  if (outcome === 'already there' && !noCharts) await drawVariantsIfMissing(directory);
  const records = plan.info.variants.map(({ name }) => readRunRecord(join(directory, name)));
  return done(directory, outcome, records, manner);
}

/** Says on stderr where the time went. */
async function profileTeller(): Promise<(profile: Profile, scenario: Scenario) => void> {
  const { profileTable } = await import('./profile-table.ts');
  return (profile, { people, weeks, replicates }) => {
    const lines = profileTable(profile, { people: people.count, weeks, replicates });
    process.stderr.write(`${lines.join('\n')}\n`);
  };
}

/** Says where the run is. */
function done(
  directory: string,
  outcome: 'carried out' | 'already there',
  records: readonly (RunRecord | null)[],
  { noCharts, quiet, checkpointEvery }: Manner,
): number {
  if (outcome === 'already there' && !quiet) {
    process.stderr.write(`already there, nothing to do: ${directory}\n`);
    const isCheckpoint = ({ path }: { readonly path: string }) => path.startsWith('checkpoints/');
    if (checkpointEvery !== undefined && !records.every((record) => record?.outputs.some(isCheckpoint)))
      process.stderr.write(`it has no checkpoints: --force lives it again and makes them\n`);
  }
  process.stdout.write(`${noCharts ? directory : join(directory, 'report.html')}\n`);
  return EXIT.fine;
}

/** A run that was made with --no-charts has everything but those. */
async function drawIfMissing(directory: string): Promise<void> {
  const { readRunRecord } = await import('../simulate/run-record.ts');
  const record = readRunRecord(directory);
  if (record === null || record.outputs.some(({ path }) => path === 'report.html')) return;
  const { drawing } = await import('./draw.ts');
  const { drawAgain } = await import('../simulate/draw-again.ts');
  await drawAgain(directory, record, drawing());
}

/** The same of variants. */
async function drawVariantsIfMissing(directory: string): Promise<void> {
  const { readVariantsRecord } = await import('../simulate/variants-record.ts');
  const record = readVariantsRecord(directory);
  if (record === null || record.outputs.some(({ path }) => path === 'report.html')) return;
  const { comparing, drawing, drawingTogether } = await import('./draw.ts');
  const { drawVariantsAgain } = await import('../simulate/draw-variants-again.ts');
  await drawVariantsAgain(directory, record, drawing(), { compare: comparing, drawTogether: drawingTogether() });
}
