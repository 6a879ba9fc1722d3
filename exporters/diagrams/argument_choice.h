/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which arguments, issues and relations an argument map shows, in which order. */
#ifndef ENT_EXPORTERS_DIAGRAMS_ARGUMENT_CHOICE_H
#define ENT_EXPORTERS_DIAGRAMS_ARGUMENT_CHOICE_H

#include "exporters/diagrams/page.h"

/* A list of ids in the order of the map. */
typedef struct ent__chosen {
  uint32_t *at;
  size_t count;
} ent__chosen;

/*
 * Lives in an arena. Arguments are in the order of their texts, labels and ids; issues in canonical
 * order; relations by what they lead from and to. None of it depends on the input's order.
 */
typedef struct ent__argument_choice {
  ent__chosen arguments;
  ent__chosen issues;
  ent__chosen relations;
  uint32_t *argument_rank; /* by id: place in `arguments`, ENT_NONE where it is not shown */
  uint32_t *issue_rank;
  bool *undercut;  /* by relation: a shown relation leads to it */
  size_t isolated; /* arguments without any relation */
  bool part;       /* issues were left out by the filter of statements, and what bears on them alone */
} ent__argument_choice;

/*
 * All arguments with a relation. Where the study's filter leaves out issues, those that bear on the
 * others, directly or through arguments and relations. Linear but for sorting.
 */
ent_status ent__argument_choose(ent__argument_choice *out, ent__arena *arena, const ent_study *study, ent_error *err);

#endif
