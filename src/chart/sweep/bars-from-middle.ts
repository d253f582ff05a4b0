/** The shape of a tornado: for each factor a bar from a middle, the longest on top; drawn alike for every method. */
import { BLUE, GRID, INK, PLOT_WIDTH, SOFT_INK, VERMILLION } from '../look.ts';
import { round, shortened } from './said.ts';
import { atPlaces, widthOf } from './small-panels.ts';

const SIZE = 17;
const LETTERS = 30;

export interface Bar {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Ends of the interval of `to`; NaN where there is none. */
  readonly low: number;
  readonly high: number;
  /** Whether it goes up with the factor, which gives it its colour. */
  readonly up: boolean;
  /** Pale where nothing is clear. */
  readonly clear: boolean;
  readonly row: number;
  /** Written beyond its end. */
  readonly text: string;
  readonly told: string;
}

export interface Frame {
  readonly rows: readonly string[];
  readonly middle: number;
  readonly head: string;
  readonly labelExpr: string;
  /** At least this much of the axis is shown. */
  readonly domain?: readonly [number, number];
}

/** @param bars one or two in each row */
export function barsFromMiddle(bars: readonly Bar[], { rows, middle, head, labelExpr, domain }: Frame): object {
  const names = rows.map((name) => shortened(name, LETTERS));
  const width = PLOT_WIDTH - Math.ceil(Math.max(...names.map((name) => widthOf(name, SIZE)))) + 40;
  const ends = bars.flatMap(({ from, to, low, high }) => [from, to, low, high]).filter((end) => !Number.isNaN(end));
  const [least, most] = [Math.min(middle, ...ends, ...(domain ?? [])), Math.max(middle, ...ends, ...(domain ?? []))];
  const room = (most - least || 1) * 0.12;
  const [left, right] = [ends.some((end) => end < middle) ? least - room : least, most + room];
  const step = rows.length > 14 ? 32 : 42;
  const words = Object.fromEntries(names.map((name, at) => [String(at), name]));
  const y = {
    field: 'row',
    type: 'quantitative',
    scale: { domain: [rows.length - 0.5, -0.5], nice: false, zero: false },
    axis: {
      ...{ title: null, grid: false, ...atPlaces(names.length), labelFontSize: SIZE, labelLimit: 400 },
      labelExpr: `(${JSON.stringify(words)})[datum.value] || ''`,
    },
  };
  const x = {
    type: 'quantitative',
    scale: { domain: [left, right], nice: false, zero: false },
    axis: { title: head, grid: true, tickCount: 6, labelExpr },
  };
  const data = bars.map((bar) => ({
    ...{ row: bar.row, from: round(bar.from), to: round(bar.to), low: round(bar.low), high: round(bar.high) },
    ...{ up: bar.up, clear: bar.clear, text: bar.text, told: bar.told },
    at: round(furthest(bar, middle)),
    right: furthest(bar, middle) >= middle,
  }));
  const letters = (isRight: boolean) => ({
    transform: [{ filter: isRight ? 'datum.right' : '!datum.right' }],
    mark: { type: 'text', align: isRight ? 'left' : 'right', dx: isRight ? 8 : -8, fontSize: 16, color: INK },
    encoding: { y, x: { ...x, field: 'at' }, text: { field: 'text' } },
  });
  return {
    width,
    height: step * rows.length,
    data: { values: data },
    layer: [
      {
        mark: { type: 'bar', size: step * 0.56 },
        encoding: {
          y,
          x: { ...x, field: 'from' },
          x2: { field: 'to' },
          color: { condition: { test: 'datum.up', value: BLUE }, value: VERMILLION },
          opacity: { condition: { test: 'datum.clear', value: 0.95 }, value: 0.35 },
          tooltip: { field: 'told' },
        },
      },
      {
        transform: [{ filter: 'isValid(datum.low)' }],
        mark: { type: 'rule', strokeWidth: 3, color: INK },
        encoding: { y, x: { ...x, field: 'low' }, x2: { field: 'high' } },
      },
      {
        data: { values: [{ middle }] },
        mark: { type: 'rule', strokeWidth: 2, color: SOFT_INK },
        encoding: { x: { ...x, field: 'middle' }, y: { value: 0 }, y2: { value: step * rows.length } },
      },
      letters(true),
      letters(false),
    ],
    view: { stroke: GRID },
  };
}

/** The end of a bar or of its interval that lies furthest from the middle, on the side of the bar. */
function furthest({ to, low, high }: Bar, middle: number): number {
  const ends = [to, low, high].filter((end) => !Number.isNaN(end));
  return to >= middle ? Math.max(...ends) : Math.min(...ends);
}
