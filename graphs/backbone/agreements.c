/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether two rows are on the same side more often, or less often, than what either is on in general
 * and what each column finds in general would explain. Only columns on which both have a cell count.
 */
#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/backbone/backbone.h"
#include "graphs/backbone/sides.h"
#include "graphs/backbone/tail.h"

typedef struct work {
  const ent_network *network;
  ent__pair_table table;
  ent__sides sides;
  ent__tail_room room;
  size_t *cell_of; /* by column: the present source's cell, plus 1 */
  double *chance;  /* of the columns that a pair shares */
} work;

/* What was counted of a pair. */
typedef struct pair {
  size_t shared;
  size_t met;      /* how often they agreed, or were opposed */
  double expected; /* how often by chance */
} pair;

static pair compare(const work *w, uint32_t row, bool opposed) {
  pair out = {0, 0, 0};
  const ent__pair_table *t = &w->table;
  for (size_t c = t->row_start[row]; c < t->row_start[row + 1]; c++) {
    const size_t other = w->cell_of[t->row_column[c]];
    if (other == 0) continue;
    const double *p = w->sides.chance[c], *q = w->sides.chance[other - 1];
    const int a = w->sides.side[c], b = w->sides.side[other - 1];
    const double together = opposed ? p[ENT__OPPOSE] * q[ENT__SUPPORT] + p[ENT__SUPPORT] * q[ENT__OPPOSE]
                                    : p[ENT__OPPOSE] * q[ENT__OPPOSE] + p[ENT__MIDDLE] * q[ENT__MIDDLE] + p[ENT__SUPPORT] * q[ENT__SUPPORT];
    w->chance[out.shared++] = together > 1 ? 1 : together;
    out.met += opposed ? a != b && a + b == ENT__OPPOSE + ENT__SUPPORT : a == b;
    out.expected += together;
  }
  return out;
}

/*
 * The chance of the tail that a tie's sign points to. A median of the number lies between the whole
 * numbers about its mean (Jogdeo & Samuels 1968), so that on its own side of them a tail holds at
 * least a half; what cannot be a discovery is not worked out, and given as 1.
 */
static ent_status test(double *out, work *w, const ent_tie *tie, ent_error *err) {
  const ent_network_options *options = &w->network->options;
  const pair found = compare(w, tie->target, options->type == ENT_NETWORK_CONFLICT);
  const bool above = tie->weight > 0;
  const double met = (double)found.met;
  const bool half = above ? met <= floor(found.expected) : met >= ceil(found.expected);
  *out = 1;
  if (half && options->alpha < 0.5) return ENT_OK;
  if (above) return ent__tail(out, &w->room, w->chance, found.shared, found.met, true, err);
  /* As few that agree are as many that do not; wide upper tails are the quicker ones. */
  for (size_t i = 0; i < found.shared; i++) w->chance[i] = 1 - w->chance[i];
  return ent__tail(out, &w->room, w->chance, found.shared, found.shared - found.met, true, err);
}

static ent_status test_all(work *w, double *p, ent_error *err) {
  const ent_network *network = w->network;
  const ent__pair_table *t = &w->table;
  ent_status status = ENT_OK;
  for (size_t i = 0; i < network->tie_count && status == ENT_OK;) {
    const uint32_t source = network->ties[i].source;
    for (size_t c = t->row_start[source]; c < t->row_start[source + 1]; c++) w->cell_of[t->row_column[c]] = c + 1;
    for (; i < network->tie_count && network->ties[i].source == source && status == ENT_OK; i++)
      status = test(&p[i], w, &network->ties[i], err);
    for (size_t c = t->row_start[source]; c < t->row_start[source + 1]; c++) w->cell_of[t->row_column[c]] = 0;
  }
  return status;
}

/* A pair may pass by either tail where ties have either sign, and counts for two tests then. */
ent_status ent__agreements_test(ent_network *network, double *p, ent_error *err) {
  const ent_network_type type = network->options.type;
  work w = {.network = network};
  ent_status status = ent__pair_table_rows(&w.table, network, true, err);
  if (status == ENT_OK) status = ent__sides_init(&w.sides, &w.table, err);
  if (status == ENT_OK) {
    w.cell_of = ent__zalloc(w.table.columns, sizeof *w.cell_of);
    w.chance = ent__alloc(w.table.columns, sizeof *w.chance);
    if (w.cell_of == NULL || w.chance == NULL) status = ent__nomem(err);
  }
  if (status == ENT_OK) status = test_all(&w, p, err);
  network->tests = network->pairs * (type == ENT_NETWORK_SUBTRACT || type == ENT_NETWORK_EXCESS ? 2 : 1);
  ent__free(w.cell_of);
  ent__free(w.chance);
  ent__tail_clear(&w.room);
  ent__sides_clear(&w.sides);
  ent__pair_table_clear(&w.table);
  return status;
}
