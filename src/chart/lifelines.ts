/** Lifelines: a bar for each group from birth to end, generation below generation, and a line from each parent to its child. */

import { count, number, ordinal, percent, weekNumber } from '../measure/words.ts';
import { type Chart, chart, nothingToDraw } from './chart.ts';
import { choose, type Families, familiesOf, type Kin, type Selection } from './families.ts';
import {
  ALIVE,
  CAUSE_COLOURS,
  CAUSE_LABELS,
  CAUSE_WORDS,
  CAUSES,
  FROM_OUTSIDE,
  INK,
  PLOT_WIDTH,
  SOFT_INK,
} from './look.ts';
import type { Tables } from './read-tables.ts';
import { most } from './runs.ts';
import { shownRun, shownRunInWords } from './shown-run.ts';

/** More bars than this cannot be told apart on a screen. */
const MOST_BARS = 100;
const TALLEST_ROW = 26;
const HEIGHT = 640;
/** Room for the name of a generation beside its bars. */
const LABEL_HEIGHT = 17;

export function lifelines(tables: Tables): Chart {
  const families = familiesOf(tables.groups);
  if (families.all.length === 0)
    return nothingToDraw('lifelines', 'No group lived', 'No group formed in this run, so there is no life to draw.');
  const lastWeek = Math.max(1, most(tables.weeks.week));
  const selection = choose(families, MOST_BARS);
  const rows = [...selection.shown].sort((a, b) => a.generation - b.generation || a.group - b.group);
  const place = new Map(rows.map((kin, k) => [kin, k]));

  const bars = rows.map((kin, k) => ({
    row: k,
    group: kin.group,
    from: kin.born,
    to: Math.max(end(kin, lastWeek), kin.born + lastWeek / 400),
    recognized: Number.isNaN(kin.recognized) ? null : kin.recognized,
    cause: kin.cause === '' ? ALIVE : kin.cause,
    generation: kin.generation,
    parent: kin.parent?.group ?? 'none',
    members: kin.members,
    lived: `week ${kin.born} to ${Number.isNaN(kin.ended) ? `${lastWeek} and on` : kin.ended}`,
  }));
  const links = rows.flatMap((kin, k) =>
    kin.parent === null ? [] : [{ week: kin.born, from: place.get(kin.parent), to: k }],
  );
  const rowHeight = Math.min(TALLEST_ROW, HEIGHT / rows.length);
  const height = Math.max(60, Math.round(rowHeight * rows.length));
  const generations = bandsOfGenerations(rows, rowHeight);
  const kinds = [...CAUSES, ALIVE].filter((cause) => bars.some((bar) => bar.cause === cause));

  const y = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: [-0.5, rows.length - 0.5], reverse: true, nice: false },
    axis: null,
  });
  const x = (field: string) => ({ field, type: 'quantitative', scale: { domain: [0, lastWeek], nice: false } });
  const colour = {
    field: 'cause',
    type: 'nominal',
    scale: { domain: kinds, range: kinds.map((kind) => CAUSE_COLOURS[kind]) },
    legend: {
      symbolType: 'stroke',
      symbolStrokeWidth: 9,
      symbolSize: 500,
      labelExpr: `datum.label === '${ALIVE}' ? datum.label : 'ended: ' + (${CAUSE_LABELS})`,
      columns: kinds.length > 5 ? 3 : kinds.length,
    },
  };
  const thick = Math.max(1.5, rowHeight * 0.72);
  return chart(
    'lifelines',
    {
      ...words(families, lastWeek),
      caption: `A bar is a group, from its birth to its end, thin until its members recognize it; its colour says why it ended. A thin upright line leads from a parent down to the child it inspired.${
        bars.some(({ cause }) => FROM_OUTSIDE.includes(cause))
          ? ' A dark stroke ends a life cut off from outside or by a crisis.'
          : ''
      }${teamsInWords(tables)} ${shownInWords(selection, families, tables)}`,
    },
    {
      width: PLOT_WIDTH - 70,
      height,
      data: { values: bars },
      layer: [
        {
          data: { values: generations.filter((_, k) => k % 2 === 0) },
          mark: { type: 'rect', color: '#f3f5f7' },
          encoding: { y: y('from'), y2: { field: 'to' } },
        },
        {
          data: { values: links },
          mark: { type: 'rule', color: SOFT_INK, strokeWidth: rowHeight > 8 ? 1.6 : 1, opacity: 0.45 },
          encoding: { x: x('week'), y: y('from'), y2: { field: 'to' } },
        },
        {
          mark: { type: 'rule', strokeWidth: Math.max(1, thick * 0.3) },
          encoding: { x: { ...x('from'), axis: { title: 'week' } }, x2: { field: 'to' }, y: y('row'), color: colour },
        },
        {
          transform: [{ filter: 'datum.recognized != null' }],
          mark: { type: 'rule', strokeWidth: thick },
          encoding: { x: x('recognized'), x2: { field: 'to' }, y: y('row'), color: colour },
        },
        {
          mark: { type: 'rule', strokeWidth: rowHeight, opacity: 0 },
          encoding: {
            x: x('from'),
            x2: { field: 'to' },
            y: y('row'),
            tooltip: [
              { field: 'group', title: 'group' },
              { field: 'generation', title: 'generation' },
              { field: 'parent', title: 'inspired by group' },
              { field: 'lived', title: 'lived' },
              { field: 'cause', title: 'end' },
              { field: 'members', title: 'people in all' },
            ],
          },
        },
        {
          transform: [{ filter: { field: 'cause', oneOf: FROM_OUTSIDE } }],
          mark: { type: 'tick', orient: 'vertical', color: INK, thickness: 3, size: rowHeight },
          encoding: { x: x('to'), y: y('row') },
        },
        ...(rowHeight >= 14
          ? [
              {
                mark: { type: 'text', align: 'right', dx: -7, fontSize: 16, color: INK },
                encoding: { x: x('from'), y: y('row'), text: { field: 'group' } },
              },
            ]
          : []),
        {
          data: { values: generations.filter(({ text }) => text !== '') },
          mark: { type: 'text', align: 'left', x: { expr: 'width + 12' }, fontSize: 16, color: SOFT_INK },
          encoding: { y: y('middle'), text: { field: 'text' } },
        },
      ],
    },
  );
}

