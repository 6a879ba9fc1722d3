/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Datasets in memory, past all readers, so that a benchmark of a later stage rests on none of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/bench.h"
#include "engine/dataset/builder.h"

struct bench_dataset {
  ent__builder *builder;
  bench_date *dates;
  bool has_documents;
  int actor, issue, position, date, document; /* fields of a statement */
};

static int field_of(ent_table table, const char *name) { return ent__field_find(ent__forms[table].fields, name); }

static void put(ent__builder *builder, int field, const char *text) {
  ent__builder_string(builder, field, text, strlen(text));
}

static void put_id(ent__builder *builder, int field, char letter, uint32_t index) {
  char id[16];
  snprintf(id, sizeof id, "%c%u", letter, index + 1);
  put(builder, field, id);
}

static void add_table(ent__builder *builder, ent_table table, char letter, uint32_t count) {
  const int id = field_of(table, "id"), label = field_of(table, "label");
  for (uint32_t i = 0; i < count; i++) {
    ent__builder_add(builder, table);
    put_id(builder, id, letter, i);
    if (label >= 0) put_id(builder, label, letter, i);
  }
}

bench_dataset *bench_dataset_begin(const bench_plan *plan) {
  ent_error err = ENT_ERROR_INIT;
  bench_dataset *d = calloc(1, sizeof *d);
  if (d == NULL) return NULL;
  d->dates = bench_dates(plan->from, plan->days);
  if (d->dates == NULL || ent__builder_new(&d->builder, &err) != ENT_OK) {
    free(d->dates);
    free(d);
    return NULL;
  }
  d->has_documents = plan->documents > 0;
  d->actor = field_of(ENT_TABLE_STATEMENTS, "actor");
  d->issue = field_of(ENT_TABLE_STATEMENTS, "issue");
  d->position = field_of(ENT_TABLE_STATEMENTS, "position");
  d->date = field_of(ENT_TABLE_STATEMENTS, "date");
  d->document = field_of(ENT_TABLE_STATEMENTS, "document");
  add_table(d->builder, ENT_TABLE_DOCUMENTS, 'd', plan->documents);
  add_table(d->builder, ENT_TABLE_ACTORS, 'a', plan->actors);
  add_table(d->builder, ENT_TABLE_ISSUES, 'i', plan->issues);
  return d;
}

void bench_dataset_add(bench_dataset *d, bench_statement s) {
  static const char *const words[] = {"support", "oppose", "abstain"};
  ent__builder_add(d->builder, ENT_TABLE_STATEMENTS);
  put_id(d->builder, d->actor, 'a', s.actor);
  put_id(d->builder, d->issue, 'i', s.issue);
  put(d->builder, d->position, words[s.stance]);
  put(d->builder, d->date, d->dates[s.day]);
  if (d->has_documents) put_id(d->builder, d->document, 'd', s.document);
}

/* Faults of our own making have no place in a file. */
static bool locate(void *context, const ent__place *places, ent__located *out, size_t count) {
  (void)context;
  (void)places;
  if (count > 0) memset(out, 0, count * sizeof *out);
  return true;
}

ent_dataset *bench_dataset_end(bench_dataset *d) {
  static const char no_hash[65] = "";
  if (d == NULL) return NULL;
  ent_dataset *dataset = NULL;
  ent_diagnostics *faults = NULL;
  ent_error err = ENT_ERROR_INIT;
  ent_status status = ent_diagnostics_new(&faults, &err);
  if (status == ENT_OK)
    status = ent__builder_finish(d->builder, &dataset, "bench", no_hash, locate, NULL, faults, &err);
  if (status != ENT_OK) fprintf(stderr, "bench: %s\n", err.text);
  ent_diagnostics_free(faults);
  ent__builder_free(d->builder);
  free(d->dates);
  free(d);
  return dataset;
}

ent_dataset *bench_dataset_of(const bench_plan *plan) {
  bench_drawer drawer;
  bench_dataset *dataset = bench_dataset_begin(plan);
  if (dataset != NULL && bench_drawer_init(&drawer, plan)) {
    for (uint64_t i = 0; i < plan->statements; i++) bench_dataset_add(dataset, bench_draw(&drawer));
    bench_drawer_clear(&drawer);
  }
  return bench_dataset_end(dataset);
}
