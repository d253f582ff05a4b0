/** What it does to people: mean angst, esteem, ego, sense of self and fearlessness, week by week. */

import { capital, list, number, weekNumber } from '../measure/words.ts';
import { type Chart, chart, nothingToDraw } from './chart.ts';
import { markLayers, marksFor } from './intervention-marks.ts';
import type { ToldIntervention } from './interventions-in-words.ts';
import {
  BLUE,
  BLUE_INK,
  GREEN,
  GREEN_INK,
  ORANGE,
  ORANGE_INK,
  PLOT_WIDTH,
  PURPLE,
  PURPLE_INK,
  VERMILLION,
  VERMILLION_INK,
} from './look.ts';
import type { Tables } from './read-tables.ts';
import { bandsInWords, bandsOf, medianOf, most, pointsOf, runsOf, total } from './runs.ts';
import { spreadApart } from './s-curve.ts';

const NAME = 'what-it-does-to-people';
const HEIGHT = 440;
const LABELS = 200;
/** Shares from 0 to 1 become points from 0 to 100, as in the learning chart. */
const POINTS = 100;
/** Bands of five lines would be a fog; those that the title speaks of have one. */
const BANDED: readonly string[] = ['angst', 'esteem'];
/** Fewer points than this are no movement that a title should tell of. */
const FELT = 2;

const LINES = [
  { column: 'angst', said: 'angst', colour: VERMILLION, ink: VERMILLION_INK },
  { column: 'esteem', said: 'esteem', colour: BLUE, ink: BLUE_INK },
  { column: 'fearlessness', said: 'fearlessness', colour: ORANGE, ink: ORANGE_INK },
  { column: 'we', said: 'from I to we', colour: GREEN, ink: GREEN_INK },
  { column: 'ego', said: 'ego', colour: PURPLE, ink: PURPLE_INK },
] as const;

