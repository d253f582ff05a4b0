/** The phase diagram: an outcome over two factors as colours, and the line at which groups just replace themselves. */
import type { Point } from '../../experiment/sweep.ts';
import { count } from '../../measure/words.ts';
import { type Chart, chart } from '../chart.ts';
import { INK, SOFT_INK } from '../look.ts';
import { contour } from './contour.ts';
import { type Grid, gridOf, side } from './grid-of.ts';
import { factorTitle, levelInWords, round, valueSaid, valueWithUnit } from './said.ts';
import { atValues, headLayer, inRows, isLowest, panelWidth, widthOf } from './small-panels.ts';
import { isReproduction, reproductionIn, type Swept, type ToldOutcome, type Varied } from './swept.ts';
import { replicatesSaid } from './swept-in-words.ts';
import { surfaceWords, thresholdWords } from './threshold-in-words.ts';

const ALONE_HEIGHT = 460;
const LEGEND_ROOM = 110;
/** With more cells than this, numbers inside them are too small to read. */
const MOST_NUMBERS = 60;
const AXIS_SIZE = 17;

/** One outcome, as large as the chart. */
export function phaseDiagram(swept: Swept, x: Varied, y: Varied): Chart {
  const [outcome] = swept.main as readonly [ToldOutcome];
  const grid = gridOf(swept.points, x, y);
  const width = panelWidth(1, LEGEND_ROOM);
  const drawn = surface(swept, outcome, grid, {
    width,
    height: ALONE_HEIGHT,
    lowest: true,
    numbers: true,
    head: `${factorTitle(y)}, upwards`,
  });
  return chart(
    'phase-diagram',
    { ...thresholdWords(swept, outcome, grid), caption: caption(swept, outcome, [grid], true) },
    drawn as never,
  );
}

/** Every main outcome, small. */
export function surfaces(swept: Swept, x: Varied, y: Varied): Chart {
  const grid = gridOf(swept.points, x, y);
  const columns = 2;
  const width = panelWidth(columns, LEGEND_ROOM);
  const panels = swept.main.map((outcome, k) => {
    const lowest = isLowest(k, swept.main.length, columns);
    return surface(swept, outcome, grid, { ...{ width, height: 220, numbers: false, lowest }, head: outcome.head });
  });
  return chart(
    'surfaces',
    {
      ...surfaceWords(swept, grid),
      caption: `Across: ${factorTitle(x)}; upwards: ${factorTitle(y)}. Each panel has its own scale of colours. ${caption(swept, null, [grid], false)}`,
    },
    inRows(panels, columns, LEGEND_ROOM, 105) as never,
  );
}

/** The phase diagram again for each level of a third factor, all in the same colours. */
export function phaseByThird(swept: Swept, x: Varied, y: Varied, third: Varied): Chart {
  const [outcome] = swept.main as readonly [ToldOutcome];
  const columns = 2;
  const width = panelWidth(columns, LEGEND_ROOM);
  const grids = third.values.map((level) => {
    const points = swept.points.filter(({ values }) => values[third.at] === level);
    return gridOf(points, x, y);
  });
  const domain = extent(swept, outcome, grids);
  const panels = third.values.map((level, k) => {
    const head = `${third.label}: ${levelInWords(level)}`;
    const lowest = isLowest(k, grids.length, columns);
    return surface(swept, outcome, grids[k]!, { ...{ width, height: 250, numbers: false, lowest }, head, domain });
  });
  const words = thresholdWords(swept, outcome, grids[0]!, grids.slice(1));
  return chart(
    'phase-by-third',
    {
      ...words,
      caption: `A panel for each level of “${third.label}”; across: ${factorTitle(x)}; upwards: ${factorTitle(y)}. ${caption(swept, outcome, grids, false)}`,
    },
    inRows(panels, columns, LEGEND_ROOM, 105) as never,
  );
}

function caption(swept: Swept, outcome: ToldOutcome | null, grids: readonly Grid[], numbers: boolean): string {
  const reproduction = reproductionIn(swept);
  const what =
    outcome === null
      ? ''
      : `Colour${numbers && isNumbered(grids[0]!) ? ' and number' : ''}: ${outcome.meaning}, mean of ${replicatesSaid(swept)}. `;
  const cells = grids.flatMap(({ at }) => at.flat());
  const isOpen = (point: Point | undefined) =>
    point !== undefined && reproduction !== undefined && side(swept, reproduction, point) === 0;
  const isLine =
    reproduction !== undefined && grids.some((grid) => contour(heightsOf(swept, reproduction, grid), 1).length > 0);
  const ring = grids.some(isFine) ? 'Dot' : 'Ring';
  const line =
    reproduction === undefined
      ? ''
      : `${isLine ? 'Line: R = 1, where a group has one child group on average, drawn straight between means. ' : ''}${
          cells.some(isOpen) ? `${ring}: luck leaves open on which side of R = 1 the cell lies. ` : ''
        }`;
  const blank = cells.some(
    (point) => point === undefined || (outcome !== null && Number.isNaN(swept.cell(point, outcome).mean)),
  );
  return `${what}${line}${blank ? 'Crossed out: no run, or nothing to measure in any.' : ''}`;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly lowest: boolean;
  readonly numbers: boolean;
  readonly head: string;
  readonly domain?: readonly [number, number];
}

