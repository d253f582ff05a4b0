/** Sizes and lifetimes: how many people a group has at its largest, and how many weeks it lives. */
import { median } from 'simple-statistics';
import { capital, count, number, percent } from '../measure/words.ts';
import { type Chart, chart, nothingToDraw } from './chart.ts';
import { BLUE, CAUSE_COLOURS, CAUSE_LABELS, CAUSE_WORDS, CAUSES, INK, panelTitle, SOFT_INK } from './look.ts';
import type { GroupsTable, Tables } from './read-tables.ts';
import { most } from './runs.ts';

const NAME = 'sizes-and-lifetimes';
const PANEL_WIDTH = 400;
const PANEL_HEIGHT = 360;
/** A lone bar would be as wide as the picture. */
const FEWEST_BARS = 5;
const BIN_WIDTHS = [1, 2, 4, 5, 10, 13, 20, 26, 52, 104, 260, 520];

export function sizesAndLifetimes(tables: Tables): Chart {
  const { groups } = tables;
  if (groups.rows === 0)
    return nothingToDraw(
      NAME,
      'No group to measure',
      'No group formed, so there are no sizes and no lifetimes to show.',
    );
  const sizes = new Map<number, number>();
  for (const size of groups.size_peak) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  const largest = Math.max(...sizes.keys());
  const bySize = Array.from({ length: Math.max(FEWEST_BARS, largest - 1) }, (_, k) => k + 2).map((size) => {
    const n = sizes.get(size) ?? 0;
    return {
      size: String(size),
      groups: n,
      share: round(n / groups.rows),
      text: n === 0 ? '' : percent(n / groups.rows),
    };
  });
  const highestShare = Math.max(...bySize.map(({ share }) => share));

  const lives = lifetimes(groups);
  const half = lives.length === 0 ? null : median(lives);
  const { bars, width, upTo } = binned(groups);
  const kinds = CAUSES.filter((cause) => bars.some((bar) => bar.cause === cause));
  const highest = Math.max(1, most(bars.map((bar) => bar.y1)));
  const many = new Set(tables.weeks.replicate).size;
  const living = groups.rows - lives.length;
  const alive =
    living === 0
      ? ''
      : ` ${capital(count(living, 'group'))} still alive at the end ${living === 1 ? 'is' : 'are'} not in it.`;

  return chart(
    NAME,
    {
      ...words(groups, sizes, lives, half),
      caption: `Left: share of all groups by the most members they ever had at once. Right: weeks from birth to end of the groups that ended, a bar for each ${
        width === 1 ? 'week' : `${number(width)} weeks`
      }.${alive}${many > 1 ? ` Groups of ${number(many)} runs together.` : ''}`,
    },
    {
      hconcat: [
        {
          title: panelTitle('Most members at once'),
          width: PANEL_WIDTH,
          height: PANEL_HEIGHT,
          data: { values: bySize },
          encoding: {
            x: {
              field: 'size',
              type: 'nominal',
              sort: null,
              axis: { title: 'people', labelAngle: 0, labelOverlap: true },
            },
            y: {
              field: 'share',
              type: 'quantitative',
              scale: { domain: [0, highestShare * 1.12], nice: false },
              axis: { title: null, format: '.0%', labels: false, grid: false },
            },
          },
          layer: [
            {
              mark: { type: 'bar', color: BLUE },
              encoding: {
                tooltip: [
                  { field: 'size', title: 'people' },
                  { field: 'groups', title: 'groups' },
                ],
              },
            },
            {
              mark: { type: 'text', dy: -12, fontSize: bySize.length > 7 ? 14 : 17, color: INK },
              encoding: { text: { field: 'text' } },
            },
          ],
        },
        lives.length === 0
          ? {
              title: panelTitle('Weeks from birth to end'),
              width: PANEL_WIDTH,
              height: PANEL_HEIGHT,
              data: { values: [{ text: ['No group had ended', 'by the last week.'] }] },
              mark: { type: 'text', fontSize: 20, lineHeight: 28, color: SOFT_INK },
              encoding: { text: { field: 'text' } },
            }
          : {
              title: panelTitle('Groups by weeks from birth to end'),
              width: PANEL_WIDTH,
              height: PANEL_HEIGHT,
              data: { values: bars },
              encoding: {
                x: {
                  field: 'from',
                  type: 'quantitative',
                  scale: { domain: [0, upTo], nice: false },
                  axis: { title: 'weeks', tickCount: 6 },
                },
              },
              layer: [
                {
                  mark: { type: 'bar', stroke: 'white', strokeWidth: 0.8 },
                  encoding: {
                    x2: { field: 'to' },
                    y: {
                      field: 'y0',
                      type: 'quantitative',
                      scale: { domain: [0, highest * 1.12], nice: false },
                      axis: { title: null, tickMinStep: 1 },
                    },
                    y2: { field: 'y1' },
                    color: {
                      field: 'cause',
                      type: 'nominal',
                      scale: { domain: kinds, range: kinds.map((cause) => CAUSE_COLOURS[cause]) },
                      legend: {
                        orient: 'bottom',
                        columns: kinds.length > 4 ? 3 : 4,
                        columnPadding: 18,
                        labelExpr: CAUSE_LABELS,
                      },
                    },
                    tooltip: [
                      { field: 'weeks', title: 'weeks' },
                      { field: 'cause', title: 'ended' },
                      { field: 'groups', title: 'groups' },
                    ],
                  },
                },
                {
                  data: { values: [{ from: half, text: lives.length < 2 ? '' : `half: ${number(half!, 1)} weeks` }] },
                  layer: [
                    { mark: { type: 'rule', color: INK, strokeWidth: 2, strokeDash: [6, 4] } },
                    {
                      mark: { type: 'text', align: 'left', dx: 8, y: 8, fontSize: 17, color: INK },
                      encoding: { text: { field: 'text' } },
                    },
                  ],
                },
              ],
            },
      ],
      spacing: 70,
      resolve: { legend: { color: 'independent' } },
    },
  );
}

