/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <entente/ties.h>

#include <math.h>
#include <string.h>

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/stances/ties_internal.h"

#define HASH_NONFATAL_OOM 1
#define uthash_malloc(size) ent__alloc(1, size)
#define uthash_free(memory, size) ent__free(memory)
#define uthash_nonfatal_oom(entry) (out_of_memory = 1)
#include <uthash.h>

typedef struct named {
  const char *name;
  uint32_t index;
  UT_hash_handle hh;
} named;

/* A pair of nodes, so that a second tie between them is seen. */
typedef struct pair {
  uint64_t ends;
  UT_hash_handle hh;
} pair;

struct ent_ties {
  named *by_name;
  pair *pairs;
  const char **names;
  size_t nodes;
  size_t node_room;
  ent_signed_tie *list;
  size_t count;
  size_t room;
  const char *source;
  char sha256[65];
  ent__arena arena;
};

ent_status ent_ties_new(ent_ties **out, ent_error *err) {
  *out = ent__zalloc(1, sizeof **out);
  if (*out == NULL) return ent__nomem(err);
  (*out)->source = "";
  return ENT_OK;
}

void ent_ties_free(ent_ties *ties) {
  if (ties == NULL) return;
  HASH_CLEAR(hh, ties->by_name);
  HASH_CLEAR(hh, ties->pairs);
  ent__free(ties->names);
  ent__free(ties->list);
  ent__arena_clear(&ties->arena);
  ent__free(ties);
}

ent_status ent_ties_node(ent_ties *ties, const char *name, uint32_t *index, ent_error *err) {
  int out_of_memory = 0;
  named *found = NULL;
  HASH_FIND_STR(ties->by_name, name, found);
  if (found != NULL) {
    *index = found->index;
    return ENT_OK;
  }
  void *names = ties->names;
  if (ties->nodes >= ENT_NONE - 1) return ent__fail(err, ENT_E_LIMIT, "more than %u nodes", ENT_NONE - 1);
  if (ent__grow(&names, &ties->node_room, ties->nodes + 1, sizeof *ties->names) != 0) return ent__nomem(err);
  ties->names = names;
  found = ent__arena_alloc(&ties->arena, 1, sizeof *found);
  char *copy = ent__arena_string(&ties->arena, name, strlen(name));
  if (found == NULL || copy == NULL) return ent__nomem(err);
  found->name = copy;
  found->index = (uint32_t)ties->nodes;
  HASH_ADD_KEYPTR(hh, ties->by_name, copy, strlen(copy), found);
  if (out_of_memory) return ent__nomem(err);
  ties->names[ties->nodes++] = copy;
  *index = found->index;
  return ENT_OK;
}

ent_status ent_ties_add(ent_ties *ties, uint32_t a, uint32_t b, double weight, ent_error *err) {
  int out_of_memory = 0;
  if (a >= ties->nodes || b >= ties->nodes) return ent__fail(err, ENT_E_DATA, "the tie names a node that does not exist");
  if (a == b) return ent__fail(err, ENT_E_DATA, "'%.80s' is tied to itself, expected two different actors", ties->names[a]);
  if (weight == 0 || !isfinite(weight)) return ent__fail(err, ENT_E_DATA, "the tie's weight is zero or not finite, expected another number");
  const uint32_t source = a < b ? a : b, target = a < b ? b : a;
  const uint64_t ends = (uint64_t)source << 32 | target;
  pair *found = NULL;
  HASH_FIND(hh, ties->pairs, &ends, sizeof ends, found);
  if (found != NULL)
    return ent__fail(err, ENT_E_DATA, "'%.80s' and '%.80s' are tied twice, expected one tie a pair", ties->names[a], ties->names[b]);
  void *list = ties->list;
  if (ent__grow(&list, &ties->room, ties->count + 1, sizeof *ties->list) != 0) return ent__nomem(err);
  ties->list = list;
  found = ent__arena_alloc(&ties->arena, 1, sizeof *found);
  if (found == NULL) return ent__nomem(err);
  found->ends = ends;
  HASH_ADD(hh, ties->pairs, ends, sizeof found->ends, found);
  if (out_of_memory) return ent__nomem(err);
  ties->list[ties->count++] = (ent_signed_tie){source, target, weight};
  return ENT_OK;
}

size_t ent_ties_nodes(const ent_ties *ties) { return ties->nodes; }

const char *ent_ties_name(const ent_ties *ties, uint32_t node) { return ties->names[node]; }

const ent_signed_tie *ent_ties_list(const ent_ties *ties, size_t *count) {
  *count = ties->count;
  return ties->list;
}

const char *ent_ties_source(const ent_ties *ties) { return ties->source; }

const char *ent_ties_sha256(const ent_ties *ties) { return ties->sha256; }

ent_status ent__ties_set_source(ent_ties *ties, const char *source, const char sha256[65], ent_error *err) {
  const char *copy = ent__arena_string(&ties->arena, source, strlen(source));
  if (copy == NULL) return ent__nomem(err);
  ties->source = copy;
  memcpy(ties->sha256, sha256, 65);
  return ENT_OK;
}
