/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of methods. A new one is a file and a row here. */
#include <string.h>

#include "graphs/coalitions/internal.h"

/* name, summary, source, takes negative ties, goal, judge */
#define METHODS(ROW)                                                                                      \
  ROW("signed", "largest sum of inner ties, negative ones counting against; --resolution",                \
      "Traag & Bruggeman 2009; Traag, Waltman & van Eck 2019", true, ent__signed_goal, ent__signed_judge) \
  ROW("balance", "least frustration with at most --camps camps",                                          \
      "Aref, Mason & Wilson 2018; Doreian & Mrvar 1996", true, ent__balance_goal, ent__balance_judge)

#define TABLE_ROW(name, summary, source, negative, goal, judge) {name, summary, source, negative},
#define WORKINGS_ROW(name, summary, source, negative, goal, judge) {goal, judge},

static const ent_method table[] = {METHODS(TABLE_ROW){NULL, NULL, NULL, false}};
static const ent__method all_workings[] = {METHODS(WORKINGS_ROW){NULL, NULL}};

const ent_method *ent_methods(void) { return table; }

const ent_method *ent__method_find(const ent__method **workings, const char *name) {
  for (size_t i = 0; table[i].name != NULL; i++) {
    if (strcmp(table[i].name, name) != 0) continue;
    *workings = &all_workings[i];
    return &table[i];
  }
  return NULL;
}
