/** Response curves: what an outcome comes to at each level of one factor, with its interval; a second factor makes lines. */
import type { Level, Point } from '../../experiment/sweep.ts';
import { count, list, number } from '../../measure/words.ts';
import { type Chart, chart } from '../chart.ts';
import { BLUE, BLUE_INK } from '../look.ts';
import { spreadApart } from '../s-curve.ts';
import { type Change, changeBetween, noEffect } from './clear-change.ts';
import { type LevelLook, levelLooks } from './colours.ts';
import {
  factorTitle,
  inSentence,
  levelInWords,
  outcomeAxis,
  rangeSaid,
  round,
  shortened,
  valueSaid,
  valueWithUnit,
} from './said.ts';
import {
  boldWidthOf,
  domainOf,
  factorAxis,
  factorScale,
  headLayer,
  inRows,
  isLowest,
  lineAtOne,
  panelWidth,
} from './small-panels.ts';
import type { Swept, ToldOutcome, Varied } from './swept.ts';
import { dotSaid } from './swept-in-words.ts';

const COLUMNS = 2;
const HEIGHT = 210;
const ALONE = 420;
const LABEL_SIZE = 16;
/** Bands of more lines would be one mass. */
const MOST_BANDS = 3;
export const MOST_LINES = 7;

export interface Line {
  readonly level: Level | null;
  readonly points: readonly Point[];
}

/** The points of a grid by the level of a factor, each in the order of another one. */
export function linesOf(points: readonly Point[], along: Varied, by: Varied | null): Line[] {
  const sorted = [...points].sort((a, b) => Number(a.values[along.at]) - Number(b.values[along.at]));
  if (by === null) return [{ level: null, points: sorted }];
  return by.values.map((level) => ({ level, points: sorted.filter(({ values }) => values[by.at] === level) }));
}

export interface Panel {
  readonly title: string;
  readonly outcome: ToldOutcome;
  readonly along: Varied;
  readonly lines: readonly Line[];
}

/** One panel for each main outcome, a factor along, another one for lines. */
export function responseCurves(swept: Swept, along: Varied, by: Varied | null, others: readonly Varied[] = []): Chart {
  const lines = linesOf(swept.points, along, by);
  const panels = swept.main.map((outcome) => ({ title: outcome.head, outcome, along, lines }));
  const withIt =
    others.length === 0
      ? ''
      : ` ${list(others.map(({ label }) => `“${label}”`))} change${others.length === 1 ? 's' : ''} along with it.`;
  return chart(
    'response-curves',
    { ...words(swept, panels, by), caption: `${caption(swept, along, by)}${withIt}` },
    curvePanels(swept, panels, by) as never,
  );
}

/** One panel for each level of a third factor, all with the same axis. */
export function responseByThird(swept: Swept, along: Varied, by: Varied | null, third: Varied): Chart {
  const [outcome] = swept.main as readonly [ToldOutcome];
  const panels = third.values.map((level) => {
    const points = swept.points.filter(({ values }) => values[third.at] === level);
    return { title: `${third.label}: ${levelInWords(level)}`, outcome, along, lines: linesOf(points, along, by) };
  });
  return chart(
    'response-by-third',
    {
      ...words(swept, panels, by, third),
      caption: `${outcome.head} (${outcome.meaning}), a panel for each level of “${third.label}”. ${caption(swept, along, by)}`,
    },
    curvePanels(swept, panels, by, true) as never,
  );
}

export function caption(swept: Swept, along: Varied, by: Varied | null): string {
  const coloured = by === null ? '' : ` Colours: ${factorTitle(by)}, written at the end of each line.`;
  return `${dotSaid(swept, `at each level of “${along.label}”`, by === null ? 'bar and band' : 'bar')}${coloured}`;
}

export function curvePanels(swept: Swept, panels: readonly Panel[], by: Varied | null, alike = false): object {
  const columns = panels.length === 1 ? 1 : COLUMNS;
  const looks = by === null ? [] : levelLooks(by);
  const names = by === null ? [] : by.values.map((level) => shortened(levelInWords(level), 16));
  const room = names.length === 0 ? 0 : 16 + Math.max(...names.map((name) => boldWidthOf(name, LABEL_SIZE)));
  const width = panelWidth(columns, room);
  const all = panels.flatMap(({ outcome, lines }) => valuesOf(swept, outcome, lines));
  const drawn = panels.map((panel, k) => {
    const domain = domainOf(panel.outcome, alike ? all : valuesOf(swept, panel.outcome, panel.lines));
    const named = isLowest(k, panels.length, columns) || new Set(panels.map(({ along }) => along)).size > 1;
    const height = panels.length === 1 ? ALONE : HEIGHT;
    return panelOf(swept, panel, { width, height, domain, named, looks, names });
  });
  const twoFactors = new Set(panels.map(({ along }) => along)).size > 1;
  return inRows(drawn, columns, room, twoFactors ? 140 : 105);
}

