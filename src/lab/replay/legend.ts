/** What the marks on the network mean: each drawn by the very brush that draws the network. */
import { canvasBrush } from '../view/canvas-brush.ts';
import { drawWorld } from '../view/draw-world.ts';
import { type GroupNow, type Moment, type Scene, STATE } from '../view/scene.ts';
import { byId, element } from './element.ts';

interface Mark {
  readonly words: string;
  readonly state: number;
  readonly stuck?: number;
  readonly spark?: number;
  readonly recognized?: boolean;
}

const MARKS: readonly Mark[] = [
  { words: 'no group yet', state: STATE.never },
  { words: 'stuck', state: STATE.never, stuck: 1 },
  { words: 'has let go', state: STATE.former },
  { words: 'has the spark', state: STATE.never, spark: 1 },
  { words: 'new group', state: STATE.member, recognized: false },
  { words: 'recognized', state: STATE.member, recognized: true },
];

const SIZE = 24;

export function legend(): void {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  byId('legend').append(
    ...MARKS.map(({ words, state, stuck = 0, spark = 0, recognized }) => {
      const two = recognized !== undefined;
      const wide = two ? SIZE * 1.35 : SIZE;
      const canvas = element('canvas', { width: wide * ratio, height: SIZE * ratio, 'aria-hidden': 'true' });
      canvas.style.width = `${wide}px`;
      canvas.style.height = `${SIZE}px`;
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
      return element('li', {}, canvas, words);
    }),
    element('li', { class: 'flying' }, element('span', { 'aria-hidden': 'true' }), 'spark on its way'),
  );
}
