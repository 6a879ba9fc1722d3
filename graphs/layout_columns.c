/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/layout.h"
#include "graphs/layout_order.h"

static const double row_height = 40.0, column_gap = 360.0;

typedef struct two_columns {
  ent__ordered *items; /* first mode, then second */
  ent__order_tie *ties;
  double *sums;
  double *places;
} two_columns;

static void fill(two_columns *columns, const ent_network *network, size_t n, size_t first) {
  size_t tie_count;
  const ent_tie *ties = ent_network_ties(network, &tie_count);
  for (size_t i = 0; i < n; i++) {
    columns->items[i] =
        (ent__ordered){.group = 0, .index = (uint32_t)(i < first ? i : i - first), .key = 0.0};
  }
  for (size_t i = 0; i < tie_count; i++) {
    columns->ties[i] =
        (ent__order_tie){ties[i].source, ties[i].target - (uint32_t)first, fabs(ties[i].weight)};
  }
  ent__order_columns(columns->items, first, first, columns->items + first, n - first, columns->ties,
                     tie_count, columns->sums, columns->places);
}

/* Both columns are as high as the longer one. */
static void write_points(ent_point *at, const two_columns *columns, size_t n, size_t first) {
  const double height = row_height * (double)(first > n - first ? first : n - first);
  for (size_t i = 0; i < n; i++) {
    const size_t of = i < first ? first : n - first, place = i < first ? i : i - first;
    const size_t node = columns->items[i].index + (i < first ? 0 : first);
    at[node] = (ent_point){i < first ? 0.0 : column_gap, -height * ((double)place + 0.5) / (double)of};
  }
}

ent_status ent__layout_columns(ent_point **out, const ent_network *network, ent_error *err) {
  size_t n, tie_count;
  (void)ent_network_nodes(network, &n);
  (void)ent_network_ties(network, &tie_count);
  const size_t first = ent_network_first_mode(network);
  two_columns columns = {ent__alloc(n, sizeof(ent__ordered)), ent__alloc(tie_count, sizeof(ent__order_tie)),
                         ent__alloc(n, 2 * sizeof(double)), ent__alloc(n, sizeof(double))};
  *out = ent__alloc(n, sizeof **out);
  ent_status status = ENT_OK;
  if (columns.items == NULL || columns.ties == NULL || columns.sums == NULL || columns.places == NULL ||
      *out == NULL) {
    status = ent__nomem(err);
    ent__free(*out);
    *out = NULL;
  } else {
    fill(&columns, network, n, first);
    write_points(*out, &columns, n, first);
  }
  ent__free(columns.items);
  ent__free(columns.ties);
  ent__free(columns.sums);
  ent__free(columns.places);
  return status;
}
