/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of ids that the input does not have. */
#include <stdio.h>
#include <string.h>

#include <entente/study.h>

#include "engine/base/diag.h"
#include "engine/base/near.h"

/* So many are named one by one. */
enum { NAMED = 10 };

/* Whether the input has an actor (or issue) of that id, shown or not. */
static bool known(const ent_study *study, const char *id) {
  size_t count;
  const ent_dataset *dataset = ent_study_dataset(study);
  if (dataset != NULL) return ent_dataset_find(dataset, ENT_TABLE_ACTORS, id) != ENT_NONE || ent_dataset_find(dataset, ENT_TABLE_ISSUES, id) != ENT_NONE;
  const ent_node *nodes = ent_network_nodes(ent_study_network(study), &count);
  for (size_t i = 0; i < count; i++)
    if (strcmp(nodes[i].id, id) == 0) return true;
  return false;
}

static ent_status warn(ent_diagnostics *list, const char *source, long line, const char *message, const char *hint, ent_error *err) {
  const ent_diagnostic entry = {ENT_WARNING, "dangling-reference", source, line, line > 0 ? 1 : 0, NULL, message, hint};
  return ent__diagnostics_add(list, &entry, err);
}

static ent_status warn_of(ent_diagnostics *list, const ent_positions *positions, const ent_placed *placed, const ent_study *study, ent_error *err) {
  size_t count;
  char message[160], hint[160];
  ent__near near;
  const ent_node *nodes = ent_network_nodes(ent_study_network(study), &count);
  ent__near_begin(&near, placed->id);
  for (size_t i = 0; i < count; i++) ent__near_consider(&near, nodes[i].id);
  snprintf(message, sizeof message, "a place of '%.80s', which the data do not have", placed->id);
  if (near.best != NULL) snprintf(hint, sizeof hint, "did you mean '%.80s'?", near.best);
  return warn(list, ent_positions_source(positions), placed->line, message, near.best != NULL ? hint : NULL, err);
}

ent_status ent_positions_check(const ent_positions *positions, const ent_study *study, ent_diagnostics *list, ent_error *err) {
  size_t count, unknown = 0;
  char message[80];
  ent_status status = ENT_OK;
  const ent_placed *placed = ent_positions_list(positions, &count);
  for (size_t i = 0; status == ENT_OK && i < count; i++) {
    if (known(study, placed[i].id)) continue;
    if (unknown++ < NAMED) status = warn_of(list, positions, &placed[i], study, err);
  }
  if (status != ENT_OK || unknown <= NAMED) return status;
  snprintf(message, sizeof message, "places of %zu more ids that the data do not have", unknown - NAMED);
  return warn(list, ent_positions_source(positions), 0, message, NULL, err);
}