const round = (value: number) => Math.round(value * 1e5) / 1e5;

function lifetimes(groups: GroupsTable): number[] {
  const lives: number[] = [];
  for (let g = 0; g < groups.rows; g++)
    if (!Number.isNaN(groups.ended[g])) lives.push(groups.ended[g]! - groups.born[g]!);
  return lives;
}

/** Lifetimes in bars of equal width, one cause upon the other. */
function binned(groups: GroupsTable) {
  let longest = 1;
  for (let g = 0; g < groups.rows; g++) longest = Math.max(longest, groups.ended[g]! - groups.born[g]! || 0);
  const width = BIN_WIDTHS.find((weeks) => longest / weeks <= 26) ?? Math.ceil(longest / 26);
  const bins = Math.floor(longest / width) + 1;
  const counts = CAUSES.map(() => new Int32Array(bins));
  for (let g = 0; g < groups.rows; g++) {
    const of = (CAUSES as readonly string[]).indexOf(groups.cause[g]!);
    if (of >= 0) counts[of]![Math.floor((groups.ended[g]! - groups.born[g]!) / width)]!++;
  }
  const bars: { from: number; to: number; weeks: string; cause: string; groups: number; y0: number; y1: number }[] = [];
  for (let bin = 0; bin < bins; bin++) {
    let height = 0;
    CAUSES.forEach((cause, c) => {
      const n = counts[c]![bin]!;
      if (n === 0) return;
      const from = bin * width;
      const weeks = width === 1 ? String(from) : `${from} to ${from + width - 1}`;
      bars.push({ from, to: from + width, weeks, cause, groups: n, y0: height, y1: height + n });
      height += n;
    });
  }
  return { bars, width, upTo: bins * width };
}

function words(groups: GroupsTable, sizes: Map<number, number>, lives: number[], half: number | null) {
  const largest = Math.max(...sizes.keys());
  if (groups.rows === 1) {
    return {
      title: `The only group had ${number(largest)} members at most${half === null ? '' : ` and lived ${count(half, 'week')}`}`,
      finding: half === null ? 'It was still alive at the end.' : `It ${CAUSE_WORDS[groups.cause[0]!]}.`,
    };
  }
  const [commonest, n] = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]!;
  const kind =
    commonest === 2 ? 'Pairs were the commonest groups' : `Groups of ${number(commonest)} were the commonest`;
  const tied = [...sizes.values()].filter((other) => other === n).length > 1;
  const sized = tied ? `Groups had ${number(Math.min(...sizes.keys()))} to ${number(largest)} members at most` : kind;
  const lived =
    half === null ? 'none had ended by the last week' : `half of those that ended lived ${count(half, 'week')} or less`;
  const longest = lives.length === 0 ? '' : ` The longest life that ended lasted ${count(most(lives), 'week')}.`;
  return {
    title: sizes.size === 1 ? `All groups had ${number(largest)} members at most; ${lived}` : `${sized}; ${lived}`,
    finding: `${percent((sizes.get(2) ?? 0) / groups.rows)} of ${count(groups.rows, 'group')} never had more than two members; the largest had ${number(largest)}.${longest}`,
  };
}
