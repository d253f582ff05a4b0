/** Draws a sensitivity analysis: its charts, each as specification, SVG and PNG, and sensitivity.html that tells what matters. */
import { join } from 'node:path';
import type { Sensitivity } from '../../analysis/results/sensitivity.ts';
import type { SweepInfo } from '../../experiment/sweep-result.ts';
import { writeWhole } from '../drawn-file.ts';
import type { DrawOptions } from '../report.ts';
import { drawScenes } from './draw-sweep.ts';
import { sensitivityPage } from './sensitivity-page.ts';
import { sensitivityStory } from './sensitivity-story.ts';

/**
 * @param directory the sweep's; gets charts/sensitivity-*.vl.json, .svg and .png, and sensitivity.html
 * @returns the path of the page, and of every file written, itself included
 */
export async function drawSensitivity(
  directory: string,
  info: SweepInfo,
  sensitivity: Sensitivity,
  { progress = () => {} }: DrawOptions = {},
): Promise<{ page: string; files: string[] }> {
  const story = sensitivityStory(info, sensitivity);
  const { scenes, files } = await drawScenes(directory, story, progress);
  const page = join(directory, 'sensitivity.html');
  await writeWhole(page, sensitivityPage(info, sensitivity, scenes));
  progress(story.length + 1, story.length + 1, 'page');
  return { page, files: [...files, page] };
}
