/** The bell curve: the share of a standard normal population that lies below a value, and the value that a share lies below. */

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/**
 * Share below z. Near the middle the series of Marsaglia (2004, Evaluating the Normal Distribution, J. Stat. Softw. 11(4)), in
 * the tails the continued fraction of Mills' ratio (Abramowitz & Stegun 26.2.14). Relative error below 1e-12 in the lower tail.
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return Number.NaN;
  if (z > 3) return 1 - upperTail(z);
  if (z < -3) return upperTail(-z);
  let term = z;
  let sum = z;
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum) && k < 400; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-0.5 * z * z)) / ROOT_TWO_PI;
}

/** Share above z, for z > 2. */
function upperTail(z: number): number {
  let fraction = z;
  for (let k = 120; k > 0; k--) fraction = z + k / fraction;
  return z === Number.POSITIVE_INFINITY ? 0 : Math.exp(-0.5 * z * z) / (ROOT_TWO_PI * fraction);
}

/** Wichura (1988), Algorithm AS 241, PPND16: numerators and denominators of the middle, the tail and the far tail, highest power first. */
const MIDDLE = [
  [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  [
    5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
] as const;
const TAIL = [
  [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
] as const;
const FAR = [
  [
    2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  [
    2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
] as const;

/** The value that the share p lies below: -Infinity for 0, Infinity for 1, NaN outside; relative error about 1e-15. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(MIDDLE, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const size = r <= 5 ? ratio(TAIL, r - 1.6) : ratio(FAR, r - 5);
  return q < 0 ? -size : size;
}

function ratio([above, below]: readonly [readonly number[], readonly number[]], x: number): number {
  let numerator = 0;
  let denominator = 0;
  for (let k = 0; k < above.length; k++) {
    numerator = numerator * x + above[k]!;
    denominator = denominator * x + below[k]!;
  }
  return numerator / denominator;
}
