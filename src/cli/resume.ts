/** groundswell resume: goes on with a run that was stopped or killed, from what it left. */
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { EXIT } from './stop.ts';
import { type Threads, threadsOption } from './threads-option.ts';

interface Given {
  readonly directory: string;
  readonly quiet: boolean;
  readonly threads: Threads;
}

export const resume: Command<Given> = {
  name: 'resume <directory>',
  describe: 'Goes on with a run, or variants, that was stopped or killed',
  options: (command: Argv) =>
    threadsOption(command)
      .positional('directory', {
        type: 'string',
        demandOption: true,
        describe: 'The directory that the run was to write; what there is of it lies beside, in DIRECTORY.partial',
      })
      .option('quiet', {
        type: 'boolean',
        default: false,
        describe: 'Says nothing on stderr but errors; stdout still ends with the path of the report',
      })
      .example('$0 resume results/town/0f3a5b7c9d1e2f40', 'from its newest checkpoints and whole replicates')
      .epilogue(
        'Every byte comes out as if nothing had happened, with any number of threads. Giving the command of the run again does the same.',
      ),

  async handle({ directory: given, quiet, threads }) {
    const { existsSync } = await import('node:fs');
    const { join } = await import('node:path');
    const { live } = await import('./live.ts');
    const { plainPath } = await import('./plain-path.ts');
    const { stagedRunAt } = await import('./staged-run-at.ts');
    const directory = plainPath(given);
    const staged = existsSync(`${directory}.partial`) ? stagedRunAt(directory) : null;
    if (staged !== null) return live(staged.planned, { ...staged.manner, quiet, threads });
    const { wholeAt } = await import('./whole-at.ts');
    wholeAt(directory);
    if (!quiet) process.stderr.write(`already there, nothing to do: ${directory}\n`);
    const report = join(directory, 'report.html');
    process.stdout.write(`${existsSync(report) ? report : directory}\n`);
    return EXIT.fine;
  },
};
