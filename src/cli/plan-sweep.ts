/** From a sweep file and the options of the command line to everything that a sweep needs to know. */
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { readSweepFile } from '../experiment/read-sweep-file.ts';
import type { SweepPlan } from '../experiment/sweep.ts';
import { plainPath } from './plain-path.ts';
import { quoted } from './quoted.ts';
import { changesIn } from './scenario-options.ts';
import type { SweepOptions } from './sweep-options.ts';

export interface PlannedSweep {
  readonly plan: SweepPlan;
  /** What repeats it, the same however it was asked for: it stands in sweep.json, which has the same bytes wherever it is made. */
  readonly command: string;
  readonly directory: string;
  readonly workers: number;
}

/** @throws ScenarioFault with everything that is wrong with the sweep */
export function planSweep(options: SweepOptions): PlannedSweep {
  const { file, points, out, timeout, memory, workers } = options;
  const read = readSweepFile(file, { ...changesIn(options), ...(points !== undefined && { points }) });
  const plan = { ...read, timeout: timeout ?? read.timeout, memory: memory ?? read.memory };
  return {
    plan,
    command: commandFor(plan, options),
    directory: out === undefined ? join('results', plan.name) : plainPath(out),
    workers: workers === 'auto' ? availableParallelism() : workers,
  };
}

/** How many workers, where to and which share change no byte; nor do limits, but for runs that meet them. */
function commandFor({ seed, weeks, replicates }: SweepPlan, { file, points, set = [] }: SweepOptions): string {
  const settings = new Map(set.map((setting) => [setting.split('=')[0]!, setting]));
  return [
    ...['groundswell', 'sweep', basename(file), '--seed', seed, '--weeks', String(weeks)],
    ...(replicates.kind === 'fixed' ? ['--replicates', String(replicates.count)] : []),
    ...(points === undefined ? [] : ['--points', String(points)]),
    ...[...settings.keys()].sort().flatMap((key) => ['--set', settings.get(key)!]),
  ]
    .map(quoted)
    .join(' ');
}