/** @param interventions what was done from outside, to be marked; no table holds it */
export function whatItDoesToPeople(tables: Tables, interventions: readonly ToldIntervention[] = []): Chart {
  const runs = runsOf(tables.weeks);
  const many = runs.replicates.length;
  if (total(runs.series('founded').flat()) === 0)
    return nothingToDraw(NAME, 'Nothing was done to anybody', 'No group formed, so there is nothing that it could do.');
  const lastWeek = runs.weeks.at(-1) ?? 0;
  const marks = marksFor(interventions, lastWeek, PLOT_WIDTH - LABELS, PLOT_WIDTH);
  const points = pointsOf(runs.weeks.length);
  const lines = LINES.map((line) => {
    const series = runs.series(line.column).map((run) => run.map((value) => value * POINTS));
    const bands = bandsOf(series, runs.weeks.length);
    return { ...line, bands, course: courseOf(bands.map((band) => band?.median ?? 0)) };
  });
  if (lines.every(({ course }) => course.peak - course.start < FELT && Math.abs(course.end - course.start) < FELT))
    return nothingToDraw(NAME, 'Nothing changed in people', `No mean moved by ${number(FELT)} of 100 points or more.`);
  const rows = lines.flatMap(({ column, bands }) =>
    points.flatMap((at) => {
      const band = bands[at];
      if (!band) return [];
      const row = { line: column, week: runs.weeks[at], points: round(band.median) };
      return many < 2 ? [row] : [{ ...row, low: round(band.lowerQuarter), high: round(band.upperQuarter) }];
    }),
  );
  const ends = lines.map(({ course }) => course.end);
  const labels = spreadApart(ends, (27 / HEIGHT) * POINTS, POINTS).map((at, k) => ({
    at,
    line: lines[k]!.column,
    text: `${number(ends[k]!)} ${lines[k]!.said}`,
  }));
  const byWeek = points.map((at) => ({
    week: runs.weeks[at],
    ...Object.fromEntries(lines.map(({ said, bands }) => [said, number(bands[at]?.median ?? 0, 1)])),
  }));

  const week = { field: 'week', type: 'quantitative', scale: { domain: [0, Math.max(1, lastWeek)], nice: false } };
  const scale = { domain: [0, POINTS], nice: false };
  const colour = (which: 'colour' | 'ink') => ({
    field: 'line',
    type: 'nominal',
    scale: { domain: LINES.map(({ column }) => column), range: LINES.map((line) => line[which]) },
    legend: null,
  });
  return chart(
    NAME,
    {
      ...words(
        Object.fromEntries(lines.map(({ column, course }) => [column, course])) as Record<Column, Course>,
        runs.weeks,
        many,
      ),
      caption: `Mean over all people, in points from 0 to 100: angst; esteem (how far others see a teacher in them); fearlessness (how little they fear to show limits); the sense of self, from I (0) to we (100); ego (how much they need to be the one who knows).${
        many > 2
          ? ' Line: the median of the runs; band, for angst and esteem: the middle half of them.'
          : bandsInWords(many)
      }${marks.caption}`,
    },
    {
      width: marks.width,
      height: HEIGHT,
      data: { values: rows },
      layer: [
        ...markLayers(marks, week, HEIGHT),
        ...(many > 1
          ? [
              {
                transform: [{ filter: { field: 'line', oneOf: BANDED } }],
                mark: { type: 'area', opacity: 0.2 },
                encoding: {
                  x: week,
                  y: { field: 'low', type: 'quantitative', scale },
                  y2: { field: 'high' },
                  color: colour('colour'),
                },
              },
            ]
          : []),
        {
          mark: { type: 'line', strokeWidth: 4 },
          encoding: {
            x: { ...week, axis: { title: 'week' } },
            y: { field: 'points', type: 'quantitative', scale, axis: { title: null } },
            color: colour('colour'),
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
          data: { values: labels },
          mark: { type: 'text', align: 'left', x: { expr: 'width + 14' }, fontSize: 19, fontWeight: 'bold' },
          encoding: {
            y: { field: 'at', type: 'quantitative', scale },
            text: { field: 'text' },
            color: colour('ink'),
          },
        },
      ],
      resolve: { scale: { color: 'independent' } },
    },
  );
}

const round = (value: number) => Math.round(value * 100) / 100;

type Column = (typeof LINES)[number]['column'];

/** A line in three numbers: where it begins, its highest point and when, and where it ends. */
interface Course {
  readonly start: number;
  readonly peak: number;
  readonly peakAt: number;
  readonly end: number;
}

function courseOf(medians: readonly number[]): Course {
  const peak = Math.max(0, most(medians));
  return { start: medians[0] ?? 0, peak, peakAt: medians.indexOf(peak), end: medians.at(-1) ?? 0 };
}

/** "rose to 41" from nothing, "rose from 20 to 43", "stayed near 15". */
function moved({ start, end }: Course, unit = ''): string {
  if (Math.abs(end - start) < FELT) return `stayed near ${number(end)}${unit}`;
  const from = Math.round(start) === 0 ? '' : ` from ${number(start)}`;
  return `${end > start ? 'rose' : 'fell'}${from} to ${number(end)}${unit}`;
}

function words(of: Record<Column, Course>, weeks: readonly number[], many: number): { title: string; finding: string } {
  const { angst, esteem, ego, we, fearlessness } = of;
  // Angst begins at nothing, as needs do; what tells is whether it falls from where it was worst.
  const less = angst.peak > angst.start ? angst.peak - angst.end : 0;
  const fell = less >= angst.peak / 3;
  const course = fell
    ? `fell from ${number(angst.peak)} to ${number(angst.end)} points`
    : less >= 2 * FELT
      ? `rose to ${number(angst.peak)} points, then fell to ${number(angst.end)},`
      : moved(angst, ' points');
  const rest = list([`fearlessness ${moved(fearlessness)}`, `the sense of self ${moved(we)}`, `ego ${moved(ego)}`]);
  // One goes down and the other up, or both go the same way.
  const joins = fell === esteem.end > esteem.start + FELT ? 'while' : 'and';
  return {
    title: `Angst ${course} ${joins} esteem ${moved(esteem)}${medianOf(many)}`,
    finding: `Angst was highest in ${weekNumber(weeks[angst.peakAt] ?? 0)}, with ${number(angst.peak)} points, and stood at ${number(
      angst.end,
    )} at the end. ${capital(rest)}.`,
  };
}
