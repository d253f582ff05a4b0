/** groundswell merge: the shards of a sweep, and its copies from other machines, become one. */
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { EXIT, failure } from './stop.ts';

interface Given {
  readonly directory: string;
  readonly copies?: readonly string[];
  readonly partial: boolean;
  readonly noCharts: boolean;
  readonly quiet: boolean;
}

export const merge: Command<Given> = {
  name: 'merge <directory> [copies..]',
  describe: 'Puts the shards of a sweep together, with copies from other machines',
  options: (command: Argv) =>
    command
      .positional('directory', { type: 'string', demandOption: true, describe: 'The directory of the sweep' })
      .positional('copies', {
        type: 'string',
        array: true,
        describe: 'Directories of the same sweep from other machines: their runs are taken over, they stay as they are',
      })
      .option('partial', {
        type: 'boolean',
        default: false,
        describe: 'Writes the tables of the runs that are there, even if some are missing',
      })
      .option('no-charts', {
        type: 'boolean',
        default: false,
        describe: 'Writes the tables only. Without it, charts and sweep.html are drawn',
      })
      .option('quiet', {
        type: 'boolean',
        default: false,
        describe: 'Says nothing on stderr but errors; stdout still ends with the path of what was made',
      })
      .example('$0 merge results/mine', 'when all shards in the folder are done')
      .example('$0 merge results/mine from-here/mine from-there/mine', 'shards that were lived on other machines')
      .epilogue('Every byte comes out as if one process had lived all runs. Exit code 3: some runs failed.'),

  async handle({ directory: given, copies = [], partial, noCharts, quiet }) {
    const { mergeSweep } = await import('../experiment/merge-sweep.ts');
    const { drawingSweep } = await import('./draw-sweep.ts');
    const { failedLine, madeIn } = await import('./live-sweep.ts');
    const { plainPath } = await import('./plain-path.ts');
    const { SweepProgress } = await import('./sweep-progress.ts');

    const directory = plainPath(given);
    const progress = quiet ? undefined : new SweepProgress(directory, 1);
    const { missing, record } = await mergeSweep(directory, copies.map(plainPath), {
      ...{ isPartial: partial, watch: progress, draw: noCharts ? undefined : drawingSweep(progress) },
    });
    const are = missing === 1 ? 'run is' : 'runs are';
    if (record === null)
      throw failure(
        `${directory}: ${missing} ${are} missing; live them (groundswell sweep, with --shard or without), or see what there is with --partial`,
      );
    if (!quiet && missing > 0) progress?.note(`${missing} ${are} missing; the tables are those of the others`);
    if (!quiet && record.failed > 0) progress?.note(failedLine(record.failed, record.runs));
    process.stdout.write(`${madeIn(directory)}\n`);
    return record.failed > 0 ? EXIT.someFailed : EXIT.fine;
  },
};
