/* Reads a world file and writes the columns of a world: entries of a name, a kind, a count and the numbers themselves. */
#ifndef FILE_H
#define FILE_H
#include <fcntl.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "world.h"

static const char MAGIC[24] = "GROUNDSWELL WORLD 1\n";

typedef struct {
  char name[40];
  char kind[8];
  uint64_t count;
} Entry;

static _Noreturn void fail(const char *what, const char *which) {
  fprintf(stderr, "week: %s%s\n", what, which);
  exit(2);
}

static size_t width_of(const char *kind) { return strcmp(kind, "f64") == 0 ? 8 : strcmp(kind, "u8") == 0 ? 1 : 4; }

typedef struct {
  const char *data;
  size_t size;
} File;

static File open_file(const char *path) {
  const int fd = open(path, O_RDONLY);
  struct stat about;
  if (fd < 0 || fstat(fd, &about) != 0) fail("cannot read ", path);
  const size_t size = (size_t)about.st_size;
  const char *const data = size < sizeof MAGIC ? MAP_FAILED : mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
  close(fd);
  if (data == MAP_FAILED || memcmp(data, MAGIC, sizeof MAGIC) != 0) fail("not a world file: ", path);
  return (File){data, size};
}

/* The numbers of an entry, of which there must be `count`. */
static const void *entry(File file, const char *name, const char *kind, int64_t count) {
  for (size_t at = sizeof MAGIC; at + sizeof(Entry) <= file.size;) {
    const Entry *const one = (const Entry *)(file.data + at);
    if (strcmp(one->name, name) == 0) {
      if (strcmp(one->kind, kind) != 0 || (int64_t)one->count != count) fail("another kind or count than expected: ", name);
      return file.data + at + sizeof(Entry);
    }
    at += sizeof(Entry) + (one->count * width_of(one->kind) + 7) / 8 * 8;
  }
  fail("not in the world file: ", name);
}

static double number(File file, const char *name) { return *(const double *)entry(file, name, "f64", 1); }

/* Memory that begins at 0, aligned for records, and on large pages where there is much of it. */
static void *room_for(int64_t count, size_t size) {
  const size_t large = (size_t)1 << 21, bytes = (size_t)(count > 0 ? count : 1) * size;
  const size_t page = bytes >= 2 * large ? large : 4096;
  char *const memory = mmap(NULL, bytes + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) fail("not enough memory", "");
  char *const aligned = memory + (page - (uintptr_t)memory % page) % page;
#ifdef MADV_HUGEPAGE
  if (page == large) madvise(aligned, bytes, MADV_HUGEPAGE);
#endif
  return aligned;
}

/* A column in the engine's sense: `width` numbers in every record of a table. */
typedef struct {
  const char *name, *kind;
  int width;
  int64_t rows;
  char *first;
  size_t stride;
} Column;

#define COLUMN(name, kind, table, rows, field) \
  {name, kind, (int)(sizeof((table)->field) / (kind[0] == 'u' && kind[1] == '8' ? 1 : 4)), rows, (char *)(table) + offsetof(__typeof__(*(table)), field), sizeof *(table)}
#define PLAIN(name, kind, width, rows, array) {name, kind, width, rows, (char *)(array), (size_t)(width) * sizeof(*(array))}

/* Columns that are there on the first morning. */
static void read_columns(World *w, File file) {
  const Column given[] = {
      PLAIN("expertise", "f32", FIELDS, w->people, &w->expertise[0][0]),
      COLUMN("norm", "f32", w->face, w->people, norm),
      COLUMN("authenticity", "f32", w->face, w->people, authenticity),
      COLUMN("openness", "f32", w->face, w->people, openness),
      COLUMN("fearlessness", "f32", w->face, w->people, fearlessness),
      COLUMN("organization", "i32", w->face, w->people, organization),
      COLUMN("drive", "f32", w->self, w->people, drive),
      COLUMN("attention", "f32", w->self, w->people, attention),
      COLUMN("stance", "f32", w->self, w->people, stance),
      COLUMN("ego", "f32", w->self, w->people, ego),
      COLUMN("bornFearless", "f32", w->self, w->people, born_fearless),
      COLUMN("bestField", "i32", w->self, w->people, best_field),
      PLAIN("pass", "f32", 1, w->organizations, w->pass),
  };
  for (size_t c = 0; c < sizeof given / sizeof *given; c++) {
    const Column *const column = &given[c];
    const size_t bytes = (size_t)column->width * width_of(column->kind);
    const char *const from = entry(file, column->name, column->kind, column->rows * column->width);
    for (int64_t row = 0; row < column->rows; row++)
      memcpy(column->first + (size_t)row * column->stride, from + (size_t)row * bytes, bytes);
  }
}

