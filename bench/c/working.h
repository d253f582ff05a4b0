/* What a week makes of a group: working before people learn; energy, recognition and deciding after it. */
#ifndef WORKING_H
#define WORKING_H
#include "membership.h"
#include "world.h"

/* 1 - mean cosine between the members. */
static double diversity_of(const World *w, const Group *g) {
  const int n = g->size;
  double direction[SEATS][FIELDS];
  for (int at = 0; at < n; at++) {
    const float *const x = w->expertise[g->members[at]];
    const double norm = w->face[g->members[at]].norm;
    for (int k = 0; k < FIELDS; k++) direction[at][k] = x[k] / norm;
  }
  double square = 0, selves = 0;
  for (int k = 0; k < FIELDS; k++) {
    double sum = 0;
    for (int at = 0; at < n; at++) {
      sum += direction[at][k];
      selves += direction[at][k] * direction[at][k];
    }
    square += sum * sum;
  }
  return most_of(0, 1 - (square - selves) / (n * (n - 1)));
}

/* How evenly the members give in the fields of the purpose. Mean and best of a field are the same for all who are compared. */
static double evenness_of(const World *w, const Group *g) {
  const int n = g->size;
  double mean[FIELDS] = {0};
  float best[FIELDS] = {0};
  for (int at = 0; at < n; at++) {
    const float *const x = w->expertise[g->members[at]];
    for (int k = 0; k < FIELDS; k++) {
      mean[k] += (double)x[k] / n;
      best[k] = x[k] > best[k] ? x[k] : best[k];
    }
  }
  double given = 0, squares = 0;
  for (int at = 0; at < n; at++) {
    const float *const x = w->expertise[g->members[at]];
    double gives = 0;
    for (int k = 0; k < FIELDS; k++)
      if (g->purpose[k] > 0 && x[k] == best[k]) gives += x[k] - mean[k];
    given += gives;
    squares += gives * gives;
  }
  if (given <= 1e-9) return 1;
  return 1 - (squares / (given * given) - 1.0 / n) / (1 - 1.0 / n);
}

/* Writes who is the source in each field of the purpose; the seat of the one who is it in most, or NONE. */
static int find_sources(const World *w, Group *g) {
  int times[SEATS] = {0};
  for (int k = 0; k < FIELDS; k++) {
    g->source[k] = 0;
    if (g->purpose[k] <= 0) continue;
    float best = -1, least = 2;
    int seat = 0;
    for (int at = 0; at < g->size; at++) {
      const float x = w->expertise[g->members[at]][k];
      if (x > best) {
        best = x;
        seat = at;
      }
      if (x < least) least = x;
    }
    if (best > least) {
      g->source[k] = (uint8_t)(seat + 1);
      times[seat]++;
    }
  }
  int leader = NONE, most = 0;
  for (int at = 0; at < g->size; at++)
    if (times[at] > most) {
      most = times[at];
      leader = at;
    }
  return leader;
}

static double forgiveness_of(const World *w, const Group *g) {
  double fearless = 0;
  for (int at = 0; at < g->size; at++) fearless += w->face[g->members[at]].fearlessness;
  const double ripeness = w->week - g->born + w->p.working_practised * g->conflicts;
  return ((ripeness / (ripeness + w->p.working_forgiving_age)) * (1 + fearless / g->size)) / 2;
}

static void work(const World *w, Group *g, int32_t row, Luck luck) {
  enum { STRIKES = 0, MEETS = 1, TURNS_CLASS = 2 };
  const Parameters *const p = &w->p;
  gather(w, g);
  const int n = g->size;
  double learners = 0, modest = 0, honest = 0;
  int needed = 0;
  for (int at = 0; at < n; at++) {
    const Self *const s = &w->self[g->members[at]];
    const Face *const f = &w->face[g->members[at]];
    learners += s->stance;
    modest += s->stance * (1 - (double)s->ego);
    honest += f->authenticity;
    needed |= f->stuck_since >= 0;
  }
  g->learner_stance = (float)(modest / n);
  g->diversity = (float)diversity_of(w, g);
  const int leader = find_sources(w, g);
  g->coordination_cost =
      (float)(p->working_coordination * p->working_coordination_age / (p->working_coordination_age + (w->week - g->born)));

  const uint32_t own = hand(luck.k0, g->luck);
  g->conflict_now = 0;
  g->meets = needed || uniform(own, luck.k1, MEETS) < p->working_meets_anyway;
  if (g->as_class) {
    const int gone = place_of(&w->face[g->teacher], row) == NONE;
    if (gone || uniform(own, luck.k1, TURNS_CLASS) < p->working_question * (learners / n)) {
      g->as_class = 0;
      g->teacher = NONE;
    }
  } else if (g->meets && leader >= 0) {
    const Self *const s = &w->self[g->members[leader]];
    if (uniform(own, luck.k1, TURNS_CLASS) < p->working_expert * s->ego * (1 - (double)s->stance)) {
      g->as_class = 1;
      g->teacher = g->members[leader];
    }
  }
  g->evenness = g->as_class ? 0 : (float)evenness_of(w, g);
  if (!g->meets) return;

  double trust = g->trust;
  g->conflict_now = uniform(own, luck.k1, STRIKES) < p->working_conflict * g->diversity * (n - 1);
  if (g->conflict_now) trust *= 1 - p->working_conflict_cut * (1 - forgiveness_of(w, g));
  g->trust = (float)(trust + least_of(1, p->working_trust_growth * (honest / n)) * (1 - trust));
}

