/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/hostile_dataset.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/buffer.h"
#include "engine/base/json_write.h"
#include "engine/base/rng.h"
#include "engine/dataset/schema.h"
#include "tests/harness.h"

typedef struct maker {
  ent__rng rng;
  ent__json json;
  uint32_t counts[ENT_TABLES];
} maker;

static const char *const fragments[] = {"\"",
                                        ",",
                                        ";",
                                        "\t",
                                        "\n",
                                        "\r\n",
                                        "\r",
                                        "|",
                                        "\\",
                                        "=",
                                        ":",
                                        "@",
                                        "'",
                                        "<b>&amp;",
                                        " ",
                                        "a",
                                        "Zz",
                                        "-1",
                                        "+2",
                                        "#",
                                        "{}",
                                        "null",
                                        "true",
                                        "1e5",
                                        "=1+1",
                                        "中国",
                                        "e\xcc\x81",
                                        "עברית",
                                        "\xef\xbb\xbf",
                                        "\x01",
                                        "\x7f",
                                        "\xf0\x9f\x87\xa8\xf0\x9f\x87\xb3",
                                        "support",
                                        "argument:",
                                        ":oppose",
                                        "%s",
                                        "\"\"",
                                        "\\|"};
static const char *const languages[] = {"ar", "en", "pt-BR", "zh", "zh-Hant"};
static const double numbers[] = {0.1, 1.0 / 3, 1, 0.5, 1e-300, 5e-324, 0.25, 1e-7, 0.30000000000000004};

static uint32_t below(maker *m, uint32_t bound) { return ent__rng_below(&m->rng, bound); }
static bool chance(maker *m, uint32_t percent) { return below(m, 100) < percent; }

static const char *draw(maker *m, ent_buffer *out, bool plain) {
  out->size = 0;
  ent__buffer_puts(out, "");
  for (uint32_t i = below(m, 6); i > 0; i--) {
    const char *s = fragments[below(m, sizeof fragments / sizeof fragments[0])];
    if (plain && (strpbrk(s, "\t\n\r\x01\x7f") != NULL || (out->size == 0 && *s == '@'))) s = "_";
    ent__buffer_puts(out, s);
  }
  return out->data;
}

static void put_string(maker *m) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__json_string(&m->json, draw(m, &text, false));
  ent_buffer_clear(&text);
}

static void put_text(maker *m) {
  if (chance(m, 50)) {
    put_string(m);
    return;
  }
  bool any = false;
  ent__json_object(&m->json);
  for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
    if (!chance(m, 40) && (any || i + 1 < sizeof languages / sizeof languages[0])) continue;
    ent__json_key(&m->json, languages[i]);
    put_string(m);
    any = true;
  }
  ent__json_close(&m->json, '}');
}

/* Ids must be the same whenever they are named, so they hang on table and number alone. */
static void put_id(maker *m, int table, uint32_t i) {
  static const char *const tails[] = {"",  "|",  "\\", "=",   ":support", " ", "\"",
                                      ",", "国", "@x", "\\|", ";",        "'"};
  char id[64];
  snprintf(id, sizeof id, "%s%u%s", i % 3 == 0 ? "" : ent__forms[table].one, i,
           tails[(i * 7 + (uint32_t)table) % (sizeof tails / sizeof tails[0])]);
  ent__json_string(&m->json, id);
}

static void put_date(maker *m, bool may_span) {
  char text[32];
  const unsigned year = 1 + below(m, 9000);
  const uint32_t form = below(m, may_span ? 4 : 3);
  if (form == 0)
    snprintf(text, sizeof text, "%04u", year);
  else if (form == 1)
    snprintf(text, sizeof text, "%04u-%02u", year, 1 + below(m, 12));
  else if (form == 2)
    snprintf(text, sizeof text, "%04u-%02u-%02u", year, 1 + below(m, 12), 1 + below(m, 28));
  else
    snprintf(text, sizeof text, "%04u/%04u-05", year, year + 1);
  ent__json_string(&m->json, text);
}

