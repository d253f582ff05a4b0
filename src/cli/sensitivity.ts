/** groundswell sensitivity: which factors of a sweep matter for which outcome, how much, and how sure that is. */
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { EXIT } from './stop.ts';

interface Given {
  readonly sweep: string;
  readonly noCharts: boolean;
  readonly quiet: boolean;
}

export const sensitivity: Command<Given> = {
  name: 'sensitivity <sweep>',
  describe: 'Tells which factors of a sweep matter for which outcome, how much, and how sure that is',
  options: (command: Argv) =>
    command
      .positional('sweep', {
        type: 'string',
        demandOption: true,
        describe:
          'A sweep directory, one that has a sweep.json. Its design decides what is told: Sobol\u2019 indices (saltelli), elementary effects (morris), rank correlation and regression (any other)',
      })
      .option('no-charts', {
        type: 'boolean',
        default: false,
        describe: 'Writes the numbers only. Without it, charts and sensitivity.html are drawn',
      })
      .option('quiet', {
        type: 'boolean',
        default: false,
        describe: 'Says nothing on stderr but errors; stdout still ends with the path of what was made',
      })
      .example(
        '$0 sensitivity results/what-matters',
        'sentences on stderr, numbers in sensitivity.csv and .json there',
      ),

  async handle({ sweep, noCharts, quiet }) {
    const { readSweep } = await import('../experiment/read-sweep.ts');
    const { sensitivityOf } = await import('../analysis/sensitivity.ts');
    const { sensitivityInWords } = await import('../analysis/sensitivity-in-words.ts');
    const { writeSensitivity } = await import('../analysis/write-sensitivity.ts');
    const { plainPath } = await import('./plain-path.ts');
    const directory = plainPath(sweep);
    const result = await readSweep(directory);
    const found = sensitivityOf(result);
    const words = sensitivityInWords(result.info, found);
    const { name, fingerprint, version } = result.info;
    const path = await writeSensitivity(directory, { sensitivity: found, words, of: { name, fingerprint, version } });
    if (!quiet) for (const paragraph of words) process.stderr.write(`${paragraph}\n`);
    process.stdout.write(`${noCharts ? path : await draw(directory)}\n`);
    return EXIT.fine;

    /** The drawing room is loaded only when something is to be drawn. */
    async function draw(at: string): Promise<string> {
      const { drawSensitivity } = await import('../chart/sweep/draw-sensitivity.ts');
      return (await drawSensitivity(at, result.info, found)).page;
    }
  },
};
