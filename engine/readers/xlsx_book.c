/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the archive to its sheets: relations, the workbook's list, and our own mark in it. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/readers/xlsx.h"

static bool failed(void *context) { return ((ent__xlsx *)context)->failed; }

/*
 * Resolves the target of a relation against the folder of the part that has it, as a URI: a part of
 * the archive in any case, for ".." ends at its root.
 */
static const char *resolve(ent__xlsx *book, const char *from, const char *target) {
  const size_t room = strlen(from) + strlen(target) + 2;
  char *path = ent__arena_alloc(&book->arena, room, 1);
  if (path == NULL) {
    book->failed = true;
    return NULL;
  }
  const char *slash = strrchr(from, '/');
  size_t length = target[0] == '/' || slash == NULL ? 0 : (size_t)(slash - from);
  if (length > 0) memcpy(path, from, length);
  while (*target != '\0') {
    const size_t step = strcspn(target, "/\\");
    if (step == 2 && memcmp(target, "..", 2) == 0) {
      while (length > 0 && path[--length] != '/') {}
    } else if (step > 0 && !(step == 1 && target[0] == '.')) {
      if (length > 0) path[length++] = '/';
      memcpy(path + length, target, step);
      length += step;
    }
    target += step + (target[step] != '\0');
  }
  path[length] = '\0';
  return path;
}

typedef struct relation_scan {
  ent__xlsx *book;
  ent__xlsx_relations *list;
  const char *from;
} relation_scan;

static void on_relation(void *context, const char *name, const ent__xlsx_attributes *attributes) {
  relation_scan *state = context;
  ent__xlsx *book = state->book;
  void *at = state->list->at;
  if (strcmp(name, "Relationship") != 0 || state->list->count >= ENT__XLSX_RELATIONS) return;
  const char *id = ent__xlsx_attribute_copy(book, attributes, "Id");
  const char *type = ent__xlsx_attribute_copy(book, attributes, "Type");
  const char *target = ent__xlsx_attribute_copy(book, attributes, "Target");
  if (book->failed) return;
  const char *word = strrchr(type, '/');
  const bool outside = ent__xlsx_attribute_is(attributes, "TargetMode", "External");
  const char *part = outside ? NULL : resolve(book, state->from, target);
  if (ent__grow(&at, &state->list->room, state->list->count + 1, sizeof *state->list->at) != 0) book->failed = true;
  state->list->at = at;
  if (!book->failed) state->list->at[state->list->count++] = (ent__xlsx_relation){id, word == NULL ? type : word + 1, part};
}

static bool relation_failed(void *context) { return ((relation_scan *)context)->book->failed; }

/* Reads the relations of a part: those of "xl/workbook.xml" stand in "xl/_rels/workbook.xml.rels". */
static ent_status read_relations(ent__xlsx *book, ent__xlsx_relations *list, const char *from, ent_error *err) {
  char part[512];
  const char *slash = strrchr(from, '/');
  const int folder = slash == NULL ? 0 : (int)(slash - from) + 1;
  const int written = snprintf(part, sizeof part, "%.*s_rels/%s.rels", folder, from, from + folder);
  relation_scan state = {book, list, from};
  const ent__xlsx_handler handler = {on_relation, NULL, NULL, relation_failed, &state};
  if (written < 0 || (size_t)written >= sizeof part || !ent__xlsx_has(book, part)) return ENT_OK;
  return ent__xlsx_parse(book, part, ENT__XLSX_SMALL, &handler, err);
}

static const char *first_of(const ent__xlsx_relations *list, const char *type) {
  for (size_t i = 0; i < list->count; i++)
    if (list->at[i].part != NULL && strcmp(list->at[i].type, type) == 0) return list->at[i].part;
  return NULL;
}

const char *ent__xlsx_related(const ent__xlsx *book, const char *type) { return first_of(&book->relations, type); }

/* The workbook is where the archive's own relations say, and else where it always is. */
static ent_status find_workbook(ent__xlsx *book, const char **part, ent_error *err) {
  ent__xlsx_relations list = {NULL, 0, 0};
  const ent_status status = read_relations(book, &list, "", err);
  const char *found = first_of(&list, "officeDocument");
  *part = found != NULL && ent__xlsx_has(book, found) ? found : "xl/workbook.xml";
  ent__free(list.at);
  if (status == ENT_OK && !book->broken && !ent__xlsx_has(book, *part))
    ent__xlsx_fault(book, book->name, 0, 0, "missing-part", NULL, "the archive has no part '%.120s': it is no workbook", *part);
  return status;
}

