/** The S-curve: the share of people who ever belonged to a group, who belong to one now, and who carry the spark. */

import { count, list, number, percent, weekNumber } from '../measure/words.ts';
import { type Chart, chart } from './chart.ts';
import { markLayers, marksFor } from './intervention-marks.ts';
import type { ToldIntervention } from './interventions-in-words.ts';
import { REGULAR, widthsOf } from './letter-widths.ts';
import { BLUE, BLUE_INK, GREEN, GREEN_INK, halo, PLOT_WIDTH, shareAxis, VERMILLION, VERMILLION_INK } from './look.ts';
import type { Tables } from './read-tables.ts';
import {
  type Band,
  bandOf,
  bandsInWords,
  bandsOf,
  medianOf,
  pointsOf,
  type Runs,
  rangeInWords,
  runsOf,
  total,
} from './runs.ts';

const LINES = [
  { column: 'ever', said: 'ever belonged', colour: BLUE, ink: BLUE_INK },
  { column: 'members', said: 'belong now', colour: VERMILLION, ink: VERMILLION_INK },
  { column: 'carriers', said: 'carry the spark', colour: GREEN, ink: GREEN_INK },
] as const;

const HEIGHT = 440;
/** Room to the right of the plot for the names of the lines. */
const LABELS = 170;
const MILESTONE_SIZE = 18;
const widthOf = widthsOf(REGULAR);
const MILESTONES = [
  { share: 0.1, said: 'a tenth' },
  { share: 0.5, said: 'half' },
  { share: 0.9, said: 'nine tenths' },
];

/** For each run the share of people in a column, week by week. */
export function sharesOf(runs: Runs, column: 'ever' | 'members' | 'carriers'): number[][] {
  const people = runs.series('people');
  return runs.series(column).map((run, r) => run.map((value, at) => value / people[r]![at]!));
}

/** The first week in which at least `share` of people had ever belonged, for each run; Infinity where it never was. */
export function weeksToReach(runs: Runs, share: number): number[] {
  return sharesOf(runs, 'ever').map((run) => {
    const at = run.findIndex((value) => value >= share);
    return at < 0 ? Infinity : runs.weeks[at]!;
  });
}

/** @param interventions what was done from outside, to be marked; no table holds it */
export function sCurve(tables: Tables, interventions: readonly ToldIntervention[] = []): Chart {
  const runs = runsOf(tables.weeks);
  const many = runs.replicates.length;
  const lastWeek = runs.weeks.at(-1) ?? 0;
  const marks = marksFor(interventions, lastWeek, PLOT_WIDTH - LABELS, PLOT_WIDTH);
  const points = pointsOf(runs.weeks.length);
  const lines = LINES.map((line) => ({ ...line, bands: bandsOf(sharesOf(runs, line.column), runs.weeks.length) }));
  const end = (line: { bands: (Band | null)[] }) => line.bands.at(-1)?.median ?? 0;

  const top = Math.max(
    0.08,
    ...lines.flatMap(({ bands }) => bands.map((band) => (many > 1 ? band?.high : band?.median) ?? 0)),
  );
  const highest = top > 0.85 ? 1 : Math.min(1, top * 1.12);
  const rows = lines.flatMap(({ column, bands }) =>
    points.flatMap((at) => {
      const band = bands[at];
      if (!band) return [];
      const row = { line: column, week: runs.weeks[at], share: round(band.median) };
      if (many < 2) return [row];
      return [
        {
          ...row,
          low: round(band.low),
          lowerQuarter: round(band.lowerQuarter),
          upperQuarter: round(band.upperQuarter),
          high: round(band.high),
        },
      ];
    }),
  );
  const labels = spreadApart(lines.map(end), (27 / HEIGHT) * highest, highest).map((at, k) => ({
    at,
    line: lines[k]!.column,
    text: `${percent(end(lines[k]!))} ${lines[k]!.said}`,
  }));
  const reached = MILESTONES.map((milestone) => ({
    ...milestone,
    week: bandOf(weeksToReach(runs, milestone.share))!.median,
  }))
    .filter(({ week }) => Number.isFinite(week))
    .map(({ share, said, week }) => {
      const text = `${said}: ${weekNumber(week)}`;
      const end = (week / Math.max(1, lastWeek)) * marks.width + 12 + widthOf(text) * MILESTONE_SIZE;
      // At the end of the plot it would run into the names of the lines.
      return { share, week, text, side: end > marks.width + 10 ? 'left' : 'right' };
    });
  const beside = (side: string, mark: object): object[] => {
    if (!reached.some((one) => one.side === side)) return [];
    const onThisSide = { transform: [{ filter: `datum.side === '${side}'` }] };
    const words = { mark: { type: 'text', ...mark, color: BLUE_INK }, encoding: { text: { field: 'text' } } };
    return [
      { ...onThisSide, ...halo(mark) },
      { ...onThisSide, ...words },
    ];
  };

  const week = { field: 'week', type: 'quantitative', scale: { domain: [0, Math.max(1, lastWeek)], nice: false } };
  const scale = { domain: [0, highest], nice: false };
  const colour = {
    field: 'line',
    type: 'nominal',
    scale: { domain: LINES.map(({ column }) => column), range: LINES.map(({ colour }) => colour) },
    legend: null,
  };
  const band = (low: string, high: string, opacity: number, only?: string) => ({
    ...(only !== undefined && { transform: [{ filter: `datum.line === '${only}'` }] }),
    mark: { type: 'area', opacity },
    encoding: { x: week, y: { field: low, type: 'quantitative', scale }, y2: { field: high }, color: colour },
  });
  const byWeek = points.map((at) => ({
    week: runs.weeks[at],
    ...Object.fromEntries(lines.map(({ said, bands }) => [said, percent(bands[at]?.median ?? 0)])),
  }));

  return chart(
    's-curve',
    {
      ...words(tables, runs),
      caption: `Share of all people who have ever belonged to a group, who belong to one now, and who carry the spark (this way of working has begun to be their own).${comeAndGo(runs) ? ' People come and go: each share is of those who are there in that week.' : ''}${bandsInWords(many)}${many > 1 ? ' The light band is drawn only for those who ever belonged.' : ''}${marks.caption}`,
    },
    {
      width: marks.width,
      height: HEIGHT,
      data: { values: rows },
      layer: [
        ...markLayers(marks, week, HEIGHT),
        ...(many > 1 ? [band('low', 'high', 0.16, 'ever'), band('lowerQuarter', 'upperQuarter', 0.22)] : []),
        {
          mark: { type: 'line', strokeWidth: 4 },
          encoding: {
            x: { ...week, axis: { title: 'week' } },
            y: {
              field: 'share',
              type: 'quantitative',
              scale,
              axis: shareAxis(highest),
            },
            color: colour,
          },
        },
        {
          data: { values: byWeek },
          mark: { type: 'rule', strokeWidth: 4, opacity: 0 },
          encoding: {
            x: week,
            tooltip: [
              { field: 'week', type: 'quantitative', title: 'week' },
              ...LINES.map(({ said }) => ({ field: said, title: said })),
            ],
          },
        },
        {
          data: { values: reached },
          encoding: { x: week, y: { field: 'share', type: 'quantitative', scale } },
          layer: [
            { mark: { type: 'point', filled: true, size: 130, color: BLUE_INK, opacity: 1 } },
            ...beside('right', { align: 'left', dx: 12, dy: 15, fontSize: MILESTONE_SIZE }),
            ...beside('left', { align: 'right', dx: -12, dy: -12, fontSize: MILESTONE_SIZE }),
          ],
        },
        {
          data: { values: labels },
          mark: { type: 'text', align: 'left', x: { expr: 'width + 14' }, fontSize: 19, fontWeight: 'bold' },
          encoding: {
            y: { field: 'at', type: 'quantitative', scale },
            text: { field: 'text' },
            color: { ...colour, scale: { domain: colour.scale.domain, range: LINES.map(({ ink }) => ink) } },
          },
        },
      ],
      resolve: { scale: { color: 'independent' } },
    },
  );
}

