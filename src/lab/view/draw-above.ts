/** Draws what lies above people and groups: names, sparks on their way, and whoever is followed. */
import { INK, SOFT_INK } from '../../chart/look.ts';
import type { Brush, Trace } from './brush.ts';
import { changesOf, drawGroups, type Outlines } from './draw-groups.ts';
import { drawGlows, drawPeople } from './draw-people.ts';
import type { Point } from './hull.ts';
import { FLYING, FLYING_EDGE, GROUND, TIE } from './palette.ts';
import { between, dotRadius, eased, line, type Picture, placeOf } from './picture.ts';
import { type Emphasis, type Scene, STATE } from './scene.ts';

/** How much of its way a spark trails behind it. */
const TRAIL = 0.22;

/** What lies above all else: names, sparks on their way, and whoever is followed, before a paler picture of the rest. */
export function drawAbove(brush: Brush, picture: Picture, outlines: Outlines): void {
  const { scene, fit, before, after, emphasis } = picture;
  if (emphasis === null) {
    drawNames(
      brush,
      picture,
      Array.from({ length: scene.x.length }, (_, k) => k),
    );
    drawSparks(brush, picture);
    return;
  }
  const groups = changesOf(before, after);
  brush.shape((path) => rectangle(path, scene, fit), { fill: GROUND, alpha: 0.72 });
  const chosen = new Set(emphasis.groups);
  const followed = groups.filter(({ number }) => chosen.has(number));
  const people = [...new Set([...emphasis.people, ...followed.flatMap(({ all }) => all)])];
  const at = placeOf(scene, fit);
  const among = new Set(emphasis.people);
  brush.shape(
    (path) => {
      for (let tie = 0; tie < scene.ties.length; tie += 2)
        if (among.has(scene.ties[tie]!) || among.has(scene.ties[tie + 1]!))
          line(path, at(scene.ties[tie]!), at(scene.ties[tie + 1]!));
    },
    { stroke: TIE, width: 1.2, alpha: 0.5 },
  );
  drawGroups(brush, picture, followed, outlines);
  drawLines(brush, picture, emphasis.lines ?? []);
  drawGlows(brush, picture, people);
  drawPeople(brush, picture, people, 1.25);
  const labelled = new Set(emphasis.labels.map(({ person }) => person));
  drawNames(
    brush,
    picture,
    people.filter((k) => !labelled.has(k)),
    true,
  );
  drawSparks(brush, picture, new Set(people));
  const radius = dotRadius(scene, fit);
  brush.dots(emphasis.people.map(at), radius * 2.1, { stroke: INK, width: 2.5 });
  drawLabels(brush, picture, emphasis);
}

const LETTERS = { size: 18, colour: INK, edge: GROUND } as const;

/** Beside those they name, on the side of the middle, one below the other where they would lie on each other. */
function drawLabels(brush: Brush, { scene, fit }: Picture, { labels }: Emphasis): void {
  const at = placeOf(scene, fit);
  const away = dotRadius(scene, fit) * 2.1 + 8;
  const middleX = fit.left + (scene.width * fit.scale) / 2;
  const written: { x: number; y: number; wide: number }[] = [];
  const inOrder = [...labels].sort((a, b) => at(a.person)[1] - at(b.person)[1]);
  for (const { person, text } of inOrder) {
    const [px, py] = at(person);
    const inward = px > middleX;
    const wide = text.length * LETTERS.size * 0.7;
    const x = inward ? px - away : px + away;
    const left = inward ? x - wide : x;
    let y = py;
    for (const other of written) {
      const besides = left > other.x + other.wide || left + wide < other.x;
      if (!besides && Math.abs(y - other.y) < LETTERS.size * 1.25) y = other.y + LETTERS.size * 1.25;
    }
    written.push({ x: left, y, wide });
    brush.text(text, x, y, { ...LETTERS, anchor: inward ? 'end' : 'start' });
  }
}

/**
 * What people are called, below their dots.
 * @param ringed outside the rings around those who are followed, on the side of the middle
 */
