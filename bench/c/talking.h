/* Closeness grows with talks and with work (gathering, talking); it has faded already (looking.h). Everybody's own ties, in the order of the rule. */
#ifndef TALKING_H
#define TALKING_H
#include "ties.h"
#include "world.h"

/* Who talks to j, in row order but beginning with one drawn by lot. */
static void be_talked_to(World *w, int32_t j, Luck luck, double beginning) {
  List *const inbox = &w->inbox;
  inbox->count = 0;
  for (int32_t i = w->talker[j]; i != NONE; i = w->next_talker[i]) put(inbox, i);
  w->talker[j] = NONE;
  const int32_t talks = inbox->count;
  const int32_t first = talks > 1 ? (int32_t)(uniform(hand(luck.k0, j), luck.k1, 0) * talks) : 0;
  for (int32_t turn = 0; turn < talks; turn++) grow_closer(w, j, inbox->at[(first + turn) % talks], beginning, w->p.talking_step);
}

static void talking(World *w) {
  const Luck luck = luck_of(w, "talking");
  const List talkers = w->talkers;
  const double beginning = w->p.talking_asked * w->p.talking_step, bond = w->p.talking_bond;
  for (int32_t at = talkers.count - 1; at >= 0; at--) {
    const int32_t i = talkers.at[at], j = w->sight[i].intent_person;
    grow_closer(w, i, j, beginning, w->p.talking_step);
    w->next_talker[i] = w->talker[j];
    w->talker[j] = i;
  }
  for (int32_t at = 0; at < talkers.count; at++) {
    const int32_t j = w->sight[talkers.at[at]].intent_person;
    if (w->talker[j] != NONE) be_talked_to(w, j, luck, beginning);
  }
  EACH_OF(w->belongs, w->people, i) {
    for (int m = 0; m < MEMBERSHIPS; m++) {
      const int32_t row = w->face[i].membership[m];
      if (row < 0 || !w->group[row].meets) continue;
      const Group *const g = &w->group[row];
      for (int at = 0; at < g->size; at++)
        if (g->members[at] != i) grow_closer(w, i, g->members[at], bond, bond);
    }
  }
}
#endif
