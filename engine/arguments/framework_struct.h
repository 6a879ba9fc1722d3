/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the framework. */
#ifndef ENT_ENGINE_ARGUMENTS_FRAMEWORK_STRUCT_H
#define ENT_ENGINE_ARGUMENTS_FRAMEWORK_STRUCT_H

#include "engine/arguments/graph.h"
#include "engine/base/names.h"

/* What a node above the arguments stands for. */
typedef enum ent__meta_kind {
  ENT__META_SOURCE, /* x(r): the argument of an undercut relation is not in */
  ENT__META_HOLDS,  /* y(r): an undercut relation holds */
  ENT__META_FAILS,  /* z(r): an undercut support holds, and what it asks for is not in */
  ENT__META_TOP,    /* always in */
  ENT__META_UNBACKED, /* m(a, l): no chain backs an argument */
  ENT__META_STEP    /* what else the evidential reading needs */
} ent__meta_kind;

typedef struct ent__meta {
  ent__meta_kind kind;
  uint32_t index; /* of the relation or the argument */
} ent__meta;

struct ent__reasoner; /* engine/arguments/extensions: what is kept between questions */

/*
 * Nodes 0..arguments-1 of the graph are the arguments; further ones stand for relations that are
 * undercut, and for what the readings of supports need.
 */
struct ent_framework {
  const ent_dataset *dataset; /* NULL where built from attacks */
  ent_framework_options options;
  uint32_t arguments;
  ent__graph graph;
  ent__meta *meta;    /* by node above the arguments */
  uint32_t *relation; /* by relation: the node that is in where it holds, ENT_NONE: as its argument; ENT__LEFT_OUT: its weight is too low */
  ent_label *labels;  /* grounded, by node */
  size_t *reason_start; /* by issue, issues + 1 */
  ent_reason *reasons;
  bool evidence_marked; /* evidential reading: arguments are marked as evidence */
  uint32_t unfounded;   /* arguments that the reading of supports alone rules out */
  ent__names names;     /* of arguments built from attacks; empty where they are numbered */
  char *source;
  char *sha256;
  struct ent__reasoner *kept;
};

/* Returns which nodes edits have taken out, by node; NULL: none. */
const bool *ent__framework_gone(const ent_framework *framework);
/* Frees what is kept between questions. NULL is fine. */
void ent__reasoner_free(struct ent__reasoner *kept);

#define ENT__LEFT_OUT (UINT32_MAX - 1)

/* Builds graph, meta, relation of a dataset's framework. */
ent_status ent__framework_compile(ent_framework *framework, ent_error *err);
/* Fills the reasons of each issue. O(issues · reachable relations). */
ent_status ent__framework_reason(ent_framework *framework, ent_error *err);

/*
 * Builds a framework from attacks and takes the names, one for each argument or none at all; leaves
 * *names empty. `edges` stays the caller's.
 */
ent_status ent__framework_take(ent_framework **out, ent__names *names, uint32_t arguments, const ent_attack *edges, size_t count, ent_error *err);

/*
 * Gives the arguments whose values decide whether an attack between two nodes succeeds for an
 * audience: of an undercut, the undercutter and the argument whose relation it undercuts. False
 * where it always does.
 */
bool ent__framework_ends(const ent_framework *framework, uint32_t from, uint32_t to, ent_attack *ends);

#endif
