/** Small multiples: panels of one kind beside and below each other, each as wide as the chart leaves for it. */

import { wrap } from '../../measure/words.ts';
import { BOLD, REGULAR, widthsOf } from '../letter-widths.ts';
import { INK, PLOT_WIDTH, SOFT_INK } from '../look.ts';
import { factorTitle, levelInWords } from './said.ts';
import { isNumeric, type ToldOutcome, type Varied } from './swept.ts';

export const GAP = 44;
/** What stands left of a panel: the numbers of its axis. */
export const AXIS_WIDTH = 58;
const HEAD_LINE = 23;
const letters = widthsOf(REGULAR);
const boldLetters = widthsOf(BOLD);

export const widthOf = (text: string, size: number) => letters(text) * size;
export const boldWidthOf = (text: string, size: number) => boldLetters(text) * size;

/** How wide a panel is of so many in a row, with room for labels to its right. */
export function panelWidth(columns: number, labels = 0): number {
  return Math.floor((PLOT_WIDTH + AXIS_WIDTH - (columns - 1) * GAP) / columns - AXIS_WIDTH - labels);
}

/**
 * Panels in rows of so many; several must not share a scale or a legend. Laid out by their frames alone, so that all stand in line;
 * what stands outside a frame has its room in the spacing.
 * @param labels room to the right of each panel
 * @param row room between rows
 */
export function inRows(panels: readonly object[], columns: number, labels = 0, row = 110): object {
  if (panels.length === 1) return panels[0]!;
  return {
    columns,
    concat: panels,
    bounds: 'flush',
    spacing: { column: GAP + AXIS_WIDTH + labels, row },
    resolve: { scale: { color: 'independent', x: 'independent', y: 'independent' } },
  };
}

/** Panels of the last row, and those with none below them, name the axis that all share. */
export const isLowest = (k: number, panels: number, columns: number) => k + columns >= panels;

/** A panel's title in as many lines as its width takes: a mark, for titles keep a distance from their panel that varies. */
export function headLayer(text: string, width: number, dy = -14): object {
  const letters = Math.max(16, Math.floor((width + AXIS_WIDTH) / 9.8));
  // The room between rows is for two lines; more would lie over the panel above.
  const [first = '', second, ...more] = wrap(text, letters);
  const lines =
    second === undefined ? [first] : [first, more.length === 0 ? second : `${second.slice(0, letters - 1)}…`];
  const height = (lines.length - 1) * HEAD_LINE;
  return {
    data: { values: [{ head: lines }] },
    mark: {
      ...{ type: 'text', align: 'left', baseline: 'bottom', x: 0, y: 0, dy: dy - height },
      ...{ fontSize: 18, lineHeight: HEAD_LINE, color: INK, tooltip: null },
    },
    encoding: { text: { field: 'head' } },
  };
}

/** The scale of a numeric factor, logarithmic where it is told so and can be. */
export function factorScale({ scale, values }: Varied, room = 0.04): object {
  const [least, most] = [Number(values[0]), Number(values.at(-1))];
  if (isLog({ scale, values })) {
    const factor = (most / least) ** room;
    return { type: 'log', domain: [least / factor, most * factor], nice: false };
  }
  const edge = (most - least) * room;
  return { domain: [least - edge, most + edge], nice: false, zero: false };
}

export const isLog = ({ scale, values }: Pick<Varied, 'scale' | 'values'>) => scale === 'log' && Number(values[0]) > 0;

/** An axis that bears the levels themselves, as far as there is room for them. */
export function factorAxis(factor: Varied, width: number, titled = true, size = 17): object {
  const title = titled ? factorTitle(factor) : null;
  const shown = factor.spread || !isNumeric(factor) ? null : thinned(factor, width, size);
  const text = "replace(format(datum.value, '~g'), '-', '\u2212')";
  const common = { title, grid: false, labelFontSize: size, labelExpr: text };
  if (shown !== null) return { ...common, ...atValues(shown), labelExpr: labelExpression(shown) };
  if (isLog(factor))
    return { ...common, ...atValues(roundOnLog(Number(factor.values[0]), Number(factor.values.at(-1)), width)) };
  return { ...common, tickCount: Math.max(3, Math.floor(width / 90)) };
}

