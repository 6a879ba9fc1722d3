/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wide form: one actor a row, one roll call a column. */
#include <math.h>
#include <string.h>

#include "engine/base/mem.h"
#include "engine/readers/table_maker.h"

/* To find the place of a fault means a walk along the header, so most of many are only counted. */
enum { most_faults = 200 };

static void name_fault(ent__maker *maker, const ent__table_row *header, size_t k, const char *why) {
  const char *name = maker->columns.names[k];
  long line = 0, at = 0;
  maker->source->place(maker->source->self, header, k, &line, &at);
  if (why != NULL)
    ent__table_fault(maker->report, line, at, "bad-id", NULL, "the name of column %zu, '%.60s', %s", k + 1, name, why);
  else
    ent__table_fault(maker->report, line, at, "duplicate-column", NULL, "column '%.80s' is given twice, expected once", name);
}

bool ent__maker_wide_header(ent__maker *maker, const ent__table_row *header) {
  const ent__columns *columns = &maker->columns;
  ent__intern *issues = &maker->names[ENT_TABLE_ISSUES];
  maker->vote_issues = ent__alloc(columns->count, sizeof *maker->vote_issues);
  if (maker->vote_issues == NULL) return ent__maker_nomem(maker);
  size_t faults = 0;
  for (size_t k = 0; k < columns->count && maker->report->status == ENT_OK; k++) {
    const char *name = columns->names[k], *why = NULL;
    const size_t length = strlen(name);
    if (columns->role[k] != ENT__COLUMN_VOTE) continue;
    if (!ent__builder_is_id(name, length, &why) || ent__intern_find(issues, name, length) != ENT_NONE) {
      if (faults++ < most_faults) name_fault(maker, header, k, why);
      continue;
    }
    maker->vote_issues[k] = ent__intern_add(issues, name, length);
    if (maker->vote_issues[k] == ENT_NONE) return ent__maker_nomem(maker);
  }
  if (faults > most_faults)
    ent__table_fault(maker->report, header->line, 0, "duplicate-column", NULL, "%zu more columns have no name of their own", faults - most_faults);
  return faults == 0;
}

/* Reads a cell; the row's votes are counted and added only where all are sound. */
static bool read_vote(ent__maker *maker, const ent__table_row *row, size_t k, ent__position *out) {
  const ent__trimmed cell = ent__cell_of(row, (long)k);
  if (!ent__positions_read(&maker->positions, out, cell.s, cell.length)) return ent__maker_nomem(maker);
  if (out->what == ENT__READ_VALUE || out->what == ENT__READ_ABSENT) return true;
  const char *codes = ent__positions_hint(&maker->positions, cell.s, cell.length);
  return ent__cell_fault(maker, row, (long)k, out->what == ENT__READ_UNKNOWN ? "bad-position" : "out-of-range",
                         codes != NULL ? codes : "--map ignore=COLUMN where the column is no vote",
                         out->what == ENT__READ_UNKNOWN ? "vote '%.60s' is not known, expected yes, no, abstain, absent or 1, -1, 0"
                                                        : "vote '%.60s' is not on the scale that was given",
                         cell.s);
}

static bool is_new_actor(ent__maker *maker, const ent__table_row *row, long column, uint32_t *actor) {
  if (!ent__maker_find(maker, row, ENT__ROLE_ACTOR, column, actor)) return false;
  if (*actor == ENT_NONE || maker->described[ENT__ROLE_ACTOR].count <= *actor || maker->described[ENT__ROLE_ACTOR].at[*actor] == NULL) return true;
  return ent__cell_fault(maker, row, column, "duplicate-id", NULL, "actor '%.60s' has a row already, expected one for each", ent__cell_of(row, column).s);
}

/* Notes that an actor had its row: blocs are actors too, and may come before theirs. */
static bool mark_actor(ent__maker *maker, uint32_t actor) {
  ent__described *rows = &maker->described[ENT__ROLE_ACTOR];
  void *at = rows->at;
  if (ent__grow(&at, &rows->room, (size_t)actor + 1, sizeof *rows->at) != 0) return ent__maker_nomem(maker);
  rows->at = at;
  for (; rows->count <= actor; rows->count++) rows->at[rows->count] = NULL;
  rows->at[actor] = "";
  return true;
}

bool ent__maker_wide_row(void *context, const ent__table_row *row) {
  ent__maker *maker = context;
  const ent__columns *columns = &maker->columns;
  const long column = columns->at[ENT__ROLE_ACTOR];
  ent__position position;
  uint32_t numbers[ENT_TABLES];
  for (int table = 0; table < ENT_TABLES; table++) numbers[table] = ENT_NONE;
  bool good = is_new_actor(maker, row, column, &numbers[ENT_TABLE_ACTORS]);
  for (size_t k = 0; k < columns->count && maker->status == ENT_OK; k++)
    if (columns->role[k] == ENT__COLUMN_VOTE) good = read_vote(maker, row, k, &position) && good;
  if (!good || !ent__maker_add(maker, ENT_TABLE_ACTORS, ent__cell_of(row, column), &numbers[ENT_TABLE_ACTORS])) return maker->status == ENT_OK;
  if (!mark_actor(maker, numbers[ENT_TABLE_ACTORS]) || !ent__maker_describe(maker, row, columns, numbers)) return maker->status == ENT_OK;
  ent_statement statement = {.confidence = NAN, .document = ENT_NONE, .reported_by = ENT_NONE, .kind = ENT_STATEMENT_VOTE};
  statement.actor = numbers[ENT_TABLE_ACTORS];
  for (size_t k = 0; k < columns->count; k++) {
    if (columns->role[k] != ENT__COLUMN_VOTE || !read_vote(maker, row, k, &position)) continue;
    if (position.what == ENT__READ_ABSENT) {
      maker->positions.absent++;
      continue;
    }
    ent__positions_count(&maker->positions, &position);
    statement.issue = maker->vote_issues[k];
    statement.position = position.value;
    statement.word = position.word;
    ent__builder_statement(maker->builder, &statement);
  }
  return !ent__builder_failed(maker->builder) || ent__maker_nomem(maker);
}
