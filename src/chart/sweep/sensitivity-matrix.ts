/** All outcomes at once: a table of factors and outcomes, each cell coloured by how much the one matters for the other. */
import type { Sensitivity } from '../../analysis/results/sensitivity.ts';
import type { SweepInfo } from '../../experiment/sweep-result.ts';
import { list, number, wrap } from '../../measure/words.ts';
import { type Chart, chart } from '../chart.ts';
import { INK, PLOT_WIDTH, SOFT_INK } from '../look.ts';
import { inSentence, minus, round, shortened } from './said.ts';
import { headOf, isClear, labelOf, luckIn, MEASURE, ranked } from './sensitivity-told.ts';
import { atPlaces, widthOf } from './small-panels.ts';

const MOST_FACTORS = 20;
const MOST_COLUMNS = 10;
const STEP = 34;
const SIZE = 16;

const SAID = {
  total: "total Sobol' index, the share of the variance that a factor makes with all others",
  muStar: 'mean size of effects (mu*), as a share of the largest for the outcome',
  prcc: 'partial rank correlation, from −1 (the outcome falls) to 1 (it rises)',
} as const;

export function sensitivityMatrix(info: SweepInfo, { method, outcomes }: Sensitivity): Chart {
  const measure = MEASURE[method];
  const shown = outcomes.slice(0, MOST_COLUMNS);
  const largest = shown.map((outcome) =>
    Math.max(1e-300, ...ranked(outcome, measure).map((one) => Math.abs(one[measure]!.value))),
  );
  const scaled = (value: number, k: number) => (measure === 'muStar' ? value / largest[k]! : value);
  const best = (factor: string) =>
    Math.max(
      ...shown.map((outcome, k) => {
        const estimate = outcome.factors.find((one) => one.factor === factor)?.[measure];
        return estimate ? Math.abs(scaled(estimate.value, k)) : 0;
      }),
    );
  const factors = [...new Set(outcomes.flatMap((outcome) => outcome.factors.map(({ factor }) => factor)))].toSorted(
    (a, b) => best(b) - best(a),
  );
  const rows = factors.slice(0, MOST_FACTORS);
  const cells = rows.flatMap((factor, row) =>
    shown.flatMap((outcome, column) => {
      const estimate = outcome.factors.find((one) => one.factor === factor)?.[measure];
      if (!estimate || !Number.isFinite(estimate.value)) return [];
      const value = scaled(estimate.value, column);
      const clear = isClear(estimate, luckIn(outcome, measure));
      return [
        {
          ...{ x: column - 0.5, x2: column + 0.5, y: row - 0.5, y2: row + 0.5, column, row, clear },
          ...{
            value: round(value),
            text: minus(number(value, 2)),
            ink: Math.abs(value) > 0.7 && clear ? 'white' : clear ? INK : '#7b8794',
          },
        },
      ];
    }),
  );
  const names = rows.map((factor) => shortened(labelOf(info, factor), 30));
  const width = Math.min(
    PLOT_WIDTH - Math.ceil(Math.max(...names.map((name) => widthOf(name, SIZE)))) + 50,
    shown.length * 190,
  );
  const each = width / shown.length;
  const height = STEP * rows.length;
  const heads = shown.map(({ outcome }, column) => ({
    column,
    text: wrap(shortened(headOf(info, outcome), 60), Math.floor(each / 9.6)),
  }));
  const deepest = Math.max(...heads.map(({ text }) => text.length));
  const words = Object.fromEntries(names.map((name, at) => [String(at), name]));
  const x = {
    type: 'quantitative',
    scale: { domain: [-0.5, shown.length - 0.5], nice: false, zero: false },
    axis: null,
  };
  const y = {
    type: 'quantitative',
    scale: { domain: [rows.length - 0.5, -0.5], nice: false, zero: false },
    axis: {
      ...{ title: null, grid: false, ...atPlaces(rows.length), labelFontSize: SIZE, labelLimit: 400 },
      labelExpr: `(${JSON.stringify(words)})[datum.value] || ''`,
    },
  };
  const signed = measure === 'prcc';
  const left = factors.length - rows.length;
  const everywhere = rows.filter((factor) =>
    shown.every((_, column) =>
      cells.some((cell) => cell.row === rows.indexOf(factor) && cell.column === column && cell.clear),
    ),
  );
  const nowhere = factors.filter((factor) =>
    outcomes.every((outcome) => {
      const estimate = outcome.factors.find((one) => one.factor === factor)?.[measure];
      return !estimate || !isClear(estimate, luckIn(outcome, measure));
    }),
  );
  const name = (factor: string) => inSentence(labelOf(info, factor));
  const short = (all: readonly string[]) => (all.length > 4 ? `${number(all.length)} factors` : list(all.map(name)));
  return chart(
    'sensitivity-all',
    {
      title:
        everywhere.length > 0
          ? `${short(everywhere)} clearly matter${everywhere.length === 1 ? 's' : ''} for every outcome`
          : 'No factor clearly matters for every outcome',
      finding: `${everywhere.length > 0 ? `Clear for all ${number(shown.length)} outcomes: ${list(everywhere.map(name))}. ` : ''}${
        nowhere.length > 0 ? `Clear for none: ${short(nowhere)}.` : 'Every factor is clear for some outcome.'
      }`,
      caption: `Each cell: ${SAID[measure]}. Grey numbers on white: not clearly more than luck could show.${left > 0 ? ` The ${number(rows.length)} strongest of ${number(factors.length)} factors.` : ''}`,
    },
    {
      width,
      height,
      layer: [
        {
          data: { values: cells },
          mark: { type: 'rect', stroke: 'white', strokeWidth: 2 },
          encoding: {
            x: { ...x, field: 'x' },
            x2: { field: 'x2' },
            y: { ...y, field: 'y' },
            y2: { field: 'y2' },
            color: {
              condition: {
                test: 'datum.clear',
                field: 'value',
                type: 'quantitative',
                scale: signed
                  ? { domain: [-1, 0, 1], range: ['#B34312', '#F4F4F2', '#005A8F'], interpolate: 'lab' }
                  : { domain: [0, 1], range: ['#EAF2F8', '#005A8F'], interpolate: 'lab' },
                legend: null,
              },
              value: '#fafbfb',
            },
          },
        },
        {
          data: { values: cells },
          mark: { type: 'text', fontSize: SIZE },
          encoding: {
            x: { ...x, field: 'column' },
            y: { ...y, field: 'row' },
            text: { field: 'text' },
            color: { field: 'ink', type: 'nominal', scale: null },
          },
        },
        {
          data: { values: heads },
          mark: {
            type: 'text',
            baseline: 'top',
            y: -22 * deepest - 8,
            lineHeight: 21,
            fontSize: 15,
            fontWeight: 'bold',
            color: SOFT_INK,
          },
          encoding: { x: { ...x, field: 'column' }, text: { field: 'text' } },
        },
      ],
    },
  );
}
