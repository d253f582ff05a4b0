/** Tornado: how strongly an outcome goes up or down with each factor, or how large Morris found its effects; the strongest on top. */
import type {
  Estimate,
  FactorSensitivity,
  OutcomeSensitivity,
  Sensitivity,
} from '../../analysis/results/sensitivity.ts';
import type { SweepInfo } from '../../experiment/sweep-result.ts';
import { count, list, number, percent } from '../../measure/words.ts';
import { type Chart, chart, nothingToDraw } from '../chart.ts';
import { type Bar, barsFromMiddle } from './bars-from-middle.ts';
import { inSentence, minus, valueSaid } from './said.ts';
import { estimateSaid, headOf, isClear, isLarger, labelOf, luckIn, restsOn, unitOf } from './sensitivity-told.ts';

const MOST_ROWS = 20;

interface Kind {
  readonly measure: 'prcc' | 'src' | 'muStar';
  readonly name: string;
  readonly head: string;
  readonly caption: string;
  readonly rows: string;
}

const PRCC: Kind = {
  ...{ measure: 'prcc', name: 'sensitivity-prcc', head: 'partial rank correlation', rows: 'point' },
  caption:
    'Bar: partial rank correlation, how closely the outcome rises (blue) or falls (red) with a factor when the others are held; 1 or −1: always.',
};
const SRC: Kind = {
  ...{ measure: 'src', name: 'sensitivity-src', head: 'standard deviations of the outcome', rows: 'point' },
  caption:
    'Bar: standardized regression, by how many standard deviations the outcome rises (blue) or falls (red) with one of the factor.',
};
const MU: Kind = {
  ...{
    measure: 'muStar',
    name: 'sensitivity-ranking',
    head: 'mean size of an effect (mu*), over the whole range',
    rows: 'trajectory',
  },
  caption:
    'Bar: the mean size of the steps that a factor makes (mu*), for its whole range; blue where it mostly raises the outcome, red where it mostly lowers it.',
};

export const tornadoPrcc = (info: SweepInfo, of: Sensitivity) => tornado(info, of, PRCC);
export const tornadoSrc = (info: SweepInfo, of: Sensitivity) => tornado(info, of, SRC);
export const morrisRanking = (info: SweepInfo, of: Sensitivity) => tornado(info, of, MU);

function tornado(info: SweepInfo, { outcomes }: Sensitivity, { measure, name, head, caption, rows }: Kind): Chart {
  const [outcome] = outcomes as readonly [OutcomeSensitivity];
  const size = (one: FactorSensitivity) => Math.abs(one[measure]!.value);
  const order = outcome.factors.filter((one) => one[measure] !== null).toSorted((a, b) => size(b) - size(a));
  const title = headOf(info, outcome.outcome);
  if (order.length === 0)
    return nothingToDraw(name, title, 'No factor has this measure: all are categories, or no run has the outcome.');
  const shown = order.slice(0, MOST_ROWS);
  const unit = unitOf(info, outcome.outcome);
  const bars = shown.map((one, row): Bar => {
    const estimate = one[measure]!;
    const { value, low, high } = estimate;
    return {
      ...{ name: one.factor, row, from: 0, to: value, low: low ?? Number.NaN, high: high ?? Number.NaN },
      up: measure === 'muStar' ? (one.mu ?? 0) >= 0 : value >= 0,
      clear: isClear(estimate, luckIn(outcome, measure)),
      text: measure === 'muStar' ? valueSaid({ unit }, value) : minus(number(value, 2)),
      told: `${labelOf(info, one.factor)}: ${estimateSaid(estimate)}`,
    };
  });
  const left = order.length - shown.length;
  const without = outcome.factors.length - order.length;
  const notes = [
    caption,
    luckIn(outcome, measure) > 0
      ? `Black line: 95\u00a0%\u00a0interval; pale: not clearly more than luck could show (${valueSaid({ unit }, luckIn(outcome, measure))}).`
      : 'Black line: 95\u00a0%\u00a0interval; pale: the interval holds 0.',
    left > 0 ? `The ${number(shown.length)} strongest of ${number(order.length)} factors.` : '',
    without > 0
      ? `${count(without, 'factor')} of several categories ${without === 1 ? 'has' : 'have'} no such number.`
      : '',
  ];
  const places =
    unit === 'share' && measure === 'muStar'
      ? "format(datum.value * 100, '~g') + '\u00a0%'"
      : "replace(format(datum.value, '~g'), '-', '\u2212')";
  return chart(
    name,
    { ...words(info, outcome, order, measure, rows), caption: notes.filter((note) => note !== '').join(' ') },
    barsFromMiddle(bars, {
      ...{ rows: shown.map(({ factor }) => labelOf(info, factor)), middle: 0, head, labelExpr: places },
      ...(measure === 'prcc' ? { domain: [-1, 1] as const } : {}),
    }) as never,
  );
}

function words(
  info: SweepInfo,
  outcome: OutcomeSensitivity,
  order: readonly FactorSensitivity[],
  measure: Kind['measure'],
  rows: string,
): { title: string; finding: string } {
  const head = headOf(info, outcome.outcome);
  const name = ({ factor }: FactorSensitivity) => inSentence(labelOf(info, factor));
  const of = (one: FactorSensitivity): Estimate => one[measure]!;
  const clear = order.filter((one) => isClear(of(one), luckIn(outcome, measure)));
  const unclear = order.length - clear.length;
  const explained =
    measure === 'src' && outcome.explained !== null
      ? ` A straight plane explains ${percent(outcome.explained)} of the variance${outcome.explained < 0.5 ? ': too little to rely on it' : ''}.`
      : '';
  const rest = `${unclear === 0 ? '' : ` ${count(unclear, 'factor')} without a clear effect.`}${explained} ${restsOn(outcome, rows)}`;
  const [first, second] = clear;
  if (first === undefined)
    return { title: `${head}: no factor has a clear effect`, finding: `${head}: no factor has a clear effect.${rest}` };
  const way = (one: FactorSensitivity) => (measure === 'muStar' ? '' : of(one).value > 0 ? ' raises it' : ' lowers it');
  const told = clear.slice(0, 8).map((one) => `${name(one)}${way(one)} (${estimateSaid(of(one))})`);
  const isFirst = second === undefined || isLarger(of(first), of(second));
  const equal = clear.filter((one) => one !== first && !isLarger(of(first), of(one)));
  const title = isFirst
    ? `${name(first)}${measure === 'muStar' ? ' moves it most' : `${way(first)} most clearly`}`
    : equal.length > 2
      ? `${number(equal.length + 1)} factors share the first place, among them ${name(first)}`
      : `${list([first, ...equal].map(name))} move it most`;
  return {
    title: `${head}: ${title}`,
    finding: `${head}: ${told.join('; ')}${clear.length > told.length ? `; and ${count(clear.length - told.length, 'other')}` : ''}.${rest}`,
  };
}
