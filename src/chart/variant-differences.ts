/** How variants differ from the first: for each main outcome a small panel with a dot and its interval for every variant. */
import { OUTCOMES, type Outcome } from '../measure/outcomes.ts';
import { type Chart, chart } from './chart.ts';
import {
  differenceInShort,
  differenceInWords,
  FEW_PAIRS,
  FEWEST_PAIRS,
  isClear,
  scaled,
} from './differences-in-words.ts';
import { GRID, INK, PLOT_WIDTH, panelTitle, SOFT_INK } from './look.ts';
import type { ShownVariant, Variants } from './read-variants.ts';
import { labelOf } from './variants-over-time.ts';
import { count, list, number } from './words.ts';

export const MAIN = OUTCOMES.filter(({ main }) => main);

const COLUMNS = 2;
const LABEL_WIDTH = 210;
const PANEL_WIDTH = (PLOT_WIDTH - LABEL_WIDTH - 40) / COLUMNS;
const FEW_VARIANTS = 2;
const LETTER_SIZE = 15;
const LETTER_WIDTH = 9;
/** With more variants than this, rows are low and numbers stand in the table only. */
const MANY = 8;

const UNITS: Readonly<Record<string, string>> = { share: 'percentage points', weeks: 'weeks', groups: 'groups' };

export function variantDifferences(all: Variants): Chart {
  const [first, ...others] = all.variants;
  const step = others.length > MANY ? 34 : 54;
  const [pairs, against] = [count(all.replicates, 'pair'), `Each variant against ${quoted(first.title)}`];
  const rough =
    all.replicates < FEWEST_PAIRS
      ? ` From fewer than ${FEWEST_PAIRS} pairs none is called clear.`
      : all.replicates < FEW_PAIRS
        ? ' The intervals rest on few runs and are rough.'
        : '';
  const caption =
    all.replicates < 2
      ? `${against}. Dot: the difference between the one run of each. From one run each there is no interval: some of it is luck, and only more replicates tell how much.`
      : `${against}, run by run with the same luck. Dot: the mean difference; bar: its 95 % interval over ${pairs} of runs. A full dot is a clear difference: its bar does not touch zero.${rough}`;
  return chart(
    'differences',
    {
      ...words(all),
      caption,
    },
    {
      columns: COLUMNS,
      concat: MAIN.map((outcome, k) => panel(all, others, outcome, step, k % COLUMNS === 0)),
      spacing: { column: 40, row: 34 },
    },
  );
}

function panel(
  all: Variants,
  others: readonly ShownVariant[],
  outcome: Outcome,
  step: number,
  labelled: boolean,
): object {
  const rows = others.map((variant) => {
    const difference = all.difference(outcome.name, variant.name);
    const { pairs } = difference;
    const [value, low, high] = [difference.difference, difference.low, difference.high].map((one) =>
      Number.isNaN(one) ? null : scaled(one, outcome.unit),
    );
    const said = pairs === 0 ? 'nothing to compare' : differenceInShort(outcome, difference);
    return {
      line: variant.name,
      ...{ value, low, high, said },
      clear: isClear(difference),
      told: `${variant.title}: ${differenceInWords(outcome, difference, all.replicates)}`,
    };
  });
  const ends = rows
    .flatMap(({ value, low, high }) => [value, low, high])
    .filter((end) => end !== null && end !== undefined);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = (most - least || 1) * 0.14;
  const perPixel = (most - least + 2 * room) / PANEL_WIDTH;
  /** Above its dot, but inside the panel. */
  const letters = rows.map(({ value, said, line }) => {
    const half = (said.length * LETTER_WIDTH * perPixel) / 2;
    const at = Math.min(most + room - half, Math.max(least - room + half, value ?? (least + most) / 2));
    return { line, at, said };
  });
  const domain = others.map(({ name }) => name);
  const y = {
    field: 'line',
    type: 'nominal',
    sort: domain,
    scale: { domain, paddingInner: 0, paddingOuter: 0 },
    axis: labelled
      ? {
          title: null,
          labelExpr: labelExpression(others),
          labelLimit: LABEL_WIDTH,
          labelLineHeight: 20,
          labelFontSize: 16,
        }
      : { title: null, labels: false },
  };
  const x = {
    type: 'quantitative',
    scale: { domain: [least - room, most + room], nice: false, zero: false },
    axis: { title: null, tickCount: 4, grid: true, labelExpr: "replace(format(datum.value, '~g'), '-', '\u2212')" },
  };
  const colour = {
    field: 'line',
    type: 'nominal',
    scale: { domain, range: others.map((variant) => variant.colour) },
    legend: null,
  };
  const lettered = others.length <= MANY;
  return {
    title: panelTitle(headOf(outcome)),
    width: PANEL_WIDTH,
    height: step * others.length,
    data: { values: rows },
    encoding: { y },
    layer: [
      {
        data: { values: [{ zero: 0 }] },
        mark: { type: 'rule', color: SOFT_INK, strokeWidth: 2 },
        encoding: { x: { ...x, field: 'zero' }, y: { value: 0 }, y2: { value: step * others.length } },
      },
      {
        mark: { type: 'rule', strokeWidth: 5, opacity: 0.75, yOffset: lettered ? 10 : 0 },
        encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, color: colour },
      },
      {
        mark: { type: 'point', size: 190, strokeWidth: 4, opacity: 1, yOffset: lettered ? 10 : 0 },
        encoding: {
          x: { ...x, field: 'value' },
          color: colour,
          fill: {
            condition: others.map(({ name, colour: full }) => ({
              test: `datum.clear && datum.line === ${JSON.stringify(name)}`,
              value: full,
            })),
            value: 'white',
          },
          tooltip: { field: 'told' },
        },
      },
      ...(lettered ? [{ color: 'white', stroke: 'white', strokeWidth: 8 }, { color: INK }] : []).map((letter) => ({
        data: { values: letters },
        mark: { type: 'text', dy: -12, fontSize: LETTER_SIZE, strokeJoin: 'round', ...letter },
        encoding: { x: { ...x, field: 'at' }, text: { field: 'said' } },
      })),
    ],
    view: { stroke: GRID },
  };
}

