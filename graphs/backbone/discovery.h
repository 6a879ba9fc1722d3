/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_GRAPHS_BACKBONE_DISCOVERY_H
#define ENT_GRAPHS_BACKBONE_DISCOVERY_H

#include <stddef.h>

#include <entente/base.h>

/*
 * Fills q[i], the least false discovery rate at which p[i] is still a discovery, by the step-up rule
 * of Benjamini & Hochberg (1995): the least p·tests/rank over the ranks from its own on, at most 1.
 * `tests` may be more than the count: the others are as if they had p = 1. O(n log n).
 */
ent_status ent__discovery(double *q, const double *p, size_t count, size_t tests, ent_error *err);

#endif
