/** What stands behind every difference: each pair of runs as a dot, or where there are no pairs each run of both arms. */
import type { ComparedOutcome, Comparison, OutcomeComparison } from '../../analysis/results/comparison.ts';
import { scaled } from '../../measure/difference-in-words.ts';
import { count, number } from '../../measure/words.ts';
import { type Chart, chart, nothingToDraw, type Spec } from '../chart.ts';
import { GREEN, GRID, INK, PLOT_WIDTH, panelTitle, variantLook } from '../look.ts';
import { labelOf } from '../variants-over-time.ts';
import { placeIn, titleIn } from './of-comparison.ts';

const COLUMNS = 2;
const LABEL_WIDTH = 190;
const PANEL_WIDTH = (PLOT_WIDTH - LABEL_WIDTH - 60) / COLUMNS;
const STEP = 66;
/** More dots than this on a line hide each other. */
const MOST_DOTS = 400;

interface Strip {
  readonly line: string;
  readonly title: string;
  readonly colour: string;
  readonly values: readonly number[];
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
}

export function runByRun(comparison: Comparison): Chart {
  const { outcomes, compared } = comparison;
  const paired = compared.every((row) => row.paired);
  const panels = outcomes.flatMap((outcome) => {
    const rows = compared.filter((row) => row.outcome === outcome.name);
    const strips = paired
      ? rows.map((row) => differencesOf(comparison, outcome, row))
      : runsOf(comparison, outcome, rows);
    return strips.some(({ values }) => values.length > 0) ? [{ outcome, strips }] : [];
  });
  if (panels.length === 0)
    return nothingToDraw('run-by-run', 'Nothing to compare run by run', 'No outcome came about in any run of both.');
  const [first] = compared;
  const most = Math.max(...compared.map(({ pairs }) => pairs));
  const zone =
    paired && outcomes.some(({ margin }) => margin !== null) ? ' Shaded: differences that do not matter.' : '';
  const caption = paired
    ? `Each dot is a pair of runs with the same luck: what the one came to, less what the other came to. White dot and bar: their mean with its 95 % interval.${zone}`
    : 'Each dot is a run. White dot: the mean.';
  const runs = compared
    .flatMap(({ values, valuesAgainst }) => [values.length, valuesAgainst.length])
    .filter((n) => n > 0);
  const fewest = Math.min(...runs);
  const each = fewest === Math.max(...runs) ? '' : `${number(fewest)} to `;
  const finding = paired
    ? `${count(most, 'pair')} of runs stand behind the differences.`
    : `${each}${count(Math.max(...runs), 'run')} of each stand behind the differences.`;
  const same = paired && compared.length === outcomes.length ? agreement(compared) : null;
  return chart(
    'run-by-run',
    {
      title:
        same ??
        (paired
          ? `Every pair of runs behind ${count(compared.length, 'difference')}`
          : 'Every run behind the differences'),
      finding: first === undefined ? '' : finding,
      caption,
    },
    {
      columns: COLUMNS,
      concat: panels.map(({ outcome, strips }, at) => panel(outcome, strips, paired, at % COLUMNS === 0)),
      spacing: { column: 50, row: 34 },
    } as Spec,
  );
}

/** In how many outcomes (nearly) all pairs lie on one side, which is as clear as it gets. */
function agreement(rows: readonly OutcomeComparison[]): string {
  const oneWay = rows.filter(({ values, valuesAgainst }) => {
    const signs = values.map((value, at) => Math.sign(value - valuesAgainst[at]!));
    return signs.length > 1 && signs.every((sign) => sign !== 0 && sign === signs[0]);
  });
  if (oneWay.length === 0) return 'In no outcome do all pairs of runs differ in one direction';
  return `In ${number(oneWay.length)} of ${count(rows.length, 'outcome')} every pair of runs differs in one direction`;
}

function differencesOf(comparison: Comparison, { unit }: ComparedOutcome, row: OutcomeComparison): Strip {
  const values = row.values.map((value, at) => scaled(value - row.valuesAgainst[at]!, unit));
  const end = (value: number | null) => (value === null ? null : scaled(value, unit));
  const { colour } = variantLook(placeIn(comparison, row.arm));
  const several = comparison.allPairs && comparison.arms.length > 2;
  const title = several
    ? `${titleIn(comparison, row.arm)} – ${titleIn(comparison, row.against)}`
    : titleIn(comparison, row.arm);
  const mean = end(row.difference) ?? Number.NaN;
  return { line: `${row.arm}/${row.against}`, title, colour, values, mean, low: end(row.low), high: end(row.high) };
}

