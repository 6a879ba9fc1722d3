/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who holds and who rejects which argument, and how that is known. */
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/stances/stances_internal.h"
#include "graphs/reasons/internal.h"

/* A piece of evidence before it is sorted to its holding; `order` keeps those of a kind as they were met. */
typedef struct piece {
  uint32_t actor_rank;
  uint32_t argument_rank;
  ent_holding_by by;
  size_t order;
  ent_argument_id argument;
  ent_actor_id actor;
  ent_statement_id statement;
} piece;

typedef struct gathering {
  ent_reasons *reasons;
  ent__passes passes;
  const ent_document *documents;
  const ent_filter *filter;
  uint8_t *bears; /* by argument: on an issue that passes; or none is left out */
  piece *at;
  size_t count;
  size_t room;
} gathering;

static int compare(const void *left, const void *right) {
  const piece *a = left;
  const piece *b = right;
  if (a->actor_rank != b->actor_rank) return a->actor_rank < b->actor_rank ? -1 : 1;
  if (a->argument_rank != b->argument_rank) return a->argument_rank < b->argument_rank ? -1 : 1;
  if (a->by != b->by) return a->by < b->by ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order;
}

static ent_status add(gathering *g, ent_actor_id actor, ent_argument_id argument, ent_holding_by by, ent_statement_id statement, ent_error *err) {
  const ent_reasons *r = g->reasons;
  void *at = g->at;
  if (r->actor_rank[actor] == ENT_NONE) return ENT_OK;
  if (ent__grow(&at, &g->room, g->count + 1, sizeof *g->at) != 0) return ent__nomem(err);
  g->at = at;
  g->at[g->count] = (piece){r->actor_rank[actor], r->argument_rank[argument], by, g->count, argument, actor, statement};
  g->count++;
  return ENT_OK;
}

static ent_interval date_or(const gathering *g, ent_interval date, ent_document_id document) {
  return date.from.year != 0 || document == ENT_NONE ? date : g->documents[document].date;
}

/* An argument that an actor puts forward passes the filter as a statement of its would. */
static ent_status add_named(gathering *g, ent_argument_id argument, ent_ids actors, ent_holding_by by, ent_error *err) {
  const ent_argument *one = &g->reasons->arguments[argument];
  ent_status status = ENT_OK;
  if (g->bears[argument] == 0) return ENT_OK;
  for (uint32_t i = 0; i < actors.count && status == ENT_OK; i++) {
    uint8_t pass = 1;
    bool undated = false;
    ent__passes passes = g->passes;
    passes.issues = &pass; /* what it bears on was looked at */
    const ent_statement as_statement = {.date = date_or(g, one->date, one->document), .actor = actors.at[i], .issue = 0, .document = one->document, .reported_by = ENT_NONE};
    if (ent__filter_statement(&passes, g->reasons->dataset, g->filter, &as_statement, &undated)) status = add(g, actors.at[i], argument, by, ENT_NONE, err);
  }
  return status;
}

/* The statements that count; those that a member takes over from its bloc are the bloc's. */
static ent_status add_statements(gathering *g, ent_error *err) {
  size_t count = 0;
  const ent_cell *cells = ent_stances_cells(g->reasons->stances, &count);
  ent_status status = ENT_OK;
  for (size_t c = 0; c < count; c++) {
    if (cells[c].from_bloc != ENT_NONE) continue;
    for (uint32_t i = 0; i < cells[c].count; i++) {
      const ent_ids arguments = g->reasons->statements[cells[c].statements[i]].arguments;
      for (uint32_t k = 0; k < arguments.count && status == ENT_OK; k++)
        status = add(g, cells[c].actor, arguments.at[k], ENT_HOLDING_STATEMENT, cells[c].statements[i], err);
    }
  }
  return status;
}

static void mark_bearing(gathering *g) {
  const ent_reasons *r = g->reasons;
  size_t all = 0;
  ent_dataset_issues(r->dataset, &all);
  for (size_t i = 0; i < r->argument_total; i++) g->bears[i] = r->issue_count == all;
  for (size_t i = 0; i < r->issue_count; i++) {
    size_t count = 0;
    const ent_reason *reasons = ent_framework_reasons(r->framework, r->issues[i], &count);
    for (size_t k = 0; k < count; k++) g->bears[reasons[k].argument] = 1;
  }
}

