/** Who hears how far a sweep is, and who draws what it came to. */
import type { RunEnd } from './run-task.ts';

export interface SweepWatch {
  /** Something that people should know. */
  note(line: string): void;
  /** So many runs are there already. */
  kept(runs: number): void;
  /** A run is over: so many are there now, of so many that are wanted so far. */
  run(done: number, wanted: number, end: RunEnd): void;
  step(what: 'merging' | 'drawing'): void;
}

/** Draws charts into a directory whose tables are whole. */
export type Draw = (directory: string) => Promise<void>;
