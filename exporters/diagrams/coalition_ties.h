/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which ties a coalition map draws, in which order, and how strongly. */
#ifndef ENT_EXPORTERS_DIAGRAMS_COALITION_TIES_H
#define ENT_EXPORTERS_DIAGRAMS_COALITION_TIES_H

#include "engine/base/arena.h"
#include "exporters/diagrams/graphviz.h"

/* A tie on the map. */
typedef struct ent__drawn_tie {
  uint32_t tie;    /* index into ent_network_ties */
  double strength; /* |weight| over the largest, in (0, 1] */
  bool crossing;   /* agreement between two coalitions: drawn below all else */
} ent__drawn_tie;

/*
 * Chooses ties: all where there are at most `limit`. Else, for the largest k that keeps them readable, a tie of
 * agreement is kept where it is among the k strongest agreements of either end, and likewise a tie
 * of opposition; equals are ordered by shared issues, then by canonical order. They come in the
 * order of drawing: agreement between coalitions, opposition, agreement within coalitions, each by
 * rising strength. `group_of` tells the coalition of each node; *k is 0 where all are drawn. The result is in the arena. O(m log m).
 */
ent_status ent__ties_strongest(ent__drawn_tie **out, size_t *count, size_t *k, ent__arena *arena, const ent_network *network, const uint32_t *group_of,
                               size_t limit, ent_error *err);
/* The same of the network of coalitions, up to 60 and 5 for each node. */
ent_status ent__ties_choose(ent__drawn_tie **out, size_t *count, size_t *k, ent__arena *arena,
                            const ent_coalitions *coalitions, ent_error *err);

#endif
