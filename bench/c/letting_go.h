/* What belonging does to people (growing), who wants to leave (committing), and who leaves and what ends (letting-go). */
#ifndef LETTING_GO_H
#define LETTING_GO_H
#include "learning.h"
#include "membership.h"
#include "ties.h"

static int is_source(const Group *g, int32_t i) {
  for (int k = 0; k < FIELDS; k++)
    if (g->source[k] > 0 && g->members[g->source[k] - 1] == i) return 1;
  return 0;
}

static void grow_together(World *w, int32_t i) {
  const Parameters *const p = &w->p;
  Face *const f = &w->face[i];
  double fearless = f->fearlessness, we = f->we, angst = f->angst;
  double esteem = f->esteem * (1 - p->growing_esteem_fades);
  int met = 0;
  for (int m = 0; m < MEMBERSHIPS; m++) {
    if (f->membership[m] < 0) continue;
    const Group *const g = &w->group[f->membership[m]];
    if (!g->meets) continue;
    met = 1;
    fearless += p->growing_fearlessness * g->trust * (1 - fearless);
    if (is_source(g, i)) esteem += p->growing_esteem * (1 - esteem);
    if (g->recognized_week < 0) continue;
    we += p->growing_we * (1 - we);
    if (f->openness < 0.5) f->openness = (float)(f->openness + p->growing_opens * (0.5 - f->openness));
  }
  if (met) angst -= p->growing_angst_falls * angst;
  else if (f->stuck_since == NONE) angst -= p->growing_angst_fades * angst;
  if (w->self[i].way != 0) ego_falls(p, &w->self[i], &w->gain[i]);
  f->fearlessness = (float)fearless;
  f->we = (float)we;
  f->esteem = (float)esteem;
  f->angst = (float)angst;
}

/* Whether somebody in the group who is close still needs something. */
static int somebody_stays(const World *w, int32_t i, const Group *g) {
  for (int at = 0; at < g->size; at++) {
    const int32_t j = g->members[at];
    if (j != i && w->face[j].stuck_since >= 0 && closeness_to(w, i, j) > w->p.needs_close_enough) return 1;
  }
  return 0;
}

static void commit(World *w, int32_t i, Luck luck) {
  const Parameters *const p = &w->p;
  const Face *const f = &w->face[i];
  Gain *const gain = &w->gain[i];
  for (int m = 0; m < MEMBERSHIPS; m++) {
    if (f->membership[m] < 0) continue;
    int wish = STAY;
    double chance = 0;
    if (f->stuck_since == NONE) {
      wish = LEFT_FULFILLED;
      chance = somebody_stays(w, i, &w->group[f->membership[m]])
                   ? p->letting_go_needed * (1 - p->letting_go_group_first * f->we)
                   : p->letting_go_free + p->letting_go_free_fearless * f->fearlessness;
    } else {
      const double here = gain->of[m], alone = (double)gain->as_if_alone / groups_of(f);
      if (here + alone > 0) {
        gain->slow_weeks[m] = here > alone ? 0 : gain->slow_weeks[m] + 1;
        gain->commitment[m] =
            (float)(gain->commitment[m] + p->letting_go_commitment_pace * (here / (here + alone) - gain->commitment[m]));
      }
      if (gain->slow_weeks[m] > p->letting_go_patience) wish = SLOW;
      else if (gain->commitment[m] < p->letting_go_commitment) wish = HALF_HEARTED;
      if (wish != STAY) chance = p->letting_go_impatient;
    }
    if (chance > 0 && uniform(hand(luck.k0, i), luck.k1, (uint32_t)m) < chance) {
      w->leave_wish[i][m] = (uint8_t)wish;
      put(&w->leavers, i * MEMBERSHIPS + m);
    }
  }
}

/* Nobody reads of others what growing writes, so that each can grow and then decide. */
static void belonging(World *w) {
  const Luck luck = luck_of(w, "committing");
  for (int32_t at = 0; at < w->leavers.count; at++)
    w->leave_wish[w->leavers.at[at] / MEMBERSHIPS][w->leavers.at[at] % MEMBERSHIPS] = STAY;
  w->leavers.count = 0;
  EACH_OF(w->belongs, w->people, i) {
    grow_together(w, i);
    commit(w, i, luck);
  }
}

static void letting_go(World *w) {
  const Luck luck = luck_of(w, "letting-go");
  const int32_t count = w->leavers.count;
  Lot *const lots = lots_for(&w->urn, count);
  for (int32_t at = 0; at < count; at++) {
    const int32_t place = w->leavers.at[at];
    lots[at] = (Lot){bits(hand(luck.k0, place / MEMBERSHIPS), luck.k1, (uint32_t)(place % MEMBERSHIPS)), place};
  }
  by_lot(lots, w->urn.spare, count);
  for (int32_t at = 0; at < count; at++) {
    const int32_t i = lots[at].who / MEMBERSHIPS, row = w->face[i].membership[lots[at].who % MEMBERSHIPS];
    if (row < 0 || w->group[row].ended >= 0) continue;
    const Group *const g = &w->group[row];
    part(w, i, row);
    if (g->size >= 2) continue;
    const int enough = g->needs_met >= w->p.letting_go_done * g->needs_brought && g->needs_met > 0;
    end(w, row, enough ? FULFILLED : EMPTIED);
  }
  for (int32_t at = 0; at < w->over.count; at++) {
    const int32_t row = w->over.at[at];
    if (w->group[row].ended < 0) end(w, row, w->group[row].ending);
  }
}
#endif
