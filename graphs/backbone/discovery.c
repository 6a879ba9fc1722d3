/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/backbone/discovery.h"

#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct ranked {
  double p;
  size_t index;
} ranked;

static int by_chance(const void *left, const void *right) {
  const ranked *a = left, *b = right;
  if (a->p != b->p) return a->p < b->p ? -1 : 1;
  return a->index < b->index ? -1 : a->index > b->index;
}

ent_status ent__discovery(double *q, const double *p, size_t count, size_t tests, ent_error *err) {
  double least = 1;
  ranked *at = ent__alloc(count, sizeof *at);
  if (at == NULL) return ent__nomem(err);
  for (size_t i = 0; i < count; i++) at[i] = (ranked){p[i], i};
  if (count > 0) qsort(at, count, sizeof *at, by_chance);
  for (size_t rank = count; rank > 0; rank--) {
    const double here = at[rank - 1].p * (double)tests / (double)rank;
    if (here < least) least = here;
    q[at[rank - 1].index] = least;
  }
  ent__free(at);
  return ENT_OK;
}
