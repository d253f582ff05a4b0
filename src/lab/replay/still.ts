/** A picture for a slide: title, week and counts above the network as it is shown. */
import { INK, SOFT_INK } from '../../chart/look.ts';
import { FONT } from '../view/brush.ts';
import { GROUND } from '../view/palette.ts';
import type { WorldView } from '../view/world-view.ts';

export interface Words {
  readonly title: string;
  readonly week: string;
  readonly counts: string;
  readonly source: string;
}

/** Everything is drawn for this width and grows with the canvas. */
const WIDTH = 1920;

/** Draws the picture onto a canvas of any size of about that shape. */
export function compose(canvas: HTMLCanvasElement, view: WorldView, { title, week, counts, source }: Words): void {
  const context = canvas.getContext('2d')!;
  const grown = canvas.width / WIDTH;
  context.fillStyle = GROUND;
  context.fillRect(0, 0, canvas.width, canvas.height);
  view.drawOn(canvas, 30 * grown, 150 * grown, canvas.width - 60 * grown, canvas.height - 190 * grown);
  context.save();
  context.scale(grown, grown);
  context.textBaseline = 'alphabetic';
  const put = (text: string, x: number, y: number, size: number, colour: string, weight = '') => {
    context.font = `${weight} ${size}px ${FONT}`.trim();
    context.fillStyle = colour;
    context.textAlign = x > WIDTH / 2 ? 'right' : 'left';
    context.fillText(text, x, y, WIDTH - 80);
  };
  put(title, 40, 62, 40, INK, 'bold');
  put(week, WIDTH - 40, 66, 52, INK, 'bold');
  put(counts, 40, 118, 30, SOFT_INK);
  put(source, 40, canvas.height / grown - 14, 18, SOFT_INK);
  context.restore();
}
