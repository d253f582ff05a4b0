/** Points all over the place: an outcome against each factor, a dot for every point, and the mean of bins with their interval. */
import type { Point } from '../../experiment/sweep.ts';
import { list, number } from '../../measure/words.ts';
import { type Chart, chart } from '../chart.ts';
import { BLUE, VERMILLION, VERMILLION_INK } from '../look.ts';
import { binsOf, strongest, thinned } from './bins.ts';
import { apart } from './clear-change.ts';
import { inSentence, levelInWords, outcomeAxis, round, shortened, valueSaid } from './said.ts';
import {
  atPlaces,
  domainOf,
  factorAxis,
  factorScale,
  headLayer,
  inRows,
  lineAtOne,
  panelWidth,
} from './small-panels.ts';
import { isNumeric, isReproduction, type Swept, type ToldOutcome, type Varied } from './swept.ts';
import { replicatesSaid } from './swept-in-words.ts';

const COLUMNS = 3;
const MOST_FACTORS = 12;
const MOST_DOTS = 240;
const HEIGHT = 210;
/** Only the first panel of a row has numbers at its axis. */
const SAVED = 28;

export function scatterSmooth(swept: Swept, outcome: ToldOutcome): Chart {
  const factors = strongest(swept, outcome, MOST_FACTORS);
  const columns = Math.min(COLUMNS, factors.length);
  const known = swept.points.filter((point) => !Number.isNaN(swept.cell(point, outcome).mean));
  const dots = thinned(known, MOST_DOTS);
  const domain = domainOf(
    outcome,
    known.map((point) => swept.cell(point, outcome).mean),
  );
  const width = panelWidth(columns) + (columns > 1 ? SAVED : 0);
  const panels = factors.map((factor, k) =>
    panel(swept, { outcome, factor, known, dots, domain, width, left: k % columns === 0 }),
  );
  const left = swept.varied.length - factors.length;
  const caption = [
    `Dot: one of ${dots.length < known.length ? `${number(dots.length)} of ${number(known.length)} points, evenly picked` : `${number(known.length)} points`}, ${replicatesSaid(swept) === '1\u00a0run' ? 'one run each' : `mean over ${replicatesSaid(swept)}`}.`,
    'Line: means of neighbouring points, with bars for their 95\u00a0% interval; their other settings differ.',
    left > 0 ? `The ${number(factors.length)} of ${number(swept.varied.length)} factors whose means differ most.` : '',
  ];
  return chart(
    `scatter-${outcome.name.replaceAll(/[^\w-]/g, '-')}`,
    { ...words(swept, outcome, known), caption: caption.filter((part) => part !== '').join(' ') },
    inRows(panels, columns, -1.5 * SAVED, 105) as never,
  );
}

interface Of {
  readonly outcome: ToldOutcome;
  readonly factor: Varied;
  readonly known: readonly Point[];
  readonly dots: readonly Point[];
  readonly domain: readonly [number, number];
  readonly width: number;
  readonly left: boolean;
}