static void put_number(maker *m, const ent__field *field) {
  double value = numbers[below(m, sizeof numbers / sizeof numbers[0])];
  if (field->low < 0 && chance(m, 50)) value = -value;
  ent__json_number(&m->json, value);
}

/* A choice of records without repeats, in random order. */
static uint32_t choose(maker *m, int table, uint32_t at[8]) {
  uint32_t all[8];
  const uint32_t room = m->counts[table] < 8 ? m->counts[table] : 8;
  for (uint32_t i = 0; i < room; i++) all[i] = i;
  ent__rng_shuffle(&m->rng, all, room);
  memcpy(at, all, sizeof all);
  return room == 0 ? 0 : 1 + below(m, room);
}

static void put_references(maker *m, int table) {
  uint32_t at[8];
  const uint32_t count = choose(m, table, at);
  ent__json_array_inline(&m->json);
  for (uint32_t i = 0; i < count; i++) put_id(m, table, at[i]);
  ent__json_close(&m->json, ']');
}

static void put_ranking(maker *m) {
  uint32_t at[8];
  const uint32_t count = choose(m, ENT_TABLE_VALUES, at);
  ent__json_array_inline(&m->json);
  for (uint32_t i = 0; i < count;) {
    uint32_t equals = 1 + below(m, 3);
    if (equals > count - i) equals = count - i;
    if (equals > 1) ent__json_array_inline(&m->json);
    for (uint32_t k = 0; k < equals; k++) put_id(m, ENT_TABLE_VALUES, at[i + k]);
    if (equals > 1) ent__json_close(&m->json, ']');
    i += equals;
  }
  ent__json_close(&m->json, ']');
}

static void put_memberships(maker *m, uint32_t actor) {
  ent__json_array(&m->json);
  for (uint32_t i = 1 + below(m, 3); i > 0; i--) {
    ent__json_object_inline(&m->json);
    ent__json_key(&m->json, "bloc");
    put_id(m, ENT_TABLE_ACTORS, (actor + i) % m->counts[ENT_TABLE_ACTORS]);
    if (chance(m, 50)) {
      ent__json_key(&m->json, "from");
      ent__json_string(&m->json, chance(m, 50) ? "1999" : "2001-02-28");
    }
    if (chance(m, 50)) {
      ent__json_key(&m->json, "to");
      ent__json_string(&m->json, chance(m, 50) ? "2010-11" : "2024-02-29");
    }
    ent__json_close(&m->json, '}');
  }
  ent__json_close(&m->json, ']');
}

/* Names in the order of strcmp, which is that of canonical JSON. */
static void put_attributes(maker *m) {
  static const char *const names[] = {" ", "\"", ",x", "@", "A", "a", "attr:a", "a|b", "id", "num:a", "中"};
  bool any = false;
  ent__json_object(&m->json);
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    if (!chance(m, 30) && (any || i + 1 < sizeof names / sizeof names[0])) continue;
    ent__json_key(&m->json, names[i]);
    if (chance(m, 50))
      put_string(m);
    else
      ent__json_number(&m->json, (chance(m, 50) ? -1 : 1e200) * numbers[below(m, 9)]);
    any = true;
  }
  ent__json_close(&m->json, '}');
}

static void put_position(maker *m) {
  static const char *const words[] = {"support", "oppose", "neutral", "abstain"};
  if (chance(m, 50))
    ent__json_string(&m->json, words[below(m, 4)]);
  else
    ent__json_number(&m->json, (chance(m, 50) ? -1 : 1) * numbers[below(m, 9)] * (chance(m, 10) ? 0 : 1));
}

