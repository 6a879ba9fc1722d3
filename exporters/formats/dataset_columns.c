/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/dataset_columns.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/mem.h"
#include "exporters/formats/dataset_csv.h"
#include "exporters/formats/dataset_walk.h"

static int add_column(ent__columns *list, const ent__field *field, const char *key, bool number) {
  void *at = list->at;
  if (ent__grow(&at, &list->room, list->count + 1, sizeof *list->at) != 0) return -1;
  list->at = at;
  list->at[list->count++] = (ent__column){field, key, number};
  return 0;
}

static int by_key(const void *a, const void *b) {
  const ent__column *x = a;
  const ent__column *y = b;
  const int order =
      x->key == NULL || y->key == NULL ? (x->key != NULL) - (y->key != NULL) : strcmp(x->key, y->key);
  return order != 0 ? order : x->number - y->number;
}

/* Sorts the columns from `from` on and keeps each once. */
static void make_unique(ent__columns *list, size_t from) {
  if (list->count == from) return;
  qsort(list->at + from, list->count - from, sizeof *list->at, by_key);
  size_t kept = from + 1;
  for (size_t i = from + 1; i < list->count; i++)
    if (by_key(&list->at[kept - 1], &list->at[i]) != 0) list->at[kept++] = list->at[i];
  list->count = kept;
}

/* So that the list stays small where each of many records has the same columns. */
static void thin_out(ent__columns *list, size_t from, size_t *limit) {
  if (list->count - from < *limit) return;
  make_unique(list, from);
  *limit = 2 * (list->count - from) + 64;
}

size_t ent__column_records(const ent__column_source *from) {
  return from->table == ENT__CSV_FILE_ABOUT ? 1 : ent__walk_count(from->dataset, from->table);
}

const void *ent__column_record(const ent__column_source *from, size_t i) {
  return from->table == ENT__CSV_FILE_ABOUT ? ent_dataset_about(from->dataset)
                                            : ent__walk_record(from->dataset, from->table, i);
}

static int add_text(ent__columns *list, const ent__field *field, const ent_text *text) {
  for (size_t i = 0; i < ent_text_count(text); i++)
    if (add_column(list, field, ent_text_language(text, i), false) != 0) return -1;
  return 0;
}

static int add_attributes(ent__columns *list, const ent__field *field, const ent_actor *actor) {
  for (uint32_t i = 0; i < actor->attribute_count; i++)
    if (add_column(list, field, actor->attributes[i].name, actor->attributes[i].string == NULL) != 0)
      return -1;
  return 0;
}

/* Adds the columns that a field needs: none where no record has it and none must. */
static int add_field(ent__columns *list, const ent__column_source *from, const ent__field *field) {
  const size_t first = list->count;
  size_t limit = 64;
  for (size_t i = 0; i < ent__column_records(from); i++) {
    const void *record = ent__column_record(from, i);
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

int ent__columns_find(ent__columns *list, const ent__column_source *from) {
  const ent__field *fields = from->table == ENT__CSV_FILE_ABOUT ? ent__about_fields : ent__forms[from->table].fields;
  for (const ent__field *field = fields; field->name != NULL; field++)
    if (field->type != ENT__TYPE_MEMBERSHIPS && add_field(list, from, field) != 0) return -1;
  return 0;
}

void ent__column_name(ent_buffer *out, const ent__column *column) {
  if (column->field->type == ENT__TYPE_ATTRIBUTES) {
    ent__buffer_puts(out, column->number ? "num:" : "attr:");
    ent__buffer_puts(out, column->key);
  } else {
    ent__buffer_puts(out, column->field->name);
    if (column->key != NULL) ent__buffer_putc(out, '@');
    if (column->key != NULL) ent__buffer_puts(out, column->key);
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

static void add_interval(ent_buffer *spare, ent_interval interval) {
  char text[ENT_INTERVAL_SIZE];
  ent_interval_format(text, interval);
  ent__buffer_puts(spare, text);
}

/* Adds a field that is there as text to `spare`; what is a text, a number or a word already goes elsewhere. */
static void add_value(ent_buffer *spare, const ent_dataset *dataset, const void *record,
                      const ent__field *field) {
  const void *slot = ent__walk_slot(record, field);
  const uint32_t index =
      field->type == ENT__TYPE_REFERENCE || field->type == ENT__TYPE_REPORTER ? *(const uint32_t *)slot : 0;
  switch (field->type) {
    case ENT__TYPE_INTERVAL:
    case ENT__TYPE_DATE: add_interval(spare, *(const ent_interval *)slot); break;
    case ENT__TYPE_REPORTER:
      ent__buffer_puts(
          spare, index == ENT_REPORTED_BY_AUTHOR ? "@author" : ent__walk_id(dataset, field->target, index));
      break;
    case ENT__TYPE_REFERENCE: ent__buffer_puts(spare, ent__walk_id(dataset, field->target, index)); break;
    case ENT__TYPE_STRINGS: add_strings(spare, slot); break;
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

static ent__column_value text_value(const char *text) {
  return (ent__column_value){text == NULL ? ENT__COLUMN_ABSENT : ENT__COLUMN_TEXT, text, 0};
}

static ent__column_value number_value(double number) { return (ent__column_value){ENT__COLUMN_NUMBER, NULL, number}; }

/* Both the columns and an actor's attributes are sorted by name: the search goes on where it was. */
static ent__column_value attribute_value(const ent_actor *actor, const ent__column *one, uint32_t *at) {
  while (*at < actor->attribute_count && strcmp(actor->attributes[*at].name, one->key) < 0) (*at)++;
  if (*at == actor->attribute_count) return text_value(NULL);
  const ent_attribute *found = &actor->attributes[*at];
  if (strcmp(found->name, one->key) != 0 || (found->string == NULL) != one->number) return text_value(NULL);
  return found->string != NULL ? text_value(found->string) : number_value(found->number);
}

static ent__column_value position_value(const ent_statement *statement) {
  const char *word = ent_position_word_word(statement->word);
  return word != NULL ? text_value(word) : number_value(statement->position);
}

ent__column_value ent__column_value_of(const ent__column_source *from, const void *record, const ent__column *column,
                                       ent_buffer *spare, uint32_t *attribute) {
  const ent__field *field = column->field;
  const void *slot = ent__walk_slot(record, field);
  if (!ent__walk_has(record, field)) return text_value(NULL);
  switch (field->type) {
    case ENT__TYPE_TEXT: return text_value(wording(*(const ent_text *const *)slot, column->key));
    case ENT__TYPE_ATTRIBUTES: return attribute_value(record, column, attribute);
    case ENT__TYPE_ID:
    case ENT__TYPE_STRING: return text_value(*(const char *const *)slot);
    case ENT__TYPE_WORD: return text_value(ent__walk_word(record, field));
    case ENT__TYPE_NUMBER: return number_value(*(const double *)slot);
    case ENT__TYPE_POSITION: return position_value(record);
    case ENT__TYPE_BOOL: {
      const bool yes = *(const int *)slot != 0;
      return (ent__column_value){ENT__COLUMN_BOOL, yes ? "true" : "false", yes};
    }
    default: break;
  }
  spare->size = 0;
  ent__buffer_puts(spare, "");
  add_value(spare, from->dataset, record, field);
  return text_value(spare->failed ? "" : spare->data);
}