function headOf({ head, unit }: Outcome): string[] {
  const said = UNITS[unit];
  return said === undefined ? [head, `difference`] : [head, `difference in ${said}`];
}

/** Names of variants become their titles, in two lines where one is not enough and rows are high. */
function labelExpression(variants: readonly ShownVariant[]): string {
  const lettered = variants.length <= MANY;
  const cases = variants.map(({ name, title }) => {
    const text = (lettered ? labelOf(title, 20) : labelOf(title, 22, 1)).join('\n');
    return `datum.value === ${JSON.stringify(name)} ? split(${JSON.stringify(text)}, '\\n') : `;
  });
  return `${cases.join('')}datum.value`;
}

const quoted = (title: string) => `“${title}”`;

function words(all: Variants): { title: string; finding: string } {
  const [first, ...others] = all.variants;
  const told = others.map((variant) => ({
    variant,
    clear: MAIN.filter(({ name }) => isClear(all.difference(name, variant.name))),
  }));
  const outcomes = `${number(MAIN.length)} main outcomes`;
  const inWords = (variant: ShownVariant, clear: readonly Outcome[]) => {
    if (clear.length === 0) return 'no clear difference';
    // Of many variants the sentences would fill a page; they stand at its top.
    if (others.length > FEW_VARIANTS) return `${number(clear.length)} of ${outcomes}`;
    return list(
      clear.map((outcome) => differenceInWords(outcome, all.difference(outcome.name, variant.name), all.replicates)),
    );
  };
  const lead = others.length > FEW_VARIANTS ? 'Clear differences: ' : '';
  const finding = `${lead}${told.map(({ variant, clear }) => `${variant.title}: ${inWords(variant, clear)}`).join('; ')}.`;
  if (all.replicates < 2)
    return {
      title: 'One run of each variant cannot tell a difference from luck',
      finding: 'Each variant was run once, so nothing tells a difference from luck: no interval can be given.',
    };
  if (all.replicates < FEWEST_PAIRS)
    return { title: `${number(all.replicates)} runs of each variant are too few to be sure of a difference`, finding };
  const differing = told.filter(({ clear }) => clear.length > 0);
  if (differing.length === 0)
    return { title: `No clear difference from ${quoted(first.title)} in any of ${outcomes}`, finding };
  if (others.length === 1)
    return {
      title: `${others[0]!.title}: a clear difference from ${quoted(first.title)} in ${number(told[0]!.clear.length)} of ${outcomes}`,
      finding,
    };
  return {
    title: `${number(differing.length)} of ${count(others.length, 'variant')} ${differing.length === 1 ? 'differs' : 'differ'} clearly from ${quoted(first.title)}`,
    finding,
  };
}
