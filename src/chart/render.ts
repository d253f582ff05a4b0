/** Turns a Vega-Lite spec into SVG and PNG, without a browser, a file or the network; the same spec gives the same bytes. */
import { renderAsync } from '@resvg/resvg-js';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Spec } from './chart.ts';
import { BOLD, REGULAR, widthsOf } from './letter-widths.ts';

/** Pixels of the PNG for each pixel of the SVG: sharp on a projector. */
const ENLARGED = { mode: 'zoom', value: 2 } as const;

// Without a browser Vega guesses that every letter is eight tenths as wide as high, which leaves holes in legends and margins.
const regular = widthsOf(REGULAR);
const bold = widthsOf(BOLD);
(vega as unknown as { textMetrics: { width: unknown } }).textMetrics.width = (
  item: { fontSize?: number; fontWeight?: string | number },
  text: unknown,
): number => {
  const widths = item.fontWeight === 'bold' || Number(item.fontWeight) >= 600 ? bold : regular;
  return widths(String(text ?? '')) * (item.fontSize ?? 11);
};

/** A spec may not read anything: all data of a chart are inside it. */
const closed: vega.Loader = {
  load: refuse,
  sanitize: refuse,
  http: refuse,
  file: refuse,
  options: {},
} as unknown as vega.Loader;

function refuse(what: unknown): Promise<never> {
  return Promise.reject(new Error(`chart: the spec asks for ${String(what)}, expected all data inside the spec`));
}

/**
 * @param warned hears what Vega-Lite or Vega has to complain about
 * @returns an SVG document
 */
export async function drawSvg(spec: Spec, warned: (message: string) => void = () => {}): Promise<string> {
  const hear = (...messages: readonly unknown[]) => {
    for (const message of messages) warned(String(message));
    return logger;
  };
  const logger = {
    level: () => logger,
    error: hear,
    warn: hear,
    info: () => logger,
    debug: () => logger,
  } as unknown as vega.LoggerInterface;
  const compiled = compile(spec as unknown as TopLevelSpec, { logger });
  const view = new vega.View(vega.parse(compiled.spec), { renderer: 'none', loader: closed, logger });
  try {
    return numberedAnew(await view.toSVG());
  } finally {
    view.finalize();
  }
}

/** Vega counts clips over all drawings of a process; a drawing that is to be the same each time counts its own. */
function numberedAnew(svg: string): string {
  const known = new Map<string, string>();
  return svg.replace(/(id="|url\(#)((?:clip|gradient)\w*)/g, (_, before: string, name: string) => {
    if (!known.has(name)) known.set(name, `clip${known.size + 1}`);
    return before + known.get(name);
  });
}

/**
 * Draws beside the main thread, so that the next chart can be thought out meanwhile.
 * @param svg a document as drawSvg gives it
 * @param width of the picture in pixels; left out: twice that of the document
 */
export async function drawPng(svg: string, width?: number): Promise<Buffer> {
  const picture = await renderAsync(svg, {
    fitTo: width === undefined ? ENLARGED : { mode: 'width', value: width },
    background: 'white',
    font: {
      // Fonts of the machine would make the picture depend on it, and with no font at all every letter is dropped silently.
      loadSystemFonts: false,
      fontFiles: [REGULAR, BOLD],
      defaultFontFamily: 'DejaVu Sans',
    },
  });
  return picture.asPng();
}
