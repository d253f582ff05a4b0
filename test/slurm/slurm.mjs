/**
 * npm run test:slurm: sweeps lived by a real Slurm of one node, started for this and stopped again, give the bytes of the same sweep
 * lived at once. Where Slurm is not installed nothing is tested, and that is said (Debian: apt-get install --no-install-recommends
 * slurmctld slurmd slurm-client munge).
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missing, startSlurm, waitFor } from './one-node.mjs';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const TABLES = ['design.csv', 'points.csv', 'runs.parquet', 'series.parquet', 'summary.csv', 'sweep.json'];

/** The large world needs more memory than it may have: half of the runs fail, and are rows like the others. */
const SWEEPS = {
  'all is well': { vary: 'spreading.decay: [0.01, 0.05, 0.2]', code: 0 },
  'half fails': { vary: 'people.count: [150, 40000]', more: 'memory: 20', code: 3 },
};

const absent = missing();
if (absent.length > 0) {
  console.log(`test:slurm: skipped, as this machine has no Slurm (no ${absent.join(', no ')})`);
  process.exit(0);
}

const at = mkdtempSync(join(tmpdir(), 'groundswell-slurm-'));
// Paths as people have them: with blanks, and worse.
const work = join(at, `a user's 100% "own" place`);
mkdirSync(work);
writeFileSync(join(work, 'small.yaml'), 'people:\n  count: 150\nweeks: 52\n');
for (const [name, { vary, more = '' }] of Object.entries(SWEEPS))
  writeFileSync(
    join(work, `${name}.yaml`),
    `scenario: small.yaml\nvary:\n  ${vary}\n  learning.alone: {from: 0.01, to: 0.1}\ndesign: {kind: sobol, points: 6}\nreplicates: 4\nseries: [ever]\n${more}\n`,
  );

let slurm = null;
const stop = async () => {
  await slurm?.stop();
  rmSync(at, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop().then(() => process.exit(130)));
try {
  slurm = await startSlurm(at);
  await test();
  console.log('test:slurm: all is well');
} catch (error) {
  console.error(error);
  for (const file of readdirSync(at, { recursive: true }).filter((name) => name.endsWith('.log')))
    console.error(`--- ${file}\n${readFileSync(join(at, file), 'utf8').slice(-2000)}`);
  process.exitCode = 1;
} finally {
  await stop();
}

async function test() {
  for (const [name, { code }] of Object.entries(SWEEPS)) {
    const [plain, shared] = [`${name} at once`, `${name} by Slurm`];
    groundswell(code, 'sweep', `${name}.yaml`, '--out', plain, '--workers', '1', '--quiet', '--no-charts');

    const given = ['slurm', `${name}.yaml`, '--out', shared, '--tasks', '3', '--time', '10', '--memory', '400M'];
    groundswell(0, ...given, '--sbatch=--comment="a & b"');
    for (const script of ['runs.sbatch', 'merge.sbatch'])
      slurm.slurm('sbatch', '--test-only', join(work, shared, 'slurm', script));
    passed(`${name}: Slurm takes the scripts`);

    await submitted(given, code);
    same(plain, shared);
    passed(`${name}: three tasks and a merge give the bytes of one process (the merge ends with code ${code})`);
  }

  const [plain, shared] = ['all is well at once', 'a task is lost'];
  const given = ['slurm', 'all is well.yaml', '--out', shared, '--tasks', '3', '--cpus', String(slurm.cpus)];
  await submitted(given, 1, (array) => slurm.slurm('scancel', `${array}_3`));
  assert.match(logOf(shared, /^merge-/), /runs are missing/);
  await submitted(given, 0);
  same(plain, shared);
  passed('a task that was taken away is missed by the merge; submitted again, the bytes are the same');
}

/** Submits, and waits until both jobs are over; the merge must end with this code. */
async function submitted(words, code, meanwhile = () => {}) {
  const { stdout } = groundswell(0, ...words, '--submit');
  const { array, merge } = /array (?<array>\d+)\nmerge (?<merge>\d+)\n$/.exec(stdout)?.groups ?? assert.fail(stdout);
  meanwhile(array);
  const isOver = () => slurm.slurm('squeue', '--noheader', '--states=all', `--jobs=${merge}`, '--format=%T');
  const ended = await waitFor(() => /^(COMPLETED|FAILED)$/.test(isOver()), 180_000);
  assert.ok(ended, `the merge is ${isOver()} after three minutes`);
  assert.match(slurm.slurm('scontrol', 'show', 'job', merge), new RegExp(`ExitCode=${code}:0`));
}

/** Every table, to the byte. */
function same(one, other) {
  for (const name of TABLES)
    assert.ok(readFileSync(join(work, one, name)).equals(readFileSync(join(work, other, name))), `${name} differs`);
}

function logOf(directory, named) {
  const place = join(work, directory, 'slurm');
  const logs = readdirSync(place).filter((name) => named.test(name));
  return logs.map((name) => readFileSync(join(place, name), 'utf8')).join('');
}

function groundswell(code, ...words) {
  const result = spawnSync(process.execPath, [MAIN, ...words], { cwd: work, env: slurm.env, encoding: 'utf8' });
  assert.equal(result.status, code, `groundswell ${words.join(' ')}: ${result.stderr}`);
  return result;
}

function passed(what) {
  console.log(`  ✓ ${what}`);
}