function end(kin: Kin, lastWeek: number): number {
  return Number.isNaN(kin.ended) ? lastWeek : kin.ended;
}

/** Stripes of rows of one generation, named where the name has room. */
function bandsOfGenerations(rows: readonly Kin[], rowHeight: number) {
  const stripes: { generation: number; from: number; to: number; middle: number; text: string }[] = [];
  rows.forEach((kin, k) => {
    const last = stripes.at(-1);
    if (last?.generation === kin.generation) last.to = k + 0.5;
    else stripes.push({ generation: kin.generation, from: k - 0.5, to: k + 0.5, middle: k, text: '' });
  });
  let free = -Infinity;
  for (const stripe of stripes) {
    stripe.middle = (stripe.from + stripe.to) / 2;
    if (stripe.middle * rowHeight < free) continue;
    stripe.text = `${ordinal(stripe.generation)} generation`;
    free = stripe.middle * rowHeight + LABEL_HEIGHT;
  }
  return stripes;
}

/** Says how many assigned teams the chart leaves out; nothing where there were none. */
export function teamsInWords(tables: Tables): string {
  const teams = tables.teams.get(shownRun(tables.groups, tables.weeks))?.size ?? 0;
  return teams === 0 ? '' : ` Not shown: ${count(teams, 'assigned team')}, which nobody founded of their own accord.`;
}

/** Says which groups are shown, where it is not all of them. */
export function shownInWords(selection: Selection, families: Families, tables: Tables): string {
  const run = shownRunInWords(tables.groups, tables.weeks);
  const where = run === '' ? '' : ` of ${run}`;
  const all = families.all.length;
  if (selection.cutFrom !== null)
    return `Shown: the first ${number(selection.shown.length)} of the ${number(selection.cutFrom)} groups of the largest family${where} (${count(all, 'group')} in all).`;
  if (selection.shown.length === all) return run === '' ? '' : `Shown: ${run}.`;
  const from = selection.families === 1 ? 'the largest family' : `the ${number(selection.families)} largest families`;
  return `Shown: ${from}${where}, ${number(selection.shown.length)} of ${count(all, 'group')}.`;
}

function words(families: Families, lastWeek: number): { title: string; finding: string } {
  const { all } = families;
  const deepest = most(all.map((kin) => kin.generation));
  const ended = all.filter((kin) => !Number.isNaN(kin.ended));
  const fulfilled = ended.filter((kin) => kin.cause === 'fulfilled').length;
  const recognized = all.filter((kin) => !Number.isNaN(kin.recognized)).length;
  const finding = `${
    recognized === all.length && all.length > 1
      ? 'All were'
      : `${number(recognized)} of ${count(all.length, 'group')} ${recognized === 1 ? 'was' : 'were'}`
  } recognized by their members; ${
    ended.length === 0
      ? `none had ended by ${weekNumber(lastWeek)}.`
      : `${number(fulfilled)} of the ${number(ended.length)} that ended ${fulfilled === 1 ? 'was' : 'were'} no longer needed.`
  }`;
  if (all.length === 1) {
    const only = all[0]!;
    return {
      title: `The only group lived from ${weekNumber(only.born)} ${
        Number.isNaN(only.ended) ? `on, and still did in ${weekNumber(lastWeek)}` : `to ${weekNumber(only.ended)}`
      }`,
      finding: `It was ${Number.isNaN(only.recognized) ? 'never' : ''} recognized by its members${
        only.cause === '' ? '' : ` and ${CAUSE_WORDS[only.cause]}`
      }.`.replace('  ', ' '),
    };
  }
  if (deepest === 1) return { title: `${number(all.length)} groups lived, none of them inspired by another`, finding };
  const share =
    ended.length === 0
      ? ''
      : fulfilled === ended.length
        ? '; all that ended were fulfilled'
        : `; ${percent(fulfilled / ended.length)} of those that ended were fulfilled`;
  return { title: `Groups followed groups for ${count(deepest, 'generation')}${share}`, finding };
}
