/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of methods. A new one is a file and a row here. */
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/near.h"
#include "graphs/space/internal.h"

#define METHODS(ROW)                                                                                     \
  ROW("ideal", "ordinal ideal points by expectation-maximisation", "Imai, Lo & Olmsted 2016", ent__space_ideal) \
  ROW("correspondence", "correspondence analysis of support and opposition, a quick look", "Greenacre 2017", \
      ent__space_correspondence)                                                                         \
  ROW("scaling", "classical scaling of the distances between actors, a quick look", "Torgerson 1952; Gower 1966", ent__space_scaling)

#define TABLE_ROW(name, summary, source, find) {name, summary, source},
#define WORKINGS_ROW(name, summary, source, find) find,

static const ent_space_method table[] = {METHODS(TABLE_ROW){NULL, NULL, NULL}};
static ent__space_fn *const workings[] = {METHODS(WORKINGS_ROW) NULL};

const ent_space_method *ent_space_methods(void) { return table; }

ent__space_fn *ent__space_method_find(const char **name, ent_error *err) {
  ent__near near;
  ent__near_begin(&near, *name);
  for (size_t i = 0; table[i].name != NULL; i++) {
    ent__near_consider(&near, table[i].name);
    if (strcmp(table[i].name, *name) != 0) continue;
    *name = table[i].name;
    return workings[i];
  }
  if (near.best != NULL) ent__fail(err, ENT_E_USAGE, "unknown space method '%s': did you mean '%s'?", *name, near.best);
  else ent__fail(err, ENT_E_USAGE, "unknown space method '%s': expected 'ideal', 'correspondence' or 'scaling'", *name);
  return NULL;
}
