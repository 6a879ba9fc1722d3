/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The search for extensions within one piece of a framework. Each semantics is a row: which nodes
 * it asks about, its formula, and how an extension is found.
 */
#ifndef ENT_ENGINE_ARGUMENTS_EXTENSIONS_SEARCH_H
#define ENT_ENGINE_ARGUMENTS_EXTENSIONS_SEARCH_H

#include <entente/extensions.h>

#include "engine/arguments/extensions/region.h"
#include "engine/arguments/extensions/sat.h"

/*
 * The nodes a semantics asks about: what the grounded labelling leaves undecided, what is in under
 * it being in every extension; all nodes; or those that do not attack themselves.
 */
typedef enum ent__scope { ENT__SCOPE_RESIDUAL, ENT__SCOPE_ALL, ENT__SCOPE_NOT_SELF } ent__scope;

typedef struct ent__seek ent__seek;

/*
 * Looks for an extension that satisfies a literal: v + 1 for "node v is in it", -(v + 1) for "it is
 * not", 0 for any. It is left in search->set. Errors: as ent__sat_solve, ENT_E_NOMEM.
 */
typedef ent_status ent__find_fn(ent__seek *search, int literal, bool *found, ent_error *err);

typedef struct ent__method {
  ent__scope scope;
  bool empty; /* the empty set will do in a piece about which nothing is asked */
  void (*encode)(ent__seek *search);
  ent__find_fn *find;
  /* Excludes the set that was found from what ent__find_fn finds with the literal 0. */
  void (*exclude)(ent__seek *search);
} ent__method;

struct ent__seek {
  const ent__method *method;
  const ent__region *region;
  uint32_t nodes;
  uint32_t arguments; /* the first so many are arguments, the rest only stand for relations */
  ent__sat *sat;
  int last;  /* the last variable in use */
  bool *set; /* by node */
  bool *range;  /* by node: of the semantics that maximise it, what the extension holds or attacks */
  bool in_range; /* an enumeration goes through the extensions of `range` */
  bool **ranges; /* greatest ranges that are known */
  size_t range_count;
  size_t range_room;
};

/* The row of a semantics; NULL for those with one extension that need no search of this kind. */
const ent__method *ent__method_of(ent_semantics semantics);

ent_status ent__seek_init(ent__seek *out, const ent__method *method, const ent__region *region, uint32_t arguments, ent__deadline *deadline,
                            ent_error *err);
void ent__seek_clear(ent__seek *search);

/* Variables: node v is in; it is attacked by something in; it is within the range. */
static inline int ent__in(uint32_t v) { return (int)v + 1; }
static inline int ent__attacked(const ent__seek *s, uint32_t v) { return (int)(s->nodes + v) + 1; }
static inline int ent__covered(const ent__seek *s, uint32_t v) { return (int)(2 * s->nodes + v) + 1; }
/* Returns a new variable. */
static inline int ent__fresh(ent__seek *s) { return ++s->last; }

/* Reads the model into the set. */
void ent__seek_read(ent__seek *search);
/* Finds by one call of the solver: where the formula alone says what an extension is. */
ent__find_fn ent__find_plain;
/*
 * Excludes sets with the same arguments, whatever else is in them; the set itself alone, as where
 * the other sets still tell which are greatest.
 */
void ent__exclude_same(ent__seek *search);
void ent__exclude_set(ent__seek *search);

/* Clauses: no attack within the set; every attacker of a member is attacked; what is defended is in. */
void ent__encode_conflict_free(ent__seek *search);
void ent__encode_admissible(ent__seek *search);
void ent__encode_complete(ent__seek *search);
/* Clauses: the variables of the range are false outside it. Needs those of ent__attacked. */
void ent__encode_range(ent__seek *search);
/* Finds by growth of the range. */
ent__find_fn ent__find_range;

extern const ent__method ent__method_complete, ent__method_preferred, ent__method_stable, ent__method_semi_stable, ent__method_stage,
    ent__method_naive, ent__method_admissible, ent__method_conflict_free;

#endif
