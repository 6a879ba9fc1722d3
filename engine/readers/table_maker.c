/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/readers/table_maker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/dataset/words.h"

ent_status ent__maker_begin(ent__maker *maker, ent__table_form form, const ent_read_options *options, ent__table_report *report, ent_error *err) {
  *maker = (ent__maker){.form = form, .options = options, .report = report, .err = err};
  ent__positions_begin(&maker->positions, form != ENT__FORM_STATEMENTS, options);
  ent_status status = ent__roles_check(options, form, err);
  if (status == ENT_OK) status = ent__builder_new(&maker->builder, err);
  if (status == ENT_OK) status = ent__variables_new(&maker->variables, err);
  return status;
}

void ent__maker_clear(ent__maker *maker) {
  ent__builder_free(maker->builder);
  ent__columns_clear(&maker->columns);
  for (int table = 0; table < ENT_TABLES; table++) ent__intern_clear(&maker->names[table]);
  for (int role = 0; role < ENT__ROLES; role++) ent__free(maker->described[role].at);
  ent__intern_clear(&maker->topics);
  ent__intern_clear(&maker->topic_pairs);
  ent__intern_clear(&maker->bloc_pairs);
  ent__positions_clear(&maker->positions);
  ent__free(maker->issue_dates);
  ent__free(maker->vote_issues);
  ent__arena_clear(&maker->arena);
  ent_variables_free(maker->variables);
}

static bool read_header(ent__maker *maker, const ent__table_row *row) {
  maker->has_header = true;
  maker->status = ent__columns_read(&maker->columns, maker->source, row, maker->form, NULL, maker->options, maker->report, maker->err);
  maker->positions.decimal_comma = maker->source->decimal_comma;
  if (maker->status != ENT_OK || !maker->columns.usable) return false;
  return maker->form != ENT__FORM_WIDE || ent__maker_wide_header(maker, row);
}

static bool on_row(void *context, const ent__table_row *row) {
  ent__maker *maker = context;
  if (!row->sound) ent__table_row_unsound(maker->report, row->line);
  if (!maker->has_header) return row->sound && read_header(maker, row);
  if (!row->sound) return true;
  return maker->form == ENT__FORM_WIDE ? ent__maker_wide_row(maker, row) : ent__maker_statement_row(maker, row);
}

ent_status ent__maker_read(ent__maker *maker, const ent__table_source *source) {
  maker->source = source;
  ent_status status = source->rows(source->self, on_row, maker, maker->report->diagnostics, maker->err);
  if (status == ENT_OK) status = maker->status;
  if (status == ENT_OK) status = maker->report->status;
  if (status != ENT_OK) return status;
  if (maker->has_header && !maker->columns.usable) return ENT_OK;
  if (!maker->has_header) {
    if (maker->report->faults == 0 && maker->report->bad_rows == 0)
      ent__table_fault(maker->report, 1, 1, "no-header", NULL, "the table is empty, expected a row of column names");
    else if (maker->report->faults == 0)
      ent__table_fault(maker->report, 1, 1, "no-header", NULL, "the row of column names cannot be read");
    return ENT_OK;
  }
  status = ent__columns_unused(&maker->columns, maker->report, maker->err);
  return status == ENT_OK ? ent__maker_list(maker, &maker->columns, maker->options->joined_count > 0 ? source->name : "") : status;
}

ent_status ent__maker_list(ent__maker *maker, const ent__columns *columns, const char *group) {
  ent_status status = ENT_OK;
  for (size_t k = 0; k < columns->count && status == ENT_OK; k++) {
    const int role = columns->role[k];
    ent_variable one = {group, columns->names[k], "column", role >= 0 ? ent__role_name((ent__role)role) : role == ENT__COLUMN_VOTE ? "vote" : NULL, 0};
    if (role == ENT__ROLE_ACTOR || role == ENT__ROLE_ISSUE || role == ENT__ROLE_DOCUMENT) one.values = maker->names[ent__role_table((ent__role)role)].count;
    status = ent__variables_add(maker->variables, &one, maker->err);
  }
  return status;
}