/** Values as charts say them: what d3 would write differs in the digits. */
function labelExpression(values: readonly number[]): string {
  return `(${JSON.stringify(Object.fromEntries(values.map((value) => [String(value), levelInWords(value)])))})[datum.value] || ''`;
}

/** Levels whose labels do not touch, the highest among them: each second or third where that is enough, or else as many as there is room for. */
function thinned(factor: Varied, width: number, size: number): number[] {
  const values = factor.values.map(Number);
  const log = isLog(factor);
  const at = (value: number) => {
    const [to, low, high] = log
      ? [Math.log(value), Math.log(values[0]!), Math.log(values.at(-1)!)]
      : [value, values[0]!, values.at(-1)!];
    return ((to - low) / (high - low)) * width * 0.92;
  };
  const half = (value: number) => widthOf(levelInWords(value), size) / 2 + 5;
  const fits = (value: number, next: number | undefined) =>
    next === undefined || at(next) - half(next) > at(value) + half(value);
  for (const every of [1, 2, 3]) {
    const kept = values.filter((_, k) => (values.length - 1 - k) % every === 0);
    if (kept.every((value, k) => fits(value, kept[k + 1]))) return kept;
  }
  const kept: number[] = [];
  for (const value of values.toReversed()) if (fits(value, kept.at(-1))) kept.push(value);
  return kept.reverse();
}

/** 1, 2 and 5 of each decade; 1 and 3, or whole decades only, where there are many. */
export function roundOnLog(least: number, most: number, width: number): number[] {
  const decades = Math.log10(most / least);
  const steps = width / decades < 75 ? [1] : width / decades < 170 ? [1, 3] : [1, 2, 5];
  const found: number[] = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.ceil(Math.log10(most)); power++)
    for (const step of steps) {
      const value = Number((step * 10 ** power).toPrecision(1));
      if (value >= least * 0.999 && value <= most * 1.001) found.push(value);
    }
  return found;
}

/** The domain of an outcome over what is drawn: shares and counts from 0 where that wastes little. */
export function domainOf({ unit }: Pick<ToldOutcome, 'unit'>, values: readonly number[]): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (least > most) return [0, 1];
  if (unit === 'share' && most > 0) most = Math.min(Math.max(1, most), most * 1.06);
  if (least >= 0 && least < 0.6 * most) return [0, most === 0 ? 1 : most * (unit === 'share' ? 1 : 1.05)];
  const room = (most - least || Math.abs(most) || 1) * 0.08;
  return [least - room, most + room];
}

/** A line across at R = 1, named at its left end. */
export function lineAtOne(y: object, width: number): object[] {
  return [
    {
      data: { values: [{ one: 1 }] },
      mark: { type: 'rule', color: INK, strokeWidth: 2, strokeDash: [6, 5] },
      encoding: { y: { ...y, field: 'one' }, x: { value: 0 }, x2: { value: width } },
    },
    {
      data: { values: [{ one: 1, text: 'R = 1' }] },
      mark: { type: 'text', align: 'left', baseline: 'bottom', dx: 4, dy: -4, fontSize: 16, color: SOFT_INK },
      encoding: { y: { ...y, field: 'one' }, x: { value: 0 }, text: { field: 'text' } },
    },
  ];
}

/** Exactly these values on an axis: without their number the look's own count would leave out some. */
export const atValues = (values: readonly number[]) => ({ values, tickCount: values.length, labelOverlap: false });

/** Rows that are named: at 0, 1, 2, ... */
export const atPlaces = (many: number) => atValues(Array.from({ length: many }, (_, k) => k));
