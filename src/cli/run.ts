/** groundswell run: a scenario goes in; tables, charts and a report come out. */
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import type { Manner } from './live.ts';
import type { RunOptions } from './plan-run.ts';
import { changingOptions, once, wholeNumber } from './scenario-options.ts';
import { threadsOption } from './threads-option.ts';

export const run: Command<RunOptions & Manner> = {
  name: 'run [file]',
  describe: 'Runs a scenario and writes its tables, charts and report',
  options: (command: Argv) =>
    threadsOption(changingOptions(command))
      .positional('file', {
        type: 'string',
        describe: 'The scenario, a YAML file; may be left out with --from: then it is the scenario of the checkpoint',
      })
      .check(({ file, from }) => {
        if (file === undefined && from === undefined)
          throw new Error('something is missing, expected groundswell run <file>');
        return true;
      })
      .option('checkpoint-every', {
        type: 'number',
        requiresArg: true,
        coerce: wholeNumber('checkpoint-every'),
        describe:
          'Keeps a checkpoint after every so many weeks: a run that was killed goes on from there, and --from branches there',
      })
      .option('from', {
        type: 'string',
        requiresArg: true,
        coerce: once('from'),
        describe:
          'A checkpoint: its world goes on, with the settings of the scenario and --set. Tables begin in the week after it',
      })
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
        '$0 run --from results/mine/*/checkpoints/replicate-0001/week-0104.checkpoint --set organizations.pass=1',
        'what if the walls came down in the third year?',
      )
      .example(
        '$0 run mine.yaml --replicates 30 --format parquet',
        'thirty repetitions, tables for pandas, R or DuckDB',
      ),

  async handle(given) {
    const { live } = await import('./live.ts');
    const { planRun } = await import('./plan-run.ts');
    return live(planRun(given), given);
  },
};
