/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_ENGINE_STANCES_TIES_INTERNAL_H
#define ENT_ENGINE_STANCES_TIES_INTERNAL_H

#include <entente/ties.h>

/* Says where the list was read from. */
ent_status ent__ties_set_source(ent_ties *ties, const char *source, const char sha256[65], ent_error *err);

/* Returns the index of the tie between two nodes, SIZE_MAX where there is none. */
size_t ent__ties_find(const ent_ties *ties, uint32_t a, uint32_t b);
/* Adds the first tie of a pair of different nodes; its weight may be 0 until ent__ties_drop_empty. */
ent_status ent__ties_append(ent_ties *ties, uint32_t a, uint32_t b, double weight, ent_error *err);
/* Gives a tie another weight. */
void ent__ties_reweigh(ent_ties *ties, size_t tie, double weight);
/* Takes out the ties of weight 0, the others keeping their order. Returns how many. */
size_t ent__ties_drop_empty(ent_ties *ties);

#endif
