/**
 * A statistical battery for a row of 32-bit numbers that claim to be random. Every test gives a z-score (or a chi-square turned
 * into one); beyond five sigma, once in about two million by chance, the numbers are found out. Each test has something that
 * it alone smells: see dice.test.ts, where bad generators are handed to it.
 */

export const SIGMAS = 5;

/** Chi-square as a z-score, by the cube root of Wilson and Hilferty (1931). */
export function zOfChiSquare(chi: number, freedom: number): number {
  const v = 2 / (9 * freedom);
  return (Math.cbrt(chi / freedom) - (1 - v)) / Math.sqrt(v);
}

export function chiSquare(counts: ArrayLike<number>, expected: number): number {
  let chi = 0;
  for (let at = 0; at < counts.length; at++) chi += (counts[at]! - expected) ** 2 / expected;
  return chi;
}

/** Evenness of the highest, or lowest, eight bits over 256 boxes. */
function boxes(draws: Uint32Array, shift: number): number {
  const counts = new Float64Array(256);
  for (const draw of draws) counts[(draw >>> shift) & 255]!++;
  return zOfChiSquare(chiSquare(counts, draws.length / 256), 255);
}

/** Evenness of pairs of neighbours over 32 × 32 boxes, by five bits from `shift` on. */
function pairs(draws: Uint32Array, shift: number): number {
  const counts = new Float64Array(1024);
  for (let at = 0; at + 1 < draws.length; at += 2)
    counts[(((draws[at]! >>> shift) & 31) << 5) | ((draws[at + 1]! >>> shift) & 31)]!++;
  return zOfChiSquare(chiSquare(counts, Math.floor(draws.length / 2) / 1024), 1023);
}

/** Correlation of two rows of draws as uniform numbers. */
export function correlation(a: Uint32Array, b: Uint32Array): number {
  const n = Math.min(a.length, b.length);
  let sum = 0;
  for (let at = 0; at < n; at++) sum += (a[at]! / 2 ** 32 - 0.5) * (b[at]! / 2 ** 32 - 0.5);
  return (12 * sum) / Math.sqrt(n);
}

/** The largest distance to the even distribution, by Kolmogorov and Smirnov. The limit corresponds to five sigma. */
function kolmogorov(draws: Uint32Array): number {
  const sorted = draws.slice().sort();
  const n = sorted.length;
  let distance = 0;
  for (let at = 0; at < n; at++) {
    const u = sorted[at]! / 2 ** 32;
    distance = Math.max(distance, Math.abs(u - at / n), Math.abs((at + 1) / n - u));
  }
  // P(sqrt(n) D > 2.75) = 2 exp(-2 · 2.75²) = 5.4e-7; and less evenly than chance it may not be either: P(< 0.25) = 1e-7.
  const scaled = Math.sqrt(n) * distance;
  return scaled > 2.75 || scaled < 0.25 ? SIGMAS + 1 : 0;
}

/** Runs above and below the middle, after Wald and Wolfowitz. */
function runs(draws: Uint32Array): number {
  let changes = 0;
  for (let at = 1; at < draws.length; at++) if (draws[at]! >>> 31 !== draws[at - 1]! >>> 31) changes += 1;
  const n = draws.length - 1;
  return (changes - n / 2) / (Math.sqrt(n) / 2);
}

/** Rising runs: with three numbers in a row, the middle is a turning point two times in three. */
function turningPoints(draws: Uint32Array): number {
  let turns = 0;
  for (let at = 1; at + 1 < draws.length; at++) {
    const [a, b, c] = [draws[at - 1]!, draws[at]!, draws[at + 1]!];
    if ((b > a && b > c) || (b < a && b < c)) turns += 1;
  }
  const n = draws.length;
  return (turns - (2 * (n - 2)) / 3) / Math.sqrt((16 * n - 29) / 90);
}

/** Birthdays: how many of n throws into 2^20 days, by the high or low bits, fall on a day taken already. */
function birthdays(draws: Uint32Array, shift: number): number {
  const taken = new Uint8Array(2 ** 20);
  let collisions = 0;
  for (const draw of draws) {
    const day = (draw >>> shift) & 0xfffff;
    collisions += taken[day]!;
    taken[day] = 1;
  }
  const n = draws.length;
  const days = 2 ** 20;
  const expected = n - days * (1 - (1 - 1 / days) ** n);
  return (collisions - expected) / Math.sqrt(expected);
}

/** The worst of all 32 bits: as often 1 as 0, and as often like the bit before as not. */
function eachBit(draws: Uint32Array): number {
  let worst = 0;
  for (let bit = 0; bit < 32; bit++) {
    let ones = 0;
    let same = 0;
    for (let at = 0; at < draws.length; at++) {
      const now = (draws[at]! >>> bit) & 1;
      ones += now;
      if (at > 0 && now === ((draws[at - 1]! >>> bit) & 1)) same += 1;
    }
    const n = draws.length;
    worst = Math.max(
      worst,
      Math.abs(ones - n / 2) / (Math.sqrt(n) / 2),
      Math.abs(same - (n - 1) / 2) / (Math.sqrt(n - 1) / 2),
    );
  }
  return worst;
}

const TESTS: Readonly<Record<string, (draws: Uint32Array) => number>> = {
  'high bits uneven': (draws) => boxes(draws, 24),
  'low bits uneven': (draws) => boxes(draws, 0),
  'pairs of high bits uneven': (draws) => pairs(draws, 27),
  'pairs of low bits uneven': (draws) => pairs(draws, 0),
  'neighbours correlated': (draws) => correlation(draws, draws.subarray(1)),
  'every second correlated': (draws) => correlation(draws, draws.subarray(2)),
  'distribution not even': kolmogorov,
  'runs too long or short': runs,
  'turning points too few or many': turningPoints,
  'birthdays in the high bits': (draws) => birthdays(draws, 12),
  'birthdays in the low bits': (draws) => birthdays(draws, 0),
  'a single bit': eachBit,
};

/** The names of the tests that find the numbers out; none for good ones. Give it 2^15 draws or so. */
export function smells(draws: Uint32Array): string[] {
  return Object.entries(TESTS)
    .filter(([, z]) => !(Math.abs(z(draws)) < SIGMAS))
    .map(([name]) => name);
}
