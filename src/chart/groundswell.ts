/** The groundswell: how many groups are alive, and below it how many are born and end, and why they end. */

import { capital, count, list, number, weekNumber, whole } from '../measure/words.ts';
import { type Chart, chart } from './chart.ts';
import { markLayers, marksFor } from './intervention-marks.ts';
import type { ToldIntervention } from './interventions-in-words.ts';
import {
  ALIVE,
  BLUE,
  BLUE_INK,
  CAUSE_COLOURS,
  CAUSE_LABELS,
  CAUSE_WORDS,
  CAUSES,
  halo,
  PLOT_WIDTH,
  panelTitle,
  SOFT_INK,
} from './look.ts';
import type { Tables, WeekColumn } from './read-tables.ts';
import {
  bandOf,
  bandsInWords,
  bandsOf,
  beginningOf,
  hasTeams,
  least,
  medianOf,
  most,
  pointsOf,
  type Runs,
  runsOf,
  total,
} from './runs.ts';

const BORN = 'founded';
const HEIGHT = 270;
const FLOWS_HEIGHT = 200;
/** Height of the words over the highest point. */
const PEAK_LABEL = 36;
/** Widths of bars in weeks, nice to think of: a week, a month, a quarter, a year. */
const BIN_WIDTHS = [1, 2, 4, 13, 26, 52, 104, 260, 520];

/** @param interventions what was done from outside, to be marked; no table holds it */
export function groundswell(tables: Tables, interventions: readonly ToldIntervention[] = []): Chart {
  const runs = runsOf(tables.weeks);
  const many = runs.replicates.length;
  const lastWeek = runs.weeks.at(-1) ?? 0;
  const marks = marksFor(interventions, lastWeek, PLOT_WIDTH, PLOT_WIDTH);
  const alive = runs.series('groups');
  const bands = bandsOf(alive, runs.weeks.length);
  const born = runs.series('founded');
  const ended = CAUSES.map((cause) => runs.series(`ended_${cause}` as WeekColumn));

  const line = pointsOf(runs.weeks.length).flatMap((at) => {
    const band = bands[at];
    if (!band) return [];
    const { median, ...spread } = band;
    return [{ week: runs.weeks[at], median, ...(many > 1 ? spread : {}) }];
  });
  const bars = flows(runs.weeks, lastWeek, born, ended);
  const kinds = [BORN, ...CAUSES].filter((kind) => bars.some((bar) => bar.kind === kind));

  const teams = hasTeams(tables.weeks) ? bandsOf(runs.series('assigned_groups'), runs.weeks.length) : [];
  const teamLine = pointsOf(teams.length).map((at) => ({ week: runs.weeks[at], median: teams[at]?.median ?? 0 }));
  const mostTeams = Math.max(0, most(teamLine.map(({ median }) => median)));
  const medians = bands.map((band) => band?.median ?? 0);
  const top = Math.max(0, most(medians));
  // The bands reach further than the line: in most runs nothing may happen, in some much.
  const ofGroups = many > 1 ? Math.max(0, ...line.map((at) => ('high' in at ? Number(at.high) : 0))) : top;
  const highest = Math.max(ofGroups, mostTeams);
  const topWeek = runs.weeks[medians.indexOf(top)] ?? 0;
  const formed = bandOf(born.map(total))?.median ?? 0;

  const week = { type: 'quantitative', scale: { domain: [0, Math.max(1, lastWeek)], nice: false } };
  const bandArea = (low: string, high: string, opacity: number) => ({
    mark: { type: 'area', color: BLUE, opacity },
    encoding: { y: { field: low, type: 'quantitative' }, y2: { field: high } },
  });
  // Flags begin where the plot ends: what is written at the highest point stays below them.
  const roof = Math.max(highest, (Math.max(top, mostTeams) * HEIGHT) / (HEIGHT - PEAK_LABEL));
  const scale = highest === 0 ? { domain: [0, 1] } : marks.above > 0 || mostTeams > 0 ? { domain: [0, roof] } : null;
  const weekAxis = bars.length === 0 ? { title: 'week' } : { title: null, labels: false, ticks: false };
  const labelLeft = topWeek > lastWeek * 0.6;

  const peakText = {
    ...{ fontSize: 19, fontWeight: 'bold', align: labelLeft ? 'right' : 'left' },
    ...{ dx: labelLeft ? -12 : 12, dy: -14 },
  };

  return chart(
    'groundswell',
    {
      ...words(tables, runs, { formed, peak: top, topWeek, lastWeek, many }),
      caption: `${caption(many, bars[0]?.width ?? 1)}${teams.length > 0 ? ' Grey, broken: assigned teams, which are counted nowhere else here.' : ''}${marks.caption}`,
    },
    {
      vconcat: [
        {
          title: panelTitle('Groups alive'),
          width: marks.width,
          height: HEIGHT,
          data: { values: line },
          encoding: {
            x: {
              field: 'week',
              ...week,
              axis: weekAxis,
            },
          },
          layer: [
            ...markLayers(marks, { ...week, axis: weekAxis }, HEIGHT),
            ...(many > 1
              ? [bandArea('low', 'high', 0.16), bandArea('lowerQuarter', 'upperQuarter', 0.28)]
              : [
                  {
                    mark: { type: 'area', color: BLUE, opacity: 0.14 },
                    encoding: { y: { field: 'median', type: 'quantitative' } },
                  },
                ]),
            ...teamLayers(teamLine, lastWeek),
            {
              mark: { type: 'line', color: BLUE, strokeWidth: 3.5 },
              encoding: {
                y: {
                  field: 'median',
                  type: 'quantitative',
                  ...(scale === null ? {} : { scale }),
                  axis: { title: null, tickMinStep: 1, format: ',.0f' },
                },
              },
            },
            {
              mark: { type: 'rule', strokeWidth: 4, opacity: 0 },
              encoding: {
                tooltip: [
                  { field: 'week', type: 'quantitative', title: 'week' },
                  { field: 'median', type: 'quantitative', title: many > 1 ? 'groups alive (median)' : 'groups alive' },
                  ...(many > 1
                    ? [
                        { field: 'low', type: 'quantitative', title: 'low' },
                        { field: 'high', type: 'quantitative', title: 'high' },
                      ]
                    : []),
                ],
              },
            },
            ...(top > 0
              ? [
                  {
                    data: {
                      values: [{ week: topWeek, median: top, text: `${whole(top)} in week ${number(topWeek)}` }],
                    },
                    layer: [
                      { mark: { type: 'point', filled: true, size: 130, color: BLUE_INK, opacity: 1 } },
                      ...(marks.flags.length === 0 ? [] : [halo(peakText)]),
                      { mark: { type: 'text', ...peakText, color: BLUE_INK }, encoding: { text: { field: 'text' } } },
                    ],
                    encoding: { y: { field: 'median', type: 'quantitative' } },
                  },
                ]
              : []),
          ],
        },
        ...(bars.length === 0
          ? []
          : [
              {
                title: panelTitle('Groups born (upwards) and ended (downwards)'),
                width: marks.width,
                height: FLOWS_HEIGHT,
                data: { values: bars },
                layer: [
                  ...markLayers({ ...marks, above: 0 }, { ...week, axis: { title: 'week' } }, FLOWS_HEIGHT),
                  {
                    mark: { type: 'bar', stroke: 'white', strokeWidth: 0.6 },
                    encoding: {
                      x: { field: 'from', ...week, axis: { title: 'week' } },
                      x2: { field: 'to' },
                      y: {
                        field: 'y0',
                        type: 'quantitative',
                        axis: { title: null, tickMinStep: 1, labelExpr: "format(abs(datum.value), ',')" },
                      },
                      y2: { field: 'y1' },
                      color: {
                        field: 'kind',
                        type: 'nominal',
                        scale: { domain: kinds, range: kinds.map(colourOf) },
                        legend: {
                          orient: 'bottom',
                          columns: kinds.length > 5 ? 4 : kinds.length,
                          labelExpr: `datum.label === 'founded' ? 'born' : 'ended: ' + (${CAUSE_LABELS})`,
                        },
                      },
                      tooltip: [
                        { field: 'weeks', title: 'weeks' },
                        { field: 'kind', title: 'what' },
                        { field: 'groups', type: 'quantitative', title: many > 1 ? 'groups (mean of runs)' : 'groups' },
                      ],
                    },
                  },
                ],
              },
            ]),
      ],
    },
  );
}

