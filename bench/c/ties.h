/* How ties are found, made and replaced: src/model/ties.ts. */
#ifndef TIES_H
#define TIES_H
#include "world.h"

/* The slot of somebody's tie to j, in their row, or NONE. */
static inline int tie_between(const World *w, const Ties *t, int32_t j) {
  const int32_t *const to = w->tie_to + t->start;
  for (int e = 0; e < t->count; e++)
    if (to[e] == j) return e;
  return NONE;
}

static inline double closeness_to(const World *w, int32_t i, int32_t j) {
  const Ties *const t = &w->ties[i];
  const int e = tie_between(w, t, j);
  return e < 0 ? 0 : w->closeness[t->start + (uint32_t)e];
}

/* The closeness of i to j, from a tie made if need be, or NULL when there is no room. */
static inline float *reach(World *w, int32_t i, int32_t j, double closeness) {
  Ties *const t = &w->ties[i];
  float *const row = w->closeness + t->start;
  int e = tie_between(w, t, j);
  if (e >= 0) return row + e;
  if (t->count < t->room) e = t->count++;
  else {
    double weakest = closeness;
    for (int at = 0; at < t->count; at++)
      if ((t->own >> at & 1) && row[at] < weakest) {
        weakest = row[at];
        e = at;
      }
    if (e < 0) return NULL;
  }
  w->tie_to[t->start + (uint32_t)e] = j;
  t->own |= 1u << e;
  t->alumni &= ~(1u << e);
  row[e] = (float)closeness;
  return row + e;
}

/* Closeness grows by a share of what is missing. */
static inline void grow_closer(World *w, int32_t i, int32_t j, double from, double step) {
  float *const c = reach(w, i, j, from);
  if (c) *c = (float)(*c + step * (1 - (double)*c));
}
#endif
