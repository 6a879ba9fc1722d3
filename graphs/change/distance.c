/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far two windows are apart, by their coalitions and by their ties. */
#include <math.h>

#include "graphs/change/internal.h"

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
