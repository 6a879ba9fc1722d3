/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A signed, weighted, undirected edge list: a network that comes as such, without statements. */
#ifndef ENTENTE_TIES_H
#define ENTENTE_TIES_H

#include <entente/dataset.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_ties ent_ties;

/* One tie; source < target, weight neither 0 nor NaN. */
typedef struct ent_signed_tie {
  uint32_t source;
  uint32_t target;
  double weight;
} ent_signed_tie;

/* Makes an empty list. The caller frees it with ent_ties_free. */
ENT_API ent_status ent_ties_new(ent_ties **out, ent_error *err);
ENT_API void ent_ties_free(ent_ties *ties);

/* Gives the index of a node by its name, which is added where new. The name is copied. */
ENT_API ent_status ent_ties_node(ent_ties *ties, const char *name, uint32_t *index, ent_error *err);

/* Gives a node a label, shown in place of its name; it is copied. Errors: ENT_E_DATA where there is no such node. */
ENT_API ent_status ent_ties_set_label(ent_ties *ties, uint32_t node, const char *label, ent_error *err);

/*
 * Adds a tie between two nodes. Errors: ENT_E_DATA for a tie of a node with itself, a second tie
 * of the same pair, a weight that is 0 or not finite.
 */
ENT_API ent_status ent_ties_add(ent_ties *ties, uint32_t a, uint32_t b, double weight, ent_error *err);

ENT_API size_t ent_ties_nodes(const ent_ties *ties);
ENT_API const char *ent_ties_name(const ent_ties *ties, uint32_t node);
/* Returns NULL where the node has no label but its name. */
ENT_API const ent_text *ent_ties_label(const ent_ties *ties, uint32_t node);
ENT_API const ent_signed_tie *ent_ties_list(const ent_ties *ties, size_t *count);

/* Name and SHA-256 (64 hexadecimal digits) of the input; "" where the list was made by hand. */
ENT_API const char *ent_ties_source(const ent_ties *ties);
ENT_API const char *ent_ties_sha256(const ent_ties *ties);

#ifdef __cplusplus
}
#endif
#endif
