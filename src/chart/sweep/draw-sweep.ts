/** Draws a sweep: the charts of its story, each as specification, SVG and PNG, and sweep.html that tells it and lets one explore. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SummaryRow, SweepResult } from '../../experiment/sweep-result.ts';
import { untitled } from '../chart.ts';
import { writeChart, writeWhole } from '../drawn-file.ts';
import type { Scene } from '../page.ts';
import { drawSvg } from '../render.ts';
import type { DrawOptions } from '../report.ts';
import { sweepPage } from './sweep-page.ts';
import { sweepStory, type ToldChart } from './sweep-story.ts';
import { sweptOf } from './swept.ts';

export interface DrawSweepOptions extends DrawOptions {
  /** The directory of the sweep as commands on the page name it; left out: results/NAME. */
  readonly sweep?: string;
}

/**
 * @param directory the sweep's; gets charts/NAME.vl.json, .svg and .png, and sweep.html
 * @param summary a row for each point and outcome, in any order
 * @returns the path of the page, and of every file written, itself included
 */
export async function drawSweep(
  directory: string,
  result: SweepResult,
  summary: readonly SummaryRow[],
  { progress = () => {}, sweep = `results/${result.info.name}` }: DrawSweepOptions = {},
): Promise<{ page: string; files: string[] }> {
  const swept = sweptOf(result, summary);
  const story = sweepStory(swept);
  const { scenes, files } = await drawScenes(directory, story, progress);
  const page = join(directory, 'sweep.html');
  await writeWhole(page, sweepPage(swept, scenes, sweep));
  progress(story.length + 1, story.length + 1, 'page');
  return { page, files: [...files, page] };
}

/** Every chart of a story into charts/, and what a page shows of it. */
export async function drawScenes(
  directory: string,
  story: readonly ToldChart[],
  progress: NonNullable<DrawOptions['progress']>,
): Promise<{ scenes: Scene[]; files: string[] }> {
  const charts = join(directory, 'charts');
  await mkdir(charts, { recursive: true });
  const scenes: Scene[] = [];
  for (const { question, chart } of story) {
    progress(scenes.length, story.length + 1, chart.name);
    await writeChart(charts, chart);
    scenes.push({ question, chart, still: await drawSvg(untitled(chart.spec)) });
  }
  progress(story.length, story.length + 1, 'page');
  const files = story.flatMap(({ chart }) =>
    ['vl.json', 'svg', 'png'].map((kind) => join(charts, `${chart.name}.${kind}`)),
  );
  return { scenes, files };
}
