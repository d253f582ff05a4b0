/** Draws what a sweep came to; the drawing room is loaded only when something is to be drawn. */
import type { Draw } from '../experiment/sweep-watch.ts';
import type { SweepProgress } from './sweep-progress.ts';

/** Draws into the directory of a sweep whose tables are whole. */
export function drawingSweep(progress?: SweepProgress): Draw {
  return async (directory) => {
    const { readSweep } = await import('../experiment/read-sweep.ts');
    const { summaryRows } = await import('../experiment/summary-rows.ts');
    const { drawSweep } = await import('../chart/sweep/draw-sweep.ts');
    const result = await readSweep(directory);
    const hears = { progress: (done: number, of: number, what: string) => progress?.drawing(done, of, what) };
    await drawSweep(directory, result, summaryRows(result), progress ? hears : {});
  };
}
