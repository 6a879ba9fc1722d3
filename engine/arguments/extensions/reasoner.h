/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a framework keeps between questions and edits. */
#ifndef ENT_ENGINE_ARGUMENTS_EXTENSIONS_REASONER_H
#define ENT_ENGINE_ARGUMENTS_EXTENSIONS_REASONER_H

#include "engine/arguments/framework_struct.h"

struct ent__reasoner {
  bool *gone; /* by node: taken out by an edit; NULL before the first edit */
  size_t gone_room;
  size_t target_start_room; /* of the graph's arrays, and of the labels */
  size_t source_start_room;
  size_t target_room;
  size_t source_room;
  size_t label_room;
  uint32_t *work; /* for the grounded labelling: 2 * nodes */
  size_t work_room;
};

/* Returns what a framework keeps, made at the first call; NULL without memory. */
struct ent__reasoner *ent__reasoner_of(ent_framework *framework);

#endif
