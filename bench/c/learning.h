/* What everybody learns (alumni, practising, learning), and what becomes of who is in no group (growing). */
#ifndef LEARNING_H
#define LEARNING_H
#include "world.h"

/* A stuck person now and then turns to an old friend. */
static void ask_a_friend(World *w, int32_t i, Luck luck) {
  enum { ASKS = 0, WHOM_THEY_ASK = 1 };
  const Face *const f = &w->face[i];
  const Ties *const t = &w->ties[i];
  const float *const closeness = w->closeness + t->start;
  if (f->stuck_since == NONE || t->alumni == 0) return;
  const uint32_t own = hand(luck.k0, i);
  if (uniform(own, luck.k1, ASKS) >= w->p.alumni_asking) return;
  double total = 0;
  for (uint32_t rest = t->alumni; rest; rest &= rest - 1) total += closeness[__builtin_ctz(rest)];
  if (total <= 0) return;
  double point = uniform(own, luck.k1, WHOM_THEY_ASK) * total;
  int friend = NONE;
  for (uint32_t rest = t->alumni; rest && point >= 0; rest &= rest - 1) {
    friend = __builtin_ctz(rest);
    point -= closeness[friend];
  }
  Self *const s = &w->self[i];
  const float *const known = w->expertise[w->tie_to[t->start + (uint32_t)friend]];
  s->friend_close = closeness[friend];
  for (int n = 0; n < NEEDS; n++)
    if (f->need_field[n] >= 0) s->friend_level[n] = known[f->need_field[n]];
  put(&w->befriended, i);
}

static void alumni(World *w) {
  const Luck luck = luck_of(w, "alumni");
  for (int32_t at = 0; at < w->befriended.count; at++) {
    Self *const s = &w->self[w->befriended.at[at]];
    s->friend_close = s->friend_level[0] = s->friend_level[1] = 0;
  }
  w->befriended.count = 0;
  EACH_OF(w->has_belonged, w->people, i) ask_a_friend(w, i, luck);
}

/* What others know beyond x, of what is lacking. */
static inline double within(double gap, double known, double x) { return most_of(0, least_of(gap, known - x)); }

/* What a class teaches i, for each unit of drive and share. */
static double taught_in(const World *w, const Group *g, int32_t i, int k, double x, double gap) {
  const int32_t e = g->teacher;
  const int seat = g->source[k];
  if (e == i || seat == 0 || g->members[seat - 1] != e) return 0;
  const int groups = groups_of(&w->face[e]), pupils = g->size - 1;
  const double week = (double)w->self[e].attention / (groups > 1 ? groups : 1);
  const double teaching = pupils > 1 && w->p.learning_split > 0 ? week / w->split[pupils] : week;
  return w->p.learning_taught * g->trust * within(gap, g->profile[k], x) * teaching;
}

/* What the group that supports this one lends it, as long as it lives. */
static double lent_to(const World *w, const Group *g, int k, double x, double gap) {
  const Group *const from = &w->group[g->supporter];
  if (from->id != g->supporter_id || from->ended >= 0) return 0;
  return w->p.supporting_back * within(gap, from->profile[k], x);
}

