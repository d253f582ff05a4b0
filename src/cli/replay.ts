/** groundswell replay: a run that is there as one page that shows it week by week. */
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { once, wholeNumber } from './scenario-options.ts';
import { EXIT } from './stop.ts';

interface Given {
  readonly directory: string;
  readonly replicate: number;
  readonly out?: string;
  readonly quiet: boolean;
}

export const replay: Command<Given> = {
  name: 'replay <directory>',
  describe: 'Writes a page that shows a run week by week: people, groups and sparks on their network',
  options: (command: Argv) =>
    command
      .positional('directory', {
        type: 'string',
        demandOption: true,
        describe: 'A run directory, one that has a run.json; of variants, the directory of one of them',
      })
      .option('replicate', {
        type: 'number',
        default: 1,
        requiresArg: true,
        coerce: wholeNumber('replicate'),
        describe: 'Which replicate of the run',
      })
      .option('out', {
        type: 'string',
        requiresArg: true,
        coerce: once('out'),
        describe: 'The file to write. Default: replay.html in the run directory',
      })
      .option('quiet', {
        type: 'boolean',
        default: false,
        describe: 'Says nothing on stderr but errors; stdout still has the path of the page',
      })
      .example('$0 replay results/office/0f3a5b7c9d1e2f40', 'the page needs no network and no other file')
      .epilogue(
        'The run is lived again from its record and must come to the world that it came to, so the page shows that very run.',
      ),

  async handle({ directory, replicate, out, quiet }) {
    const { replayPage } = await import('./replay-page.ts');
    const { path, ...page } = await replayPage(directory, { replicate, out, quiet });
    if (!quiet) process.stderr.write(`${page.summary}\n`);
    process.stdout.write(`${path}\n`);
    return EXIT.fine;
  },
};
