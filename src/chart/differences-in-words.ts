/** Differences between variants as people say them: with their interval where there is one, and plainly where nothing is clear. */
import type { Outcome } from '../measure/outcomes.ts';
import type { ShownDifference } from './read-variants.ts';
import { count, number, percent } from './words.ts';

/** What is left of the interval of so few pairs is rough; the report says so. */
export const FEW_PAIRS = 10;

/** Of fewer pairs nothing is called clear: by luck alone the differences of four runs have one sign in one case of eight. */
export const FEWEST_PAIRS = 5;

/** Whether the whole interval lies on one side of no difference, and rests on enough runs to say so. */
export function isClear(difference: ShownDifference): boolean {
  return difference.pairs >= FEWEST_PAIRS && isOneSided(difference);
}

const isOneSided = ({ low, high }: ShownDifference) => low > 0 || high < 0;

/** Shares are compared in percentage points. */
export const scaled = (value: number, unit: string) => (unit === 'share' ? value * 100 : value);

/** "38 weeks earlier [31, 45]", "no clear difference [-4, 3]", or why nothing can be said. */
export function differenceInWords(outcome: Outcome, difference: ShownDifference, replicates: number): string {
  const { pairs } = difference;
  if (pairs === 0) return 'nothing to compare: in no run did it come about in both';
  const runs = pairs < replicates ? `, from ${number(pairs)} of ${count(replicates, 'run')}` : '';
  if (pairs > 1 && !isOneSided(difference)) {
    const same = difference.low === 0 && difference.high === 0;
    return same ? `no difference at all${runs}` : `no clear difference ${intervalInWords(outcome, difference)}${runs}`;
  }
  if (difference.difference === 0) return 'no difference in the one pair of runs';
  const said = difference.difference > 0 ? outcome.more : outcome.less;
  const whole = said.replace('{}', amount(outcome, difference));
  return pairs === 1
    ? `${whole}, in one pair of runs`
    : `${whole} ${intervalInWords(outcome, difference, Math.sign(difference.difference))}${pairs < FEWEST_PAIRS ? `, from ${count(pairs, 'run')}: too few to be sure` : runs}`;
}

/** "+12 [8, 16]", for a cell of a table; empty where there is nothing to compare. */
export function differenceInShort(outcome: Outcome, difference: ShownDifference): string {
  if (difference.pairs === 0) return '';
  const places = placesOf(outcome, difference);
  const value = signed(scaled(difference.difference, outcome.unit), places);
  return difference.pairs === 1 ? value : `${value} ${intervalInWords(outcome, difference)}`;
}

/** The mean of an outcome with its unit, as a table shows it. */
export function valueInWords({ unit }: Outcome, value: number): string {
  if (unit === 'share') return percent(value);
  return number(value, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 3);
}

/** "38 weeks", "12 points", "0.4". */
function amount({ unit, ...rest }: Outcome, difference: ShownDifference): string {
  const value = Math.abs(scaled(difference.difference, unit));
  const places = placesOf({ unit, ...rest }, difference);
  if (!['share', 'weeks', 'people'].includes(unit)) return number(value, places);
  const many = unit === 'share' ? 'points' : unit;
  const one: Readonly<Record<string, string>> = { points: 'point', weeks: 'week', people: 'person' };
  const written = number(value, places);
  return `${written}\u00a0${written === '1' ? (one[many] ?? many) : many}`;
}

/** "[8, 16]"; `direction` -1 turns it round, for words that say less of something. */
export function intervalInWords(outcome: Outcome, difference: ShownDifference, direction = 1): string {
  const places = placesOf(outcome, difference);
  const ends = [difference.low, difference.high].map((end) => direction * scaled(end, outcome.unit));
  if (direction < 0) ends.reverse();
  return `[${ends.map((end) => minus(number(end + 0, places))).join(',\u00a0')}]`;
}

/** As many places as tell the mean and the ends of the interval apart, and no more. */
function placesOf({ unit }: Outcome, { difference, low, high }: ShownDifference): number {
  const ends = [difference, low, high].filter((value) => !Number.isNaN(value)).map((value) => scaled(value, unit));
  const largest = Math.max(...ends.map(Math.abs));
  if (largest >= 10) return 0;
  return largest >= 1 ? 1 : largest >= 0.1 ? 2 : 3;
}

const minus = (text: string) => (/^-0(\.0+)?$/.test(text) ? text.slice(1) : text.replace('-', '\u2212'));

function signed(value: number, places: number): string {
  const text = minus(number(value, places));
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
