/** groundswell sensitivity: which factors of a sweep matter for which outcome, how much, and how sure that is. */
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { EXIT } from './stop.ts';

export const sensitivity: Command<{ readonly sweep: string }> = {
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
      .example(
        '$0 sensitivity results/what-matters',
        'sentences on stderr, numbers in sensitivity.csv and .json there',
      ),

  async handle({ sweep }) {
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
    for (const paragraph of words) process.stderr.write(`${paragraph}\n`);
    process.stdout.write(`${path}\n`);
    return EXIT.fine;
  },
};
