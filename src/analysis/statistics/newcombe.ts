/**
 * The difference between two shares with its 95 % interval, put together from Wilson's interval of each, so that it stays between -1
 * and 1 and does not shrink to nothing where a share is 0 or 1 (Newcombe 1998, Statistics in Medicine 17: method 10 on p. 873 for
 * independent shares, method 10 on p. 2635 for pairs).
 */

/** Of the standard normal distribution, for 95 %. */
const Z = 1.959963984540054;

export interface ShareDifference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** Wilson's interval of a share (1927, J. Am. Stat. Assoc. 22). */
function wilson(yes: number, of: number): { share: number; below: number; above: number } {
  const share = yes / of;
  const middle = 2 * yes + Z * Z;
  const half = Z * Math.sqrt(Z * Z + 4 * yes * (1 - share));
  const whole = 2 * (of + Z * Z);
  return { share, below: share - (middle - half) / whole, above: (middle + half) / whole - share };
}

/** Without pairs: `yes` of `of` less `otherYes` of `otherOf`; both at least 1. */
export function independentShares(yes: number, of: number, otherYes: number, otherOf: number): ShareDifference {
  return together(wilson(yes, of), wilson(otherYes, otherOf), 0);
}

/** Of pairs, by how many say yes on both sides, on the first alone, on the second alone, and on neither; at least one pair. */
export function pairedShares(both: number, onlyFirst: number, onlySecond: number, neither: number): ShareDifference {
  const n = both + onlyFirst + onlySecond + neither;
  const product = (both + onlyFirst) * (onlySecond + neither) * (both + onlySecond) * (onlyFirst + neither);
  const over = both * neither - onlyFirst * onlySecond;
  // A correlation that the sides share makes the interval narrower; it is taken for a little smaller than it was found.
  const phi = product === 0 ? 0 : (over > 0 ? Math.max(over - n / 2, 0) : over) / Math.sqrt(product);
  return together(wilson(both + onlyFirst, n), wilson(both + onlySecond, n), phi);
}

type Share = ReturnType<typeof wilson>;

function together(one: Share, other: Share, phi: number): ShareDifference {
  const distance = (a: number, b: number) => Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b));
  const difference = one.share - other.share;
  return {
    difference,
    low: difference - distance(one.below, other.above),
    high: difference + distance(one.above, other.below),
  };
}
