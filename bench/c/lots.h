/* The order in which proposals are settled, by lot, as in src/engine/lots.ts. */
#ifndef LOTS_H
#define LOTS_H
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A list of rows, or of places, in the order in which they were put in. */
typedef struct {
  int32_t *at;
  int32_t count, room;
} List;

static inline void put(List *list, int32_t value) {
  if (list->count == list->room) {
    list->room = list->room ? 2 * list->room : 1024;
    list->at = realloc(list->at, (size_t)list->room * sizeof(int32_t));
    if (!list->at) abort();
  }
  list->at[list->count++] = value;
}

typedef struct {
  uint32_t lot;
  int32_t who;
} Lot;

/* Sorts by lot; of equal lots, who comes first in the list. Four passes of a radix sort, or insertion where there are few. */
static void by_lot(Lot *lots, Lot *spare, int32_t count) {
  if (count <= 48) {
    for (int32_t at = 1; at < count; at++) {
      const Lot one = lots[at];
      int32_t to = at;
      for (; to > 0 && lots[to - 1].lot > one.lot; to--) lots[to] = lots[to - 1];
      lots[to] = one;
    }
    return;
  }
  for (int shift = 0; shift < 32; shift += 8) {
    int32_t start[257] = {0};
    for (int32_t at = 0; at < count; at++) start[(lots[at].lot >> shift & 255) + 1]++;
    for (int digit = 0; digit < 256; digit++) start[digit + 1] += start[digit];
    for (int32_t at = 0; at < count; at++) spare[start[lots[at].lot >> shift & 255]++] = lots[at];
    Lot *const sorted = spare;
    spare = lots;
    lots = sorted;
  }
}

/* Room for the lots of one act. */
typedef struct {
  Lot *lots, *spare;
  int32_t room;
} Urn;

static Lot *lots_for(Urn *urn, int32_t count) {
  if (count > urn->room) {
    urn->room = 2 * count;
    urn->lots = realloc(urn->lots, (size_t)urn->room * sizeof(Lot));
    urn->spare = realloc(urn->spare, (size_t)urn->room * sizeof(Lot));
    if (!urn->lots || !urn->spare) abort();
  }
  return urn->lots;
}
#endif
