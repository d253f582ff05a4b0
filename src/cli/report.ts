/** groundswell report: the charts and the report of a run once more, from its tables. */
import { join } from 'node:path';
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { EXIT } from './stop.ts';

export const report: Command<{ readonly directory: string }> = {
  name: 'report <directory>',
  describe: 'Draws the charts and the report of a run again, from its tables',
  options: (command: Argv) =>
    command
      .positional('directory', {
        type: 'string',
        demandOption: true,
        describe: 'A run directory, one that has a run.json',
      })
      .example('$0 report results/office/0f3a5b7c9d1e2f40', 'after a run with --no-charts, or with a newer version'),

  async handle({ directory: given }) {
    const { drawAgain } = await import('../simulate/draw-again.ts');
    const { drawing } = await import('./draw.ts');
    const { plainPath } = await import('./plain-path.ts');
    const { runAt, undamagedTables } = await import('./run-at.ts');
    const directory = plainPath(given);
    const record = runAt(directory);
    undamagedTables(directory, record);
    await drawAgain(directory, record, drawing());
    process.stdout.write(`${join(directory, 'report.html')}\n`);
    return EXIT.fine;
  },
};
