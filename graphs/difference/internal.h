/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a difference, each found by a file of its own. */
#ifndef ENT_GRAPHS_DIFFERENCE_INTERNAL_H
#define ENT_GRAPHS_DIFFERENCE_INTERNAL_H

#include <entente/difference.h>

struct ent_difference {
  const ent_study *before;
  const ent_study *after;
  ent_difference_counts same;
  ent_statement_difference *statements;
  size_t statement_count;
  ent_stance_difference *stances;
  size_t stance_count;
  ent_coalition_difference *coalitions;
  size_t coalition_count;
  ent_place_difference *places;
  size_t place_count;
  ent_partition_difference partition;
  ent_record_difference *arguments;
  size_t argument_count;
  ent_record_difference *relations;
  size_t relation_count;
  ent_label_difference *labels;
  size_t label_count;
};

/* Each fills in its part; what it allocates ent_difference_free frees. */
ent_status ent__difference_statements(ent_difference *difference, ent_error *err);
ent_status ent__difference_stances(ent_difference *difference, ent_error *err);
ent_status ent__difference_places(ent_difference *difference, ent_error *err);
ent_status ent__difference_arguments(ent_difference *difference, ent_error *err);

/* Compares strings of which either may be NULL, which comes first. */
int ent__difference_order(const char *a, const char *b);
/* Returns whether two texts say the same in the same languages. */
bool ent__difference_same_text(const ent_text *a, const ent_text *b);

#endif