static const ent__xlsx_relation *by_id(const ent__xlsx *book, const char *id) {
  for (size_t i = 0; i < book->relations.count; i++)
    if (strcmp(book->relations.at[i].id, id) == 0) return &book->relations.at[i];
  return NULL;
}

static const char *source_of(ent__xlsx *book, const char *name) {
  const size_t room = strlen(book->name) + strlen(name) + 2;
  char *out = ent__arena_alloc(&book->arena, room, 1);
  if (out == NULL) book->failed = true;
  else snprintf(out, room, "%s:%s", book->name, name);
  return out;
}

static void on_sheet(ent__xlsx *book, const ent__xlsx_attributes *attributes) {
  void *sheets = book->sheets;
  if (book->sheet_count >= ENT__XLSX_SHEETS) {
    if (!book->broken) ent__xlsx_fault(book, book->name, 0, 0, "too-large", NULL, "the workbook has more than %d sheets", ENT__XLSX_SHEETS);
    return;
  }
  const char *name = ent__xlsx_attribute_copy(book, attributes, "name");
  const char *id = ent__xlsx_attribute_copy(book, attributes, "id"); /* r:id; sheets have no other */
  if (name == NULL || id == NULL) return;
  const char *source = source_of(book, name);
  if (ent__grow(&sheets, &book->sheet_room, book->sheet_count + 1, sizeof *book->sheets) != 0) book->failed = true;
  book->sheets = sheets;
  if (book->failed) return;
  const ent__xlsx_relation *relation = by_id(book, id);
  const bool is_table = relation == NULL || strcmp(relation->type, "worksheet") == 0;
  if (relation == NULL || (is_table && relation->part == NULL))
    ent__xlsx_fault(book, source, 0, 0, "missing-part", NULL, "the workbook lists sheet '%.60s', but not where it is", name);
  const bool hidden = ent__xlsx_attribute_is(attributes, "state", "hidden") || ent__xlsx_attribute_is(attributes, "state", "veryHidden");
  book->sheets[book->sheet_count++] = (ent__xlsx_sheet){name, is_table && relation != NULL ? relation->part : NULL, source, hidden};
}

static void on_workbook(void *context, const char *name, const ent__xlsx_attributes *attributes) {
  ent__xlsx *book = context;
  if (strcmp(name, "sheet") == 0) on_sheet(book, attributes);
  if (strcmp(name, "workbookPr") == 0)
    book->since_1904 = ent__xlsx_attribute_is(attributes, "date1904", "1") || ent__xlsx_attribute_is(attributes, "date1904", "true");
  if (strcmp(name, "definedName") == 0 && ent__xlsx_attribute_is(attributes, "name", "entente_form")) book->ours = true;
}

const ent__xlsx_sheet *ent__xlsx_sheet_named(const ent__xlsx *book, const char *name) {
  for (size_t i = 0; i < book->sheet_count; i++)
    if (strcasecmp(book->sheets[i].name, name) == 0) return &book->sheets[i];
  return NULL;
}

ent_status ent__xlsx_read_book(ent__xlsx *book, ent_error *err) {
  const char *part = NULL;
  const ent__xlsx_handler handler = {on_workbook, NULL, NULL, failed, book};
  ent_status status = find_workbook(book, &part, err);
  if (status == ENT_OK && !book->broken) status = read_relations(book, &book->relations, part, err);
  if (status == ENT_OK && !book->broken) status = ent__xlsx_parse(book, part, ENT__XLSX_SMALL, &handler, err);
  if (status == ENT_OK && !book->broken && book->sheet_count == 0)
    ent__xlsx_fault(book, book->name, 0, 0, "no-table", NULL, "the workbook has no sheet");
  if (status == ENT_OK && !book->broken) status = ent__xlsx_read_styles(book, err);
  if (status == ENT_OK && !book->broken) status = ent__xlsx_read_strings(book, err);
  return status == ENT_OK && book->failed ? ent__nomem(err) : status;
}