static ent_status gather(gathering *g, ent_error *err) {
  const ent_reasons *r = g->reasons;
  ent_status status = add_statements(g, err);
  for (uint32_t i = 0; i < r->argument_total && status == ENT_OK; i++) {
    status = add_named(g, i, r->arguments[i].put_forward_by, ENT_HOLDING_PUT_FORWARD, err);
    if (status == ENT_OK) status = add_named(g, i, r->arguments[i].endorsed_by, ENT_HOLDING_ENDORSED, err);
    if (status == ENT_OK) status = add_named(g, i, r->arguments[i].rejected_by, ENT_HOLDING_REJECTED, err);
  }
  if (status == ENT_OK && g->count > 0) qsort(g->at, g->count, sizeof *g->at, compare);
  return status;
}

static ent_holding_source source_of(const gathering *g, const piece *from) {
  const ent_argument *argument = &g->reasons->arguments[from->argument];
  if (from->statement == ENT_NONE)
    return (ent_holding_source){from->by, ENT_NONE, argument->document, argument->locator, date_or(g, argument->date, argument->document)};
  const ent_statement *statement = &g->reasons->statements[from->statement];
  return (ent_holding_source){from->by, from->statement, statement->document, statement->locator, date_or(g, statement->date, statement->document)};
}

/* Pieces become holdings, one for each run of an actor and an argument. */
static ent_status build(gathering *g, ent_error *err) {
  ent_reasons *r = g->reasons;
  ent_holding_source *sources = ent__arena_alloc(&r->arena, g->count, sizeof *sources);
  r->holdings = ent__alloc(g->count, sizeof *r->holdings);
  size_t passing = 0;
  ent_stances_actors(r->stances, &passing);
  r->row = ent__zalloc(passing + 1, sizeof *r->row);
  if (sources == NULL || r->holdings == NULL || r->row == NULL) return ent__nomem(err);
  for (size_t i = 0; i < g->count; i++) {
    const piece *one = &g->at[i];
    const bool begins = i == 0 || one->actor_rank != g->at[i - 1].actor_rank || one->argument_rank != g->at[i - 1].argument_rank;
    if (begins) {
      r->holdings[r->holding_count++] = (ent_holding){.actor = one->actor, .argument = one->argument, .sources = &sources[i]};
      r->row[one->actor_rank + 1]++;
    }
    ent_holding *holding = &r->holdings[r->holding_count - 1];
    sources[i] = source_of(g, one);
    holding->source_count++;
    if (one->by == ENT_HOLDING_REJECTED) holding->rejects = true;
    else holding->holds = true;
  }
  for (size_t i = 0; i < passing; i++) r->row[i + 1] += r->row[i];
  return ENT_OK;
}

static uint32_t argument_of(const ent_reasons *reasons, uint32_t holding) { return reasons->holdings[holding].argument; }

ent_status ent__reasons_hold(ent_reasons *reasons, ent_error *err) {
  gathering g = {.reasons = reasons, .filter = &ent_stances_options(reasons->stances)->filter};
  size_t documents = 0;
  g.documents = ent_dataset_documents(reasons->dataset, &documents);
  g.bears = ent__zalloc(reasons->argument_total, sizeof *g.bears);
  ent_status status = g.bears == NULL ? ent__nomem(err) : ent__filter_compile(&g.passes, reasons->dataset, g.filter, err);
  if (status == ENT_OK) {
    mark_bearing(&g);
    status = gather(&g, err);
    if (status == ENT_OK) status = build(&g, err);
    ent__passes_clear(&g.passes);
  }
  if (status == ENT_OK) status = ent__rows_init(&reasons->holders, reasons, reasons->argument_total, reasons->holding_count, argument_of, err);
  ent__free(g.at);
  ent__free(g.bears);
  return status;
}
