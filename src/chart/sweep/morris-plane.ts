/** The Morris plane: how much each factor moves an outcome (across) and how unevenly (upwards), the ones that matter by name. */
import type { OutcomeSensitivity, Sensitivity } from '../../analysis/results/sensitivity.ts';
import type { SweepInfo } from '../../experiment/sweep-result.ts';
import { count, list, number } from '../../measure/words.ts';
import { type Chart, chart, nothingToDraw } from '../chart.ts';
import { BLUE, BLUE_INK, GRID, INK, SOFT_INK } from '../look.ts';
import { placeLabels } from './place-labels.ts';
import { inSentence, round, shortened, valueSaid } from './said.ts';
import { headOf, isClear, isLarger, labelOf, luckIn, ranked, restsOn, unitOf } from './sensitivity-told.ts';
import { headLayer, panelWidth, widthOf } from './small-panels.ts';

const HEIGHT = 470;
const MOST_NAMES = 12;
const SIZE = 16;

export function morrisPlane(info: SweepInfo, { outcomes }: Sensitivity): Chart {
  const [outcome] = outcomes as readonly [OutcomeSensitivity];
  const name = 'sensitivity-morris';
  const order = ranked(outcome, 'muStar').filter(({ sigma }) => sigma !== null);
  const title = headOf(info, outcome.outcome);
  if (order.length === 0) return nothingToDraw(name, title, 'No effect could be measured: too many runs failed.');
  const unit = unitOf(info, outcome.outcome);
  const width = panelWidth(1);
  const luck = luckIn(outcome, 'muStar');
  const most = Math.max(...order.map(({ muStar }) => muStar!.high ?? muStar!.value)) * 1.06 || 1;
  const highest = Math.max(...order.map(({ sigma }) => sigma!)) * 1.12 || 1;
  const dots = order.map((one, k) => ({
    ...{
      x: round(one.muStar!.value),
      low: one.muStar!.low === null ? null : round(Math.max(0, one.muStar!.low)),
      high: one.muStar!.high === null ? null : round(one.muStar!.high),
    },
    ...{ y: round(one.sigma!), named: k < MOST_NAMES },
    told: `${labelOf(info, one.factor)}: mu* ${valueSaid({ unit }, one.muStar!.value)}, sigma ${valueSaid({ unit }, one.sigma!)}`,
  }));
  const at = (value: number, of: number, pixels: number) => (value / of) * pixels;
  const places = order.map((one) => ({
    x: at(one.muStar!.value, most, width),
    y: HEIGHT - at(one.sigma!, highest, HEIGHT),
  }));
  const names = order.slice(0, MOST_NAMES).map(({ factor }) => shortened(labelOf(info, factor), 30));
  const placed = placeLabels(
    names.map((text) => ({ width: widthOf(text, SIZE), height: SIZE + 5 })),
    places,
    { width, height: HEIGHT },
    order.slice(0, MOST_NAMES).map(({ muStar, sigma }) => {
      const [low, high] = [muStar!.low ?? muStar!.value, muStar!.high ?? muStar!.value].map((end) =>
        at(end, most, width),
      );
      return { x: low!, y: HEIGHT - at(sigma!, highest, HEIGHT) - 2, width: high! - low!, height: 4 };
    }),
  );
  const labels = placed.flatMap((place, k) => (place === null ? [] : [{ x: place.x, y: place.y, text: names[k] }]));
  const leaders = placed.flatMap((place, k) =>
    place?.leader
      ? [{ x: Math.round(places[k]!.x), y: Math.round(places[k]!.y), x2: place.leader.x, y2: place.leader.y }]
      : [],
  );
  const percentOrPlain = unit === 'share' ? "format(datum.value * 100, '~g') + '\u00a0%'" : "format(datum.value, '~g')";
  const x = {
    type: 'quantitative',
    scale: { domain: [0, most], nice: false },
    axis: {
      title: 'mean size of an effect over the whole range (mu*)',
      tickCount: 6,
      labelExpr: percentOrPlain,
      grid: true,
    },
  };
  const y = {
    type: 'quantitative',
    scale: { domain: [0, highest], nice: false },
    axis: { title: null, labelExpr: percentOrPlain },
  };
  const diagonal = Math.min(most, highest);
  const text = (look: object) => ({
    data: { values: labels },
    mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: SIZE, ...look },
    encoding: { x: { value: { expr: 'datum.x' } }, y: { value: { expr: 'datum.y' } }, text: { field: 'text' } },
  });
  return chart(
    name,
    {
      ...words(info, outcome),
      caption: `Dot: a factor; right: it moves the outcome much; line: 95\u00a0% interval of mu*. High, above the dashed line: its effect depends on the other settings or bends (sigma larger than mu*). Low: the same everywhere.${luck > 0 ? ' Grey: what luck alone could show at most.' : ''}${order.length > MOST_NAMES ? ` Named: the ${number(MOST_NAMES)} of ${number(order.length)} factors that move it most.` : ''}`,
    },
    {
      width,
      height: HEIGHT,
      data: { values: dots },
      layer: [
        headLayer('how unevenly it does so (sigma), upwards', width),
        {
          data: { values: [{ x: 0, y: 0, x2: round(diagonal), y2: round(diagonal) }] },
          mark: { type: 'rule', strokeDash: [6, 5], strokeWidth: 1.5, color: SOFT_INK },
          encoding: { x: { ...x, field: 'x' }, x2: { field: 'x2' }, y: { ...y, field: 'y' }, y2: { field: 'y2' } },
        },
        {
          data: { values: luck > 0 && luck < most ? [{ x: 0, x2: round(luck) }] : [] },
          mark: { type: 'rect', color: '#eef0f2' },
          encoding: { x: { ...x, field: 'x' }, x2: { field: 'x2' }, y: { value: 0 }, y2: { value: HEIGHT } },
        },
        {
          transform: [{ filter: 'isValid(datum.low)' }],
          mark: { type: 'rule', strokeWidth: 2.5, color: BLUE, opacity: 0.45 },
          encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y: { ...y, field: 'y' } },
        },
        {
          mark: { type: 'point', filled: true, size: 90, opacity: 1 },
          encoding: {
            x: { ...x, field: 'x' },
            y: { ...y, field: 'y' },
            color: { condition: { test: 'datum.named', value: BLUE_INK }, value: '#9fb3c8' },
            tooltip: { field: 'told' },
          },
        },
        {
          data: { values: leaders },
          mark: { type: 'rule', strokeWidth: 1.2, color: SOFT_INK },
          encoding: {
            x: { value: { expr: 'datum.x' } },
            x2: { value: { expr: 'datum.x2' } },
            y: { value: { expr: 'datum.y' } },
            y2: { value: { expr: 'datum.y2' } },
          },
        },
        text({ color: 'white', stroke: 'white', strokeWidth: 5, strokeJoin: 'round' }),
        text({ color: INK }),
      ],
      view: { stroke: GRID },
    },
  );
}