/** Assigned teams beside the groups, so that both ways of learning from others can be compared; named at their highest point. */
function teamLayers(line: readonly { week: number | undefined; median: number }[], lastWeek: number): object[] {
  if (line.length === 0) return [];
  const peak = line.reduce((best, at) => (at.median > best.median ? at : best));
  const left = (peak.week ?? 0) > lastWeek * 0.6;
  const y = { y: { field: 'median', type: 'quantitative' } };
  const name = { fontSize: 18, align: left ? 'right' : 'left', dx: left ? -12 : 12, dy: -12 };
  return [
    {
      data: { values: line },
      mark: { type: 'line', color: SOFT_INK, strokeWidth: 3, strokeDash: [9, 5] },
      encoding: y,
    },
    {
      data: { values: [{ ...peak, text: `${whole(peak.median)} assigned teams in week ${number(peak.week ?? 0)}` }] },
      layer: [halo(name), { mark: { type: 'text', ...name, color: SOFT_INK }, encoding: { text: { field: 'text' } } }],
      encoding: y,
    },
  ];
}

function colourOf(kind: string): string {
  return kind === BORN ? CAUSE_COLOURS[ALIVE]! : CAUSE_COLOURS[kind]!;
}

/** Births above and endings below the line, summed over bars of equal width; over many runs the mean, for medians do not add up. */
function flows(weeks: readonly number[], lastWeek: number, born: number[][], ended: number[][][]) {
  const width = BIN_WIDTHS.find((weeksWide) => lastWeek / weeksWide <= 66) ?? Math.ceil(lastWeek / 66);
  const runs = Math.max(1, born.length);
  const binned = (series: number[][]) => {
    const sums = new Float64Array(Math.ceil(lastWeek / width) + 1);
    for (const run of series) {
      run.forEach((value, at) => {
        if (value > 0) sums[Math.max(0, Math.ceil(weeks[at]! / width) - 1)]! += value;
      });
    }
    return sums;
  };
  const bars: {
    from: number;
    to: number;
    weeks: string;
    width: number;
    kind: string;
    groups: number;
    y0: number;
    y1: number;
  }[] = [];
  const stacks = [{ kind: BORN, sums: binned(born), up: true }].concat(
    ended.map((series, c) => ({ kind: CAUSES[c]!, sums: binned(series), up: false })),
  );
  const depth = new Float64Array(Math.ceil(lastWeek / width) + 1);
  for (const { kind, sums, up } of stacks) {
    sums.forEach((sum, bin) => {
      if (sum === 0) return;
      const groups = Math.round((sum / runs) * 1000) / 1000;
      const from = bin * width;
      const to = Math.min(lastWeek, from + width);
      const y0 = up ? 0 : depth[bin]!;
      const y1 = up ? groups : y0 - groups;
      if (!up) depth[bin] = y1;
      const span = to - from > 1 ? `${from + 1} to ${to}` : String(to);
      bars.push({ from, to, weeks: span, width, kind, groups, y0: round(y0), y1: round(y1) });
    });
  }
  return bars;
}

