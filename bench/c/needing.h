/* The beginning of a week: rows of groups are free again, organizations are counted, needs arise (resting, organizing, needs). */
#ifndef NEEDING_H
#define NEEDING_H
#include "lanes.h"
#include "world.h"

static void resting(World *w) {
  for (int32_t at = 0; at < w->sprung.count; at++) w->self[w->sprung.at[at]].arisen = 0;
  w->sprung.count = 0;
  const int32_t count = w->ended.count;
  Lot *const lots = lots_for(&w->urn, count);
  for (int32_t at = 0; at < count; at++) lots[at] = (Lot){~(uint32_t)w->ended.at[at], w->ended.at[at]};
  by_lot(lots, w->urn.spare, count);
  for (int32_t at = 0; at < count; at++) {
    w->group[lots[at].who].id = 0;
    w->free_rows[w->book[FREE_COUNT]++] = lots[at].who;
  }
  w->ended.count = 0;
}

static void organizing(World *w) {
  memset(w->org_carriers, 0, (size_t)w->organizations * sizeof(int32_t));
  EACH_OF(w->has_belonged, w->people, i) {
    const Face *const f = &w->face[i];
    if (f->spark >= w->p.spreading_carried) w->org_carriers[f->organization]++;
  }
  for (int32_t o = 0; o < w->organizations; o++)
    if (w->org_changed[o] < 0 && w->org_people[o] > 1 && w->org_carriers[o] >= w->p.organizations_changed * w->org_people[o])
      w->org_changed[o] = w->week;
}

/* The field in which what a group wants lies furthest above `known`, by more than `least`, or NONE. */
static int largest_lack(const Group *g, const float *known, double least) {
  int field = NONE;
  double largest = least;
  for (int k = 0; k < FIELDS; k++) {
    const double lacking = (double)g->purpose[k] - (double)known[k];
    if (lacking > largest) {
      largest = lacking;
      field = k;
    }
  }
  return field;
}

static void arises(World *w, int32_t i) {
  if (w->self[i].arisen++ == 0) put(&w->sprung, i);
}

/* Who would have worked for a group last week takes on what it lacks most. */
static void help_from_outside(World *w, int32_t i) {
  const int32_t row = w->help_group[i];
  const Group *const g = &w->group[row];
  if (g->id == 0 || g->ended >= 0) return;
  Face *const f = &w->face[i];
  const int k = largest_lack(g, g->profile, 0);
  const int n = f->need_field[0] == NONE ? 0 : f->need_field[1] == NONE ? 1 : NONE;
  if (k < 0 || n < 0 || f->need_field[1 - n] == k) return;
  if ((double)g->purpose[k] - (double)w->expertise[i][k] <= w->p.needs_met) return;
  f->need_field[n] = k;
  f->need_level[n] = g->purpose[k];
  w->self[i].need_kind[n] = SUPPORT;
  w->self[i].support_of = g->id;
  w->self[i].support_row = row;
  arises(w, i);
  if (f->stuck_since == NONE) f->stuck_since = w->week;
}

/* The field that a group seen last week works on most, or NONE. */
static int direction_seen(const World *w, int32_t i) {
  for (int look = 0; look < LOOKS; look++) {
    const int32_t row = w->sight[i].group[look];
    if (row < 0 || w->group[row].id == 0) continue;
    const float *const purpose = w->group[row].purpose;
    int field = NONE;
    float most = 0;
    for (int k = 0; k < FIELDS; k++)
      if (purpose[k] > most) {
        most = purpose[k];
        field = k;
      }
    if (field != NONE) return field;
  }
  return NONE;
}

static void take_on(World *w, int32_t i, int k, float level, uint8_t kind) {
  w->face[i].need_field[0] = k;
  w->face[i].need_level[0] = level;
  w->self[i].need_kind[0] = kind;
  w->face[i].stuck_since = w->week;
  w->self[i].support_of = 0;
  arises(w, i);
}

static void meet_a_difficulty(World *w, int32_t i, uint32_t own, uint32_t k1) {
  enum { FIELD = 1, OTHER = 2, LEVEL = 3, DIRECTION = 6 };
  Face *const f = &w->face[i];
  int first = (int)(uniform(own, k1, FIELD) * FIELDS);
  if (w->p.needs_direction > 0 && uniform(own, k1, DIRECTION) < w->p.needs_direction) {
    const int seen = direction_seen(w, i);
    if (seen >= 0) first = seen;
  }
  const int second = (first + 1 + (int)(uniform(own, k1, OTHER) * (FIELDS - 1))) % FIELDS;
  for (int n = 0; n < NEEDS; n++) {
    const int k = n == 0 ? first : second;
    const double known = w->expertise[i][k];
    const double level = least_of(1, known + w->p.needs_reach * (0.5 + uniform(own, k1, LEVEL + (uint32_t)n)));
    if (level - known <= w->p.needs_met) continue;
    f->need_field[n] = k;
    f->need_level[n] = (float)level;
    w->self[i].need_kind[n] = DIFFICULTY;
    w->self[i].support_of = 0;
    f->stuck_since = w->week;
    arises(w, i);
  }
}

static void needs(World *w) {
  enum { MEETS = 0, WIDENS = 5 };
  const Luck luck = luck_of(w, "needs");
  const double rate = w->p.needs_rate;
  for (int32_t at = 0; at < w->helpers.count; at++) help_from_outside(w, w->helpers.at[at]);
  for (int32_t at = 0; at < w->carers.count; at++) {
    const int32_t i = w->carers.at[at];
    const Sight *const s = &w->sight[i];
    if (w->face[i].stuck_since != NONE || s->care_level - (double)w->expertise[i][s->care_field] <= w->p.needs_met) continue;
    take_on(w, i, s->care_field, s->care_level, CARE);
    const int32_t cared = w->care_group[i];
    if (cared < 0 || w->group[cared].id == 0) continue;
    w->self[i].support_of = w->group[cared].id;
    w->self[i].support_row = cared;
  }
  EACH_OF(w->belongs, w->people, i) {
    const Face *const f = &w->face[i];
    const int32_t row = f->membership[0] >= 0 ? f->membership[0] : f->membership[1];
    if (f->stuck_since != NONE || uniform(hand(luck.k0, i), luck.k1, WIDENS) >= w->p.needs_widens * f->we) continue;
    const Group *const g = &w->group[row];
    const int k = largest_lack(g, w->expertise[i], w->p.needs_met);
    if (k >= 0) take_on(w, i, k, g->purpose[k], WIDENED);
  }
  /* Few draw a difficulty: only those are looked at. */
  for (int32_t first = 0; first < w->people; first += LANES) {
    const Words own = hands(luck.k0, first);
    const Counts meets = uniforms(own, luck.k1, MEETS) < rate;
    for (int lane = 0; lane < LANES && first + lane < w->people; lane++)
      if (meets[lane] && w->face[first + lane].stuck_since == NONE) meet_a_difficulty(w, first + lane, own[lane], luck.k1);
  }
}
#endif
