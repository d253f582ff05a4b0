/* The luck of eight people at once, a person a lane: dice.h in vectors. */
#ifndef LANES_H
#define LANES_H
#include <stdint.h>

enum { LANES = 8 };

typedef double Doubles __attribute__((vector_size(64)));
typedef int64_t Counts __attribute__((vector_size(64)));
typedef uint32_t Words __attribute__((vector_size(32)));

static inline Words mix_all(Words x) {
  x ^= x >> 16;
  x *= 0x85ebca6bu;
  x ^= x >> 13;
  x *= 0xc2b2ae35u;
  return x ^ (x >> 16);
}

static inline Words hands(uint32_t k0, int32_t first) {
  const Words rows = (Words){1, 2, 3, 4, 5, 6, 7, 8} + (uint32_t)first;
  return mix_all(k0 ^ rows * 0x9e3779b1u);
}

static inline Doubles uniforms(Words of, uint32_t k1, uint32_t turn) {
  return __builtin_convertvector(mix_all((of + k1) ^ (turn + 1) * 0x85ebca77u), Doubles) * 2.3283064365386963e-10;
}
#endif
