/* How groups begin, take people in, let them go and end: src/model/{beginning,membership,parting,profile}.ts. */
#ifndef MEMBERSHIP_H
#define MEMBERSHIP_H
#include "file.h"
#include "ties.h"
#include "world.h"

/* The best level in each field, the largest level wanted there, and their lengths. */
static void gather(const World *w, Group *g) {
  float profile[FIELDS] = {0}, purpose[FIELDS] = {0};
  for (int at = 0; at < g->size; at++) {
    const int32_t i = g->members[at];
    const float *const x = w->expertise[i];
    const Face *const f = &w->face[i];
    for (int k = 0; k < FIELDS; k++) profile[k] = x[k] > profile[k] ? x[k] : profile[k];
    for (int n = 0; n < NEEDS; n++)
      if (f->need_field[n] >= 0 && f->need_level[n] > purpose[f->need_field[n]]) purpose[f->need_field[n]] = f->need_level[n];
  }
  memcpy(g->profile, profile, sizeof profile);
  memcpy(g->purpose, purpose, sizeof purpose);
  g->profile_norm = (float)sqrt(dot(profile, profile));
  g->purpose_norm = (float)sqrt(dot(purpose, purpose));
}

static void enter(World *w, int32_t i, int32_t row) {
  Face *const f = &w->face[i];
  Group *const g = &w->group[row];
  const int m = place_of(f, NONE);
  f->membership[m] = row;
  w->gain[i].commitment[m] = 0.75f;
  w->gain[i].slow_weeks[m] = 0;
  w->self[i].groups_so_far++;
  w->belongs[i >> 6] |= 1ull << (i & 63);
  w->has_belonged[i >> 6] |= 1ull << (i & 63);
  g->members[g->size++] = i;
  if (g->size > g->size_peak) g->size_peak = g->size;
  g->members_total++;
  g->needs_brought += needs_of(f) - w->self[i].arisen;
}

/* The row of the group whose lack somebody has taken on, if it lives and they are not in it, or NONE. */
static int32_t supported(const World *w, int32_t i) {
  const Self *const s = &w->self[i];
  const Group *const g = &w->group[s->support_row];
  const int alive = s->support_of > 0 && g->id == s->support_of && g->ended < 0;
  return alive && place_of(&w->face[i], s->support_row) == NONE ? s->support_row : NONE;
}

/* A group of i, who wished for it, and j. */
static void begin(World *w, int32_t i, int32_t j, uint32_t key) {
  const Face *const a = &w->face[i], *const b = &w->face[j];
  if (w->book[FREE_COUNT] == 0 && w->book[ROWS_USED] >= w->group_rows) fail("more groups than there are rows for", "");
  const int32_t row = w->book[FREE_COUNT] > 0 ? w->free_rows[--w->book[FREE_COUNT]] : w->book[ROWS_USED]++;
  Group *const g = &w->group[row];
  /* What a row held before is forgotten but its seats. */
  int32_t seats[SEATS];
  memcpy(seats, g->members, sizeof seats);
  *g = (Group){0};
  memcpy(g->members, seats, sizeof seats);
  g->id = ++w->book[GROUPS_EVER];
  w->book[ALIVE]++;
  g->luck = (int32_t)key;
  g->born = w->week;
  g->teacher = g->supporter = g->crisis_week = g->recognized_week = g->ended = NONE;
  g->founder_a = i;
  g->founder_b = j;
  g->home_a = a->organization;
  g->home_b = b->organization;
  g->reason_a = need_bits(a);
  g->reason_b = need_bits(b);

  const int32_t carrier = b->spark > a->spark ? j : i;
  const Self *const from = &w->self[carrier];
  const int carried = w->face[carrier].spark >= w->p.spreading_carried && from->spark_from > 0;
  g->parent = carried ? from->spark_from : NONE;
  g->generation = carried ? from->spark_generation + 1 : 1;
  const int32_t first = supported(w, i);
  const int32_t helped = first == NONE ? supported(w, j) : first;
  if (helped != NONE) {
    g->supports = w->group[helped].id;
    w->group[helped].supporter = row;
    w->group[helped].supporter_id = g->id;
  }

  g->trust = g->trust_peak = (float)((closeness_to(w, i, j) + closeness_to(w, j, i)) / 2);
  g->energy = g->energy_peak = (float)w->p.energy_start;
  g->pace = 1;
  g->meets = 1;
  enter(w, i, row);
  enter(w, j, row);
  gather(w, g);

  double sum = 0;
  int wanted = 0;
  for (int k = 0; k < FIELDS; k++) {
    const float best = w->expertise[i][k] > w->expertise[j][k] ? w->expertise[i][k] : w->expertise[j][k];
    g->founders_best[k] = best;
    if ((g->reason_a | g->reason_b) >> k & 1) {
      sum += best;
      wanted++;
    }
  }
  g->level_founders = g->level_reached = (float)(wanted > 0 ? sum / wanted : 0);
}

/* Person i goes out of a group; ties to those who remain become ties among alumni. */
static void part(World *w, int32_t i, int32_t row) {
  Face *const f = &w->face[i];
  Group *const g = &w->group[row];
  f->membership[place_of(f, row)] = NONE;
  if (groups_of(f) == 0) w->belongs[i >> 6] &= ~(1ull << (i & 63));
  int at = 0;
  while (g->members[at] != i) at++;
  for (g->size--; at < g->size; at++) g->members[at] = g->members[at + 1];
  for (at = 0; at < g->size; at++) {
    const int32_t j = g->members[at];
    const int there = tie_between(w, &w->ties[i], j), back = tie_between(w, &w->ties[j], i);
    if (there >= 0) w->ties[i].alumni |= 1u << there;
    if (back >= 0) w->ties[j].alumni |= 1u << back;
  }
  const double gained = most_of(0, (double)f->fearlessness - (double)w->self[i].born_fearless);
  f->fearlessness = (float)(f->fearlessness - (1 - w->p.growing_kept) * gained);
}

static void end(World *w, int32_t row, int why) {
  Group *const g = &w->group[row];
  for (int at = g->size - 1; at >= 0; at--) part(w, g->members[at], row);
  g->cause = (uint8_t)why;
  g->ended = w->week;
  w->book[ALIVE]--;
  put(&w->ended, row);
}
#endif
