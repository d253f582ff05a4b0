/* Whether the other side wants it too (sticking), and what comes of it (founding, joining). */
#ifndef STICKING_H
#define STICKING_H
#include "desire.h"
#include "membership.h"
#include "ties.h"

static int together(const Face *a, const Face *b) {
  for (int m = 0; m < MEMBERSHIPS; m++)
    if (a->membership[m] >= 0 && place_of(b, a->membership[m]) != NONE) return 1;
  return 0;
}

static double closeness_of_members(const World *w, const Group *g, int32_t i) {
  double sum = 0;
  for (int at = 0; at < g->size; at++) sum += closeness_to(w, g->members[at], i);
  return sum / g->size;
}

static int takes_in(const World *w, const Group *g, int32_t i) {
  if (g->size >= SEATS || g->trust < w->p.joining_readiness) return 0;
  if (closeness_of_members(w, g, i) >= w->p.joining_closeness) return 1;
  const Lack lack = lack_of(&w->face[i], w->expertise[i]);
  return resonance(w->expertise[i], &w->face[i], &lack, g) >= w->p.joining_resonance;
}

static int sticks(const World *w, int32_t i, int32_t j) {
  const Face *const a = &w->face[i], *const b = &w->face[j];
  if (b->stuck_since == NONE || !seeks(b, &w->gain[j], w->p.attraction_settled) || together(a, b)) return 0;
  const double apart = a->organization == b->organization ? 0 : w->p.founding_across;
  const double enough = w->p.founding_close_enough * (1 - w->p.founding_eased_by_spark * a->spark) + apart;
  if (closeness_to(w, i, j) < enough || closeness_to(w, j, i) < enough) return 0;
  const double least = threshold(&w->p, b);
  const Lack lack = lack_of(b, w->expertise[j]);
  return pull_on(w->expertise[j], b, &lack, w->expertise[i], a->norm, shown_by(&w->p, a), least) > least;
}

static void forget(List *list, int32_t *column) {
  for (int32_t at = 0; at < list->count; at++) column[list->at[at]] = NONE;
  list->count = 0;
}

static void sticking(World *w) {
  const Luck luck = luck_of(w, "sticking");
  forget(&w->stickers, w->stick);
  forget(&w->askers, w->ask);
  forget(&w->helpers, w->help_group);
  for (int32_t at = 0; at < w->talkers.count; at++) {
    const int32_t i = w->talkers.at[at];
    const Sight *const s = &w->sight[i];
    if (s->intent_group >= 0) {
      if (takes_in(w, &w->group[s->intent_group], i)) {
        w->ask[i] = s->intent_group;
        put(&w->askers, i);
      } else if (uniform(hand(luck.k0, i), luck.k1, 0) < w->p.supporting_chance) {
        w->help_group[i] = s->intent_group;
        put(&w->helpers, i);
      }
    } else if (sticks(w, i, s->intent_person)) {
      w->stick[i] = s->intent_person;
      put(&w->stickers, i);
    }
  }
}

static void founding(World *w) {
  enum { LOT = 0, BEGINS = 1, KEY = 2, FIRST = 3 };
  const Luck luck = luck_of(w, "founding");
  const int32_t count = w->stickers.count;
  Lot *const lots = lots_for(&w->urn, count);
  for (int32_t at = 0; at < count; at++) {
    const int32_t i = w->stickers.at[at];
    lots[at] = (Lot){bits(joint_hand(luck.k0, i, w->stick[i]), luck.k1, LOT), i};
  }
  by_lot(lots, w->urn.spare, count);
  for (int32_t at = 0; at < count; at++) {
    const int32_t asks = lots[at].who, asked = w->stick[asks];
    const int mutual = w->stick[asked] == asks;
    if (mutual && asks > asked) continue;
    const uint32_t both = joint_hand(luck.k0, asks, asked);
    const int turned = mutual && uniform(both, luck.k1, FIRST) < 0.5;
    const int32_t i = turned ? asked : asks, j = turned ? asks : asked;
    if (place_of(&w->face[i], NONE) == NONE || place_of(&w->face[j], NONE) == NONE) continue;
    if (uniform(both, luck.k1, BEGINS) >= w->p.founding_chance) continue;
    begin(w, i, j, bits(both, luck.k1, KEY));
  }
}

static void joining(World *w) {
  const Luck luck = luck_of(w, "joining");
  const int32_t count = w->askers.count;
  Lot *const lots = lots_for(&w->urn, count);
  for (int32_t at = 0; at < count; at++)
    lots[at] = (Lot){bits(hand(luck.k0, w->askers.at[at]), luck.k1, 0), w->askers.at[at]};
  by_lot(lots, w->urn.spare, count);
  for (int32_t at = 0; at < count; at++) {
    const int32_t i = lots[at].who, row = w->ask[i];
    Group *const g = &w->group[row];
    const int n = g->size;
    if (n >= SEATS || place_of(&w->face[i], NONE) == NONE) continue;
    g->trust = (float)(((double)g->trust * n + closeness_of_members(w, g, i)) / (n + 1));
    enter(w, i, row);
  }
}
#endif
