/** Groups in sight: how each additional group that people can see raises the chance that they found or join one. */

import { count, number, percent, times } from '../measure/words.ts';
import { type Chart, chart, nothingToDraw } from './chart.ts';
import { BLUE, BLUE_INK, PLOT_WIDTH, shareAxis } from './look.ts';
import type { Tables } from './read-tables.ts';

const NAME = 'in-sight';
const HEIGHT = 420;
/** The last row of the table stands for this many groups and more. */
const MOST = 8;
/** With fewer weeks of people than this, an interval would fill the picture. */
const FEWEST = 30;
/** With fewer entries than this nothing is said about a difference. */
const HANDFUL = 5;

export interface Chance {
  readonly inSight: number;
  readonly weeks: number;
  readonly entered: number;
  readonly chance: number;
  readonly low: number;
  readonly high: number;
}

/** 95 % interval of a share after Wilson 1927: it stays between 0 and 1 and is honest where little or nothing was seen. */
export function wilson(hits: number, of: number): { low: number; high: number } {
  const z = 1.959963984540054;
  const share = hits / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

function chanceOf(inSight: number, weeks: number, entered: number): Chance {
  return { inSight, weeks, entered, chance: entered / weeks, ...wilson(entered, weeks) };
}

function sum(chances: readonly Chance[], of: 'weeks' | 'entered'): number {
  return chances.reduce((before, chance) => before + chance[of], 0);
}

/** The chance of a week for each number of groups in sight, all runs together; numbers hardly ever seen are left out. */
export function chancesOf(tables: Tables): Chance[] {
  const weeks = new Float64Array(MOST + 1);
  const entered = new Float64Array(MOST + 1);
  const table = tables.exposure;
  for (let row = 0; table !== null && row < table.rows; row++) {
    const inSight = Math.min(MOST, table.in_sight[row]!);
    weeks[inSight]! += table.person_weeks[row]!;
    entered[inSight]! += table.entered[row]!;
  }
  return Array.from(weeks, (of, inSight) => chanceOf(inSight, of, entered[inSight]!)).filter(
    ({ weeks: of }) => of >= FEWEST,
  );
}

export function inSight(tables: Tables): Chart {
  if (tables.exposure === null)
    return nothingToDraw(
      NAME,
      'What people could see was not recorded',
      'The run has no exposure.csv. Run the scenario again to record how many groups people had in sight.',
    );
  const chances = chancesOf(tables);
  if (chances.length < 2)
    return nothingToDraw(
      NAME,
      'There was hardly ever a group in sight',
      `People with an unmet need spent fewer than ${FEWEST} weeks with a recognized group in sight, too few to tell what seeing does.`,
    );
  const rows = chances.map(({ inSight: seen, weeks, entered, chance, low, high }) => ({
    seen: `${seen === MOST ? `${MOST}+` : seen}|${short(weeks)}`,
    groups: seen === MOST ? `${MOST} or more` : String(seen),
    chance: round(chance),
    low: round(low),
    high: round(high),
    label: round(high),
    text: percent(chance),
    interval: `${percent(low)} to ${percent(high)}`,
    weeks,
    entered,
  }));
  const highest = Math.max(...rows.map(({ high }) => high)) * 1.12;
  const y = (field: string) => ({ field, type: 'quantitative', scale: { domain: [0, highest], nice: false } });
  return chart(
    NAME,
    {
      ...words(chances),
      caption:
        'Dot: of the weeks that people with an unmet need and no group spent with so many recognized groups in sight, the share in which they founded or joined one. Upright line: 95 % interval (Wilson), a little too narrow, as weeks of one person are alike. Below: weeks of people.',
    },
    {
      width: PLOT_WIDTH,
      height: HEIGHT,
      data: { values: rows },
      encoding: {
        x: {
          field: 'seen',
          type: 'nominal',
          sort: null,
          scale: { type: 'point', padding: 0.5 },
          axis: {
            title: 'recognized groups in sight (weeks of people)',
            labelAngle: 0,
            labelExpr: "split(datum.label, '|')",
            labelLineHeight: 24,
          },
        },
        tooltip: [
          { field: 'groups', title: 'groups in sight' },
          { field: 'text', title: 'chance a week' },
          { field: 'interval', title: '95 % interval' },
          { field: 'entered', type: 'quantitative', title: 'times a group was entered', format: ',' },
          { field: 'weeks', type: 'quantitative', title: 'weeks of people', format: ',' },
        ],
      },
      layer: [
        {
          mark: { type: 'line', color: BLUE, opacity: 0.3, strokeWidth: 3, tooltip: null },
          encoding: { y: y('chance') },
        },
        { mark: { type: 'rule', color: BLUE, strokeWidth: 4 }, encoding: { y: y('low'), y2: { field: 'high' } } },
        {
          mark: { type: 'point', filled: true, size: 320, color: BLUE_INK, opacity: 1 },
          encoding: {
            y: { ...y('chance'), axis: shareAxis(highest) },
          },
        },
        {
          mark: { type: 'text', dy: -15, fontSize: 18, fontWeight: 'bold', color: BLUE_INK },
          encoding: { y: y('label'), text: { field: 'text' } },
        },
      ],
    },
  );
}

const round = (value: number) => Math.round(value * 1e6) / 1e6;

/** 12345 as "12,345", 1234567 as "1.2 M". */
function short(value: number): string {
  return value < 1e6 ? number(value) : `${number(value / 1e6, 1)} M`;
}

/** What a second group in sight adds, where the numbers tell it from what the first added (95 %, normal approximation). */
function second(none: Chance, one: Chance, two: Chance): string {
  const variance = (of: Chance) => (of.chance * (1 - of.chance)) / of.weeks;
  const difference = two.chance - 2 * one.chance + none.chance;
  const margin = 1.96 * Math.sqrt(variance(two) + 4 * variance(one) + variance(none));
  if (difference < -margin) return '; a second adds less than the first';
  return difference > margin ? '; a second adds even more' : '';
}

function words(chances: readonly Chance[]): { title: string; finding: string } {
  const none = chances.find(({ inSight: seen }) => seen === 0);
  const one = chances.find(({ inSight: seen }) => seen === 1);
  const two = chances.find(({ inSight: seen }) => seen === 2);
  const last = chances[chances.length - 1]!;
  const said = (chance: Chance) => (chance.inSight === MOST ? `${MOST} or more` : number(chance.inSight));
  const ladder = chances
    .filter((chance) => [0, 1, 2, last.inSight].includes(chance.inSight))
    .map((chance) => `${percent(chance.chance)} with ${chance.inSight === 0 ? 'none' : said(chance)}`);
  const finding = `In a week people with an unmet need founded or joined a group with a chance of ${ladder.join(', ')} in sight.`;
  if (none === undefined || one === undefined)
    return {
      title: `With ${count(last.inSight, 'group')} in sight, ${percent(last.chance)} entered one in a week`,
      finding,
    };
  const seeing = chances.filter(({ inSight: seen }) => seen > 0);
  const any = chanceOf(1, sum(seeing, 'weeks'), sum(seeing, 'entered'));
  // Intervals that do not overlap are a real difference; others are not called one.
  // A handful of people is no finding either.
  const rises = one.low > none.high && one.entered >= HANDFUL;
  const falls = one.high < none.low;
  if (!rises && !falls) {
    if (last.low > none.high && last.entered >= HANDFUL)
      return {
        title: `With ${said(last)} groups in sight the weekly chance to enter one rises from ${percent(none.chance)} to ${percent(last.chance)}`,
        finding,
      };
    if (any.low > none.high && any.entered >= HANDFUL)
      return {
        title: `With a group in sight the weekly chance to enter one rises from ${percent(none.chance)} to ${percent(any.chance)}`,
        finding,
      };
    return { title: 'Having a group in sight made no clear difference to entering one', finding };
  }
  if (falls)
    return {
      title: `People with a group in sight entered one less often: ${percent(one.chance)} a week against ${percent(none.chance)}`,
      finding,
    };
  const more = two === undefined ? '' : second(none, one, two);
  const factor = one.chance / none.chance;
  const title =
    none.entered === 0
      ? `One group in sight raises the weekly chance to enter one from nothing to ${percent(one.chance)}${more}`
      : factor > 20
        ? `One group in sight raises the weekly chance to enter one from ${percent(none.chance)} to ${percent(one.chance)}${more}`
        : `One group in sight makes entering one ${times(factor)} as likely${more}`;
  return { title, finding };
}
