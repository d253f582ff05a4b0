/** Shares and numbers with their intervals as people say them: "46 % [41, 52]". */
import type { Estimate } from './results/sensitivity.ts';

const TIED = '\u00a0';

/** "46 %", and a place more below ten: "4.6 %". */
export function share(value: number): string {
  return `${places(value * 100, 1)}${TIED}%`;
}

/** "46 % [41, 52]". */
export function shareWithin({ value, low, high }: Estimate): string {
  return `${share(value)}${within(low, high, (end) => places(end * 100, 1))}`;
}

/** "12.3 [10.1, 14.8]". */
export function numberWithin({ value, low, high }: Estimate): string {
  const large = Math.max(Math.abs(value), Math.abs(low ?? 0), Math.abs(high ?? 0));
  const round = (end: number) => places(end, large >= 10 ? 1 : large >= 1 ? 2 : 3);
  return `${round(value)}${within(low, high, round)}`;
}

function within(low: number | null, high: number | null, round: (end: number) => string): string {
  return low === null || high === null ? '' : `${TIED}[${round(low)},${TIED}${round(high)}]`;
}

/** With so many places below ten, one fewer from ten on, and none from a hundred on. */
function places(value: number, below: number): string {
  const size = Math.abs(value);
  const rounded = value.toFixed(Math.max(0, size < 9.95 ? below : size < 99.5 ? below - 1 : 0));
  return (Number(rounded) === 0 ? rounded.replace('-', '') : rounded).replace('-', '\u2212').replace(/\.0+$/, '');
}

/** "a", "a and b", "a, b and c". */
export function named(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** "1 row", "12 rows". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count}${TIED}${count === 1 ? one : many}`;
}
