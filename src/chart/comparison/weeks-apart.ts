/** A series of every arm week by week, and below it the difference with a band that holds for all weeks: where they part is marked. */
import type { ComparedSeries, Comparison, SeriesComparison } from '../../analysis/results/comparison.ts';
import { FEWEST_PAIRS } from '../../measure/difference-in-words.ts';
import { capital, count, number } from '../../measure/words.ts';
import { type Chart, chart, nothingToDraw, type Spec } from '../chart.ts';
import { GRID, INK, PLOT_WIDTH, panelTitle, SOFT_INK, variantLook } from '../look.ts';
import { pointsOf } from '../runs.ts';
import { spreadApart } from '../s-curve.ts';
import { labelOf } from '../variants-over-time.ts';
import { placeIn, quoted, titleIn } from './of-comparison.ts';

const LABEL_WIDTH = 230;
const WIDTH = PLOT_WIDTH - LABEL_WIDTH;
const LINE_HEIGHT = 21;
/** More differences than this one below the other would be a long way to scroll. */
const MOST_BANDS = 6;

export function weeksApart(comparison: Comparison, series: ComparedSeries): Chart {
  const name = `weeks-${series.name.replaceAll(/[^\w-]/g, '-')}`;
  const all = comparison.weekly.filter((one) => one.series === series.name);
  const [first] = all;
  if (first === undefined || first.weeks.length < 2)
    return nothingToDraw(
      name,
      series.head,
      'There are no weeks that all have; series are kept where a sweep names them.',
    );
  const shown = all.slice(0, MOST_BANDS);
  const left = all.length > shown.length ? ` ${count(all.length - shown.length, 'more')} in compare-weeks.csv.` : '';
  const caption = `Above: the mean of all runs, ${series.meaning}. Below: the difference${
    first.paired ? ' within pairs of runs with the same luck' : ' of the means'
  }, with a 95 % band that holds for all weeks at once. Where the whole band lies off zero they part: these weeks are underlined.${left}`;
  return chart(name, { ...words(comparison, series, all), caption }, {
    vconcat: [
      lines(comparison, series, all),
      ...shown.map((one, at) => band(comparison, series, one, at === shown.length - 1)),
    ],
    spacing: 30,
    resolve: { scale: { color: 'independent' } },
  } as Spec);
}

const scaledBy = ({ unit }: ComparedSeries) => (unit === 'share' ? 100 : 1);
const round = (value: number) => Number(value.toPrecision(5));
const isKnown = (value: number | null | undefined): value is number =>
  typeof value === 'number' && !Number.isNaN(value);

const axisOfWeeks = (weeks: readonly number[], labels: boolean) => ({
  field: 'week',
  type: 'quantitative',
  scale: { domain: [weeks[0], weeks.at(-1)], nice: false },
  axis: labels ? { title: 'week', tickCount: 6 } : { title: null, tickCount: 6, labels: false },
});

/** The means of all arms, each labelled where it ends. */
function lines(comparison: Comparison, series: ComparedSeries, all: readonly SeriesComparison[]): object {
  const factor = scaledBy(series);
  const { weeks } = all[0]!;
  const points = pointsOf(weeks.length);
  const means = comparison.arms.flatMap(({ name, title }) => {
    const mean = all.find(({ arm }) => arm === name)?.mean ?? all.find(({ against }) => against === name)?.meanAgainst;
    return mean === undefined ? [] : [{ name, title, mean, ...variantLook(placeIn(comparison, name)) }];
  });
  const rows = means.flatMap(({ name, mean }) =>
    points.flatMap((at) =>
      isKnown(mean[at]) ? [{ line: name, week: weeks[at], value: round(mean[at] * factor) }] : [],
    ),
  );
  const values = rows.map(({ value }) => value);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const domain = [least, most + ((most - least) * 0.06 || 1)];
  const labels = means.map(({ title, mean }) => ({
    text: labelOf(title, 20),
    end: (mean.findLast(isKnown) ?? 0) * factor,
  }));
  const height = Math.max(260, means.length * (2 * LINE_HEIGHT + 5));
  const gap =
    ((Math.max(...labels.map(({ text }) => text.length)) * LINE_HEIGHT + 6) / height) * (domain[1]! - domain[0]!);
  const placed = spreadApart(
    labels.map(({ end }) => end - domain[0]! - gap / 2),
    gap,
    domain[1]! - domain[0]! - gap / 2,
  ).map((at) => at + gap / 2 + domain[0]!);
  const x = axisOfWeeks(weeks, false);
  const scale = { domain, nice: false };
  const colour = (which: 'colour' | 'ink') => ({
    field: 'line',
    type: 'nominal',
    scale: { domain: means.map(({ name }) => name), range: means.map((mean) => mean[which]) },
    legend: null,
  });
  return {
    title: panelTitle(unitHead(series, 'mean of the runs')),
    ...{ width: WIDTH, height },
    data: { values: rows },
    layer: [
      {
        mark: { type: 'line', strokeWidth: 4 },
        encoding: {
          x,
          y: { field: 'value', type: 'quantitative', scale, axis: valueAxis(series) },
          color: colour('colour'),
          strokeDash: {
            field: 'line',
            type: 'nominal',
            scale: { domain: means.map(({ name }) => name), range: means.map(({ dash }) => dash) },
            legend: null,
          },
        },
      },
      {
        data: { values: labels.map(({ text }, at) => ({ text, line: means[at]!.name, at: placed[at] })) },
        mark: {
          type: 'text',
          ...{ align: 'left', baseline: 'middle', x: { expr: 'width + 14' }, fontSize: 17, fontWeight: 'bold' },
          ...{ lineHeight: LINE_HEIGHT, dy: { expr: `(1 - length(datum.text)) * ${LINE_HEIGHT / 2}` } },
        },
        encoding: {
          y: { field: 'at', type: 'quantitative', scale },
          text: { field: 'text' },
          color: colour('ink'),
        },
      },
    ],
    view: { stroke: null },
    resolve: { scale: { color: 'independent' } },
  };
}

