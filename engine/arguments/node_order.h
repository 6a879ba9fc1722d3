/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An order of nodes that does not depend on that of the input. */
#ifndef ENT_ENGINE_ARGUMENTS_NODE_ORDER_H
#define ENT_ENGINE_ARGUMENTS_NODE_ORDER_H

#include "engine/arguments/framework_struct.h"

/*
 * Fills rank[node] by the ids of arguments; a node that hands on an argument's attack ranks by that,
 * what else there is comes last. Numbered arguments keep their order. O(n log n).
 */
ent_status ent__nodes_rank(uint32_t *rank, const ent_framework *framework, ent_error *err);

#endif
