/** Runs that did not come to an end: at which settings, and why. */

import { capital, count, list, number, percent } from '../../measure/words.ts';
import { type Chart, chart } from '../chart.ts';
import { GRID, ORANGE, PURPLE, SKY, VERMILLION } from '../look.ts';
import { inSentence, levelInWords, shortened } from './said.ts';
import { atPlaces, atValues, headLayer, inRows, panelWidth, widthOf } from './small-panels.ts';
import { isNumeric, type Swept, type Varied } from './swept.ts';

const KINDS = [
  { status: 'failed', said: 'broke off with an error', colour: VERMILLION },
  { status: 'timeout', said: 'took too long', colour: ORANGE },
  { status: 'memory', said: 'needed too much memory', colour: PURPLE },
  { status: 'crashed', said: 'took their worker down', colour: SKY },
] as const;
const COLUMNS = 2;
const MOST_FACTORS = 6;
const MOST_BINS = 8;

export const hasFailures = ({ runs }: Swept) => runs.some(({ status }) => status !== 'ok');

export function failures(swept: Swept): Chart {
  const failed = swept.runs.filter(({ status }) => status !== 'ok');
  const factors = swept.varied.slice(0, MOST_FACTORS);
  const kinds = KINDS.filter(({ status }) => failed.some((run) => run.status === status));
  const values = new Map(swept.points.map(({ number: point, values: of }) => [point, of]));
  const drawn = (factors.length === 0 ? [null] : factors).map((factor) => ({
    factor,
    bins: factor === null ? [{ name: 'all runs', holds: () => true }] : binsOf(factor),
  }));
  const room = Math.max(...drawn.flatMap(({ bins }) => bins.map(({ name }) => widthOf(name, 16)))) - 42;
  const width = panelWidth(COLUMNS) - Math.max(0, room);
  const panels = drawn.map(({ factor, bins }) => {
    const rows = bins.flatMap(({ name, holds }, at) => {
      const own = swept.runs.filter(({ point }) => factor === null || holds(values.get(point)![factor.at]!));
      let so = 0;
      return kinds.flatMap(({ status, said }) => {
        const n = own.filter((run) => run.status === status).length;
        const share = n / Math.max(1, own.length);
        so += share;
        return n === 0
          ? []
          : [
              {
                at,
                said,
                from: so - share,
                to: so,
                told: `${name}: ${number(n)} of ${count(own.length, 'run')} ${said}`,
              },
            ];
      });
    });
    const words = Object.fromEntries(bins.map(({ name }, at) => [String(at), name]));
    return {
      width,
      height: 30 * bins.length,
      layer: [
        headLayer(factor === null ? 'All runs' : factor.label, width),
        {
          data: { values: rows },
          mark: { type: 'bar', size: 20 },
          encoding: {
            x: {
              field: 'from',
              type: 'quantitative',
              scale: { domain: [0, 1], nice: false },
              axis: {
                title: null,
                labelExpr: "format(datum.value * 100, '.0f') + '\u00a0%'",
                ...atValues([0, 0.25, 0.5, 0.75, 1]),
                labelFontSize: 16,
                grid: true,
              },
            },
            x2: { field: 'to' },
            y: {
              field: 'at',
              type: 'quantitative',
              scale: { domain: [bins.length - 0.5, -0.5], nice: false, zero: false },
              axis: {
                title: null,
                grid: false,
                ...atPlaces(bins.length),
                labelFontSize: 16,
                labelExpr: `(${JSON.stringify(words)})[datum.value] || ''`,
              },
            },
            color: {
              field: 'said',
              type: 'nominal',
              scale: { domain: kinds.map(({ said }) => said), range: kinds.map(({ colour }) => colour) },
              legend: null,
            },
            tooltip: { field: 'told' },
          },
        },
      ],
      view: { stroke: GRID },
    };
  });
  const reasons = kinds.map(({ status, said }) => {
    const own = failed.filter((run) => run.status === status);
    const example = own.find(({ reason }) => reason !== '');
    return `${number(own.length)} ${said}${example === undefined ? '' : ` (run ${example.run}: ${shortened(example.reason, 90)})`}`;
  });
  const where = factors.flatMap((factor) => whereIn(swept, factor, values));
  return chart(
    'failures',
    {
      title: `${capital(count(failed.length, 'run'))} of ${number(swept.runs.length)} failed${where.length > 0 ? `, all ${where[0]}` : ''}`,
      finding: `${capital(list(reasons))}. ${percent(failed.length / swept.runs.length)} of all runs; means and intervals are of the others.`,
      caption: `Share of the runs that failed, by the value of each factor. ${capital(list(kinds.map(({ said, colour }) => `${COLOUR_WORDS[colour]}: ${said}`)))}.`,
    },
    inRows(panels, COLUMNS, Math.max(0, room), 95) as never,
  );
}

const COLOUR_WORDS: Readonly<Record<string, string>> = {
  [VERMILLION]: 'red',
  [ORANGE]: 'orange',
  [PURPLE]: 'pink',
  [SKY]: 'light blue',
};

interface Bin {
  readonly name: string;
  readonly holds: (level: number | string) => boolean;
}

/** The levels, or parts of the range with like many values. */
function binsOf(factor: Varied): Bin[] {
  const { values } = factor;
  if (!isNumeric(factor) || values.length <= MOST_BINS)
    return values.map((value) => ({ name: shortened(levelInWords(value), 18), holds: (level) => level === value }));
  const many = 5;
  return Array.from({ length: many }, (_, k) => {
    const own = values
      .slice(Math.floor((k * values.length) / many), Math.floor(((k + 1) * values.length) / many))
      .map(Number);
    const [low, high] = [own[0]!, own.at(-1)!];
    return {
      name: `${levelInWords(low)}–${levelInWords(high)}`,
      holds: (level) => Number(level) >= low && Number(level) <= high,
    };
  });
}

/** "at X 3 and more", where every failure lies on one side of a level that others lie beyond. */
function whereIn(swept: Swept, factor: Varied, values: ReadonlyMap<number, readonly (number | string)[]>): string[] {
  const failed = new Set(
    swept.runs.filter(({ status }) => status !== 'ok').map(({ point }) => values.get(point)![factor.at]!),
  );
  const label = inSentence(factor.label);
  if (failed.size === factor.values.length) return [];
  if (failed.size === 1) return [`at ${label} ${levelInWords([...failed][0]!)}`];
  if (!isNumeric(factor)) return [];
  const all = [...failed].map(Number);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const half = factor.values.length / 2;
  if (factor.values.filter((value) => Number(value) >= least).length <= half)
    return [`at ${label} ${levelInWords(least)} and more`];
  if (factor.values.filter((value) => Number(value) <= most).length <= half)
    return [`at ${label} ${levelInWords(most)} and less`];
  return [];
}
