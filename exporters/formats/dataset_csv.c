/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dataset as CSV files, without loss: a table has a column for each field that a record of it
 * has, one for each language of a text, and one for each attribute. RFC 4180 with LF and commas.
 */
#include "exporters/formats/dataset_csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/formats/dataset_walk.h"

typedef struct column {
  const ent__field *field;
  const char *key; /* a language or an attribute; NULL for the plain field */
  bool number;     /* of an attribute */
} column;

typedef struct columns {
  column *at;
  size_t count;
  size_t room;
} columns;

void ent__csv_file_name(char out[32], int file) {
  const char *name = file == ENT__CSV_FILE_ABOUT         ? "dataset"
                     : file == ENT__CSV_FILE_MEMBERSHIPS ? "memberships"
                                                         : ent__forms[file].name;
  snprintf(out, 32, "%s.csv", name);
}

static int add_column(columns *list, const ent__field *field, const char *key, bool number) {
  void *at = list->at;
  if (ent__grow(&at, &list->room, list->count + 1, sizeof *list->at) != 0) return -1;
  list->at = at;
  list->at[list->count++] = (column){field, key, number};
  return 0;
}

static int by_key(const void *a, const void *b) {
  const column *x = a;
  const column *y = b;
  const int order =
      x->key == NULL || y->key == NULL ? (x->key != NULL) - (y->key != NULL) : strcmp(x->key, y->key);
  return order != 0 ? order : x->number - y->number;
}

/* Sorts the columns from `from` on and keeps each once. */
static void make_unique(columns *list, size_t from) {
  if (list->count == from) return;
  qsort(list->at + from, list->count - from, sizeof *list->at, by_key);
  size_t kept = from + 1;
  for (size_t i = from + 1; i < list->count; i++)
    if (by_key(&list->at[kept - 1], &list->at[i]) != 0) list->at[kept++] = list->at[i];
  list->count = kept;
}

/* So that the list stays small where each of many records has the same columns. */
static void thin_out(columns *list, size_t from, size_t *limit) {
  if (list->count - from < *limit) return;
  make_unique(list, from);
  *limit = 2 * (list->count - from) + 64;
}

typedef struct source {
  const ent_dataset *dataset;
  int table; /* ENT__CSV_FILE_ABOUT: one record, the dataset's own */
} source;

static size_t record_count(const source *from) {
  return from->table == ENT__CSV_FILE_ABOUT ? 1 : ent__walk_count(from->dataset, from->table);
}

static const void *record_at(const source *from, size_t i) {
  return from->table == ENT__CSV_FILE_ABOUT ? ent_dataset_about(from->dataset)
                                            : ent__walk_record(from->dataset, from->table, i);
}

static int add_text(columns *list, const ent__field *field, const ent_text *text) {
  for (size_t i = 0; i < ent_text_count(text); i++)
    if (add_column(list, field, ent_text_language(text, i), false) != 0) return -1;
  return 0;
}

static int add_attributes(columns *list, const ent__field *field, const ent_actor *actor) {
  for (uint32_t i = 0; i < actor->attribute_count; i++)
    if (add_column(list, field, actor->attributes[i].name, actor->attributes[i].string == NULL) != 0)
      return -1;
  return 0;
}

/* Adds the columns that a field needs: none where no record has it and none must. */
static int add_field(columns *list, const source *from, const ent__field *field) {
  const size_t first = list->count;
  size_t limit = 64;
  for (size_t i = 0; i < record_count(from); i++) {
    const void *record = record_at(from, i);
    int failed = 0;
    if (!ent__walk_has(record, field)) continue;
    if (field->type == ENT__TYPE_TEXT) {
      failed = add_text(list, field, *(const ent_text *const *)ent__walk_slot(record, field));
    } else if (field->type == ENT__TYPE_ATTRIBUTES) {
      failed = add_attributes(list, field, record);
    } else {
      return add_column(list, field, NULL, false);
    }
    if (failed != 0) return -1;
    thin_out(list, first, &limit);
  }
  make_unique(list, first);
  return 0;
}

static int find_columns(columns *list, const source *from, const ent__field *fields) {
  for (const ent__field *field = fields; field->name != NULL; field++)
    if (field->type != ENT__TYPE_MEMBERSHIPS && add_field(list, from, field) != 0) return -1;
  return 0;
}

