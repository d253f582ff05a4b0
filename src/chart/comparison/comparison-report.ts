/** Draws a comparison: its charts, each as specification, SVG and PNG, and compare.html, one page that tells what differs. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Comparison } from '../../analysis/results/comparison.ts';
import { type Chart, untitled } from '../chart.ts';
import { writeChart, writeWhole } from '../drawn-file.ts';
import type { Scene } from '../page.ts';
import { drawSvg } from '../render.ts';
import { type ComparisonIdentity, comparisonPage } from './comparison-page.ts';
import { forest } from './forest.ts';
import { runByRun } from './run-by-run.ts';
import { weeksApart } from './weeks-apart.ts';

/** The charts in order, each with the question it answers. */
function storyOf(comparison: Comparison): { readonly question: string; readonly chart: Chart }[] {
  return [
    { question: 'What differs, by how much, and how sure is it?', chart: forest(comparison) },
    ...comparison.series.map((series) => ({
      question: 'In which weeks do they part?',
      chart: weeksApart(comparison, series),
    })),
    { question: 'What stands behind it, run by run?', chart: runByRun(comparison) },
  ];
}

/** @param directory gets charts/NAME.vl.json, .svg and .png, and compare.html */
export async function drawComparison(
  directory: string,
  comparison: Comparison,
  identity: ComparisonIdentity,
): Promise<void> {
  const charts = join(directory, 'charts');
  await mkdir(charts, { recursive: true });
  const scenes: Scene[] = [];
  for (const { question, chart } of storyOf(comparison)) {
    await writeChart(charts, chart);
    scenes.push({ question, chart, still: await drawSvg(untitled(chart.spec)) });
  }
  await writeWhole(join(directory, 'compare.html'), comparisonPage(comparison, identity, scenes));
}
