/** groundswell validate: do the patterns that the theory asks for come out of the default world? */
import { fileURLToPath } from 'node:url';
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { EXIT } from './stop.ts';

/** The default world: everything at its declared value. */
const DEFAULT_WORLD = fileURLToPath(new URL('../../scenarios/town.yaml', import.meta.url));

interface Given {
  readonly file: string | undefined;
  readonly seeds: number;
  readonly weeks: number;
  readonly set?: readonly string[];
  readonly quiet: boolean;
}

export const validate: Command<Given> = {
  name: 'validate [file]',
  describe: 'Measures the patterns that must come out, each against its null, over many seeds',
  options: (command: Argv) =>
    command
      .positional('file', { type: 'string', describe: 'The scenario. Default: the shipped town of 2,000 people' })
      .option('seeds', { type: 'number', default: 30, requiresArg: true, describe: 'How many seeds. Default: 30' })
      .option('weeks', { type: 'number', default: 400, requiresArg: true, describe: 'How many weeks. Default: 400' })
      .option('set', {
        type: 'string',
        array: true,
        nargs: 1,
        describe: 'Changes one value, as section.key=value; may be given many times',
      })
      .option('quiet', { type: 'boolean', default: false, describe: 'Says nothing on stderr but errors' })
      .example('$0 validate', 'the table of patterns; exit code 1 when one does not hold')
      .example('$0 validate --set spreading.sigma=0.3', 'what remains of them with a weak spark')
      .check(({ seeds, weeks }) => {
        if (!Number.isSafeInteger(seeds) || (seeds as number) < 2)
          throw new Error('--seeds is not a whole number of 2 or more');
        if (!Number.isSafeInteger(weeks) || (weeks as number) < 50)
          throw new Error('--weeks is not a whole number of 50 or more');
        return true;
      }),

  async handle({ file, seeds, weeks, set, quiet }) {
    const { readScenario } = await import('../scenario/read.ts');
    const { measurePatterns } = await import('../analysis/patterns/validate.ts');
    const { judge, reproductionTable, verdictTable } = await import('../analysis/patterns/judge.ts');
    const { interruptible } = await import('./interruption.ts');
    const { timeSpan } = await import('./teller.ts');

    const { scenario } = readScenario(file ?? DEFAULT_WORLD, { weeks, set: [...(set ?? [])] });
    const started = Date.now();
    const say = (line: string) => {
      if (!quiet) process.stderr.write(`${line}\n`);
    };
    const findings = await interruptible((signal) => {
      // Said when Ctrl-C is heard: who reads it may stop it.
      say(`${scenario.name}: ${seeds} seeds of ${scenario.people.count} people and ${weeks} weeks, each in 28 worlds`);
      return measurePatterns(
        scenario,
        seeds,
        (done) =>
          say(
            `${done} of ${seeds} seeds, about ${timeSpan((((Date.now() - started) / done) * (seeds - done)) / 1000)} left`,
          ),
        signal,
      );
    });
    const verdicts = judge(findings);
    process.stdout.write(`${verdictTable(verdicts)}\n\n${reproductionTable(findings)}\n`);
    return verdicts.every(({ holds }) => holds) ? EXIT.fine : EXIT.failure;
  },
};
