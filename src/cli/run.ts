/** groundswell run: a scenario goes in; tables, charts and a report come out. */
import { join } from 'node:path';
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import type { RunOptions } from './plan-run.ts';
import { once, scenarioOptions } from './scenario-options.ts';
import { EXIT } from './stop.ts';

interface Given extends RunOptions {
  readonly quiet: boolean;
  readonly force: boolean;
  readonly noCharts: boolean;
}

export const run: Command<Given> = {
  name: 'run <file>',
  describe: 'Runs a scenario and writes its tables, charts and report',
  options: (command: Argv) =>
    scenarioOptions(command)
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
      .option('quiet', {
        type: 'boolean',
        default: false,
        describe: 'Says nothing on stderr but errors; stdout still ends with the path of the report',
      })
      .example('$0 run scenarios/office.yaml', 'the scenario as it stands')
      .example('$0 run scenarios/town.yaml --seed b --weeks 520', 'other luck, ten years')
      .example('$0 run mine.yaml --set spreading.sigma=0 --out without', 'what if nobody inspired anybody?')
      .example(
        '$0 run mine.yaml --replicates 30 --format parquet',
        'thirty repetitions, tables for pandas, R or DuckDB',
      ),

  async handle(given) {
    const { carryOut } = await import('../simulate/carry-out.ts');
    const { drawing } = await import('./draw.ts');
    const { interruptible } = await import('./interruption.ts');
    const { planRun } = await import('./plan-run.ts');
    const { Progress } = await import('./progress.ts');

    const { plan, directory } = planRun(given);
    const progress = given.quiet ? undefined : new Progress(plan.info);
    await progress?.openBar();
    const outcome = await interruptible((signal) =>
      carryOut(plan, directory, {
        ...{ signal, watch: progress, replace: given.force },
        draw: given.noCharts ? undefined : drawing(progress),
      }),
    ).finally(() => progress?.close());
    if (outcome === 'already there') {
      if (!given.noCharts) await drawIfMissing(directory);
      if (!given.quiet) process.stderr.write(`already there, nothing to do: ${directory}\n`);
    }
    process.stdout.write(`${given.noCharts ? directory : join(directory, 'report.html')}\n`);
    return EXIT.fine;
  },
};

/** A run that was made with --no-charts has everything but those. */
async function drawIfMissing(directory: string): Promise<void> {
  const { readRunRecord } = await import('../simulate/run-record.ts');
  const record = readRunRecord(directory);
  if (record === null || record.outputs.some(({ path }) => path === 'report.html')) return;
  const { drawing } = await import('./draw.ts');
  const { drawAgain } = await import('../simulate/draw-again.ts');
  await drawAgain(directory, record, drawing());
}
