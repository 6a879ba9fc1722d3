/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is left to solve for each audience, once what all of them share is solved: the grounded
 * labelling of attacks of which some succeed for some audiences alone.
 */
#ifndef ENT_ENGINE_ARGUMENTS_AUDIENCES_RESIDUAL_H
#define ENT_ENGINE_ARGUMENTS_AUDIENCES_RESIDUAL_H

#include "engine/arguments/audiences/vaf.h"

/* How a contest ends among the audiences in question. */
typedef enum ent__outcome { ENT__SUCCEEDS, ENT__FAILS, ENT__VARIES } ent__outcome;

/* An attack between two nodes of the residual that may fail. */
typedef struct ent__varying {
  uint32_t target;
  uint32_t contest;
} ent__varying;

/*
 * The grounded labelling is at least `fixed` for everyone: what is IN or OUT there stays so, and what is
 * UNDECIDED and not of the residual, too. Places 0..count-1 stand for nodes of the residual; the
 * attacks among them are rows, each with its contest, 0 where it succeeds for all.
 */
typedef struct ent__residual {
  const ent__vaf *vaf;
  ent_label *fixed; /* by node */
  uint32_t count;
  uint32_t solved; /* places from here on are ends of attacks whose own label is the fixed one */
  uint32_t *node;  /* by place */
  uint32_t *place; /* by node; ENT_NONE */
  uint32_t *start; /* count + 1 */
  uint32_t *targets;
  uint32_t *contest;
  uint32_t *open; /* by place: attackers that succeed for all and are never out, or in the residual */
  ent__varying *varying;
  uint32_t varying_count;
  uint32_t *left;  /* scratch: attackers not yet out */
  uint32_t *queue; /* scratch */
} ent__residual;

/*
 * Ends with ent__residual_clear in any case. `outcome` is by contest. `wanted` is by node or NULL: only
 * those are solved and their fixed labels right; they must be closed under attackers. Linear.
 */
ent_status ent__residual_init(ent__residual *out, const ent__vaf *vaf, const unsigned char *outcome, const bool *wanted, ent_error *err);
void ent__residual_clear(ent__residual *residual);

/*
 * Fills labels[place] for one audience, whose failing contests must be in accord with the outcomes.
 * O(attacks of the residual).
 */
void ent__residual_ground(ent__residual *residual, const unsigned char *fails, ent_label *labels);

/* Sets wanted[node] for what reaches the nodes that are set in it, by attacks that may succeed. `queue` has room for all nodes. */
void ent__vaf_upstream(const ent__vaf *vaf, const unsigned char *outcome, bool *wanted, uint32_t *queue);

#endif
