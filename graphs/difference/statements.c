/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which statements are the same, changed, added and removed. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/difference/internal.h"

/* A statement by what it can be matched by. */
typedef struct entry {
  const ent_statement *statement;
  const char *actor;
  const char *issue;
  const char *document;
  ent_statement_id index;
  uint32_t match; /* index of the entry of the other side; ENT_NONE */
} entry;

typedef struct side {
  const ent_dataset *dataset;
  entry *at;
  size_t count;
} side;

static int by_date(ent_date a, ent_date b) {
  if (a.year != b.year) return a.year < b.year ? -1 : 1;
  if (a.month != b.month) return a.month < b.month ? -1 : 1;
  return a.day < b.day ? -1 : a.day > b.day;
}

static int by_interval(ent_interval a, ent_interval b) {
  const int order = by_date(a.from, b.from);
  return order != 0 ? order : by_date(a.to, b.to);
}

static int compare_content(const entry *a, const entry *b) {
  int order = strcmp(a->actor, b->actor);
  if (order == 0) order = strcmp(a->issue, b->issue);
  if (order == 0) order = by_interval(a->statement->date, b->statement->date);
  if (order == 0) order = (a->statement->position > b->statement->position) - (a->statement->position < b->statement->position);
  if (order == 0) order = (a->statement->word > b->statement->word) - (a->statement->word < b->statement->word);
  if (order == 0) order = ent__difference_order(a->document, b->document);
  return order != 0 ? order : ent__difference_order(a->statement->locator, b->statement->locator);
}

static int by_content(const void *left, const void *right) {
  const entry *a = left;
  const entry *b = right;
  int order = compare_content(a, b);
  if (order == 0) order = ent__difference_order(a->statement->id, b->statement->id);
  return order != 0 ? order : a->index < b->index ? -1 : a->index > b->index;
}

static int by_id(const void *left, const void *right) {
  const entry *a = left;
  const entry *b = right;
  const int order = ent__difference_order(a->statement->id, b->statement->id);
  return order != 0 ? order : a->index < b->index ? -1 : a->index > b->index;
}

/* Takes the statements that count: those in cells of their own. */
static ent_status gather(side *out, const ent_study *study, ent_error *err) {
  size_t cells = 0;
  size_t unused = 0;
  const ent_stances *stances = ent_study_stances(study);
  const ent_cell *all = ent_stances_cells(stances, &cells);
  *out = (side){.dataset = ent_study_dataset(study)};
  const ent_statement *statements = ent_dataset_statements(out->dataset, &unused);
  const ent_actor *actors = ent_dataset_actors(out->dataset, &unused);
  const ent_issue *issues = ent_dataset_issues(out->dataset, &unused);
  const ent_document *documents = ent_dataset_documents(out->dataset, &unused);
  size_t room = 0;
  for (size_t i = 0; i < cells; i++) room += all[i].from_bloc == ENT_NONE ? all[i].count : 0;
  out->at = ent__alloc(room + 1, sizeof *out->at);
  if (out->at == NULL) return ent__nomem(err);
  for (size_t i = 0; i < cells; i++) {
    for (uint32_t k = 0; all[i].from_bloc == ENT_NONE && k < all[i].count; k++) {
      const ent_statement *one = &statements[all[i].statements[k]];
      out->at[out->count++] = (entry){one, actors[one->actor].id, issues[one->issue].id, one->document == ENT_NONE ? NULL : documents[one->document].id, all[i].statements[k], ENT_NONE};
    }
  }
  return ENT_OK;
}

/* Walks two sorted sides and matches what is equal, each entry once. */
static void match(side *before, side *after, bool ids) {
  size_t i = 0;
  size_t k = 0;
  qsort(before->at, before->count, sizeof *before->at, ids ? by_id : by_content);
  qsort(after->at, after->count, sizeof *after->at, ids ? by_id : by_content);
  while (i < before->count && k < after->count) {
    entry *a = &before->at[i];
    entry *b = &after->at[k];
    if (a->match != ENT_NONE || (ids && a->statement->id == NULL)) i++;
    else if (b->match != ENT_NONE || (ids && b->statement->id == NULL)) k++;
    else {
      const int order = ids ? strcmp(a->statement->id, b->statement->id) : compare_content(a, b);
      if (order == 0) {
        a->match = b->index;
        b->match = a->index;
      }
      i += order <= 0;
      k += order >= 0;
    }
  }
}

