/** The levels of a range: evenly spaced between its ends, or evenly in their logarithms. */
import { exp, ln } from '../engine/arith.ts';

/**
 * So many digits of a level count. 0.1 + 2 * 0.1 is 0.3 then, and the powers of src/engine/arith.ts, exact to 12, give the same
 * levels on every machine.
 */
const DIGITS = 10;

/**
 * @param steps at least 2; both ends are levels, to the bit
 * @returns ascending; of whole numbers there may be fewer, each once
 */
export function levelsOf(
  [from, to]: readonly [number, number],
  steps: number,
  scale: 'linear' | 'log',
  whole: boolean,
): number[] {
  const levels = Array.from({ length: steps }, (_, at) => {
    if (at === 0) return from;
    if (at === steps - 1) return to;
    const part = at / (steps - 1);
    const between = scale === 'log' ? from * exp(ln(to / from) * part) : from + (to - from) * part;
    return whole ? Math.round(between) : Number(between.toPrecision(DIGITS));
  });
  return [...new Set(levels)];
}
