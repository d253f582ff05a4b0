/** How large and how sure all differences are, on one scale: a dot and its interval for every outcome, in standard deviations of a run. */
import type { ComparedOutcome, Comparison, OutcomeComparison } from '../../analysis/results/comparison.ts';
import { differenceInShort, FEWEST_PAIRS, withUnit } from '../../measure/difference-in-words.ts';
import { count, number, wrap } from '../../measure/words.ts';
import { type Chart, chart, type Spec } from '../chart.ts';
import { BLUE, GREEN, GRID, INK, panelTitle, SOFT_INK, VERMILLION } from '../look.ts';
import { couplesIn, headOf, quoted, titleIn } from './of-comparison.ts';

const LABEL_WIDTH = 255;
const WIDTH = 370;
const STEP = 62;
/** Beyond so many standard deviations the scale is drawn together, or small differences could not be seen. */
const WIDE = 6;
const TICKS = [-50, -20, -10, -5, -2, -1, 0, 1, 2, 5, 10, 20, 50];

/** How each verdict looks: colour and shape say the same. */
export const VERDICTS = {
  more: { name: 'more, beyond reasonable doubt', colour: BLUE, shape: 'triangle-right', filled: true },
  less: { name: 'less, beyond reasonable doubt', colour: VERMILLION, shape: 'triangle-left', filled: true },
  equivalent: { name: 'none that matters', colour: GREEN, shape: 'diamond', filled: true },
  undecided: { name: 'undecided', colour: SOFT_INK, shape: 'circle', filled: false },
} as const;

export function forest(comparison: Comparison): Chart {
  const couples = couplesIn(comparison);
  const extent = extentOf(comparison.compared);
  const zone = comparison.outcomes.some(({ margin }) => margin !== null)
    ? ' Shaded: differences that do not matter.'
    : '';
  const few = comparison.compared.every(({ of }) => of < FEWEST_PAIRS)
    ? ` From fewer than ${FEWEST_PAIRS} runs of each nothing is called clear.`
    : '';
  const corrected = `corrected for all ${count(comparison.family, 'test')} made`;
  const caption = `Mark: the mean difference over runs; bar: its 95 % interval, both in standard deviations of a run. \u25b6\u00a0clearly more, \u25c0\u00a0clearly less (${corrected}), \u25c6\u00a0no difference that matters, \u25cb\u00a0undecided. At the right the same in its own unit.${zone}${few}`;
  return chart('forest', { ...words(comparison), caption }, {
    vconcat: couples.map(({ arm, against, rows }, at) =>
      panel(
        comparison,
        rows,
        extent,
        couples.length > 1 ? `${titleIn(comparison, arm)} against ${quoted(titleIn(comparison, against))}` : null,
        at === couples.length - 1,
      ),
    ),
    spacing: 26,
  } as Spec);
}

/** Null where runs do not differ among themselves, and nothing can be measured by that; none at all is none in any measure. */
function inSpreads(value: number | null, { spread }: OutcomeComparison): number | null {
  if (value === 0) return 0;
  return value === null || spread === null || spread === 0 ? null : value / spread;
}

function extentOf(rows: readonly OutcomeComparison[]): number {
  const ends = rows.flatMap((row) => [row.low, row.high, row.difference].map((end) => inSpreads(end, row) ?? 0));
  return Math.max(0.5, ...ends.map(Math.abs)) * 1.08;
}

