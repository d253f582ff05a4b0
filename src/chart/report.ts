/** Draws a run: the charts of the story, each as specification, SVG and PNG, and the report that tells their story. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunInfo } from '../simulate/run-info.ts';
import { untitled } from './chart.ts';
import { headlineNumbers } from './headline-numbers.ts';
import { interventionsOf } from './interventions-in-words.ts';
import { page, type Scene } from './page.ts';
import { readTables } from './read-tables.ts';
import { drawPng, drawSvg } from './render.ts';
import { STORY } from './story.ts';

export interface DrawOptions {
  /** Hears how far the drawing is: so many of so many steps done, and what comes next. */
  readonly progress?: (done: number, of: number, what: string) => void;
}

/**
 * @param directory a run's directory with its tables; gets charts/NAME.vl.json, .svg and .png, and report.html
 * @param run what the run was
 * @returns the path of the report, and of every file written, itself included
 * @throws Error "<file>:<line>: <what is wrong>" if a table cannot be read
 */
export async function drawReport(
  directory: string,
  run: RunInfo,
  options: DrawOptions = {},
): Promise<{ report: string; files: string[] }> {
  const progress = options.progress ?? (() => {});
  const tables = await readTables(directory);
  const interventions = interventionsOf(run.resolved);
  const charts = join(directory, 'charts');
  await mkdir(charts, { recursive: true });
  const told = STORY.map(({ question, draw, ifAny }) => ({
    question,
    ifAny,
    chart: draw(tables, interventions),
  })).filter(({ ifAny, chart }) => chart.drawn || ifAny !== true);
  const steps = told.length + 1;
  const files: string[] = [];
  const write = async (path: string, content: string | Buffer) => {
    // Under another name until it is whole: a file that has its name can be trusted.
    await writeFile(`${path}.part`, content);
    await rename(`${path}.part`, path);
    files.push(path);
  };

  const scenes: Scene[] = [];
  const pictures: Promise<Buffer>[] = [];
  for (const { question, chart } of told) {
    progress(scenes.length, steps, chart.name);
    const svg = await drawSvg(chart.spec);
    await write(join(charts, `${chart.name}.vl.json`), `${JSON.stringify(chart.spec)}\n`);
    await write(join(charts, `${chart.name}.svg`), `${svg}\n`);
    const picture = drawPng(svg);
    // Awaited below; until then a failure must not count as unheard.
    picture.catch(() => {});
    pictures.push(picture);
    scenes.push({ question, chart, still: await drawSvg(untitled(chart.spec)) });
  }
  progress(told.length, steps, 'report');
  for (const [k, { chart }] of scenes.entries()) await write(join(charts, `${chart.name}.png`), await pictures[k]!);
  const report = join(directory, 'report.html');
  const reached = scenes.find(({ chart }) => chart.name === 's-curve') ?? scenes[0]!;
  await write(report, page(run, headlineNumbers(tables), scenes, reached.chart.title));
  progress(steps, steps, 'report');
  return { report, files };
}
