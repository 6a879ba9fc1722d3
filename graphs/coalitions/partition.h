/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_GRAPHS_COALITIONS_PARTITION_H
#define ENT_GRAPHS_COALITIONS_PARTITION_H

#include "graphs/coalitions/problem.h"

/*
 * Numbers the camps of a partition from 0 by falling size, then by first member. Equal partitions
 * get equal numbers. Where the number of camps is fixed, the parts of a network that no tie joins
 * could be combined in any way: there the largest camps of all parts are put together, the
 * second largest, and so on. *camps gets the number of camps. O(n log n).
 */
ent_status ent__partition_number(const ent__problem *problem, const ent__goal *goal, uint32_t *camp,
                                 uint32_t *camps, ent_error *err);

/* Compares two numbered partitions node by node: < 0, 0, > 0. */
int ent__partition_compare(const uint32_t *a, const uint32_t *b, uint32_t nodes);

/* Returns a hash of a numbered partition, by which different ones are counted. */
uint64_t ent__partition_hash(const uint32_t *camp, uint32_t nodes);

#endif
