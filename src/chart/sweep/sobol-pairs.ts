/** Second-order Sobol' indices: which pairs of factors do together what neither does alone. */
import type { Interaction, OutcomeSensitivity, Sensitivity } from '../../analysis/results/sensitivity.ts';
import type { SweepInfo } from '../../experiment/sweep-result.ts';
import { list, number, percent } from '../../measure/words.ts';
import { type Chart, chart } from '../chart.ts';
import { type Bar, barsFromMiddle } from './bars-from-middle.ts';
import { inSentence, shortened } from './said.ts';
import { estimateSaid, headOf, isClear, labelOf } from './sensitivity-told.ts';

const MOST_PAIRS = 12;

export const hasPairs = ({ outcomes }: Sensitivity) => outcomes.some(({ interactions }) => interactions.length > 0);

export function sobolPairs(info: SweepInfo, { outcomes }: Sensitivity): Chart {
  const outcome = outcomes.find(({ interactions }) => interactions.length > 0) as OutcomeSensitivity;
  const sorted = outcome.interactions.toSorted((a, b) => b.second.value - a.second.value);
  const shown = sorted.slice(0, MOST_PAIRS);
  const floor = outcome.noise ?? 0;
  const name = ({ factors }: Interaction, letters: number) =>
    factors.map((factor) => shortened(labelOf(info, factor), letters)).join(' × ');
  const bars = shown.map((pair, row): Bar => {
    const { value, low, high } = pair.second;
    return {
      ...{ name: name(pair, 14), row, from: 0, to: value, low: low ?? Number.NaN, high: high ?? Number.NaN },
      ...{ up: true, clear: isClear(pair.second), text: '', told: `${name(pair, 60)}: ${estimateSaid(pair.second)}` },
    };
  });
  const clear = sorted.filter(({ second }) => second.low !== null && second.low > floor);
  const head = headOf(info, outcome.outcome);
  const said = clear.map(
    (pair) =>
      `${list(pair.factors.map((factor) => inSentence(labelOf(info, factor))))} (${percent(pair.second.value)})`,
  );
  const left = sorted.length - shown.length;
  return chart(
    'sensitivity-pairs',
    {
      title:
        clear.length === 0
          ? `${head}: no pair of factors clearly does more together than alone`
          : `${head}: ${list(clear[0]!.factors.map((factor) => inSentence(labelOf(info, factor))))} act together: ${percent(clear[0]!.second.value)} of its variance`,
      finding:
        clear.length === 0
          ? `${head}: no second-order index lies clearly above ${floor > 0 ? 'luck' : '0'}.`
          : `${head}, shares of the variance that come from pairs: ${said.join('; ')}.`,
      caption: `Bar: the share of the variance that two factors make only together (second order); black line: 95\u00a0%\u00a0interval. Pale: not clearly above 0.${left > 0 ? ` The ${number(shown.length)} largest of ${number(sorted.length)} pairs.` : ''}`,
    },
    barsFromMiddle(bars, {
      rows: shown.map((pair) => name(pair, 14)),
      middle: 0,
      head: 'share of the variance',
      labelExpr: "replace(format(datum.value * 100, '.0f'), '-', '\u2212') + '\u00a0%'",
      domain: [0, 0.1],
    }) as never,
  );
}
