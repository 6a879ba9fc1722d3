/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Improvements that move whole groups: two camps become one, one falls into its parts. */
#include "graphs/coalitions/search.h"

/* Gathers the weights from all members of a slot to the other slots. */
static void gather_slot(ent__search *search, uint32_t slot) {
  for (size_t i = search->row[slot]; i < search->row[slot + 1]; i++)
    ent__search_gather(search, search->order[i]);
}

/*
 * Returns the best partner of a slot for a merge, itself where none gains. Slots that changed in
 * this pass no longer have their members in `order`: they wait for the next one.
 */
static uint32_t best_partner(ent__search *search, uint32_t slot, double *gain) {
  uint32_t partner = slot;
  *gain = search->least;
  gather_slot(search, slot);
  for (uint32_t t = 0; t < search->touches; t++) {
    const uint32_t c = search->touched[t];
    const bool stale = search->size[c] != search->row[c + 1] - search->row[c];
    const double value =
        search->link[c] - search->goal.resolution * (double)search->size[slot] * (double)search->size[c];
    if (c == slot || stale || value <= *gain) continue;
    *gain = value;
    partner = c;
  }
  ent__search_forget(search);
  return partner;
}

static double merge_pass(ent__search *search) {
  double sum = 0;
  ent__search_list(search);
  for (uint32_t c = 0; c < search->slots; c++) {
    double gain = 0;
    if (search->size[c] == 0 || search->size[c] != search->row[c + 1] - search->row[c]) continue;
    const uint32_t partner = best_partner(search, c, &gain);
    if (partner == c) continue;
    for (size_t i = search->row[c]; i < search->row[c + 1]; i++)
      ent__search_put(search, search->order[i], partner);
    sum += gain;
  }
  return sum;
}

double ent__search_merge(ent__search *search) {
  double sum = 0;
  for (;;) {
    const double gain = merge_pass(search);
    if (!(gain > 0)) return sum;
    sum += gain;
  }
}

/* Labels (in `queue` as scratch) the part of a camp that positive inner ties join to `root`. */
static uint32_t take_part(ent__search *search, uint32_t root, uint32_t slot, uint32_t into) {
  const ent__problem *problem = search->problem;
  uint32_t depth = 0;
  uint32_t taken = 1;
  search->queued[root] = true;
  if (into != slot) ent__search_put(search, root, into);
  search->queue[depth++] = root;
  while (depth > 0) {
    const uint32_t v = search->queue[--depth];
    for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++) {
      const uint32_t u = problem->to[e];
      if (problem->weight[e] <= 0 || search->queued[u] || search->camp[u] != slot) continue;
      search->queued[u] = true;
      if (into != slot) ent__search_put(search, u, into);
      search->queue[depth++] = u;
      taken++;
    }
  }
  return taken;
}

/*
 * A camp whose members no chain of positive inner ties joins is better, or as good, in parts: only
 * opposition, or nothing, holds between them. With a fixed number of camps this is left alone.
 */
double ent__search_split(ent__search *search) {
  const ent__problem *problem = search->problem;
  if (search->goal.camps != 0) return 0;
  const double before =
      ent__problem_value(problem, search->goal.resolution, search->camp, search->size, search->slots);
  ent__search_list(search);
  for (uint32_t c = 0; c < search->slots; c++) {
    const size_t end = search->row[c + 1];
    bool first = true;
    for (size_t i = search->row[c]; i < end; i++) {
      const uint32_t v = search->order[i];
      if (search->queued[v] || search->camp[v] != c) continue;
      /* There are as many slots as nodes, so a camp with two parts leaves one empty. */
      take_part(search, v, c, first ? c : search->empty[search->empties - 1]);
      first = false;
    }
  }
  for (uint32_t v = 0; v < problem->nodes; v++) search->queued[v] = false;
  const double after =
      ent__problem_value(problem, search->goal.resolution, search->camp, search->size, search->slots);
  return after > before + search->least ? after - before : 0;
}
