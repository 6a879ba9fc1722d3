/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/excess.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

static int by_position(const void *left, const void *right) {
  const ent_level *a = left, *b = right;
  if (a->position != b->position) return a->position < b->position ? -1 : 1;
  return a->amount < b->amount ? -1 : a->amount > b->amount;
}

/*
 * Σ over ordered pairs of levels of amount·amount'·|q - q'|, for levels sorted by position:
 * 2 Σ_k amount_k (q_k · S_k - T_k) with S_k, T_k the sums of amount and amount·q below k.
 */
static double spread(const ent_level *sorted, size_t count) {
  double below = 0, moment = 0, sum = 0;
  for (size_t k = 0; k < count; k++) {
    sum += sorted[k].amount * (sorted[k].position * below - moment);
    below += sorted[k].amount;
    moment += sorted[k].amount * sorted[k].position;
  }
  return 2 * sum;
}

/* The same for what is either identical or not: all pairs of levels less those of equal positions. */
static double unlike(const ent_level *sorted, size_t count) {
  double all = 0, alike = 0, here = 0;
  for (size_t k = 0; k < count; k++) {
    if (k > 0 && sorted[k].position > sorted[k - 1].position) {
      alike += here * here;
      here = 0;
    }
    here += sorted[k].amount;
    all += sorted[k].amount;
  }
  return 2 * (all * all - alike - here * here);
}

ent_status ent__excess_expected(double *out, const ent_cell *const *cells, size_t count, ent_agreement agreement, ent_error *err) {
  double (*const apart)(const ent_level *, size_t) = agreement == ENT_AGREEMENT_IDENTICAL ? unlike : spread;
  size_t levels = 0;
  *out = 0;
  if (count < 2) return ENT_OK;
  for (size_t i = 0; i < count; i++) levels += cells[i]->level_count;
  ent_level *all = ent__alloc(levels, sizeof *all);
  if (all == NULL) return ent__nomem(err);
  double own = 0; /* pairs of a cell with itself do not count */
  size_t next = 0;
  for (size_t i = 0; i < count; i++) {
    ent_level *first = all + next;
    for (uint32_t k = 0; k < cells[i]->level_count; k++)
      all[next++] = (ent_level){cells[i]->levels[k].position, cells[i]->levels[k].amount / cells[i]->amount};
    own += apart(first, cells[i]->level_count);
  }
  qsort(all, levels, sizeof *all, by_position);
  const double pairs = (double)count * (double)(count - 1);
  /* R = 2, so 2·mean/R is the mean itself; what is unlike counts as 2 apart. */
  *out = 1 - (apart(all, levels) - own) / pairs;
  ent__free(all);
  return ENT_OK;
}
