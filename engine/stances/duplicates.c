/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duplicates: of one actor, issue and position, one for each document or stretch of time. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/stances/stances_internal.h"

typedef struct keyed {
  const ent_dataset *dataset;
  double position;
  int64_t period; /* document or stretch of time; -1 - statement where it has neither and stays */
  ent__entry entry;
  uint8_t abstains;
} keyed;

/* The number of the ISO 8601 week of a day: weeks begin on Monday, and 1970-01-01 was a Thursday. */
static int64_t week_of(int32_t day) {
  const int64_t shifted = (int64_t)day + 3;
  return shifted >= 0 ? shifted / 7 : (shifted - 6) / 7;
}

/* Calendar weeks, months and years are numbered through, so that no two years share one. */
static int64_t period_of(const ent_statement *statement, ent_duplicates rule, uint32_t number) {
  const int64_t alone = -INT64_C(1000000) - number;
  int32_t first = 0, last = 0;
  if (rule == ENT_DUPLICATES_ALL) return 0;
  if (rule == ENT_DUPLICATES_DOCUMENT) return statement->document == ENT_NONE ? alone : (int64_t)statement->document;
  if (!ent_interval_days(statement->date, &first, &last)) return alone;
  if (rule == ENT_DUPLICATES_YEAR) return statement->date.from.year;
  if (rule == ENT_DUPLICATES_MONTH) return statement->date.from.year * INT64_C(12) + (statement->date.from.month ? statement->date.from.month - 1 : 0);
  return week_of(first);
}

static int compare(const void *left, const void *right) {
  const keyed *a = left, *b = right;
  if (a->entry.actor != b->entry.actor) return a->entry.actor < b->entry.actor ? -1 : 1;
  if (a->entry.issue != b->entry.issue) return a->entry.issue < b->entry.issue ? -1 : 1;
  if (a->position != b->position) return a->position < b->position ? -1 : 1;
  if (a->abstains != b->abstains) return a->abstains < b->abstains ? -1 : 1;
  if (a->period != b->period) return a->period < b->period ? -1 : 1;
  return ent__statement_compare(a->dataset, a->entry.statement, b->entry.statement);
}

static bool same(const keyed *a, const keyed *b) {
  return a->entry.actor == b->entry.actor && a->entry.issue == b->entry.issue && !(a->position < b->position) &&
         !(a->position > b->position) && a->abstains == b->abstains && a->period == b->period;
}

ent_status ent__duplicates_drop(ent__entries *entries, const ent_dataset *dataset, ent_duplicates rule, ent_error *err) {
  if (rule == ENT_DUPLICATES_INCLUDE) return ENT_OK;
  size_t count = 0;
  const ent_statement *statements = ent_dataset_statements(dataset, &count);
  keyed *at = ent__alloc(entries->count, sizeof *at);
  if (at == NULL) return ent__nomem(err);
  for (size_t i = 0; i < entries->count; i++) {
    const uint32_t number = entries->at[i].statement;
    at[i] = (keyed){dataset, statements[number].position, period_of(&statements[number], rule, number), entries->at[i],
                    statements[number].word == ENT_POSITION_ABSTAIN};
  }
  qsort(at, entries->count, sizeof *at, compare);
  size_t kept = 0;
  for (size_t i = 0; i < entries->count; i++)
    if (i == 0 || !same(&at[i], &at[i - 1])) entries->at[kept++] = at[i].entry;
  entries->count = kept;
  ent__free(at);
  return ENT_OK;
}
