/** One way to draw on a canvas and into an SVG: the same picture on the screen and in a file. */
import { pathRound } from 'd3-path';

/** The part of a canvas path that both know. */
export interface Trace {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  closePath(): void;
}

export interface Ink {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly alpha?: number;
  readonly dash?: readonly number[];
}

export interface Lettering {
  readonly size: number;
  readonly colour: string;
  /** A broad edge behind the letters, where lines may pass. */
  readonly edge: string;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface Brush {
  /** Circles that are all alike, each at a place. */
  dots(places: readonly (readonly [number, number])[], radius: number, ink: Ink): void;
  shape(trace: (path: Trace) => void, ink: Ink): void;
  text(text: string, x: number, y: number, lettering: Lettering): void;
}

export const FONT = 'DejaVu Sans, Verdana, Geneva, sans-serif';

/** Stamps are thrown away when there are more: they come with every way of looking closer. */
const MOST_STAMPS = 200;
const stamps = new Map<string, HTMLCanvasElement>();

/** A circle as a picture of its own: thousands of these are put down in the time that a few hundred take to be drawn. */
function stampOf(radius: number, ratio: number, { fill, stroke, width = 0 }: Ink): HTMLCanvasElement {
  const key = [radius.toFixed(2), ratio, fill, stroke, width.toFixed(2)].join();
  const known = stamps.get(key);
  if (known !== undefined) return known;
  if (stamps.size >= MOST_STAMPS) stamps.clear();
  const stamp = document.createElement('canvas');
  const half = Math.ceil((radius + width / 2 + 1) * ratio);
  stamp.width = 2 * half;
  stamp.height = 2 * half;
  const context = stamp.getContext('2d')!;
  context.translate(half, half);
  context.scale(ratio, ratio);
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  if (fill !== undefined) {
    context.fillStyle = fill;
    context.fill();
  }
  if (stroke !== undefined) {
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.stroke();
  }
  stamps.set(key, stamp);
  return stamp;
}

/** @param ratio dots of the screen for each unit that is drawn in */
export function canvasBrush(context: CanvasRenderingContext2D, ratio: number): Brush {
  return {
    dots(places, radius, ink) {
      if (places.length === 0) return;
      const stamp = stampOf(radius, ratio, ink);
      const side = stamp.width / ratio;
      context.globalAlpha = ink.alpha ?? 1;
      for (const [x, y] of places) {
        const left = Math.round((x - side / 2) * ratio) / ratio;
        const top = Math.round((y - side / 2) * ratio) / ratio;
        context.drawImage(stamp, left, top, side, side);
      }
      context.globalAlpha = 1;
    },
    shape(trace, { fill, stroke, width = 1, alpha = 1, dash = [] }) {
      context.globalAlpha = alpha;
      context.beginPath();
      trace(context);
      if (fill !== undefined) {
        context.fillStyle = fill;
        context.fill();
      }
      if (stroke !== undefined) {
        context.strokeStyle = stroke;
        context.lineWidth = width;
        context.lineCap = 'round';
        context.lineJoin = 'round';
        context.setLineDash([...dash]);
        context.stroke();
      }
      context.globalAlpha = 1;
    },
    text(text, x, y, { size, colour, edge, anchor }) {
      context.font = `bold ${size}px ${FONT}`;
      context.textAlign = anchor === 'middle' ? 'center' : anchor;
      context.textBaseline = 'middle';
      context.setLineDash([]);
      context.lineJoin = 'round';
      context.lineWidth = size / 3;
      context.strokeStyle = edge;
      context.strokeText(text, x, y);
      context.fillStyle = colour;
      context.fillText(text, x, y);
    },
  };
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const round = (value: number) => Math.round(value * 100) / 100;

/** @returns a brush, and `svg`, which closes the file: all that was drawn so far, in a window of a size in pixels */
export function svgBrush(width: number, height: number): Brush & { svg(title: string): string } {
  const parts: string[] = [];
  return {
    dots(places, radius, ink) {
      this.shape((path) => {
        for (const [x, y] of places) {
          path.moveTo(x + radius, y);
          path.arc(x, y, radius, 0, 2 * Math.PI);
        }
      }, ink);
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
      const faint = alpha === 1 ? '' : ` opacity="${round(alpha)}"`;
      parts.push(`<path d="${d}" fill="${fill ?? 'none'}"${line}${broken}${faint}/>`);
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
