/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The builder's records and faults; values are in builder_values.c, the end in builder_finish.c. */
#include "engine/dataset/builder.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/diag.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/dataset/builder_internal.h"

ent_status ent__builder_new(ent__builder **out, ent_error *err) {
  *out = NULL;
  ent__builder *builder = ent__zalloc(1, sizeof *builder);
  if (builder == NULL) return ent__nomem(err);
  builder->dataset = ent__zalloc(1, sizeof *builder->dataset);
  if (builder->dataset == NULL) {
    ent__free(builder);
    return ent__nomem(err);
  }
  builder->table = ENT__ABOUT;
  builder->text_field = -1;
  *out = builder;
  return ENT_OK;
}

void ent__builder_free(ent__builder *builder) {
  if (builder == NULL) return;
  ent_dataset_free(builder->dataset);
  for (int table = 0; table < ENT_TABLES; table++) ent__free(builder->seen[table].at);
  ent__free(builder->references.at);
  ent__free(builder->ranks.at);
  ent__free(builder->memberships.at);
  ent__free(builder->member_counts.at);
  ent__free(builder->attributes.at);
  ent__free(builder->faults.at);
  ent__free(builder->wordings.at);
  ent__arena_clear(&builder->scratch);
  ent__free(builder);
}

void *ent__array_add(ent__builder *builder, ent__array *array, size_t size) {
  if (ent__grow(&array->at, &array->room, array->count + 1, size) != 0) {
    builder->failed = true;
    return NULL;
  }
  void *added = (char *)array->at + array->count++ * size;
  memset(added, 0, size);
  return added;
}

/* Gives each field of a fresh, zeroed record the value that means "absent". */
static void make_absent(void *record, const ent__field *fields) {
  for (; fields->name != NULL; fields++) {
    void *slot = (char *)record + fields->offset;
    switch (fields->type) {
      case ENT__TYPE_NUMBER:
      case ENT__TYPE_POSITION: *(double *)slot = NAN; break;
      case ENT__TYPE_BOOL: *(int *)slot = -1; break;
      case ENT__TYPE_REFERENCE:
      case ENT__TYPE_REPORTER: *(uint32_t *)slot = ENT_NONE; break;
      case ENT__TYPE_TARGET: ((ent_target *)slot)->index = ENT__TARGET_UNSET; break;
      case ENT__TYPE_WORD: *(int *)slot = fields->words[0] == NULL ? 0 : ENT__WORD_UNSET; break;
      default: break;
    }
  }
}

uint32_t ent__builder_add(ent__builder *builder, int table) {
  ent__builder_end_text(builder);
  ent_dataset *dataset = builder->dataset;
  const size_t size = ent__forms[table].size;
  const size_t count = dataset->counts[table];
  uint32_t *seen = ent__array_add(builder, &builder->seen[table], sizeof *seen);
  const bool room = count < ENT_NONE - 2 && ent__grow(&dataset->tables[table], &builder->rooms[table], count + 1, size) == 0;
  if (seen == NULL || !room) {
    builder->failed = true;
    return 0;
  }
  void *record = (char *)dataset->tables[table] + count * size;
  memset(record, 0, size);
  make_absent(record, ent__forms[table].fields);
  builder->table = table;
  builder->record = (uint32_t)count;
  dataset->counts[table]++;
  return builder->record;
}

void ent__builder_statement(ent__builder *builder, const ent_statement *statement) {
  ent_dataset *dataset = builder->dataset;
  const size_t count = dataset->counts[ENT_TABLE_STATEMENTS];
  void **table = &dataset->tables[ENT_TABLE_STATEMENTS];
  assert(builder->seen[ENT_TABLE_STATEMENTS].count == 0);
  if (count >= ENT_NONE - 2 || ent__grow(table, &builder->rooms[ENT_TABLE_STATEMENTS], count + 1, sizeof *statement) != 0) {
    builder->failed = true;
    return;
  }
  ((ent_statement *)*table)[count] = *statement;
  dataset->counts[ENT_TABLE_STATEMENTS] = count + 1;
}

ent_statement *ent__builder_statements(ent__builder *builder, size_t *count) {
  *count = builder->dataset->counts[ENT_TABLE_STATEMENTS];
  return builder->dataset->tables[ENT_TABLE_STATEMENTS];
}

const char *ent__builder_keep(ent__builder *builder, const char *s, size_t length) {
  const char *copy = ent__arena_string(&builder->dataset->arena, s, length);
  if (copy == NULL) builder->failed = true;
  return copy;
}

const ent_text *ent__builder_plain(ent__builder *builder, const char *s, size_t length) {
  const char *copy = ent__builder_keep(builder, s, length);
  ent_text *text = ent__arena_alloc(&builder->dataset->arena, 1, sizeof *text + sizeof(ent__wording));
  if (copy == NULL || text == NULL) {
    builder->failed = true;
    return NULL;
  }
  text->count = 1;
  text->at[0] = (ent__wording){NULL, copy};
  return text;
}

const char *ent__builder_statement_id(ent__builder *builder, const char *s, size_t length, bool *taken) {
  ent_dataset *dataset = builder->dataset;
  const uint32_t next = (uint32_t)dataset->counts[ENT_TABLE_STATEMENTS];
  *taken = ent__id_index_find(dataset->ids[ENT_TABLE_STATEMENTS], s) != ENT_NONE;
  const char *id = *taken ? NULL : ent__builder_keep(builder, s, length);
  if (id == NULL) return NULL;
  if (ent__id_index_add(&dataset->ids[ENT_TABLE_STATEMENTS], &dataset->arena, id, next) != ENT_NONE) return id;
  builder->failed = true;
  return NULL;
}

