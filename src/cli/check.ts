/** groundswell check: says everything that is wrong with scenarios and sweeps, and runs nothing. */
import type { Argv } from 'yargs';
import type { SweepPlan } from '../experiment/sweep.ts';
import type { Command } from './command.ts';
import { EXIT } from './stop.ts';

export const check: Command<{ readonly files: readonly string[] }> = {
  name: 'check <files..>',
  describe: 'Says everything that is wrong with scenarios and sweeps, as file:line:column, and runs nothing',
  options: (command: Argv) =>
    command
      .positional('files', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Scenarios or sweeps, YAML files',
      })
      .example('$0 check scenarios/*.yaml', 'exit code 0: all can be run; 2: the faults stand on stderr'),

  async handle({ files }) {
    const { readScenario } = await import('../scenario/read.ts');
    const { isSweepFile } = await import('../experiment/is-sweep-file.ts');
    const { readSweepFile } = await import('../experiment/read-sweep-file.ts');
    const { wordsFor } = await import('./words-for.ts');
    let code: number = EXIT.fine;
    for (const file of files) {
      try {
        if (isSweepFile(file)) {
          process.stdout.write(`${file}: fine (${sizesOf(readSweepFile(file))})\n`);
          continue;
        }
        const { scenario, variants } = readScenario(file);
        const { people, weeks, replicates } = scenario;
        const sizes = [
          count(people.count, 'person', 'people'),
          count(weeks, 'week', 'weeks'),
          count(replicates, 'replicate', 'replicates'),
        ].join(', ');
        const names = variants.map(({ name }) => name).join(', ');
        const compared = names === '' ? '' : `; ${variants.length} variants: ${names}`;
        process.stdout.write(`${file}: fine (${sizes}${compared})\n`);
      } catch (error) {
        const words = wordsFor(error);
        if (words.code !== EXIT.badInput) throw error;
        process.stderr.write(words.lines.map((line) => `${line}\n`).join(''));
        code = EXIT.badInput;
      }
    }
    return code;
  },
};

function sizesOf({ factors, points, replicates, weeks }: SweepPlan): string {
  const often =
    replicates.kind === 'fixed'
      ? count(replicates.count, 'replicate', 'replicates')
      : `${replicates.least} to ${replicates.most} replicates`;
  return [
    count(factors.length, 'factor', 'factors'),
    count(points.length, 'point', 'points'),
    often,
    count(weeks, 'week', 'weeks'),
  ].join(', ');
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
