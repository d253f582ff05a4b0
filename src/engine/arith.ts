/**
 * Powers, logarithms and exponentials by additions, multiplications and divisions alone. IEEE 754 fixes those to the last bit,
 * while Math.pow, Math.log and Math.exp may differ between engines and their versions: a week lived in a browser must give the
 * bytes that Node gives. Relative error below 1e-12 over the range the model uses (tested against Math).
 */
import { highWord, withHighWord } from './float-words.ts';

const LN2 = Math.LN2;

/** Natural logarithm of x, for normal x > 0. */
export function ln(x: number): number {
  const high = highWord(x);
  let exponent = (high >>> 20) - 1023;
  let m = withHighWord(x, (high & 0x000fffff) | 0x3ff00000);
  if (m > Math.SQRT2) {
    m *= 0.5;
    exponent += 1;
  }
  // ln m = 2 artanh(t), t = (m - 1) / (m + 1), |t| < 0.1716
  const t = (m - 1) / (m + 1);
  const q = t * t;
  const series =
    1 +
    q *
      (0.3333333333333333 +
        q *
          (0.2 +
            q *
              (0.14285714285714285 +
                q *
                  (0.1111111111111111 +
                    q * (0.09090909090909091 + q * (0.07692307692307693 + q * 0.06666666666666667))))));
  return exponent * LN2 + 2 * t * series;
}

/** e to the power x, for |x| < 700. */
export function exp(x: number): number {
  const whole = Math.floor(x / LN2 + 0.5);
  const r = x - whole * LN2;
  const series =
    1 +
    r *
      (1 +
        r *
          (0.5 +
            r *
              (0.16666666666666666 +
                r *
                  (0.041666666666666664 +
                    r *
                      (0.008333333333333333 +
                        r *
                          (0.001388888888888889 +
                            r *
                              (0.0001984126984126984 +
                                r *
                                  (0.0000248015873015873 +
                                    r * (0.0000027557319223985893 + r * 2.755731922398589e-7)))))))));
  return series * withHighWord(0, (whole + 1023) << 20);
}

/** x to the power y, for x >= 0; 0 to any positive power is 0. */
export function power(x: number, y: number): number {
  return x > 1e-300 ? exp(y * ln(x)) : y === 0 ? 1 : 0;
}
