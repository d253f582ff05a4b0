/** Charts of a run made small: a drawing where that is small itself, else a picture as wide as half a screen. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPng } from '../chart/render.ts';

export interface Picture {
  readonly file: string;
  readonly content: string | Uint8Array;
  /** In pixels, as large as it is shown at most. */
  readonly width: number;
  readonly height: number;
  /** What it shows and says, in sentences. */
  readonly words: string;
}

/** Width in pixels: its letters are read from the back row where it fills the screen. */
const WIDTH = 1000;
/** A drawing of more bytes is larger than the picture of it. */
const SMALL_DRAWING = 64_000;

/**
 * @param charts the folder that charts were drawn into
 * @param names charts; those that are not there are left out
 * @param of what the files are named after
 */
export async function picturesOf(charts: string, names: readonly string[], of: string): Promise<Picture[]> {
  const there = names.filter((name) => existsSync(join(charts, `${name}.svg`)));
  return Promise.all(there.map((name) => pictureOf(join(charts, name), `${of}.${name}`)));
}

async function pictureOf(chart: string, name: string): Promise<Picture> {
  const svg = readFileSync(`${chart}.svg`, 'utf8');
  const { description: words } = JSON.parse(readFileSync(`${chart}.vl.json`, 'utf8')) as { description: string };
  const [width, height] = sizeOf(svg);
  const shown = { width: WIDTH, height: Math.round((WIDTH * height) / width), words };
  if (svg.length <= SMALL_DRAWING) return { file: `${name}.svg`, content: svg, ...shown };
  return { file: `${name}.png`, content: await drawPng(svg, WIDTH), ...shown };
}

/** Width and height of a drawing, from its first lines. */
function sizeOf(svg: string): [number, number] {
  const [, width, height] = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  if (width === undefined || height === undefined) throw new Error('internal: a chart without a size');
  return [Number(width), Number(height)];
}
