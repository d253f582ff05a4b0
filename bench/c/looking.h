/*
 * Everybody looks around (noticing, attraction, spreading), and closeness fades. These acts read of others only what none of them
 * writes, so one pass does them all, a person at a time.
 */
#ifndef LOOKING_H
#define LOOKING_H
#include "desire.h"
#include "world.h"

/* Turns of a look: which tie, wall, which group, care, which need. */
enum { STRANGER = 0, WHOM = 1, FIRST_LOOK = 2, TURNS = 5 };

/* One recognized group of somebody that the onlooker does not belong to, each of two as often as the other. */
static inline int32_t group_seen(const Group *group, const Face *own, const Face *other, double luck) {
  int32_t seen = NONE;
  int found = 0;
  for (int m = 0; m < MEMBERSHIPS; m++) {
    const int32_t g = other->membership[m];
    if (g < 0 || group[g].recognized_week < 0 || place_of(own, g) != NONE) continue;
    found += 1;
    if (found == 1 || luck * found < 1) seen = g;
  }
  return seen;
}

static inline int32_t group_cared_for(const Face *own, const Face *other) {
  for (int m = 0; m < MEMBERSHIPS; m++)
    if (other->membership[m] >= 0 && place_of(own, other->membership[m]) == NONE) return other->membership[m];
  return NONE;
}

/* Which of somebody's ties a look falls on: as many weights as they have, summed, and padded to whole blocks. */
static inline double weigh(const float *closeness, int count, double floor_of, double *reaching) {
  double total = 0;
  for (int e = 0; e < count; e++) {
    total += floor_of + closeness[e];
    reaching[e] = total;
  }
  for (int e = 0; e < BLOCK; e++) reaching[(count > 0 ? count - 1 : 0) + e] = INFINITY;
  return total;
}

static inline int drawn(const double *reaching, int count, double point) {
  int e = 0;
  for (int from = 0; from < count; from += BLOCK)
    for (int at = 0; at < BLOCK; at++) e += reaching[from + at] <= point;
  return e;
}