function valueAxis({ unit }: ComparedSeries): object {
  const format = "replace(format(datum.value, '~g'), '-', '\u2212')";
  return { title: null, grid: true, tickCount: 4, labelExpr: unit === 'share' ? `${format} + '\u00a0%'` : format };
}

const unitHead = ({ head, unit }: ComparedSeries, what: string) =>
  `${head}, ${what}${unit === 'share' || unit === '' || unit === head ? '' : ` (${unit})`}`;

/** The difference of one arm from what it is held against. */
function band(comparison: Comparison, series: ComparedSeries, one: SeriesComparison, last: boolean): object {
  const factor = scaledBy(series);
  const { weeks, stretches } = one;
  const at = (k: number) => ({
    ...{ week: weeks[k], value: round(one.difference[k]! * factor) },
    ...(isKnown(one.low[k]) && isKnown(one.high[k])
      ? { low: round(one.low[k]! * factor), high: round(one.high[k]! * factor) }
      : {}),
  });
  const rows = pointsOf(weeks.length)
    .filter((k) => isKnown(one.difference[k]))
    .map(at);
  const ends = rows.flatMap(({ value, low, high }) => [value, low ?? 0, high ?? 0]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = (most - least || 1) * 0.12;
  const domain = [least - room, most + room];
  const y = { type: 'quantitative', scale: { domain, nice: false }, axis: { ...differenceAxis(series) } };
  const x = axisOfWeeks(weeks, last);
  const { colour } = variantLook(placeIn(comparison, one.arm));
  const title = `${titleIn(comparison, one.arm)} against ${quoted(titleIn(comparison, one.against))}, difference${series.unit === 'share' ? ' in percentage points' : ''}`;
  return {
    title: panelTitle(labelOf(title, 78, 2)),
    ...{ width: WIDTH, height: 170 },
    data: { values: rows },
    layer: [
      {
        data: { values: stretches.map(({ from, to }) => ({ from, to: Math.max(to, from + 0.5) })) },
        mark: { type: 'rect', color: colour, opacity: 0.1 },
        encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' }, y: { value: 0 }, y2: { value: 170 } },
      },
      {
        data: { values: rows.filter(({ low }) => low !== undefined) },
        mark: { type: 'area', color: colour, opacity: 0.28 },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
      },
      {
        mark: { type: 'rule', color: INK, strokeWidth: 2 },
        data: { values: [{ zero: 0 }] },
        encoding: { y: { ...y, field: 'zero' } },
      },
      { mark: { type: 'line', color: colour, strokeWidth: 3.5 }, encoding: { x, y: { ...y, field: 'value' } } },
      {
        data: { values: stretches.map(({ from, to }) => ({ from, to: Math.max(to, from + 0.5) })) },
        mark: { type: 'rule', color: colour, strokeWidth: 9, y: 170 },
        encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' }, y: { value: 166 } },
      },
      {
        data: { values: [{ text: labelOf(capital(one.words), 24, 5) }] },
        mark: {
          type: 'text',
          ...{
            align: 'left',
            baseline: 'middle',
            x: { expr: 'width + 14' },
            y: 85,
            fontSize: 16,
            lineHeight: LINE_HEIGHT,
          },
          ...{
            dy: { expr: `(1 - length(datum.text)) * ${LINE_HEIGHT / 2}` },
            color: stretches.length > 0 ? INK : SOFT_INK,
          },
        },
        encoding: { text: { field: 'text' } },
      },
    ],
    view: { stroke: GRID },
  };
}

function differenceAxis({ unit }: ComparedSeries): object {
  const format = "(datum.value > 0 ? '+' : '') + replace(format(datum.value, '~g'), '-', '\u2212')";
  return { title: null, grid: true, tickCount: 3, labelExpr: unit === 'share' ? format : format };
}

function words(
  comparison: Comparison,
  { head }: ComparedSeries,
  all: readonly SeriesComparison[],
): { title: string; finding: string } {
  const apart = all.filter(({ stretches }) => stretches.length > 0);
  const [first] = all;
  const finding = `${all
    .map((one) => `${titleIn(comparison, one.arm)} against ${quoted(titleIn(comparison, one.against))}: ${one.words}`)
    .join('; ')}.`;
  if (all.length === 1) {
    if (first!.pairs < FEWEST_PAIRS) return { title: `${head}: too few runs to say where they part`, finding };
    return { title: apart.length === 0 ? `${head}: in no week clearly apart` : `${head}: ${first!.words}`, finding };
  }
  if (apart.length === 0) return { title: `${head}: none clearly apart in any week`, finding };
  return {
    title: `${head}: ${number(apart.length)} of ${count(all.length, 'difference')} clear in some weeks`,
    finding,
  };
}
