/**
 * A sweep as jobs for Slurm: an array job in which each task lives a share of the runs, a merge that waits for all of them, and a
 * script that submits both. Text only; nothing is started here.
 *
 * The merge waits for the tasks to end, not to end well (afterany): a run that failed is a row of the table, and what a task that
 * was cut off has not lived is missing, which the merge says. Submitted again, tasks go on from the runs that are kept.
 */

/** Where the scripts and the logs lie, in the directory of the sweep. */
export const SLURM = 'slurm';

export interface SlurmJobs {
  /** Names the jobs. */
  readonly name: string;
  /** Where the words of the command hold, absolute. */
  readonly workingDirectory: string;
  /** Where scripts and logs lie, absolute. With a backslash in it Slurm would not number the logs. */
  readonly scripts: string;
  /** Node and the command line, absolute: a task has no profile, and perhaps another path. */
  readonly node: string;
  readonly main: string;
  /** The sweep file and the directory of the sweep, as they were given. */
  readonly file: string;
  readonly directory: string;
  /** Options that change what is lived, as they were given. */
  readonly changes: readonly string[];
  /** How this was made. */
  readonly command: string;
  /** Tasks of the array, from 1. */
  readonly tasks: number;
  /** Threads of a task, one run each at a time. */
  readonly cpus: number;
  /** As Slurm writes them; null: what the cluster gives by itself. */
  readonly time: string | null;
  readonly memory: string | null;
  readonly partition: string | null;
  readonly account: string | null;
  /** More options for sbatch, each as it is written there. */
  readonly more: readonly string[];
}

/** Files by their names. */
export interface SlurmScripts {
  readonly 'runs.sbatch': string;
  readonly 'merge.sbatch': string;
  readonly 'submit.sh': string;
}

export function slurmScripts(jobs: SlurmJobs): SlurmScripts {
  const { tasks, cpus, node, main, file, directory, changes } = jobs;
  const groundswell = `${quoted(node)} ${quoted(main)}`;
  const runs = script(jobs, 'runs', [`--array=1-${tasks}`, `--cpus-per-task=${cpus}`, ...sized(jobs)], 'task-%A_%a', [
    `exec ${groundswell} sweep ${[path(file), ...changes.map(quoted)].join(' ')} --out ${path(directory)} \\`,
    `  --shard "$SLURM_ARRAY_TASK_ID/${tasks}" --workers "\${SLURM_CPUS_PER_TASK:-${cpus}}" --no-charts --quiet`,
  ]);
  const merge = script(jobs, 'merge', ['--cpus-per-task=1', ...sized(jobs)], 'merge-%j', [
    `exec ${groundswell} merge ${path(directory)}`,
  ]);
  return { 'runs.sbatch': runs, 'merge.sbatch': merge, 'submit.sh': submit(jobs) };
}

/** Time and memory. */
function sized({ time, memory }: SlurmJobs): string[] {
  return [...(time === null ? [] : [`--time=${time}`]), ...(memory === null ? [] : [`--mem=${memory}`])];
}

function script(
  { name, workingDirectory, scripts, command, partition, account, more }: SlurmJobs,
  part: string,
  options: readonly string[],
  log: string,
  lines: readonly string[],
): string {
  const all = [
    `--job-name=groundswell-${part}-${name.replaceAll(/[^\w.-]+/g, '-')}`,
    '--ntasks=1',
    ...options,
    ...(partition === null ? [] : [`--partition=${partition}`]),
    ...(account === null ? [] : [`--account=${account}`]),
    // In the name of a log % stands for something, so that one of the path is written twice.
    `--output="${inDoubleQuotes(`${scripts.replaceAll('%', '%%')}/${log}.log`)}"`,
    ...more,
  ];
  return [
    '#!/bin/bash',
    ...all.map((option) => `#SBATCH ${option}`),
    `# Written by: ${command}`,
    'set -eu',
    `cd ${quoted(workingDirectory)}`,
    ...lines,
    '',
  ].join('\n');
}

/** Job numbers come out as `array N` and `merge N`. */
function submit({ scripts, command }: SlurmJobs): string {
  return [
    '#!/bin/bash',
    `# Written by: ${command}`,
    'set -euo pipefail',
    // Where there are several clusters sbatch says which, too: number;cluster.
    `array=$(sbatch --parsable ${quoted(`${scripts}/runs.sbatch`)} | cut -d ';' -f 1)`,
    'echo "array $array"',
    `merge=$(sbatch --parsable --dependency="afterany:$array" ${quoted(`${scripts}/merge.sbatch`)} | cut -d ';' -f 1)`,
    'echo "merge $merge"',
    '',
  ].join('\n');
}

/** One word for a shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A path that nobody takes for an option. */
const path = (given: string): string => quoted(given.startsWith('-') ? `./${given}` : given);

/** Inside double quotes, as sbatch reads its own lines. */
function inDoubleQuotes(text: string): string {
  return text.replaceAll(/["\\]/g, '\\$&');
}

/** A task should take so long: Slurm starts one or two a second, and a cluster gives short ones their turn sooner. */
const SECONDS_A_TASK = 600;
/** An array is no larger on most clusters (MaxArraySize is 1001 where nobody has set it). */
const MOST_TASKS = 1000;

/**
 * How many tasks take some minutes each.
 * @param runs to live in all
 * @param seconds one of them takes
 * @param cpus of a task
 * @param divisible into how many shares the sweep can be divided
 */
export function tasksFor(runs: number, seconds: number, cpus: number, divisible: number): number {
  const wanted = Math.ceil((runs * seconds) / cpus / SECONDS_A_TASK);
  return Math.max(1, Math.min(wanted, divisible, MOST_TASKS));
}
