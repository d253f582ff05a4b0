/** The options by which the command line changes a scenario: the same wherever a scenario is read. */
import type { Argv } from 'yargs';
import type { Options } from '../scenario/overrides.ts';

/** What is put in place of what the scenario says. */
export interface Changes {
  readonly seed?: string;
  readonly weeks?: number;
  readonly replicates?: number;
  readonly set?: readonly string[];
}

export interface ScenarioOptions extends Changes {
  readonly file: string;
}

/** Declares them, with the file. */
export function scenarioOptions(command: Argv): Argv {
  return changingOptions(
    command.positional('file', { type: 'string', demandOption: true, describe: 'The scenario, a YAML file' }),
  );
}

/** Declares them alone. */
export function changingOptions(command: Argv): Argv {
  return command
    .option('seed', {
      type: 'string',
      requiresArg: true,
      coerce: once('seed'),
      describe: 'What all luck comes from, kept as it is written (007 is not 7). Default: the seed of the scenario',
    })
    .option('weeks', {
      type: 'number',
      requiresArg: true,
      coerce: wholeNumber('weeks'),
      describe: 'How many weeks to simulate. Default: those of the scenario',
    })
    .option('replicates', {
      type: 'number',
      requiresArg: true,
      coerce: wholeNumber('replicates'),
      describe:
        'How many repetitions, the first with the seed itself, each other with one made from it. Default: those of the scenario',
    })
    .option('set', {
      type: 'string',
      array: true,
      nargs: 1,
      describe:
        'Changes one value, as section.key=value; may be given many times. --seed, --weeks and --replicates come after it',
    });
}

/** The same for the reading of a scenario. */
export function changesIn({ set = [], seed, weeks, replicates }: Changes): Options {
  return {
    set,
    ...(seed !== undefined && { seed }),
    ...(weeks !== undefined && { weeks }),
    ...(replicates !== undefined && { replicates }),
  };
}

/** yargs makes a list of an option that is given twice. */
export function once(name: string): (value: string | string[]) => string {
  return (value) => {
    if (Array.isArray(value)) throw new Error(`--${name} is given ${value.length} times, expected once`);
    if (value === '') throw new Error(`--${name} is empty`);
    return value;
  };
}

/** yargs takes "abc" for the number NaN. */
export function wholeNumber(name: string): (value: number | number[]) => number {
  return (value) => {
    if (Array.isArray(value)) throw new Error(`--${name} is given ${value.length} times, expected once`);
    if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} is not a whole number of 1 or more`);
    return value;
  };
}
