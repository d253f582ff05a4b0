/* Luck as in src/engine/dice.ts: a pure function of (seed, week, act, row, turn). */
#ifndef DICE_H
#define DICE_H
#include <stdint.h>

typedef struct {
  uint32_t k0, k1;
} Luck;

/* Threefry-2x32, 20 rounds. */
static Luck threefry2x32(uint32_t k0, uint32_t k1, uint32_t c0, uint32_t c1) {
  static const int turns[8] = {13, 15, 26, 6, 17, 29, 16, 24};
  const uint32_t keys[3] = {k0, k1, 0x1bd11bda ^ k0 ^ k1};
  uint32_t x0 = c0 + k0, x1 = c1 + k1;
  for (int round = 0; round < 20; round++) {
    const int by = turns[round % 8];
    x0 += x1;
    x1 = ((x1 << by) | (x1 >> (32 - by))) ^ x0;
    if (round % 4 == 3) {
      const uint32_t n = (uint32_t)(round / 4 + 1);
      x0 += keys[n % 3];
      x1 += keys[(n + 1) % 3] + n;
    }
  }
  return (Luck){x0, x1};
}

/* FNV-1a of an act's name. */
static uint32_t purpose_number(const char *name) {
  uint32_t hash = 0x811c9dc5;
  for (; *name; name++) hash = (hash ^ (uint8_t)*name) * 0x01000193u;
  return hash;
}

/* MurmurHash3's 32-bit finalizer. */
static inline uint32_t mix(uint32_t x) {
  x ^= x >> 16;
  x *= 0x85ebca6bu;
  x ^= x >> 13;
  x *= 0xc2b2ae35u;
  return x ^ (x >> 16);
}

static inline uint32_t hand(uint32_t k0, int32_t row) {
  return mix(k0 ^ (uint32_t)(row + 1) * 0x9e3779b1u);
}

static inline uint32_t joint_hand(uint32_t k0, int32_t a, int32_t b) {
  return a < b ? mix(hand(k0, a) ^ (uint32_t)(b + 1) * 0xc2b2ae3du)
               : mix(hand(k0, b) ^ (uint32_t)(a + 1) * 0xc2b2ae3du);
}

static inline uint32_t bits(uint32_t of, uint32_t k1, uint32_t turn) {
  return mix((of + k1) ^ (turn + 1) * 0x85ebca77u);
}

static inline double uniform(uint32_t of, uint32_t k1, uint32_t turn) {
  return bits(of, k1, turn) * 2.3283064365386963e-10;
}
#endif
