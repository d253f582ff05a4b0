/** The brush that draws on a canvas. */
import { type Brush, FONT, type Ink } from './brush.ts';

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
