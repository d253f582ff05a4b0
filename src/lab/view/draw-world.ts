/** Draws a world between two weeks: ties, groups as hulls that grow, pull in and dissolve, people, and sparks on their way. */
import { INK, SOFT_INK } from '../../chart/look.ts';
import type { Brush, Trace } from './brush.ts';
import { type Outline, outlineOf, type Point } from './hull.ts';
import { GROUP_COLOURS } from './palette.ts';
import { type Emphasis, GROUPS_EACH, type GroupNow, type Moment, type Scene, STATE } from './scene.ts';

export const GROUND = '#ffffff';
/** Who has never been in a group, without a need. */
export const NEVER = '#a3afbb';
/** Who is stuck with a need and in no group. */
export const STUCK = INK;
const FORMER_RING = '#6b7785';
const TIE = '#7b8794';
/** Teams that were assigned are all drawn alike: who they are matters less than that they were put together. */
const TEAM = '#3b4856';
/** The spark: a glow around who carries it, and a point of light on its way. */
export const GLOW = '#ffc61a';
const FLYING = '#ffb000';
const FLYING_EDGE = '#5c3d00';

/** More ties than this are a grey veil; the closest are drawn. */
const MOST_TIES = 6000;
/** Glows are drawn in so many steps, so that each step is one path. */
const GLOWS = 5;
/** How much of its way a spark trails behind it. */
const TRAIL = 0.22;

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

/** Outlines of groups in which nothing changes, kept from frame to frame. */
export type Outlines = Map<number, { readonly key: string; readonly outline: Outline }>;

/** The radius of a dot in pixels: smaller in a crowd, larger when one looks closer, but not by as much. */
export function dotRadius({ width, height, x }: Scene, { scale, zoom }: Fit): number {
  const room = Math.sqrt((width * height) / Math.max(1, x.length));
  return (Math.max(4, Math.min(12, room * 0.2)) * scale) / Math.sqrt(zoom);
}

/** How far, on the ground, the outline of a group keeps from its people. */
export const padding = (scene: Scene, fit: Fit): number => (dotRadius(scene, fit) * 2) / fit.scale;

/** How near to each other, on the ground, those must stand who share a hull: about twice as far as neighbours do. */
export function nearness(scene: Scene, fit: Fit): number {
  const room = Math.sqrt((scene.width * scene.height) / Math.max(1, scene.x.length));
  return Math.max(7 * padding(scene, fit), 2.4 * room);
}

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

/** What is drawn: all of it, or what is the same in both weeks, or what is not. */
export type Part = 'all' | 'steady' | 'moving';

/** All but the ties, from below to above. */
export function drawWorld(brush: Brush, picture: Picture, outlines: Outlines): void {
  drawHulls(brush, picture, outlines, 'all');
  drawDots(brush, picture, 'all');
  drawAbove(brush, picture, outlines);
}

export function drawHulls(brush: Brush, picture: Picture, outlines: Outlines, part: Part): void {
  const { before, after } = picture;
  const changes = changesOf(before, after);
  const isSteady = ({ come, go }: Change) => come.length + go.length === 0;
  const chosen = changes.filter((change) => part === 'all' || isSteady(change) === (part === 'steady'));
  drawGroups(brush, picture, chosen, outlines);
}

export function drawDots(brush: Brush, picture: Picture, part: Part): void {
  const { steady, moving } = turnsOf(picture.before, picture.after);
  const people = part === 'steady' ? steady : part === 'moving' ? moving : [...steady, ...moving].sort((a, b) => a - b);
  drawGlows(brush, picture, people);
  drawPeople(brush, picture, people, 1);
}

const TURNS = new WeakMap<Moment, { before: Moment; steady: readonly number[]; moving: readonly number[] }>();

/** Who looks the same in both weeks, and who does not; found once for each pair of moments. */
function turnsOf(before: Moment, after: Moment): { steady: readonly number[]; moving: readonly number[] } {
  const known = TURNS.get(after);
  if (known !== undefined && known.before === before) return known;
  const steady: number[] = [];
  const moving: number[] = [];
  for (let k = 0; k < after.state.length; k++) {
    const same =
      before.state[k] === after.state[k] &&
      before.stuck[k] === after.stuck[k] &&
      before.groupsOf[GROUPS_EACH * k] === after.groupsOf[GROUPS_EACH * k] &&
      before.groupsOf[GROUPS_EACH * k + 1] === after.groupsOf[GROUPS_EACH * k + 1] &&
      glowOf(before.spark[k]!) === glowOf(after.spark[k]!);
    (same ? steady : moving).push(k);
  }
  const turns = { before, steady, moving };
  TURNS.set(after, turns);
  return turns;
}

