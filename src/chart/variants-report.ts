/** Draws variants side by side: three charts, each as specification, SVG and PNG, and the report that compares them. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { VariantsInfo } from '../simulate/run-info.ts';
import { type Chart, untitled } from './chart.ts';
import { writeChart, writeWhole } from './drawn-file.ts';
import type { Scene } from './page.ts';
import { readVariants, type Variants } from './read-variants.ts';
import { drawSvg } from './render.ts';
import type { DrawOptions } from './report.ts';
import { variantDifferences } from './variant-differences.ts';
import { everByVariant, membersByVariant } from './variants-over-time.ts';
import { variantsPage } from './variants-page.ts';

/** The charts in order, each with the question it answers; the title of the last is the answer in a sentence. */
const STORY: readonly { readonly question: string; readonly draw: (variants: Variants) => Chart }[] = [
  { question: 'How many people did each variant reach?', draw: everByVariant },
  { question: 'How many belonged to a group at a time?', draw: membersByVariant },
  { question: 'What difference did it make?', draw: variantDifferences },
];

/**
 * @param directory holds outcomes.csv, differences.csv and a folder for each variant with its weeks.csv; gets charts and report
 * @throws Error "<file>:<line>: <what is wrong>" if a table cannot be read
 */
export async function drawVariants(directory: string, info: VariantsInfo, options: DrawOptions = {}): Promise<void> {
  const progress = options.progress ?? (() => {});
  const steps = STORY.length + 1;
  const variants = await readVariants(directory, info);
  const charts = join(directory, 'charts');
  await mkdir(charts, { recursive: true });
  const scenes: Scene[] = [];
  for (const { question, draw } of STORY) {
    const chart = draw(variants);
    progress(scenes.length, steps, chart.name);
    await writeChart(charts, chart);
    scenes.push({ question, chart, still: await drawSvg(untitled(chart.spec)) });
  }
  progress(STORY.length, steps, 'report');
  await writeWhole(join(directory, 'report.html'), variantsPage(info, variants, scenes));
  progress(steps, steps, 'report');
}
