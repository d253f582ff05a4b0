/** In how many ways k can be chosen out of n, as a logarithm, so that hundreds of runs do not overflow it. */

/** Natural logarithm of n over k, for whole numbers; -Infinity where there is no way. */
export function logChoose(n: number, k: number): number {
  if (k < 0 || k > n) return Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (let i = 1; i <= Math.min(k, n - k); i++) sum += Math.log((n - i + 1) / i);
  return sum;
}
