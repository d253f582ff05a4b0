/** Shares and numbers with their intervals as people say them: "46 % [41, 52]". */
import type { Estimate } from './results/sensitivity.ts';

const TIED = '\u00a0';

/** "46 %", and a place more below ten: "4.6 %". */
export function share(value: number): string {
  return `${rounded(value * 100, Math.abs(value) < 0.0995 ? 1 : 0)}${TIED}%`;
}

/** "46 % [41, 52]". */
export function shareWithin({ value, low, high }: Estimate): string {
  const hundred = (end: number | null) => (end === null ? null : end * 100);
  const ends = { value: value * 100, low: hundred(low), high: hundred(high) };
  const round = (end: number) => rounded(end, sizeOf(ends) < 9.95 ? 1 : 0);
  return `${round(ends.value)}${TIED}%${within(ends, round)}`;
}

/** "12.3 [10.1, 14.8]", and up to `most` places more for what is smaller. */
export function numberWithin(estimate: Estimate, most = 3): string {
  const size = sizeOf(estimate);
  const round = (end: number) => rounded(end, Math.min(most, size >= 99.5 ? 0 : size >= 9.95 ? 1 : size >= 1 ? 2 : 3));
  return `${round(estimate.value)}${within(estimate, round)}`;
}

const sizeOf = ({ value, low, high }: Estimate) => Math.max(Math.abs(value), Math.abs(low ?? 0), Math.abs(high ?? 0));

function within({ low, high }: Estimate, round: (end: number) => string): string {
  return low === null || high === null ? '' : `${TIED}[${round(low)},${TIED}${round(high)}]`;
}

function rounded(value: number, places: number): string {
  const text = value.toFixed(places).replace(/\.0+$/, '');
  return (Number(text) === 0 ? '0' : text).replace('-', '\u2212');
}

/** More names than this are a table, not a sentence: so many are told of them. */
const MOST_NAMED = 8;
const TOLD_OF_MANY = 5;

/** "a", "a and b", "a, b and c"; of many "a, b, c, d, e and 12 others". */
export function named(all: readonly string[]): string {
  const words =
    all.length > MOST_NAMED ? [...all.slice(0, TOLD_OF_MANY), `${all.length - TOLD_OF_MANY}${TIED}others`] : all;
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** "1 row", "12 rows". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count}${TIED}${count === 1 ? one : many}`;
}

/** A sentence about some, by their names; none where there are none. */
export function about(some: readonly { readonly name: string }[], say: (names: string) => string): string[] {
  return some.length === 0 ? [] : [say(named(some.map(({ name }) => name)))];
}

/** "Not to be told from no effect: a and b, but b may matter as much." */
export function notTold(
  what: string,
  open: readonly { readonly name: string }[],
  rivals: readonly { readonly name: string }[],
): string[] {
  const who = rivals.length < open.length ? named(rivals.map(({ name }) => name)) : open.length === 1 ? 'it' : 'they';
  const may = rivals.length === 0 ? '' : `, but ${who} may matter as much`;
  return about(open, (names) => `${what}: ${names}${may}.`);
}
