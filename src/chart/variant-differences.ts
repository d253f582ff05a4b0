/** How variants differ from the first: for each outcome that is told first a small panel with a dot and its interval for every variant. */

import {
  differenceInShort,
  differenceInWords,
  FEW_PAIRS,
  FEWEST_PAIRS,
  isClear,
  scaled,
  valueInWords,
} from '../measure/difference-in-words.ts';
import type { Outcome } from '../measure/outcomes.ts';
import { count, list, number } from '../measure/words.ts';
import { type Chart, chart } from './chart.ts';
import { GRID, INK, PLOT_WIDTH, panelTitle, SOFT_INK } from './look.ts';
import type { ShownVariant, Variants } from './read-variants.ts';
import { total } from './runs.ts';
import { labelOf } from './variants-over-time.ts';

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
    { ...words(all), caption: `${caption}${heldElsewhere(all)}` },
    {
      columns: COLUMNS,
      concat: all.outcomes.map((outcome, k) => panel(all, others, outcome, step, k % COLUMNS === 0)),
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
  const reference = all.reference(outcome.name);
  const rows = others.map((variant) => {
    const nothing = { line: variant.name, value: null, low: null, high: null, clear: false };
    if (variant === reference)
      return {
        ...nothing,
        said: 'the others against this',
        told: `${variant.title}: what the others are held against`,
      };
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
  // Without a difference there is no scale: where nothing can be compared no number at all, else only the 0.
  const ticks =
    ends.length === 0
      ? { labels: false, ticks: false, grid: false }
      : most === least
        ? { values: [0], grid: true }
        : { tickCount: 4, grid: true };
  const room = (most - least || 1) * 0.14;
  const perPixel = (most - least + 2 * room) / PANEL_WIDTH;
  /** The frame of the panel stays whole. */
  const edge = 3 * perPixel;
  /** Above its dot, but inside the panel. */
  const letters = rows.map(({ value, said, line }) => {
    const half = (said.length * LETTER_WIDTH * perPixel) / 2;
    const at = Math.min(most + room - half - edge, Math.max(least - room + half + edge, value ?? (least + most) / 2));
    return { line, at, said, from: at - half, to: at + half };
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
    axis: { title: null, ...ticks, labelExpr: "replace(format(datum.value, '~g'), '-', '\u2212')" },
  };
  const colour = {
    field: 'line',
    type: 'nominal',
    scale: { domain, range: others.map((variant) => variant.colour) },
    legend: null,
  };
  const lettered = others.length <= MANY;
  const zero = {
    data: { values: [{ zero: 0 }] },
    mark: { type: 'rule', color: SOFT_INK, strokeWidth: 2 },
    encoding: { x: { ...x, field: 'zero' }, y: { value: 0 }, y2: { value: step * others.length } },
  };
  return {
    title: panelTitle(headOf(outcome)),
    width: PANEL_WIDTH,
    height: step * others.length,
    data: { values: rows },
    encoding: { y },
    layer: [
      ...(ends.length === 0 ? [] : [zero]),
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
      ...(lettered
        ? [
            {
              // Behind the letters, so that no line runs through them.
              data: { values: letters },
              mark: { type: 'bar', size: LETTER_SIZE + 4, color: 'white', yOffset: -12 },
              encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' } },
            },
          ]
        : []),
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

/** Where the first variant has nothing of an outcome, what the others are held against in its place. */
function heldElsewhere(all: Variants): string {
  const [first] = all.variants;
  const moved = all.outcomes.filter(({ name }) => all.reference(name) !== first);
  return [...new Set(moved.map(({ name }) => all.reference(name)))]
    .map((reference) => {
      const heads = moved.filter(({ name }) => all.reference(name) === reference).map(({ head }) => quoted(head));
      return ` ${list(heads)}: against ${quoted(reference.title)}, as it did not come about in ${quoted(first.title)}.`;
    })
    .join('');
}

function words(all: Variants): { title: string; finding: string } {
  const [, ...others] = all.variants;
  const told = others.map((variant) => ({
    variant,
    clear: all.outcomes.filter(({ name }) => isClearIn(all, name, variant)),
  }));
  const outcomes = count(all.outcomes.length, 'outcome');
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
  return { title: headline(all, all.outcomes[0]!), finding };
}

/** What came of one outcome, in a few words: "Needs met, for each person: catalysts most (1.4), cold start least (0.13)". */
export function headline(all: Variants, outcome: Outcome): string {
  const { name, head, ends: [highest, lowest] = ['most', 'least'] } = outcome;
  const reference = all.reference(name);
  const ranked = all.variants
    .flatMap((variant) => {
      const values = all.values(name, variant.name);
      return values.length === 0 ? [] : [{ variant, mean: total(values) / values.length }];
    })
    .sort((a, b) => b.mean - a.mean);
  if (ranked.length === 0) return `${head}: nothing to compare, it came about in no variant`;
  if (ranked.length === 1) return `${head}: nothing to compare, it came about only in ${quoted(reference.title)}`;
  const clear = ranked.filter(({ variant }) => isClearIn(all, name, variant));
  if (clear.length === 0) return `${head}: no clear difference from ${quoted(reference.title)}`;
  const [most, least] = [ranked[0]!, ranked.at(-1)!];
  const said = ({ mean }: { readonly mean: number }) => valueInWords(outcome, mean);
  const isSure = (one: typeof most) => one.variant === reference || clear.includes(one);
  // The first and the last are named only if they are not first and last by luck, and differ as they are written.
  if (isSure(most) && isSure(least) && said(most) !== said(least))
    return `${head}: ${most.variant.title} ${highest} (${said(most)}), ${least.variant.title} ${lowest} (${said(least)})`;
  const size = ({ variant }: typeof most) => Math.abs(all.difference(name, variant.name).difference);
  const { variant } = clear.reduce((so, one) => (size(one) > size(so) ? one : so));
  const difference = differenceInWords(outcome, all.difference(name, variant.name), all.replicates);
  return `${variant.title} against ${quoted(reference.title)}: ${difference}`;
}

function isClearIn(all: Variants, outcome: string, variant: ShownVariant): boolean {
  return variant !== all.reference(outcome) && isClear(all.difference(outcome, variant.name));
}
