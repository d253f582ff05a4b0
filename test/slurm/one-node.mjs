/** A Slurm of one node, for as long as a test takes: daemons, keys and files of its own below one directory, nothing of the machine's. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, hostname, userInfo } from 'node:os';
import { join } from 'node:path';

const PROGRAMS = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'scontrol', 'sinfo'];
// Daemons lie where only an administrator's path looks.
const PATH = `${process.env.PATH}:/usr/local/sbin:/usr/sbin:/sbin`;

/** What of it this machine has not. */
export function missing() {
  const there = (program) => PATH.split(':').some((at) => at !== '' && existsSync(join(at, program)));
  return PROGRAMS.filter((program) => !there(program));
}

/**
 * @param at an absolute directory, without blanks: Slurm's own files know no quotes
 * @returns the environment in which Slurm's commands find it, how many threads it gives, and how it is stopped
 */
export async function startSlurm(at) {
  for (const part of ['munge', 'state', 'spool', 'log']) mkdirSync(join(at, part), { recursive: true, mode: 0o700 });
  const [controller, node] = [await freePort(), await freePort()];
  const host = hostname().split('.')[0];
  const user = userInfo().username;
  const cpus = Math.min(2, availableParallelism());
  const socket = join(at, 'munge', 'socket');
  const conf = join(at, 'slurm.conf');
  const settings = [
    ...['ClusterName=test', `SlurmctldHost=${host}(127.0.0.1)`, `SlurmUser=${user}`, `SlurmdUser=${user}`],
    ...['AuthType=auth/munge', `AuthInfo=socket=${socket}`, 'CredType=cred/munge'],
    ...[`SlurmctldPort=${controller}`, `SlurmdPort=${node}`],
    ...[`StateSaveLocation=${at}/state`, `SlurmdSpoolDir=${at}/spool`],
    ...[`SlurmctldPidFile=${at}/slurmctld.pid`, `SlurmdPidFile=${at}/slurmd.pid`],
    ...[`SlurmctldLogFile=${at}/log/slurmctld.log`, `SlurmdLogFile=${at}/log/slurmd.log`],
    ...['ProctrackType=proctrack/linuxproc', 'TaskPlugin=task/none', 'MpiDefault=none', 'ReturnToService=2'],
    ...['SelectType=select/cons_tres', 'SelectTypeParameters=CR_Core'],
    'SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=1000,bf_interval=1',
    `NodeName=${host} NodeAddr=127.0.0.1 CPUs=${cpus} RealMemory=1000 State=UNKNOWN`,
    `PartitionName=test Nodes=${host} Default=YES MaxTime=INFINITE State=UP`,
  ];
  writeFileSync(conf, `${settings.join('\n')}\n`);
  writeFileSync(join(at, 'munge', 'key'), randomBytes(128), { mode: 0o400 });
  const env = { ...process.env, PATH, SLURM_CONF: conf };
  const slurm = (program, ...args) => {
    const { status, stdout, stderr, error } = spawnSync(program, args, { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`);
    return stdout.trim();
  };
  const pids = ['munge/pid', 'slurmctld.pid', 'slurmd.pid'].map((file) => join(at, file));
  const stop = async () => {
    for (const file of pids.toReversed()) {
      if (!existsSync(file)) continue;
      const pid = Number(readFileSync(file, 'utf8'));
      if (!(pid > 1)) continue;
      for (const signal of ['SIGTERM', 'SIGKILL']) {
        if (!isAlive(pid)) break;
        process.kill(pid, signal);
        await waitFor(() => !isAlive(pid), 10_000);
      }
    }
  };
  try {
    const munge = (file) => join(at, 'munge', file);
    const files = [`--socket=${socket}`, `--key-file=${munge('key')}`, `--pid-file=${munge('pid')}`];
    slurm('munged', '--force', ...files, `--log-file=${munge('log')}`, `--seed-file=${munge('seed')}`);
    slurm('slurmctld', '-f', conf);
    slurm('slurmd', '-f', conf, '-N', host);
    const isUp = () => spawnSync('sinfo', ['-h', '-o', '%t'], { env, encoding: 'utf8' }).stdout?.trim() === 'idle';
    if (!(await waitFor(isUp, 60_000)))
      throw new Error(`Slurm did not come up: ${spawnSync('sinfo', [], { env, encoding: 'utf8' }).stdout}`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { env, slurm, cpus, stop };
}

/** Whether it came to be so in time, looked at a few times a second. */
export async function waitFor(isSo, milliseconds) {
  for (const end = Date.now() + milliseconds; !isSo(); ) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return true;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    // What has ended and waits for a parent that does not ask is not alive.
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
