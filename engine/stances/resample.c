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

/* The draw is over entries in canonical order, so that the input's order does not matter. */
static uint32_t *draw(size_t count, ent__rng *rng) {
  uint32_t *times = ent__zalloc(count, sizeof *times);
  for (size_t i = 0; times != NULL && i < count; i++) times[ent__rng_below(rng, (uint32_t)count)]++;
  return times;
}

ent_status ent__stances_resample(ent_stances **out, const ent_stances *base, ent__rng *rng, ent_error *err) {
  size_t actors = 0, issues = 0;
  ent_dataset_actors(base->dataset, &actors);
  ent_dataset_issues(base->dataset, &issues);
  *out = NULL;
  ent_status status = ENT_OK;
  uint32_t *times = draw(base->entries.count, rng);
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
