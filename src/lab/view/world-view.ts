/** The picture of a world on a canvas of the page: sharp on every screen, to be moved and magnified, and saved as a file. */
import { select } from 'd3-selection';
import { type D3ZoomEvent, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import type { Brush } from './brush.ts';
import { canvasBrush } from './canvas-brush.ts';
import { drawAbove } from './draw-above.ts';
import { drawHulls, type Outlines } from './draw-groups.ts';
import { drawDots } from './draw-people.ts';
import { drawTies, drawWorld } from './draw-world.ts';
import { layerOf } from './layer.ts';
import { GROUND } from './palette.ts';
import type { Fit, Picture } from './picture.ts';
import type { Emphasis, Moment, Scene } from './scene.ts';
import { svgBrush } from './svg-brush.ts';
import { type Found, whoIsAt } from './who-is-at.ts';

export interface WorldView {
  /**
   * Draws at once.
   * @param t 0: as before stands, 1: as after stands
   */
  show(before: Moment, after: Moment, t: number, emphasis?: Emphasis | null): void;
  /** Who is there, or which group, at a point of the window (clientX, clientY); a person comes before a group. */
  at(x: number, y: number): Found;
  /** Larger above 1, smaller below, about the middle. */
  magnify(factor: number): void;
  /** By so many pixels. */
  move(dx: number, dy: number): void;
  /** All of the ground, as at the beginning. */
  fitAll(): void;
  /** To be told when the canvas has another size; otherwise noticed by itself. */
  resize(): void;
  /** What is on the canvas, as the text of an SVG file. */
  toSvg(title: string): string;
  /** What is on the canvas, onto another one of any size, all of it but no letters beside. */
  drawOn(canvas: HTMLCanvasElement, left: number, top: number, width: number, height: number): void;
  destroy(): void;
}

export interface ViewOptions {
  /** Told when the reader has moved or magnified the picture, which is then drawn anew. */
  readonly onMove?: () => void;
  /** Nothing moves by itself. */
  readonly still?: () => boolean;
}

/** How far one can look closer. */
const CLOSEST = 12;
/** Free at every edge, as a share of the height and in pixels at most: a small picture needs its room. */
const EDGE = { share: 0.045, most: 24 };

/** @param canvas its size comes from the page's style */
export function worldView(canvas: HTMLCanvasElement, scene: Scene, options: ViewOptions = {}): WorldView {
  const context = canvas.getContext('2d', { alpha: false })!;
  // From week to week little changes: what does not is drawn once a week, below and above the hulls that move.
  const ties = layerOf(false);
  const hulls = layerOf(false);
  const dots = layerOf(true);
  let size = { width: 0, height: 0, ratio: 1 };
  let brush = canvasBrush(context, 1);
  let shown: Omit<Picture, 'fit' | 'scene' | 'still'> | null = null;
  let transform: ZoomTransform = zoomIdentity;
  const outlines: Outlines = new Map();

  const picture = (fit: Fit): Picture => ({ ...shown!, scene, fit, still: options.still?.() ?? false });
  const fitNow = () => fitIn(scene, size.width, size.height, transform);

  function paint(): void {
    if (shown === null || size.width < 1 || size.height < 1) return;
    const fit = fitNow();
    const now = picture(fit);
    const { ratio } = size;
    const sight = [size.width, size.height, ratio, fit.scale, fit.left, fit.top, now.still];
    ties.draw(size, sight, (layer) => drawTies(layer, scene, fit));
    const weeks = [...sight, now.before, now.after];
    hulls.draw(size, weeks, (layer, onto) => {
      onto.drawImage(ties.canvas, 0, 0, size.width, size.height);
      drawHulls(layer, { ...now, t: 1 }, outlines, 'steady');
    });
    dots.draw(size, weeks, (layer) => drawDots(layer, { ...now, t: 1 }, 'steady'));
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(hulls.canvas, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawHulls(brush, now, outlines, 'moving');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(dots.canvas, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawDots(brush, now, 'moving');
    drawAbove(brush, now, outlines);
  }

  function resize(): void {
    const { width, height } = canvas.getBoundingClientRect();
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    if (width === size.width && height === size.height && ratio === size.ratio) return;
    size = { width, height, ratio };
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    brush = canvasBrush(context, ratio);
    zooming.extent([
      [0, 0],
      [width, height],
    ]);
    zooming.translateExtent([
      [0, 0],
      [width, height],
    ]);
    paint();
  }

  const target = select<HTMLCanvasElement, unknown>(canvas);
  const zooming = zoom<HTMLCanvasElement, unknown>()
    .scaleExtent([1, CLOSEST])
    .on('zoom', (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
      transform = event.transform;
      paint();
      options.onMove?.();
    });
  // A double click is two clicks on a person, no closer look.
  target.call(zooming).on('dblclick.zoom', null);
  const watcher = new ResizeObserver(resize);
  watcher.observe(canvas);
  resize();

  return {
    show(before, after, t, emphasis = null) {
      shown = { before, after, t, emphasis };
      paint();
    },
    at(clientX, clientY) {
      if (shown === null) return null;
      const { left, top } = canvas.getBoundingClientRect();
      return whoIsAt(picture(fitNow()), [clientX - left, clientY - top]);
    },
    magnify: (factor) => target.call(zooming.scaleBy, factor),
    move: (dx, dy) => target.call(zooming.translateBy, dx / transform.k, dy / transform.k),
    fitAll: () => target.call(zooming.transform, zoomIdentity),
    resize,
    toSvg(title) {
      const { width, height } = size;
      const svg = svgBrush(Math.round(width), Math.round(height));
      drawAll(svg, picture(fitNow()), width, height);
      return svg.svg(title);
    },
    drawOn(other, left, top, width, height) {
      const onto = other.getContext('2d')!;
      onto.save();
      onto.beginPath();
      onto.rect(left, top, width, height);
      onto.clip();
      onto.translate(left, top);
      // Dots, lines and letters grow with it: what is seen on the page is seen here.
      const larger = Math.min(width / size.width, height / size.height);
      onto.scale(larger, larger);
      const [wide, high] = [width / larger, height / larger];
      drawAll(canvasBrush(onto, larger), picture(fitIn(scene, wide, high, transform)), wide, high);
      onto.restore();
    },
    destroy() {
      watcher.disconnect();
      target.on('.zoom', null);
    },
  };
}

function drawAll(brush: Brush, picture: Picture, width: number, height: number): void {
  brush.shape(
    (path) => {
      path.moveTo(0, 0);
      path.lineTo(width, 0);
      path.lineTo(width, height);
      path.lineTo(0, height);
      path.closePath();
    },
    { fill: GROUND },
  );
  drawTies(brush, picture.scene, picture.fit);
  drawWorld(brush, picture, new Map());
}

function fitIn(scene: Scene, width: number, height: number, { k, x, y }: ZoomTransform): Fit {
  const edge = Math.min(EDGE.most, height * EDGE.share);
  const whole = Math.max(0.01, Math.min((width - 2 * edge) / scene.width, (height - 2 * edge) / scene.height));
  const left = (width - scene.width * whole) / 2;
  const top = (height - scene.height * whole) / 2;
  return { scale: whole * k, left: left * k + x, top: top * k + y, zoom: k };
}
