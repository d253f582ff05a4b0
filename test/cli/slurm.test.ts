/** The scripts for a cluster, as the command line writes them; test/slurm/slurm.mjs lives them on a real one. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { at, groundswell, MAIN, SMALL, start, write } from './groundswell.ts';

beforeEach(() => {
  write('small.yaml', SMALL);
  write('mine.yaml', 'scenario: small.yaml\nvary:\n  spreading.decay: [0.01, 0.05]\nreplicates: 4\n');
});

const script = (name: string, directory = 'results/mine') => readFileSync(at(directory, 'slurm', name), 'utf8');

it('writes three scripts beside the sweep; the last line of stdout is the one that submits', async () => {
  const { code, out, err } = await groundswell('slurm', 'mine.yaml');
  expect({ code, out }, err).toEqual({ code: 0, out: 'results/mine/slurm/submit.sh\n' });
  // Eight runs of a moment each are one task.
  expect(err).toMatch(
    /^groundswell: 1 task of 1 thread, about \S+ \S+ and \d+ MB a task \(an estimate\); to submit: bash results\/mine\/slurm\/submit\.sh\n$/,
  );
  expect(readdirSync(at('results', 'mine', 'slurm')).sort()).toEqual(['merge.sbatch', 'runs.sbatch', 'submit.sh']);
  expect(script('runs.sbatch')).toContain(
    `exec '${process.execPath}' '${MAIN}' sweep 'mine.yaml' --out 'results/mine'`,
  );
  expect(script('merge.sbatch')).toContain(`exec '${process.execPath}' '${MAIN}' merge 'results/mine'`);
});

it('what changes the sweep and what the cluster is asked for stand in the scripts', async () => {
  const { code, err } = await groundswell(
    ...[
      'slurm',
      'mine.yaml',
      '--out',
      'my place',
      '--tasks',
      '4',
      '--cpus',
      '2',
      '--time',
      '1-12:00:00',
      '--memory',
      '4G',
    ],
    ...['--partition', 'long', '--account', 'lab', '--sbatch=--qos=low', '--sbatch=-C fast'],
    ...['--seed', "it's", '--replicates', '5', '--set', 'learning.alone=0.03'],
  );
  expect(code, err).toBe(0);
  const runs = script('runs.sbatch', 'my place');
  for (const option of [
    '--array=1-4',
    '--cpus-per-task=2',
    '--time=1-12:00:00',
    '--mem=4G',
    '--partition=long',
    '--account=lab',
  ])
    expect(runs).toContain(`#SBATCH ${option}\n`);
  expect(runs).toContain('#SBATCH --qos=low\n#SBATCH -C fast\n');
  expect(runs).toContain(
    "sweep 'mine.yaml' '--seed=it'\\''s' '--replicates=5' '--set' 'learning.alone=0.03' --out 'my place'",
  );
});

it('a sweep goes on where the scripts are', async () => {
  await groundswell('slurm', 'mine.yaml', '--tasks', '2');
  const { code, err } = await groundswell('sweep', 'mine.yaml', '--workers', '1', '--no-charts', '--quiet');
  expect(code, err).toBe(0);
  expect(readdirSync(at('results', 'mine'))).toContain('runs.parquet');
});

it('without Slurm the scripts are written all the same, and that they are not submitted is said', async () => {
  const bash = ['env', `PATH=${at('bin')}`, process.execPath, MAIN];
  mkdirSync(at('bin'));
  const { code, out, err } = await start(['slurm', 'mine.yaml', '--tasks', '2', '--submit'], bash).ended;
  expect(code).toBe(1);
  expect(out).toBe('results/mine/slurm/submit.sh\n');
  expect(err.trimEnd().split('\n').at(-1)).toBe(
    'groundswell: no sbatch on this machine; the scripts are there, to be submitted where Slurm is',
  );
});

it.each([
  [['--tasks', '9'], '--tasks is 9, expected 8 or fewer: so many runs there are to divide'],
  [['--tasks', '0'], '--tasks is not a whole number of 1 or more'],
  [['--time', 'soon'], '--time is "soon", expected 30, 2:00:00 or 1-12:00:00'],
  [['--memory', '4 G'], '--memory is "4 G", expected 800M or 4G'],
  [['--partition', 'a\n#SBATCH --uid=0'], '--partition is "a\\n#SBATCH --uid=0", expected names of partitions'],
  [['--sbatch=--qos=low\nrm'], '--sbatch is "--qos=low\\nrm", expected an option, as \'--qos=low\''],
  [['--sbatch', 'qos=low'], '--sbatch is "qos=low", expected an option, as \'--qos=low\''],
  [['--out', 'a\\b'], 'Slurm does not write logs into a path with a backslash or a line break; expected another --out'],
  [['--set', 'learning.alone=fast'], '--set learning.alone=fast'],
])('%j is refused in one line, with exit code 2, and nothing is written', async (words, line) => {
  const { code, out, err } = await groundswell('slurm', 'mine.yaml', ...words);
  expect({ code, out }, err).toEqual({ code: 2, out: '' });
  expect(err).toContain(line);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect(readdirSync(at('.')).sort()).toEqual(['mine.yaml', 'small.yaml']);
});

it('where replicates depend on outcomes a point is not divided', async () => {
  write(
    'precise.yaml',
    'scenario: small.yaml\nvary:\n  spreading.decay: [0.01, 0.05]\nreplicates: {until: {ever: 0.1}}\n',
  );
  expect((await groundswell('slurm', 'precise.yaml', '--tasks', '3')).err).toContain(
    '--tasks is 3, expected 2 or fewer: so many points there are to divide',
  );
});

it('a directory that holds something else is left alone', async () => {
  mkdirSync(at('thesis'));
  write('thesis/chapter.txt', '');
  const { code, err } = await groundswell('slurm', 'mine.yaml', '--out', 'thesis', '--tasks', '2');
  expect(code).toBe(2);
  expect(err).toContain('thesis: holds something that is no sweep');
  expect(readdirSync(at('thesis'))).toEqual(['chapter.txt']);
});
