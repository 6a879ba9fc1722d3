/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dataset as one JSON document. Two datasets of equal content give equal bytes: keys in the
 * form's order, nothing that is absent, lists of ids on one line.
 */
#include <entente/exporters.h>

#include "engine/base/buffer.h"
#include "engine/base/json_write.h"
#include "exporters/formats/dataset_walk.h"

static void write_text(ent__json *json, const ent_text *text) {
  if (ent_text_language(text, 0) == NULL) {
    ent__json_string(json, ent_text_string(text, 0));
    return;
  }
  ent__json_object(json);
  for (size_t i = 0; i < ent_text_count(text); i++) {
    ent__json_key(json, ent_text_language(text, i));
    ent__json_string(json, ent_text_string(text, i));
  }
  ent__json_close(json, '}');
}

static void write_interval(ent__json *json, ent_interval interval) {
  char text[ENT_INTERVAL_SIZE];
  ent_interval_format(text, interval);
  ent__json_string(json, text);
}

static void write_position(ent__json *json, const ent_statement *statement) {
  const char *word = ent_position_word_word(statement->word);
  if (word != NULL)
    ent__json_string(json, word);
  else
    ent__json_number(json, statement->position);
}

static void write_references(ent__json *json, const ent_dataset *dataset, ent_table target,
                             const ent_ids *ids) {
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < ids->count; i++) ent__json_string(json, ent__walk_id(dataset, target, ids->at[i]));
  ent__json_close(json, ']');
}

static void write_target(ent__json *json, const ent_dataset *dataset, ent_target target) {
  const bool issue = target.kind == ENT_TARGET_ISSUE_SUPPORT || target.kind == ENT_TARGET_ISSUE_OPPOSE;
  const ent_table table = issue                                ? ENT_TABLE_ISSUES
                          : target.kind == ENT_TARGET_RELATION ? ENT_TABLE_RELATIONS
                                                               : ENT_TABLE_ARGUMENTS;
  ent__json_object_inline(json);
  ent__json_key(json, ent__forms[table].one);
  ent__json_string(json, ent__walk_id(dataset, table, target.index));
  if (issue) {
    ent__json_key(json, "side");
    ent__json_string(json, target.kind == ENT_TARGET_ISSUE_SUPPORT ? "support" : "oppose");
  }
  ent__json_close(json, '}');
}