/* Ties move to rows of at least one block. */
static void read_ties(World *w, File file) {
  const int32_t *const start = w->tie_start = entry(file, "tieStart", "i32", w->people);
  const int32_t *const room = w->tie_room = entry(file, "tieRoom", "i32", w->people);
  const int32_t *const end = entry(file, "tieEnd", "i32", w->people);
  const int32_t *const to = entry(file, "tieTo", "i32", w->ties_in_all);
  const float *const closeness = entry(file, "closeness", "f32", w->ties_in_all);
  int64_t slots = 0;
  for (int32_t i = 0; i < w->people; i++) {
    const int32_t most = room[i] - start[i];
    if (most > TIES_AT_MOST) fail("somebody has room for too many ties", "");
    w->ties[i] = (Ties){(uint32_t)slots, (uint16_t)(end[i] - start[i]), (uint16_t)most, 0, 0};
    slots += most > BLOCK ? (most + 7) / 8 * 8 : BLOCK;
  }
  w->tie_to = room_for(slots + BLOCK, sizeof *w->tie_to);
  w->closeness = room_for(slots + BLOCK, sizeof *w->closeness);
  for (int64_t slot = 0; slot < slots; slot++) w->tie_to[slot] = NONE;
  for (int32_t i = 0; i < w->people; i++)
    for (int32_t e = 0; e < w->ties[i].count; e++) {
      w->tie_to[w->ties[i].start + (uint32_t)e] = to[start[i] + e];
      w->closeness[w->ties[i].start + (uint32_t)e] = closeness[start[i] + e];
    }
}

static void read_world(World *w, const char *path) {
  const File file = open_file(path);
  for (size_t at = 0; at < sizeof MUST_BE_ZERO / sizeof *MUST_BE_ZERO; at++)
    if (number(file, MUST_BE_ZERO[at]) != 0) fail("only at 0 is there a port: ", MUST_BE_ZERO[at]);
#define READ(field, name) w->p.field = number(file, name);
  PARAMETERS(READ)
#undef READ
  if (number(file, "fields") != FIELDS) fail("another number than compiled for: ", "fields");
  if (w->p.noticing_looks != TIES_LOOKED_AT) fail("another number than compiled for: ", "noticing.looks");
  if (w->p.joining_room != SEATS) fail("another number than compiled for: ", "joining.room");
  const int32_t *const key = entry(file, "key", "i32", 2);
  w->key[0] = (uint32_t)key[0];
  w->key[1] = (uint32_t)key[1];
  w->people = (int32_t)number(file, "people");
  w->organizations = (int32_t)number(file, "organizations");
  w->group_rows = (int32_t)number(file, "groupRows");
  w->ties_in_all = (int64_t)number(file, "ties");

  /* Eight at a time choose whom to look at: of the last eight some may not be there, and have no ties. */
  const int64_t people = w->people + 8;
  w->expertise = room_for(people, sizeof *w->expertise);
  w->face = room_for(people, sizeof *w->face);
  w->self = room_for(people, sizeof *w->self);
  w->gain = room_for(people, sizeof *w->gain);
  w->sight = room_for(people, sizeof *w->sight);
  w->ties = room_for(people, sizeof *w->ties);
  w->gain_practice = room_for(people, sizeof *w->gain_practice);
  w->care_group = room_for(people, sizeof *w->care_group);
  w->stick = room_for(people, sizeof *w->stick);
  w->ask = room_for(people, sizeof *w->ask);
  w->help_group = room_for(people, sizeof *w->help_group);
  w->talker = room_for(people, sizeof *w->talker);
  w->next_talker = room_for(people, sizeof *w->next_talker);
  w->leave_wish = room_for(people, sizeof *w->leave_wish);
  w->belongs = room_for(people / 64 + 1, sizeof *w->belongs);
  w->has_belonged = room_for(people / 64 + 1, sizeof *w->has_belonged);
  w->group = room_for(w->group_rows, sizeof *w->group);
  w->free_rows = room_for(w->group_rows, sizeof *w->free_rows);
  w->pass = room_for(w->organizations, sizeof *w->pass);
  w->org_people = room_for(w->organizations, sizeof *w->org_people);
  w->org_carriers = room_for(w->organizations, sizeof *w->org_carriers);
  w->org_changed = room_for(w->organizations, sizeof *w->org_changed);

  for (int32_t i = 0; i < w->people; i++) {
    Face *const f = &w->face[i];
    Sight *const s = &w->sight[i];
    f->membership[0] = f->membership[1] = f->need_field[0] = f->need_field[1] = f->stuck_since = NONE;
    for (int look = 0; look < LOOKS; look++) s->person[look] = s->group[look] = NONE;
    s->intent_person = s->intent_group = s->care_field = NONE;
    w->care_group[i] = w->stick[i] = w->ask[i] = w->help_group[i] = w->talker[i] = NONE;
  }
  read_columns(w, file);
  read_ties(w, file);
  for (int32_t o = 0; o < w->organizations; o++) w->org_changed[o] = NONE;
  for (int32_t i = 0; i < w->people; i++) w->org_people[w->face[i].organization]++;
  w->book[PEOPLE_ROWS] = w->people;
  for (int n = 2; n <= SEATS; n++) w->split[n] = power(n, w->p.learning_split);
}

