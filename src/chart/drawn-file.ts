/** Writes what was drawn under another name until it is whole: a file that has its name can be trusted. */
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Chart } from './chart.ts';
import { drawPng, drawSvg } from './render.ts';

export async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  await writeFile(`${path}.part`, content);
  await rename(`${path}.part`, path);
}

/** A chart as NAME.vl.json, NAME.svg and NAME.png. */
export async function writeChart(directory: string, { name, spec }: Chart): Promise<void> {
  const svg = await drawSvg(spec);
  await writeWhole(join(directory, `${name}.vl.json`), `${JSON.stringify(spec)}\n`);
  await writeWhole(join(directory, `${name}.svg`), `${svg}\n`);
  await writeWhole(join(directory, `${name}.png`), await drawPng(svg));
}
