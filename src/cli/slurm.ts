/** groundswell slurm: a sweep as an array job for a cluster, with the merge as a job that waits for it. */
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { type Changes, changingOptions, once, wholeNumber } from './scenario-options.ts';
import { badInput, EXIT, failure } from './stop.ts';

interface Given extends Changes {
  readonly file: string;
  readonly out?: string;
  readonly tasks?: number;
  readonly cpus: number;
  readonly time?: string;
  readonly memory?: string;
  readonly partition?: string;
  readonly account?: string;
  readonly sbatch?: readonly string[];
  readonly submit: boolean;
}

export const slurm: Command<Given> = {
  name: 'slurm <file>',
  describe: 'Writes the scripts that live a sweep on a Slurm cluster, and submits them if asked to',
  options: (command: Argv) =>
    changingOptions(
      command.positional('file', { type: 'string', demandOption: true, describe: 'The sweep, a YAML file' }),
    )
      .option('out', {
        type: 'string',
        requiresArg: true,
        coerce: once('out'),
        describe:
          'The directory of the sweep, which all nodes see. Default: results/SWEEP. Scripts and logs: its slurm/',
      })
      .option('tasks', {
        type: 'number',
        requiresArg: true,
        coerce: wholeNumber('tasks'),
        describe:
          'Tasks of the array, a share of the runs each. Default: as many as take ten minutes each, 1,000 at most',
      })
      .option('cpus', {
        type: 'number',
        default: 1,
        requiresArg: true,
        coerce: wholeNumber('cpus'),
        describe: 'Threads of a task, one run each at a time',
      })
      .option('time', {
        type: 'string',
        requiresArg: true,
        coerce: written('time', /^(\d+|\d+:\d\d|\d+:\d\d:\d\d|\d+-\d+(:\d\d){0,2})$/, '30, 2:00:00 or 1-12:00:00'),
        describe: 'Most time of a task, as Slurm writes it: 30 (minutes), 2:00:00. Default: that of the cluster',
      })
      .option('memory', {
        type: 'string',
        requiresArg: true,
        coerce: written('memory', /^\d+[KMGT]?$/, '800M or 4G'),
        describe: 'Memory of a task, as Slurm writes it: 4G. Default: that of the cluster',
      })
      .option('partition', {
        type: 'string',
        requiresArg: true,
        coerce: written('partition', /^[\w.,-]+$/, 'names of partitions'),
        describe: 'Where it may run',
      })
      .option('account', {
        type: 'string',
        requiresArg: true,
        coerce: written('account', /^[\w.-]+$/, 'the name of an account'),
        describe: 'Who it is charged to',
      })
      .option('sbatch', {
        type: 'string',
        array: true,
        nargs: 1,
        describe: "Any other option of sbatch, as --sbatch='--qos=low'; may be given many times",
      })
      .option('submit', {
        type: 'boolean',
        default: false,
        describe: 'Submits both jobs, and prints their numbers. Without it: bash results/SWEEP/slurm/submit.sh',
      })
      .example('$0 slurm mine.yaml --cpus 4 --time 1:00:00 --submit', 'four threads a task, an hour at the most')
      .example("$0 slurm mine.yaml --tasks 50 --sbatch='--qos=low'", 'fifty tasks; look at the scripts, then submit')
      .epilogue(
        'The merge waits until all tasks are over, however they ended. Submitted again, tasks go on from the runs that are kept.',
      ),

  async handle(given) {
    const { mkdirSync, writeFileSync } = await import('node:fs');
    const { join, resolve } = await import('node:path');
    const { fileURLToPath } = await import('node:url');
    const { refuseOthers } = await import('../experiment/carry-out-sweep.ts');
    const { SLURM, slurmScripts } = await import('../experiment/slurm.ts');
    const { planSweep } = await import('./plan-sweep.ts');
    const { quoted } = await import('./quoted.ts');

    const { file, out, cpus, time = null, memory = null, partition = null, account = null, sbatch = [] } = given;
    for (const option of sbatch)
      if (!/^-[^\n\r]*$/.test(option))
        throw badInput(`--sbatch is ${JSON.stringify(option)}, expected an option, as '--qos=low'`);
    const { plan, directory } = planSweep({
      ...{ file, workers: cpus, dryRun: false, retryFailed: false, noCharts: true, quiet: true },
      ...{ ...changesGiven(given), ...(out !== undefined && { out }) },
    });
    const scripts = resolve(directory, SLURM);
    if (/[\\\n\r]/.test(`${scripts}${process.cwd()}`))
      throw badInput(
        `${scripts}: Slurm does not write logs into a path with a backslash or a line break; expected another --out`,
      );
    refuseOthers(directory);
    const { tasks, words } = await share(plan, given);
    const changes = changeWords(given);
    const command = ['groundswell', 'slurm', file, ...changes]
      .map(quoted)
      .join(' ')
      .replaceAll(/[\n\r]/g, ' ');
    const files = slurmScripts({
      ...{ name: plan.name, workingDirectory: process.cwd(), scripts, file, directory, changes, command, tasks, cpus },
      ...{ node: process.execPath, main: fileURLToPath(new URL('./main.js', import.meta.url)) },
      ...{ time, memory, partition, account, more: sbatch },
    });
    mkdirSync(scripts, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(scripts, name), text);
    const submit = join(directory, SLURM, 'submit.sh');
    process.stderr.write(`groundswell: ${words}${given.submit ? '' : `; to submit: bash ${quoted(submit)}`}\n`);
    process.stdout.write(`${submit}\n`);
    if (given.submit) await submitJobs(submit);
    return EXIT.fine;
  },
};

