/** What the page needs to let its reader choose points: their settings and outcomes as columns, and the axes they are drawn on. */
import { strongest, thinned } from './bins.ts';
import { factorAxisOf, outcomeAxisOf } from './parallel-coordinates.ts';
import { factorTitle, levelInWords, round } from './said.ts';
import { isLog } from './small-panels.ts';
import { isNumeric, type Swept } from './swept.ts';

export interface Column {
  readonly label: string;
  readonly title: string;
  readonly isOutcome: boolean;
  /** Values are written as percentages. */
  readonly isShare: boolean;
  readonly isLog: boolean;
  /** Categories by their number; null for numbers. */
  readonly names: readonly string[] | null;
  readonly low: number;
  readonly high: number;
  /** Values that it may be set to, where they are few; null for a range. */
  readonly levels: readonly number[] | null;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

export interface ExplorerData {
  /** Factors that vary, then outcomes. */
  readonly columns: readonly Column[];
  /** By column and point; null: nothing to measure. */
  readonly values: readonly (readonly (number | null)[])[];
  /** Ends of the intervals of the outcomes that the table shows, by column and point. */
  readonly ends: readonly (null | {
    readonly low: readonly (number | null)[];
    readonly high: readonly (number | null)[];
  })[];
  readonly points: readonly number[];
  /** The run that is offered to be lived again: the first of the point that is ok. */
  readonly run: readonly number[];
  readonly lived: readonly number[];
  readonly failed: readonly number[];
  /** Columns with an axis, in order. */
  readonly axes: readonly number[];
  /** Columns with a panel of their own, and in the table. */
  readonly main: readonly number[];
  /** Factors that the table shows, and whose sliders stand first: those that move the first outcome most, where there are many. */
  readonly tabled: readonly number[];
  /** Places of the points that are drawn: all, or so many that a browser stays quick. */
  readonly lines: readonly number[];
  readonly dots: readonly number[];
  /** How the sweep is named on the command line. */
  readonly sweep: string;
}

const MOST_LINES = 300;
const MOST_DOTS = 1500;
const MOST_FACTOR_AXES = 7;
const MOST_OUTCOME_AXES = 3;
const MOST_TABLED = 10;
const FEW_LEVELS = 30;

/** @param sweep the directory of the sweep, as a command would name it */
export function explorerData(swept: Swept, sweep: string): ExplorerData {
  const { points, varied } = swept;
  const factors = varied.map((factor): Column => {
    const numeric = isNumeric(factor);
    const levels = numeric && factor.values.length <= FEW_LEVELS ? factor.values.map(Number) : null;
    return {
      ...{ label: factor.label, title: factorTitle(factor), isOutcome: false, isShare: false },
      ...{ isLog: numeric && isLog(factor), names: numeric ? null : factor.values.map(levelInWords), levels },
      low: numeric ? Number(factor.values[0]) : 0,
      high: numeric ? Number(factor.values.at(-1)) : factor.values.length - 1,
      ticks: rounded(factorAxisOf(swept, factor).ticks),
    };
  });
  // Main outcomes first: they have the axes and panels.
  const outcomes = [...swept.main, ...swept.outcomes.filter((outcome) => !swept.main.includes(outcome))];
  const told = outcomes.map((outcome): Column => {
    // As they are written below: an end must not lie beside the value that it is the end of.
    const known = points.map((point) => round(swept.cell(point, outcome).mean)).filter((mean) => mean !== null);
    return {
      ...{ label: outcome.head, title: outcome.head, isOutcome: true, isShare: outcome.unit === 'share', isLog: false },
      ...{ names: null, levels: null },
      low: known.reduce((so, mean) => Math.min(so, mean), known[0] ?? 0),
      high: known.reduce((so, mean) => Math.max(so, mean), known[0] ?? 1),
      ticks: rounded(outcomeAxisOf(swept, outcome).ticks),
    };
  });
  const first = factors.length;
  const places = points.map((_, at) => at);
  const best = (most: number) => strongest(swept, swept.main[0]!, most).map((factor) => varied.indexOf(factor));
  return {
    columns: [...factors, ...told],
    values: [
      ...varied.map((factor) =>
        points.map(({ values }) => {
          const level = values[factor.at]!;
          return isNumeric(factor) ? Number(level) : factor.values.indexOf(level);
        }),
      ),
      ...outcomes.map((outcome) => points.map((point) => round(swept.cell(point, outcome).mean))),
    ],
    ends: [
      ...varied.map(() => null),
      ...outcomes.map((outcome, k) =>
        k < swept.main.length
          ? {
              low: points.map((point) => round(swept.cell(point, outcome).low)),
              high: points.map((point) => round(swept.cell(point, outcome).high)),
            }
          : null,
      ),
    ],
    points: points.map(({ number }) => number),
    run: points.map((point) => {
      const runs = swept.runsAt(point);
      return (runs.find(({ status }) => status === 'ok') ?? runs[0])?.run ?? 0;
    }),
    lived: points.map((point) => swept.runsAt(point).filter(({ status }) => status === 'ok').length),
    failed: points.map((point) => swept.runsAt(point).filter(({ status }) => status !== 'ok').length),
    axes: [...best(MOST_FACTOR_AXES), ...swept.main.slice(0, MOST_OUTCOME_AXES).map((_, k) => first + k)],
    main: swept.main.map((_, k) => first + k),
    tabled: best(MOST_TABLED),
    lines: thinned(places, MOST_LINES),
    dots: thinned(places, MOST_DOTS),
    sweep,
  };
}

function rounded(ticks: Column['ticks']): Column['ticks'] {
  return ticks.map(({ at, text }) => ({ at: round(at) ?? 0, text }));
}
