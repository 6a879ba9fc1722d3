/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes in layers by Graphviz's `dot` (Gansner, Koutsofios, North & Vo 1993). */
#ifndef ENT_EXPORTERS_DIAGRAMS_GRAPHVIZ_LAYERS_H
#define ENT_EXPORTERS_DIAGRAMS_GRAPHVIZ_LAYERS_H

#include <stdbool.h>

#include "graphs/layout_layers.h"

/*
 * What `dot` may be given: it cannot be interrupted, and its time grows steeply with the edges beyond
 * a tree. The cost of a part is its nodes times its edges, a tenth of that where it is nearly a tree;
 * all parts of a picture together may cost this much, which took up to 0.6 s of a 3 GHz core.
 */
#define ENT__GV_LAYERS_BOUND 12000.0
double ent__gv_layers_cost(const ent__layers_task *task);

/*
 * Lays out those tasks for which wanted[i], as ent__layout_layers does, and in its arrays. Where `dot`
 * gives up on one, wanted[i] becomes false.
 */
ent_status ent__gv_layers(ent__layered *out, bool *wanted, ent__arena *arena, const ent__layers_task *tasks, size_t count, ent_error *err);

#endif
