/* A world as records: what is used together lies together, in lines of 64 bytes. f32 is stored, f64 is computed. */
#ifndef WORLD_H
#define WORLD_H
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "arith.h"
#include "dice.h"
#include "lots.h"
#include "parameters.h"

enum { NONE = -1, NEEDS = 2, MEMBERSHIPS = 2, FIELDS = 8, SEATS = 8, TIES_LOOKED_AT = 3, LOOKS = TIES_LOOKED_AT + 1 };
/* Nobody has fewer slots for ties than a block, which is worked on at once, and nobody more than a word has bits. */
enum { BLOCK = 16, TIES_AT_MOST = 32 };
enum { ALONE = 1, TOGETHER = 2 };
enum { STAY, LEFT_FULFILLED, SLOW, HALF_HEARTED };
enum { GOES_ON, FULFILLED, FADED, CONFLICT, EMPTIED };
enum { DIFFICULTY = 0, CARE = 2, WIDENED = 3, SUPPORT = 4 };

/* What others look at in a person, and what a person looks with. */
typedef struct {
  int32_t membership[MEMBERSHIPS];
  int32_t need_field[NEEDS];
  float need_level[NEEDS];
  int32_t stuck_since, organization;
  float norm, authenticity, esteem, openness, spark, fearlessness, angst, we;
} Face;

/* What nobody else needs to know. */
typedef struct {
  float drive, attention, stance, ego, born_fearless;
  int32_t best_field, groups_so_far, support_of, support_row, spark_from, spark_generation;
  uint8_t need_kind[NEEDS], arisen, met_now, met_beyond, way, pad[2];
  float friend_close, friend_level[NEEDS];
} Self;

/* What was learned this week, and commitment, which follows it. */
typedef struct {
  float together, discovery, as_if_alone, alone, seeing, alumni, taught, support;
  float of[MEMBERSHIPS], discovery_of[MEMBERSHIPS], commitment[MEMBERSHIPS];
  int32_t slow_weeks[MEMBERSHIPS];
} Gain;

/* What was seen this week, and what came of it. */
typedef struct {
  int32_t person[LOOKS], group[LOOKS];
  float close[LOOKS];
  int32_t intent_person, intent_group, care_field;
  float care_level;
} Sight;

/* A person's row of slots for ties: where it starts, and bits for those made during the run and those among alumni. */
typedef struct {
  uint32_t start;
  uint16_t count, room;
  uint32_t own, alumni;
} Ties;

typedef struct {
  /* What is looked at from outside. */
  float profile[FIELDS], purpose[FIELDS];
  float profile_norm, purpose_norm, visibility, trust;
  int32_t size, recognized_week, id, ended;
  int32_t members[SEATS];
  /* What a week makes of it. */
  float diversity, learner_stance, coordination_cost, evenness, energy, pace;
  int32_t born, luck, supporter, supporter_id, generation, teacher;
  uint8_t source[FIELDS];
  uint8_t kind, as_class, meets, conflict_now, recognized_by, ending, cause, pad;
  /* Its record. */
  int32_t needs_left, needs_brought, needs_met, size_peak, members_total, conflicts;
  float sum_together, sum_as_if_alone, sum_discovery, trust_peak, energy_peak, level_founders, level_reached;
  uint32_t reason_a, reason_b;
  int32_t parent, supports, origin, founder_a, founder_b, home_a, home_b, crisis_week;
  float founders_best[FIELDS];
} __attribute__((aligned(64))) Group;

enum { ROWS_USED, FREE_COUNT, GROUPS_EVER, ALIVE, PEOPLE_ROWS = 9, BOOK = 10 };

typedef struct {
  Parameters p;
  uint32_t key[2];
  int32_t people, organizations, group_rows, week;
  int64_t ties_in_all;

  float (*expertise)[FIELDS];
  Face *face;
  Self *self;
  Gain *gain;
  Sight *sight;
  Ties *ties;
  int32_t *tie_to;
  float *closeness;
  float *gain_practice;
  int32_t *care_group, *stick, *ask, *help_group, *talker, *next_talker;
  uint8_t (*leave_wish)[MEMBERSHIPS];
  /* Bits: who belongs to a group now, and who ever did. */
  uint64_t *belongs, *has_belonged;

  Group *group;
  int32_t *free_rows;
  int32_t book[BOOK];

  float *pass;
  int32_t *org_people, *org_carriers, *org_changed;

  /* Where the world file has everybody's ties. */
  const int32_t *tie_start, *tie_room;

  /* Who took a part of somebody's need, who wants to talk, who met an old friend, which places wish to leave, which groups are over. */
  List carers, talkers, inbox, stickers, askers, helpers, befriended, leavers, over, ended, sprung;
  Urn urn;
  /* n to the power `split`, for so many as can be taught. */
  double split[SEATS + 1];
} World;

static inline Luck luck_of(const World *w, const char *act) {
  return threefry2x32(w->key[0], w->key[1], (uint32_t)w->week, purpose_number(act));
}

static inline int is_in(const uint64_t *bits_of, int32_t i) { return bits_of[i >> 6] >> (i & 63) & 1; }

/* Calls for every person whose bit is set, in order. */
#define EACH_OF(bits_of, people, i) \
  for (int32_t word_##i = 0; word_##i < ((people) + 63) / 64; word_##i++) \
    for (uint64_t rest_##i = (bits_of)[word_##i]; rest_##i; rest_##i &= rest_##i - 1) \
      for (int32_t i = word_##i * 64 + __builtin_ctzll(rest_##i), once_##i = 1; once_##i; once_##i = 0)

static inline int place_of(const Face *f, int32_t g) {
  return f->membership[0] == g ? 0 : f->membership[1] == g ? 1 : NONE;
}

static inline int groups_of(const Face *f) { return (f->membership[0] >= 0) + (f->membership[1] >= 0); }

static inline int needs_of(const Face *f) { return (f->need_field[0] >= 0) + (f->need_field[1] >= 0); }

static inline uint32_t need_bits(const Face *f) {
  uint32_t fields = 0;
  for (int n = 0; n < NEEDS; n++)
    if (f->need_field[n] >= 0) fields |= 1u << f->need_field[n];
  return fields;
}

/* Length of a row of expertise; 1 for who knows nothing at all. */
static inline double length_of(const float *x) {
  double square = 0;
  for (int k = 0; k < FIELDS; k++) square += (double)x[k] * (double)x[k];
  return square > 0 ? sqrt(square) : 1;
}

static inline double dot(const float *a, const float *b) {
  double sum = 0;
  for (int k = 0; k < FIELDS; k++) sum += (double)a[k] * (double)b[k];
  return sum;
}
#endif
