/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far two windows are apart, by their coalitions and by their ties. */
#include <math.h>
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/change/internal.h"

/* The camps of a node, or how many nodes have them. */
typedef struct joint {
  uint32_t from;
  uint32_t to;
} joint;

static int by_from(const void *p, const void *q) {
  const joint *x = p, *y = q;
  if (x->from != y->from) return x->from < y->from ? -1 : 1;
  return x->to < y->to ? -1 : x->to > y->to;
}

static int by_to(const void *p, const void *q) {
  const joint *x = p, *y = q;
  return x->to < y->to ? -1 : x->to > y->to;
}

/* Σ n log n over the runs of equal camps in a sorted list. */
static double sum_of_runs(const joint *at, size_t count, int (*order)(const void *, const void *), bool from_only) {
  double sum = 0;
  for (size_t i = 0; i < count;) {
    size_t end = i + 1;
    while (end < count && (from_only ? at[end].from == at[i].from : order(&at[end], &at[i]) == 0)) end++;
    const double size = (double)(end - i);
    sum += size * log(size);
    i = end;
  }
  return sum;
}

/* VI = (Σ_i a_i log a_i + Σ_j b_j log b_j - 2 Σ_ij n_ij log n_ij) / n. */
ent_status ent__variation(double *out, const uint32_t *from, const uint32_t *to, uint32_t nodes, ent_error *err) {
  joint *at = ent__alloc(nodes, sizeof *at);
  size_t count = 0;
  *out = NAN;
  if (at == NULL) return ent__nomem(err);
  for (uint32_t v = 0; v < nodes; v++)
    if (from[v] != ENT_NONE && to[v] != ENT_NONE) at[count++] = (joint){from[v], to[v]};
  if (count > 0) {
    qsort(at, count, sizeof *at, by_from);
    const double both = sum_of_runs(at, count, by_from, false), first = sum_of_runs(at, count, by_from, true);
    qsort(at, count, sizeof *at, by_to);
    const double second = sum_of_runs(at, count, by_to, false);
    *out = fmax(0, (first + second - 2 * both) / (double)count);
  }
  ent__free(at);
  return ENT_OK;
}

/* Whether both ends are there in the other window too. */
static bool is_common(const ent__change_tie *tie, const uint32_t *there) { return there[tie->a] != ENT_NONE && there[tie->b] != ENT_NONE; }

double ent__tie_distance(const ent__pair_list *x, const ent__pair_list *y, const uint32_t *in_x, const uint32_t *in_y) {
  double apart = 0, sum = 0;
  size_t i = 0, j = 0;
  while (i < x->count || j < y->count) {
    const ent__change_tie *s = i < x->count ? &x->at[i] : NULL, *t = j < y->count ? &y->at[j] : NULL;
    int order = s == NULL ? 1 : t == NULL ? -1 : s->a != t->a ? (s->a < t->a ? -1 : 1) : s->b < t->b ? -1 : s->b > t->b;
    const double u = order <= 0 && s != NULL && is_common(s, in_y) ? s->weight : 0;
    const double v = order >= 0 && t != NULL && is_common(t, in_x) ? t->weight : 0;
    apart += fabs(u - v);
    sum += fabs(u) + fabs(v);
    i += order <= 0;
    j += order >= 0;
  }
  return sum > 0 ? apart / sum : NAN;
}
