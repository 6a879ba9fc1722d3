/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ordering what stands in columns so that few ties between them cross. */
#ifndef ENT_GRAPHS_LAYOUT_ORDER_H
#define ENT_GRAPHS_LAYOUT_ORDER_H

#include <stddef.h>
#include <stdint.h>

/* An item of a column: sorted by group, then by key, then by index, so that no two are equal. */
typedef struct ent__ordered {
  uint32_t group;
  uint32_t index;
  double key;
} ent__ordered;

void ent__order_sort(ent__ordered *items, size_t n);

/* A tie between item `a` of one column and item `b` of the other. */
typedef struct ent__order_tie {
  uint32_t a;
  uint32_t b;
  double weight; /* > 0: how much it counts */
} ent__order_tie;

/*
 * Orders two columns by the barycentre heuristic (Sugiyama, Tagawa & Toda 1981): each item goes to
 * the mean place of those it is tied to, the columns by turns; items without a tie stay in the
 * middle of their group. Groups keep their order.
 * Where `a` stands in two columns, one at either side of `b`, `split` is where the second begins
 * (and a group does); else it is a_count. `places` is scratch of a_count + b_count elements,
 * `sums` of twice the larger count. O(sweeps (m + n log n)).
 */
void ent__order_columns(ent__ordered *a, size_t a_count, size_t split, ent__ordered *b, size_t b_count,
                        const ent__order_tie *ties, size_t tie_count, double *sums, double *places);

#endif
