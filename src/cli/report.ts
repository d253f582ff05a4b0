/** groundswell report: the charts and the report of a run once more, from its tables. */
import { join } from 'node:path';
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { EXIT } from './stop.ts';

export const report: Command<{ readonly directory: string }> = {
  name: 'report <directory>',
  describe: 'Draws the charts and the report of a run, or of variants, again, from the tables',
  options: (command: Argv) =>
    command
      .positional('directory', {
        type: 'string',
        demandOption: true,
        describe:
          'A run directory, one that has a run.json, or variants.json: then all variants are drawn, and together',
      })
      .example('$0 report results/office/0f3a5b7c9d1e2f40', 'after a run with --no-charts, or with a newer version'),

  async handle({ directory: given }) {
    const { drawAgain } = await import('../simulate/draw-again.ts');
    const { comparing, drawing, drawingTogether } = await import('./draw.ts');
    const { plainPath } = await import('./plain-path.ts');
    const { runAt, undamagedTables, variantsAt } = await import('./run-at.ts');
    const directory = plainPath(given);
    const variants = variantsAt(directory);
    if (variants === null) {
      const record = runAt(directory);
      undamagedTables(directory, record);
      await drawAgain(directory, record, drawing());
    } else {
      const { drawVariantsAgain } = await import('../simulate/draw-variants-again.ts');
      const { record, runs } = variants;
      for (const [at, { name }] of record.variants.entries()) undamagedTables(join(directory, name), runs[at]!);
      const together = { compare: comparing, drawTogether: drawingTogether() };
      await drawVariantsAgain(directory, record, drawing(), together);
    }
    process.stdout.write(`${join(directory, 'report.html')}\n`);
    return EXIT.fine;
  },
};