/* Relations alternate between kinds, and so do their targets: every third undercuts the one before. */
static void put_target(maker *m, uint32_t relation) {
  ent__json_object_inline(&m->json);
  if (relation % 3 == 2) {
    ent__json_key(&m->json, "relation");
    put_id(m, ENT_TABLE_RELATIONS, relation - 1);
  } else if (relation % 3 == 1 && m->counts[ENT_TABLE_ISSUES] > 0) {
    ent__json_key(&m->json, "issue");
    put_id(m, ENT_TABLE_ISSUES, below(m, m->counts[ENT_TABLE_ISSUES]));
    ent__json_key(&m->json, "side");
    ent__json_string(&m->json, chance(m, 50) ? "support" : "oppose");
  } else {
    ent__json_key(&m->json, "argument");
    put_id(m, ENT_TABLE_ARGUMENTS, below(m, m->counts[ENT_TABLE_ARGUMENTS]));
  }
  ent__json_close(&m->json, '}');
}

static void put_word(maker *m, const ent__field *field, int table, uint32_t record) {
  int word = (int)below(m, (uint32_t)field->word_count);
  if (table == ENT_TABLE_RELATIONS) word = record % 3 == 2 ? ENT_RELATION_UNDERCUTS : ENT_RELATION_ATTACKS;
  while (field->words[word] == NULL) word = (word + 1) % field->word_count;
  ent__json_string(&m->json, field->words[word]);
}

/* One string, or a list of different ones, none of them empty. */
static void put_strings(maker *m) {
  const uint32_t count = below(m, 4);
  if (count <= 1) {
    put_string(m);
    return;
  }
  ent__json_array_inline(&m->json);
  for (uint32_t i = 0; i < count; i++) {
    char text[32];
    snprintf(text, sizeof text, "%u|\\\xe7\xbb\x84 \"%u\"\\|", (unsigned)i, (unsigned)below(m, 9));
    ent__json_string(&m->json, text);
  }
  ent__json_close(&m->json, ']');
}

static void put_field(maker *m, const ent__field *field, int table, uint32_t record) {
  switch (field->type) {
    case ENT__TYPE_ID: put_id(m, table, record); break;
    case ENT__TYPE_STRING: put_string(m); break;
    case ENT__TYPE_STRINGS: put_strings(m); break;
    case ENT__TYPE_TEXT: put_text(m); break;
    case ENT__TYPE_WORD: put_word(m, field, table, record); break;
    case ENT__TYPE_NUMBER: put_number(m, field); break;
    case ENT__TYPE_BOOL: ent__json_bool(&m->json, chance(m, 50)); break;
    case ENT__TYPE_INTERVAL: put_date(m, true); break;
    case ENT__TYPE_DATE: put_date(m, false); break;
    case ENT__TYPE_POSITION: put_position(m); break;
    case ENT__TYPE_REPORTER:
      if (chance(m, 50))
        ent__json_string(&m->json, "@author");
      else
        put_id(m, field->target, below(m, m->counts[field->target]));
      break;
    case ENT__TYPE_REFERENCE: put_id(m, field->target, below(m, m->counts[field->target])); break;
    case ENT__TYPE_REFERENCES: put_references(m, field->target); break;
    case ENT__TYPE_TARGET: put_target(m, record); break;
    case ENT__TYPE_MEMBERSHIPS: put_memberships(m, record); break;
    case ENT__TYPE_RANKING: put_ranking(m); break;
    case ENT__TYPE_ATTRIBUTES: put_attributes(m); break;
  }
}

/* Can the field be there at all? Not where it points into an empty table. */
static bool is_possible(const maker *m, const ent__field *field) {
  switch (field->type) {
    case ENT__TYPE_REFERENCE:
    case ENT__TYPE_REFERENCES:
    case ENT__TYPE_REPORTER:
    case ENT__TYPE_RANKING: return m->counts[field->target] > 0;
    case ENT__TYPE_MEMBERSHIPS: return m->counts[ENT_TABLE_ACTORS] > 3;
    default: return true;
  }
}

