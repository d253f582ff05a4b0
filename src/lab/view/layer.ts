/** A picture that is kept until what it depends on is another. */
import type { Brush } from './brush.ts';
import { canvasBrush } from './canvas-brush.ts';
import { GROUND } from './palette.ts';

/** @param clear whether what lies below it is seen through it */
export function layerOf(clear: boolean): {
  readonly canvas: HTMLCanvasElement;
  draw(
    size: { readonly width: number; readonly height: number; readonly ratio: number },
    depends: readonly unknown[],
    draw: (brush: Brush, onto: CanvasRenderingContext2D) => void,
  ): void;
} {
  const canvas = document.createElement('canvas');
  let drawn: readonly unknown[] = [];
  return {
    canvas,
    draw({ width, height, ratio }, depends, draw) {
      if (depends.length === drawn.length && depends.every((one, at) => one === drawn[at])) return;
      drawn = depends;
      const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
      const onto = canvas.getContext('2d', { alpha: clear })!;
      if (canvas.width !== wide || canvas.height !== high) {
        canvas.width = wide;
        canvas.height = high;
      }
      onto.setTransform(ratio, 0, 0, ratio, 0, 0);
      onto.clearRect(0, 0, width, height);
      if (!clear) {
        onto.fillStyle = GROUND;
        // A height with a fraction would leave the last line of pixels half black.
        onto.fillRect(0, 0, Math.ceil(width), Math.ceil(height));
      }
      draw(canvasBrush(onto, ratio), onto);
    },
  };
}
