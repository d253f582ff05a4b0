/** How every chart looks: colours that survive colour-blindness and a projector, one font, large letters, white ground. */

/** Okabe & Ito 2008, "Color universal design", without black and the yellow that vanishes on white. */
export const BLUE = '#0072B2';
export const SKY = '#56B4E9';
export const GREEN = '#009E73';
export const ORANGE = '#E69F00';
export const VERMILLION = '#D55E00';
export const PURPLE = '#CC79A7';

/** The same hues, dark enough for letters on white (contrast above 4.5 to 1). */
export const BLUE_INK = '#005A8F';
export const GREEN_INK = '#00694C';
export const VERMILLION_INK = '#A84A00';
export const ORANGE_INK = '#805600';
export const PURPLE_INK = '#8F3F6B';

export const INK = '#1f2933';
export const SOFT_INK = '#52606d';
export const GRID = '#e4e7eb';

/** Groups on the network take these in turn; an eighth would be hard to tell from the others. */
export const GROUP_COLOURS = [VERMILLION, BLUE, GREEN, ORANGE, PURPLE, SKY, '#5B3FA0'] as const;

/** Variants take these in turn: the line, and its letters. The first, which the others are held against, is grey. */
const VARIANT_COLOURS = [
  { colour: SOFT_INK, ink: '#3b4856' },
  { colour: BLUE, ink: BLUE_INK },
  { colour: VERMILLION, ink: VERMILLION_INK },
  { colour: GREEN, ink: GREEN_INK },
  { colour: PURPLE, ink: PURPLE_INK },
  { colour: ORANGE, ink: ORANGE_INK },
  { colour: '#5B3FA0', ink: '#5B3FA0' },
] as const;
/** When the colours are used up they come again, broken. */
const DASHES = [
  [1, 0],
  [9, 4],
  [2, 4],
  [12, 3, 2, 3],
] as const;

/** How the variant at a place in the scenario, from 0, is drawn. */
export function variantLook(at: number): { colour: string; ink: string; dash: readonly number[] } {
  const turn = Math.floor(at / VARIANT_COLOURS.length);
  return { ...VARIANT_COLOURS[at % VARIANT_COLOURS.length]!, dash: DASHES[turn % DASHES.length]! };
}

/** Causes of a group's end in the order of stories, and what stands for a group that has not ended. */
export const CAUSES = ['fulfilled', 'emptied', 'faded', 'conflict', 'crisis', 'closed'] as const;
/** What came over a group from outside: bars of lives that ended so bear a mark as well as a colour. */
export const FROM_OUTSIDE: readonly string[] = ['crisis', 'closed'];
export const ALIVE = 'still alive';
export const CAUSE_COLOURS: Readonly<Record<string, string>> = {
  fulfilled: GREEN,
  emptied: ORANGE,
  faded: PURPLE,
  conflict: VERMILLION,
  crisis: INK,
  closed: SKY,
  [ALIVE]: BLUE,
};

/** How a cause is written beside its colour: "ended: from outside". */
export const CAUSE_LABELS = `(${JSON.stringify({ closed: 'from outside', crisis: 'in a crisis', conflict: 'in conflict' })})[datum.label] || datum.label`;

/** How a number of groups that ended so is said: "131 ended in conflict". */
export const CAUSE_WORDS: Readonly<Record<string, string>> = {
  fulfilled: 'ended fulfilled',
  emptied: 'emptied',
  faded: 'faded',
  conflict: 'ended in conflict',
  crisis: 'broke in a crisis',
  closed: 'ended from outside',
};

/** Verdana has nearly the widths of DejaVu Sans, for readers who do not have it. */
export const FONT = 'DejaVu Sans, Verdana, Geneva, sans-serif';

/** Width of a plot, without axis and labels, in pixels; every chart keeps to it so that they look alike below each other. */
export const PLOT_WIDTH = 860;

export const TITLE_CHARACTERS = 58;
export const CAPTION_CHARACTERS = 100;

/** The `config` of every spec. */
export const LOOK = {
  font: FONT,
  background: 'white',
  padding: { left: 20, right: 24, top: 20, bottom: 20 },
  title: {
    anchor: 'start',
    color: INK,
    fontSize: 26,
    fontWeight: 'bold',
    lineHeight: 34,
    offset: 22,
    subtitleColor: SOFT_INK,
    subtitleFontSize: 17,
    subtitleLineHeight: 24,
    subtitlePadding: 10,
  },
  axis: {
    domainColor: SOFT_INK,
    domainWidth: 1.5,
    gridColor: GRID,
    gridWidth: 1,
    labelColor: INK,
    labelFlush: false,
    labelFontSize: 17,
    labelPadding: 8,
    tickColor: SOFT_INK,
    titleColor: INK,
    titleFontSize: 18,
    titleFontWeight: 'normal',
    titlePadding: 12,
  },
  axisY: { domain: false, ticks: false, tickCount: 5 },
  axisX: { grid: false, tickCount: 8 },
  legend: {
    labelColor: INK,
    labelFontSize: 17,
    labelLimit: 400,
    symbolSize: 260,
    symbolType: 'square',
    title: null,
    orient: 'top',
    direction: 'horizontal',
    offset: 14,
    columnPadding: 26,
  },
  text: { color: INK, fontSize: 18 },
  view: { stroke: null },
  concat: { spacing: 34 },
} as const;

/** A panel's own small title, which stands in for the name of its upright axis and needs no turned head. */
export function panelTitle(text: string | readonly string[]): object {
  return { text, fontSize: 18, fontWeight: 'normal', color: INK, frame: 'group', offset: 14, lineHeight: 24 };
}

/** An axis of shares, written as percentages with as many places as the highest one needs. */
export function shareAxis(highest: number): object {
  const places = highest < 0.05 ? '.1f' : '.0f';
  return { title: null, labelExpr: `format(datum.value * 100, '${places}') + '\u00a0%'` };
}

/** White edges behind letters, where lines may pass. */
export function halo(mark: object): object {
  return {
    mark: { type: 'text', ...mark, stroke: 'white', strokeWidth: 5, color: 'white', strokeJoin: 'round' },
    encoding: { text: { field: 'text' } },
  };
}
