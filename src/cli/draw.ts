/** Draws charts and reports, and compares variants; the drawing room is loaded only when something is to be drawn (it takes a third of a second). */
import type { RunInfo, VariantsInfo } from '../simulate/run-info.ts';
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

/** The same for what sets variants side by side. */
export function drawingTogether(progress?: Progress): (directory: string, info: VariantsInfo) => Promise<void> {
  return async (directory, info) => {
    const { drawVariants } = await import('../chart/variants-report.ts');
    const hears = { progress: (done: number, of: number, what: string) => progress?.drawing(done, of, what) };
    await drawVariants(directory, info, progress ? hears : {});
  };
}

/** Reckons what variants came to. */
export async function comparing(directory: string, variants: readonly string[]): Promise<void> {
  const { compareVariants } = await import('../analysis/compare-variants.ts');
  await compareVariants(directory, variants);
}