static void write_column(FILE *out, Column column) {
  const size_t bytes = (size_t)column.width * width_of(column.kind);
  Entry one = {.count = (uint64_t)(column.rows * column.width)};
  strcpy(one.name, column.name);
  strcpy(one.kind, column.kind);
  fwrite(&one, sizeof one, 1, out);
  for (int64_t row = 0; row < column.rows; row++) fwrite(column.first + (size_t)row * column.stride, bytes, 1, out);
  const char zeros[8] = {0};
  fwrite(zeros, 1, (8 - (size_t)column.rows * bytes % 8) % 8, out);
}

static void write_ties(const World *w, FILE *out) {
  const int64_t slots = w->ties_in_all;
  int32_t *const end = room_for(w->people, sizeof *end);
  int32_t *const to = room_for(slots, sizeof *to);
  float *const closeness = room_for(slots, sizeof *closeness);
  uint8_t *const own = room_for(slots, 1);
  uint8_t *const alumni = room_for(slots, 1);
  for (int32_t i = 0; i < w->people; i++) {
    const Ties t = w->ties[i];
    end[i] = w->tie_start[i] + t.count;
    for (int e = 0; e < t.count; e++) {
      const int32_t slot = w->tie_start[i] + e;
      to[slot] = w->tie_to[t.start + (uint32_t)e];
      closeness[slot] = w->closeness[t.start + (uint32_t)e];
      own[slot] = t.own >> e & 1;
      alumni[slot] = t.alumni >> e & 1;
    }
  }
  write_column(out, (Column)PLAIN("tieStart", "i32", 1, w->people, (int32_t *)w->tie_start));
  write_column(out, (Column)PLAIN("tieRoom", "i32", 1, w->people, (int32_t *)w->tie_room));
  write_column(out, (Column)PLAIN("tieEnd", "i32", 1, w->people, end));
  write_column(out, (Column)PLAIN("tieTo", "i32", 1, slots, to));
  write_column(out, (Column)PLAIN("closeness", "f32", 1, slots, closeness));
  write_column(out, (Column)PLAIN("tieOwn", "u8", 1, slots, own));
  write_column(out, (Column)PLAIN("tieAlumni", "u8", 1, slots, alumni));
}

