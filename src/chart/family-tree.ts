/** The family tree of groups: who inspired whom, generation by generation. */

import { capital, count, number, ordinal, percent } from '../measure/words.ts';
import { type Chart, chart, nothingToDraw } from './chart.ts';
import { choose, type Families, familiesOf, type Kin } from './families.ts';
import { shownInWords, teamsInWords } from './lifelines.ts';
import { BLUE, INK, PLOT_WIDTH, VERMILLION } from './look.ts';
import type { Tables } from './read-tables.ts';
import { least, most } from './runs.ts';

const MOST_GROUPS = 120;
const HEIGHT = 700;
const TALLEST_LEAF = 46;

/** More dashed lines than this across the tree would be a thicket. */
const MOST_SUPPORTS = 40;
const SUPPORT = '#7a4a00';

const NONE = 'inspired none';
const SOME = 'inspired one or two';
const THREE = 'inspired three or more';
const COLOURS: Readonly<Record<string, string>> = { [NONE]: '#8d99a6', [SOME]: BLUE, [THREE]: VERMILLION };

export function familyTree(tables: Tables): Chart {
  const families = familiesOf(tables.groups);
  if (families.all.length === 0)
    return nothingToDraw(
      'family-tree',
      'No group inspired another',
      'No group formed in this run, so there is no family to draw.',
    );
  const selection = choose(families, MOST_GROUPS, 2);
  if (selection.shown.length === 0)
    return nothingToDraw(
      'family-tree',
      families.all.length === 1
        ? 'The only group inspired no other'
        : `None of the ${number(families.all.length)} groups inspired another`,
      'A group has a parent when its founders carried the spark of an earlier group. Here none did, so there is no tree to draw.',
    );

  const { heights, leaves } = tidy(selection.shown);
  const first = least(selection.shown.map((kin) => kin.generation));
  const last = most(selection.shown.map((kin) => kin.generation));
  const dots = selection.shown.map((kin) => ({
    group: kin.group,
    generation: kin.generation,
    y: round(heights.get(kin)!),
    inspired: kin.children.length,
    kind: kin.children.length === 0 ? NONE : kin.children.length < 3 ? SOME : THREE,
    members: kin.members,
    born: kin.born,
    parent: kin.parent?.group ?? 'none',
  }));
  const links = selection.shown.flatMap((kin) => {
    if (kin.parent === null) return [];
    const from = kin.parent.generation;
    const to = kin.generation;
    const above = round(heights.get(kin.parent)!);
    const below = round(heights.get(kin)!);
    // Two points in the middle bend the line, so that it leaves and arrives level.
    const middle = (from + to) / 2;
    const points = [
      [from, above],
      [middle, above],
      [middle, below],
      [to, below],
    ];
    return points.map(([x, y], k) => ({ child: kin.group, x, y, k }));
  });
  const placed = new Map(selection.shown.map((kin) => [kin.group, kin]));
  const supporting = selection.shown.filter((kin) => placed.has(kin.supports));
  const supports = supporting.slice(0, supporting.length > MOST_SUPPORTS ? 0 : MOST_SUPPORTS).flatMap((kin) => {
    const other = placed.get(kin.supports)!;
    const [from, to] = [heights.get(kin)!, heights.get(other)!];
    // Bowed to the right, so that it does not lie on the line from parent to child.
    const bow = Math.max(kin.generation, other.generation) + 0.28;
    const points = [
      [kin.generation, from],
      [bow, from + (to - from) * 0.25],
      [bow, from + (to - from) * 0.75],
      [other.generation, to],
    ];
    return points.map(([x, y], k) => ({ from: kin.group, to: other.group, x, y: round(y!), k }));
  });
  const kinds = [NONE, SOME, THREE].filter((kind) => dots.some((dot) => dot.kind === kind));
  const perLeaf = Math.min(TALLEST_LEAF, HEIGHT / leaves);
  const height = Math.max(80, Math.round(perLeaf * leaves));
  const y = {
    field: 'y',
    type: 'quantitative',
    scale: { domain: [-0.6, leaves - 0.4], reverse: true, nice: false },
    axis: null,
  };
  const scale = { domain: [first - 0.15, last + (supports.length > 0 ? 0.35 : 0.15)], nice: false };
  const generations = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const wide = generations.length <= 5;
  const names = generations.map((k) =>
    generations.length > 9 ? number(k) : wide ? `${ordinal(k)} generation` : ordinal(k),
  );
  const largest = Math.max(2, most(dots.map((dot) => dot.members)));
  const biggest = Math.min(420, Math.max(160, perLeaf * perLeaf * 1.1));

  return chart(
    'family-tree',
    {
      ...words(families),
      caption: `Each dot is a group, the larger the more people ever belonged to it. A line leads from a group to the groups that people founded who carried its spark.${
        supports.length > 0 ? ' A broken line leads from a group to the ringed one whose lack it works on.' : ''
      }${teamsInWords(tables)} ${shownInWords(selection, families, tables)}`,
    },
    {
      width: PLOT_WIDTH,
      height,
      data: { values: dots },
      layer: [
        {
          data: { values: links },
          mark: { type: 'line', interpolate: 'basis', strokeWidth: perLeaf > 10 ? 2 : 1.2, color: '#9aa5b1' },
          encoding: {
            x: { field: 'x', type: 'quantitative', scale },
            y,
            detail: { field: 'child' },
            order: { field: 'k', type: 'quantitative' },
          },
        },
        ...(supports.length === 0
          ? []
          : [
              {
                data: { values: supports },
                mark: {
                  ...{ type: 'line', interpolate: 'basis', strokeDash: [6, 4] },
                  ...{ strokeWidth: perLeaf > 10 ? 2.4 : 1.6, color: SUPPORT },
                },
                encoding: {
                  x: { field: 'x', type: 'quantitative', scale },
                  y,
                  detail: { field: 'from' },
                  order: { field: 'k', type: 'quantitative' },
                },
              },
            ]),
        {
          mark: { type: 'point', filled: true, opacity: 1, stroke: 'white', strokeWidth: 1 },
          encoding: {
            x: {
              field: 'generation',
              type: 'quantitative',
              scale,
              axis: {
                orient: 'top',
                title: wide ? null : 'generation',
                values: generations,
                domain: false,
                ticks: false,
                grid: true,
                labelOverlap: true,
                labelExpr: `${JSON.stringify(names)}[datum.value - ${first}]`,
              },
            },
            y,
            color: {
              field: 'kind',
              type: 'nominal',
              scale: { domain: kinds, range: kinds.map((kind) => COLOURS[kind]) },
              legend: { symbolType: 'circle', orient: 'bottom' },
            },
            size: {
              field: 'members',
              type: 'quantitative',
              scale: { domain: [1, largest], range: [biggest * 0.3, biggest] },
              legend: null,
            },
            tooltip: [
              { field: 'group', title: 'group' },
              { field: 'parent', title: 'inspired by group' },
              { field: 'inspired', title: 'groups it inspired' },
              { field: 'members', title: 'people in all' },
              { field: 'born', title: 'born in week' },
            ],
          },
        },
        ...(supports.length === 0
          ? []
          : [
              {
                data: { values: dots.filter((dot) => supports.some(({ to }) => to === dot.group)) },
                mark: { type: 'point', filled: false, size: biggest * 1.3, stroke: SUPPORT, strokeWidth: 2.4 },
                encoding: { x: { field: 'generation', type: 'quantitative', scale }, y },
              },
            ]),
        ...(perLeaf >= 20
          ? [
              {
                mark: { type: 'text', align: 'left', dx: 13, dy: -11, fontSize: 16, color: INK },
                encoding: { x: { field: 'generation', type: 'quantitative', scale }, y, text: { field: 'group' } },
              },
            ]
          : []),
      ],
    },
  );
}

