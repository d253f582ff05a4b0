/* Logarithms, exponentials and powers as in src/engine/arith.ts: the same operations in the same order, so the same bits. */
#ifndef ARITH_H
#define ARITH_H
#include <math.h>
#include <stdint.h>
#include <string.h>

static const double LN2 = 0x1.62e42fefa39efp-1;
static const double SQRT2 = 0x1.6a09e667f3bcdp+0;

static inline double ln(double x) {
  uint64_t word;
  memcpy(&word, &x, 8);
  int32_t exponent = (int32_t)(word >> 52) - 1023;
  word = (word & 0x000fffffffffffffu) | 0x3ff0000000000000u;
  double m;
  memcpy(&m, &word, 8);
  if (m > SQRT2) {
    m *= 0.5;
    exponent += 1;
  }
  const double t = (m - 1) / (m + 1);
  const double q = t * t;
  const double series =
      1 + q * (0.3333333333333333 +
               q * (0.2 + q * (0.14285714285714285 +
                               q * (0.1111111111111111 +
                                    q * (0.09090909090909091 + q * (0.07692307692307693 + q * 0.06666666666666667))))));
  return exponent * LN2 + 2 * t * series;
}

static inline double exp_of(double x) {
  const double whole = floor(x / LN2 + 0.5);
  const double r = x - whole * LN2;
  const double series =
      1 +
      r * (1 +
           r * (0.5 +
                r * (0.16666666666666666 +
                     r * (0.041666666666666664 +
                          r * (0.008333333333333333 +
                               r * (0.001388888888888889 +
                                    r * (0.0001984126984126984 +
                                         r * (0.0000248015873015873 +
                                              r * (0.0000027557319223985893 + r * 2.755731922398589e-7)))))))));
  const uint64_t word = (uint64_t)((int64_t)whole + 1023) << 52;
  double power_of_two;
  memcpy(&power_of_two, &word, 8);
  return series * power_of_two;
}

static inline double power(double x, double y) {
  return x > 1e-300 ? exp_of(y * ln(x)) : y == 0 ? 1 : 0;
}

static inline double least_of(double a, double b) { return a < b ? a : b; }
static inline double most_of(double a, double b) { return a > b ? a : b; }
#endif
