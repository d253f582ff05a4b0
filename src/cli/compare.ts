/** groundswell compare: whether runs, variants or points of sweeps differ, by how much, and how sure that is. */
import { isAbsolute, join, relative } from 'node:path';
import type { Argv } from 'yargs';
import type { AskedTest, Comparison } from '../analysis/results/comparison.ts';
import type { OfferedArm } from './arms-at.ts';
import type { Command } from './command.ts';
import { quoted } from './quoted.ts';
import { once } from './scenario-options.ts';
import { badInput, EXIT } from './stop.ts';

const TESTS: readonly AskedTest['test'][] = ['welch', 'mann-whitney'];

interface Given {
  readonly directories: readonly string[];
  readonly outcomes: readonly string[] | undefined;
  readonly matters: readonly string[] | undefined;
  readonly tests: readonly string[] | undefined;
  readonly allPairs: boolean;
  readonly against: string | undefined;
  readonly out: string | undefined;
  readonly noCharts: boolean;
  readonly quiet: boolean;
}

export const compare: Command<Given> = {
  name: 'compare <directories..>',
  describe: 'Tells whether runs, variants or points of sweeps differ, by how much, and how sure that is',
  options: (command: Argv) =>
    command
      .positional('directories', {
        type: 'string',
        array: true,
        demandOption: true,
        describe:
          'What is compared: run directories, variants (all, or DIR/VARIANT), points of sweeps (DIR#12, DIR#factor=value)',
      })
      .option('outcomes', {
        ...{ type: 'string', array: true, nargs: 1 },
        describe: 'By what, as a list with commas, or "all". Default: what the scenario or the sweep tells first',
      })
      .option('matters', {
        ...{ type: 'string', array: true, nargs: 1 },
        describe:
          'The smallest difference that matters, as outcome=difference, in the unit of the outcome; a list with commas',
      })
      .option('tests', {
        ...{ type: 'string', array: true, nargs: 1 },
        describe: `Further tests, which take the runs for unpaired, as a list with commas: ${TESTS.join(', ')}`,
      })
      .option('all-pairs', {
        ...{ type: 'boolean', default: false },
        describe: 'Compares each with each. Default: each other one with the first',
      })
      .option('against', {
        ...{ type: 'string', requiresArg: true, coerce: once('against') },
        describe: 'The name of the one that the others are held against. Default: the first given',
      })
      .option('out', {
        ...{ type: 'string', requiresArg: true, coerce: once('out') },
        describe:
          'The directory that gets compare.csv, compare.json and compare.html. Default: results/compare-FINGERPRINT',
      })
      .option('no-charts', { type: 'boolean', default: false, describe: 'Leaves out charts and compare.html' })
      .option('quiet', { type: 'boolean', default: false, describe: 'Says nothing on stderr but errors' })
      .example('$0 compare results/town/0f3a5b7c9d1e2f40 results/walls/1b2c3d4e5f607182', 'two runs, pair by pair')
      .example('$0 compare results/two-ways/77aa88bb99cc00dd --matters ever=0.02,takeoff=4', 'all variants of a run')
      .example("$0 compare 'results/tipping-point#1' 'results/tipping-point#12'", 'two points of a sweep'),

  async handle({ directories, outcomes, matters, tests, allPairs, against, out, noCharts, quiet }) {
    const { compare: compareArms } = await import('../analysis/comparison.ts');
    const { armsAt } = await import('./arms-at.ts');
    const { sidesOf } = await import('./compared-sides.ts');
    const { writeComparison } = await import('./write-comparison.ts');

    const found = await armsAt(directories);
    const [only] = found;
    if (found.length < 2) throw badInput(`${only!.from}: is alone, expected two or more to compare`);
    const asked = { outcomes: lists(outcomes), matters: matters ?? [], against };
    const { arms, compared, series, notes } = sidesOf(found, asked);
    const result = compareArms(arms, { outcomes: compared, series, allPairs, tests: testsIn(lists(tests)) });
    const comparison: Comparison = { ...result, notes: [...notes, ...result.notes] };
    const command = commandFor(found, { outcomes, matters, tests, allPairs, against });
    const path = await writeComparison(comparison, { command, out, draw: !noCharts });
    if (!quiet) for (const line of [...comparison.headlines, ...comparison.notes.map(noted)]) say(line);
    process.stdout.write(`${path}\n`);
    return EXIT.fine;
  },
};

const say = (line: string) => process.stderr.write(`${line.replaceAll('\u00a0', ' ')}\n`);
const noted = (note: string) => `Note: ${note}.`;

const lists = (given: readonly string[] | undefined): string[] | undefined =>
  given?.flatMap((list) => list.split(',').map((name) => name.trim()));

function testsIn(names: readonly string[] = []): AskedTest['test'][] {
  for (const name of names)
    if (!TESTS.includes(name as AskedTest['test']))
      throw badInput(`--tests: no test ${name}, expected one of ${TESTS.join(', ')}`);
  return TESTS.filter((test) => names.includes(test));
}

/** The command that repeats it, the same on every machine: directories as seen from here, or by their names alone. */
function commandFor(
  found: readonly OfferedArm[],
  { outcomes, matters, tests, allPairs, against }: Omit<Given, 'directories' | 'noCharts' | 'quiet' | 'out'>,
): string {
  const given = Object.entries({ outcomes, matters, tests }).flatMap(([name, lists = []]) =>
    lists.map((list) => `--${name} ${list}`),
  );
  const words = [...found.map(({ from }) => written(from)), ...given];
  if (allPairs) words.push('--all-pairs');
  if (against !== undefined) words.push(`--against ${quoted(against)}`);
  return ['groundswell compare', ...words].join(' ');
}

function written(from: string): string {
  const near = isAbsolute(from) ? relative(process.cwd(), from) : from;
  const parts = near.split(/[/\\]/);
  return quoted(
    parts.includes('..') || isAbsolute(near)
      ? parts
          .slice(-2)
          .filter((part) => part !== '..')
          .join('/')
      : join(...parts),
  );
}
