/*
 * Lives the default world in C, with the same bits as the engine: week WORLD WEEKS [COLUMNS].
 *
 * One thread; the acts of src/model/tick.ts in their order, but acts that read of other rows only what none of them writes are done
 * in one pass, and acts over few people go over lists of them. Prints how long the weeks took as JSON; writes the columns at the end
 * where a third argument says so.
 */
#define _GNU_SOURCE
#include <time.h>

#include "file.h"
#include "learning.h"
#include "letting_go.h"
#include "looking.h"
#include "needing.h"
#include "sticking.h"
#include "talking.h"
#include "working.h"

static void live_a_week(World *w) {
  w->week++;
  resting(w);
  organizing(w);
  needs(w);
  looking(w);
  talking(w);
  sticking(w);
  founding(w);
  joining(w);
  working(w);
  alumni(w);
  learning(w);
  summing_up(w);
  belonging(w);
  letting_go(w);
}

static double now(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

int main(int count, char **arguments) {
  if (count < 3) fail("usage: week WORLD WEEKS [COLUMNS]", "");
  static World world;
  read_world(&world, arguments[1]);
  const int weeks = atoi(arguments[2]);
  const double begun = now(CLOCK_MONOTONIC), busy = now(CLOCK_PROCESS_CPUTIME_ID);
  while (world.week < weeks) live_a_week(&world);
  const double took = now(CLOCK_MONOTONIC) - begun, worked = now(CLOCK_PROCESS_CPUTIME_ID) - busy;
  int32_t ever = 0;
  for (int32_t i = 0; i < world.people; i++) ever += is_in(world.has_belonged, i);
  printf("{\"people\":%d,\"weeks\":%d,\"nsPerPersonWeek\":%.3f,\"cpuNsPerPersonWeek\":%.3f,\"ever\":%.6f,\"groupsEver\":%d}\n", world.people, weeks,
         took / world.people / weeks, worked / world.people / weeks, (double)ever / world.people, world.book[GROUPS_EVER]);
  if (count > 3) write_world(&world, arguments[3]);
  return 0;
}
