/** groundswell sweep: a sweep file goes in; the tables of all its runs come out. */
import type { Argv } from 'yargs';
import type { Shard } from '../experiment/schedule.ts';
import type { Command } from './command.ts';
import { changingOptions, once, wholeNumber } from './scenario-options.ts';
import { EXIT } from './stop.ts';
import type { SweepOptions, Workers } from './sweep-options.ts';

export const sweep: Command<SweepOptions> = {
  name: 'sweep <file>',
  describe: 'Lives a scenario at many settings, many times each, and writes what came out',
  options: (command: Argv) =>
    changingOptions(
      command.positional('file', { type: 'string', demandOption: true, describe: 'The sweep, a YAML file' }),
    )
      .describe({
        seed: 'What the luck of all runs comes from, kept as it is written (007 is not 7). Default: the seed of the sweep',
        replicates: 'How often each point is lived, whatever the sweep says. Default: as the sweep says',
        set: 'Changes one value of the scenario at every point, as section.key=value; may be given many times',
      })
      .option('points', {
        type: 'number',
        requiresArg: true,
        coerce: wholeNumber('points'),
        describe: 'How many points a design has that has a number of them (random, latin-hypercube, sobol)',
      })
      .option('workers', {
        type: 'string',
        default: 'auto',
        requiresArg: true,
        coerce: workers,
        describe: 'Runs that are lived at once, a thread each: a number, or auto: one a core. The bytes are the same',
      })
      .option('out', {
        type: 'string',
        requiresArg: true,
        coerce: once('out'),
        describe: 'The directory to write. Default: results/SWEEP. What is there of the same runs is not lived again',
      })
      .option('shard', {
        type: 'string',
        requiresArg: true,
        coerce: shard,
        describe:
          'Lives only the i-th of n shares, as i/n, here or on any machine; groundswell merge puts them together',
      })
      .option('timeout', {
        type: 'number',
        requiresArg: true,
        coerce: positive('timeout'),
        describe: 'Gives a run up that takes more seconds. Default: what the sweep says, or never',
      })
      .option('memory', {
        type: 'number',
        requiresArg: true,
        coerce: wholeNumber('memory'),
        describe: 'Gives a run up that needs more megabytes. Default: what the sweep says, or as the machine has',
      })
      .option('dry-run', {
        type: 'boolean',
        default: false,
        describe: 'Prints what it would do: points, runs, time, memory, disk; lives nothing but a moment of three runs',
      })
      .option('retry-failed', {
        type: 'boolean',
        default: false,
        describe:
          'Lives those runs again that failed, took too long or ran out of memory; with --timeout or --memory, say',
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
      .example('$0 sweep scenarios/sweeps/tipping-point.yaml --dry-run', 'what it would take')
      .example('$0 sweep mine.yaml --workers 8 --timeout 600', 'eight runs at once, none longer than ten minutes')
      .example('$0 sweep mine.yaml --shard 2/4', 'the second quarter of the runs; then groundswell merge results/mine')
      .epilogue(
        'Stopped or killed at any moment: the same command goes on from the runs that are kept. Points or replicates that are added later are all that is lived then. Exit code 3: some runs failed; the others are there.',
      ),

  async handle(given) {
    const { planSweep } = await import('./plan-sweep.ts');
    const planned = planSweep(given);
    if (given.dryRun) {
      const { dryRun } = await import('./dry-run.ts');
      for (const line of await dryRun(planned)) process.stdout.write(`${line}\n`);
      return EXIT.fine;
    }
    const { liveSweep } = await import('./live-sweep.ts');
    return liveSweep(planned, given);
  },
};

/** More than a machine has is allowed; more than this is a slip of the finger. */
const MOST = 1024;

function workers(given: string | string[]): Workers {
  const value = once('workers')(given);
  const count = Number(value);
  if (value === 'auto') return 'auto';
  if (!Number.isSafeInteger(count) || count < 1 || count > MOST)
    throw new Error(`--workers is ${value}, expected auto or a whole number from 1 to ${MOST}`);
  return count;
}

function shard(given: string | string[]): Shard {
  const value = once('shard')(given);
  const [i, n] = (/^(\d+)\/(\d+)$/.exec(value) ?? []).slice(1).map(Number);
  if (i === undefined || n === undefined || i < 1 || i > n)
    throw new Error(`--shard is ${value}, expected i/n with i from 1 to n: 2/4 is the second of four shares`);
  return { i, n };
}

/** yargs takes "abc" for the number NaN. */
function positive(name: string): (value: number | number[]) => number {
  return (value) => {
    if (Array.isArray(value)) throw new Error(`--${name} is given ${value.length} times, expected once`);
    if (!(value > 0) || !Number.isFinite(value)) throw new Error(`--${name} is no number above 0`);
    return value;
  };
}
