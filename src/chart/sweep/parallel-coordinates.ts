/** Parallel coordinates: an upright axis for each factor and outcome, a line for each point through its values, coloured by an outcome. */

import { list, number, wrap } from '../../measure/words.ts';
import { type Chart, chart } from '../chart.ts';
import { INK, PLOT_WIDTH, SOFT_INK } from '../look.ts';
import { strongest, thinned } from './bins.ts';
import {
  breakable,
  inSentence,
  levelInWords,
  round,
  roundValues,
  shortened,
  valueSaid,
  valueWithUnit,
} from './said.ts';

import { isLog, roundOnLog } from './small-panels.ts';
import { isNumeric, type Swept, type ToldOutcome, type Varied } from './swept.ts';

const MOST_LINES = 300;
const MOST_FACTORS = 6;
const MOST_OUTCOMES = 3;
const HEIGHT = 420;
const SIZE = 16;
const WIDTH = PLOT_WIDTH - 60;

export interface Axis {
  readonly head: string;
  readonly isOutcome: boolean;
  /** From 0, the bottom, to 1; NaN: not known. */
  place(at: number): number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

export function parallelCoordinates(swept: Swept): Chart {
  const outcomes = swept.main.slice(0, MOST_OUTCOMES);
  const [main] = outcomes as [ToldOutcome];
  const factors = strongest(swept, main, MOST_FACTORS);
  const known = swept.points.filter((point) => !Number.isNaN(swept.cell(point, main).mean));
  // From low to high, so that those with much, which are seldom, lie on top.
  const sorted = known.toSorted((a, b) => swept.cell(a, main).mean - swept.cell(b, main).mean);
  const shown = thinned(sorted, MOST_LINES);
  const axes = [
    ...factors.map((factor) => factorAxisOf(swept, factor)),
    ...outcomes.map((outcome) => outcomeAxisOf(swept, outcome)),
  ];
  const means = known.map((point) => swept.cell(point, main).mean);
  const [least, most] = [Math.min(...means), Math.max(...means)];
  const rows = shown.flatMap((point, order) =>
    axes.flatMap((axis, a) => {
      const value = axis.place(point.number);
      const mean = swept.cell(point, main).mean;
      const told = `point ${point.number}: ${valueSaid(main, mean)}`;
      return Number.isNaN(value) ? [] : [{ order, axis: a, value: round(value), mean: round(mean), told }];
    }),
  );
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, axes.length - 1], nice: false, zero: false },
    axis: null,
  });
  const y = { field: 'value', type: 'quantitative', scale: { domain: [0, 1], nice: false }, axis: null };
  const letters = Math.max(8, Math.floor(WIDTH / (axes.length - 1) / 10.5));
  const heads = axes.map(({ head, isOutcome }, a) => ({
    axis: a,
    text: wrap(shortened(breakable(head), letters * 4), letters),
    isOutcome,
  }));
  const deepest = Math.max(...heads.map(({ text }) => text.length));
  const ticks = axes.flatMap(({ ticks: of }, a) =>
    of.map(({ at, text }) => ({ axis: a, value: round(at), text, last: a === axes.length - 1 })),
  );
  const head = {
    data: { values: heads },
    mark: {
      type: 'text',
      align: 'center',
      baseline: 'top',
      y: -22 * deepest - 14,
      lineHeight: 22,
      fontSize: SIZE,
      fontWeight: 'bold',
    },
    encoding: {
      x: x('axis'),
      text: { field: 'text' },
      color: { condition: { test: 'datum.isOutcome', value: '#A3285F' }, value: INK },
    },
  };
  const letter = (look: object, last: boolean) => ({
    data: { values: ticks.filter((tick) => tick.last === last) },
    mark: { type: 'text', align: last ? 'left' : 'right', dx: last ? 8 : -8, fontSize: 15, ...look },
    encoding: { x: x('axis'), y, text: { field: 'text' } },
  });
  const halo = { color: 'white', stroke: 'white', strokeWidth: 5, strokeJoin: 'round', opacity: 0.85 };
  return chart(
    'parallel-coordinates',
    {
      ...words(swept, main),
      caption: `Line: a point of the sweep${shown.length < known.length ? `, ${number(shown.length)} of ${number(known.length)} evenly picked` : ''}, through its settings (black) and what came of them (red, means over runs). Colour: ${inSentence(main.head)}, from ${valueSaid(main, least)} (light) to ${valueSaid(main, most)} (dark).${factors.length < swept.varied.length ? ` Axes: the ${number(factors.length)} of ${number(swept.varied.length)} factors whose means differ most.` : ''}`,
    },
    {
      width: WIDTH,
      height: HEIGHT,
      layer: [
        {
          data: { values: rows },
          mark: {
            type: 'line',
            strokeWidth: shown.length > 100 ? 1.4 : 2.2,
            opacity: shown.length > 100 ? 0.6 : 0.8,
            strokeJoin: 'round',
          },
          encoding: {
            x: x('axis'),
            y,
            detail: { field: 'order', type: 'ordinal' },
            color: {
              field: 'mean',
              type: 'quantitative',
              scale: {
                domain: [least, most === least ? least + 1 : most],
                range: ['#F0B94A', '#E0702A', '#A3285F', '#5B1E73', '#1E0F45'],
                interpolate: 'lab',
              },
              legend: null,
            },
            tooltip: { field: 'told' },
          },
        },
        {
          data: { values: axes.map((_, axis) => ({ axis })) },
          mark: { type: 'rule', color: SOFT_INK, strokeWidth: 2 },
          encoding: { x: x('axis'), y: { value: 0 }, y2: { value: HEIGHT } },
        },
        letter(halo, false),
        letter({ color: INK }, false),
        letter(halo, true),
        letter({ color: INK }, true),
        head,
      ],
    },
  );
}

