/** Sobol' indices: how much of an outcome's variance each factor explains alone, and together with all others. */
import type { OutcomeSensitivity, Sensitivity } from '../../analysis/results/sensitivity.ts';
import type { SweepInfo } from '../../experiment/sweep-result.ts';
import { count, list, number, percent } from '../../measure/words.ts';
import { type Chart, chart } from '../chart.ts';
import { BLUE, GRID, INK, ORANGE, SOFT_INK } from '../look.ts';
import { inSentence, round, shortened } from './said.ts';
import {
  estimateSaid,
  headOf,
  isClear,
  isLarger,
  labelOf,
  MOST_OUTCOMES,
  ranked,
  restsOn,
} from './sensitivity-told.ts';
import { atPlaces, headLayer, inRows, panelWidth, widthOf } from './small-panels.ts';

const MOST_FACTORS = 12;
const STEP = 40;
const SIZE = 16;

export function sobolBars(info: SweepInfo, { outcomes }: Sensitivity): Chart {
  const shown = outcomes.slice(0, MOST_OUTCOMES);
  const [main] = shown as [OutcomeSensitivity];
  const order = ranked(main, 'total').map(({ factor }) => factor);
  const rows = order.slice(0, MOST_FACTORS);
  const names = rows.map((factor) => shortened(labelOf(info, factor), 26));
  const columns = shown.length === 1 ? 1 : 2;
  const room = Math.max(0, Math.max(...names.map((name) => widthOf(name, SIZE))) - 44);
  const width = Math.floor(panelWidth(columns) - room / columns);
  const panels = shown.map((outcome, k) =>
    panel(outcome, { rows, names: k % columns === 0 ? names : null, width, head: headOf(info, outcome.outcome) }),
  );
  const left = order.length - rows.length;
  const luck = shown.some(({ noise }) => noise !== null)
    ? ' Dashed: the share of the variance that is luck; what lies below it is not to be relied on.'
    : '';
  return chart(
    'sensitivity-sobol',
    {
      ...words(info, shown),
      caption: `Blue: the share of the outcome's variance that goes when this factor alone is fixed (first order). Orange: the share that stays when all others are fixed, its interplay with them included (total). Black line: 95\u00a0% interval.${luck}${left > 0 ? ` ${number(left)} more factors are not shown; none has a larger total.` : ''}`,
    },
    inRows(panels, columns, columns === 1 ? 0 : -20, 100) as never,
  );
}

interface Frame {
  readonly rows: readonly string[];
  readonly names: readonly string[] | null;
  readonly width: number;
  readonly head: string;
}

function panel(outcome: OutcomeSensitivity, { rows, names, width, head }: Frame): object {
  const data = rows.flatMap((factor, row) => {
    const of = outcome.factors.find((one) => one.factor === factor);
    return (['first', 'total'] as const).flatMap((kind, k) => {
      const estimate = of?.[kind];
      if (!estimate) return [];
      const { value, low, high } = estimate;
      const place = row + (k === 0 ? -0.2 : 0.2);
      const told = `${kind === 'first' ? 'alone' : 'with all others'}: ${estimateSaid(estimate)}`;
      return [
        {
          row: round(place),
          kind,
          zero: 0,
          value: round(Math.max(0, value)),
          low: low === null ? null : round(low),
          high: high === null ? null : round(high),
          told,
        },
      ];
    });
  });
  const ends = data.flatMap(({ value, high }) => [value ?? 0, high ?? 0]);
  const lows = data.map(({ low }) => low ?? 0);
  const domain = [Math.max(-0.1, Math.min(0, ...lows)), Math.max(0.2, outcome.noise ?? 0, ...ends) * 1.04];
  const words = Object.fromEntries((names ?? []).map((name, at) => [String(at), name]));
  const y = {
    field: 'row',
    type: 'quantitative',
    scale: { domain: [rows.length - 0.5, -0.5], nice: false, zero: false },
    axis: {
      ...{ title: null, grid: false, ...atPlaces(rows.length), labelFontSize: SIZE, labelLimit: 400 },
      ...(names === null ? { labels: false } : { labelExpr: `(${JSON.stringify(words)})[datum.value] || ''` }),
    },
  };
  const x = {
    type: 'quantitative',
    scale: { domain, nice: false, zero: false },
    axis: {
      ...{ title: null, grid: true, tickCount: 5, labelFontSize: SIZE },
      labelExpr: "replace(format(datum.value * 100, '.0f'), '-', '\u2212') + '\u00a0%'",
    },
  };
  const height = STEP * rows.length;
  const noise = outcome.noise === null ? [] : [{ noise: round(outcome.noise) }];
  return {
    width,
    height,
    data: { values: data },
    layer: [
      headLayer(outcome.noise === null ? head : `${head} (luck: ${percent(outcome.noise)})`, width),
      {
        mark: { type: 'bar', size: 14 },
        encoding: {
          y,
          x: { ...x, field: 'zero' },
          x2: { field: 'value' },
          color: { condition: { test: "datum.kind === 'first'", value: BLUE }, value: ORANGE },
          tooltip: { field: 'told' },
        },
      },
      {
        transform: [{ filter: 'isValid(datum.low)' }],
        mark: { type: 'rule', strokeWidth: 2.5, color: INK, clip: true },
        encoding: { y, x: { ...x, field: 'low' }, x2: { field: 'high' } },
      },
      {
        data: { values: [{ zero: 0 }] },
        mark: { type: 'rule', strokeWidth: 2, color: SOFT_INK },
        encoding: { x: { ...x, field: 'zero' }, y: { value: 0 }, y2: { value: height } },
      },
      {
        data: { values: noise },
        mark: { type: 'rule', strokeWidth: 2, color: INK, strokeDash: [6, 5] },
        encoding: { x: { ...x, field: 'noise' }, y: { value: 0 }, y2: { value: height } },
      },
    ],
    view: { stroke: GRID },
  };
}

function words(info: SweepInfo, outcomes: readonly OutcomeSensitivity[]): { title: string; finding: string } {
  const told = outcomes.map((outcome) => `${headOf(info, outcome.outcome)}: ${mostInWords(info, outcome)}`);
  return { title: told[0]!, finding: `${told.join('; ')}. ${restsOn(outcomes[0]!, 'row')}` };
}

/** The factor with the largest total, where its interval lies beyond that of the next; else those that cannot be told apart. */
function mostInWords(info: SweepInfo, outcome: OutcomeSensitivity): string {
  const order = ranked(outcome, 'total').filter((one) => isClear(one.total!, outcome.noise ?? 0));
  const name = (factor: string) => inSentence(labelOf(info, factor));
  const [first, ...others] = order;
  if (first === undefined) return 'no factor clearly matters more than luck';
  const equal = others.filter(({ total }) => !isLarger(first.total!, total!));
  const alone =
    first.first !== null && isClear(first.first) ? `: ${percent(first.first.value)} of its variance alone` : '';
  const interplay =
    first.first !== null && isLarger(first.total!, first.first)
      ? `, ${percent(first.total!.value)} with its interplay`
      : '';
  if (equal.length === 0) return `${name(first.factor)} matters most for it${alone}${interplay}`;
  const all = [first, ...equal];
  return all.length > 3
    ? `${count(all.length, 'factor')} share the first place, ${name(first.factor)} ahead within luck`
    : `${list(all.map(({ factor }) => name(factor)))} matter most for it`;
}
