/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cheapest set of items whose gains cover what is lacking. */
#ifndef ENT_GRAPHS_WHATIF_COVER_H
#define ENT_GRAPHS_WHATIF_COVER_H

#include <stdbool.h>
#include <stdint.h>

#include <entente/power.h>

/* One for each rule, and one for "somebody supports it". */
enum { ENT__NEEDS = ENT_POWER_RULES + 1 };

/* What a set costs. Compared by `unknown`, `distance`, `unknown_second`, `second`; `count` first or last. */
typedef struct ent__cost {
  uint32_t count;
  uint32_t unknown;
  uint32_t unknown_second;
  double distance;
  double second;
} ent__cost;

ent__cost ent__cost_add(ent__cost a, const ent__cost *b);
int ent__cost_compare(const ent__cost *a, const ent__cost *b, bool count_first);

/* An item: its cost (count 1) and what it adds to each need. */
typedef struct ent__item {
  ent__cost cost;
  uint64_t gain[ENT__NEEDS];
} ent__item;

typedef struct ent__cover {
  const ent__item *items; /* cheapest first */
  size_t count;
  size_t needs;
  uint64_t need[ENT__NEEDS]; /* each > 0 */
  bool count_first;
} ent__cover;

/* Marks in taken[count] the cheapest set that covers every need; *possible is false where none does. */
ent_status ent__cover_solve(bool *taken, bool *possible, bool *proved, ent__cost *cost, const ent__cover *cover, ent_error *err);

/* The same by branch and bound, where there are too many states; needs are covered by all items. */
ent_status ent__cover_branch(bool *taken, bool *proved, const ent__cover *cover, ent_error *err);

#endif
