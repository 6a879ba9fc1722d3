/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maximal frequent itemsets. */
#ifndef ENT_GRAPHS_PACKAGES_SEARCH_H
#define ENT_GRAPHS_PACKAGES_SEARCH_H

#include <stdbool.h>

#include <entente/base.h>

/* Items as sets of actors, `words` words of 64 actors each, one item behind the other. */
typedef struct ent__itemsets {
  const uint64_t *items;
  uint32_t item_count;
  uint32_t actors;
  uint32_t words;
  uint32_t needed; /* fewest actors, at least 1 */
  uint64_t work;   /* comparisons; what is left of them */
  uint32_t most;   /* sets to find at most */
  uint64_t *found; /* sets of items, item_words words each; the caller frees it */
  uint32_t item_words;
  uint32_t found_count;
  uint32_t room;
  bool complete;
} ent__itemsets;

/* Finds all maximal sets of items that `needed` actors have in common; the caller frees sets->found, also on failure. */
ent_status ent__itemsets_search(ent__itemsets *sets, ent_error *err);

/* Returns how many bits are set in both; `b` may be NULL for all of a. */
uint32_t ent__bits_common(const uint64_t *a, const uint64_t *b, uint32_t words);

#endif
