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

/*
 * Draws statements, numbered as they are met in the canonical order of the entries, so that the
 * input's order does not matter. A bloc's statement is one draw for it and for all who inherit it.
 * Returns how often each entry counts; NULL without memory.
 */
static uint32_t *draw(const ent_stances *base, ent__rng *rng) {
  size_t statements = 0;
  const size_t count = base->entries.count;
  ent_dataset_statements(base->dataset, &statements);
  uint32_t *number = ent__alloc(statements, sizeof *number);
  uint32_t *drawn = ent__zalloc(count, sizeof *drawn);
  uint32_t *times = ent__alloc(count, sizeof *times);
  uint32_t next = 0;
  if (number != NULL && drawn != NULL && times != NULL) {
    for (size_t i = 0; i < statements; i++) number[i] = ENT_NONE;
    for (size_t i = 0; i < count; i++)
      if (number[base->entries.at[i].statement] == ENT_NONE) number[base->entries.at[i].statement] = next++;
    for (uint32_t i = 0; i < next; i++) drawn[ent__rng_below(rng, next)]++;
    for (size_t i = 0; i < count; i++) times[i] = drawn[number[base->entries.at[i].statement]];
  } else {
    ent__free(times);
    times = NULL;
  }
  ent__free(number);
  ent__free(drawn);
  return times;
}

ent_status ent__stances_resample(ent_stances **out, const ent_stances *base, ent__rng *rng, ent_error *err) {
  size_t actors = 0, issues = 0;
  ent_dataset_actors(base->dataset, &actors);
  ent_dataset_issues(base->dataset, &issues);
  *out = NULL;
  ent_status status = ENT_OK;
  uint32_t *times = draw(base, rng);
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
