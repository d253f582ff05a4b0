/**
 * What a factor is set to at a coordinate between 0 and 1: designs are drawn in the unit cube, and stretched to the factors here.
 * A list or categories have equal shares of the way, in their order; so do the whole numbers of a range. On a log scale equal
 * steps multiply by equal factors.
 */
import { exp, ln } from '../../engine/arith.ts';
import type { Factor, Level } from '../sweep.ts';

/** So many digits are kept of numbers between the ends of a range: 0.39999999999999997 is 0.4, and no design is coarser for it. */
const DIGITS = 12;

/**
 * @param at from 0 to 1; designs on a grid reach 1, which is the upper end of a range and the last of a list
 * @returns always one of the levels, or within the range, both ends included
 */
export function levelAt(factor: Factor, at: number): Level {
  if (factor.levels !== null) return factor.levels[share(at, factor.levels.length)]!;
  const [low, high] = factor.range!;
  const last = factor.kind === 'whole' ? high + 1 : high;
  const between = factor.scale === 'log' ? low * exp(at * (ln(last) - ln(low))) : low + at * (last - low);
  // Rounding first: on a log scale, 1000 must not come out as 999.9999999999, which is the whole number 999.
  const tidy = Number(between.toPrecision(DIGITS));
  const value = factor.kind === 'whole' ? Math.floor(tidy) : tidy;
  if (at <= 0) return low;
  return at >= 1 ? high : Math.min(Math.max(value, low), high);
}

/** Which of so many equal shares of the way a coordinate lies in. Rounded first: 1/49 of 49 shares is the second, not the first. */
function share(at: number, shares: number): number {
  return Math.min(Math.floor(Number((at * shares).toPrecision(DIGITS))), shares - 1);
}
