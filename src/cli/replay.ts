/** groundswell replay: a run as a page that shows it week by week, or one run of a sweep again in full detail. */
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { once, wholeNumber } from './scenario-options.ts';
import { EXIT } from './stop.ts';
import { type Threads, threadsOption } from './threads-option.ts';

interface Given {
  readonly directory: string;
  readonly run?: number;
  readonly point?: number;
  readonly replicate?: number;
  readonly out?: string;
  readonly noCharts: boolean;
  readonly quiet: boolean;
  readonly threads: Threads;
}

export const replay: Command<Given> = {
  name: 'replay <directory>',
  describe: 'Writes a page that shows a run week by week; of a sweep, repeats one run with its tables and report',
  options: (command: Argv) =>
    threadsOption(command)
      .positional('directory', {
        type: 'string',
        demandOption: true,
        describe:
          'A run directory, one that has a run.json (of variants, the directory of one of them); with --run or --point a sweep directory',
      })
      .option('run', {
        type: 'number',
        requiresArg: true,
        coerce: wholeNumber('run'),
        describe: 'Which run of a sweep, by its number in runs.parquet',
      })
      .option('point', {
        type: 'number',
        requiresArg: true,
        coerce: wholeNumber('point'),
        describe: 'Which run of a sweep, by its point in design.csv, with --replicate',
      })
      .option('replicate', {
        type: 'number',
        requiresArg: true,
        coerce: wholeNumber('replicate'),
        describe: 'Which replicate of the run, or of the point. Default: the first',
      })
      .check(({ run, point, replicate }) => {
        if (run !== undefined && point !== undefined) throw new Error('expected either --run or --point');
        if (replicate !== undefined && run !== undefined)
          throw new Error('--replicate goes with --point, not with --run');
        return true;
      })
      .option('out', {
        type: 'string',
        requiresArg: true,
        coerce: once('out'),
        describe:
          'The file to write (default: replay.html in the run directory); of a sweep, the directory (default: SWEEP/replays/FINGERPRINT)',
      })
      .option('no-charts', {
        type: 'boolean',
        default: false,
        describe:
          'Of a sweep, writes the tables only; groundswell report draws the charts later. Without it, all are drawn',
      })
      .option('quiet', {
        type: 'boolean',
        default: false,
        describe: 'Says nothing on stderr but errors; stdout still has the path of what was made',
      })
      .example('$0 replay results/office/0f3a5b7c9d1e2f40', 'the page needs no network and no other file')
      .example('$0 replay results/mine --run 17', 'run 17 of a sweep, as groundswell run would record it')
      .example('$0 replay results/mine --point 3 --replicate 2', 'the same, found by what it is')
      .epilogue(
        'The run is lived again from its record and must come to the world that it came to, to the bit (exit code 1: it does not).',
      ),

  async handle({ directory, run, point, replicate = 1, out, noCharts, quiet, threads }) {
    if (run !== undefined || point !== undefined) {
      const { replayRun } = await import('./replay-run.ts');
      return replayRun(directory, { run, point, replicate, out, noCharts, quiet, threads });
    }
    const { replayPage } = await import('./replay-page.ts');
    const { path, ...page } = await replayPage(directory, { replicate, out, quiet });
    if (!quiet) process.stderr.write(`${page.summary}\n`);
    process.stdout.write(`${path}\n`);
    return EXIT.fine;
  },
};