/** Rings in so many cells would be all that one sees. */
const isFine = ({ x, y }: Grid) => x.values.length * y.values.length > 150;

const isNumbered = ({ x, y }: Grid) => x.values.length * y.values.length <= MOST_NUMBERS && x.values.length <= 12;

function extent(swept: Swept, outcome: ToldOutcome, grids: readonly Grid[]): readonly [number, number] {
  const means = grids
    .flatMap(({ at }) => at.flat())
    .flatMap((point) => (point === undefined ? [] : [swept.cell(point, outcome).mean]))
    .filter((mean) => !Number.isNaN(mean));
  const [least, most] = [Math.min(...means), Math.max(...means)];
  if (means.length === 0) return [0, 1];
  return least === most ? [least - 0.5, most + 0.5] : [least, most];
}

function surface(swept: Swept, outcome: ToldOutcome, grid: Grid, frame: Frame): object {
  const { x, y, at } = grid;
  const reproduction = reproductionIn(swept);
  const domain = frame.domain ?? extent(swept, outcome, [grid]);
  const isR = isReproduction(outcome) && domain[0] < 1 && domain[1] > 1;
  const cells = at.flatMap((row, j) =>
    row.map((point, i) => {
      const place = { x: i - 0.5, x2: i + 0.5, y: j - 0.5, y2: j + 0.5, i, j };
      const where = `${x.label} ${levelInWords(x.values[i]!)}, ${y.label} ${levelInWords(y.values[j]!)}`;
      if (point === undefined) return { ...place, mean: null, told: `${where}: not swept` };
      const { mean, low, high, n } = swept.cell(point, outcome);
      if (Number.isNaN(mean)) return { ...place, mean: null, told: `${where}: nothing to measure in any run` };
      const interval = Number.isNaN(low) ? '' : ` [${valueSaid(outcome, low)}, ${valueSaid(outcome, high)}]`;
      const open = reproduction !== undefined && side(swept, reproduction, point) === 0;
      const share = (mean - domain[0]) / (domain[1] - domain[0]);
      return {
        ...place,
        ...{ mean: round(mean), text: valueSaid(outcome, mean), open },
        ink: isR ? INK : share > 0.55 ? INK : 'white',
        told: `${where}: ${valueWithUnit(outcome, mean)}${interval}, ${count(n, 'run')}`,
      };
    }),
  );
  const known = cells.filter(({ mean }) => mean !== null);
  const blank = cells.filter(({ mean }) => mean === null);
  const pieces = reproduction === undefined ? [] : contour(heightsOf(swept, reproduction, grid), 1);
  const [columns, rows] = [x.values.length, y.values.length];
  // Named at its highest end.
  const named = pieces
    .flatMap((one) => [one, { x: one.x2, y: one.y2 }])
    .toSorted((a, b) => b.y - a.y || a.x - b.x)
    .slice(0, 1)
    .map((one) => {
      // Above the frame, where it covers no number, if the line ends there and the head leaves room.
      const isFree = ((one.x + 0.5) / columns) * frame.width > widthOf(frame.head, 18) + 60;
      return { x: round(one.x), y: one.y === rows - 1 && isFree ? rows - 0.5 : round(one.y) };
    });
  const axisX = { scale: { domain: [-0.5, columns - 0.5], nice: false, zero: false }, type: 'quantitative' };
  const axisY = { scale: { domain: [-0.5, rows - 0.5], nice: false, zero: false }, type: 'quantitative' };
  const xAxis = { ...axisOf(x, frame.width, 'across'), title: frame.lowest ? factorTitle(x) : null };
  const yAxis = { ...axisOf(y, frame.height, 'up'), title: null };
  const ring = Math.min(frame.width / columns, frame.height / rows);
  const numbered = frame.numbers && isNumbered(grid);
  const color = {
    field: 'mean',
    type: 'quantitative',
    scale: isR
      ? { domain: [domain[0], 1, domain[1]], range: ['#3B6FB6', '#F7F7F5', '#D9722B'], interpolate: 'lab' }
      : { domain, scheme: 'viridis', nice: false },
    legend: {
      ...{
        orient: 'right',
        direction: 'vertical',
        gradientLength: Math.min(frame.height - 10, 240),
        gradientThickness: 18,
      },
      ...{ tickCount: 4, labelFontSize: 16, offset: 12, title: null },
      labelExpr: (outcomeLegend(outcome, domain[1]) as { labelExpr: string }).labelExpr,
    },
  };
  const at2 = { x: { ...axisX, field: 'x', axis: xAxis }, y: { ...axisY, field: 'y', axis: yAxis } };
  const ends = { x2: { field: 'x2' }, y2: { field: 'y2' } };
  const middle = { x: { ...axisX, field: 'i' }, y: { ...axisY, field: 'j' } };
  return {
    width: frame.width,
    height: frame.height,
    layer: [
      headLayer(frame.head, frame.width),
      ...(blank.length === 0
        ? []
        : [
            {
              data: { values: blank },
              mark: { type: 'rect', color: '#f0f2f4', stroke: 'white', strokeWidth: 1 },
              encoding: { ...at2, ...ends, tooltip: { field: 'told' } },
            },
            {
              data: { values: blank },
              mark: {
                type: 'point',
                shape: 'M-1,-1L1,1M-1,1L1,-1',
                size: (ring * 0.35) ** 2,
                color: SOFT_INK,
                strokeWidth: 1.5,
                opacity: 0.7,
              },
              encoding: middle,
            },
          ]),
      {
        data: { values: known },
        mark: { type: 'rect', stroke: 'white', strokeWidth: columns * rows > 400 ? 0 : 1 },
        encoding: { ...at2, ...ends, color, tooltip: { field: 'told' } },
      },
      ...[
        { color: 'white', strokeWidth: 8 },
        { color: INK, strokeWidth: 4 },
      ].map((look) => ({
        data: {
          values: pieces.map((piece) =>
            Object.fromEntries(Object.entries(piece).map(([name, value]) => [name, round(value)])),
          ),
        },
        mark: { type: 'rule', strokeCap: 'round', ...look },
        encoding: { ...at2, ...ends },
      })),
      ...named.flatMap((one) =>
        [{ stroke: 'white', strokeWidth: 6, color: 'white', strokeJoin: 'round' }, { color: INK }].map((look) => ({
          data: { values: [{ ...one, text: 'R = 1' }] },
          mark: { type: 'text', fontSize: 16, fontWeight: 'bold', dy: -10, ...look },
          encoding: { x: { ...axisX, field: 'x' }, y: { ...axisY, field: 'y' }, text: { field: 'text' } },
        })),
      ),
      ...(known.some((cell) => 'open' in cell && cell.open)
        ? (isFine(grid)
            ? [{ filled: true, size: 14, fill: 'white', stroke: INK, strokeWidth: 0.5 }]
            : [
                { stroke: 'white', strokeWidth: 4.5 },
                { stroke: INK, strokeWidth: 2 },
              ]
          ).map((look) => ({
            data: { values: known },
            transform: [{ filter: 'datum.open' }],
            mark: {
              ...{
                type: 'point',
                shape: 'circle',
                filled: false,
                size: Math.min(220, (ring * 0.4) ** 2),
                opacity: 1,
                ...look,
              },
              ...(numbered
                ? {
                    xOffset: -Math.min(frame.width / columns / 2 - 16, 30),
                    yOffset: -Math.min(frame.height / rows / 2 - 14, 30),
                  }
                : {}),
            },
            encoding: middle,
          }))
        : []),
      ...(numbered
        ? [
            {
              data: { values: known },
              mark: { type: 'text', fontSize: numberSize(cells, frame.width / columns), yOffset: 12 },
              encoding: { ...middle, text: { field: 'text' }, color: { field: 'ink', type: 'nominal', scale: null } },
            },
          ]
        : []),
    ],
    resolve: { scale: { color: 'independent' } },
  };
}