function panel(
  { outcomes }: Comparison,
  rows: readonly OutcomeComparison[],
  extent: number,
  title: string | null,
  last: boolean,
): object {
  const data = rows.map((row) => {
    const outcome = outcomes.find(({ name }) => name === row.outcome)!;
    const zone = inSpreads(outcome.margin, row);
    return {
      line: row.outcome,
      verdict: row.verdict,
      value: inSpreads(row.difference, row),
      low: inSpreads(row.low, row),
      high: inSpreads(row.high, row),
      ...(zone === null ? {} : { zoneFrom: -Math.min(zone, extent), zoneTo: Math.min(zone, extent) }),
      head: wrap(outcome.head, 25),
      said: saidOf(outcome, row),
      told: `${outcome.head}: ${row.words}`,
    };
  });
  const scale = {
    domain: [-extent, extent],
    nice: false,
    ...(extent > WIDE ? { type: 'symlog', constant: 1 } : {}),
  };
  const axis = last
    ? {
        title: 'difference, in standard deviations of a run',
        titleFontSize: 17,
        ...(extent > WIDE ? { values: TICKS.filter((tick) => Math.abs(tick) <= extent) } : { tickCount: 6 }),
        grid: true,
        labelExpr: "replace(format(datum.value, '~g'), '-', '\u2212')",
      }
    : {
        title: null,
        labels: false,
        ticks: false,
        grid: true,
        ...(extent > WIDE ? { values: TICKS } : { tickCount: 6 }),
      };
  const x = { type: 'quantitative', scale, axis };
  const domain = rows.map(({ outcome }) => outcome);
  const colour = {
    field: 'verdict',
    type: 'nominal',
    scale: { domain: Object.keys(VERDICTS), range: Object.values(VERDICTS).map((verdict) => verdict.colour) },
    legend: null,
  };
  const height = STEP * rows.length;
  return {
    ...(title === null ? {} : { title: panelTitle(wrap(title, 70)) }),
    width: WIDTH,
    height,
    data: { values: data },
    encoding: {
      y: {
        field: 'line',
        type: 'nominal',
        sort: domain,
        scale: { domain, paddingInner: 0, paddingOuter: 0 },
        axis: null,
      },
      tooltip: { field: 'told' },
    },
    layer: [
      {
        transform: [{ filter: 'isValid(datum.zoneTo)' }],
        mark: { type: 'bar', height: { band: 1 }, color: GREEN, opacity: 0.16 },
        encoding: { x: { ...x, field: 'zoneFrom' }, x2: { field: 'zoneTo' } },
      },
      {
        data: { values: [{ zero: 0 }] },
        mark: { type: 'rule', color: INK, strokeWidth: 2 },
        encoding: { x: { ...x, field: 'zero' }, y: { value: 0 }, y2: { value: height }, tooltip: null },
      },
      {
        mark: { type: 'rule', strokeWidth: 5, strokeCap: 'round' },
        encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, color: colour },
      },
      {
        mark: { type: 'point', size: 260, strokeWidth: 3.5, opacity: 1 },
        encoding: {
          x: { ...x, field: 'value' },
          color: colour,
          shape: {
            field: 'verdict',
            type: 'nominal',
            scale: { domain: Object.keys(VERDICTS), range: Object.values(VERDICTS).map(({ shape }) => shape) },
            legend: null,
          },
          fill: {
            condition: Object.entries(VERDICTS)
              .filter(([, { filled }]) => filled)
              .map(([verdict, { colour: full }]) => ({ test: `datum.verdict === '${verdict}'`, value: full })),
            value: 'white',
          },
        },
      },
      {
        mark: {
          ...{ type: 'text', align: 'right', baseline: 'middle', x: -14, limit: LABEL_WIDTH, color: INK },
          ...{ fontSize: 17, lineHeight: 21, dy: { expr: '(1 - length(datum.head)) * 10.5' } },
        },
        encoding: { text: { field: 'head' } },
      },
      {
        mark: {
          type: 'text',
          align: 'left',
          baseline: 'middle',
          x: { expr: 'width + 16' },
          dy: { expr: '(1 - length(datum.said)) * 10' },
          ...{ fontSize: 16, lineHeight: 21, color: INK },
        },
        encoding: { text: { field: 'said' } },
      },
    ],
    view: { stroke: GRID },
  };
}

