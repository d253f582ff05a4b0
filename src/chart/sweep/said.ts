/** Factors, their levels and the values of outcomes as charts of sweeps say them. */
import type { Factor, Level } from '../../experiment/sweep.ts';
import { number, percent } from '../../measure/words.ts';
import type { ToldOutcome } from './swept.ts';

/** Made once each: to make one takes a hundred times as long as to use it. */
const FORMATS = new Map<number, Intl.NumberFormat>();

function formatOf(places: number): Intl.NumberFormat {
  const known = FORMATS.get(places) ?? new Intl.NumberFormat('en-US', { maximumFractionDigits: places });
  FORMATS.set(places, known);
  return known;
}

/** As many digits as tell levels apart, without zeros at the end: "0.02", "1,500", "small-world". */
export function levelInWords(level: Level): string {
  if (typeof level === 'string') return level;
  const size = Math.abs(level);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) return minus(String(Number(level.toPrecision(3))));
  const places = size === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(size)));
  return minus(formatOf(places).format(level));
}

/** The mean of an outcome in its unit, shares as percentages. */
export function valueSaid({ unit }: Pick<ToldOutcome, 'unit'>, value: number): string {
  if (unit === 'share' && value >= 0) return percent(value);
  const size = Math.abs(value);
  if (size > 0 && size < 0.995) return minus(String(Number(value.toPrecision(2))));
  return minus(number(value, size >= 100 ? 0 : 1));
}

const UNITS_OF_NUMBERS = ['', 'share', 'factor', 'chance', 'number'];

/** The mean of an outcome with its unit where that is a word of its own: "48 groups". */
export function valueWithUnit(outcome: Pick<ToldOutcome, 'unit'>, value: number): string {
  const said = valueSaid(outcome, value);
  return UNITS_OF_NUMBERS.includes(outcome.unit) ? said : `${said}\u00a0${outcome.unit}`;
}

/** "12–31 %": the lowest and the highest of some values, one where they are written alike. */
export function rangeSaid(outcome: Pick<ToldOutcome, 'unit'>, values: readonly number[], unit = true): string {
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => valueSaid(outcome, value));
  const last = unit ? valueWithUnit(outcome, Math.max(...values)) : high!;
  return low === high ? last : `${low!.replace('\u00a0%', '')}–${last}`;
}

export const minus = (text: string) => (/^-0(\.0+)?$/.test(text) ? text.slice(1) : text.replace('-', '\u2212'));

/** "Strength of the spark"; with the unit where it says more than that it is a number. */
export function factorTitle({ label, unit }: Pick<Factor, 'label' | 'unit'>): string {
  return ['', 'factor', 'chance', 'number'].includes(unit) || label.includes(unit) ? label : `${label} (${unit})`;
}

/** A label inside a sentence; names with dots and abbreviations stay as they are. */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) && !label.includes('.') ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** Paths of settings have no spaces at which a line could end: after a dot it may, too. */
export const breakable = (label: string) => label.replace(/\.(?=\S)/g, '. ');

/** "48 of 50 points". */
export const ofAll = (some: number, all: number, what: string) =>
  some === all ? `all ${number(all)} ${what}` : `${number(some)} of ${number(all)} ${what}`;

/** Digits beyond these are noise, and files would be long. */
export const round = (value: number): number | null => (Number.isFinite(value) ? Number(value.toPrecision(5)) : null);

/** How the values on an axis of an outcome are written. */
export function outcomeAxis({ unit }: Pick<ToldOutcome, 'unit'>, highest: number): object {
  const places = highest < 0.05 ? '.1f' : '.0f';
  return unit === 'share'
    ? { title: null, labelExpr: `format(datum.value * 100, '${places}') + '\u00a0%'` }
    : { title: null, labelExpr: "replace(format(datum.value, '~g'), '-', '\u2212')" };
}

/** A text in at most so many letters. */
export function shortened(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`;
}

/** About so many round values within a range: 1, 2 or 5 of a power of ten apart. */
export function roundValues(low: number, high: number, about = 4): number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((one) => rough <= one * power * 1.0001) ?? 10);
  const found: number[] = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++)
    found.push(Number((k * step).toPrecision(12)));
  return found;
}