/** Each arm once. */
function runsOf(comparison: Comparison, { unit }: ComparedOutcome, rows: readonly OutcomeComparison[]): Strip[] {
  return comparison.arms.map(({ name, title }) => {
    const own = rows.find(({ arm }) => arm === name)?.values;
    const values = (own ?? rows.find(({ against }) => against === name)?.valuesAgainst ?? []).map((value) =>
      scaled(value, unit),
    );
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      line: name,
      title,
      colour: variantLook(placeIn(comparison, name)).colour,
      values,
      mean,
      low: null,
      high: null,
    };
  });
}

function panel(outcome: ComparedOutcome, strips: readonly Strip[], paired: boolean, labelled: boolean): object {
  const dots = strips.flatMap(({ line, values }) =>
    values.slice(0, MOST_DOTS).map((value, at) => ({ line, value, off: offset(at) })),
  );
  const means = strips
    .filter(({ values }) => values.length > 0)
    .map(({ line, mean, low, high }) => ({ line, mean, ...(low === null || high === null ? {} : { low, high }) }));
  const margin = paired && outcome.margin !== null ? scaled(outcome.margin, outcome.unit) : null;
  const ends = dots.map(({ value }) => value);
  const [least, most] = [Math.min(...ends, ...(paired ? [0] : [])), Math.max(...ends, ...(paired ? [0] : []))];
  const room = (most - least || Math.abs(most) || 1) * 0.1;
  const domain = strips.map(({ line }) => line);
  const height = STEP * strips.length;
  const scale = { domain: [least - room, most + room], nice: false, zero: false };
  const x = {
    type: 'quantitative',
    scale,
    axis: { title: null, tickCount: 4, grid: true, labelExpr: "replace(format(datum.value, '~g'), '-', '\u2212')" },
  };
  const colour = {
    field: 'line',
    type: 'nominal',
    scale: { domain, range: strips.map((strip) => strip.colour) },
    legend: null,
  };
  const y = {
    field: 'line',
    type: 'nominal',
    sort: domain,
    scale: { domain, paddingInner: 0, paddingOuter: 0 },
    axis: null,
  };
  const unit = outcome.unit === 'share' ? (paired ? 'percentage points' : '%') : outcome.unit;
  return {
    title: panelTitle([
      ...labelOf(outcome.head, 34),
      `${paired ? 'difference' : 'each run'}${unit === '' ? '' : `, ${unit}`}`,
    ]),
    ...{ width: PANEL_WIDTH, height },
    data: { values: dots },
    encoding: { y },
    layer: [
      ...(labelled
        ? [
            {
              data: { values: strips.map(({ line, title }) => ({ line, title: labelOf(title, 18) })) },
              mark: {
                ...{ type: 'text', align: 'right', baseline: 'middle', x: -14, limit: LABEL_WIDTH, color: INK },
                ...{ fontSize: 16, lineHeight: 20, dy: { expr: '(1 - length(datum.title)) * 10' } },
              },
              encoding: { text: { field: 'title' } },
            },
          ]
        : []),
      ...(margin === null
        ? []
        : [
            {
              data: { values: [{ from: Math.max(-margin, least - room), to: Math.min(margin, most + room) }] },
              mark: { type: 'rect', color: GREEN, opacity: 0.16 },
              encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' }, y: { value: 0 }, y2: { value: height } },
            },
          ]),
      ...(paired
        ? [
            {
              data: { values: [{ zero: 0 }] },
              mark: { type: 'rule', color: INK, strokeWidth: 2 },
              encoding: { x: { ...x, field: 'zero' }, y: { value: 0 }, y2: { value: height } },
            },
          ]
        : []),
      {
        mark: { type: 'circle', size: 80, opacity: 0.55, yOffset: { expr: 'datum.off' } },
        encoding: { x: { ...x, field: 'value' }, color: colour },
      },
      {
        data: { values: means },
        mark: { type: 'rule', strokeWidth: 5, color: INK },
        encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' } },
      },
      {
        data: { values: means },
        mark: { type: 'point', size: 190, strokeWidth: 4, fill: 'white', color: INK, opacity: 1 },
        encoding: { x: { ...x, field: 'mean' } },
      },
    ],
    view: { stroke: GRID },
  };
}

/** Pixels by which a dot lies off its line, so that dots do not hide each other; the same dot lies the same each time. */
function offset(at: number): number {
  // Multiples of the golden section fall evenly into any interval.
  const share = (at * 0.6180339887498949) % 1;
  return Math.round((share - 0.5) * (STEP - 26));
}
