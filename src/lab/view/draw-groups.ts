/** Draws groups between two weeks: hulls that reach out for who comes, pull in when somebody goes, and dissolve. */
import type { Brush, Trace } from './brush.ts';
import { type Outline, outlineOf, type Point } from './hull.ts';
import { paint } from './palette.ts';
import { between, dotRadius, eased, line, nearness, type Part, type Picture, padding } from './picture.ts';
import type { GroupNow, Moment } from './scene.ts';

/** Outlines of groups in which nothing changes, kept from frame to frame. */
export type Outlines = Map<number, { readonly key: string; readonly outline: Outline }>;

export function drawHulls(brush: Brush, picture: Picture, outlines: Outlines, part: Part): void {
  const { before, after } = picture;
  const changes = changesOf(before, after);
  const isSteady = ({ come, go }: Change) => come.length + go.length === 0;
  const chosen = changes.filter((change) => part === 'all' || isSteady(change) === (part === 'steady'));
  drawGroups(brush, picture, chosen, outlines);
}

/** A group between two weeks. */
export interface Change {
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
export function changesOf(before: Moment, after: Moment): readonly Change[] {
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

export function drawGroups(brush: Brush, picture: Picture, changes: readonly Change[], outlines: Outlines): void {
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
    const colour = paint(change.colour);
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
