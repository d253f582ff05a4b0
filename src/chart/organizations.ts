/** Organizations: for each the week in which a tenth of its people had belonged to a group, and the week in which it had changed. */

import { count, number, percent, weekNumber } from '../measure/words.ts';
import { type Chart, chart, nothingToDraw } from './chart.ts';
import { markLayers, marksFor } from './intervention-marks.ts';
import type { ToldIntervention } from './interventions-in-words.ts';
import { BLUE, BLUE_INK, INK, PLOT_WIDTH, SOFT_INK, VERMILLION } from './look.ts';
import type { OrganizationsTable, Tables } from './read-tables.ts';
import { bandOf, medianOf, most, runsOf } from './runs.ts';

const NAME = 'organizations';
/** More rows than this are too small to read from the back of a room. */
const MOST_ROWS = 42;
const TALLEST_ROW = 44;
const LOWEST_ROW = 21;
const HEIGHT = 460;
/** Room to the right for how many ever belonged. */
const SHARES = 250;
/** Room over the rows for what stands in their columns. */
const HEAD = 30;
const TENTH = 'a tenth had belonged';
const CHANGED = 'changed as a whole';

export interface Organization {
  readonly organization: number;
  readonly people: number;
  /** Share of its people who ever belonged. */
  readonly ever: number;
  /** Weeks, Infinity for never; of many runs the medians. */
  readonly tenth: number;
  readonly changed: number;
}

/** Every organization that has people, over many runs by its medians, the first to reach a tenth first. */
export function organizationsOf(table: OrganizationsTable): Organization[] {
  const rows = new Map<number, number[]>();
  for (let row = 0; row < table.rows; row++) {
    if (table.people[row] === 0) continue;
    const organization = table.organization[row]!;
    rows.set(organization, [...(rows.get(organization) ?? []), row]);
  }
  const median = (of: readonly number[], value: (row: number) => number) => bandOf(of.map(value))?.median ?? Infinity;
  const week = (value: number) => (Number.isNaN(value) ? Infinity : value);
  return [...rows]
    .map(([organization, of]) => ({
      organization,
      people: median(of, (row) => table.people[row]!),
      ever: median(of, (row) => table.ever[row]! / table.people[row]!),
      tenth: median(of, (row) => week(table.tenth[row]!)),
      changed: median(of, (row) => week(table.changed[row]!)),
    }))
    .sort(
      (a, b) =>
        before(a.tenth, b.tenth) || before(a.changed, b.changed) || b.ever - a.ever || a.organization - b.organization,
    );
}

