/** One setting changed at a time: how far each alone moves an outcome from where it is with all others at their usual values. */
import type { Point } from '../../experiment/sweep.ts';
import { list, number } from '../../measure/words.ts';
import { type Chart, chart } from '../chart.ts';
import { type Bar, barsFromMiddle } from './bars-from-middle.ts';
import { changeBetween } from './clear-change.ts';
import { inSentence, levelInWords, outcomeAxis, valueSaid, valueWithUnit } from './said.ts';
import { isNumeric, type Swept, type ToldOutcome, type Varied } from './swept.ts';
import { replicatesSaid } from './swept-in-words.ts';

interface Arm {
  readonly factor: Varied;
  readonly bars: readonly Omit<Bar, 'row'>[];
  readonly size: number;
  readonly clear: boolean;
}

/** @param middle the point from which all others differ in one factor */
export function oneAtATime(swept: Swept, middle: Point, outcome: ToldOutcome): Chart {
  const usual = swept.cell(middle, outcome).mean;
  const steps = swept.points.length - 1;
  const arms = swept.varied
    .map((factor): Arm => {
      const moved = swept.points.filter(
        (point) =>
          point.values[factor.at] !== middle.values[factor.at] && !Number.isNaN(swept.cell(point, outcome).mean),
      );
      const mean = (point: Point) => swept.cell(point, outcome).mean;
      const sorted = moved.toSorted((a, b) => mean(a) - mean(b));
      // The furthest on either side; others of the same factor lie between.
      const ends = [...new Set([sorted[0], sorted.at(-1)])].filter((point) => point !== undefined);
      const kept = ends.filter((point, k) => ends.length < 2 || (k === 0 ? mean(point) < usual : mean(point) >= usual));
      const bars = (kept.length === 0 ? ends.slice(0, 1) : kept).map((point) =>
        barTo(swept, factor, middle, point, outcome, steps),
      );
      return {
        ...{ factor, bars },
        size: Math.max(0, ...bars.map(({ to }) => Math.abs(to - usual))),
        clear: bars.some(({ clear }) => clear),
      };
    })
    .sort((a, b) => b.size - a.size);
  const rows = arms.map(({ factor }) => factor.label);
  const bars = arms.flatMap(({ bars: of }, row) => of.map((bar): Bar => ({ ...bar, row })));
  const clear = arms.filter((arm) => arm.clear);
  const told = (arm: Arm) =>
    list(arm.bars.map(({ text, to }) => `${valueWithUnit(outcome, to)} at ${inSentence(arm.factor.label)} ${text}`));
  const title =
    clear.length === 0
      ? `${outcome.head}: no setting alone moves it clearly`
      : `${outcome.head}: ${inSentence(clear[0]!.factor.label)} alone moves it most, from ${valueSaid(outcome, usual)} to ${list(clear[0]!.bars.filter((bar) => bar.clear).map(({ to }) => valueSaid(outcome, to)))}`;
  const axis = outcomeAxis(outcome, Math.max(...bars.map(({ to }) => to))) as { labelExpr: string };
  return chart(
    'one-at-a-time',
    {
      title,
      finding: `With all settings at their usual values: ${valueWithUnit(outcome, usual)}. ${
        clear.length === 0 ? '' : `Clearly moved: ${clear.map(told).join('; ')}. `
      }${clear.length < arms.length ? `No clear effect: ${list(arms.filter((arm) => !arm.clear).map(({ factor }) => inSentence(factor.label)))}.` : ''}`.trim(),
      caption: `Bar: how far the mean over ${replicatesSaid(swept)} moves when one setting is changed to the value written beside it and all others stay as usual; thin line: its 95\u00a0% interval. Blue: higher values of the setting or categories; red: lower ones. Pale: not clear with ${number(steps)} changes looked at.`,
    },
    barsFromMiddle(bars, { rows, middle: usual, head: outcome.head, labelExpr: axis.labelExpr }) as never,
  );
}

function barTo(
  swept: Swept,
  factor: Varied,
  middle: Point,
  point: Point,
  outcome: ToldOutcome,
  looks: number,
): Omit<Bar, 'row'> {
  const [from, to] = [swept.cell(middle, outcome), swept.cell(point, outcome)];
  const level = point.values[factor.at]!;
  const { clear } = changeBetween(swept, outcome, middle, point, looks);
  return {
    ...{ name: factor.label, from: from.mean, to: to.mean, low: to.low, high: to.high },
    up: !isNumeric(factor) || Number(level) > Number(middle.values[factor.at]),
    clear: clear !== 0,
    text: levelInWords(level),
    told: `${factor.label} ${levelInWords(level)}: ${valueWithUnit(outcome, to.mean)}, usually ${valueSaid(outcome, from.mean)}`,
  };
}