/* What the whole column has decided is given to each statement. */
static void settle(ent__maker *maker) {
  bool zero_opposes = false, month_first = false;
  size_t count = 0;
  ent__positions_end(&maker->positions, maker->report, &zero_opposes);
  ent__dates_end(&maker->dates, maker->report, &month_first);
  ent_statement *statements = ent__builder_statements(maker->builder, &count);
  if (!zero_opposes && !maker->positions.votes && !maker->dates.open && maker->issue_dates == NULL) return;
  for (size_t i = 0; i < count; i++) {
    ent_statement *one = &statements[i];
    ent__positions_settle(&maker->positions, zero_opposes, one);
    one->date = ent__dates_settle(one->date, month_first);
    if (maker->issue_dates != NULL && one->date.from.year == 0) one->date = maker->issue_dates[one->issue];
  }
}

static const char *described(const ent__maker *maker, ent__role role, size_t thing) {
  const ent__described *all = &maker->described[role];
  return thing < all->count ? all->at[thing] : NULL;
}

static void set(ent__maker *maker, ent_table table, const char *field, const char *value) {
  if (value != NULL) ent__builder_string(maker->builder, ent__field_find(ent__forms[table].fields, field), value, strlen(value));
}

/* Pairs of a thing and what it belongs to, sorted by both, so that their order is not that of the rows. */
typedef struct pair {
  uint32_t thing;
  const char *name;
} pair;

static int by_thing(const void *a, const void *b) {
  const pair *x = a, *y = b;
  if (x->thing != y->thing) return x->thing < y->thing ? -1 : 1;
  return strcmp(x->name, y->name);
}

static pair *sort_pairs(const ent__intern *pairs, const ent__intern *names) {
  pair *sorted = ent__alloc(pairs->count, sizeof *sorted);
  for (size_t i = 0; sorted != NULL && i < pairs->count; i++) {
    uint32_t two[2];
    memcpy(two, pairs->at[i].s, sizeof two);
    sorted[i] = (pair){two[0], names->at[two[1]].s};
  }
  if (sorted != NULL) qsort(sorted, pairs->count, sizeof *sorted, by_thing);
  return sorted;
}

static void make_actors(ent__maker *maker, const pair *blocs) {
  const ent__intern *names = &maker->names[ENT_TABLE_ACTORS];
  uint8_t *is_bloc = ent__zalloc(names->count, 1);
  if (is_bloc == NULL) {
    (void)ent__maker_nomem(maker);
    return;
  }
  for (size_t i = 0; i < maker->bloc_pairs.count; i++) {
    uint32_t two[2];
    memcpy(two, maker->bloc_pairs.at[i].s, sizeof two);
    is_bloc[two[1]] = 1;
  }
  for (size_t i = 0, next = 0; i < names->count; i++) {
    const char *label = described(maker, ENT__ROLE_ACTOR_LABEL, i), *kind = described(maker, ENT__ROLE_ACTOR_KIND, i);
    const uint32_t actor = ent__builder_add(maker->builder, ENT_TABLE_ACTORS);
    set(maker, ENT_TABLE_ACTORS, "id", names->at[i].s);
    set(maker, ENT_TABLE_ACTORS, "label", label == NULL ? names->at[i].s : label);
    set(maker, ENT_TABLE_ACTORS, "short", described(maker, ENT__ROLE_ACTOR_SHORT, i));
    set(maker, ENT_TABLE_ACTORS, "kind", kind == NULL && is_bloc[i] ? ent_actor_kind_word(ENT_ACTOR_BLOC) : kind);
    for (; next < maker->bloc_pairs.count && blocs[next].thing == i; next++)
      ent__builder_membership(maker->builder, actor, blocs[next].name, NULL, NULL);
  }
  ent__free(is_bloc);
}

