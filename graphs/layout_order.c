/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/layout_order.h"

#include <stdbool.h>
#include <stdlib.h>

enum { SWEEPS = 12 };

static int by_place(const void *left, const void *right) {
  const ent__ordered *a = left, *b = right;
  if (a->group != b->group) return a->group < b->group ? -1 : 1;
  if (a->key != b->key) return a->key < b->key ? -1 : 1;
  return a->index < b->index ? -1 : a->index > b->index;
}

void ent__order_sort(ent__ordered *items, size_t n) { qsort(items, n, sizeof *items, by_place); }

/* Writes the place of each item, by its index, as a share of the column from 0 to 1. */
static void write_places(double *places, const ent__ordered *items, size_t n) {
  for (size_t i = 0; i < n; i++) places[items[i].index] = ((double)i + 0.5) / (double)n;
}

/* Orders column `to` by the places of the other; `to_is_b` tells which end of a tie it is. */
static void sweep(ent__ordered *to, size_t n, const ent__order_tie *ties, size_t tie_count, bool to_is_b,
                  const double *from_places, double *sums, double *weights) {
  for (size_t i = 0; i < n; i++) sums[i] = weights[i] = 0.0;
  for (size_t i = 0; i < tie_count; i++) {
    const uint32_t here = to_is_b ? ties[i].b : ties[i].a, there = to_is_b ? ties[i].a : ties[i].b;
    sums[here] += ties[i].weight * from_places[there];
    weights[here] += ties[i].weight;
  }
  for (size_t i = 0; i < n; i++) {
    const uint32_t index = to[i].index;
    to[i].key = weights[index] > 0.0 ? sums[index] / weights[index] : 0.5;
  }
  ent__order_sort(to, n);
}

void ent__order_columns(ent__ordered *a, size_t a_count, size_t split, ent__ordered *b, size_t b_count,
                        const ent__order_tie *ties, size_t tie_count, double *sums, double *places) {
  const size_t most = a_count > b_count ? a_count : b_count;
  /* sums: [0, most) sums and [most, 2 most) weights; places: of a, then of b. */
  double *a_places = places, *b_places = places + a_count;
  for (int i = 0; i < SWEEPS; i++) {
    write_places(a_places, a, split);
    write_places(a_places, a + split, a_count - split);
    sweep(b, b_count, ties, tie_count, true, a_places, sums, sums + most);
    write_places(b_places, b, b_count);
    sweep(a, a_count, ties, tie_count, false, b_places, sums, sums + most);
  }
}
