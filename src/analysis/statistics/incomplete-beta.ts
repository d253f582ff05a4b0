/** The incomplete beta function, from which Student's t and the binomial distribution follow. */

/**
 * I_x(a, b), regularized: 0 at x = 0, 1 at x = 1; a, b > 0. The continued fraction of Abramowitz & Stegun 26.5.8 by Lentz's method
 * (Press et al. 2007, Numerical Recipes, 6.4), from the side where it converges quickly. Relative error about 1e-13.
 *
 * @param y 1 - x, given apart where that is known more exactly
 */
export function incompleteBeta(x: number, a: number, b: number, y = 1 - x): number {
  if (!(x >= 0 && y >= 0 && a > 0 && b > 0)) return Number.NaN;
  if (x === 0 || y === 0) return x === 0 ? 0 : 1;
  const front = Math.exp(a * logOf(x, y) + b * logOf(y, x) - lnBeta(a, b));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(y, b, a)) / b;
}

/** ln x, where y = 1 - x is the more exact of the two if x is near 1. */
const logOf = (x: number, y: number) => (x > 0.5 ? Math.log1p(-y) : Math.log(x));

const TINY = 1e-300;

function fraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= 20_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return h;
}

/** ln B(a, b). Where one is large, Stirling's series keeps what the difference of two large logarithms would lose. */
export function lnBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  if (large < 15) return lnGamma(small) + lnGamma(large) - lnGamma(small + large);
  const rest = stirlingRest(large) - stirlingRest(small + large);
  return lnGamma(small) + rest - (large + small - 0.5) * Math.log1p(small / large) - small * Math.log(large) + small;
}

/** ln Γ(x) for x > 0: pushed up to 15 by the recurrence, then Stirling's series (Abramowitz & Stegun 6.1.40). */
export function lnGamma(x: number): number {
  let product = 1;
  let at = x;
  while (at < 15) product *= at++;
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + stirlingRest(at) - Math.log(product);
}

/** ln Γ(x) less the main terms of Stirling's formula, for x >= 15; the next term is below 2e-16. */
function stirlingRest(x: number): number {
  const z = 1 / (x * x);
  return (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - (z * 691) / 360360))))) / x;
}