/** The difference in its own unit, and below it what it comes to. */
function saidOf(outcome: ComparedOutcome, row: OutcomeComparison): string[] {
  const { difference, low, high, pairs, presence } = row;
  const none = Number.NaN;
  const short =
    difference === null
      ? 'nothing to compare'
      : differenceInShort(outcome, { difference, low: low ?? none, high: high ?? none, pairs });
  const unit = outcome.unit === 'share' ? 'points' : withUnit('', outcome.unit).trim();
  const first = difference === null || unit === '' ? short : `${short} ${unit}`;
  if (presence !== null && (presence.verdict !== 'undecided' || difference === null)) {
    const clearly = presence.verdict === 'undecided' ? '' : `, ${presence.verdict} often`;
    return [
      `in ${number(presence.count)} of ${count(presence.of, 'run')} against`,
      `${number(presence.countAgainst)} of ${number(presence.ofAgainst)}${clearly}`,
    ];
  }
  if (difference === null) return [first];
  return low === 0 && high === 0
    ? ['0', row.verdict === 'equivalent' ? 'none at all' : 'undecided']
    : [first, verdictInShort(outcome, row)];
}

function verdictInShort(outcome: ComparedOutcome, { verdict, needed, pairs, clear }: OutcomeComparison): string {
  if (verdict === 'equivalent') return clear ? 'less than matters' : 'none that matters';
  if (verdict !== 'undecided') return `clearly ${comparative(outcome, verdict)}`;
  if (needed === null || needed <= pairs) return 'undecided';
  return `undecided from ${number(pairs)}, ${number(needed)} would tell`;
}

/** "earlier", "fewer": the word that only this direction has; "less" where it is more than a word. */
function comparative(outcome: ComparedOutcome, side: 'more' | 'less'): string {
  const other = new Set(outcome[side === 'more' ? 'less' : 'more'].split(' '));
  const own = outcome[side].split(' ').filter((word) => !other.has(word));
  return own.length === 1 ? own[0]! : side;
}

function words(comparison: Comparison): { title: string; finding: string } {
  const { compared, outcomes } = comparison;
  const couples = couplesIn(comparison);
  const clear = compared.filter(isClear);
  const of = (wanted: string): Rows => compared.filter((row) => row.verdict === wanted && !isClear(row));
  const [same, open] = [of('equivalent'), of('undecided')];
  // Headings have commas of their own.
  const heads = (rows: Rows) => [...new Set(rows.map(({ outcome }) => headOf(outcomes, outcome)))].join('; ');
  const parts = [
    clear.length > 0 ? `Clear: ${heads(clear)}.` : '',
    same.length > 0 ? `No difference that matters: ${heads(same)}.` : '',
    open.length > 0 ? `Undecided: ${heads(open)}.` : '',
  ];
  const finding = couples.length === 1 ? parts.filter((part) => part !== '').join(' ') : tally(clear, same, open);
  return { title: titleOf(comparison, clear, same, open), finding };
}

type Rows = readonly OutcomeComparison[];

/** A difference beyond doubt that is not known to be too small: in the means, or in how often it came about. */
const isClear = ({ verdict, presence }: OutcomeComparison) =>
  verdict === 'more' || verdict === 'less' || (presence !== null && presence.verdict !== 'undecided');

const tally = (clear: Rows, same: Rows, open: Rows) =>
  `${count(clear.length, 'difference')} beyond reasonable doubt, ${number(same.length)} too small to matter, ${number(open.length)} undecided.`;

function titleOf(comparison: Comparison, clear: Rows, same: Rows, open: Rows): string {
  const { compared, arms } = comparison;
  const [first, second, ...others] = arms;
  const who =
    others.length === 0 ? `${second!.title} against ${quoted(first!.title)}` : `${number(arms.length)} worlds compared`;
  if (clear.length > 0) return `${who}: ${number(clear.length)} of ${count(compared.length, 'difference')} clear`;
  if (same.length === compared.length) return `${who}: no difference that matters`;
  if (open.length === compared.length) return `${who}: everything is undecided`;
  return `${who}: no clear difference, ${number(open.length)} of ${number(compared.length)} undecided`;
}