/** For sorting: two that were never are alike. */
function before(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** @param interventions what was done from outside, to be marked; no table holds it */
export function organizations(tables: Tables, interventions: readonly ToldIntervention[] = []): Chart {
  const all = tables.organizations === null ? [] : organizationsOf(tables.organizations);
  if (all.length < 2 || all.every(({ ever }) => ever === 0))
    return nothingToDraw(
      NAME,
      'No organizations to set side by side',
      'There are fewer than two organizations, or nobody in them ever belonged to a group.',
    );
  const many = runsOf(tables.weeks).replicates.length;
  const lastWeek = Math.max(1, most(tables.weeks.week));
  const marks = marksFor(interventions, lastWeek, PLOT_WIDTH - SHARES, PLOT_WIDTH);
  const shown = all.slice(0, MOST_ROWS);
  const rowHeight = Math.max(LOWEST_ROW, Math.min(TALLEST_ROW, HEIGHT / shown.length));
  const height = Math.round(rowHeight * shown.length) + HEAD;
  const size = Math.min(240, rowHeight * rowHeight * 0.42);
  const letters = rowHeight < 26 ? 16 : 18;
  const values = shown.map(({ organization, people, ever, tenth, changed }, row) => ({
    row,
    organization: `organization ${number(organization)}`,
    number: number(organization),
    share: percent(ever),
    of: `of ${count(people, 'person', 'people')}`,
    tenth: weekOrNull(tenth),
    changed: weekOrNull(changed),
  }));
  const dots = values.flatMap(({ row, organization, tenth, changed }) => [
    ...(tenth === null ? [] : [{ row, organization, week: tenth, what: TENTH }]),
    ...(changed === null ? [] : [{ row, organization, week: changed, what: CHANGED }]),
  ]);
  const x = { field: 'week', type: 'quantitative', scale: { domain: [0, lastWeek], nice: false } };
  const y = {
    field: 'row',
    type: 'quantitative',
    scale: { domain: [-0.6 - HEAD / rowHeight, shown.length - 0.4], reverse: true, nice: false },
    axis: null,
  };
  const kindOf = (range: readonly string[]) => ({
    ...{ field: 'what', type: 'nominal', scale: { domain: [TENTH, CHANGED], range } },
    legend: { symbolStrokeWidth: 3, symbolSize: 200, offset: 14 + marks.above },
  });
  const named = { ...{ type: 'text', fontSize: letters, baseline: 'middle' } };
  return chart(
    NAME,
    {
      ...words(all, many),
      caption: `A row is an organization, the first to begin at the top: the week in which a tenth of its people had ever belonged to a group, and that in which it had changed as a whole. At the right: its people at the end, and the share of them who ever belonged.${
        many > 1 ? ` Medians of ${number(many)} runs.` : ''
      }${shown.length < all.length ? ` Shown: the first ${number(shown.length)} of ${number(all.length)}.` : ''}${marks.caption}`,
    },
    {
      width: marks.width,
      height,
      data: { values },
      layer: [
        ...markLayers(marks, x, height),
        {
          mark: { type: 'rule', color: '#dfe4ea', strokeWidth: 1.2, x: 0, x2: { expr: 'width' } },
          encoding: { y },
        },
        {
          transform: [{ filter: 'datum.tenth != null && datum.changed != null' }],
          mark: { type: 'rule', strokeWidth: Math.max(3, rowHeight * 0.14), color: '#9aa5b1' },
          encoding: { x: { ...x, field: 'tenth' }, x2: { field: 'changed' }, y },
        },
        {
          data: { values: dots },
          mark: { type: 'point', filled: true, opacity: 1, strokeWidth: 3 },
          encoding: {
            x: { ...x, axis: { title: 'week' } },
            y,
            fill: kindOf(['white', VERMILLION]),
            stroke: kindOf([BLUE, VERMILLION]),
            shape: kindOf(['circle', 'diamond']),
            size: { value: size },
            tooltip: [
              { field: 'organization', title: 'which' },
              { field: 'what', title: 'what' },
              { field: 'week', type: 'quantitative', title: 'week' },
            ],
          },
        },
        {
          data: { values: [{ text: 'organization' }] },
          mark: { ...named, align: 'right', x: -12, y: HEAD / 2, color: SOFT_INK },
          encoding: { text: { field: 'text' } },
        },
        {
          data: { values: [{ text: 'ever belonged' }] },
          mark: { ...named, align: 'left', x: { expr: 'width + 28' }, y: HEAD / 2, color: SOFT_INK },
          encoding: { text: { field: 'text' } },
        },
        {
          mark: { ...named, align: 'right', x: -12, color: INK },
          encoding: { y, text: { field: 'number' } },
        },
        {
          mark: { ...named, align: 'right', x: { expr: 'width + 84' }, fontWeight: 'bold', color: BLUE_INK },
          encoding: { y, text: { field: 'share' } },
        },
        {
          mark: { ...named, align: 'left', x: { expr: 'width + 92' }, color: SOFT_INK },
          encoding: { y, text: { field: 'of' } },
        },
      ],
    },
  );
}

const weekOrNull = (week: number) => (Number.isFinite(week) ? week : null);

function words(all: readonly Organization[], many: number): { title: string; finding: string } {
  const n = number(all.length);
  const reached = all.map(({ tenth }) => tenth).filter(Number.isFinite);
  const changed = all.map((one) => one.changed).filter(Number.isFinite);
  const first = Math.min(...reached);
  const last = Math.max(...reached);
  const turned =
    changed.length === 0
      ? 'none changed as a whole'
      : changed.length === all.length
        ? `${all.length === 2 ? 'both' : `all ${n}`} changed as a whole`
        : `${number(changed.length)} of ${reached.length < all.length ? 'them' : n} changed as a whole`;
  const most = all.reduce((best, one) => (one.ever > best.ever ? one : best));
  const fewest = all.reduce((best, one) => (one.ever < best.ever ? one : best));
  const finding = `${
    changed.length === 0
      ? 'No organization changed as a whole'
      : changed.length === 1
        ? `The one that changed had done so by ${weekNumber(changed[0]!)}`
        : `The first had changed by ${weekNumber(Math.min(...changed))}, the last of them by ${weekNumber(Math.max(...changed))}`
  }. At the end ${percent(most.ever)} of organization ${number(most.organization)} had ever belonged to a group, and ${percent(
    fewest.ever,
  )} of organization ${number(fewest.organization)}${medianOf(many)}.`;
  if (reached.length === 0) return { title: `In none of ${n} organizations a tenth ever belonged; ${turned}`, finding };
  if (reached.length < all.length)
    return {
      title: `${number(reached.length)} of ${n} organizations reached a tenth of their people, ${
        reached.length === 1 ? '' : 'the first '
      }in ${weekNumber(first)}; ${turned}${medianOf(many)}`,
      finding,
    };
  return {
    title:
      first === last
        ? `${all.length === 2 ? 'Both' : `All ${n}`} organizations reached a tenth in ${weekNumber(first)}; ${turned}${medianOf(many)}`
        : `The first organization reached a tenth in ${weekNumber(first)}, the last ${count(last - first, 'week')} later; ${turned}${medianOf(many)}`,
    finding,
  };
}
