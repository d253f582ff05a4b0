/** What can be asked of a sweep on the command line (src/cli/sweep.ts declares it). */
import type { Shard } from '../experiment/schedule.ts';
import type { Changes } from './scenario-options.ts';

export type Workers = number | 'auto';

export interface SweepOptions extends Changes {
  readonly file: string;
  readonly workers: Workers;
  readonly points?: number;
  readonly out?: string;
  readonly shard?: Shard;
  readonly timeout?: number;
  readonly memory?: number;
  readonly dryRun: boolean;
  readonly retryFailed: boolean;
  readonly noCharts: boolean;
  readonly quiet: boolean;
}
