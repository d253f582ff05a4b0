/** Draws what a sweep came to; loaded only when something is to be drawn. */
import type { SweepProgress } from './sweep-progress.ts';

/** Draws into the directory of a sweep whose tables are whole; undefined as long as nothing draws sweeps. */
export function drawingSweep(_progress?: SweepProgress): ((directory: string) => Promise<void>) | undefined {
  return undefined;
}
