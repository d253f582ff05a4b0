/** groundswell run: a scenario goes in; tables, charts and a report come out. */
import { join } from 'node:path';
import type { Argv } from 'yargs';
import type { Scenario } from '../model/scenario.ts';
import type { Profile } from '../simulate/profile.ts';
import type { Command } from './command.ts';
import type { PlannedVariants, RunOptions } from './plan-run.ts';
import { once, scenarioOptions } from './scenario-options.ts';
import { EXIT } from './stop.ts';
import { type Threads, threadsOption } from './threads-option.ts';

interface Given extends RunOptions {
  readonly quiet: boolean;
  readonly force: boolean;
  readonly noCharts: boolean;
  readonly threads: Threads;
  readonly profile: boolean;
}

export const run: Command<Given> = {
  name: 'run <file>',
  describe: 'Runs a scenario and writes its tables, charts and report',
  options: (command: Argv) =>
    threadsOption(scenarioOptions(command))
      .option('variant', {
        type: 'string',
        requiresArg: true,
        coerce: once('variant'),
        describe: 'Runs just this variant of the scenario, as a run of its own. Default: all of them, side by side',
      })
      .option('out', {
        type: 'string',
        requiresArg: true,
        coerce: once('out'),
        describe:
          'The directory to write. Default: results/SCENARIO/FINGERPRINT, so that each different run has its own',
      })
      .option('format', {
        choices: ['csv', 'parquet'] as const,
        default: 'csv' as const,
        requiresArg: true,
        describe: 'How the tables are written. The two are different runs: they have different fingerprints',
      })
      .option('no-charts', {
        type: 'boolean',
        default: false,
        describe: 'Writes the tables only; groundswell report draws the charts later. Without it, all are drawn',
      })
      .option('force', {
        type: 'boolean',
        default: false,
        describe:
          'Runs again even if the run is there already, and replaces it (also another run in --out) when the new one is whole',
      })
      .option('profile', {
        type: 'boolean',
        default: false,
        describe: 'Says on stderr, when the weeks are over, how long each act of the week took and who waited',
      })
      .option('quiet', {
        type: 'boolean',
        default: false,
        describe: 'Says nothing on stderr but errors; stdout still ends with the path of the report',
      })
      .example('$0 run scenarios/office.yaml', 'the scenario as it stands')
      .example('$0 run scenarios/town.yaml --seed b --weeks 520', 'other luck, ten years')
      .example('$0 run mine.yaml --set spreading.sigma=0 --out without', 'what if nobody inspired anybody?')
      .example('$0 run mine.yaml --variant walls', 'one variant of those that the scenario compares')
      .example(
        '$0 run mine.yaml --replicates 30 --format parquet',
        'thirty repetitions, tables for pandas, R or DuckDB',
      ),

  async handle(given) {
    const { carryOut } = await import('../simulate/carry-out.ts');
    const { threadsFor } = await import('../simulate/hands.ts');
    const { drawing } = await import('./draw.ts');
    const { interruptible } = await import('./interruption.ts');
    const { planRun } = await import('./plan-run.ts');
    const { Progress } = await import('./progress.ts');

    const planned = planRun(given);
    if ('variants' in planned) return runVariants(planned, given);
    const { plan, directory } = planned;
    const progress = given.quiet ? undefined : new Progress(plan.info);
    await progress?.openBar();
    const onProfile = given.profile ? await profileTeller(plan.scenario) : undefined;
    const outcome = await interruptible((signal) =>
      carryOut(plan, directory, {
        ...{ signal, watch: progress, replace: given.force },
        threads: (people) => threadsFor(given.threads, people),
        onProfile,
        draw: given.noCharts ? undefined : drawing(progress),
      }),
    ).finally(() => progress?.close());
    if (outcome === 'already there' && !given.noCharts) await drawIfMissing(directory);
    return done(directory, outcome, given);
  },
};

async function runVariants({ variants: plan, directory }: PlannedVariants, given: Given): Promise<number> {
  const { carryOutVariants } = await import('../simulate/carry-out-variants.ts');
  const { threadsFor } = await import('../simulate/hands.ts');
  const { comparing, drawing, drawingTogether } = await import('./draw.ts');
  const { interruptible } = await import('./interruption.ts');
  const { VariantsProgress } = await import('./progress.ts');

  const progress = given.quiet ? undefined : new VariantsProgress(plan.info);
  await progress?.openBar();
  const outcome = await interruptible((signal) =>
    carryOutVariants(plan, directory, {
      ...{ signal, watch: progress, replace: given.force, compare: comparing },
      threads: (people) => threadsFor(given.threads, people),
      draw: given.noCharts ? undefined : drawing(progress),
      drawTogether: given.noCharts ? undefined : drawingTogether(progress),
    }),
  ).finally(() => progress?.close());
  if (outcome === 'already there' && !given.noCharts) await drawVariantsIfMissing(directory);
  return done(directory, outcome, given);
}

/** Says on stderr where the time went. */
async function profileTeller({ people, weeks, replicates }: Scenario): Promise<(profile: Profile) => void> {
  const { profileTable } = await import('./profile-table.ts');
  return (profile) => {
    const lines = profileTable(profile, { people: people.count, weeks, replicates });
    process.stderr.write(`${lines.join('\n')}\n`);
  };
}

/** Says where the run is. */
function done(directory: string, outcome: 'carried out' | 'already there', { noCharts, quiet }: Given): number {
  if (outcome === 'already there' && !quiet) process.stderr.write(`already there, nothing to do: ${directory}\n`);
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
