/** Scripts for Slurm: what they ask for, and that a shell reads every path as one word. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SlurmJobs, slurmScripts, tasksFor } from '../../src/experiment/slurm.ts';

let here: string;
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'groundswell slurm-'));
});
afterEach(() => rmSync(here, { recursive: true }));

const jobs = (more: Partial<SlurmJobs> = {}): SlurmJobs => ({
  name: 'tipping point',
  workingDirectory: here,
  scripts: join(here, 'results', 'x', 'slurm'),
  node: '/usr/bin/node',
  main: '/opt/groundswell/dist/cli/main.js',
  file: 'x.yaml',
  directory: 'results/x',
  changes: [],
  command: 'groundswell slurm x.yaml',
  tasks: 8,
  cpus: 2,
  time: null,
  memory: null,
  partition: null,
  account: null,
  more: [],
  ...more,
});
const options = (script: string) => script.split('\n').filter((line) => line.startsWith('#SBATCH '));
const reads = (script: string) => spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });

it('an array of tasks, each with its threads; nothing that was not asked for', () => {
  const { 'runs.sbatch': runs, 'merge.sbatch': merge } = slurmScripts(jobs());
  expect(options(runs)).toEqual([
    '#SBATCH --job-name=groundswell-runs-tipping-point',
    '#SBATCH --ntasks=1',
    '#SBATCH --array=1-8',
    '#SBATCH --cpus-per-task=2',
    `#SBATCH --output="${here}/results/x/slurm/task-%A_%a.log"`,
  ]);
  expect(options(merge)).not.toContain('#SBATCH --array=1-8');
  expect(options(merge)).toContain('#SBATCH --cpus-per-task=1');
});

it('what was asked for, for the runs and for the merge', () => {
  const asked = {
    time: '1-12:00:00',
    memory: '4G',
    partition: 'long',
    account: 'lab',
    more: ['--qos=low', '-C "a&b"'],
  };
  const scripts = slurmScripts(jobs(asked));
  for (const name of ['runs.sbatch', 'merge.sbatch'] as const)
    expect(options(scripts[name])).toEqual(
      expect.arrayContaining(
        ['--time=1-12:00:00', '--mem=4G', '--partition=long', '--account=lab', '--qos=low', '-C "a&b"'].map(
          (option) => `#SBATCH ${option}`,
        ),
      ),
    );
});

it('options stand before everything else, where sbatch looks for them, and bash reads the rest', () => {
  const scripts = slurmScripts(jobs({ more: ['--qos=low'] }));
  for (const script of Object.values(scripts) as string[]) {
    expect(script.startsWith('#!/bin/bash\n')).toBe(true);
    expect(reads(script)).toMatchObject({ status: 0, stderr: '' });
    const lines: string[] = script.split('\n');
    expect(lines.findLastIndex((line) => line.startsWith('#SBATCH'))).toBeLessThan(
      lines.findIndex((line) => line.startsWith('set -eu')),
    );
  }
});

/** Runs a script with a program in the place of Node that says where it is and what it was given, word by word. */
function wordsGiven(script: string, node: string): string[] {
  const saying = '#!/bin/bash\nprintf \'%s\\0\' "$PWD" "$@"\n';
  writeFileSync(node, saying);
  chmodSync(node, 0o755);
  const env = { ...process.env, SLURM_ARRAY_TASK_ID: '3', SLURM_CPUS_PER_TASK: '5' };
  const { stdout, stderr, status } = spawnSync('bash', { input: script, env, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.split('\0').slice(0, -1);
}

it('a task lives its share with the threads that it has got, in the directory that the words hold in', () => {
  const node = join(here, 'node');
  const changes = ['--set', 'spark.decay=[1, 2]', '--seed', "a 'b'"];
  const { 'runs.sbatch': runs, 'merge.sbatch': merge } = slurmScripts(jobs({ node, changes }));
  expect(wordsGiven(runs, node)).toEqual([
    ...[
      here,
      '/opt/groundswell/dist/cli/main.js',
      'sweep',
      'x.yaml',
      ...changes,
      '--out',
      'results/x',
      '--shard',
      '3/8',
    ],
    ...['--workers', '5', '--no-charts', '--quiet'],
  ]);
  expect(wordsGiven(merge, node)).toEqual([here, '/opt/groundswell/dist/cli/main.js', 'merge', 'results/x']);
});

it('every path is one word, whatever is in it', () => {
  const anything = fc.string({
    unit: fc.constantFrom(...' \'"$`\\!*?;&|<>(){}[]~#%-aé\t'),
    minLength: 1,
    maxLength: 12,
  });
  let at = 0;
  fc.assert(
    fc.property(anything, anything, anything, (place, file, directory) => {
      const workingDirectory = join(here, `${at++} ${place}`);
      mkdirSync(workingDirectory);
      const node = join(workingDirectory, "node's own");
      const { 'runs.sbatch': runs, 'submit.sh': submit } = slurmScripts(
        jobs({ workingDirectory, node, file, directory }),
      );
      const words = wordsGiven(runs, node);
      const path = (given: string) => (given.startsWith('-') ? `./${given}` : given);
      expect([words[0], words[3], words[5]]).toEqual([workingDirectory, path(file), path(directory)]);
      expect(reads(submit)).toMatchObject({ status: 0, stderr: '' });
    }),
    { numRuns: 40, seed: 5 },
  );
});

it('the merge waits until all tasks are over, however they end', () => {
  const { 'submit.sh': submit } = slurmScripts(jobs());
  const bin = join(here, 'bin');
  mkdirSync(bin);
  // Says what it is given, and answers as sbatch --parsable does where there are several clusters.
  writeFileSync(join(bin, 'sbatch'), '#!/bin/bash\nprintf \'%s\\n\' "$@" >&2\necho "4711;cluster"\n');
  chmodSync(join(bin, 'sbatch'), 0o755);
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
  const { stdout, stderr } = spawnSync('bash', { input: submit, env, encoding: 'utf8' });
  expect(stdout).toBe('array 4711\nmerge 4711\n');
  expect(stderr.trimEnd().split('\n')).toEqual([
    ...['--parsable', join(here, 'results/x/slurm/runs.sbatch')],
    ...['--parsable', '--dependency=afterany:4711', join(here, 'results/x/slurm/merge.sbatch')],
  ]);
});

it('as many tasks as take some minutes each, but no more than there are shares or than clusters take', () => {
  // 6,000 runs of 2 s are 200 minutes: 20 tasks of ten minutes with one thread, 5 with four.
  expect(tasksFor(6000, 2, 1, 6000)).toBe(20);
  expect(tasksFor(6000, 2, 4, 6000)).toBe(5);
  expect(tasksFor(6000, 2, 1, 7)).toBe(7);
  expect(tasksFor(10, 0.1, 1, 10)).toBe(1);
  expect(tasksFor(1e6, 60, 1, 1e6)).toBe(1000);
});
