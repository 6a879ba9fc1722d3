/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bootstrap draw of the statements behind a set of cells (Efron 1979). */
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/stances/stances_internal.h"

static void *copy(const void *from, size_t count, size_t size) {
  void *to = ent__alloc(count, size);
  if (to != NULL && count > 0) memcpy(to, from, count * size);
  return to;
}

/* Returns which unit an entry belongs to; statements without a document come after the documents. */
static size_t unit_of(const ent_stances *base, ent__drawing of, const ent__entry *entry, size_t documents) {
  size_t count = 0;
  if (of == ENT__DRAW_ISSUES) return entry->issue;
  if (of == ENT__DRAW_STATEMENTS) return documents + entry->statement;
  const uint32_t document = ent_dataset_statements(base->dataset, &count)[entry->statement].document;
  return document != ENT_NONE ? document : documents + entry->statement;
}

/*
 * Draws units, numbered as they are met in the canonical order of the entries, so that the
 * input's order does not matter. A bloc's statement is one draw for it and for all who inherit it.
 * Returns how often each entry counts; NULL without memory.
 */
static uint32_t *draw(const ent_stances *base, ent__drawing of, ent__rng *rng) {
  size_t statements = 0, documents = 0, issues = 0;
  const size_t count = base->entries.count;
  ent_dataset_statements(base->dataset, &statements);
  ent_dataset_documents(base->dataset, &documents);
  ent_dataset_issues(base->dataset, &issues);
  const size_t units = of == ENT__DRAW_ISSUES ? issues : documents + statements;
  uint32_t *number = ent__alloc(units, sizeof *number);
  uint32_t *drawn = ent__zalloc(count, sizeof *drawn);
  uint32_t *times = ent__alloc(count, sizeof *times);
  uint32_t next = 0;
  if (number != NULL && drawn != NULL && times != NULL) {
    for (size_t i = 0; i < units; i++) number[i] = ENT_NONE;
    for (size_t i = 0; i < count; i++) {
      uint32_t *own = &number[unit_of(base, of, &base->entries.at[i], documents)];
      if (*own == ENT_NONE) *own = next++;
      times[i] = *own;
    }
    for (uint32_t i = 0; i < next; i++) drawn[ent__rng_below(rng, next)]++;
    for (size_t i = 0; i < count; i++) times[i] = drawn[times[i]];
  } else {
    ent__free(times);
    times = NULL;
  }
  ent__free(number);
  ent__free(drawn);
  return times;
}

ent_status ent__stances_resample(ent_stances **out, const ent_stances *base, ent__rng *rng, ent_error *err) {
  return ent__stances_resample_of(out, base, ENT__DRAW_STATEMENTS, rng, err);
}

ent_status ent__stances_resample_of(ent_stances **out, const ent_stances *base, ent__drawing of, ent__rng *rng,
                                    ent_error *err) {
  size_t actors = 0, issues = 0;
  ent_dataset_actors(base->dataset, &actors);
  ent_dataset_issues(base->dataset, &issues);
  *out = NULL;
  ent_status status = ENT_OK;
  uint32_t *times = draw(base, of, rng);
  ent_stances *drawn = ent__zalloc(1, sizeof *drawn);
  if (times == NULL || drawn == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  drawn->dataset = base->dataset;
  drawn->options = base->options;
  drawn->actor_count = base->actor_count;
  drawn->issue_count = base->issue_count;
  drawn->kept = base->kept;
  drawn->undated = base->undated;
  drawn->entries.at = copy(base->entries.at, base->entries.count, sizeof *base->entries.at);
  drawn->actors = copy(base->actors, base->actor_count, sizeof *base->actors);
  drawn->issues = copy(base->issues, base->issue_count, sizeof *base->issues);
  drawn->actor_rank = copy(base->actor_rank, actors, sizeof *base->actor_rank);
  drawn->issue_rank = copy(base->issue_rank, issues, sizeof *base->issue_rank);
  if (drawn->entries.at == NULL || drawn->actors == NULL || drawn->issues == NULL || drawn->actor_rank == NULL || drawn->issue_rank == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  drawn->entries.count = base->entries.count;
  status = ent__cells_build(drawn, times, err);
fail:
  ent__free(times);
  if (status != ENT_OK) {
    ent_stances_free(drawn);
    drawn = NULL;
  }
  *out = drawn;
  return status;
}
