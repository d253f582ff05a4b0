/** The picture of a world: outlines, colours, and a drawing that says what there is. */
import { expect, it } from 'vitest';
import { coloursFor } from '../../src/lab/view/colours.ts';
import { drawTies, drawWorld } from '../../src/lab/view/draw-world.ts';
import { outlineOf, type Point } from '../../src/lab/view/hull.ts';
import { GROUP_COLOURS } from '../../src/lab/view/palette.ts';
import { type Emphasis, type GroupNow, type Moment, type Scene, STATE } from '../../src/lab/view/scene.ts';
import { svgBrush } from '../../src/lab/view/svg-brush.ts';

/** The area of a closed polygon (Gauss). */
const area = (points: readonly Point[]) =>
  Math.abs(
    points.reduce((sum, [x, y], k) => {
      const [x2, y2] = points[(k + 1) % points.length]!;
      return sum + x * y2 - x2 * y;
    }, 0),
  ) / 2;

it('two who stand near have one hull around both, as far off as asked; its area is that of a lane with two half circles', () => {
  const { hulls, arms } = outlineOf(
    [
      [0, 0],
      [30, 0],
    ],
    10,
    50,
  );
  expect(arms).toEqual([]);
  expect(hulls).toHaveLength(1);
  // A polygon of 16 corners has 97 % of the area of its circle.
  expect(area(hulls[0]!)).toBeCloseTo(30 * 20 + 16 * 0.5 * 100 * Math.sin(Math.PI / 8), 6);
});

it('who stands far off gets an arm from the nearest of the others, and no hull that swallows who stands between', () => {
  const { hulls, arms } = outlineOf(
    [
      [0, 0],
      [10, 0],
      [200, 0],
    ],
    5,
    50,
  );
  expect(hulls).toHaveLength(2);
  expect(arms).toEqual([
    [
      [10, 0],
      [200, 0],
    ],
  ]);
});

it('groups that live at the same time near each other bear different colours, as long as there are enough', () => {
  const lives = Array.from({ length: 7 }, (_, k) => ({ born: k, ended: 100, x: 3 * k, y: 0 }));
  expect(new Set(coloursFor(lives, 7)).size).toBe(7);
  // The eighth takes the colour of the one furthest off.
  expect(coloursFor([...lives, { born: 8, ended: 100, x: 25, y: 0 }], 7)[7]).toBe(coloursFor(lives, 7)[0]);
  // A colour is free again when its bearer is over.
  const over = [...lives.slice(0, 6), { born: 1, ended: 2, x: 0, y: 0 }, { born: 50, ended: 60, x: 0, y: 0 }];
  expect(coloursFor(over, 7)[7]).toBe(coloursFor(over, 7)[6]);
});

const scene: Scene = {
  width: 100,
  height: 100,
  x: [10, 30, 80],
  y: [10, 10, 80],
  ties: [0, 1, 1, 2],
  names: ['Ada', '<b>', 'C'],
};
const group = (members: readonly number[]): GroupNow => ({
  number: 7,
  colour: 2,
  members,
  energy: 0.5,
  recognized: true,
});
const moment = (members: readonly number[], sparks: readonly number[] = []): Moment => ({
  week: 1,
  state: [0, 1, 2].map((k) => (members.includes(k) ? STATE.member : STATE.never)),
  stuck: [0, 0, 0],
  spark: [0, 0, 0],
  groupsOf: [0, 1, 2].flatMap((k) => (members.includes(k) ? [7, -1] : [-1, -1])),
  groups: members.length > 0 ? [group(members)] : [],
  sparks: [...sparks],
});

function draw(before: Moment, after: Moment, t: number, more: { emphasis?: Emphasis; still?: boolean } = {}): string {
  const brush = svgBrush(100, 100);
  const fit = { scale: 1, left: 0, top: 0, zoom: 1 };
  const picture = { scene, fit, before, after, t, emphasis: more.emphasis ?? null, still: more.still ?? false };
  drawTies(brush, scene, fit);
  drawWorld(brush, picture, new Map());
  return brush.svg('a <world>');
}
/** Width of the filled hull in the colour of the group. */
function hullWidth(svg: string): number {
  const d = new RegExp(`<path d="([^"]+)" fill="${GROUP_COLOURS[2]}" opacity`).exec(svg)?.[1];
  if (d === undefined) return 0;
  const xs = [...d.matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x));
  return Math.max(...xs) - Math.min(...xs);
}

it('a group that begins grows, and one that ends pulls in and is gone', () => {
  const [none, two] = [moment([]), moment([0, 1])];
  const growing = [0.2, 0.5, 0.8, 1].map((t) => hullWidth(draw(none, two, t)));
  expect([...growing].sort((a, b) => a - b)).toEqual(growing);
  expect(growing[0]).toBeLessThan(growing[3]! / 2);
  const ending = [0.2, 0.5, 0.8, 1].map((t) => hullWidth(draw(two, none, t)));
  expect([...ending].sort((a, b) => b - a)).toEqual(ending);
  expect(ending[3]).toBe(0);
});

it('where nothing may move the picture is that of the end of the week, with sparks as lines', () => {
  const [none, two] = [moment([]), moment([0, 1], [0, 2, 7])];
  expect(draw(none, two, 0.3, { still: true })).toBe(draw(none, two, 0.9, { still: true }));
  expect(draw(none, two, 0.3, { still: true })).toContain('M10,10L80,80');
  expect(draw(none, two, 0.3)).not.toContain('M10,10L80,80');
});

it('a drawing holds a circle for everybody, where they stand', () => {
  const svg = draw(moment([0, 1]), moment([0, 1]), 1);
  expect(svg.match(/<circle /g)).toHaveLength(3);
  expect(svg).toContain('<circle cx="80" cy="80"');
});

it('names are written as they are given, never as markup', () => {
  const svg = draw(moment([]), moment([]), 1);
  expect(svg).toContain('<title>a &lt;world></title>');
  expect(svg).toContain('>&lt;b></text>');
  expect(svg).not.toContain('<b>');
});

it('whoever is followed is named and ringed above a paler picture of the rest', () => {
  const two = moment([0, 1]);
  const emphasis = { people: [0], groups: [7], labels: [{ person: 0, text: 'person 1' }] };
  const svg = draw(two, two, 1, { emphasis });
  expect(svg).toContain('>person 1</text>');
  expect(svg.indexOf('opacity="0.72"')).toBeLessThan(svg.indexOf('>person 1</text>'));
});
