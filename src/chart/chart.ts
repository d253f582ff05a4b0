/** What every chart hands over: a Vega-Lite spec that opens as it is, and words whose every number comes from the tables. */

import { capital, lines, wrap } from '../measure/words.ts';
import { CAPTION_CHARACTERS, INK, LOOK, PLOT_WIDTH, SOFT_INK, TITLE_CHARACTERS } from './look.ts';

/** Vega-Lite, version 6, as plain data; the tests compile each one and accept no warning. */
export type Spec = Readonly<Record<string, unknown>>;

export interface Words {
  /** What the data show, in a headline. */
  readonly title: string;
  /** The same in a sentence or two, with the numbers. */
  readonly finding: string;
  /** How to read the chart. */
  readonly caption: string;
}

export interface Chart extends Words {
  /** Names the files: charts/NAME.svg. */
  readonly name: string;
  readonly spec: Spec;
  /** False where the tables hold nothing to draw and the spec only says why. */
  readonly drawn: boolean;
}

/** Puts words and look around what is particular to a chart. */
export function chart(name: string, words: Words, body: Spec): Chart {
  const said = { ...words, title: capital(words.title), caption: words.caption.trim() };
  return { name, ...said, spec: framed(said, body), drawn: true };
}

/** A chart that cannot be drawn says why, and what would help, in one friendly line. */
export function nothingToDraw(name: string, title: string, why: string): Chart {
  const broken = lines(why, 74);
  const words = { title, finding: why, caption: '' };
  const spec = framed(words, {
    width: PLOT_WIDTH,
    height: 60 + 30 * broken.length,
    data: { values: [{ why: broken }] },
    mark: { type: 'text', align: 'left', baseline: 'top', x: 0, y: 20, fontSize: 20, lineHeight: 30, color: SOFT_INK },
    encoding: { text: { field: 'why' } },
  });
  return { name, ...words, spec, drawn: false };
}

/** The spec without its title, for a page that says it in its own letters. */
export function untitled(spec: Spec): Spec {
  const { title: _, ...rest } = spec;
  return rest;
}

/** Full lines, but evened out where the last one would hold only a word or two. */
function captionLines(caption: string): string[] {
  const full = lines(caption, CAPTION_CHARACTERS);
  return full[full.length - 1]!.length < CAPTION_CHARACTERS / 4 ? wrap(caption, CAPTION_CHARACTERS) : full;
}

function framed(words: Words, body: Spec): Spec {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${words.title}. ${words.finding}`,
    title: {
      text: wrap(words.title, TITLE_CHARACTERS),
      ...(words.caption === '' ? {} : { subtitle: captionLines(words.caption) }),
      color: INK,
    },
    ...body,
    config: LOOK,
  };
}