const glowOf = (spark: number) => Math.min(GLOWS, Math.round(spark * GLOWS));

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

/** What people are called, below their dots. */
function drawNames(brush: Brush, { scene, fit, after }: Picture, people: readonly number[]): void {
  if (scene.names === undefined) return;
  const at = placeOf(scene, fit);
  const below = dotRadius(scene, fit) * 1.2 + 10;
  for (const k of people) {
    if (after.state[k] === STATE.away) continue;
    const [x, y] = at(k);
    brush.text(scene.names[k]!, x, y + below, { size: 15, colour: SOFT_INK, edge: GROUND, anchor: 'middle' });
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

/** A group between two weeks. */
interface Change {
  readonly number: number;
  readonly colour: number;
  readonly now: GroupNow;
  readonly stay: readonly number[];
  readonly come: readonly number[];
  readonly go: readonly number[];
  readonly all: readonly number[];
  readonly begins: boolean;
  readonly ends: boolean;
}

const CHANGES = new WeakMap<Moment, { before: Moment; changes: readonly Change[] }>();

/** What becomes of every group from one moment to the next; found once for each pair of moments. */
function changesOf(before: Moment, after: Moment): readonly Change[] {
  const known = CHANGES.get(after);
  if (known !== undefined && known.before === before) return known.changes;
  const old = new Map(before.groups.map((group) => [group.number, group]));
  const changes: Change[] = [];
  for (const now of after.groups) {
    const then = old.get(now.number);
    old.delete(now.number);
    const had = new Set(then?.members ?? []);
    const has = new Set(now.members);
    const stay = now.members.filter((k) => had.has(k));
    const come = now.members.filter((k) => !had.has(k));
    const go = (then?.members ?? []).filter((k) => !has.has(k));
    const { number, colour } = now;
    changes.push({
      ...{ number, colour, now, stay, come, go, all: [...stay, ...come, ...go] },
      begins: then === undefined,
      ends: false,
    });
  }
  for (const then of old.values()) {
    const { number, colour, members } = then;
    changes.push({
      ...{ number, colour, now: then, stay: [], come: [], go: members, all: members },
      begins: false,
      ends: true,
    });
  }
  CHANGES.set(after, { before, changes });
  return changes;
}

function drawGroups(brush: Brush, picture: Picture, changes: readonly Change[], outlines: Outlines): void {
  const { scene, fit, t, still } = picture;
  const radius = dotRadius(scene, fit);
  const pad = padding(scene, fit);
  const near = nearness(scene, fit);
  const done = still ? 1 : eased(t);
  const place = (k: number): Point => [scene.x[k]!, scene.y[k]!];
  for (const change of changes) {
    const { now, stay, come, go, all, number, begins, ends } = change;
    const presence = begins ? done : ends ? 1 - done : 1;
    if (presence <= 0.01 || all.length === 0) continue;
    let outline: Outline;
    if (come.length + go.length === 0) {
      const key = `${now.members.join()}:${pad}`;
      const kept = outlines.get(number);
      outline = kept?.key === key ? kept.outline : outlineOf(stay.map(place), pad, near);
      if (kept?.key !== key) outlines.set(number, { key, outline });
    } else {
      // Who comes is reached out to from the nearest of those who are there; who goes is let go of the same way.
      const home = stay.length > 0 ? stay.map(place) : [middle(all.map(place))];
      const points = [
        ...(stay.length > 0 ? home : []),
        ...come.map((k) => between(nearest(place(k), home), place(k), done)),
        ...go.map((k) => between(nearest(place(k), home), place(k), 1 - done)),
      ];
      outline = outlineOf(points, pad * Math.sqrt(presence), near);
    }
    const colour = change.colour < 0 ? TEAM : GROUP_COLOURS[change.colour]!;
    const on = ([x, y]: Point): Point => [x * fit.scale + fit.left, y * fit.scale + fit.top];
    brush.shape(
      (path) => {
        for (const [from, to] of outline.arms) line(path, on(from), on(to));
      },
      { stroke: colour, width: radius * 0.9, alpha: 0.35 * presence },
    );
    const hulls = (path: Trace) => {
      for (const hull of outline.hulls) {
        hull.forEach((point, k) => {
          const [x, y] = on(point);
          if (k === 0) path.moveTo(x, y);
          else path.lineTo(x, y);
        });
        path.closePath();
      }
    };
    brush.shape(hulls, { fill: colour, alpha: (0.16 + 0.3 * Math.max(0, Math.min(1, now.energy))) * presence });
    brush.shape(hulls, {
      ...{ stroke: colour, width: Math.max(1.2, radius * 0.32), alpha: presence },
      ...(now.recognized ? {} : { dash: [radius * 0.8, radius * 0.9] }),
    });
  }
}

function drawGlows(brush: Brush, picture: Picture, people: readonly number[]): void {
  const { scene, fit, before, after, t, still } = picture;
  const radius = dotRadius(scene, fit);
  const at = placeOf(scene, fit);
  const part = still ? 1 : t;
  const steps: number[][] = Array.from({ length: GLOWS }, () => []);
  for (const k of people) {
    // In a group the spark goes without saying.
    const state = (part < 0.5 ? before : after).state[k];
    if (state === STATE.away || state === STATE.member) continue;
    const spark = before.spark[k]! + (after.spark[k]! - before.spark[k]!) * part;
    const step = glowOf(spark);
    if (step > 0) steps[step - 1]!.push(k);
  }
  steps.forEach((carriers, step) => {
    if (carriers.length === 0) return;
    const strength = (step + 1) / GLOWS;
    brush.dots(carriers.map(at), radius * (1 + 0.75 * strength), { fill: GLOW, alpha: 0.3 + 0.55 * strength });
  });
}

function drawPeople(brush: Brush, picture: Picture, people: readonly number[], larger: number): void {
  const { scene, fit, before, after, t, still } = picture;
  const moment = still || t >= 0.5 ? after : before;
  const radius = dotRadius(scene, fit) * larger;
  const at = placeOf(scene, fit);
  const colourOf = new Map(moment.groups.map(({ number, colour }) => [number, colour]));
  /** By how they are drawn: each is one path. */
  const alike = new Map<string, number[]>();
  for (const k of people) {
    const look = lookOf(moment, k, colourOf);
    if (look === '') continue;
    const others = alike.get(look);
    if (others === undefined) alike.set(look, [k]);
    else others.push(k);
  }
  for (const [look, those] of [...alike].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const [kind, fill, ring] = look.split(' ') as [string, string, string];
    const size = kind === '3' ? radius : kind === '1' ? radius * 0.72 : radius * 0.8;
    brush.dots(those.map(at), size, {
      ...{ fill, stroke: ring },
      width: kind === '3' && ring === GROUND ? radius * 0.22 : Math.max(1, radius * 0.34),
    });
  }
}

/** Which kind, which colour, which ring; empty: not to be seen. */
function lookOf(moment: Moment, k: number, colourOf: ReadonlyMap<number, number>): string {
  const state = moment.state[k];
  if (state === STATE.away) return '';
  if (state === STATE.member) {
    const [first, second] = [moment.groupsOf[GROUPS_EACH * k]!, moment.groupsOf[GROUPS_EACH * k + 1]!];
    const one = paint(colourOf.get(first >= 0 ? first : second));
    return `3 ${one} ${first >= 0 && second >= 0 ? paint(colourOf.get(second)) : GROUND}`;
  }
  const stuck = moment.stuck[k] === 1;
  if (state === STATE.former) return `2 ${GROUND} ${stuck ? STUCK : FORMER_RING}`;
  return stuck ? `1 ${STUCK} ${STUCK}` : `1 ${NEVER} ${NEVER}`;
}

const paint = (colour: number | undefined) => (colour === undefined || colour < 0 ? TEAM : GROUP_COLOURS[colour]!);

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

/** Slow at both ends. */
const eased = (t: number) => t * t * (3 - 2 * t);

const between = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

function middle(points: readonly Point[]): Point {
  const sum = points.reduce((so, [x, y]): Point => [so[0] + x, so[1] + y], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

function nearest(to: Point, points: readonly Point[]): Point {
  let best = points[0]!;
  for (const point of points)
    if (Math.hypot(point[0] - to[0], point[1] - to[1]) < Math.hypot(best[0] - to[0], best[1] - to[1])) best = point;
  return best;
}

/** Where a person stands in the window. */
export const placeOf =
  ({ x, y }: Scene, { scale, left, top }: Fit) =>
  (k: number): Point => [x[k]! * scale + left, y[k]! * scale + top];

function line(path: Trace, [fromX, fromY]: Point, [toX, toY]: Point): void {
  path.moveTo(fromX, fromY);
  path.lineTo(toX, toY);
}

/** The whole window, however far the ground was moved. */
function rectangle(path: Trace, { width, height }: Scene, { scale, left, top }: Fit): void {
  const far = 20 * Math.max(width, height) * scale;
  path.moveTo(left - far, top - far);
  path.lineTo(left + far, top - far);
  path.lineTo(left + far, top + far);
  path.lineTo(left - far, top + far);
  path.closePath();
}