static void write_world(const World *w, const char *path) {
  FILE *const out = fopen(path, "wb");
  if (!out) fail("cannot write ", path);
  fwrite(MAGIC, sizeof MAGIC, 1, out);
  const int64_t people = w->people, groups = w->group_rows;
  const Column columns[] = {
      PLAIN("expertise", "f32", FIELDS, people, &w->expertise[0][0]),
      COLUMN("membership", "i32", w->face, people, membership),
      COLUMN("needField", "i32", w->face, people, need_field),
      COLUMN("needLevel", "f32", w->face, people, need_level),
      COLUMN("stuckSince", "i32", w->face, people, stuck_since),
      COLUMN("organization", "i32", w->face, people, organization),
      COLUMN("norm", "f32", w->face, people, norm),
      COLUMN("authenticity", "f32", w->face, people, authenticity),
      COLUMN("esteem", "f32", w->face, people, esteem),
      COLUMN("openness", "f32", w->face, people, openness),
      COLUMN("spark", "f32", w->face, people, spark),
      COLUMN("fearlessness", "f32", w->face, people, fearlessness),
      COLUMN("angst", "f32", w->face, people, angst),
      COLUMN("we", "f32", w->face, people, we),
      COLUMN("drive", "f32", w->self, people, drive),
      COLUMN("attention", "f32", w->self, people, attention),
      COLUMN("stance", "f32", w->self, people, stance),
      COLUMN("ego", "f32", w->self, people, ego),
      COLUMN("bornFearless", "f32", w->self, people, born_fearless),
      COLUMN("bestField", "i32", w->self, people, best_field),
      COLUMN("groupsSoFar", "i32", w->self, people, groups_so_far),
      COLUMN("supportOf", "i32", w->self, people, support_of),
      COLUMN("supportRow", "i32", w->self, people, support_row),
      COLUMN("sparkFrom", "i32", w->self, people, spark_from),
      COLUMN("sparkGeneration", "i32", w->self, people, spark_generation),
      COLUMN("needKind", "u8", w->self, people, need_kind),
      COLUMN("arisen", "u8", w->self, people, arisen),
      COLUMN("metNow", "u8", w->self, people, met_now),
      COLUMN("metBeyond", "u8", w->self, people, met_beyond),
      COLUMN("way", "u8", w->self, people, way),
      COLUMN("friendClose", "f32", w->self, people, friend_close),
      COLUMN("friendLevel", "f32", w->self, people, friend_level),
      COLUMN("gainTogether", "f32", w->gain, people, together),
      COLUMN("gainDiscovery", "f32", w->gain, people, discovery),
      COLUMN("gainAsIfAlone", "f32", w->gain, people, as_if_alone),
      COLUMN("gainAlone", "f32", w->gain, people, alone),
      COLUMN("gainSeeing", "f32", w->gain, people, seeing),
      COLUMN("gainAlumni", "f32", w->gain, people, alumni),
      COLUMN("gainTaught", "f32", w->gain, people, taught),
      COLUMN("gainSupport", "f32", w->gain, people, support),
      COLUMN("gainOf", "f32", w->gain, people, of),
      COLUMN("discoveryOf", "f32", w->gain, people, discovery_of),
      COLUMN("commitment", "f32", w->gain, people, commitment),
      COLUMN("slowWeeks", "i32", w->gain, people, slow_weeks),
      COLUMN("seenPerson", "i32", w->sight, people, person),
      COLUMN("seenGroup", "i32", w->sight, people, group),
      COLUMN("seenClose", "f32", w->sight, people, close),
      COLUMN("intentPerson", "i32", w->sight, people, intent_person),
      COLUMN("intentGroup", "i32", w->sight, people, intent_group),
      COLUMN("careField", "i32", w->sight, people, care_field),
      COLUMN("careLevel", "f32", w->sight, people, care_level),
      PLAIN("gainPractice", "f32", 1, people, w->gain_practice),
      PLAIN("careGroup", "i32", 1, people, w->care_group),
      PLAIN("stick", "i32", 1, people, w->stick),
      PLAIN("ask", "i32", 1, people, w->ask),
      PLAIN("helpGroup", "i32", 1, people, w->help_group),
      PLAIN("leaveWish", "u8", MEMBERSHIPS, people, &w->leave_wish[0][0]),
      COLUMN("profile", "f32", w->group, groups, profile),
      COLUMN("purpose", "f32", w->group, groups, purpose),
      COLUMN("profileNorm", "f32", w->group, groups, profile_norm),
      COLUMN("purposeNorm", "f32", w->group, groups, purpose_norm),
      COLUMN("visibility", "f32", w->group, groups, visibility),
      COLUMN("trust", "f32", w->group, groups, trust),
      COLUMN("size", "i32", w->group, groups, size),
      COLUMN("recognizedWeek", "i32", w->group, groups, recognized_week),
      COLUMN("groupId", "i32", w->group, groups, id),
      COLUMN("ended", "i32", w->group, groups, ended),
      COLUMN("members", "i32", w->group, groups, members),
      COLUMN("diversity", "f32", w->group, groups, diversity),
      COLUMN("learnerStance", "f32", w->group, groups, learner_stance),
      COLUMN("coordinationCost", "f32", w->group, groups, coordination_cost),
      COLUMN("evenness", "f32", w->group, groups, evenness),
      COLUMN("energyLevel", "f32", w->group, groups, energy),
      COLUMN("pace", "f32", w->group, groups, pace),
      COLUMN("born", "i32", w->group, groups, born),
      COLUMN("groupLuck", "i32", w->group, groups, luck),
      COLUMN("supporter", "i32", w->group, groups, supporter),
      COLUMN("supporterId", "i32", w->group, groups, supporter_id),
      COLUMN("generation", "i32", w->group, groups, generation),
      COLUMN("teacher", "i32", w->group, groups, teacher),
      COLUMN("source", "u8", w->group, groups, source),
      COLUMN("kind", "u8", w->group, groups, kind),
      COLUMN("asClass", "u8", w->group, groups, as_class),
      COLUMN("meets", "u8", w->group, groups, meets),
      COLUMN("conflictNow", "u8", w->group, groups, conflict_now),
      COLUMN("recognizedBy", "u8", w->group, groups, recognized_by),
      COLUMN("ending", "u8", w->group, groups, ending),
      COLUMN("cause", "u8", w->group, groups, cause),
      COLUMN("needsLeft", "i32", w->group, groups, needs_left),
      COLUMN("needsBrought", "i32", w->group, groups, needs_brought),
      COLUMN("needsMet", "i32", w->group, groups, needs_met),
      COLUMN("sizePeak", "i32", w->group, groups, size_peak),
      COLUMN("membersTotal", "i32", w->group, groups, members_total),
      COLUMN("conflicts", "i32", w->group, groups, conflicts),
      COLUMN("sumTogether", "f32", w->group, groups, sum_together),
      COLUMN("sumAsIfAlone", "f32", w->group, groups, sum_as_if_alone),
      COLUMN("sumDiscovery", "f32", w->group, groups, sum_discovery),
      COLUMN("trustPeak", "f32", w->group, groups, trust_peak),
      COLUMN("energyPeak", "f32", w->group, groups, energy_peak),
      COLUMN("levelFounders", "f32", w->group, groups, level_founders),
      COLUMN("levelReached", "f32", w->group, groups, level_reached),
      COLUMN("reasonA", "u32", w->group, groups, reason_a),
      COLUMN("reasonB", "u32", w->group, groups, reason_b),
      COLUMN("parent", "i32", w->group, groups, parent),
      COLUMN("supports", "i32", w->group, groups, supports),
      COLUMN("origin", "i32", w->group, groups, origin),
      COLUMN("founderA", "i32", w->group, groups, founder_a),
      COLUMN("founderB", "i32", w->group, groups, founder_b),
      COLUMN("homeA", "i32", w->group, groups, home_a),
      COLUMN("homeB", "i32", w->group, groups, home_b),
      COLUMN("crisisWeek", "i32", w->group, groups, crisis_week),
      COLUMN("foundersBest", "f32", w->group, groups, founders_best),
      PLAIN("freeRows", "i32", 1, groups, w->free_rows),
      PLAIN("book", "i32", 1, BOOK, w->book),
      PLAIN("pass", "f32", 1, w->organizations, w->pass),
      PLAIN("orgPeople", "i32", 1, w->organizations, w->org_people),
      PLAIN("orgCarriers", "i32", 1, w->organizations, w->org_carriers),
      PLAIN("orgChanged", "i32", 1, w->organizations, w->org_changed),
  };
  for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) write_column(out, columns[c]);
  write_ties(w, out);
  if (fclose(out) != 0) fail("cannot write ", path);
}
#endif
