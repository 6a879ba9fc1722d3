/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether other methods see the same coalitions: how many do, who is together under all, a table. */
#include <math.h>
#include <string.h>

#include "exporters/reports/phrase.h"

/* From these agreements on coalitions are nearly the same, and broadly similar; cores told at most. */
static const double nearly = 0.8;
static const double broadly = 0.5;
enum { CORES_TOLD = 6, CORE_NAMES = 20 };

typedef struct compared {
  const ent_comparison *comparison;
  const ent_compared *rows;
  size_t count;
  size_t own; /* the row of the report's method */
} compared;

/* False where there is nothing to compare with. */
static bool begin(compared *c, const ent__report *report) {
  c->comparison = ent_study_comparison(report->study);
  if (c->comparison == NULL || report->coalitions == NULL || report->group_total == 0) return false;
  c->rows = ent_comparison_rows(c->comparison, &c->count);
  const char *method = ent_coalitions_options(report->coalitions)->method;
  for (c->own = 0; c->own < c->count; c->own++)
    if (strcmp(c->rows[c->own].method->name, method) == 0) return c->rows[c->own].refused == NULL;
  return false;
}

static double agreement_with_ours(const compared *c, size_t row) {
  return ent_comparison_agreement(c->comparison, c->own, row).rand;
}

static void say_how_many(ent__report *report, const compared *c) {
  size_t others = 0;
  size_t same = 0;
  size_t similar = 0;
  ent__runs name = {NULL, NULL};
  for (size_t i = 0; i < c->count; i++) {
    if (i == c->own || c->rows[i].refused != NULL) continue;
    const double agreement = agreement_with_ours(c, i);
    others++;
    same += agreement >= nearly;
    similar += agreement >= broadly && agreement < nearly;
  }
  ent__block *block = ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH);
  ent__add_code(report, &name, c->rows[c->own].method->name);
  ent__say(&report->tree, &block->runs, ENT__W_MTH_INTRO, ENT__ARGS(ent__arg_runs(&name), ent__arg_count(others)));
  const ent__phrase_id how_many = same == others ? ENT__W_MTH_ALL_SAME : same == 0 ? ENT__W_MTH_NONE_SAME : ENT__W_MTH_SOME_SAME;
  ent__say(&report->tree, &block->runs, how_many, ENT__ARGS(ent__arg_count(same)));
  if (similar > 0) ent__say(&report->tree, &block->runs, ENT__W_MTH_BROADLY, ENT__ARGS(ent__arg_count(similar)));
  if (same < others) ent__say(&report->tree, &block->runs, ENT__W_MTH_READ, ENT__NO_ARGS);
}

/* Gathers the nodes of one core; returns how many. */
static size_t gather(uint32_t *nodes, const uint32_t *cores, size_t total, uint32_t core) {
  size_t count = 0;
  for (size_t v = 0; v < total; v++)
    if (cores[v] == core) nodes[count++] = (uint32_t)v;
  return count;
}

/* Returns how many cores have two members or more; they come first. */
static uint32_t shared_cores(uint32_t *nodes, const uint32_t *cores, size_t total) {
  uint32_t count = 0;
  while (gather(nodes, cores, total, count) > 1) count++;
  return count;
}

static void say_cores(ent__report *report, const compared *c) {
  size_t total = 0;
  const uint32_t *cores = ent_comparison_cores(c->comparison, &total);
  uint32_t *nodes = ent__tree_alloc(&report->tree, total, sizeof *nodes);
  if (nodes == NULL) return;
  const uint32_t shared = shared_cores(nodes, cores, total);
  if (shared == 0) {
    ent__paragraph(report, ENT__W_MTH_NO_CORE, ENT__NO_ARGS);
    return;
  }
  if (shared > 1) {
    ent__paragraph(report, ENT__W_MTH_CORES, ENT__NO_ARGS);
    ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  }
  for (uint32_t core = 0; core < shared && core < CORES_TOLD; core++) {
    ent__runs names = {NULL, NULL};
    ent__add_some_nodes(report, &names, nodes, gather(nodes, cores, total, core), CORE_NAMES);
    if (shared > 1)
      ent__item(report, ENT__W_ONE, ENT__ARGS(ent__arg_runs(&names)));
    else
      ent__paragraph(report, ENT__W_MTH_CORE, ENT__ARGS(ent__arg_runs(&names)));
  }
  if (shared > 1) ent__tree_close(&report->tree);
  if (shared > CORES_TOLD) ent__paragraph(report, ENT__W_MTH_MORE_CORES, ENT__ARGS(ent__arg_count(shared - CORES_TOLD)));
}

static void add_row(ent__report *report, const compared *c, size_t i) {
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  ent__add_code(report, &ent__row_header(report)->runs, c->rows[i].method->name);
  ent__put(&report->tree, &ent__cell(report, ENT__ALIGN_START)->runs, c->rows[i].positive ? ENT__W_MTH_TIES_POSITIVE : ENT__W_MTH_TIES_ALL,
           ENT__NO_ARGS);
  ent__count_cell(report, c->rows[i].coalitions);
  ent__block *cell = ent__cell(report, ENT__ALIGN_END);
  const double agreement = agreement_with_ours(c, i);
  if (isfinite(agreement)) /* less than chance gives is none */
    ent__put(&report->tree, &cell->runs, ENT__W_ONE, ENT__ARGS(ent__arg_count(ent__hundred(fmax(0, agreement)))));
  ent__tree_close(&report->tree);
}

static void table(ent__report *report, const compared *c) {
  static const ent__phrase_id words[] = {ENT__W_MTH_METHOD, ENT__W_MTH_TIES, ENT__W_MTH_COALITIONS, ENT__W_MTH_AGREEMENT};
  ent__open_table(report, ENT__W_MTH_TABLE, ENT__NO_ARGS);
  ent__header_row(report, words, "llrr");
  for (size_t i = 0; i < c->count; i++)
    if (c->rows[i].refused == NULL) add_row(report, c, i);
  ent__tree_close(&report->tree);
}

static void say_refused(ent__report *report, const compared *c) {
  size_t count = 0;
  ent__runs all = {NULL, NULL};
  ent__runs *items = ent__tree_alloc(&report->tree, c->count, sizeof *items);
  if (items == NULL) return;
  for (size_t i = 0; i < c->count; i++)
    if (c->rows[i].refused != NULL) ent__add_code(report, &items[count++], c->rows[i].method->name);
  if (count == 0) return;
  ent__join(&report->tree, &all, items, count);
  ent__paragraph(report, ENT__W_MTH_NOT_RUN, ENT__ARGS(ent__arg_runs(&all)));
}

void ent__section_comparison(ent__report *report) {
  compared c = {.count = 0};
  if (!begin(&c, report)) return;
  ent__open_section(report, "methods", ENT__W_MTH_TITLE);
  say_how_many(report, &c);
  say_cores(report, &c);
  table(report, &c);
  say_refused(report, &c);
  ent__tree_close(&report->tree);
}
