/** Communities: how many people belong to one, and how many of the groups founded so far sprang from them. */

import { capital, count, percent, whole } from '../measure/words.ts';
import { type Chart, chart, nothingToDraw } from './chart.ts';
import { markLayers, marksFor } from './intervention-marks.ts';
import type { ToldIntervention } from './interventions-in-words.ts';
import { BLUE, BLUE_INK, GREEN, GREEN_INK, PLOT_WIDTH, panelTitle, shareAxis } from './look.ts';
import type { Tables } from './read-tables.ts';
import { bandOf, bandsInWords, bandsOf, medianOf, most, pointsOf, type Runs, runsOf, total } from './runs.ts';
import { spreadApart } from './s-curve.ts';

const NAME = 'communities';
const HEIGHT = 220;
/** Room to the right for the names of the lines. */
const LABELS = 250;
const LOOKS = [
  { colour: GREEN, ink: GREEN_INK },
  { colour: BLUE, ink: BLUE_INK },
] as const;

/** @param interventions what was done from outside, to be marked; no table holds it */
export function communities(tables: Tables, interventions: readonly ToldIntervention[] = []): Chart {
  const runs = runsOf(tables.weeks);
  const many = runs.replicates.length;
  if (total(runs.series('communities').flat()) === 0)
    return nothingToDraw(NAME, 'There were no communities', 'No community ever lived in this world.');
  const lastWeek = runs.weeks.at(-1) ?? 0;
  const marks = marksFor(interventions, lastWeek, PLOT_WIDTH - LABELS, PLOT_WIDTH);
  const people = runs.series('people');
  const share = (column: 'community_members' | 'members') =>
    runs.series(column).map((run, r) => run.map((value, at) => value / people[r]![at]!));
  const week = { field: 'week', type: 'quantitative', scale: { domain: [0, Math.max(1, lastWeek)], nice: false } };

  const panel = (
    title: string,
    series: readonly number[][][],
    said: readonly string[],
    written: (value: number) => string,
    axisOf: (highest: number) => object,
    last: boolean,
  ) => {
    const bands = series.map((of) => bandsOf(of, runs.weeks.length));
    const rows = bands.flatMap((of, k) =>
      pointsOf(runs.weeks.length).flatMap((at) => {
        const band = of[at];
        if (!band) return [];
        const row = { line: said[k]!, week: runs.weeks[at], value: round(band.median) };
        return many < 2 ? [row] : [{ ...row, low: round(band.low), high: round(band.high) }];
      }),
    );
    const highest = Math.max(most(rows.map((row) => ('high' in row ? Number(row.high) : row.value))) * 1.06, 1e-6);
    const scale = { domain: [0, highest], nice: false };
    const ends = bands.map((of) => of.at(-1)?.median ?? 0);
    const labels = spreadApart(ends, (27 / HEIGHT) * highest, highest).map((at, k) => ({
      ...{ at, line: said[k]!, text: `${written(ends[k]!)} ${said[k]}` },
    }));
    const colour = (which: 'colour' | 'ink') => ({
      ...{ field: 'line', type: 'nominal', legend: null },
      scale: { domain: said, range: LOOKS.map((look) => look[which]) },
    });
    return {
      title: panelTitle(title),
      width: marks.width,
      height: HEIGHT,
      data: { values: rows },
      layer: [
        ...markLayers(last ? { ...marks, above: 0 } : marks, week, HEIGHT),
        ...(many > 1
          ? [
              {
                mark: { type: 'area', opacity: 0.18 },
                encoding: {
                  ...{ x: week, y: { field: 'low', type: 'quantitative', scale }, y2: { field: 'high' } },
                  color: colour('colour'),
                },
              },
            ]
          : []),
        {
          mark: { type: 'line', strokeWidth: 4 },
          encoding: {
            x: { ...week, axis: last ? { title: 'week' } : { title: null, labels: false, ticks: false } },
            y: { field: 'value', type: 'quantitative', scale, axis: axisOf(highest) },
            color: colour('colour'),
            tooltip: [
              { field: 'week', type: 'quantitative', title: 'week' },
              { field: 'line', title: 'what' },
              { field: 'value', type: 'quantitative', title: 'value' },
            ],
          },
        },
        {
          data: { values: labels },
          mark: { type: 'text', align: 'left', x: { expr: 'width + 14' }, fontSize: 18, fontWeight: 'bold' },
          encoding: {
            y: { field: 'at', type: 'quantitative', scale },
            text: { field: 'text' },
            color: colour('ink'),
          },
        },
      ],
      resolve: { scale: { color: 'independent' } },
    };
  };

  return chart(
    NAME,
    {
      ...words(runs, share('community_members'), many),
      caption: `Above: share of people who belong to a community (a lasting circle that gathers now and then), and to a group. Below: groups founded so far, and how many of them by two people who both belonged to a community.${bandsInWords(
        many,
      )
        .replace(' dark band: the middle half;', '')
        .replace(' dark band: half of the runs;', '')
        .replace('light band', 'band')}${marks.caption}`,
    },
    {
      vconcat: [
        panel(
          'Share of people',
          [share('community_members'), share('members')],
          ['in a community', 'in a group'],
          percent,
          shareAxis,
          false,
        ),
        panel(
          'Groups founded so far',
          [soFar(runs.series('founded_in_community')), soFar(runs.series('founded'))],
          ['from communities', 'in all'],
          whole,
          () => ({ title: null, tickMinStep: 1, format: ',.0f' }),
          true,
        ),
      ],
    },
  );
}

const round = (value: number) => Math.round(value * 1e5) / 1e5;

/** Sums from the first week on. */
function soFar(series: readonly number[][]): number[][] {
  return series.map((run) => {
    let sum = 0;
    return run.map((value) => {
      sum += value || 0;
      return sum;
    });
  });
}

function words(runs: Runs, belonging: readonly number[][], many: number): { title: string; finding: string } {
  const last = (series: readonly number[][]) => bandOf(series.map((run) => run.at(-1) ?? 0))?.median ?? 0;
  const founded = last(soFar(runs.series('founded')));
  const sprung = last(soFar(runs.series('founded_in_community')));
  const finding = `${capital(count(last(runs.series('communities')), 'community', 'communities'))} lived at the end, and ${percent(
    last(belonging),
  )} of people belonged to one.`;
  if (founded === 0) return { title: `No group sprang from the communities${medianOf(many)}`, finding };
  return {
    title:
      sprung === 0
        ? `None of ${count(founded, 'group')} sprang from a community${medianOf(many)}`
        : `${whole(sprung)} of ${count(founded, 'group')} sprang from communities, to which ${percent(last(belonging))} belonged at the end${medianOf(many)}`,
    finding,
  };
}