static void write_memberships(ent__json *json, const ent_dataset *dataset, const ent_actor *actor) {
  ent__json_array(json);
  for (uint32_t i = 0; i < actor->memberships; i++) {
    const ent_membership *one = &actor->member_of[i];
    ent__json_object_inline(json);
    ent__json_key(json, "bloc");
    ent__json_string(json, ent__walk_id(dataset, ENT_TABLE_ACTORS, one->bloc));
    if (one->from.from.year != 0) {
      ent__json_key(json, "from");
      write_interval(json, one->from);
    }
    if (one->to.from.year != 0) {
      ent__json_key(json, "to");
      write_interval(json, one->to);
    }
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

/* Values alone at their rank as such, equals in a list of their own. */
static void write_ranking(ent__json *json, const ent_dataset *dataset, const ent_actor *actor) {
  const ent_ranked_value *at = actor->values;
  const uint32_t count = actor->ranked_values;
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < count; i++) {
    const bool opens = i == 0 || at[i - 1].rank != at[i].rank;
    const bool closes = i + 1 == count || at[i + 1].rank != at[i].rank;
    if (opens && !closes) ent__json_array_inline(json);
    ent__json_string(json, ent__walk_id(dataset, ENT_TABLE_VALUES, at[i].value));
    if (closes && !opens) ent__json_close(json, ']');
  }
  ent__json_close(json, ']');
}

static void write_attributes(ent__json *json, const ent_actor *actor) {
  ent__json_object(json);
  for (uint32_t i = 0; i < actor->attribute_count; i++) {
    const ent_attribute *one = &actor->attributes[i];
    ent__json_key(json, one->name);
    if (one->string != NULL)
      ent__json_string(json, one->string);
    else
      ent__json_number(json, one->number);
  }
  ent__json_close(json, '}');
}

static void write_reporter(ent__json *json, const ent_dataset *dataset, uint32_t actor) {
  ent__json_string(
      json, actor == ENT_REPORTED_BY_AUTHOR ? "@author" : ent__walk_id(dataset, ENT_TABLE_ACTORS, actor));
}

static void write_strings(ent__json *json, const ent_strings *strings) {
  if (strings->count != 1) ent__json_array_inline(json);
  for (uint32_t i = 0; i < strings->count; i++) ent__json_string(json, strings->at[i]);
  if (strings->count != 1) ent__json_close(json, ']');
}

static void write_field(ent__json *json, const ent_dataset *dataset, const void *record,
                        const ent__field *field) {
  const void *slot = ent__walk_slot(record, field);
  switch (field->type) {
    case ENT__TYPE_ID:
    case ENT__TYPE_STRING: ent__json_string(json, *(const char *const *)slot); break;
    case ENT__TYPE_STRINGS: write_strings(json, slot); break;
    case ENT__TYPE_TEXT: write_text(json, *(const ent_text *const *)slot); break;
    case ENT__TYPE_WORD: ent__json_string(json, ent__walk_word(record, field)); break;
    case ENT__TYPE_NUMBER: ent__json_number(json, *(const double *)slot); break;
    case ENT__TYPE_BOOL: ent__json_bool(json, *(const int *)slot != 0); break;
    case ENT__TYPE_INTERVAL:
    case ENT__TYPE_DATE: write_interval(json, *(const ent_interval *)slot); break;
    case ENT__TYPE_POSITION: write_position(json, record); break;
    case ENT__TYPE_REFERENCE:
      ent__json_string(json, ent__walk_id(dataset, field->target, *(const uint32_t *)slot));
      break;
    case ENT__TYPE_REFERENCES: write_references(json, dataset, field->target, slot); break;
    case ENT__TYPE_REPORTER: write_reporter(json, dataset, *(const uint32_t *)slot); break;
    case ENT__TYPE_TARGET: write_target(json, dataset, *(const ent_target *)slot); break;
    case ENT__TYPE_MEMBERSHIPS: write_memberships(json, dataset, record); break;
    case ENT__TYPE_RANKING: write_ranking(json, dataset, record); break;
    case ENT__TYPE_ATTRIBUTES: write_attributes(json, record); break;
  }
}

static void write_fields(ent__json *json, const ent_dataset *dataset, const void *record,
                         const ent__field *fields) {
  for (const ent__field *field = fields; field->name != NULL; field++) {
    if (!ent__walk_has(record, field)) continue;
    ent__json_key(json, field->name);
    write_field(json, dataset, record, field);
  }
}

ent_status ent_dataset_write_json(ent_buffer *out, const ent_dataset *dataset, ent_error *err) {
  ent__json json;
  ent__json_begin(&json, out);
  ent__json_object(&json);
  ent__json_key(&json, "entente");
  ent__json_integer(&json, 1);
  write_fields(&json, dataset, ent_dataset_about(dataset), ent__about_fields);
  for (int table = 0; table < ENT_TABLES; table++) {
    const size_t count = ent__walk_count(dataset, table);
    if (count == 0) continue;
    ent__json_key(&json, ent__forms[table].name);
    ent__json_array(&json);
    for (size_t i = 0; i < count; i++) {
      ent__json_object(&json);
      write_fields(&json, dataset, ent__walk_record(dataset, table, i), ent__forms[table].fields);
      ent__json_close(&json, '}');
    }
    ent__json_close(&json, ']');
  }
  ent__json_close(&json, '}');
  return ent__buffer_status(out, err);
}