static void working(World *w) {
  const Luck luck = luck_of(w, "working");
  for (int32_t row = 0; row < w->book[ROWS_USED]; row++)
    if (w->group[row].id != 0) work(w, &w->group[row], row, luck);
}

static void follow_energy(const World *w, Group *g, int32_t row) {
  const double fastest = 1000;
  const Parameters *const p = &w->p;
  const int n = g->size;
  double gained = 0, as_if_alone = 0, discovered = 0, honest = 0, fearless = 0;
  int left = 0, arose = 0, met = 0;
  for (int at = 0; at < n; at++) {
    const int32_t i = g->members[at];
    const Face *const f = &w->face[i];
    const Gain *const gain = &w->gain[i];
    const int m = place_of(f, row);
    gained += gain->of[m];
    as_if_alone += (double)gain->as_if_alone / groups_of(f);
    discovered += gain->discovery_of[m];
    honest += f->authenticity;
    fearless += f->fearlessness;
    left += needs_of(f);
    arose += w->self[i].arisen;
    met += w->self[i].met_now;
  }
  double towards = 0;
  if (as_if_alone > 0) {
    g->pace = (float)(gained / as_if_alone);
    towards = g->pace / (g->pace + p->energy_even);
  } else if (gained > 0) {
    g->pace = (float)fastest;
    towards = 1;
  }
  g->energy = (float)(g->energy + p->energy_follow * (towards - g->energy));
  g->visibility = g->recognized_week < 0
                      ? 0
                      : (float)((g->energy * ((1 - p->energy_courage) * honest + p->energy_courage * fearless)) / n);
  g->needs_left = left;
  g->needs_brought += arose;
  g->needs_met += met;
  g->sum_together = (float)(g->sum_together + gained);
  g->sum_as_if_alone = (float)(g->sum_as_if_alone + as_if_alone);
  g->sum_discovery = (float)(g->sum_discovery + discovered);
  g->conflicts += g->conflict_now;
  if (g->trust > g->trust_peak) g->trust_peak = g->trust;
  if (g->energy > g->energy_peak) g->energy_peak = g->energy;

  double sum = 0;
  int wanted = 0;
  for (uint32_t reasons = g->reason_a | g->reason_b; reasons; reasons &= reasons - 1, wanted++) {
    const int k = __builtin_ctz(reasons);
    float best = 0;
    for (int at = 0; at < n; at++) {
      const float x = w->expertise[g->members[at]][k];
      if (x > best) best = x;
    }
    sum += best;
  }
  if (wanted > 0 && sum / wanted > g->level_reached) g->level_reached = (float)(sum / wanted);
}

/* The recognitions that hold, as bits 1 to 7. */
static uint32_t recognitions_of(const World *w, const Group *g) {
  const Parameters *const p = &w->p;
  if (w->week - g->born < p->recognition_after) return 0;
  double fearless = 0;
  for (int at = 0; at < g->size; at++) fearless += w->face[g->members[at]].fearlessness;
  const int faster = g->pace > 1;
  uint32_t which = 0;
  if (g->coordination_cost < p->recognition_spontaneity && faster) which |= 1 << 1;
  if (g->energy > p->recognition_energy) which |= 1 << 2;
  if (g->sum_discovery > p->recognition_creative * g->sum_together && fearless / g->size > 0.5 && faster) which |= 1 << 3;
  if (g->pace > p->recognition_rewarding) which |= 1 << 4;
  if ((double)g->level_reached - (double)g->level_founders > p->recognition_accomplishing) which |= 1 << 5;
  if (g->size > 2 && g->evenness > p->recognition_leading && faster) which |= 1 << 6;
  if (g->trust > p->recognition_whole && !g->conflict_now) which |= 1 << 7;
  return which;
}

static void recognize(const World *w, Group *g, Luck luck) {
  uint32_t which = recognitions_of(w, g);
  if (which == 0) return;
  int drawn = (int)(uniform(hand(luck.k0, g->luck), luck.k1, 0) * __builtin_popcount(which));
  for (; drawn > 0; drawn--) which &= which - 1;
  g->recognized_by = (uint8_t)__builtin_ctz(which);
  g->recognized_week = w->week;
}

static int ending_of(const World *w, const Group *g) {
  if (g->trust < w->p.letting_go_broken) return CONFLICT;
  if (g->energy >= w->p.energy_fade) return GOES_ON;
  return g->needs_left == 0 && g->recognized_week >= 0 ? FULFILLED : FADED;
}

/* Energy, recognition and deciding read of a group only itself and what its members are now. */
static void summing_up(World *w) {
  const Luck luck = luck_of(w, "recognition");
  w->over.count = 0;
  for (int32_t row = 0; row < w->book[ROWS_USED]; row++) {
    Group *const g = &w->group[row];
    if (g->id == 0) continue;
    follow_energy(w, g, row);
    if (g->recognized_week < 0) recognize(w, g, luck);
    g->ending = (uint8_t)ending_of(w, g);
    if (g->ending != GOES_ON) put(&w->over, row);
  }
}
#endif
