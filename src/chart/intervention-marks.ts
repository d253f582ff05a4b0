/**
 * Marks on an axis of weeks for what was done from outside: a rule where it begins, a soft band as long as it holds, and a label
 * above the plot. Labels stand like flags on the rules, all to the right, the earlier the higher where they would meet: then no
 * label lies on another, and no rule runs through one. Where the last flags would be too wide, the plot gives way.
 */
import type { ToldIntervention } from './interventions-in-words.ts';
import { REGULAR, widthsOf } from './letter-widths.ts';
import { INK, SOFT_INK } from './look.ts';

const widthOf = widthsOf(REGULAR);
const FONT_SIZE = 16;
/** Height of a row of flags, room between the lowest and the plot, between a rule and its flag, and after a flag. */
const ROW = 24;
const CLEAR = 10;
const BESIDE = 5;
const AFTER = 12;
/** Less of it between numbers, which nobody would read as one. */
const AFTER_NUMBER = 4;
/** No name, however long, takes more of the plot away. */
const LEAST_OF_PLOT = 0.6;
/** More rows than this would be a picture of flags. */
const MOST_ROWS = 8;

/** A flag: where its rule stands and where the band ends, in weeks; its row, from 0 next to the plot. */
export interface Flag {
  readonly week: number;
  readonly to: number;
  readonly text: string;
  readonly words: string;
  readonly row: number;
}

export interface Marks {
  readonly flags: readonly Flag[];
  /** Height above the plot that is theirs. */
  readonly above: number;
  /** Width that is left to the plot. */
  readonly width: number;
  /** A sentence for the caption on how to read them; empty without any. */
  readonly caption: string;
}

/**
 * @param lastWeek the end of the axis, which begins at 0
 * @param plot how wide the plot would like to be
 * @param whole how far labels may reach
 */
export function marksFor(
  interventions: readonly ToldIntervention[],
  lastWeek: number,
  plot: number,
  whole: number,
): Marks {
  // A week begins where the one before ends.
  const within = interventions.filter(({ from }) => from <= lastWeek);
  const marks = within.map((one) => ({ ...one, week: one.from - 1, to: Math.min(one.to, lastWeek) }));
  if (marks.length === 0) return { flags: [], above: 0, width: plot, caption: '' };
  const end = Math.max(1, lastWeek);
  const fitted = (texts: readonly string[], after: number) => {
    const widths = texts.map((text) => BESIDE + widthOf(text) * FONT_SIZE);
    const fits = marks.map(({ week }, k) => (week === 0 ? plot : ((whole - widths[k]!) * end) / week));
    const width = Math.floor(Math.max(plot * LEAST_OF_PLOT, Math.min(plot, ...fits)));
    const rows = rowsOf(
      marks.map(({ week }) => (week / end) * width),
      widths.map((one) => one + after),
    );
    return { texts, width, rows, high: Math.max(...rows) + 1 };
  };
  const named = fitted(
    marks.map(({ label }) => label),
    AFTER,
  );
  const numbers = fitted(
    marks.map((_, k) => String(interventions.indexOf(within[k]!) + 1)),
    AFTER_NUMBER,
  );
  const readable = [named, numbers].find(({ high }) => high <= MOST_ROWS);
  const { texts, width, rows, high } = readable ?? { ...numbers, width: plot, texts: marks.map(() => ''), high: 0 };
  const how = readable === named ? '' : readable === numbers ? ', numbered as in the scenario' : '';
  return {
    flags: marks.map(({ week, from, to, words }, k) => ({
      week,
      to: from === within[k]!.to ? week : to,
      text: texts[k]!,
      words,
      row: high === 0 ? 0 : rows[k]!,
    })),
    above: high === 0 ? 0 : CLEAR + high * ROW,
    width,
    caption: ` Upright lines${marks.some(({ from, to }) => to > from) ? ' and grey bands' : ''}: what was done from outside${how}.`,
  };
}

/**
 * The row of each flag, 0 the lowest: above those of all rules that stand under it.
 * @param places where the rules stand, in pixels
 * @param widths how long the flags are, with the room after them
 */
export function rowsOf(places: readonly number[], widths: readonly number[]): number[] {
  const rows = places.map(() => 0);
  const fromTheRight = places.map((_, k) => k).sort((a, b) => places[b]! - places[a]! || b - a);
  for (const [done, k] of fromTheRight.entries()) {
    for (const other of fromTheRight.slice(0, done)) {
      if (places[other]! < places[k]! + widths[k]!) rows[k] = Math.max(rows[k]!, rows[other]! + 1);
    }
  }
  return rows;
}

/**
 * Layers with the marks, to be drawn before the data so that they never cover any.
 * @param x how the chart encodes weeks
 * @param height how high the plot is; without room above it (`above: 0`) rules and bands stand there without flags
 */
export function markLayers(marks: Marks, x: object, height: number): object[] {
  const spans = marks.flags.filter(({ week, to }) => to > week);
  const rows = [...new Set(marks.flags.map(({ row }) => row))];
  const tooltip = { field: 'words', title: 'from outside' };
  const axis = { ...x, field: 'week' };
  const bands = {
    data: { values: spans.map(({ week, to, words }) => ({ week, to, words })) },
    mark: { type: 'rect', color: SOFT_INK, opacity: 0.1, y: 0, y2: height },
    encoding: { x: axis, x2: { field: 'to' }, tooltip },
  };
  const flagged = rows.map((row) => {
    const above = marks.above > 0 ? CLEAR + row * ROW + ROW : 0;
    const values = marks.flags
      .filter((flag) => flag.row === row)
      .map(({ week, text, words }) => ({ week, text, words }));
    return {
      data: { values },
      layer: [
        {
          mark: { type: 'rule', color: SOFT_INK, strokeWidth: 1.2, opacity: 0.8, y: -above, y2: height },
          encoding: { x: axis, tooltip },
        },
        ...(above === 0
          ? []
          : [
              {
                mark: {
                  ...{ type: 'text', align: 'left', baseline: 'middle', dx: BESIDE, y: -above + ROW / 2 },
                  ...{ fontSize: FONT_SIZE, color: INK },
                },
                encoding: { x: axis, text: { field: 'text' }, tooltip },
              },
            ]),
      ],
    };
  });
  return [...(spans.length === 0 ? [] : [bands]), ...flagged];
}
