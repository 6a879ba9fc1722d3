/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acceptance of each node for one audience after another. */
#ifndef ENT_ENGINE_ARGUMENTS_AUDIENCES_JUDGE_H
#define ENT_ENGINE_ARGUMENTS_AUDIENCES_JUDGE_H

#include "engine/arguments/audiences/residual.h"

typedef struct ent__judge {
  const ent__vaf *vaf;
  ent_semantics semantics;
  double time_limit; /* seconds for each audience; 0 until it is set: none */
  ent__residual residual;
  ent_label *labels;  /* by place */
  ent_label *whole;   /* by node */
  uint32_t *place;    /* scratch, by node: in a part of the graph */
  bool *outside;      /* by node: not wanted; NULL where all are */
} ent__judge;

/* Ends with ent__judge_clear in any case; parameters as of ent__residual_init. */
ent_status ent__judge_init(ent__judge *out, const ent__vaf *vaf, ent_semantics semantics, const unsigned char *outcome, const bool *wanted,
                           ent_error *err);
void ent__judge_clear(ent__judge *judge);

/* Fills acceptance[node], of type ent_acceptance, for one audience; right for what is wanted alone. */
ent_status ent__judge_solve(ent__judge *judge, const unsigned char *fails, unsigned char *acceptance, ent_error *err);

/*
 * Turns grounded labels of a graph into acceptance under a semantics: by node, `removed` (or NULL) left
 * out and never accepted. Attacks whose contest fails are not there; `contest` is by place in the targets.
 * `place` is scratch, by node. Past the time limit nodes may be UNKNOWN.
 */
ent_status ent__judge_finish(const ent__graph *graph, const uint32_t *contest, const unsigned char *fails, const bool *removed,
                             ent_semantics semantics, double time_limit, const ent_label *labels, uint32_t *place, unsigned char *acceptance,
                             ent_error *err);

/* Returns whether every extension holds what the grounded one has, and nothing that it attacks. */
bool ent__semantics_complete(ent_semantics semantics);
/* Returns whether what an argument's acceptance depends on is what reaches it by attacks (directionality). */
bool ent__semantics_directional(ent_semantics semantics);

#endif
