/*
 * Everybody looks around (noticing, attraction, spreading), and closeness fades. These acts read of others only what none of them
 * writes, so one pass does them all, a person at a time.
 */
#ifndef LOOKING_H
#define LOOKING_H
#include "choosing.h"
#include "desire.h"
#include "world.h"

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

/* Closeness fades, among alumni more slowly. */
static inline void fade(float *closeness, const Ties *t, const Parameters *p) {
  const double keeps = 1 - p->talking_decay, alumni_keep = 1 - p->talking_decay * p->alumni_decay;
  if (t->alumni == 0) {
    for (int e = 0; e < BLOCK; e++) closeness[e] = (float)(closeness[e] * keeps);
    for (int e = BLOCK; e < t->count; e++) closeness[e] = (float)(closeness[e] * keeps);
  } else {
    for (int e = 0; e < t->count; e++) closeness[e] = (float)(closeness[e] * (t->alumni >> e & 1 ? alumni_keep : keeps));
  }
}

/* Those chosen are seen, where walls let them, and groups through them. Says whether any group is. */
static inline int look_at(World *w, int32_t i, const Choice *choice, Luck luck) {
  const Parameters *const p = &w->p;
  const Face *const own = &w->face[i];
  Sight *const s = &w->sight[i];
  const uint32_t of = hand(luck.k0, i);
  const int open = own->stuck_since == NONE;
  int groups = 0;
  for (int look = 0; look < LOOKS; look++) {
    const uint32_t turn = FIRST_LOOK + (uint32_t)look * TURNS;
    const int32_t j = choice->person[look];
    const float close = choice->close[look];
    s->person[look] = NONE;
    s->group[look] = NONE;
    s->close[look] = 0;
    if (j < 0) continue;
    const Face *const other = &w->face[j];
    if (other->organization != own->organization) {
      const float theirs = w->pass[other->organization], ours = w->pass[own->organization];
      if (uniform(of, luck.k1, turn + 1) >= (theirs < ours ? theirs : ours)) continue;
    }
    s->person[look] = j;
    s->close[look] = close;
    if (other->membership[0] >= 0 || other->membership[1] >= 0) {
      s->group[look] = group_seen(w->group, own, other, uniform(of, luck.k1, turn + 2));
      groups |= s->group[look] >= 0;
    }
    if (open && close > p->needs_close_enough && other->stuck_since >= 0 &&
        uniform(of, luck.k1, turn + 3) < p->needs_care + (p->needs_care_of_we - p->needs_care) * own->we) {
      const int first = (int)(uniform(of, luck.k1, turn + 4) * NEEDS);
      const int n = other->need_field[first] >= 0 ? first : NEEDS - 1 - first;
      if (s->care_field == NONE) put(&w->carers, i);
      s->care_field = other->need_field[n];
      s->care_level = other->need_level[n];
      w->care_group[i] = group_cared_for(own, other);
    }
  }
  return groups;
}

/* The strongest pull above the own threshold becomes an intent. */
static void be_attracted(World *w, int32_t i, const Lack *lack, const double *likeness) {
  const Parameters *const p = &w->p;
  const double per_seat = SEATS > 3 ? 1.0 / (SEATS - 3) : 1;
  const Face *const own = &w->face[i];
  const float *const x = w->expertise[i];
  Sight *const s = &w->sight[i];
  double strongest = threshold(p, own);
  for (int look = 0; look < LOOKS; look++) {
    const int32_t j = s->person[look];
    if (j < 0) continue;
    if (s->group[look] >= 0) {
      const Group *const g = &w->group[s->group[look]];
      const double room = 1 - p->attraction_crowding * least_of(1, (g->size - 2) * per_seat);
      const double seen = (1 - p->attraction_resonance * (1 - likeness[look])) *
                          (p->attraction_join_base + p->attraction_join_pull * g->visibility) * room;
      const double pull = pull_on(x, own, lack, g->profile, g->profile_norm, seen, strongest);
      if (pull > strongest) {
        strongest = pull;
        s->intent_person = j;
        s->intent_group = s->group[look];
      }
    }
    const Face *const other = &w->face[j];
    const double pull = pull_on(x, own, lack, w->expertise[j], other->norm, shown_by(p, other), strongest);
    if (pull > strongest) {
      strongest = pull;
      s->intent_person = j;
      s->intent_group = NONE;
    }
  }
  if (s->intent_person >= 0) put(&w->talkers, i);
}

/* Groups seen, and the own ones, feed the spark. */
static void catch_spark(World *w, int32_t i, Luck luck, const double *likeness) {
  const Parameters *const p = &w->p;
  Face *const own = &w->face[i];
  const Sight *const s = &w->sight[i];
  const uint32_t of = hand(luck.k0, i);
  double spark = own->spark * (1 - p->spreading_decay);
  for (int look = 0; look < LOOKS + MEMBERSHIPS; look++) {
    const int is_own = look >= LOOKS;
    const int32_t row = is_own ? own->membership[look - LOOKS] : s->group[look];
    if (row < 0) continue;
    const Group *const g = &w->group[row];
    if (is_own && g->recognized_week < 0) continue;
    const double near = is_own ? 1 : p->spreading_distant + (1 - p->spreading_distant) * s->close[look];
    const double alike = is_own ? 1 : likeness[look];
    const double gain = least_of(1, p->spreading_sigma * g->visibility * alike * near) * (1 - spark);
    if (gain <= 0) continue;
    spark += gain;
    const int turn = is_own ? look - LOOKS : MEMBERSHIPS + look;
    if (uniform(of, luck.k1, (uint32_t)turn) * spark < gain) {
      w->self[i].spark_from = g->id;
      w->self[i].spark_generation = g->generation;
    }
  }
  own->spark = (float)spark;
}

static void looking(World *w) {
  const Luck notice = luck_of(w, "noticing"), spread = luck_of(w, "spreading");
  const double remains = 1 - w->p.spreading_decay, settled = w->p.attraction_settled;
  const int32_t people = w->people;
  Choice choices[CROWD];
  for (int32_t at = 0; at < w->carers.count; at++) {
    w->sight[w->carers.at[at]].care_field = NONE;
    w->care_group[w->carers.at[at]] = NONE;
  }
  w->carers.count = 0;
  w->talkers.count = 0;

  for (int32_t first = 0; first < people; first += CROWD) {
    const int32_t last = people - first < CROWD ? people : first + CROWD;
    for (int32_t i = first; i < last; i += LANES) choose(w, i, notice, &choices[i - first]);
    for (int32_t i = first; i < last; i++) fade(w->closeness + w->ties[i].start, &w->ties[i], &w->p);
    for (int32_t i = first; i < last; i++) {
      Face *const own = &w->face[i];
      Sight *const s = &w->sight[i];
      const int groups = look_at(w, i, &choices[i - first], notice);
      const int seeking = own->stuck_since != NONE && seeks(own, &w->gain[i], settled);
      const float *const x = w->expertise[i];
      Lack lack;
      double likeness[LOOKS];
      if (groups || seeking) lack = lack_of(own, x);
      for (int look = 0; groups && look < LOOKS; look++)
        if (s->group[look] >= 0) likeness[look] = resonance(x, own, &lack, &w->group[s->group[look]]);
      s->intent_person = NONE;
      s->intent_group = NONE;
      if (seeking) be_attracted(w, i, &lack, likeness);
      if (groups || own->membership[0] >= 0 || own->membership[1] >= 0) catch_spark(w, i, spread, likeness);
      else own->spark = (float)(own->spark * remains);
    }
  }
}
#endif
