/** Few points: every single run as a dot, so that one sees how much luck does. */

import { count, number } from '../../measure/words.ts';
import { type Chart, chart } from '../chart.ts';
import { BLUE, VERMILLION_INK } from '../look.ts';
import { inSentence, levelInWords, outcomeAxis, round, shortened, valueSaid, valueWithUnit } from './said.ts';
import { atPlaces, domainOf, headLayer, inRows, panelWidth, widthOf } from './small-panels.ts';
import type { Swept } from './swept.ts';

const COLUMNS = 2;
const SIZE = 16;
const LETTERS = 26;
export const FEW_POINTS = 12;

export function runStrips(swept: Swept): Chart {
  const { points, varied } = swept;
  const names = points.map(({ number: k, values }) =>
    varied.length === 0
      ? `point ${k}`
      : shortened(varied.map(({ at }) => levelInWords(values[at]!)).join(', '), LETTERS),
  );
  const room = Math.max(...names.map((name) => widthOf(name, SIZE))) - 40;
  const outcomes = swept.main.slice(0, 4);
  const width = Math.floor(panelWidth(COLUMNS) - Math.max(0, room) / 2 - 8);
  const step = Math.max(30, Math.min(54, 300 / points.length));
  const panels = outcomes.map((outcome, k) => {
    const runs = points.flatMap((point, at) =>
      swept.runsAt(point).flatMap((run, r) => {
        const value = swept.value(run, outcome);
        // Dots alike would hide each other.
        const aside = (((r * 0.618034) % 1) - 0.5) * step * 0.45;
        const told = `run ${run.run}, replicate ${run.replicate}: ${valueWithUnit(outcome, value)}`;
        return Number.isNaN(value) ? [] : [{ at, value: round(value), aside: round(aside), told }];
      }),
    );
    const means = points.flatMap((point, at) => {
      const { mean } = swept.cell(point, outcome);
      return Number.isNaN(mean)
        ? []
        : [{ at, value: round(mean), told: `${names[at]}: mean ${valueSaid(outcome, mean)}` }];
    });
    const domain = domainOf(
      outcome,
      runs.map(({ value }) => value ?? Number.NaN),
    );
    const words = Object.fromEntries(names.map((name, at) => [String(at), name]));
    const y = {
      field: 'at',
      type: 'quantitative',
      scale: { domain: [points.length - 0.5, -0.5], nice: false, zero: false },
      axis: {
        ...{ title: null, grid: false, ...atPlaces(names.length), labelFontSize: SIZE, labelLimit: 320 },
        ...(k % COLUMNS === 0 ? { labelExpr: `(${JSON.stringify(words)})[datum.value] || ''` } : { labels: false }),
      },
    };
    const x = {
      field: 'value',
      type: 'quantitative',
      scale: { domain, nice: false, zero: false },
      axis: { ...outcomeAxis(outcome, domain[1]), grid: true, tickCount: 4, labelFontSize: SIZE },
    };
    return {
      width,
      height: step * points.length,
      layer: [
        headLayer(outcome.head, width),
        {
          data: { values: runs },
          mark: { type: 'point', filled: true, size: 60, color: BLUE, opacity: 0.55, yOffset: { expr: 'datum.aside' } },
          encoding: { x, y, tooltip: { field: 'told' } },
        },
        {
          data: { values: means },
          mark: {
            type: 'tick',
            orient: 'vertical',
            thickness: 4,
            size: step * 0.75,
            color: VERMILLION_INK,
            opacity: 1,
          },
          encoding: { x, y, tooltip: { field: 'told' } },
        },
      ],
      view: { stroke: '#e4e7eb' },
    };
  });
  const [outcome] = outcomes as [(typeof outcomes)[number]];
  const values = points.map((point) =>
    swept
      .runsAt(point)
      .map((run) => swept.value(run, outcome))
      .filter((value) => !Number.isNaN(value)),
  );
  const widest = values.map((of) => Math.max(...of) - Math.min(...of));
  const at = widest.indexOf(Math.max(...widest.filter(Number.isFinite)));
  const own = values[at] ?? [];
  const title =
    at < 0 || own.length < 2
      ? 'One run at each point: nothing shows yet how much luck does'
      : Math.max(...own) === Math.min(...own)
        ? `${outcome.head}: runs of one setting all come to the same`
        : `${outcome.head}: luck alone moves it between ${valueSaid(outcome, Math.min(...own))} and ${valueSaid(outcome, Math.max(...own))} at one setting`;
  const all = values.reduce((sum, of) => sum + of.length, 0);
  const finding =
    at < 0 || own.length < 2
      ? `${count(all, 'run')} in all.`
      : Math.max(...own) === Math.min(...own)
        ? `At no setting does luck move it, over ${count(all, 'run')} in all.`
        : `The runs lie furthest apart at ${varied.length === 0 ? 'the one setting' : varied.map(({ label, at: f }) => `${inSentence(label)} ${levelInWords(points[at]!.values[f]!)}`).join(', ')}: ${number(own.length)} runs, the same but for luck.`;
  return chart(
    'runs',
    {
      title,
      finding,
      caption: 'Dot: one run. Bar: the mean of the runs at a point. Runs in one row differ in nothing but luck.',
    },
    inRows(panels, COLUMNS, -20, 100) as never,
  );
}