static void write_header(ent_buffer *out, const columns *list, ent_buffer *spare) {
  for (size_t k = 0; k < list->count; k++) {
    const column *one = &list->at[k];
    spare->size = 0;
    if (one->field->type == ENT__TYPE_ATTRIBUTES) {
      ent__buffer_puts(spare, one->number ? "num:" : "attr:");
      ent__buffer_puts(spare, one->key);
    } else {
      ent__buffer_puts(spare, one->field->name);
      if (one->key != NULL) ent__buffer_putc(spare, '@');
      if (one->key != NULL) ent__buffer_puts(spare, one->key);
    }
    if (k > 0) ent__buffer_putc(out, ',');
    if (!spare->failed) ent__buffer_csv(out, spare->data);
  }
}

/* Adds an element of a list, with a backslash before each separator and backslash. */
static void add_element(ent_buffer *spare, const char *s, const char *special) {
  for (; *s != '\0'; s++) {
    if (strchr(special, *s) != NULL) ent__buffer_putc(spare, '\\');
    ent__buffer_putc(spare, *s);
  }
}

static void add_references(ent_buffer *spare, const ent_dataset *dataset, ent_table target,
                           const ent_ids *ids) {
  for (uint32_t i = 0; i < ids->count; i++) {
    if (i > 0) ent__buffer_putc(spare, '|');
    add_element(spare, ent__walk_id(dataset, target, ids->at[i]), "\\|");
  }
}

static void add_strings(ent_buffer *spare, const ent_strings *strings) {
  for (uint32_t i = 0; i < strings->count; i++) {
    if (i > 0) ent__buffer_putc(spare, '|');
    add_element(spare, strings->at[i], "\\|");
  }
}

static void add_ranking(ent_buffer *spare, const ent_dataset *dataset, const ent_actor *actor) {
  for (uint32_t i = 0; i < actor->ranked_values; i++) {
    const ent_ranked_value *one = &actor->values[i];
    if (i > 0) ent__buffer_putc(spare, one->rank == one[-1].rank ? '=' : '|');
    add_element(spare, ent__walk_id(dataset, ENT_TABLE_VALUES, one->value), "\\|=");
  }
}

static void add_target(ent_buffer *spare, const ent_dataset *dataset, ent_target target) {
  static const char *const fronts[] = {"argument:", "issue:", "issue:", "relation:"};
  static const char *const backs[] = {"", ":support", ":oppose", ""};
  static const ent_table tables[] = {ENT_TABLE_ARGUMENTS, ENT_TABLE_ISSUES, ENT_TABLE_ISSUES,
                                     ENT_TABLE_RELATIONS};
  ent__buffer_puts(spare, fronts[target.kind]);
  ent__buffer_puts(spare, ent__walk_id(dataset, tables[target.kind], target.index));
  ent__buffer_puts(spare, backs[target.kind]);
}

static void add_position(ent_buffer *spare, const ent_statement *statement) {
  const char *word = ent_position_word_word(statement->word);
  if (word != NULL)
    ent__buffer_puts(spare, word);
  else
    ent__buffer_number(spare, statement->position);
}

static void add_interval(ent_buffer *spare, ent_interval interval) {
  char text[ENT_INTERVAL_SIZE];
  ent_interval_format(text, interval);
  ent__buffer_puts(spare, text);
}

/* Adds a field that is there as text to `spare`; texts and attributes go elsewhere. */
static void add_value(ent_buffer *spare, const ent_dataset *dataset, const void *record,
                      const ent__field *field) {
  const void *slot = ent__walk_slot(record, field);
  const uint32_t index =
      field->type == ENT__TYPE_REFERENCE || field->type == ENT__TYPE_REPORTER ? *(const uint32_t *)slot : 0;
  switch (field->type) {
    case ENT__TYPE_ID:
    case ENT__TYPE_STRING: ent__buffer_puts(spare, *(const char *const *)slot); break;
    case ENT__TYPE_STRINGS: add_strings(spare, slot); break;
    case ENT__TYPE_WORD: ent__buffer_puts(spare, ent__walk_word(record, field)); break;
    case ENT__TYPE_NUMBER: ent__buffer_number(spare, *(const double *)slot); break;
    case ENT__TYPE_BOOL: ent__buffer_puts(spare, *(const int *)slot != 0 ? "true" : "false"); break;
    case ENT__TYPE_INTERVAL:
    case ENT__TYPE_DATE: add_interval(spare, *(const ent_interval *)slot); break;
    case ENT__TYPE_POSITION: add_position(spare, record); break;
    case ENT__TYPE_REPORTER:
      ent__buffer_puts(
          spare, index == ENT_REPORTED_BY_AUTHOR ? "@author" : ent__walk_id(dataset, field->target, index));
      break;
    case ENT__TYPE_REFERENCE: ent__buffer_puts(spare, ent__walk_id(dataset, field->target, index)); break;
    case ENT__TYPE_REFERENCES: add_references(spare, dataset, field->target, slot); break;
    case ENT__TYPE_RANKING: add_ranking(spare, dataset, record); break;
    case ENT__TYPE_TARGET: add_target(spare, dataset, *(const ent_target *)slot); break;
    default: break;
  }
}

