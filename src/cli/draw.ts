/** Draws charts and report; the drawing room is loaded only when something is to be drawn (it takes a third of a second). */
import type { RunInfo } from '../simulate/run-info.ts';
import type { Progress } from './progress.ts';

export type Draw = (directory: string, info: RunInfo) => Promise<void>;

/** @param progress hears which chart is being drawn; left out: nobody does */
export function drawing(progress?: Progress): Draw {
  return async (directory, info) => {
    const { drawReport } = await import('../chart/report.ts');
    const hears = { progress: (done: number, of: number, what: string) => progress?.drawing(done, of, what) };
    await drawReport(directory, info, progress ? hears : {});
  };
}