const round = (value: number) => Math.round(value * 100) / 100;

/** Leaves one below the other, each parent at the middle of its children; an empty row between families. */
export function tidy(shown: readonly Kin[]): { heights: Map<Kin, number>; leaves: number } {
  const inside = new Set(shown);
  const heights = new Map<Kin, number>();
  let next = 0;
  for (const root of shown) {
    if (root.parent !== null) continue;
    if (next > 0) next++;
    // Depth first, without recursion: families can be hundreds of generations deep.
    const path: { kin: Kin; children: Kin[]; at: number }[] = [];
    const enter = (kin: Kin) => path.push({ kin, children: kin.children.filter((child) => inside.has(child)), at: 0 });
    enter(root);
    while (path.length > 0) {
      const here = path[path.length - 1]!;
      if (here.at < here.children.length) {
        enter(here.children[here.at++]!);
        continue;
      }
      const of = here.children.map((child) => heights.get(child)!);
      heights.set(here.kin, of.length === 0 ? next++ : (of[0]! + of[of.length - 1]!) / 2);
      path.pop();
    }
  }
  return { heights, leaves: next };
}

function words(families: Families): { title: string; finding: string } {
  const { all, roots, sizes } = families;
  const withParent = all.length - roots.length;
  const deepest = most(all.map((kin) => kin.generation));
  const fertile = all.reduce((best, kin) => (kin.children.length > best.children.length ? kin : best));
  const three = all.filter((kin) => kin.children.length >= 3).length;
  const supporting = all.filter((kin) => !Number.isNaN(kin.supports)).length;
  return {
    title: `${percent(withParent / all.length)} of the groups were inspired by an earlier one, down to the ${ordinal(deepest)} generation`,
    finding: `${number(withParent)} of ${count(all.length, 'group')} had a parent. The largest family has ${count(
      sizes[0]!,
      'group',
    )}; the group that inspired most, group ${number(fertile.group)}, has ${count(fertile.children.length, 'child', 'children')}; ${
      three === 0 ? 'none' : number(three)
    } inspired three or more.${
      supporting === 0 ? '' : ` ${capital(count(supporting, 'group'))} worked on what another group lacked.`
    }`,
  };
}