function drawNames(brush: Brush, { scene, fit, after }: Picture, people: readonly number[], ringed = false): void {
  if (scene.names === undefined) return;
  const at = placeOf(scene, fit);
  const away = dotRadius(scene, fit) * (ringed ? 2.1 : 1.2) + 10;
  const middle = fit.top + (scene.height * fit.scale) / 2;
  for (const k of people) {
    if (after.state[k] === STATE.away) continue;
    const [x, y] = at(k);
    brush.text(scene.names[k]!, x, ringed && y > middle ? y - away : y + away, {
      size: 15,
      colour: SOFT_INK,
      edge: GROUND,
      anchor: 'middle',
    });
  }
}

/** Bent lines with a head, from who inspired to who was inspired. */
function drawLines(brush: Brush, { scene, fit }: Picture, lines: NonNullable<Emphasis['lines']>): void {
  const at = placeOf(scene, fit);
  const away = dotRadius(scene, fit) * 2.3;
  const bent = (path: Trace) => {
    for (const [from, to] of lines) {
      const [[x0, y0], [x1, y1]] = [at(from), at(to)];
      const far = Math.hypot(x1 - x0, y1 - y0);
      if (far < 2 * away) continue;
      const [cx, cy] = [(x0 + x1) / 2 - (y1 - y0) * 0.18, (y0 + y1) / 2 + (x1 - x0) * 0.18];
      const turn = Math.atan2(y1 - cy, x1 - cx);
      const [x, y] = [x1 - away * Math.cos(turn), y1 - away * Math.sin(turn)];
      path.moveTo(x0, y0);
      path.quadraticCurveTo(cx, cy, x, y);
      for (const side of [2.6, -2.6]) {
        path.moveTo(x, y);
        path.lineTo(x + 11 * Math.cos(turn + side), y + 11 * Math.sin(turn + side));
      }
    }
  };
  // Many lines are thin, or they would hide what they lead to.
  const wide = lines.length > 10 ? 1.3 : 2.4;
  brush.shape(bent, { stroke: FLYING_EDGE, width: wide + 2.2 });
  brush.shape(bent, { stroke: FLYING, width: wide });
}

/** @param among left out: all; otherwise those that come from one of these people, or go to one */
function drawSparks(brush: Brush, { scene, fit, after, t, still }: Picture, among?: ReadonlySet<number>): void {
  const radius = dotRadius(scene, fit);
  const at = placeOf(scene, fit);
  const heads: Point[] = [];
  const trails: (readonly [Point, Point])[] = [];
  for (let s = 0; s < after.sparks.length; s += 3) {
    const [from, to] = [after.sparks[s]!, after.sparks[s + 1]!];
    if (among !== undefined && !among.has(from) && !among.has(to)) continue;
    if (still) trails.push([at(from), at(to)]);
    else if (t > 0 && t < 1) {
      const head = between(at(from), at(to), eased(t));
      heads.push(head);
      trails.push([between(at(from), at(to), eased(Math.max(0, t - TRAIL))), head]);
    }
  }
  const lines = (path: Trace) => {
    for (const [from, to] of trails) line(path, from, to);
  };
  brush.shape(lines, { stroke: FLYING_EDGE, width: Math.max(2.4, radius * 0.8), alpha: still ? 0.35 : 0.5 });
  brush.shape(lines, { stroke: FLYING, width: Math.max(1.4, radius * 0.5), alpha: still ? 0.8 : 0.9 });
  brush.dots(heads, Math.max(4, radius * 1.1), { fill: FLYING, stroke: FLYING_EDGE, width: 1.5 });
}

/** The whole window, however far the ground was moved. */
function rectangle(path: Trace, { width, height }: Scene, { scale, left, top }: Picture['fit']): void {
  const far = 20 * Math.max(width, height) * scale;
  path.moveTo(left - far, top - far);
  path.lineTo(left + far, top - far);
  path.lineTo(left + far, top + far);
  path.lineTo(left - far, top + far);
  path.closePath();
}