const round = (value: number) => Math.round(value * 1000) / 1000;

function caption(many: number, width: number): string {
  const bars = width === 1 ? 'each bar is a week' : `each bar is ${number(width)} weeks`;
  return `Above: groups alive in each week. Below: groups born and groups ended, by cause; ${bars}${
    many > 1 ? ', mean of the runs' : ''
  }.${bandsInWords(many)}`;
}

interface Facts {
  formed: number;
  peak: number;
  topWeek: number;
  lastWeek: number;
  many: number;
}

function words(tables: Tables, runs: Runs, facts: Facts): { title: string; finding: string } {
  const { formed, peak, topWeek, lastWeek, many } = facts;
  const { groups } = tables;
  if (groups.rows === 0)
    return {
      title: `No group formed in ${count(lastWeek, 'week')}`,
      finding: many > 1 ? `None of the ${number(many)} runs saw a group.` : 'Nobody founded a group.',
    };
  const causes = new Map<string, number>();
  for (const cause of groups.cause) if (cause !== '') causes.set(cause, (causes.get(cause) ?? 0) + 1);
  const endings = [...causes].sort((a, b) => b[1] - a[1]).map(([cause, n]) => `${number(n)} ${CAUSE_WORDS[cause]}`);
  const living = groups.rows - [...causes.values()].reduce((sum, n) => sum + n, 0);
  const lived =
    living === 0 ? 'none was still alive' : `${number(living)} ${living === 1 ? 'was' : 'were'} still alive`;
  const seen = runs.series('founded').filter((run) => total(run) > 0).length;
  if (many > 1) {
    const share = (g: number) => number(g / many, g / many < 10 ? 1 : 0);
    return {
      title:
        seen * 2 <= many
          ? `Groups formed in ${number(seen)} of ${number(many)} runs`
          : `${count(peak, 'group', 'groups')} alive at once in ${weekNumber(topWeek)}${medianOf(many)}, ${whole(formed)} formed in all`,
      finding: `Per run, on average, ${list(
        [...causes].sort((a, b) => b[1] - a[1]).map(([cause, n]) => `${share(n)} ${CAUSE_WORDS[cause]}`),
      )}${endings.length > 0 ? ' and ' : ''}${share(living)} lived on at the end.`,
    };
  }
  if (groups.rows === 1) {
    const end = groups.ended[0]!;
    return {
      title: `One group formed, in ${weekNumber(groups.born[0]!)}${
        Number.isNaN(end) ? ', and was alive at the end' : `; it ended in ${weekNumber(end)}`
      }`,
      finding:
        endings.length > 0 ? `It ${CAUSE_WORDS[groups.cause[0]!]}.` : `It was still alive in ${weekNumber(lastWeek)}.`,
    };
  }
  const first = least(groups.born);
  const begins = beginningOf(runs);
  const formedWhen =
    begins > 0 ? `formed from ${weekNumber(begins)} on` : `formed in all, the first in ${weekNumber(first)}`;
  const finding = `${capital(count(formed, 'group'))} ${formedWhen}; ${
    endings.length > 0 ? `${list(endings)}; ` : ''
  }${lived} at the end.`;
  if (living === 0)
    return {
      title: `${capital(count(formed, 'group'))} formed, at most ${number(peak)} at once, and all had ended by ${weekNumber(
        most(groups.ended),
      )}`,
      finding,
    };
  if (begins > 0)
    return {
      title: `From ${count(runs.series('groups')[0]![0]!, 'group')} in ${weekNumber(runs.weeks[0]!)} to ${number(peak)} at once in ${weekNumber(
        topWeek,
      )}: ${count(formed, 'new group')}`,
      finding,
    };
  return {
    title: `From the first group in ${weekNumber(first)} to ${number(peak)} at once in ${weekNumber(topWeek)}: ${count(
      formed,
      'group',
    )} in all`,
    finding,
  };
}
