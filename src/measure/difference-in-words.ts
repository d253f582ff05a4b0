/** Differences as people say them: with their interval where there is one, and plainly where nothing is clear. */
import { count, number, percent } from './words.ts';

/** How an outcome is counted, and how a difference in it is said, {} being its amount with its unit. */
export interface Said {
  readonly unit: string;
  readonly more: string;
  readonly less: string;
}

/** A mean difference with its 95 % interval over pairs of runs; NaN where there is none. */
export interface MeanDifference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly pairs: number;
}

/** What is left of the interval of so few pairs is rough; the report says so. */
export const FEW_PAIRS = 10;

/** Of fewer pairs nothing is called clear: by luck alone the differences of four runs have one sign in one case of eight. */
export const FEWEST_PAIRS = 5;

/** Whether the whole interval lies on one side of no difference, and rests on enough runs to say so. */
export function isClear(difference: MeanDifference): boolean {
  return difference.pairs >= FEWEST_PAIRS && isOneSided(difference);
}

const isOneSided = ({ low, high }: MeanDifference) => low > 0 || high < 0;

/** Shares are compared in percentage points. */
export const scaled = (value: number, unit: string) => (unit === 'share' ? value * 100 : value);

/** "38 weeks earlier [31, 45]", "no clear difference [-4, 3]", or why nothing can be said. */
export function differenceInWords(outcome: Said, difference: MeanDifference, replicates: number): string {
  const { pairs } = difference;
  if (pairs === 0) return 'nothing to compare: in no run did it come about in both';
  const runs = pairs < replicates ? `, from ${number(pairs)} of ${count(replicates, 'run')}` : '';
  if (pairs > 1 && !isOneSided(difference)) {
    const same = difference.low === 0 && difference.high === 0;
    return same ? `no difference at all${runs}` : `no clear difference ${intervalInWords(outcome, difference)}${runs}`;
  }
  if (difference.difference === 0) return 'no difference in the one pair of runs';
  const said = difference.difference > 0 ? outcome.more : outcome.less;
  const size = scaled(Math.abs(difference.difference), outcome.unit);
  const whole = said.replace('{}', withUnit(number(size, placesOf(outcome, difference)), outcome.unit));
  return pairs === 1
    ? `${whole}, in one pair of runs`
    : `${whole} ${intervalInWords(outcome, difference, Math.sign(difference.difference))}${pairs < FEWEST_PAIRS ? `, from ${count(pairs, 'run')}: too few to be sure` : runs}`;
}

/** "+12 [8, 16]", for a cell of a table; empty where there is nothing to compare. */
export function differenceInShort(outcome: Said, difference: MeanDifference): string {
  if (difference.pairs === 0) return '';
  const places = placesOf(outcome, difference);
  const value = signed(scaled(difference.difference, outcome.unit), places);
  return Number.isNaN(difference.low) ? value : `${value} ${intervalInWords(outcome, difference)}`;
}

/** The mean of an outcome with its unit, as a table shows it. */
export function valueInWords({ unit }: Pick<Said, 'unit'>, value: number): string {
  if (unit === 'share') return percent(value);
  const size = Math.abs(value);
  return number(value, size >= 100 ? 0 : size >= 1 || size === 0 ? 1 : Math.max(3, placesFor(size)));
}

/** "[8, 16]", its ends rounded outward; `direction` -1 turns it round, for words that say less of something. */
export function intervalInWords(outcome: Said, difference: MeanDifference, direction = 1): string {
  const places = placesOf(outcome, difference);
  const ends = [difference.low, difference.high].map((end) => direction * scaled(end, outcome.unit));
  if (direction < 0) ends.reverse();
  const [low, high] = [downwards(ends[0]!, places), upwards(ends[1]!, places)];
  return `[${[low, high].map((end) => minus(number(end + 0, places))).join(',\u00a0')}]`;
}

/** "9 weeks" or, where both ends are written alike or there is but one, rounded up: "less than 9 weeks" is true of what it was. */
export function sizeInWords(unit: string, size: number): string {
  const value = scaled(Math.abs(size), unit);
  return withUnit(number(upwards(value, placesFor(value)), placesFor(value)), unit);
}

/** "7 to 12 weeks" for an interval on one side of zero, whichever: its ends rounded outward, but never to none. */
export function spanInWords(unit: string, low: number, high: number): string {
  const [least, most] = [low, high].map((end) => scaled(Math.abs(end), unit)).sort((a, b) => a - b) as [number, number];
  const places = placesFor(most);
  // An end beside zero keeps the places that tell it from zero: "0.4 to 12 weeks" is a difference, "0 to 12 weeks" is none.
  const own = least > 0 && downwards(least, places) === 0 ? placesFor(least) : places;
  const [from, to] = [number(downwards(least, own), own), number(upwards(most, places), places)];
  return withUnit(from === to ? to : `${from} to ${to}`, unit);
}

/** As many places as tell the mean and the ends of the interval apart, and no more. */
function placesOf({ unit }: Pick<Said, 'unit'>, { difference, low, high }: MeanDifference): number {
  const ends = [difference, low, high].filter((value) => !Number.isNaN(value)).map((value) => scaled(value, unit));
  const largest = Math.max(...ends.map(Math.abs));
  return largest === 0 ? 3 : placesFor(largest);
}

/** Two digits that count of what is smaller than ten, whole numbers of the rest. */
function placesFor(size: number): number {
  if (size === 0 || size >= 10) return 0;
  return Math.min(MOST_PLACES, 1 - Math.floor(Math.log10(size)));
}

/** What is smaller still is written as none. */
const MOST_PLACES = 6;
/** What binary fractions add to a number must not push it over the next place. */
const ALMOST = 1e-9;

function upwards(value: number, places: number): number {
  const power = 10 ** places;
  return Math.ceil(value * power - ALMOST) / power;
}

function downwards(value: number, places: number): number {
  const power = 10 ** places;
  return Math.floor(value * power + ALMOST) / power;
}

/** "38 weeks", "1 week", "12 percentage points"; what an outcome's own words name (groups, needs) is not named again. */
export function withUnit(written: string, unit: string): string {
  const [one, many] = NAMED_UNITS[unit] ?? [];
  if (one === undefined || many === undefined) return written;
  return `${written}\u00a0${written === '1' ? one : many}`;
}

const NAMED_UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  share: ['percentage\u00a0point', 'percentage\u00a0points'],
  weeks: ['week', 'weeks'],
  people: ['person', 'people'],
};

const minus = (text: string) => (/^-0(\.0+)?$/.test(text) ? text.slice(1) : text.replace('-', '\u2212'));

function signed(value: number, places: number): string {
  const text = minus(number(value, places));
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
