/*
 * Which of their ties everybody looks at: eight people at once, a person a lane. So many choose before the first of them looks, which
 * gives memory time to bring those whom they chose.
 */
#ifndef CHOOSING_H
#define CHOOSING_H
#include "lanes.h"
#include "world.h"

enum { CROWD = 32 };
/* Turns of a look: which tie, wall, which group, care, which need. */
enum { STRANGER = 0, WHOM = 1, FIRST_LOOK = 2, TURNS = 5 };

/* Whom somebody would look at: by their ties, and a chance stranger, NONE where there is nobody. */
typedef struct {
  int32_t person[LOOKS];
  float close[LOOKS];
} Choice;

#ifdef __clang__
#define SHUFFLED(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)
#else
#define SHUFFLED(a, b, ...) __builtin_shuffle(a, b, (Counts){__VA_ARGS__})
#endif

#define NEIGHBOURS_LOW 0, 8, 2, 10, 4, 12, 6, 14
#define NEIGHBOURS_HIGH 1, 9, 3, 11, 5, 13, 7, 15
#define QUARTERS_LOW 0, 1, 8, 9, 4, 5, 12, 13
#define QUARTERS_HIGH 2, 3, 10, 11, 6, 7, 14, 15
#define HALVES_LOW 0, 1, 2, 3, 8, 9, 10, 11
#define HALVES_HIGH 4, 5, 6, 7, 12, 13, 14, 15
#define SWAP(apart, low, high) \
  for (int at = 0; at < LANES; at++) { \
    if (at & apart) continue; \
    const Doubles a = row[at], b = row[at | apart]; \
    row[at] = SHUFFLED(a, b, low); \
    row[at | apart] = SHUFFLED(a, b, high); \
  }

/* Rows become columns. */
static inline void transpose(Doubles *row) {
  SWAP(1, NEIGHBOURS_LOW, NEIGHBOURS_HIGH)
  SWAP(2, QUARTERS_LOW, QUARTERS_HIGH)
  SWAP(4, HALVES_LOW, HALVES_HIGH)
}

/* Weights of somebody's first ties; a slot without a tie weighs nothing. */
static inline void weigh(const float *closeness, int count, double floor_of, Doubles *one, Doubles *two) {
  double weight[BLOCK];
  for (int e = 0; e < BLOCK; e++) weight[e] = e < count ? floor_of + closeness[e] : 0;
  memcpy(one, weight, sizeof *one);
  memcpy(two, weight + LANES, sizeof *two);
}

/* The same for one person with more ties than a block. */
static void choose_among_many(const float *closeness, int count, double floor_of, const double *draws, int *chosen) {
  double total = 0;
  for (int e = 0; e < count; e++) total += floor_of + closeness[e];
  for (int look = 0; look < TIES_LOOKED_AT; look++) {
    const double point = draws[look] * total;
    double reaching = floor_of + closeness[0];
    int e = 0;
    while (e < count - 1 && reaching <= point) reaching += floor_of + closeness[++e];
    chosen[look] = e;
  }
}

/* People from `first` on, who all are there. A look falls on the tie up to which so many sums of weights lie at or below its point. */
static inline void choose(World *w, int32_t first, Luck luck, Choice *choices) {
  const double floor_of = w->p.noticing_floor;
  Doubles weights[BLOCK], draws[LOOKS];
  for (int lane = 0; lane < LANES; lane++) {
    const Ties *const t = &w->ties[first + lane];
    weigh(w->closeness + t->start, t->count, floor_of, &weights[lane], &weights[LANES + lane]);
  }
  transpose(weights);
  transpose(weights + LANES);
  for (int e = 1; e < BLOCK; e++) weights[e] += weights[e - 1];
  const Words of = hands(luck.k0, first);
  for (int look = 0; look < TIES_LOOKED_AT; look++) draws[look] = uniforms(of, luck.k1, FIRST_LOOK + (uint32_t)look * TURNS);
  draws[TIES_LOOKED_AT] = uniforms(of, luck.k1, STRANGER);
  Counts chosen[TIES_LOOKED_AT];
  for (int look = 0; look < TIES_LOOKED_AT; look++) {
    const Doubles point = draws[look] * weights[BLOCK - 1];
    chosen[look] = (Counts){0};
#pragma GCC unroll 16
    for (int e = 0; e < BLOCK; e++) chosen[look] -= weights[e] <= point;
  }

  for (int lane = 0; lane < LANES; lane++) {
    const int32_t i = first + lane;
    const Ties *const t = &w->ties[i];
    const float *const closeness = w->closeness + t->start;
    Choice *const choice = &choices[lane];
    int at[TIES_LOOKED_AT];
    for (int look = 0; look < TIES_LOOKED_AT; look++) at[look] = t->count > 0 ? (int)chosen[look][lane] : 0;
    if (t->count > BLOCK) {
      const double own[TIES_LOOKED_AT] = {draws[0][lane], draws[1][lane], draws[2][lane]};
      choose_among_many(closeness, t->count, floor_of, own, at);
    }
    for (int look = 0; look < TIES_LOOKED_AT; look++) {
      const int32_t j = w->tie_to[t->start + (uint32_t)at[look]];
      choice->person[look] = j;
      choice->close[look] = closeness[at[look]];
      __builtin_prefetch(&w->face[j]);
      __builtin_prefetch(w->expertise[j]);
    }
    choice->person[TIES_LOOKED_AT] = NONE;
    choice->close[TIES_LOOKED_AT] = 0;
    if (draws[TIES_LOOKED_AT][lane] < w->p.noticing_stranger) {
      const int32_t j = (int32_t)(uniform(hand(luck.k0, i), luck.k1, WHOM) * w->people);
      choice->person[TIES_LOOKED_AT] = j == i ? NONE : j;
      __builtin_prefetch(&w->face[j]);
      __builtin_prefetch(w->expertise[j]);
    }
  }
}
#endif
