/* What attracts one person to another or to a group: src/model/desire.ts. */
#ifndef DESIRE_H
#define DESIRE_H
#include "world.h"

/* What somebody lacks, worked out once for all whom they look at. */
typedef struct {
  int count, field[NEEDS];
  double own[NEEDS], wanted[NEEDS], gap[NEEDS], in_all;
} Lack;

static inline Lack lack_of(const Face *f, const float *x) {
  Lack l;
  l.count = 0;
  l.in_all = 0;
  for (int n = 0; n < NEEDS; n++) {
    const int k = f->need_field[n];
    if (k < 0) continue;
    const double own = x[k], wanted = f->need_level[n], gap = wanted - own;
    if (gap <= 0) continue;
    l.field[l.count] = k;
    l.own[l.count] = own;
    l.wanted[l.count] = wanted;
    l.gap[l.count++] = gap;
    l.in_all += gap;
  }
  return l;
}

/* Pull of the profile y on somebody; 0 when it does not exceed `least`. */
static inline double pull_on(const float *x, const Face *f, const Lack *l, const float *y, double norm, double factor, double least) {
  double helped = 0;
  for (int n = 0; n < l->count; n++) {
    const double more = y[l->field[n]] - l->own[n];
    if (more > 0) helped += least_of(more, l->gap[n]);
  }
  if (helped <= 0) return 0;
  const double openness = f->openness, help = helped / l->in_all;
  if ((1 - openness + openness * help) * factor <= least) return 0;
  const double similarity = least_of(1, dot(x, y) / ((double)f->norm * norm));
  if (((1 - openness) * similarity + openness * help) * factor <= least) return 0;
  return power(similarity, 1 - openness) * power(help, openness) * factor;
}

/* Resonance of a group's purpose with a person. */
static inline double resonance(const float *x, const Face *f, const Lack *l, const Group *g) {
  if (g->purpose_norm <= 0) return 0;
  double together = dot(x, g->purpose);
  double square = (double)f->norm * (double)f->norm;
  for (int n = 0; n < l->count; n++) {
    together += l->gap[n] * g->purpose[l->field[n]];
    square += l->wanted[n] * l->wanted[n] - l->own[n] * l->own[n];
  }
  return least_of(1, together / (sqrt(square) * g->purpose_norm));
}

static inline double threshold(const Parameters *p, const Face *f) {
  const double eased = p->attraction_threshold * (1 - p->attraction_eased_by_spark * f->spark) *
                       (1 - p->attraction_eased_by_fearlessness * f->fearlessness);
  return eased * (1 + p->attraction_deterred * f->angst);
}

static inline double shown_by(const Parameters *p, const Face *f) {
  return (p->attraction_reserve + (1 - p->attraction_reserve) * f->authenticity) * (1 + p->attraction_esteem * f->esteem);
}

/* Whether somebody looks for people to work with. */
static inline int seeks(const Face *f, const Gain *gain, double settled) {
  int has_place = 0;
  for (int m = 0; m < MEMBERSHIPS; m++) {
    if (f->membership[m] < 0) has_place = 1;
    else if (gain->commitment[m] > settled) return 0;
  }
  return has_place;
}
#endif