function valuesOf(swept: Swept, outcome: ToldOutcome, lines: readonly Line[]): number[] {
  const cells = lines.flatMap(({ points }) => points.map((point) => swept.cell(point, outcome)));
  const values = cells.flatMap(({ mean, low, high }) => [mean, low, high]);
  const means = cells.map(({ mean }) => mean).filter((mean) => !Number.isNaN(mean));
  // One interval from two runs may be wider than all that is told: it is cut, not the others squeezed.
  const [least, most] = [Math.min(...means), Math.max(...means)];
  const reach = Math.max(most - least, Math.abs(most) * 0.4) * 0.8;
  const floor = least >= 0 ? Math.max(0, least - reach) : least - reach;
  return values.map((value) => Math.min(most + reach, Math.max(floor, value)));
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly domain: readonly [number, number];
  readonly named: boolean;
  readonly looks: readonly LevelLook[];
  readonly names: readonly string[];
}

function panelOf(swept: Swept, { title, outcome, along, lines }: Panel, frame: Frame): object {
  const { width, height, domain, looks, names } = frame;
  const one = looks.length === 0;
  const rows = lines.flatMap(({ points }, k) =>
    points.flatMap((point) => {
      const { n, mean, low, high } = swept.cell(point, outcome);
      if (Number.isNaN(mean)) return [];
      const interval = Number.isNaN(low) ? '' : ` [${valueSaid(outcome, low)}, ${valueSaid(outcome, high)}]`;
      const told = `${names[k] === undefined ? '' : `${names[k]}; `}${levelInWords(point.values[along.at]!)}: ${valueWithUnit(outcome, mean)}${interval}, ${count(n, 'run')}`;
      return [
        { x: point.values[along.at], line: String(k), mean: round(mean), low: round(low), high: round(high), told },
      ];
    }),
  );
  const domainOfLines = lines.map((_, k) => String(k));
  const colour = (which: 'colour' | 'ink') =>
    one
      ? { value: which === 'ink' ? BLUE_INK : BLUE }
      : {
          field: 'line',
          type: 'nominal',
          scale: { domain: domainOfLines, range: looks.map((look) => look[which]) },
          legend: null,
        };
  const x = {
    field: 'x',
    type: 'quantitative',
    scale: factorScale(along),
    axis: factorAxis(along, width, frame.named),
  };
  const y = {
    type: 'quantitative',
    scale: { domain, nice: false, zero: false },
    axis: outcomeAxis(outcome, domain[1]),
  };
  const known = rows.filter(({ low }) => low !== null);
  const ends = endsOf(rows, lines.length);
  const apartBy = ((LABEL_SIZE + 3) / height) * (domain[1] - domain[0]);
  const placed = spreadApart(
    ends.map(({ mean }) => mean - domain[0]),
    apartBy,
    domain[1] - domain[0],
  ).map((at) => at + domain[0]);
  const isR = outcome.name === 'reproduction' && domain[0] < 1 && domain[1] > 1;
  return {
    width,
    height,
    data: { values: rows },
    layer: [
      headLayer(title, width),
      ...(isR ? lineAtOne(y, width) : []),
      ...(known.length > 0 && lines.length <= MOST_BANDS
        ? [
            {
              transform: [{ filter: 'isValid(datum.low)' }],
              mark: { type: 'area', opacity: 0.15, clip: true },
              encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color: colour('colour') },
            },
          ]
        : []),
      {
        mark: { type: 'line', strokeWidth: 3 },
        encoding: {
          x,
          y: { ...y, field: 'mean' },
          color: colour('colour'),
          ...(one
            ? {}
            : {
                strokeDash: {
                  field: 'line',
                  type: 'nominal',
                  scale: { domain: domainOfLines, range: looks.map(({ dash }) => dash) },
                  legend: null,
                },
              }),
        },
      },
      {
        transform: [{ filter: 'isValid(datum.low)' }],
        mark: { type: 'rule', strokeWidth: one ? 3 : 2.5, opacity: one ? 0.8 : 0.55, clip: true },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color: colour('colour') },
      },
      {
        mark: { type: 'point', filled: true, size: one ? 110 : 80, opacity: 1 },
        encoding: { x, y: { ...y, field: 'mean' }, color: colour('colour'), tooltip: { field: 'told' } },
      },
      ...(one
        ? []
        : [
            {
              data: { values: ends.map(({ line }, k) => ({ line, at: round(placed[k]!), text: names[Number(line)] })) },
              mark: { type: 'text', align: 'left', x: width + 10, fontSize: LABEL_SIZE, fontWeight: 'bold' },
              encoding: { y: { ...y, field: 'at' }, text: { field: 'text' }, color: colour('ink') },
            },
          ]),
    ],
    resolve: { scale: { color: 'independent' } },
  };
}