function words(info: SweepInfo, outcome: OutcomeSensitivity): { title: string; finding: string } {
  const head = headOf(info, outcome.outcome);
  const order = ranked(outcome, 'muStar');
  // As the sentences have it: what luck alone could show is not called first, nor beside the first.
  const clear = order.filter(({ muStar }) => isClear(muStar!, luckIn(outcome, 'muStar')));
  const [first] = clear;
  if (first === undefined) {
    const none = `${head}: no factor clearly moves it more than luck`;
    return { title: none, finding: `${none}. ${restsOn(outcome, 'trajectory')}` };
  }
  const name = ({ factor }: (typeof order)[number]) => inSentence(labelOf(info, factor));
  const unit = unitOf(info, outcome.outcome);
  const equal = clear.filter((one) => one !== first && !isLarger(first.muStar!, one.muStar!));
  const uneven = order.slice(0, MOST_NAMES).filter((one) => (one.sigma ?? 0) > one.muStar!.value);
  const small = order.filter(
    (one) => isLarger(first.muStar!, one.muStar!) && one.muStar!.value < first.muStar!.value / 10,
  );
  const ahead =
    equal.length === 0
      ? `${name(first)} moves it most`
      : equal.length < 3
        ? `${list([first, ...equal].map(name))} move it most`
        : `${number(equal.length + 1)} factors share the first place, among them ${name(first)}`;
  const dependent =
    uneven.length === 0 ? '' : ` The effect of ${list(uneven.map(name))} depends on the other settings.`;
  const little =
    small.length === 0
      ? ''
      : ` ${count(small.length, 'factor')} move it by less than a tenth of that of the first (${valueSaid({ unit }, first.muStar!.value)}).`;
  return {
    title: `${head}: ${ahead}${small.length > 0 ? `, ${number(small.length)} of ${number(order.length)} hardly at all` : ''}`,
    finding: `${head}: ${ahead}.${dependent}${little} ${restsOn(outcome, 'trajectory')}`,
  };
}