static void learn(World *w, int32_t i) {
  const Parameters *const p = &w->p;
  Face *const f = &w->face[i];
  Self *const s = &w->self[i];
  Gain *const gain = &w->gain[i];
  const Sight *const sight = &w->sight[i];
  float *const x_of = w->expertise[i];
  const double drive = s->drive, time = s->attention;
  const int groups = groups_of(f);
  s->way = groups > 0 ? TOGETHER : ALONE;
  const double share = groups > 0 ? time / groups : 0;
  const double effort = p->learning_alone * drive * p->learning_tiring / (p->learning_tiring + (w->week - f->stuck_since));
  const int sees = (sight->group[0] & sight->group[1] & sight->group[2] & sight->group[3]) >= 0;
  int left = 0;

  for (int n = 0; n < NEEDS; n++) {
    const int k = f->need_field[n];
    if (k < 0) continue;
    const double x = x_of[k];
    const double gap = f->need_level[n] - x;
    const double by_oneself = effort * time * gap;
    double here[MEMBERSHIPS] = {0}, found[MEMBERSHIPS] = {0};
    double all = 0, discovered = 0, lectured = 0, supported_by = 0;
    for (int m = 0; groups > 0 && m < MEMBERSHIPS; m++) {
      if (f->membership[m] < 0) continue;
      const Group *const g = &w->group[f->membership[m]];
      if (g->as_class) {
        here[m] = drive * share * taught_in(w, g, i, k, x, gap);
        lectured += here[m];
        all += here[m];
        continue;
      }
      const double force = drive * g->trust * share * g->learner_stance;
      const int count = g->size;
      found[m] = (p->learning_discovery * force * g->diversity * gap * (1 - 1.0 / count)) /
                 (1 + (double)g->coordination_cost * (count - 1));
      const double lent = g->supporter < 0 ? 0 : drive * share * lent_to(w, g, k, x, gap);
      supported_by += lent;
      here[m] = p->learning_from_each_other * force * within(gap, g->profile[k], x) + found[m] + lent;
      all += here[m];
      discovered += found[m];
    }
    double seen = 0;
    for (int look = 0; sees && look < LOOKS; look++) {
      if (sight->group[look] < 0) continue;
      const Group *const g = &w->group[sight->group[look]];
      seen += p->learning_seeing * drive * g->visibility * within(gap, g->profile[k], x);
    }
    const double friend = p->alumni_help * drive * s->friend_close * within(gap, s->friend_level[n], x);

    const double by_itself = groups > 0 ? 0 : by_oneself;
    const double whole = by_itself + all + seen + friend;
    const double part = whole > gap ? gap / whole : 1;
    const double gained = whole * part;
    if (groups == 0) gain->alone = (float)(gain->alone + by_itself * part);
    else {
      gain->as_if_alone = (float)(gain->as_if_alone + by_oneself);
      gain->together = (float)(gain->together + all * part);
      gain->discovery = (float)(gain->discovery + discovered * part);
      gain->taught = (float)(gain->taught + lectured * part);
      gain->support = (float)(gain->support + supported_by * part);
      for (int m = 0; m < MEMBERSHIPS; m++) {
        gain->of[m] = (float)(gain->of[m] + here[m] * part);
        gain->discovery_of[m] = (float)(gain->discovery_of[m] + found[m] * part);
      }
    }
    gain->seeing = (float)(gain->seeing + seen * part);
    gain->alumni = (float)(gain->alumni + friend * part);
    x_of[k] = (float)(x + gained);
    if (gap - gained < p->needs_met) {
      f->need_field[n] = NONE;
      s->met_now++;
    } else left++;
  }
  if (left == 0) {
    f->stuck_since = NONE;
    s->support_of = 0;
  }
  f->norm = (float)length_of(x_of);
}

static inline void practise(World *w, int32_t i) {
  enum { PRACTICE_WEEKS = 8 };
  const Self *const s = &w->self[i];
  Face *const f = &w->face[i];
  const int k = s->best_field;
  if (f->need_field[0] == k || f->need_field[1] == k) return;
  const double x = w->expertise[i][k];
  const double gain = least_of(1, PRACTICE_WEEKS * w->p.learning_practice * s->drive * s->attention) * (1 - x);
  w->gain_practice[i] = (float)gain;
  w->expertise[i][k] = (float)(x + gain);
  f->norm = (float)length_of(w->expertise[i]);
}

/* Ego falls with what was learned from others. */
static inline void ego_falls(const Parameters *p, Self *s, const Gain *gain) {
  const double learned = (double)gain->together - (double)gain->discovery + (double)gain->alumni;
  if (learned > 0) s->ego = (float)(s->ego * most_of(0, 1 - p->growing_ego_falls * learned));
}

/* In no group: what has come back to where it began stays there. */
static inline void grow_alone(const Parameters *p, Face *f, Self *s, const Gain *gain) {
  const double fear = (double)f->fearlessness - (double)s->born_fearless;
  f->fearlessness = (float)(f->fearlessness - p->growing_fear_returns * fear);
  f->we = (float)(f->we - p->growing_we_fades * f->we);
  f->esteem = (float)(f->esteem * (1 - p->growing_esteem_fades));
  const double fright = f->angst;
  f->angst = (float)(f->stuck_since != NONE ? fright + p->growing_angst * (1 - fright) : fright - p->growing_angst_fades * fright);
  if (s->way != 0) ego_falls(p, s, gain);
}

static void learning(World *w) {
  enum { PRACTICE_WEEKS = 8 };
  const int practises = w->p.learning_practice != 0;
  for (int32_t i = 0; i < w->people; i++) {
    Face *const f = &w->face[i];
    Self *const s = &w->self[i];
    Gain *const gain = &w->gain[i];
    if (practises) {
      w->gain_practice[i] = 0;
      if ((i + w->week) % PRACTICE_WEEKS == 0) practise(w, i);
    }
    if (s->way != 0) {
      memset(gain, 0, offsetof(Gain, commitment));
      s->met_now = s->met_beyond = s->way = 0;
    }
    if (f->stuck_since != NONE) learn(w, i);
    if (f->membership[0] < 0 && f->membership[1] < 0) grow_alone(&w->p, f, s, gain);
  }
}
#endif
