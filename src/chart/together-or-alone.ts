/** Learning together against learning alone: what a week brings in a group, and what it would have brought without. */

import { capital, count, number, percent, times } from '../measure/words.ts';
import { type Chart, chart, nothingToDraw } from './chart.ts';
import { BLUE, BLUE_INK, INK, ORANGE, ORANGE_INK, PLOT_WIDTH, PURPLE, PURPLE_INK } from './look.ts';
import type { Tables, WeekColumn } from './read-tables.ts';
import {
  bandOf,
  bandsInWords,
  bandsOf,
  hasTeams,
  most,
  pointsOf,
  type Runs,
  rangeInWords,
  runsOf,
  total,
} from './runs.ts';
import { spreadApart } from './s-curve.ts';

const NAME = 'together-or-alone';
const HEIGHT = 420;
/** Weeks before and after that are pooled with a week: a quarter of a year in all. */
const REACH = 6;
/** A window with fewer weeks of people than a fifth of the fullest one says little, unless it has as many as this. */
const ENOUGH = 50;
/** Expertise from 0 to 1 becomes points from 0 to 100, which read more easily a week at a time. */
const POINTS = 100;

const LINES: readonly {
  key: string;
  gain: WeekColumn;
  weeks: WeekColumn;
  said: readonly string[];
  colour: string;
  ink: string;
}[] = [
  { key: 'together', gain: 'gain_together', weeks: 'member_weeks', said: ['together'], colour: BLUE, ink: BLUE_INK },
  {
    key: 'as if alone',
    gain: 'gain_as_if_alone',
    weeks: 'member_weeks',
    said: ['the same people,', 'had they been alone'],
    colour: ORANGE,
    ink: ORANGE_INK,
  },
  {
    key: 'alone',
    gain: 'gain_alone',
    weeks: 'alone_weeks',
    said: ['people in no group'],
    colour: PURPLE,
    ink: PURPLE_INK,
  },
];

export function togetherOrAlone(tables: Tables): Chart {
  const runs = runsOf(tables.weeks);
  const many = runs.replicates.length;
  const lastWeek = runs.weeks.at(-1) ?? 0;
  if (total(runs.series('member_weeks').flat()) === 0)
    return nothingToDraw(
      NAME,
      'Nobody learned together',
      'No week was spent in a group by somebody with an unmet need, so there is nothing to set against learning alone.',
    );
  const teams = hasTeams(tables.weeks);
  const fewest = fewestWeeks(runs);
  const lines = LINES.map((line) => ({
    ...line,
    bands: bandsOf(smoothRates(runs, line.gain, line.weeks, fewest), runs.weeks.length),
  }));
  const rows = lines.flatMap(({ key, bands }) =>
    pointsOf(runs.weeks.length).map((at) => {
      const band = bands[at];
      if (!band)
        return { line: key, week: runs.weeks[at], median: null, ...(many < 2 ? {} : { low: null, high: null }) };
      const row = { line: key, week: runs.weeks[at], median: round(band.median) };
      return many < 2 ? row : { ...row, low: round(band.low), high: round(band.high) };
    }),
  );
  const highest =
    Math.max(...rows.map((row) => Math.max(row.median ?? 0, 'high' in row ? (row.high ?? 0) : 0)), 1e-6) * 1.06;
  const ends = lines.map(({ bands }) => {
    const at = bands.findLastIndex((band) => band !== null);
    return at < 0 ? null : { week: runs.weeks[at]!, median: bands[at]!.median };
  });
  const heights = spreadApart(
    ends.map((end) => end?.median ?? 0),
    (50 / HEIGHT) * highest,
    highest,
  );
  const labels = lines.flatMap(({ key, said }, k) =>
    ends[k] === null ? [] : [{ line: key, week: ends[k]!.week, at: heights[k], text: said }],
  );

  const byWeek = pointsOf(runs.weeks.length).map((at) => ({
    week: runs.weeks[at],
    ...Object.fromEntries(lines.map(({ key, bands }) => [key, bands[at] ? round(bands[at].median) : null])),
  }));

  const x = { field: 'week', type: 'quantitative', scale: { domain: [0, Math.max(1, lastWeek)], nice: false } };
  const scale = { domain: [0, highest], nice: false };
  const color = (which: 'colour' | 'ink') => ({
    field: 'line',
    type: 'nominal',
    scale: { domain: LINES.map(({ key }) => key), range: LINES.map((line) => line[which]) },
    legend: null,
  });
  return chart(
    NAME,
    {
      ...words(runs, teams),
      caption: `Expertise gained in a week by a person with an unmet need, in points: 100 is all there is to know in a field. ${teams ? 'Together: in a group or an assigned team. ' : ''}Each point of a line pools ${smoothingInWords(runs, fewest)}.${
        many > 1
          ? bandsInWords(many)
              .replace(' dark band: the middle half;', '')
              .replace(' dark band: half of the runs;', '')
              .replace('light band', 'band')
          : ''
      }`,
    },
    {
      width: PLOT_WIDTH - 190,
      height: HEIGHT,
      data: { values: rows },
      encoding: { x: { ...x, axis: { title: 'week' } }, color: color('colour') },
      layer: [
        ...(many > 1
          ? [
              {
                mark: { type: 'area', opacity: 0.18, invalid: 'break-paths-show-path-domains' },
                encoding: { y: { field: 'low', type: 'quantitative', scale }, y2: { field: 'high' } },
              },
            ]
          : []),
        {
          mark: { type: 'line', strokeWidth: 4, invalid: 'break-paths-show-path-domains' },
          encoding: { y: { field: 'median', type: 'quantitative', scale, axis: { title: null } } },
        },
        {
          data: { values: byWeek },
          mark: { type: 'rule', strokeWidth: 4, opacity: 0 },
          encoding: {
            color: { value: INK },
            tooltip: [
              { field: 'week', type: 'quantitative', title: 'week' },
              ...LINES.map(({ key }) => ({
                field: key,
                type: 'quantitative',
                title: `${key} (points)`,
                format: '.2~f',
              })),
            ],
          },
        },
        {
          data: { values: labels },
          mark: {
            type: 'text',
            align: 'left',
            dx: 14,
            baseline: 'middle',
            fontSize: 19,
            fontWeight: 'bold',
            lineHeight: 23,
          },
          encoding: {
            y: { field: 'at', type: 'quantitative', scale },
            text: { field: 'text' },
            color: color('ink'),
          },
        },
      ],
      resolve: { scale: { color: 'independent' } },
    },
  );
}

