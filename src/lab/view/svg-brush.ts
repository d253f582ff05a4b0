/** The brush that draws into an SVG file. */
import { pathRound } from 'd3-path';
import { type Brush, FONT } from './brush.ts';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const faintness = (alpha: number) => (alpha === 1 ? '' : ` opacity="${round(alpha)}"`);
const round = (value: number) => Math.round(value * 100) / 100;

/** @returns a brush, and `svg`, which closes the file: all that was drawn so far, in a window of a size in pixels */
export function svgBrush(width: number, height: number): Brush & { svg(title: string): string } {
  const parts: string[] = [];
  return {
    dots(places, radius, { fill, stroke, width: wide = 1, alpha = 1 }) {
      if (places.length === 0) return;
      const line = stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${round(wide)}"`;
      const circles = places.map(([x, y]) => `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}"/>`);
      parts.push(`<g fill="${fill ?? 'none'}"${line}${faintness(alpha)}>${circles.join('')}</g>`);
    },
    shape(trace, { fill, stroke, width: wide = 1, alpha = 1, dash = [] }) {
      const path = pathRound(1);
      trace(path);
      const d = path.toString();
      if (d === '') return;
      const line =
        stroke === undefined
          ? ''
          : ` stroke="${stroke}" stroke-width="${round(wide)}" stroke-linecap="round" stroke-linejoin="round"`;
      const broken =
        stroke === undefined || dash.length === 0 ? '' : ` stroke-dasharray="${dash.map(round).join(' ')}"`;
      parts.push(`<path d="${d}" fill="${fill ?? 'none'}"${line}${broken}${faintness(alpha)}/>`);
    },
    text(text, x, y, { size, colour, edge, anchor }) {
      const place = `x="${round(x)}" y="${round(y)}" font-size="${round(size)}" text-anchor="${anchor}"`;
      const edged = `stroke="${edge}" stroke-width="${round(size / 3)}" stroke-linejoin="round" paint-order="stroke"`;
      parts.push(
        `<text ${place} ${edged} fill="${colour}" font-family="${FONT}" font-weight="bold" dominant-baseline="central">${escaped(text)}</text>`,
      );
    },
    svg(title) {
      const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;
      return `${head}\n<title>${escaped(title)}</title>\n${parts.join('\n')}\n</svg>\n`;
    },
  };
}
