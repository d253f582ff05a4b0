/** What is to be drawn, and where on the window it lies. */
import type { Trace } from './brush.ts';
import type { Point } from './hull.ts';
import type { Emphasis, Moment, Scene } from './scene.ts';

/** How the ground lies in the window: pixels = ground · scale + (left, top). */
export interface Fit {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  /** Scale over the one at which all of it fits the window. */
  readonly zoom: number;
}

export interface Picture {
  readonly scene: Scene;
  readonly fit: Fit;
  readonly before: Moment;
  readonly after: Moment;
  /** 0: before, 1: after. */
  readonly t: number;
  readonly emphasis: Emphasis | null;
  /** Nothing moves: sparks are lines from one to the other. */
  readonly still: boolean;
}

/** What is drawn: all of it, or what is the same in both weeks, or what is not. */
export type Part = 'all' | 'steady' | 'moving';

/** A smaller dot shows neither its colour nor its ring. */
const LEAST_RADIUS = 1.8;

/** The radius of a dot in pixels: smaller in a crowd, larger when one looks closer, but not by as much. */
export function dotRadius({ width, height, x }: Scene, { scale, zoom }: Fit): number {
  const room = Math.sqrt((width * height) / Math.max(1, x.length));
  return Math.max(LEAST_RADIUS, (Math.max(4, Math.min(12, room * 0.2)) * scale) / Math.sqrt(zoom));
}

/** How far, on the ground, the outline of a group keeps from its people. */
export const padding = (scene: Scene, fit: Fit): number => (dotRadius(scene, fit) * 2) / fit.scale;

/** How near to each other, on the ground, those must stand who share a hull: about twice as far as neighbours do. */
export function nearness(scene: Scene, fit: Fit): number {
  const room = Math.sqrt((scene.width * scene.height) / Math.max(1, scene.x.length));
  return Math.max(7 * padding(scene, fit), 2.4 * room);
}

/** Where a person stands in the window. */
export const placeOf =
  ({ x, y }: Scene, { scale, left, top }: Fit) =>
  (k: number): Point => [x[k]! * scale + left, y[k]! * scale + top];

/** Slow at both ends. */
export const eased = (t: number) => t * t * (3 - 2 * t);

export const between = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

export function line(path: Trace, [fromX, fromY]: Point, [toX, toY]: Point): void {
  path.moveTo(fromX, fromY);
  path.lineTo(toX, toY);
}
