/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rectangles on a page. */
#ifndef ENT_EXPORTERS_DIAGRAMS_PACK_H
#define ENT_EXPORTERS_DIAGRAMS_PACK_H

#include <entente/study.h>

/*
 * Places rectangles of these sizes, in their order, each as high up as it can be and there as far
 * left, on a page of a sensible shape, `gap` apart; the upper left corner of all is at 0, 0, y
 * downwards. *size gets the size of all. O(n²) for each of a dozen widths, of three above a thousand.
 */
ent_status ent__pack(ent_point *at, ent_point *size, const ent_point *sizes, size_t n, double gap, ent_error *err);

#endif