static void looking(World *w) {
  const Luck notice = luck_of(w, "noticing"), spread = luck_of(w, "spreading");
  const Parameters *const p = &w->p;
  const Face *const face = w->face;
  const Group *const group = w->group;
  const float *const pass = w->pass;
  const double floor_of = p->noticing_floor, close_enough = p->needs_close_enough;
  const double per_seat = SEATS > 3 ? 1.0 / (SEATS - 3) : 1;
  const double remains = 1 - p->spreading_decay;
  const double keeps = 1 - p->talking_decay, alumni_keep = 1 - p->talking_decay * p->alumni_decay;
  const int32_t people = w->people;

  for (int32_t at = 0; at < w->carers.count; at++) {
    w->sight[w->carers.at[at]].care_field = NONE;
    w->care_group[w->carers.at[at]] = NONE;
  }
  w->carers.count = 0;
  w->talkers.count = 0;

  for (int32_t i = 0; i < people; i++) {
    Face *const own = &w->face[i];
    Sight *const s = &w->sight[i];
    const Ties *const t = &w->ties[i];
    float *const closeness = w->closeness + t->start;
    const uint32_t luck = hand(notice.k0, i);
    const int stuck = own->stuck_since != NONE;
    double reaching[TIES_AT_MOST + BLOCK];
    const double total = weigh(closeness, t->count, floor_of, reaching);
    int groups = 0;

    for (int look = 0; look < LOOKS; look++) {
      const uint32_t turn = FIRST_LOOK + (uint32_t)look * TURNS;
      s->person[look] = NONE;
      s->group[look] = NONE;
      s->close[look] = 0;
      int32_t j;
      float close = 0;
      if (look < TIES_LOOKED_AT) {
        if (t->count == 0) continue;
        const int e = drawn(reaching, t->count, uniform(luck, notice.k1, turn) * total);
        j = w->tie_to[t->start + (uint32_t)e];
        close = closeness[e];
      } else {
        if (uniform(luck, notice.k1, STRANGER) >= p->noticing_stranger) continue;
        j = (int32_t)(uniform(luck, notice.k1, WHOM) * people);
        if (j == i) continue;
      }
      const Face *const other = &face[j];
      if (other->organization != own->organization) {
        const float through = pass[other->organization] < pass[own->organization] ? pass[other->organization] : pass[own->organization];
        if (uniform(luck, notice.k1, turn + 1) >= through) continue;
      }
      s->person[look] = j;
      s->close[look] = close;
      if (other->membership[0] >= 0 || other->membership[1] >= 0) {
        s->group[look] = group_seen(group, own, other, uniform(luck, notice.k1, turn + 2));
        groups |= s->group[look] >= 0;
      }
      if (close > close_enough && !stuck && other->stuck_since >= 0 &&
          uniform(luck, notice.k1, turn + 3) < p->needs_care + (p->needs_care_of_we - p->needs_care) * own->we) {
        const int first = (int)(uniform(luck, notice.k1, turn + 4) * NEEDS);
        const int n = other->need_field[first] >= 0 ? first : NEEDS - 1 - first;
        if (s->care_field == NONE) put(&w->carers, i);
        s->care_field = other->need_field[n];
        s->care_level = other->need_level[n];
        w->care_group[i] = group_cared_for(own, other);
      }
    }

    const float *const x = w->expertise[i];
    const int seeking = stuck && seeks(own, &w->gain[i], p->attraction_settled);
    Lack lack;
    double likeness[LOOKS];
    if (groups || seeking) lack = lack_of(own, x);
    if (groups)
      for (int look = 0; look < LOOKS; look++)
        if (s->group[look] >= 0) likeness[look] = resonance(x, own, &lack, &group[s->group[look]]);

    s->intent_person = NONE;
    s->intent_group = NONE;
    if (seeking) {
      double strongest = threshold(p, own);
      for (int look = 0; look < LOOKS; look++) {
        const int32_t j = s->person[look];
        if (j < 0) continue;
        if (s->group[look] >= 0) {
          const Group *const g = &group[s->group[look]];
          const double room = 1 - p->attraction_crowding * least_of(1, (g->size - 2) * per_seat);
          const double seen = (1 - p->attraction_resonance * (1 - likeness[look])) *
                              (p->attraction_join_base + p->attraction_join_pull * g->visibility) * room;
          const double pull = pull_on(x, own, &lack, g->profile, g->profile_norm, seen, strongest);
          if (pull > strongest) {
            strongest = pull;
            s->intent_person = j;
            s->intent_group = s->group[look];
          }
        }
        const double pull = pull_on(x, own, &lack, w->expertise[j], face[j].norm, shown_by(p, &face[j]), strongest);
        if (pull > strongest) {
          strongest = pull;
          s->intent_person = j;
          s->intent_group = NONE;
        }
      }
      if (s->intent_person >= 0) put(&w->talkers, i);
    }

    double spark = own->spark * remains;
    if (groups || own->membership[0] >= 0 || own->membership[1] >= 0) {
      const uint32_t lot = hand(spread.k0, i);
      for (int look = 0; look < LOOKS + MEMBERSHIPS; look++) {
        const int is_own = look >= LOOKS;
        const int32_t row = is_own ? own->membership[look - LOOKS] : s->group[look];
        if (row < 0) continue;
        const Group *const g = &group[row];
        if (is_own && g->recognized_week < 0) continue;
        const double near = is_own ? 1 : p->spreading_distant + (1 - p->spreading_distant) * s->close[look];
        const double alike = is_own ? 1 : likeness[look];
        const double gain = least_of(1, p->spreading_sigma * g->visibility * alike * near) * (1 - spark);
        if (gain <= 0) continue;
        spark += gain;
        const int turn = is_own ? look - LOOKS : MEMBERSHIPS + look;
        if (uniform(lot, spread.k1, (uint32_t)turn) * spark < gain) {
          w->self[i].spark_from = g->id;
          w->self[i].spark_generation = g->generation;
        }
      }
    }
    own->spark = (float)spark;

    if (t->alumni == 0)
      for (int from = 0; from < t->count; from += BLOCK)
        for (int e = 0; e < BLOCK; e++) closeness[from + e] = (float)(closeness[from + e] * keeps);
    else
      for (int e = 0; e < t->count; e++)
        closeness[e] = (float)(closeness[e] * (t->alumni >> e & 1 ? alumni_keep : keeps));
  }
}
#endif