/** Where each line ends, for its name. */
function endsOf(rows: readonly { line: string; mean: number | null }[], lines: number) {
  return Array.from({ length: lines }, (_, k) => rows.filter(({ line }) => line === String(k)).at(-1))
    .filter((row) => row !== undefined)
    .map(({ line, mean }) => ({ line, mean: mean! }));
}

interface Told {
  readonly panel: Panel;
  /** Of each line, from its first level to its last. */
  readonly changes: readonly Change[];
}

function words(
  swept: Swept,
  panels: readonly Panel[],
  by: Varied | null,
  third?: Varied,
): { title: string; finding: string } {
  const told = panels.map((panel): Told => {
    const ends = panel.lines.flatMap((line) => endsWith(swept, panel.outcome, line));
    return {
      panel,
      changes: ends.map(([a, b]) =>
        changeBetween(swept, panel.outcome, a, b, ends.length * (third ? panels.length : 1)),
      ),
    };
  });
  const sentence = ({ panel: { outcome, title, along }, changes }: Told) =>
    `${third ? title : outcome.head}: ${changeInWords(swept, outcome, along, by, changes)}`;
  const [first] = told as [Told];
  const { outcome, along } = first.panel;
  const title = third
    ? `${outcome.head}: ${changeInWords(
        swept,
        outcome,
        along,
        by ?? third,
        told.flatMap(({ changes }) => changes),
        true,
      )}`
    : `${sentence(first)}`;
  return { title, finding: `${told.map(sentence).join('; ')}.` };
}

/** The first and the last point of a line that have the outcome. */
export function endsWith(swept: Swept, outcome: ToldOutcome, { points }: Line): [Point, Point][] {
  const known = points.filter((point) => !Number.isNaN(swept.cell(point, outcome).mean));
  return known.length < 2 ? [] : [[known[0]!, known.at(-1)!]];
}

/** "up from 4 % to 61 % as the strength of the spark grows". */
export function changeInWords(
  swept: Swept,
  outcome: ToldOutcome,
  along: Varied,
  by: Varied | null,
  changes: readonly Change[],
  crossed = false,
): string {
  const what = inSentence(along.label);
  if (changes.length === 0) return 'came about at too few points to say';
  const fromTo = (some: readonly Change[]) => {
    const ends = [some.map(({ from }) => from), some.map(({ to }) => to)] as const;
    return `from ${rangeSaid(outcome, ends[0], false)} to ${rangeSaid(outcome, ends[1])}`;
  };
  const up = changes.filter(({ clear }) => clear > 0);
  const down = changes.filter(({ clear }) => clear < 0);
  const levels = crossed ? ' in every setting' : ` at each level of ${inSentence(by?.label ?? '')}`;
  for (const [some, direction] of [
    [up, 'up'],
    [down, 'down'],
  ] as const)
    if (some.length === changes.length)
      return `${direction} ${fromTo(some)} with ${what}${changes.length > 1 ? `,${levels}` : ''}`;
  if (up.length + down.length === 0) return noEffect(swept, outcome, what);
  const parts = [
    up.length > 0 ? `up in ${number(up.length)}` : '',
    down.length > 0 ? `down in ${number(down.length)}` : '',
  ].filter((part) => part !== '');
  return `clearly ${list(parts)} of ${number(changes.length)} ${crossed ? 'settings' : `levels of ${inSentence(by?.label ?? '')}`} with ${what}`;
}