void ent__builder_about(ent__builder *builder) {
  ent__builder_end_text(builder);
  builder->table = ENT__ABOUT;
  builder->record = 0;
}

const ent__field *ent__builder_fields(const ent__builder *builder) {
  return builder->table == ENT__ABOUT ? ent__about_fields : ent__forms[builder->table].fields;
}

void *ent__builder_slot(const ent__builder *builder, int field) {
  ent_dataset *dataset = builder->dataset;
  char *record = builder->table == ENT__ABOUT
                     ? (char *)&dataset->about
                     : (char *)dataset->tables[builder->table] + builder->record * ent__forms[builder->table].size;
  return record + ent__builder_fields(builder)[field].offset;
}

void ent__builder_seen(ent__builder *builder, int field) {
  if (builder->failed) return;
  uint32_t *seen = builder->table == ENT__ABOUT ? &builder->about_seen
                                                : (uint32_t *)builder->seen[builder->table].at + builder->record;
  *seen |= UINT32_C(1) << field;
}

ent__place ent__builder_place(const ent__builder *builder, int field, int element, const char *key) {
  return (ent__place){builder->table, builder->record, field, element, key, false};
}

ENT_PRINTF(2, 0) static char *format(ent__builder *builder, const char *fmt, va_list args) {
  char text[512];
  vsnprintf(text, sizeof text, fmt, args);
  char mended[512];
  ent__copy_text(mended, sizeof mended, text);
  char *copy = ent__arena_string(&builder->scratch, mended, strlen(mended));
  if (copy == NULL) builder->failed = true;
  return copy;
}

/* Returns whether a fault is only to be counted: nobody reads on, and each takes most of a kilobyte. */
static bool beyond(ent__builder *builder) {
  if (builder->faults.count < ENT__FAULTS_SHOWN) return false;
  builder->more_faults++;
  return true;
}

static ent__fault *add_fault(ent__builder *builder, const char *code, const char *hint, char *message) {
  if (hint != NULL) {
    hint = ent__arena_string(&builder->scratch, hint, strlen(hint));
    builder->failed = builder->failed || hint == NULL;
  }
  ent__fault *fault = ent__array_add(builder, &builder->faults, sizeof *fault);
  if (fault == NULL) return NULL;
  fault->code = code;
  fault->hint = hint;
  fault->message = message;
  return fault;
}

ent__fault *ent__builder_fault_place(ent__builder *builder, ent__place place, const char *code, const char *hint,
                                     const char *fmt, ...) {
  if (beyond(builder)) return NULL;
  va_list args;
  va_start(args, fmt);
  ent__fault *fault = add_fault(builder, code, hint, format(builder, fmt, args));
  va_end(args);
  if (fault != NULL) fault->place = place;
  return fault;
}

void ent__builder_fault(ent__builder *builder, int field, int element, const char *key, const char *code,
                        const char *hint, const char *fmt, ...) {
  if (beyond(builder)) return;
  va_list args;
  va_start(args, fmt);
  ent__fault *fault = add_fault(builder, code, hint, format(builder, fmt, args));
  va_end(args);
  if (fault == NULL) return;
  const char *kept = key == NULL ? NULL : ent__arena_string(&builder->scratch, key, strlen(key));
  if (key != NULL && kept == NULL) builder->failed = true;
  fault->place = ent__builder_place(builder, field, element, kept);
  fault->place.at_key = strcmp(code, "unknown-key") == 0;
}

void ent__builder_fault_at(ent__builder *builder, const char *source, long line, long column, const char *pointer,
                           const char *code, const char *hint, const char *fmt, ...) {
  if (beyond(builder)) return;
  va_list args;
  va_start(args, fmt);
  ent__fault *fault = add_fault(builder, code, hint, format(builder, fmt, args));
  va_end(args);
  if (fault == NULL) return;
  fault->fixed = true;
  ent__copy_text(fault->at.source, sizeof fault->at.source, source);
  ent__copy_text(fault->at.pointer, sizeof fault->at.pointer, pointer);
  fault->at.line = line;
  fault->at.column = column;
}

const char *ent__builder_hint(ent__builder *builder, const char *best) {
  if (best == NULL) return NULL;
  char text[128];
  snprintf(text, sizeof text, "did you mean '%.80s'?", best);
  const char *hint = ent__arena_string(&builder->scratch, text, strlen(text));
  if (hint == NULL) builder->failed = true;
  return hint;
}

const char *ent__builder_short(ent__builder *builder, const char *s, size_t length) {
  char text[72];
  char cut[61];
  const size_t room = length < sizeof cut - 1 ? length + 1 : sizeof cut;
  char *copy = ent__arena_string(&builder->scratch, s, length < sizeof cut ? length : sizeof cut);
  if (copy == NULL) {
    builder->failed = true;
    return "";
  }
  ent__copy_text(cut, room, copy);
  for (char *c = cut; *c != '\0'; c++)
    if ((unsigned char)*c < 0x20 || *c == 0x7f) *c = '?';
  snprintf(text, sizeof text, "%s%s", cut, length > strlen(cut) ? "..." : "");
  const char *kept = ent__arena_string(&builder->scratch, text, strlen(text));
  if (kept == NULL) builder->failed = true;
  return kept == NULL ? "" : kept;
}

size_t ent__builder_faults(const ent__builder *builder) { return builder->faults.count + builder->more_faults; }

bool ent__builder_failed(const ent__builder *builder) { return builder->failed; }

void ent__builder_unread(ent__builder *builder, ent_table table) { builder->unread[table] = true; }

uint32_t ent__builder_find_actor(ent__builder *builder, const char *id) {
  return ent__id_index_find(builder->dataset->ids[ENT_TABLE_ACTORS], id);
}