type Plan = ReturnType<typeof import('./plan-sweep.ts').planSweep>['plan'];

/** How many tasks, and what is said about it. */
async function share(plan: Plan, { tasks: asked, cpus }: Given): Promise<{ tasks: number; words: string }> {
  const { forecast, runsOf } = await import('../experiment/forecast.ts');
  const { tasksFor } = await import('../experiment/slurm.ts');
  const { timeSpan } = await import('./teller.ts');
  const { points, replicates } = plan;
  const [least, most] = runsOf(points.length, replicates);
  // Where replicates depend on outcomes all runs of a point are lived by one task.
  const divisible = replicates.kind === 'fixed' ? least : points.length;
  const threads = `${cpus} ${cpus === 1 ? 'thread' : 'threads'}`;
  const called = (tasks: number) => (tasks === 1 ? `1 task of ${threads}` : `${tasks} tasks of ${threads} each`);
  if (asked !== undefined) {
    if (asked <= divisible) return { tasks: asked, words: called(asked) };
    const what = replicates.kind === 'fixed' ? 'runs' : 'points';
    throw badInput(`--tasks is ${asked}, expected ${divisible} or fewer: so many ${what} there are to divide`);
  }
  const { secondsARun, memoryMB } = await forecast(plan, cpus);
  const tasks = tasksFor(most, secondsARun, cpus, divisible);
  const span = timeSpan((most * secondsARun) / cpus / tasks);
  return { tasks, words: `${called(tasks)}, about ${span} and ${memoryMB * cpus} MB a task (an estimate)` };
}

/** Runs the script, so that what --submit does is what a hand would do. */
async function submitJobs(script: string): Promise<void> {
  const { spawnSync } = await import('node:child_process');
  const { status, stdout, stderr, error } = spawnSync('bash', [script], { encoding: 'utf8' });
  process.stdout.write(stdout ?? '');
  if (status === 0) return;
  if (error !== undefined || status === 127)
    throw failure('no sbatch on this machine; the scripts are there, to be submitted where Slurm is');
  const said = stderr.trim().replaceAll(/\s*\n\s*/g, ' ');
  throw failure(stdout === '' ? said : `the runs are submitted, the merge is not: ${said}`);
}

const changesGiven = ({ seed, weeks, replicates, set }: Changes): Changes => ({
  ...(seed !== undefined && { seed }),
  ...(weeks !== undefined && { weeks }),
  ...(replicates !== undefined && { replicates }),
  ...(set !== undefined && { set }),
});

/** The same as words of a command. */
function changeWords({ seed, weeks, replicates, set = [] }: Changes): string[] {
  return [
    ...(seed === undefined ? [] : [`--seed=${seed}`]),
    ...(weeks === undefined ? [] : [`--weeks=${weeks}`]),
    ...(replicates === undefined ? [] : [`--replicates=${replicates}`]),
    ...set.flatMap((setting) => ['--set', setting]),
  ];
}

/** Text that goes into a script must look as it should. */
function written(name: string, shape: RegExp, expected: string): (value: string | string[]) => string {
  return (given) => {
    const value = once(name)(given);
    if (!shape.test(value)) throw new Error(`--${name} is ${JSON.stringify(value)}, expected ${expected}`);
    return value;
  };
}
