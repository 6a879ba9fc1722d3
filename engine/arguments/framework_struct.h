/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the framework. */
#ifndef ENT_ENGINE_ARGUMENTS_FRAMEWORK_STRUCT_H
#define ENT_ENGINE_ARGUMENTS_FRAMEWORK_STRUCT_H

#include <entente/arguments.h>

/*
 * Nodes 0..arguments-1 are the arguments; further ones stand for relations that are undercut.
 * Attacks are kept as sparse rows of targets and of sources.
 */
struct ent_framework {
  const ent_dataset *dataset;
  size_t arguments;
  size_t nodes;
  size_t attacks;
  size_t *target_start; /* nodes + 1 */
  uint32_t *targets;
  size_t *source_start;
  uint32_t *sources;
  ent_label *labels; /* by node */
  size_t *reason_start; /* by issue, issues + 1 */
  ent_reason *reasons;
};

/* Fills `labels` with the grounded labelling. O(nodes + attacks). */
ent_status ent__framework_ground(ent_framework *framework, ent_error *err);
/* Fills the reasons of each issue. O(issues · reachable relations). */
ent_status ent__framework_reason(ent_framework *framework, ent_error *err);

#endif
