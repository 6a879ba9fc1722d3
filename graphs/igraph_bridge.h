/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wall around igraph's process-wide state. Between enter and leave igraph draws its random
 * numbers from ours and reports failures by its return codes; afterwards the host's error handler,
 * warning handler and random number generator are as they were. igraph 0.10.2 is not thread-safe:
 * one thread at a time.
 *
 *   ent__igraph session;
 *   ent__igraph_enter(&session, seed, stream);
 *   igraph_error_t code = igraph_something(...);
 *   if (code == IGRAPH_SUCCESS) code = igraph_something_else(...);
 *   ... destroy what was initialised ...
 *   return ent__igraph_leave(&session, code, err);
 *
 * Sessions do not nest. Our own code pushes nothing on igraph's stack of destructors.
 */
#ifndef ENT_GRAPHS_IGRAPH_BRIDGE_H
#define ENT_GRAPHS_IGRAPH_BRIDGE_H

#include <igraph/igraph.h>

#include "engine/base/error.h"
#include "engine/base/rng.h"

typedef struct ent__igraph {
  ent__rng rng;
  igraph_rng_t *place; /* where igraph keeps its default generator */
  igraph_rng_t hosts;  /* what stood there */
  igraph_error_handler_t *error_handler;
  igraph_warning_handler_t *warning_handler;
} ent__igraph;

/* Takes igraph over, its random numbers seeded by (seed, stream) of engine/base/rng.h. */
void ent__igraph_enter(ent__igraph *session, uint64_t seed, uint64_t stream);

/* Gives igraph back and translates the code of what was done in between. */
ent_status ent__igraph_leave(ent__igraph *session, igraph_error_t code, ent_error *err);

#endif
