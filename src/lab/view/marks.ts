/** What the marks of a picture mean, each drawn by the very brush that draws the picture: the same words on every page. */
import { canvasBrush } from './canvas-brush.ts';
import { drawWorld } from './draw-world.ts';
import { type GroupNow, type Moment, type Scene, STATE } from './scene.ts';

export interface Mark {
  readonly words: string;
  readonly state: number;
  readonly stuck?: number;
  readonly spark?: number;
  /** Of a group: whether its members recognize it. */
  readonly recognized?: boolean;
}

export const MARKS: readonly Mark[] = [
  { words: 'no need', state: STATE.never },
  { words: 'stuck', state: STATE.never, stuck: 1 },
  { words: 'has let go', state: STATE.former },
  { words: 'spark', state: STATE.never, spark: 1 },
  { words: 'new group', state: STATE.member, recognized: false },
  { words: 'recognized', state: STATE.member, recognized: true },
];
/** A spark on its way has no dot: pages draw it by their style (`.flying`). */
export const FLYING_WORDS = 'spark travels';

/** Height of a mark in pixels, where letters are 16 pixels high; it grows with them. */
const SIZE = 24;
const LETTERS = 16;

export function drawnMark({ state, stuck = 0, spark = 0, recognized }: Mark): HTMLCanvasElement {
  const letters = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const ratio = (Math.min(2, window.devicePixelRatio || 1) * letters) / LETTERS;
  const two = recognized !== undefined;
  const wide = two ? SIZE * 1.35 : SIZE;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(wide * ratio);
  canvas.height = Math.round(SIZE * ratio);
  canvas.setAttribute('aria-hidden', 'true');
  canvas.style.width = `${wide / LETTERS}rem`;
  canvas.style.height = `${SIZE / LETTERS}rem`;
  const scene: Scene = { width: 60, height: 60, x: two ? [15, 31] : [17], y: two ? [17, 17] : [17], ties: [] };
  const many = scene.x.length;
  const groups: GroupNow[] = two ? [{ number: 1, colour: 1, members: [0, 1], energy: 0.6, recognized }] : [];
  const moment: Moment = {
    week: 0,
    state: Array<number>(many).fill(state),
    stuck: Array<number>(many).fill(stuck),
    spark: Array<number>(many).fill(spark),
    groupsOf: two ? [1, -1, 1, -1] : [-1, -1],
    groups,
    sparks: [],
  };
  const context = canvas.getContext('2d')!;
  context.scale(ratio, ratio);
  const fit = { scale: 0.4, left: 5.2, top: 5.2, zoom: 1 };
  drawWorld(
    canvasBrush(context, ratio),
    { scene, fit, before: moment, after: moment, t: 1, emphasis: null, still: true },
    new Map(),
  );
  return canvas;
}