/** For each run and week: the sum of a column from REACH weeks before to REACH weeks after. */
function pooled(runs: Runs, column: WeekColumn): number[][] {
  return runs.series(column).map((values) => {
    let from = 0;
    let to = 0;
    let sum = 0;
    return runs.weeks.map((week) => {
      for (; to < values.length && runs.weeks[to]! <= week + REACH; to++) sum += values[to]! || 0;
      for (; runs.weeks[from]! < week - REACH; from++) sum -= values[from]! || 0;
      return sum;
    });
  });
}

/** How many weeks of people a window needs to be drawn. */
function fewestWeeks(runs: Runs): number {
  const fullest = most(pooled(runs, 'member_weeks').map(most));
  return Math.max(1, Math.min(ENOUGH, Math.round(fullest / 5)));
}

/** For each run: pooled gains over pooled weeks of people, times POINTS; NaN where fewer weeks than `fewest` stand behind it. */
function smoothRates(runs: Runs, gain: WeekColumn, weeks: WeekColumn, fewest: number): number[][] {
  const time = pooled(runs, weeks);
  return pooled(runs, gain).map((gains, r) =>
    gains.map((sum, at) => (time[r]![at]! < fewest ? Number.NaN : (Math.max(0, sum) / time[r]![at]!) * POINTS)),
  );
}

function smoothingInWords(runs: Runs, fewest: number): string {
  const apart = runs.weeks.length > 1 ? runs.weeks[1]! - runs.weeks[0]! : 1;
  return `${
    apart > REACH ? `the ${number(apart)} weeks before it` : `${REACH} weeks before and after it`
  }, and is left out where fewer than ${count(fewest, 'week')} of people stand behind it`;
}

const round = (value: number) => Math.round(value * 1e4) / 1e4;

/** For each run: how many times as much members gained as they would have gained alone; NaN where nobody was a member. */
export function timesAsFast(runs: Runs): number[] {
  const alone = runs.series('gain_as_if_alone');
  return runs.series('gain_together').map((gains, r) => {
    const without = total(alone[r]!);
    return without > 0 ? total(gains) / without : Number.NaN;
  });
}

function words(runs: Runs, teams: boolean): { title: string; finding: string } {
  const many = runs.replicates.length;
  const factors = bandOf(timesAsFast(runs));
  const rate = (gain: WeekColumn, weeks: WeekColumn) => {
    const spent = total(runs.series(weeks).flat());
    return spent === 0 ? null : (total(runs.series(gain).flat()) / spent) * POINTS;
  };
  const together = rate('gain_together', 'member_weeks')!;
  const asIf = rate('gain_as_if_alone', 'member_weeks')!;
  const alone = rate('gain_alone', 'alone_weeks');
  const discovered = total(runs.series('gain_discovery').flat()) / total(runs.series('gain_together').flat());
  const finding = `A week in a group${teams ? ' or an assigned team' : ''} brought ${points(together)}; the same people in the same weeks would have gained ${points(asIf)} alone${
    alone === null ? '' : `, and people in no group ${teams ? 'or team ' : ''}did gain ${points(alone)}`
  }.${discovered > 0 ? ` ${capital(percent(discovered))} of ${teams ? 'that' : 'what groups gained'} nobody in them had known before.` : ''}`;
  const members = teams ? 'Members of groups and teams' : 'Members';
  if (factors === null || !Number.isFinite(factors.median))
    return { title: `${members} learned where alone they would have learned nothing`, finding };
  const factor = factors.median;
  // Runs without a group have no factor; the words count those that have one.
  const used = timesAsFast(runs).filter((factor) => !Number.isNaN(factor)).length;
  const only = many > 1 && used < many ? ` in which groups formed` : '';
  const spread = used > 1 ? ` The factor is ${rangeInWords(used, factors, (factor) => number(factor, 1))}.` : '';
  const median =
    used > 1 ? ` (median of the ${count(used, 'run')}${only})` : many > 1 ? ' (in the one run with groups)' : '';
  if (factor >= 1.05)
    return {
      title: `${members} learned ${times(factor)} as fast as they would have alone${median}`,
      finding: finding + spread,
    };
  if (factor > 0.95)
    return { title: `${members} learned about as fast as they would have alone${median}`, finding: finding + spread };
  return {
    title: `${members} learned more slowly than they would have alone: ${percent(factor)} of it${median}`,
    finding: finding + spread,
  };
}

function points(value: number): string {
  return count(Number(value.toPrecision(2)), 'point').replace(
    /^[\d.,]+/,
    value >= 10 ? number(value) : String(Number(value.toPrecision(2))),
  );
}