const round = (value: number) => Math.round(value * 1e5) / 1e5;

/** Moves heights apart by at least `gap`, in their order, between 0 and `top`. */
export function spreadApart(heights: readonly number[], gap: number, top: number): number[] {
  const order = heights.map((_, k) => k).sort((a, b) => heights[a]! - heights[b]! || b - a);
  const placed = [...heights];
  let lowest = 0;
  for (const k of order) {
    placed[k] = Math.max(placed[k]!, lowest);
    lowest = placed[k]! + gap;
  }
  let highest = top;
  for (const k of [...order].reverse()) {
    placed[k] = Math.min(placed[k]!, highest);
    highest = placed[k]! - gap;
  }
  return placed;
}

/** Whether people came into this world or left it in any run. */
function comeAndGo(runs: Runs): boolean {
  return total(runs.series('came').flat()) + total(runs.series('gone').flat()) > 0;
}

function words(tables: Tables, runs: Runs): { title: string; finding: string } {
  const many = runs.replicates.length;
  const lastWeek = runs.weeks.at(-1) ?? 0;
  const people = tables.weeks.people[tables.weeks.rows - 1] ?? 0;
  // Where people come and go, a share is always of those who are there.
  const change = comeAndGo(runs);
  const everybody = change ? 'people there at the time' : count(people, 'person', 'people');
  const shares = sharesOf(runs, 'ever').map((run) => run.at(-1)!);
  const reached = bandOf(shares)?.median ?? 0;
  if (shares.every((share) => share === 0))
    return {
      title: 'Nobody ever belonged to a group',
      finding: `In ${count(lastWeek, 'week')} none of the ${change ? 'people' : everybody} founded or joined a group.`,
    };
  const half = bandOf(weeksToReach(runs, 0.5))!;
  const most = bandOf(weeksToReach(runs, 0.9))!.median;
  const tenth = bandOf(weeksToReach(runs, 0.1))!.median;
  const steps = [
    Number.isFinite(tenth) ? `a tenth by ${weekNumber(tenth)}` : '',
    Number.isFinite(half.median) ? `half by ${weekNumber(half.median)}` : '',
    Number.isFinite(most) ? `nine tenths by ${weekNumber(most)}` : '',
  ].filter((step) => step !== '');
  const spread = bandOf(shares);
  const finding = [
    steps.length > 0
      ? `Of all ${everybody}, ${list(steps)} had ever belonged to a group${medianOf(many)}.`
      : `Less than a tenth of the ${everybody} ever belonged to a group${medianOf(many)}.`,
    `By ${weekNumber(lastWeek)} it was ${percent(reached)}${many > 1 && spread !== null ? `, ${rangeInWords(many, spread, percent)}` : ''}.`,
  ].join(' ');
  const typical = many > 1 ? ' in the median run' : '';
  if (Number.isFinite(half.median))
    return {
      title: `Half of all ${change ? 'people' : everybody} had belonged to a group by ${weekNumber(half.median)}${typical}`,
      finding,
    };
  if (change)
    return {
      title: `${percent(reached)} of the people there in ${weekNumber(lastWeek)} had belonged to a group${typical}`,
      finding,
    };
  const ever = Math.round(reached * people);
  return {
    title: `${many > 1 ? percent(reached) : number(ever)} of the ${everybody} had belonged to a group by the end, ${weekNumber(lastWeek)}${typical}`,
    finding,
  };
}