static void put_fields(maker *m, const ent__field *fields, int table, uint32_t record) {
  for (const ent__field *field = fields; field->name != NULL; field++) {
    const bool wanted = field->required || (is_possible(m, field) && chance(m, 50));
    if (!wanted) continue;
    ent__json_key(&m->json, field->name);
    put_field(m, field, table, record);
  }
}

static void put_table(maker *m, int table) {
  if (m->counts[table] == 0) return;
  ent__json_key(&m->json, ent__forms[table].name);
  ent__json_array(&m->json);
  for (uint32_t i = 0; i < m->counts[table]; i++) {
    ent__json_object(&m->json);
    put_fields(m, ent__forms[table].fields, table, i);
    ent__json_close(&m->json, '}');
  }
  ent__json_close(&m->json, ']');
}

void ent_test_hostile_json(ent_buffer *out, uint64_t seed) {
  maker m;
  memset(&m, 0, sizeof m);
  ent__rng_seed(&m.rng, seed, 0);
  for (int table = 0; table < ENT_TABLES; table++) m.counts[table] = chance(&m, 85) ? 1 + below(&m, 9) : 0;
  if (m.counts[ENT_TABLE_ACTORS] == 0 || m.counts[ENT_TABLE_ISSUES] == 0) m.counts[ENT_TABLE_STATEMENTS] = 0;
  if (m.counts[ENT_TABLE_ARGUMENTS] == 0) m.counts[ENT_TABLE_RELATIONS] = 0;
  ent__json_begin(&m.json, out);
  ent__json_object(&m.json);
  ent__json_key(&m.json, "entente");
  ent__json_integer(&m.json, 1);
  put_fields(&m, ent__about_fields, ENT_TABLES, 0);
  for (int table = 0; table < ENT_TABLES; table++) put_table(&m, table);
  ent__json_close(&m.json, '}');
}

char *ent_test_temporary(void) {
  const char *base = getenv("TMPDIR");
  ent_buffer path = ENT_BUFFER_INIT;
  ent__buffer_printf(&path, "%s/entente-test-XXXXXX", base == NULL ? "/tmp" : base);
  CU_ASSERT_PTR_NOT_NULL_FATAL(path.data);
  CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(path.data));
  char *copy = strdup(path.data);
  ent_buffer_clear(&path);
  return copy;
}

static void remove_level(const char *folder, int depth) {
  DIR *listing = opendir(folder);
  if (listing == NULL) return;
  for (const struct dirent *entry = readdir(listing); entry != NULL; entry = readdir(listing)) {
    char path[1024];
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    if (unlink(path) != 0 && depth > 0) remove_level(path, depth - 1);
  }
  closedir(listing);
  rmdir(folder);
}

void ent_test_remove(const char *folder) { remove_level(folder, 1); }

void ent_test_put(const char *folder, const char *name, const char *bytes, size_t size) {
  char path[1024];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "wb");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  CU_ASSERT_EQUAL(fwrite(bytes, 1, size, file), size);
  CU_ASSERT_EQUAL(fclose(file), 0);
}

ent_dataset *ent_test_read(const char *path, ent_buffer *shown) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *list = NULL;
  ent_input input = ENT_INPUT_INIT;
  ENT_TEST_OK(ent_diagnostics_new(&list, &err), &err);
  const ent_status status = ent_read(&input, path, NULL, list, &err);
  if (shown != NULL)
    ent_diagnostics_print(shown, list, &err);
  else
    ENT_TEST_OK(status, &err);
  CU_ASSERT_EQUAL(status == ENT_OK, input.dataset != NULL);
  ent_diagnostics_free(list);
  return input.dataset;
}

char *ent_test_as_json(const ent_dataset *dataset) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ENT_TEST_OK(ent_dataset_write_json(&out, dataset, &err), &err);
  char *copy = strdup(out.data == NULL ? "" : out.data);
  ent_buffer_clear(&out);
  return copy;
}