const heightsOf = (swept: Swept, outcome: ToldOutcome, { at }: Grid) =>
  at.map((row) => row.map((point) => (point === undefined ? Number.NaN : swept.cell(point, outcome).mean)));

/** As large as the widest number fits its cell. */
function numberSize(cells: readonly object[], width: number): number {
  const widest = Math.max(1, ...cells.map((cell) => ('text' in cell ? widthOf(String(cell.text), 1) : 1)));
  return Math.max(13, Math.min(18, (width - 10) / widest));
}

function outcomeLegend({ unit }: ToldOutcome, highest: number): object {
  const places = highest < 0.05 ? '.1f' : '.0f';
  return unit === 'share'
    ? { labelExpr: `format(datum.value * 100, '${places}') + '\u00a0%'` }
    : { labelExpr: "replace(format(datum.value, '~g'), '-', '\u2212')" };
}

/** The levels at the middles of their cells, as many as there is room for. */
function axisOf({ values }: Varied, length: number, direction: 'across' | 'up'): object {
  const room =
    direction === 'up'
      ? AXIS_SIZE + 6
      : Math.max(...values.map((value) => widthOf(levelInWords(value), AXIS_SIZE))) + 14;
  const every = Math.max(1, Math.ceil(room / (length / values.length)));
  const shown = values.map((_, k) => k).filter((k) => k % every === 0);
  const words = Object.fromEntries(shown.map((k) => [String(k), levelInWords(values[k]!)]));
  return {
    ...atValues(shown),
    ...{ grid: false, domain: false, ticks: false, labelFontSize: AXIS_SIZE },
    labelExpr: `(${JSON.stringify(words)})[datum.value] || ''`,
  };
}
