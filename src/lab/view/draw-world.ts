/** Draws a world between two weeks, from below to above. */
import type { Brush } from './brush.ts';
import { drawAbove } from './draw-above.ts';
import { drawHulls, type Outlines } from './draw-groups.ts';
import { drawDots } from './draw-people.ts';
import { TIE } from './palette.ts';
import { type Fit, line, type Picture, placeOf } from './picture.ts';
import type { Scene } from './scene.ts';

/** More ties than this are a grey veil; the closest are drawn. */
const MOST_TIES = 6000;

/** Ties, faint where there are many. */
export function drawTies(brush: Brush, scene: Scene, fit: Fit): void {
  const { ties, x } = scene;
  const many = Math.min(MOST_TIES, ties.length / 2);
  const veil = Math.max(0.13, Math.min(0.5, (1.1 * x.length) / Math.max(1, many)));
  const at = placeOf(scene, fit);
  brush.shape(
    (path) => {
      for (let tie = 0; tie < many; tie++) line(path, at(ties[2 * tie]!), at(ties[2 * tie + 1]!));
    },
    { stroke: TIE, width: Math.min(2, 0.8 * Math.sqrt(fit.zoom)), alpha: veil },
  );
}

/** All but the ties, from below to above. */
export function drawWorld(brush: Brush, picture: Picture, outlines: Outlines): void {
  drawHulls(brush, picture, outlines, 'all');
  drawDots(brush, picture, 'all');
  drawAbove(brush, picture, outlines);
}