/* Returns the wording of a text under a column, NULL where it has none. */
static const char *wording(const ent_text *text, const char *language) {
  for (size_t i = 0; i < ent_text_count(text); i++) {
    const char *tag = ent_text_language(text, i);
    if (tag == NULL ? language == NULL : language != NULL && strcmp(tag, language) == 0)
      return ent_text_string(text, i);
  }
  return NULL;
}

/* Both the columns and an actor's attributes are sorted by name: the search goes on where it was. */
static void write_attribute(ent_buffer *out, const ent_actor *actor, const column *one, uint32_t *at) {
  while (*at < actor->attribute_count && strcmp(actor->attributes[*at].name, one->key) < 0) (*at)++;
  if (*at == actor->attribute_count) return;
  const ent_attribute *found = &actor->attributes[*at];
  if (strcmp(found->name, one->key) != 0 || (found->string == NULL) != one->number) return;
  if (found->string != NULL)
    ent__buffer_csv(out, found->string);
  else
    ent__buffer_number(out, found->number);
}

static void write_record(ent_buffer *out, const ent_dataset *dataset, const void *record, const columns *list,
                         ent_buffer *spare) {
  uint32_t attribute = 0;
  for (size_t k = 0; k < list->count; k++) {
    const column *one = &list->at[k];
    if (k > 0) ent__buffer_putc(out, ',');
    if (!ent__walk_has(record, one->field)) continue;
    if (one->field->type == ENT__TYPE_TEXT) {
      ent__buffer_csv(out, wording(*(const ent_text *const *)ent__walk_slot(record, one->field), one->key));
    } else if (one->field->type == ENT__TYPE_ATTRIBUTES) {
      write_attribute(out, record, one, &attribute);
    } else {
      spare->size = 0;
      ent__buffer_puts(spare, "");
      add_value(spare, dataset, record, one->field);
      if (!spare->failed) ent__buffer_csv(out, spare->data);
    }
  }
  ent__buffer_putc(out, '\n');
}

static void write_memberships(ent_buffer *out, const ent_dataset *dataset) {
  size_t count;
  const ent_actor *actors = ent_dataset_actors(dataset, &count);
  bool any = false;
  for (size_t a = 0; a < count; a++) {
    for (uint32_t i = 0; i < actors[a].memberships; i++) {
      const ent_membership *one = &actors[a].member_of[i];
      if (!any) ent__buffer_puts(out, "actor,bloc,from,to\n");
      any = true;
      ent__buffer_csv(out, actors[a].id);
      ent__buffer_putc(out, ',');
      ent__buffer_csv(out, ent__walk_id(dataset, ENT_TABLE_ACTORS, one->bloc));
      ent__buffer_putc(out, ',');
      add_interval(out, one->from);
      ent__buffer_putc(out, ',');
      add_interval(out, one->to);
      ent__buffer_putc(out, '\n');
    }
  }
}

static int write_table(ent_buffer *out, const source *from, ent_buffer *spare) {
  const bool about = from->table == ENT__CSV_FILE_ABOUT;
  columns list = {NULL, 0, 0};
  const int failed = find_columns(&list, from, about ? ent__about_fields : ent__forms[from->table].fields);
  if (failed == 0) {
    if (about) ent__buffer_puts(out, list.count > 0 ? "entente," : "entente");
    write_header(out, &list, spare);
    ent__buffer_putc(out, '\n');
    for (size_t i = 0; i < record_count(from); i++) {
      if (about) ent__buffer_puts(out, list.count > 0 ? "1," : "1");
      write_record(out, from->dataset, record_at(from, i), &list, spare);
    }
  }
  ent__free(list.at);
  return failed;
}

ent_status ent__csv_file_write(ent_buffer *out, const ent_dataset *dataset, int file, ent_error *err) {
  ent_buffer spare = ENT_BUFFER_INIT;
  const source from = {dataset, file};
  int failed = 0;
  if (file == ENT__CSV_FILE_MEMBERSHIPS)
    write_memberships(out, dataset);
  else if (record_count(&from) > 0)
    failed = write_table(out, &from, &spare);
  failed = failed != 0 || spare.failed;
  ent_buffer_clear(&spare);
  return failed ? ent__nomem(err) : ent__buffer_status(out, err);
}
