/** Lives a sweep as it was planned, and says where it is and how it went. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SweepEnd } from '../experiment/carry-out-sweep.ts';
import { runsOf } from '../experiment/forecast.ts';
import type { PlannedSweep } from './plan-sweep.ts';
import { EXIT } from './stop.ts';
import type { SweepOptions } from './sweep-options.ts';

type Manner = Pick<SweepOptions, 'shard' | 'retryFailed' | 'noCharts' | 'quiet'>;

export async function liveSweep({ plan, command, directory, workers }: PlannedSweep, manner: Manner): Promise<number> {
  const { carryOutSweep } = await import('../experiment/carry-out-sweep.ts');
  const { interruptible } = await import('./interruption.ts');
  const { SweepProgress } = await import('./sweep-progress.ts');
  const { drawingSweep } = await import('./draw-sweep.ts');

  const { quiet, shard, retryFailed, noCharts } = manner;
  const progress = quiet ? undefined : new SweepProgress(plan.name, runsOf(plan.points.length, plan.replicates)[0]);
  await progress?.openBar();
  const end = await interruptible((signal) =>
    carryOutSweep(plan, command, directory, {
      ...{ workers, shard, retryFailed, signal, watch: progress },
      draw: noCharts ? undefined : drawingSweep(progress),
    }),
  ).finally(() => progress?.close());
  if (!quiet) for (const line of wordsFor(end, directory, manner)) process.stderr.write(`${line}\n`);
  process.stdout.write(`${madeIn(directory)}\n`);
  return end.failed > 0 ? EXIT.someFailed : EXIT.fine;
}

/** What people are to look at: the page of the sweep where there is one. */
export function madeIn(directory: string): string {
  const page = join(directory, 'sweep.html');
  return existsSync(page) ? page : directory;
}

function* wordsFor({ outcome, runs, failed }: SweepEnd, directory: string, { shard }: Manner): Generator<string> {
  if (outcome === 'already there') yield `already there, nothing to do: ${directory}`;
  if (shard !== undefined)
    yield `the ${runs} runs of shard ${shard.i} of ${shard.n} are there; when all shards are: groundswell merge ${directory}`;
  if (failed > 0) yield failedLine(failed, runs);
}

export function failedLine(failed: number, runs: number): string {
  return `${failed} of ${runs} runs failed: runs.parquet says which and why; --retry-failed lives them again`;
}