/* A roll call without a title goes by its resolution. */
static void make_issues(ent__maker *maker, const pair *topics) {
  const ent__intern *names = &maker->names[ENT_TABLE_ISSUES];
  const int topic = ent__field_find(ent__forms[ENT_TABLE_ISSUES].fields, "topic");
  for (size_t i = 0, next = 0; i < names->count; i++) {
    const char *label = described(maker, ENT__ROLE_ISSUE_LABEL, i), *short_label = described(maker, ENT__ROLE_ISSUE_SHORT, i);
    (void)ent__builder_add(maker->builder, ENT_TABLE_ISSUES);
    set(maker, ENT_TABLE_ISSUES, "id", names->at[i].s);
    set(maker, ENT_TABLE_ISSUES, "label", label != NULL ? label : short_label != NULL ? short_label : names->at[i].s);
    set(maker, ENT_TABLE_ISSUES, "short", label == NULL ? NULL : short_label);
    set(maker, ENT_TABLE_ISSUES, "note", described(maker, ENT__ROLE_ISSUE_NOTE, i));
    for (; next < maker->topic_pairs.count && topics[next].thing == i; next++)
      ent__builder_listed(maker->builder, topic, topics[next].name, strlen(topics[next].name));
  }
}

static void make_documents(ent__maker *maker) {
  const ent__intern *names = &maker->names[ENT_TABLE_DOCUMENTS];
  for (size_t i = 0; i < names->count; i++) {
    (void)ent__builder_add(maker->builder, ENT_TABLE_DOCUMENTS);
    set(maker, ENT_TABLE_DOCUMENTS, "id", names->at[i].s);
    set(maker, ENT_TABLE_DOCUMENTS, "title", described(maker, ENT__ROLE_TITLE, i));
    set(maker, ENT_TABLE_DOCUMENTS, "author", described(maker, ENT__ROLE_AUTHOR, i));
    set(maker, ENT_TABLE_DOCUMENTS, "url", described(maker, ENT__ROLE_URL, i));
    set(maker, ENT_TABLE_DOCUMENTS, "source", described(maker, ENT__ROLE_SOURCE, i));
  }
}

static ent_status make_things(ent__maker *maker) {
  pair *topics = sort_pairs(&maker->topic_pairs, &maker->topics);
  pair *blocs = sort_pairs(&maker->bloc_pairs, &maker->names[ENT_TABLE_ACTORS]);
  if (topics == NULL || blocs == NULL) {
    (void)ent__maker_nomem(maker);
  } else {
    make_actors(maker, blocs);
    make_issues(maker, topics);
    make_documents(maker);
  }
  ent__free(topics);
  ent__free(blocs);
  return maker->status;
}

static bool locate_nothing(void *context, const ent__place *places, ent__located *out, size_t count) {
  (void)context;
  (void)places;
  memset(out, 0, count * sizeof *out); /* all faults were found in rows, with their place */
  return true;
}

ent_status ent__maker_end(ent__maker *maker, ent_input *out, const char *name, const char sha256[65], ent_diagnostics *diagnostics) {
  const size_t absent = maker->positions.absent;
  settle(maker);
  if (absent > 0)
    ent__table_note(maker->report, "no-value", NULL, "%zu %s no position (empty or absent), which %s no statement", absent,
                    maker->form == ENT__FORM_WIDE ? absent == 1 ? "cell has" : "cells have" : absent == 1 ? "row has" : "rows have",
                    absent == 1 ? "makes" : "make");
  if (maker->report->faults == 0 && !ent__builder_failed(maker->builder) && !ent__maker_doubt(maker)) return maker->status;
  ent_status status = ent__table_report_end(maker->report);
  if (status == ENT_OK) status = make_things(maker);
  if (status == ENT_OK) status = ent__builder_finish(maker->builder, &out->dataset, name, sha256, locate_nothing, NULL, diagnostics, maker->err);
  if (status != ENT_OK) return status;
  out->variables = maker->variables;
  maker->variables = NULL;
  return ENT_OK;
}
