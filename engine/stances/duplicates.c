/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duplicates: of one actor, issue and (unless it is left aside) position, one for each document or stretch of time. */
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/stances/stances_internal.h"

struct ent__keyed {
  const ent__dropping *by;
  int64_t period; /* document or stretch of time; unlike any other where it has neither and stays */
  ent__entry entry;
};

typedef struct ent__keyed keyed;

/* The number of the ISO 8601 week of a day: weeks begin on Monday, and 1970-01-01 was a Thursday. */
static int64_t week_of(int32_t day) {
  const int64_t shifted = (int64_t)day + 3;
  return shifted >= 0 ? shifted / 7 : (shifted - 6) / 7;
}

/*
 * Calendar weeks, months and years are numbered through, so that no two years share one. A date that
 * is not known to the month (or, for weeks, to the day) is in none that could be told.
 */
static int64_t period_of(const ent_statement *statement, ent_duplicates rule, uint32_t number) {
  const int64_t alone = -INT64_C(1000000) - number;
  int32_t first = 0, last = 0;
  if (rule == ENT_DUPLICATES_ALL) return 0;
  if (rule == ENT_DUPLICATES_DOCUMENT) return statement->document == ENT_NONE ? alone : (int64_t)statement->document;
  if (!ent_interval_days(statement->date, &first, &last)) return alone;
  if (rule == ENT_DUPLICATES_YEAR) return statement->date.from.year;
  if (statement->date.from.month == 0 || (rule == ENT_DUPLICATES_WEEK && statement->date.from.day == 0)) return alone;
  if (rule == ENT_DUPLICATES_MONTH) return statement->date.from.year * INT64_C(12) + statement->date.from.month - 1;
  return week_of(first);
}

static const ent_statement *statement_of(const keyed *k) {
  size_t count = 0;
  return ent_dataset_statements(k->by->dataset, &count) + k->entry.statement;
}

/* By what makes two statements duplicates: period, and unless it is left aside position and whether it is an abstention. */
static int compare_keys(const keyed *a, const keyed *b) {
  if (a->by->of == ENT_DUPLICATES_OF_ISSUE) return a->period < b->period ? -1 : a->period > b->period;
  const ent_statement *x = statement_of(a), *y = statement_of(b);
  if (x->position != y->position) return x->position < y->position ? -1 : 1;
  const int abstains = (x->word == ENT_POSITION_ABSTAIN) - (y->word == ENT_POSITION_ABSTAIN);
  if (abstains != 0) return abstains;
  return a->period < b->period ? -1 : a->period > b->period;
}

static int compare(const void *left, const void *right) {
  const keyed *a = left, *b = right;
  const int keys = compare_keys(a, b);
  return keys != 0 ? keys : ent__statement_compare(a->by->dataset, a->entry.statement, b->entry.statement);
}

ent_status ent__duplicates_drop_run(size_t *kept, ent__dropping *d, ent__entry *entries, size_t count, ent_error *err) {
  size_t statement_count = 0;
  const ent_statement *statements = ent_dataset_statements(d->dataset, &statement_count);
  void *at = d->at;
  if (ent__grow(&at, &d->room, count, sizeof *d->at) != 0) return ent__nomem(err);
  d->at = at;
  for (size_t i = 0; i < count; i++)
    d->at[i] = (keyed){d, period_of(&statements[entries[i].statement], d->rule, entries[i].statement), entries[i]};
  qsort(d->at, count, sizeof *d->at, compare);
  *kept = 0;
  for (size_t i = 0; i < count; i++)
    if (i == 0 || compare_keys(&d->at[i], &d->at[i - 1]) != 0) entries[(*kept)++] = d->at[i].entry;
  return ENT_OK;
}

ent_status ent__duplicates_drop(ent__entries *entries, const ent_dataset *dataset, const ent_stance_options *options, ent_error *err) {
  if (options->duplicates == ENT_DUPLICATES_INCLUDE) return ENT_OK;
  size_t next = 0;
  ent__dropping d = {dataset, options->duplicates, options->duplicates_of, NULL, 0};
  ent_status status = ent__entries_group(entries, dataset, NULL, NULL, err);
  for (size_t from = 0; from < entries->count && status == ENT_OK;) {
    const size_t end = ent__entries_run(entries, from);
    size_t kept = 1;
    if (end - from > 1) status = ent__duplicates_drop_run(&kept, &d, entries->at + from, end - from, err);
    for (size_t i = 0; i < kept && status == ENT_OK; i++) entries->at[next++] = entries->at[from + i];
    from = end;
  }
  if (status == ENT_OK) entries->count = next;
  ent__free(d.at);
  return status;
}