export function factorAxisOf(swept: Swept, factor: Varied): Axis {
  const values = new Map(swept.points.map((point) => [point.number, point.values[factor.at]!]));
  const { values: levels } = factor;
  if (!isNumeric(factor)) {
    const place = (level: number | string) => (levels.length === 1 ? 0.5 : levels.indexOf(level) / (levels.length - 1));
    return {
      ...{ head: factor.label, isOutcome: false },
      place: (at) => place(values.get(at)!),
      ticks: levels.map((level) => ({ at: place(level), text: shortened(levelInWords(level), 14) })),
    };
  }
  const [low, high] = [Number(levels[0]), Number(levels.at(-1))];
  const place = (value: number) =>
    isLog(factor) ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  const few =
    levels.length <= 7 ? levels.map(Number) : isLog(factor) ? roundOnLog(low, high, HEIGHT) : roundValues(low, high, 7);
  return {
    ...{ head: factor.label, isOutcome: false },
    place: (at) => place(Number(values.get(at))),
    ticks: few.map((value) => ({ at: place(value), text: levelInWords(value) })),
  };
}

export function outcomeAxisOf(swept: Swept, outcome: ToldOutcome): Axis {
  const means = new Map(swept.points.map((point) => [point.number, swept.cell(point, outcome).mean]));
  const known = [...means.values()].filter((mean) => !Number.isNaN(mean));
  const [low, high] = known.length === 0 ? [0, 1] : [Math.min(...known), Math.max(...known)];
  const span = high - low || 1;
  return {
    ...{ head: outcome.head, isOutcome: true },
    place: (at) => (means.get(at)! - low) / span,
    ticks: roundValues(low, low + span, 7).map((value) => ({
      at: (value - low) / span,
      text: valueSaid(outcome, value),
    })),
  };
}

/** Rounded so that what is said of all stays true of all. */
function twoDigits(value: number, way: (value: number) => number): number {
  if (value === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  return Number((way(value / unit - (way === Math.floor ? -1e-9 : 1e-9)) * unit).toPrecision(2));
}

/** What the tenth of the points with the most have in common: factors that stay within a part of their range. */
function words(swept: Swept, main: ToldOutcome): { title: string; finding: string } {
  const known = swept.points.filter((point) => !Number.isNaN(swept.cell(point, main).mean));
  const sorted = known.toSorted((a, b) => swept.cell(b, main).mean - swept.cell(a, main).mean);
  if (sorted.length > 0 && swept.cell(sorted[0]!, main).mean === swept.cell(sorted.at(-1)!, main).mean) {
    const same = `${main.head}: ${valueWithUnit(main, swept.cell(sorted[0]!, main).mean)} at every point`;
    return { title: same, finding: `${same}, whatever the settings.` };
  }
  const top = sorted.slice(0, Math.max(3, Math.ceil(sorted.length / 10)));
  const common = swept.varied.flatMap((factor) => {
    const own = new Set(top.map(({ values }) => values[factor.at]!));
    const label = inSentence(factor.label);
    if (!isNumeric(factor)) return own.size === 1 ? [`${label} ${levelInWords([...own][0]!)}`] : [];
    const ranks = [...own].map((value) => factor.values.indexOf(value) / Math.max(1, factor.values.length - 1));
    const [least, most] = [Math.min(...ranks), Math.max(...ranks)];
    const numbers = [...own].map(Number);
    if (least >= 0.4) return [`${label} ≥ ${levelInWords(twoDigits(Math.min(...numbers), Math.floor))}`];
    if (most <= 0.6) return [`${label} ≤ ${levelInWords(twoDigits(Math.max(...numbers), Math.ceil))}`];
    return [];
  });
  const range = `from ${valueWithUnit(main, swept.cell(sorted.at(-1)!, main).mean)} to ${valueWithUnit(main, swept.cell(sorted[0]!, main).mean)}`;
  const those = `the ${number(top.length)} of ${number(known.length)} points with the most`;
  if (common.length === 0)
    return {
      title: `${main.head}: ${range}, and no one setting is common to the highest`,
      finding: `${main.head}: ${range}; ${those} lie in every part of each factor's range.`,
    };
  return {
    title: `${main.head}, the highest tenth: ${list(common)}`,
    finding: `${main.head}: ${range}; ${those} all have ${list(common)}. Means over runs, without regard to luck.`,
  };
}
