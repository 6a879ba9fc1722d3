/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A method that wants all to hang together, made one that does not. */
#ifndef ENT_GRAPHS_COALITIONS_COMPONENTS_H
#define ENT_GRAPHS_COALITIONS_COMPONENTS_H

#include "graphs/coalitions/internal.h"

/*
 * Runs a method on each connected component by itself, with streams of its own, and puts the
 * partitions side by side. The value is the modularity of the whole. O(nodes + ties) beside it.
 */
ent_status ent__each_component(ent__solution *out, const ent__asked *asked, ent__partition_fn *find, ent_error *err);

#endif