function panel(swept: Swept, { outcome, factor, known, dots, domain, width, left }: Of): object {
  const numeric = isNumeric(factor);
  const bins = binsOf(swept, outcome, factor, known);
  const last = factor.values.length - 1;
  const names = Object.fromEntries(
    (numeric ? [] : factor.values).map((level, k) => [
      String(k),
      shortened(levelInWords(level), Math.max(4, Math.floor(width / 10 / (last + 1)))),
    ]),
  );
  const x = {
    type: 'quantitative',
    scale: numeric ? factorScale(factor) : { domain: [-0.5, last + 0.5], nice: false, zero: false },
    axis: numeric
      ? factorAxis(factor, width, false, 16)
      : {
          title: null,
          grid: false,
          ...atPlaces(factor.values.length),
          labelFontSize: 15,
          labelExpr: `(${JSON.stringify(names)})[datum.value] || ''`,
        },
  };
  const y = {
    type: 'quantitative',
    scale: { domain, nice: false, zero: false },
    axis: { ...outcomeAxis(outcome, domain[1]), labels: left, labelFontSize: 16 },
  };
  const rows = dots.map((point, k) => {
    const level = point.values[factor.at]!;
    // Dots of a level would hide each other: they step aside, always the same way.
    const aside = factor.spread ? 0 : (((k * 0.618034) % 1) - 0.5) * Math.min(14, (width / (last + 1)) * 0.5);
    const mean = swept.cell(point, outcome).mean;
    const told = `point ${point.number}: ${factor.label} ${levelInWords(level)}, ${valueSaid(outcome, mean)}`;
    return {
      x: numeric ? round(Number(level)) : factor.values.indexOf(level),
      y: round(mean),
      aside: round(aside),
      told,
    };
  });
  const line = bins.map(({ at, mean, low, high }) => ({
    x: round(at),
    y: round(mean),
    low: round(low),
    high: round(high),
  }));
  const isR = isReproduction(outcome) && domain[0] < 1 && domain[1] > 1;
  return {
    width,
    height: HEIGHT,
    layer: [
      headLayer(factor.label, width - 30),
      ...(isR ? lineAtOne(y, width) : []),
      {
        data: { values: rows },
        mark: {
          type: 'point',
          filled: true,
          size: rows.length > 150 ? 22 : 40,
          color: BLUE,
          opacity: rows.length > 150 ? 0.35 : 0.5,
          xOffset: { expr: 'datum.aside' },
        },
        encoding: { x: { ...x, field: 'x' }, y: { ...y, field: 'y' }, tooltip: { field: 'told' } },
      },
      ...[
        { color: 'white', strokeWidth: 7 },
        { color: VERMILLION, strokeWidth: 3.5 },
      ].map((look) => ({
        data: { values: line },
        mark: numeric ? { type: 'line', ...look } : { type: 'point', opacity: 0 },
        encoding: { x: { ...x, field: 'x' }, y: { ...y, field: 'y' } },
      })),
      {
        data: { values: line.filter(({ low }) => low !== null) },
        mark: { type: 'rule', strokeWidth: 3, color: VERMILLION_INK, clip: true },
        encoding: { x: { ...x, field: 'x' }, y: { ...y, field: 'low' }, y2: { field: 'high' } },
      },
      {
        data: { values: line },
        mark: {
          type: 'point',
          filled: true,
          size: numeric ? 50 : 120,
          opacity: 1,
          color: VERMILLION_INK,
          stroke: 'white',
          strokeWidth: 1,
        },
        encoding: { x: { ...x, field: 'x' }, y: { ...y, field: 'y' } },
      },
    ],
    view: { stroke: '#e4e7eb' },
  };
}

function words(swept: Swept, outcome: ToldOutcome, known: readonly Point[]): { title: string; finding: string } {
  const factors = swept.varied;
  const told = factors.map((factor) => {
    const bins = binsOf(swept, outcome, factor, known);
    const sorted = isNumeric(factor) ? bins : bins.toSorted((a, b) => a.mean - b.mean);
    const [first, last] = [sorted[0], sorted.at(-1)];
    // Of categories the lowest and the highest are picked from all pairs.
    const looks = factors.length * (isNumeric(factor) ? 1 : (bins.length * (bins.length - 1)) / 2);
    const clear = first === undefined || last === undefined ? 0 : apart(first, last, looks);
    return { factor, first, last, clear, size: Math.abs((last?.mean ?? 0) - (first?.mean ?? 0)) };
  });
  const clear = told.filter((one) => one.clear !== 0).sort((a, b) => b.size - a.size);
  const unclear = told.filter((one) => one.clear === 0);
  const sentence = ({ factor, first, last, clear: way }: (typeof told)[number]) =>
    `${isNumeric(factor) ? (way > 0 ? 'up' : 'down') : ''} from ${valueSaid(outcome, first!.mean)} to ${valueSaid(outcome, last!.mean)} with ${inSentence(factor.label)}`.trim();
  const none =
    unclear.length === 0
      ? ''
      : `no clear trend with ${unclear.length > 12 ? `${number(unclear.length)} factors` : list(unclear.map(({ factor }) => inSentence(factor.label)))}`;
  if (clear.length === 0)
    return { title: `${outcome.head}: no clear trend with any factor`, finding: `${outcome.head}: ${none}.` };
  const others = clear.length - 1;
  return {
    title: `${outcome.head}: ${sentence(clear[0]!)}${others > 0 ? `; next: ${list(clear.slice(1, 4).map(({ factor }) => inSentence(factor.label)))}` : ''}`,
    finding: `${outcome.head}: ${[...clear.map(sentence), none].filter((part) => part !== '').join('; ')}. From the lowest to the highest part of each range, whatever the other settings are.`,
  };
}