static const char *reporter(const side *of, const ent_statement *statement) {
  size_t count = 0;
  const ent_actor *actors = ent_dataset_actors(of->dataset, &count);
  if (statement->reported_by == ENT_NONE) return NULL;
  return statement->reported_by == ENT_REPORTED_BY_AUTHOR ? "" : actors[statement->reported_by].id;
}

static double confidence(const ent_statement *statement) { return isnan(statement->confidence) ? 1 : statement->confidence; }

static int fields_of(const side *before, const side *after, const entry *a, const entry *b) {
  const ent_statement *x = a->statement;
  const ent_statement *y = b->statement;
  int fields = 0;
  if (strcmp(a->actor, b->actor) != 0) fields |= ENT_DIFFERENCE_ACTOR;
  if (strcmp(a->issue, b->issue) != 0) fields |= ENT_DIFFERENCE_ISSUE;
  if (x->position != y->position || x->word != y->word) fields |= ENT_DIFFERENCE_POSITION;
  if (by_interval(x->date, y->date) != 0) fields |= ENT_DIFFERENCE_DATE;
  if (ent__difference_order(a->document, b->document) != 0 || ent__difference_order(x->locator, y->locator) != 0) fields |= ENT_DIFFERENCE_SOURCE;
  if (confidence(x) != confidence(y)) fields |= ENT_DIFFERENCE_CONFIDENCE;
  if (!ent__difference_same_text(x->summary, y->summary) || x->kind != y->kind || ent__difference_order(reporter(before, x), reporter(after, y)) != 0)
    fields |= ENT_DIFFERENCE_REST;
  return fields;
}

/* The entries of the other side by statement. */
static ent_status index_of(entry ***out, const side *of, ent_error *err) {
  size_t total = 0;
  ent_dataset_statements(of->dataset, &total);
  *out = ent__zalloc(total + 1, sizeof **out);
  if (*out == NULL) return ent__nomem(err);
  for (size_t i = 0; i < of->count; i++) (*out)[of->at[i].index] = &of->at[i];
  return ENT_OK;
}

static void add(ent_difference *difference, ent_difference_kind kind, int fields, ent_statement_id before, ent_statement_id after) {
  difference->statements[difference->statement_count++] = (ent_statement_difference){kind, fields, before, after};
}

/* Sides are in the order of content; so is what comes of them. */
static ent_status settle(ent_difference *difference, const side *before, const side *after, ent_error *err) {
  entry **by_index = NULL;
  const ent_status status = index_of(&by_index, after, err);
  if (status != ENT_OK) return status;
  for (size_t i = 0; i < before->count; i++) {
    const entry *a = &before->at[i];
    if (a->match == ENT_NONE) continue;
    const int fields = fields_of(before, after, a, by_index[a->match]);
    if (fields == 0) difference->same.statements++;
    else add(difference, ENT_DIFFERENCE_CHANGED, fields, a->index, a->match);
  }
  for (size_t i = 0; i < after->count; i++)
    if (after->at[i].match == ENT_NONE) add(difference, ENT_DIFFERENCE_ADDED, 0, ENT_NONE, after->at[i].index);
  for (size_t i = 0; i < before->count; i++)
    if (before->at[i].match == ENT_NONE) add(difference, ENT_DIFFERENCE_REMOVED, 0, before->at[i].index, ENT_NONE);
  ent__free(by_index);
  return ENT_OK;
}

ent_status ent__difference_statements(ent_difference *difference, ent_error *err) {
  side before = {NULL, NULL, 0};
  side after = {NULL, NULL, 0};
  ent_status status = gather(&before, difference->before, err);
  if (status == ENT_OK) status = gather(&after, difference->after, err);
  if (status != ENT_OK) goto fail;
  difference->statements = ent__alloc(before.count + after.count + 1, sizeof *difference->statements);
  if (difference->statements == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  match(&before, &after, true);
  match(&before, &after, false);
  status = settle(difference, &before, &after, err);
fail:
  ent__free(before.at);
  ent__free(after.at);
  return status;
}
