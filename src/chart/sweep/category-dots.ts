/** Categories side by side: a dot and its interval for each, a panel for each outcome. */

import { count, list } from '../../measure/words.ts';
import { type Chart, chart } from '../chart.ts';
import { BLUE, BLUE_INK, INK } from '../look.ts';
import { changeBetween, noEffect } from './clear-change.ts';
import { levelLooks } from './colours.ts';
import {
  factorTitle,
  inSentence,
  levelInWords,
  outcomeAxis,
  round,
  shortened,
  valueSaid,
  valueWithUnit,
} from './said.ts';
import { atPlaces, domainOf, headLayer, inRows, panelWidth, widthOf } from './small-panels.ts';
import type { Swept, ToldOutcome, Varied } from './swept.ts';
import { dotSaid } from './swept-in-words.ts';

const COLUMNS = 2;
const LETTERS = 18;
const SIZE = 16;

/** @param by levels of a second factor have colours, and stand below each other in the row of a category */
export function categoryDots(swept: Swept, factor: Varied, by: Varied | null): Chart {
  const names = factor.values.map((level) => shortened(levelInWords(level), LETTERS));
  const room = Math.max(...names.map((name) => widthOf(name, SIZE))) - 40;
  const width = Math.floor(panelWidth(COLUMNS) - Math.max(0, room) / 2 - 8);
  const step = by === null ? 44 : Math.max(44, 14 * by.values.length + 16);
  const looks = by === null ? [] : levelLooks(by);
  const panels = swept.main.map((outcome, k) => {
    const rows = swept.points.flatMap((point) => {
      const { n, mean, low, high } = swept.cell(point, outcome);
      if (Number.isNaN(mean)) return [];
      const at = factor.values.indexOf(point.values[factor.at]!);
      const line = by === null ? 0 : by.values.indexOf(point.values[by.at]!);
      const shift = by === null ? 0 : ((line + 0.5) / by.values.length - 0.5) * 0.64;
      const interval = Number.isNaN(low) ? '' : ` [${valueSaid(outcome, low)}, ${valueSaid(outcome, high)}]`;
      const told = `${point.values.map(levelInWords).join(', ')}: ${valueWithUnit(outcome, mean)}${interval}, ${count(n, 'run')}`;
      return [
        { at: round(at + shift), line: String(line), mean: round(mean), low: round(low), high: round(high), told },
      ];
    });
    const domain = domainOf(
      outcome,
      rows.flatMap(({ mean, low, high }) => [mean, low, high].map((value) => value ?? Number.NaN)),
    );
    const words = Object.fromEntries(names.map((name, at) => [String(at), name]));
    const y = {
      field: 'at',
      type: 'quantitative',
      scale: { domain: [factor.values.length - 0.5, -0.5], nice: false, zero: false },
      axis: {
        ...{ title: null, grid: false, ...atPlaces(names.length), labelFontSize: SIZE },
        ...(k % COLUMNS === 0 ? { labelExpr: `(${JSON.stringify(words)})[datum.value] || ''` } : { labels: false }),
      },
    };
    const x = {
      type: 'quantitative',
      scale: { domain, nice: false, zero: false },
      axis: { ...outcomeAxis(outcome, domain[1]), grid: true, tickCount: 4, labelFontSize: SIZE },
    };
    const color =
      by === null
        ? { value: BLUE }
        : {
            field: 'line',
            type: 'nominal',
            scale: { domain: by.values.map((_, at) => String(at)), range: looks.map(({ colour }) => colour) },
            legend:
              k > 0
                ? null
                : {
                    labelExpr: `(${JSON.stringify(Object.fromEntries(by.values.map((level, at) => [String(at), levelInWords(level)])))})[datum.label]`,
                    offset: 48,
                  },
          };
    return {
      width,
      height: step * names.length,
      data: { values: rows },
      layer: [
        headLayer(outcome.head, width),
        {
          transform: [{ filter: 'isValid(datum.low)' }],
          mark: { type: 'rule', strokeWidth: by === null ? 5 : 3.5, opacity: 0.6, clip: true },
          encoding: { y, x: { ...x, field: 'low' }, x2: { field: 'high' }, color },
        },
        {
          mark: { type: 'point', filled: true, size: by === null ? 150 : 100, opacity: 1 },
          encoding: { y, x: { ...x, field: 'mean' }, color, tooltip: { field: 'told' } },
        },
        ...(by !== null
          ? []
          : [
              {
                mark: { type: 'text', dy: -15, fontSize: 15, color: BLUE_INK },
                transform: [{ calculate: `(${said(rows, outcome)})[datum.at]`, as: 'text' }],
                encoding: { y, x: { ...x, field: 'mean' }, text: { field: 'text' }, color: { value: INK } },
              },
            ]),
      ],
      view: { stroke: '#e4e7eb' },
    };
  });
  const caption = `${dotSaid(swept, `of each “${factor.label}”`, 'bar')}${
    by === null ? '' : ` Colours: ${factorTitle(by)}.`
  }`;
  return chart('categories', { ...words(swept, factor, by), caption }, inRows(panels, COLUMNS, -20, 100) as never);
}

/** What each mean is, beside its dot. */
function said(rows: readonly { at: number | null; mean: number | null }[], outcome: ToldOutcome): string {
  return JSON.stringify(Object.fromEntries(rows.map(({ at, mean }) => [String(at), valueSaid(outcome, mean ?? 0)])));
}

function words(swept: Swept, factor: Varied, by: Varied | null): { title: string; finding: string } {
  const told = swept.main.map((outcome) => ({ outcome, said: difference(swept, outcome, factor, by) }));
  const [first] = told as [(typeof told)[number]];
  const finding = `${told.map(({ outcome, said: one }) => `${outcome.head}: ${one}`).join('; ')}.`;
  return { title: `${first.outcome.head}: ${first.said}`, finding };
}

/** The highest and the lowest category, where all pairs looked at leave them apart. */
function difference(swept: Swept, outcome: ToldOutcome, factor: Varied, by: Varied | null): string {
  const points = swept.points.filter((point) => !Number.isNaN(swept.cell(point, outcome).mean));
  const what = inSentence(factor.label);
  if (points.length < 2) return 'came about at too few points to compare';
  const mean = (point: (typeof points)[number]) => swept.cell(point, outcome).mean;
  const sorted = points.toSorted((a, b) => mean(b) - mean(a));
  const [most, least] = [sorted[0]!, sorted.at(-1)!];
  const looks = (points.length * (points.length - 1)) / 2;
  if (changeBetween(swept, outcome, least, most, looks).clear === 0)
    return noEffect(swept, outcome, list([what, ...(by === null ? [] : [inSentence(by.label)])]));
  const name = ({ values }: typeof most) =>
    [factor, ...(by === null ? [] : [by])].map(({ at }) => levelInWords(values[at]!)).join(' with ');
  const [highest, lowest] = outcome.ends;
  return `${name(most)} ${highest} (${valueSaid(outcome, mean(most))}), ${name(least)} ${lowest} (${valueSaid(outcome, mean(least))})`;
}
